/**
 * The generator of random programs: a seed gives a program that is deterministic and ends. Programs cover expressions
 * over all builtin types, control flow, classes, generators, closures, exceptions, comprehensions, matching, f-strings.
 * Takes a seed, gives a tree; must not know who runs it.
 */
import { classDefinition, functionDefinition } from './definitions.ts';
import type { Making } from './expressions.ts';
import { Random } from './random.ts';
import { Scope } from './scope.ts';
import { block, statement } from './statements.ts';
import { clause, line, print, python, type Statement } from './tree.ts';

/** Stands before every program: prints values by repr. */
const PROLOGUE = `def show(*values):
    print(*[repr(value) for value in values])
`;

/** The statements of the program of a seed. */
export function generate(seed: number): Statement[] {
  const random = new Random(seed);
  const scope = new Scope(undefined, false);
  const making: Making = { random, scope, depth: 3 };
  const body: Statement[] = [];
  const guard = (statements: Statement[]): Statement => [
    clause(python`try`, statements),
    clause(python`except Exception as e`, [line`show(type(e).__name__, str(e))`]),
  ];
  if (random.chance(0.6)) body.push(...functionDefinition(making));
  if (random.chance(0.6)) body.push(guard(classDefinition(making)));
  const count = random.between(4, 12);
  for (let i = 0; i < count; i++) {
    // An uncaught exception ends a program, so most statements are guarded.
    const made = statement(making);
    body.push(...(random.chance(0.9) ? [guard(made)] : made));
  }
  body.push(...block({ ...making, depth: 1 }, 0, 2));
  for (const name of scope.variables.keys()) body.push(guard([line`show('${name}', ${name})`]));
  return body;
}

/** Source text of a program. */
export function sourceOf(program: readonly Statement[]): string {
  return PROLOGUE + print(program);
}
