/** What `--explain` prints: a program at every stage before it runs: tree, scopes, bytecode. */
import { printCode } from '../bytecode/printer.ts';
import { compileModule } from '../compiler/compiler.ts';
import { analyseScopes } from '../scope/analyse.ts';
import type { Scope } from '../scope/scope.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { parseModule } from '../syntax/parser.ts';

export function explain(source: string, filename: string): string {
  try {
    const tree = parseModule(source);
    const { module } = analyseScopes(tree.body, false);
    const options = { filename, mode: 'module', result: 'lastExpression', futureFlags: 0 } as const;
    const code = printCode(compileModule(tree, options));
    return `--- tree\n${printTree(tree, '')}\n--- scopes\n${printScope(module, '')}--- bytecode\n${code}\n`;
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) return ''; // the run reports it
    throw thrown;
  }
}

const POSITION: ReadonlySet<string> = new Set(['line', 'column', 'endLine', 'endColumn']);

/** A node on one line if it holds no other node, else its fields below it. */
function printTree(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return value.map((item) => `\n${indent}- ${printTree(item, `${indent}  `)}`).join('');
  }
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'none';
  const { kind, ...fields } = value as { kind?: string };
  const shown = Object.entries(fields).filter(([name, field]) => !POSITION.has(name) && field !== undefined);
  const plain = shown.filter(([, field]) => typeof field !== 'object' || field === null);
  const deep = shown.filter(([, field]) => typeof field === 'object' && field !== null);
  const head = [kind ?? 'node', ...plain.map(([name, field]) => `${name}=${printTree(field, indent)}`)].join(' ');
  return head + deep.map(([name, field]) => `\n${indent}${name}: ${printTree(field, `${indent}  `)}`).join('');
}

/** A scope, what each of its names means, and the scopes in it. */
function printScope(scope: Scope, indent: string): string {
  let text = `${indent}${scope.kind} ${scope.name}\n`;
  for (const [name, { kind }] of scope.resolutions) {
    const cell = scope.variables.get(name)?.isCell === true ? ', in a cell' : '';
    text += `${indent}  ${name}: ${kind}${cell}\n`;
  }
  for (const child of scope.children) text += printScope(child, `${indent}  `);
  return text;
}
