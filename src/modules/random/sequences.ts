/** choice, shuffle, sample, choices: drawing from sequences. */
import { indexError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { importOwn } from '../../runtime/import.ts';
import { log } from '../../runtime/libm/logarithm.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { toFloatValue } from '../../runtime/objects/float-methods.ts';
import { type Int, intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import type { MethodTable } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { PyRange } from '../../runtime/objects/range.ts';
import { strOf } from '../../runtime/objects/str.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { lessThan } from '../../runtime/operations/compare.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { isInstanceOf } from '../../runtime/operations/isinstance.ts';
import { charge, iterateAll } from '../../runtime/operations/iterate.ts';
import { length } from '../../runtime/operations/length.ts';
import { getItem, setItem } from '../../runtime/operations/subscript.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { below, nextFloat, type RandomObject } from './random-object.ts';
import { drawBelow } from './source.ts';

function choice(self: RandomObject, sequence: Value): Maybe<Value> {
  if (self.exact && (sequence instanceof PyList || sequence instanceof PyTuple) && sequence.exact) {
    const { items } = sequence;
    if (items.length === 0) throw indexError('Cannot choose from an empty sequence');
    return items[drawBelow(self.source, items.length) as number] as Value;
  }
  const size = length(sequence);
  if (isPending(size) || !self.exact) return choiceRest(self, sequence, size);
  if (size === 0) throw indexError('Cannot choose from an empty sequence');
  return getItem(sequence, below(self, size) as Int);
}

function* choiceRest(self: RandomObject, sequence: Value, pending: Maybe<number>): Guest<Value> {
  const size = yield* settle(pending);
  if (size === 0) throw indexError('Cannot choose from an empty sequence');
  return yield* settle(getItem(sequence, yield* settle(below(self, size))));
}

/** Fisher and Yates, from the end: each item changes places with one that is not behind it. */
function* shuffle(self: RandomObject, sequence: Value): Guest<Value> {
  let last = (yield* settle(length(sequence))) - 1;
  if (self.exact && sequence instanceof PyList && sequence.exact) {
    const { items } = sequence;
    for (; last > 0; last--) {
      if ((last & 255) === 0) realm().budget.work(64);
      const other = below(self, last + 1) as number;
      const item = items[last] as Value;
      items[last] = items[other] as Value;
      items[other] = item;
    }
    return None;
  }
  for (; last > 0; last--) {
    const other = yield* settle(below(self, last + 1));
    const [a, b] = [yield* settle(getItem(sequence, last)), yield* settle(getItem(sequence, other))];
    yield* settle(setItem(sequence, last, b));
    yield* settle(setItem(sequence, other, a));
  }
  return None;
}

/** What sample takes: anything that collections.abc calls a Sequence. */
function* checkSequence(value: Value): Guest<void> {
  if (value instanceof PyList || value instanceof PyTuple || value instanceof PyRange || strOf(value) !== undefined)
    return;
  if (value instanceof PyBytes || value instanceof PyByteArray) return;
  const abc = yield* importOwn('collections.abc');
  if (!(yield* settle(isInstanceOf(value, yield* settle(getAttribute(abc, 'Sequence'))))))
    throw typeError('Population must be a sequence.  For dicts or sets, use sorted(d).');
}

function* sample(self: RandomObject, population: Value, k: Value, counts: Value = None): Guest<Value> {
  yield* checkSequence(population);
  const size = yield* settle(length(population));
  if (counts !== None) return yield* sampleOfCounted(self, population, size, k, counts);
  const places = yield* samplePlaces(self, size, k);
  const chosen: Value[] = [];
  for (const place of places) chosen.push(yield* settle(getItem(population, place)));
  return new PyList(chosen);
}

/** Positions below `size`, each at most once, in random order. */
function* samplePlaces(self: RandomObject, size: Int, k: Value): Guest<Int[]> {
  const wanted = Number(yield* settle(toIndex(k, `can't multiply sequence by non-int of type '${typeName(k)}'`)));
  if (wanted < 0 || wanted > size) throw valueError('Sample larger than population or is negative');
  realm().budget.allocate(wanted * 16);
  // As long as a list of all is no larger than a set of those drawn would be, drawn ones leave a list.
  const setSize = 21 + (wanted > 5 ? 4 ** Math.ceil(log(wanted * 3) / log(4)) : 0);
  return yield* size <= setSize ? drawFromList(self, Number(size), wanted) : drawAgain(self, size, wanted);
}

function* drawFromList(self: RandomObject, size: number, wanted: number): Guest<Int[]> {
  realm().budget.allocate(size * 8);
  const left = Array.from({ length: size }, (_, i) => i);
  const places: Int[] = [];
  for (let rest = size; rest > size - wanted; rest--) {
    const drawn = below(self, rest);
    const at = Number(isPending(drawn) ? yield* drawn : drawn);
    charge(places, realm().budget);
    places.push(left[at] as number);
    left[at] = left[rest - 1] as number;
  }
  return places;
}

function* drawAgain(self: RandomObject, size: Int, wanted: number): Guest<Int[]> {
  const places = new Set<Int>();
  while (places.size < wanted) {
    const drawn = below(self, size);
    if ((places.size & 63) === 63) realm().budget.work(32);
    places.add(isPending(drawn) ? yield* drawn : drawn);
  }
  return [...places];
}

/** The population is as if every item stood there as often as its count says. */
function* sampleOfCounted(self: RandomObject, population: Value, size: number, k: Value, counts: Value): Guest<Value> {
  const sums = yield* runningSums(counts);
  if (sums.length !== size) throw valueError('The number of counts does not match the population');
  const last = sums.pop();
  if (last === undefined) throw indexError('pop from empty list');
  const total = intOf(last);
  if (total === undefined) throw typeError('Counts must be integers');
  if (total <= 0) throw valueError('Total of counts must be greater than zero');
  const chosen: Value[] = [];
  for (const place of yield* samplePlaces(self, total, k))
    chosen.push(yield* settle(getItem(population, yield* settle(firstAbove(sums, place, sums.length)))));
  return new PyList(chosen);
}

function* runningSums(values: Value): Guest<Value[]> {
  const sums: Value[] = [];
  for (const value of yield* settle(iterateAll(values))) {
    const before = sums.at(-1);
    sums.push(before === undefined ? value : yield* settle(binaryOperation('+', before, value)));
  }
  return sums;
}

/** How many of sorted values are not above `value`, at most `end`. */
function firstAbove(sorted: readonly Value[], value: Value, end: number): Maybe<number> {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const under = lessThan(value, sorted[middle] as Value);
    if (isPending(under)) return firstAboveSlow(sorted, value, low, high);
    if (under) high = middle;
    else low = middle + 1;
  }
  return low;
}

function* firstAboveSlow(sorted: readonly Value[], value: Value, from: number, end: number): Guest<number> {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (yield* settle(lessThan(value, sorted[middle] as Value))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstDoubleAbove(sorted: Float64Array, value: number, end: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < (sorted[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function* choices(
  self: RandomObject,
  population: Value,
  weights: Value = None,
  cumulative: Value = None,
  k: Value = 1,
): Guest<Value> {
  const size = yield* settle(length(population));
  const sums = yield* cumulativeWeights(weights, cumulative);
  const count = Number(yield* settle(toIndex(k)));
  realm().budget.allocate(Math.max(0, count) * 8);
  realm().budget.work(Math.max(0, count) / 8);
  const place = sums === undefined ? evenly(size) : yield* byWeight(sums, size);
  const items = population instanceof PyList || population instanceof PyTuple ? population : undefined;
  if (self.exact && items?.exact === true && items.items.length > 0)
    return yield* chosenAtOnce(self, items.items, place, count);
  const chosen: Value[] = [];
  for (let i = 0; i < count; i++) {
    const drawn = nextFloat(self);
    const at = place(yield* toFloatValue(isPending(drawn) ? yield* drawn : drawn));
    const item = getItem(population, isPending(at) ? yield* at : at);
    chosen.push(isPending(item) ? yield* item : item);
  }
  return new PyList(chosen);
}

/** The position in the population that a float stands for. */
type Place = (float: number) => Maybe<number>;

const evenly =
  (size: number): Place =>
  (float) =>
    Math.floor(float * size);

function* chosenAtOnce(self: RandomObject, items: readonly Value[], place: Place, count: number): Guest<Value> {
  const chosen: Value[] = [];
  for (let i = 0; i < count; i++) {
    const at = place(self.source.float());
    chosen.push(items[isPending(at) ? yield* at : at] as Value);
  }
  return new PyList(chosen);
}

function* byWeight(sums: Value[], size: number): Guest<Place> {
  if (sums.length !== size) throw valueError('The number of weights does not match the population');
  const last = sums.at(-1);
  if (last === undefined) throw indexError('list index out of range');
  const total = yield* toFloatValue(yield* settle(binaryOperation('+', last, new PyFloat(0))));
  if (total <= 0) throw valueError('Total of weights must be greater than zero');
  if (!Number.isFinite(total)) throw valueError('Total of weights must be finite');
  const plain = sums.every((sum) => typeof sum === 'number' || (sum instanceof PyFloat && sum.exact));
  if (!plain) return (float) => firstAbove(sums, new PyFloat(float * total), size - 1);
  const doubles = Float64Array.from(sums, (sum) => (sum instanceof PyFloat ? sum.v : (sum as number)));
  return (float) => firstDoubleAbove(doubles, float * total, size - 1);
}

function* cumulativeWeights(weights: Value, cumulative: Value): Guest<Value[] | undefined> {
  if (cumulative !== None) {
    if (weights !== None) throw typeError('Cannot specify both weights and cumulative weights');
    return yield* settle(iterateAll(cumulative));
  }
  if (weights === None) return undefined;
  const count = intOf(weights);
  if (count !== undefined) throw typeError(`The number of choices must be a keyword argument: k=${count}`);
  return yield* runningSums(weights);
}

export const sequenceMethods: MethodTable = {
  choice: ['(self, seq)', choice, 'An item of a sequence.'],
  shuffle: ['(self, x)', shuffle, 'Puts a list into random order, in place.'],
  sample: [
    '(self, population, k, *, counts=None)',
    sample,
    'k items without replacement; counts says how often each is there.',
  ],
  choices: [
    '(self, population, weights=None, *, cum_weights=None, k=1)',
    choices,
    'k items with replacement, by weight.',
  ],
};
