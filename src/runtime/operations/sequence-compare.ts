/** Comparison of lists and of tuples: item by item, identical items equal, then by length. */
import { type Guest, isPending, type Maybe } from '../guest.ts';
import type { Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { type CompareOperator, compare, compareJs, equals } from './compare.ts';
import { currentNesting, enterNesting, leaveNesting, swapNesting } from './nesting.ts';

/** `a OP b` for the items of two sequences of the same kind. */
export function compareSequences(operator: CompareOperator, a: readonly Value[], b: readonly Value[]): Maybe<Value> {
  if (a.length !== b.length && (operator === '==' || operator === '!=')) return operator === '!=';
  enterNesting('in comparison');
  try {
    for (let i = 0; i < a.length && i < b.length; i++) {
      const left = a[i];
      const right = b[i];
      if (left === right) {
        if ((i & 1023) === 1023) realm().budget.work(128);
        continue;
      }
      const same = equals(left, right);
      if (isPending(same)) return compareRest(same, operator, a, b, i, currentNesting());
      if (!same) return decide(operator, a[i], b[i]);
      if ((i & 255) === 255) realm().budget.work(256);
    }
    return compareJs(operator, a.length, b.length);
  } finally {
    leaveNesting();
  }
}

/** The answer at the first position where the items differ. */
function decide(operator: CompareOperator, a: Value, b: Value): Maybe<Value> {
  if (operator === '==') return false;
  if (operator === '!=') return true;
  return compare(operator, a, b);
}

function* compareRest(
  pending: Guest<boolean>,
  operator: CompareOperator,
  a: readonly Value[],
  b: readonly Value[],
  at: number,
  level: number,
): Guest<Value> {
  let same: Maybe<boolean> = yield* pending;
  let i = at;
  for (;;) {
    // Guest code may have shortened a list: what is gone decides by length.
    if (!same && i < a.length && i < b.length) {
      const answer = decide(operator, a[i], b[i]);
      return isPending(answer) ? yield* answer : answer;
    }
    i++;
    if (i >= a.length || i >= b.length) return compareJs(operator, a.length, b.length);
    const before = swapNesting(level);
    try {
      same = equals(a[i], b[i]);
    } finally {
      swapNesting(before);
    }
    if (isPending(same)) same = yield* same;
    if ((i & 255) === 255) realm().budget.work(256);
  }
}
