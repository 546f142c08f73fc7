/**
 * Makes a program smaller while a test still holds: removes statements in halving chunks, hoists bodies, drops
 * clauses, puts a part of an expression or a constant in its place. Takes a tree and a test; gives the smaller tree.
 */
import { Expression, type Part, python, type Statement } from './tree.ts';

type Program = readonly Statement[];
type Test = (program: Program) => Promise<boolean>;

const CONSTANTS = ['0', "''", '[]', 'None', '()'].map((text) => python`${text}`);

/** Repeats all ways of cutting until none makes the program smaller, or `tries` tests are used. */
export async function minimise(program: Program, holds: Test, tries = 3000): Promise<Program> {
  const budget = { left: tries };
  let best = program;
  for (;;) {
    const before = size(best);
    best = await greedily(best, statementCuts, holds, budget);
    best = await greedily(best, expressionCuts, holds, budget);
    if (size(best) >= before || budget.left <= 0) return best;
  }
}

const size = (program: Program): number => JSON.stringify(program).length;

interface TestBudget {
  left: number;
}

/**
 * Takes every cut that keeps the test true. After a cut it goes on where it was, so that a long program costs about
 * one test per place, and from the start again until nothing can be cut.
 */
async function greedily(
  program: Program,
  cuts: (program: Program) => Iterable<Program>,
  holds: Test,
  budget: TestBudget,
): Promise<Program> {
  let best = program;
  let from = 0;
  for (;;) {
    const next = await firstFrom(cuts(best), from, holds, budget);
    if (next === undefined) {
      if (from === 0 || budget.left <= 0) return best;
      from = 0;
    } else {
      best = next.program;
      from = next.at;
    }
  }
}

async function firstFrom(
  candidates: Iterable<Program>,
  from: number,
  holds: Test,
  budget: TestBudget,
): Promise<{ program: Program; at: number } | undefined> {
  let at = -1;
  for (const candidate of candidates) {
    if (++at < from) continue;
    if (budget.left-- <= 0) return undefined;
    if (await holds(candidate)) return { program: candidate, at };
  }
  return undefined;
}

/** Programs with fewer statements, the smallest first. */
function* statementCuts(body: Program): Generator<Program> {
  for (let length = body.length; length >= 1; length = Math.floor(length / 2)) {
    for (let start = 0; start < body.length; start += length)
      yield [...body.slice(0, start), ...body.slice(start + length)];
  }
  for (const [i, statement] of body.entries()) {
    const replaced = (by: readonly Statement[]): Program => [...body.slice(0, i), ...by, ...body.slice(i + 1)];
    for (const [j, { body: inner }] of statement.entries()) {
      if (inner === undefined) continue;
      yield replaced(inner);
      if (statement.length > 1) yield replaced([statement.filter((_, k) => k !== j)]);
    }
    for (const [j, one] of statement.entries()) {
      if (one.body === undefined) continue;
      for (const smaller of statementCuts(one.body))
        yield replaced([statement.map((other, k) => (k === j ? { head: one.head, body: smaller } : other))]);
    }
  }
}

function* expressionCuts(body: Program): Generator<Program> {
  for (const [i, statement] of body.entries()) {
    for (const [j, one] of statement.entries()) {
      const replaced = (by: Statement[number]): Program =>
        body.map((other, k) => (k === i ? statement.map((c, l) => (l === j ? by : c)) : other));
      for (const head of holeCuts(one.head))
        yield replaced(one.body === undefined ? { head } : { head, body: one.body });
      if (one.body !== undefined)
        for (const smaller of expressionCuts(one.body)) yield replaced({ head: one.head, body: smaller });
    }
  }
}

/** The expression with one hole made smaller. */
function* holeCuts(whole: Expression): Generator<Expression> {
  for (const [i, hole] of whole.parts.entries()) {
    if (!(hole instanceof Expression)) continue;
    const replaced = (by: Part): Expression => new Expression(whole.parts.map((part, k) => (k === i ? by : part)));
    const length = hole.toString().length;
    for (const part of [...hole.holes, ...CONSTANTS]) if (part.toString().length < length) yield replaced(part);
    for (const smaller of holeCuts(hole)) yield replaced(smaller);
  }
}
