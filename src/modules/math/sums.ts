/** math: fsum, prod and sumprod. */
import { overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { productError, sumError } from '../../runtime/libm/double-double.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { realOf } from '../../runtime/objects/float-methods.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { realm } from '../../runtime/realm.ts';
import type { FunctionTable } from '../define.ts';
import { reals } from './arguments.ts';

/** Exactly rounded sum (Shewchuk's partials). Throws ValueError and OverflowError as fsum does. */
export function exactSum(values: readonly number[]): number {
  const partials: number[] = [];
  let count = 0;
  let special = 0;
  let infinities = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value - value === 0) {
      count = include(partials, count, value);
    } else {
      special += value;
      if (!Number.isNaN(value)) infinities += value;
    }
  }
  if (special === 0) return roundPartials(partials, count);
  if (Number.isNaN(infinities)) throw valueError('-inf + inf in fsum');
  return special;
}

/** Adds a value to the first `count` partials, which do not overlap; gives how many there are then. */
function include(partials: number[], count: number, value: number): number {
  let x = value;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const y = partials[i] as number;
    const high = x + y;
    const low = Math.abs(x) < Math.abs(y) ? x - (high - y) : y - (high - x);
    if (low !== 0) partials[kept++] = low;
    x = high;
  }
  if (x - x !== 0) throw overflowError('intermediate overflow in fsum');
  if (x !== 0) partials[kept++] = x;
  return kept;
}

function roundPartials(partials: readonly number[], count: number): number {
  let n = count;
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

/** The product of a value and all items. */
function productOf(items: readonly Value[], start: Value): Maybe<Value> {
  let product = start;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (isFloat(product) && (isFloat(item) || typeof item === 'number')) {
      const factor = typeof item === 'number' ? item : item.v;
      product = new PyFloat(product.v * factor);
      continue;
    }
    const next = binaryOperation('*', product, item);
    if (isPending(next)) return productRest(items, i + 1, next);
    product = next;
  }
  return product;
}

function* productRest(items: readonly Value[], from: number, pending: Guest<Value>): Guest<Value> {
  let product = yield* pending;
  for (let i = from; i < items.length; i++) product = yield* settle(binaryOperation('*', product, items[i] as Value));
  return product;
}

export const sumFunctions: FunctionTable = {
  fsum: [
    '(seq, /)',
    (iterable: Value): Maybe<Value> =>
      after(iterateAll(iterable), (items) => after(reals(items), (values) => new PyFloat(exactSum(values)))),
  ],
  prod: [
    '(iterable, /, *, start=1)',
    (iterable: Value, start: Value = 1): Maybe<Value> =>
      after(iterateAll(iterable), (items) => productOf(items, start)),
  ],
  sumprod: ['(p, q, /)', sumOfProducts],
};
