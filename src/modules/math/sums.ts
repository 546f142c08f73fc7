/** math: fsum, prod and sumprod. */
import { overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { productError, sumError } from '../../runtime/libm/double-double.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { realOf } from '../../runtime/objects/float-methods.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { realm } from '../../runtime/realm.ts';
import type { FunctionTable } from '../define.ts';
import { real } from './arguments.ts';

/** Exactly rounded sum (Shewchuk's partials). Throws ValueError and OverflowError as fsum does. */
export function exactSum(values: readonly number[]): number {
  const partials: number[] = [];
  let special = 0;
  let infinities = 0;
  for (const value of values) {
    if (Number.isFinite(value)) {
      if (!include(partials, value)) throw overflowError('intermediate overflow in fsum');
    } else {
      special += value;
      if (!Number.isNaN(value)) infinities += value;
    }
  }
  if (special === 0) return roundPartials(partials);
  if (Number.isNaN(infinities)) throw valueError('-inf + inf in fsum');
  return special;
}

/** Adds a value to partials that do not overlap; false if they overflow. */
function include(partials: number[], value: number): boolean {
  let x = value;
  let count = 0;
  for (let y of partials) {
    if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
    const high = x + y;
    const low = y - (high - x);
    if (low !== 0) partials[count++] = low;
    x = high;
  }
  partials.length = count;
  if (x !== 0) partials.push(x);
  return Number.isFinite(x);
}

function roundPartials(partials: readonly number[]): number {
  let n = partials.length;
  if (n === 0) return 0;
  let high = partials[--n] as number;
  let low = 0;
  while (n > 0) {
    const x = high;
    const y = partials[--n] as number;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A tie is decided by the sign of what is left.
  if (n > 0 && ((low < 0 && (partials[n - 1] as number) < 0) || (low > 0 && (partials[n - 1] as number) > 0))) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) high = x;
  }
  return high;
}

/** A sum of float products in three parts, as long as it is one. */
class FloatSum {
  hi = 0;
  lo = 0;
  tiny = 0;
  used = false;

  /** False, and nothing added, if the sum would not be finite. */
  add(a: number, b: number): boolean {
    const product = a * b;
    const sum = this.hi + product;
    if (!Number.isFinite(sum)) return false;
    const error = productError(a, b, product);
    const low = this.lo + error;
    const lost = sumError(this.hi, product, sum);
    const both = low + lost;
    this.tiny += sumError(this.lo, error, low) + sumError(low, lost, both);
    this.lo = both;
    this.hi = sum;
    this.used = true;
    return true;
  }

  take(): PyFloat {
    const total = new PyFloat(this.hi + (this.lo + this.tiny));
    this.hi = 0;
    this.lo = 0;
    this.tiny = 0;
    this.used = false;
    return total;
  }
}

function* sumOfProducts(p: Value, q: Value): Guest<Value> {
  const [a, b] = [yield* settle(iterateAll(p)), yield* settle(iterateAll(q))];
  if (a.length !== b.length) throw valueError('Inputs are not the same length');
  const floats = new FloatSum();
  let floatsAllowed = true;
  let total: Value = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as Value, b[i] as Value];
    if (floatsAllowed && (isFloat(x) || isFloat(y))) {
      const [u, v] = [realOf(x), realOf(y)];
      if (u !== undefined && v !== undefined && floats.add(u, v)) continue;
      floatsAllowed = false;
    }
    if (floats.used) total = yield* settle(binaryOperation('+', total, floats.take()));
    total = yield* settle(binaryOperation('+', total, yield* settle(binaryOperation('*', x, y))));
    if ((i & 63) === 63) realm().budget.work(16);
  }
  return floats.used ? yield* settle(binaryOperation('+', total, floats.take())) : total;
}

const isFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.exact;

export const sumFunctions: FunctionTable = {
  fsum: [
    '(seq, /)',
    function* (iterable: Value): Guest<Value> {
      const values: number[] = [];
      for (const item of yield* settle(iterateAll(iterable))) values.push(yield* real(item));
      return new PyFloat(exactSum(values));
    },
  ],
  prod: [
    '(iterable, /, *, start=1)',
    function* (iterable: Value, start: Value = 1): Guest<Value> {
      let product = start;
      for (const item of yield* settle(iterateAll(iterable)))
        product = yield* settle(binaryOperation('*', product, item));
      return product;
    },
  ],
  sumprod: ['(p, q, /)', sumOfProducts],
};
