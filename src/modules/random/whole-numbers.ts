/** randrange, randint, getrandbits, randbytes: whole numbers and bytes. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import type { MethodTable } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strToText } from '../../runtime/objects/str.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { add, floorDivide, multiply, subtract } from '../../runtime/operations/int-arithmetic.ts';
import { str } from '../../runtime/operations/text.ts';
import { realm } from '../../runtime/realm.ts';
import { below, type RandomObject } from './random-object.ts';
import { drawBits } from './source.ts';

/** `first` plus a number below `width`, times `step`. */
function stepped(self: RandomObject, first: Int, width: Int, step: Int): Maybe<Value> {
  const steps = below(self, width);
  if (isPending(steps)) return steppedRest(steps, first, step);
  return add(first, step === 1 ? steps : multiply(steps, step));
}

function* steppedRest(pending: Guest<Int>, first: Int, step: Int): Guest<Value> {
  return add(first, multiply(yield* pending, step));
}

function randRange(self: RandomObject, start: Value, stop: Value = None, step?: Value): Maybe<Value> {
  if (typeof start === 'number' && step === undefined) {
    if (stop === None && start > 0) return below(self, start);
    if (typeof stop === 'number' && start < stop && Number.isSafeInteger(stop - start))
      return stepped(self, start, stop - start, 1);
  }
  return randRangeOf(self, start, stop, step);
}

function* randRangeOf(self: RandomObject, start: Value, stop: Value, step: Value | undefined): Guest<Value> {
  const from = yield* settle(toIndex(start));
  if (stop === None) {
    if (step !== undefined) throw typeError('Missing a non-None stop argument');
    if (from <= 0) throw valueError('empty range for randrange()');
    return yield* settle(below(self, from));
  }
  const span = subtract(yield* settle(toIndex(stop)), from);
  const by = step === undefined ? 1 : yield* settle(toIndex(step));
  if (by === 0) throw valueError('zero step for randrange()');
  // One step less than would leave the range, rounded up.
  const width = by === 1 ? span : floorDivide(by > 0 ? add(span, subtract(by, 1)) : add(span, add(by, 1)), by);
  if (width <= 0)
    throw valueError(
      `empty range in randrange(${yield* shown(by === 1 ? [start, stop] : [start, stop, step as Value])})`,
    );
  return yield* settle(stepped(self, from, width, by));
}

function* shown(values: readonly Value[]): Guest<string> {
  const texts: string[] = [];
  for (const value of values) texts.push(strToText(yield* settle(str(value))));
  return texts.join(', ');
}

function randInt(self: RandomObject, first: Value, last: Value): Maybe<Value> {
  if (typeof last === 'number' && last < Number.MAX_SAFE_INTEGER) return randRange(self, first, last + 1);
  return randIntOf(self, first, last);
}

function* randIntOf(self: RandomObject, first: Value, last: Value): Guest<Value> {
  return yield* settle(randRange(self, first, yield* settle(binaryOperation('+', last, 1))));
}

function getRandBits(self: RandomObject, count: Value): Maybe<Value> {
  if (typeof count === 'number' && count >= 0) return drawBits(self.source, count);
  return getRandBitsOf(self, count);
}

function* getRandBitsOf(self: RandomObject, count: Value): Guest<Value> {
  const bits = yield* settle(toIndex(count));
  if (bits < 0) throw valueError('number of bits must be non-negative');
  return drawBits(self.source, Number(bits));
}

function randBytes(self: RandomObject, size: Value): Maybe<Value> {
  if (!self.exact) return bytesOfBits(self, size);
  return after(toIndex(size), (count) => drawnBytes(self, Number(count)));
}

function drawnBytes(self: RandomObject, count: number): Value {
  if (count < 0) throw valueError(self.source.negativeSize);
  realm().budget.allocate(count);
  realm().budget.work(count / 64);
  return new PyBytes(self.source.bytes(count));
}

/** Of a Python class, which may draw its own bits. */
function* bytesOfBits(self: RandomObject, size: Value): Guest<Value> {
  const bits = yield* settle(binaryOperation('*', size, 8));
  const number = yield* call(yield* settle(getAttribute(self, 'getrandbits')), [bits]);
  return yield* call(yield* settle(getAttribute(number, 'to_bytes')), [size, 'little']);
}

/** A number that is no larger than a JS number tells exactly stays one. */
export const wholeNumber = (value: number): Int => (Number.isSafeInteger(value) ? value : normalizeInt(BigInt(value)));

export const wholeNumberMethods: MethodTable = {
  getrandbits: ['(self, k, /)', getRandBits, 'An int of k random bits.'],
  randbytes: ['(self, n)', randBytes, 'So many random bytes.'],
  randrange: ['(self, start, stop=None, step=1)', randRange, 'An item of range(start, stop, step).'],
  randint: ['(self, a, b)', randInt, 'A whole number from a to b, both included.'],
};
