/** Methods of range and slice. */
import { indexError, overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import { type CompareOperator, compare, equals } from '../operations/compare.ts';
import { positionOf as itemPosition, iteratedHas } from '../operations/contains.ts';
import { hashOf } from '../operations/hash.ts';
import { toIndex } from '../operations/index.ts';
import { add, floorDivide, modulo, multiply, subtract } from '../operations/int-arithmetic.ts';
import { iterateAll } from '../operations/iterate.ts';
import { sliceBounds, slicePartInts } from '../operations/slice.ts';
import { repr } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { type Int, intOf } from './int.ts';
import { PyTuple } from './list.ts';
import { addMembers, addMethods, type MethodTable, takesPlainly } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { PyRange, rangeItem, rangeType } from './range.ts';
import { rangeIterator, rangeReversed } from './range-iterator.ts';
import { PySlice, sliceType } from './slice.ts';
import { strToText, textToStr } from './str.ts';

/** `range` of one or two small ints. */
function smallRange(cls: Value, a: Value, b?: Value, step?: Value): Maybe<Value> {
  if (step !== undefined) return newRange(cls, [a, b as Value, step]);
  if (typeof a !== 'number') return newRange(cls, b === undefined ? [a] : [a, b]);
  if (b === undefined) return new PyRange(0, a, 1);
  return typeof b === 'number' ? new PyRange(a, b, 1) : newRange(cls, [a, b]);
}

function* newRange(_cls: Value, args: Value[]): Guest<Value> {
  if (args.length === 0) throw typeError('range expected at least 1 argument, got 0');
  if (args.length > 3) throw typeError(`range expected at most 3 arguments, got ${args.length}`);
  const parts: Int[] = [];
  for (const arg of args) parts.push(yield* settle(toIndex(arg)));
  if (parts.length === 1) return new PyRange(0, parts[0] as Int, 1);
  const step = parts[2] ?? 1;
  if (step === 0) throw valueError('range() arg 3 must not be zero');
  return new PyRange(parts[0] as Int, parts[1] as Int, step);
}

/** Position of an int in a range, or undefined. */
function positionOf(self: PyRange, value: Int): Int | undefined {
  const { start, step, length } = self;
  const offset = subtract(value, start);
  if (modulo(offset, step) !== 0) return undefined;
  const at = floorDivide(offset, step);
  return at >= 0 && at < length ? at : undefined;
}

/** Position of the first item that is equal to a value of another type than int. */
function* searched(self: PyRange, value: Value): Guest<number | undefined> {
  const at = yield* settle(itemPosition(yield* settle(iterateAll(self)), value, 0, Number.POSITIVE_INFINITY));
  return at < 0 ? undefined : at;
}

addMethods(rangeType, {
  __new__: [
    '(cls, /, *args)',
    (cls: Value, args: Value[]): Maybe<Value> => {
      const [a, b] = args;
      if (args.length === 1 && typeof a === 'number') return new PyRange(0, a, 1);
      if (args.length === 2 && typeof a === 'number' && typeof b === 'number') return new PyRange(a, b, 1);
      return newRange(cls, args);
    },
  ],
  __len__: [
    '(self, /)',
    (self: PyRange) => {
      if (typeof self.length === 'bigint' && BigInt.asIntN(64, self.length) !== self.length)
        throw overflowError('Python int too large to convert to C ssize_t');
      return self.length;
    },
  ],
  __bool__: ['(self, /)', (self: PyRange) => self.length > 0],
  __iter__: ['(self, /)', (self: PyRange) => rangeIterator(self)],
  __reversed__: ['(self, /)', (self: PyRange) => rangeReversed(self)],
  __repr__: [
    '(self, /)',
    (self: PyRange) =>
      self.step === 1 ? `range(${self.start}, ${self.stop})` : `range(${self.start}, ${self.stop}, ${self.step})`,
  ],
  __contains__: [
    '(self, key, /)',
    (self: PyRange, value: Value): Maybe<Value> => {
      const int = intOf(value);
      return int !== undefined ? positionOf(self, int) !== undefined : iteratedHas(self, value);
    },
  ],
  __getitem__: [
    '(self, key, /)',
    function* (self: PyRange, key: Value): Guest<Value> {
      if (key instanceof PySlice) {
        const [start, stop, step] = sliceBounds(yield* slicePartInts(key), self.length);
        const at = (i: Int): Int => add(self.start, multiply(i, self.step));
        return new PyRange(at(start), at(stop), multiply(self.step, step));
      }
      let at = yield* settle(toIndex(key, `range indices must be integers or slices, not ${typeName(key)}`));
      if (at < 0) at = add(at, self.length);
      if (at < 0 || at >= self.length) throw indexError('range object index out of range');
      return rangeItem(self, at);
    },
  ],
  __eq__: [
    '(self, value, /)',
    (self: PyRange, other: Value) => {
      if (!(other instanceof PyRange)) return NotImplemented;
      if (self.length !== other.length) return false;
      return self.length === 0 || (self.start === other.start && (self.length === 1 || self.step === other.step));
    },
  ],
  __hash__: ['(self, /)', (self: PyRange): Maybe<Value> => hashOf(self)],
  index: [
    '(self, value, /)',
    function* (self: PyRange, value: Value): Guest<Value> {
      const int = intOf(value);
      const at = int === undefined ? yield* searched(self, value) : positionOf(self, int);
      if (at !== undefined) return at;
      throw valueError(
        int === undefined
          ? 'sequence.index(x): x not in sequence'
          : `${strToText(yield* settle(repr(value)))} is not in range`,
      );
    },
  ],
  count: [
    '(self, value, /)',
    function* (self: PyRange, value: Value): Guest<Value> {
      const int = intOf(value);
      if (int !== undefined) return positionOf(self, int) === undefined ? 0 : 1;
      let count = 0;
      for (const item of yield* settle(iterateAll(self))) if (yield* settle(equals(item, value))) count++;
      return count;
    },
  ],
});
takesPlainly(rangeType.lookup('__new__'), 2, 4, smallRange);
addMembers(rangeType, {
  start: (self: PyRange) => self.start,
  stop: (self: PyRange) => self.stop,
  step: (self: PyRange) => self.step,
});

/** Slices compare as the tuples of their parts. */
function comparison(name: string, operator: CompareOperator): MethodTable {
  const parts = (slice: PySlice): PyTuple => new PyTuple([slice.start, slice.stop, slice.step]);
  return {
    [name]: [
      '(self, value, /)',
      (self: PySlice, other: Value): Maybe<Value> =>
        other instanceof PySlice ? compare(operator, parts(self), parts(other)) : NotImplemented,
    ],
  };
}

addMethods(sliceType, {
  __new__: [
    '(cls, /, *args)',
    (_cls: Value, args: Value[]) => {
      if (args.length === 0) throw typeError('slice expected at least 1 argument, got 0');
      if (args.length > 3) throw typeError(`slice expected at most 3 arguments, got ${args.length}`);
      return args.length === 1
        ? new PySlice(None, args[0] as Value, None)
        : new PySlice(args[0] as Value, args[1] as Value, args[2] ?? None);
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PySlice): Guest<Value> {
      const parts: string[] = [];
      for (const part of [self.start, self.stop, self.step]) parts.push(strToText(yield* settle(repr(part))));
      return textToStr(`slice(${parts.join(', ')})`);
    },
  ],
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  __hash__: ['(self, /)', (self: PySlice): Maybe<Value> => hashOf(self)],
  indices: [
    '(self, object, /)',
    function* (self: PySlice, size: Value): Guest<Value> {
      const length = yield* settle(toIndex(size));
      if (length < 0) throw valueError('length should not be negative');
      return new PyTuple([...sliceBounds(yield* slicePartInts(self), length)]);
    },
  ],
});
addMembers(sliceType, {
  start: (self: PySlice) => self.start,
  stop: (self: PySlice) => self.stop,
  step: (self: PySlice) => self.step,
});
