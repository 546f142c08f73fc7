/** timedelta. */
import { typeError, zeroDivisionError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { roundHalfEven } from '../../runtime/objects/float-methods.ts';
import { type Int, intOf, normalizeInt } from '../../runtime/objects/int.ts';
import { floatToInt } from '../../runtime/objects/int-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { callSpecialMaybe } from '../../runtime/operations/call.ts';
import { type CompareOperator, compareJs } from '../../runtime/operations/compare.ts';
import { setKeyForm } from '../../runtime/operations/hash.ts';
import { hashInt, hashSequence } from '../../runtime/operations/hash-mixing.ts';
import { floorDivide, modulo, trueDivide } from '../../runtime/operations/int-arithmetic.ts';
import { checkSubtype, newInstance } from '../../runtime/operations/new-instance.ts';
import { setPlaces } from '../../runtime/operations/sort-columns.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { bindArguments } from './arguments.ts';
import { microsecondsOf, PyTimeDelta, timedelta, timedeltaOf, timedeltaType } from './objects.ts';

const PARAMETERS = {
  names: ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'],
  required: 0,
  positional: 7,
  title: '__new__()',
  own: '__new__()',
} as const;

/** Microseconds of one of each, and the order in which they are summed. */
const UNITS = [
  ['microseconds', 2, 1],
  ['milliseconds', 3, 1000],
  ['seconds', 1, 1000000],
  ['minutes', 4, 60000000],
  ['hours', 5, 3600000000],
  ['days', 0, 86400000000],
  ['weeks', 6, 604800000000],
] as const;

function* create(cls: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  checkSubtype(cls, timedeltaType);
  const bound = bindArguments(PARAMETERS, args, keywords);
  let total: Int = 0;
  let leftover = 0;
  for (const [name, place, unit] of UNITS) {
    const value = bound[place];
    if (value === undefined) continue;
    const int = intOf(value);
    if (int !== undefined) total = sum(total, times(int, unit));
    else if (value instanceof PyFloat) {
      const whole = Math.trunc(value.v);
      total = sum(total, times(floatToInt(whole), unit));
      // What is left of each float is added up and rounded once, at the end.
      const exact = (value.v - whole) * unit;
      const part = Math.trunc(exact);
      total = sum(total, part);
      leftover += exact - part;
    } else throw typeError(`unsupported type for timedelta ${name} component: ${typeName(value)}`);
  }
  if (leftover !== 0) {
    const rounded = roundLeftover(total, leftover);
    total = sum(total, rounded);
  }
  const { days, seconds, microseconds } = timedeltaOf(total);
  return newInstance(cls, timedeltaType, PyTimeDelta, days, seconds, microseconds);
}

/** Nearest whole number; a tie goes to the side that makes the sum even. */
function roundLeftover(total: Int, leftover: number): number {
  const whole = Math.round(leftover);
  if (Math.abs(whole - leftover) !== 0.5) return whole;
  const isOdd = BigInt(total) & 1n ? 1 : 0;
  return 2 * roundHalfEven((leftover + isOdd) * 0.5) - isOdd;
}

function times(a: Int, b: number): Int {
  if (typeof a === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalizeInt(BigInt(a) * BigInt(b));
}

function sum(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return normalizeInt(BigInt(a) + BigInt(b));
}

/** `total * numerator / denominator`, rounded half to even. */
function scaled(total: Int, numerator: bigint, denominator: bigint): PyTimeDelta {
  if (denominator === 0n) throw zeroDivisionError('integer division or modulo by zero');
  let [top, bottom] = [BigInt(total) * numerator, denominator];
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  let quotient = top / bottom;
  let rest = top - quotient * bottom;
  if (rest < 0n) {
    quotient -= 1n;
    rest += bottom;
  }
  const twice = rest * 2n;
  if (twice > bottom || (twice === bottom && (quotient & 1n) === 1n)) quotient += 1n;
  return timedeltaOf(normalizeInt(quotient));
}

/** A float as an exact quotient, by its own `as_integer_ratio`. */
function* ratioOf(value: PyFloat): Guest<readonly [bigint, bigint]> {
  const pair = yield* settle(callSpecialMaybe(value, 'as_integer_ratio', []) as Maybe<Value>);
  if (!(pair instanceof PyTuple) || pair.items.length !== 2)
    throw typeError(`unexpected return type from as_integer_ratio(): expected tuple, not '${typeName(pair)}'`);
  return [BigInt(intOf(pair.items[0] as Value) ?? 0), BigInt(intOf(pair.items[1] as Value) ?? 0)];
}

function* multiply(self: PyTimeDelta, other: Value): Guest<Value> {
  const int = intOf(other);
  if (int !== undefined) return timedeltaOf(times2(microsecondsOf(self), int));
  if (!(other instanceof PyFloat)) return NotImplemented;
  const [top, bottom] = yield* ratioOf(other);
  return scaled(microsecondsOf(self), top, bottom);
}

const times2 = (a: Int, b: Int): Int => (typeof b === 'number' ? times(a, b) : normalizeInt(BigInt(a) * BigInt(b)));

function* divide(self: PyTimeDelta, other: Value): Guest<Value> {
  if (other instanceof PyTimeDelta) return new PyFloat(trueDivide(microsecondsOf(self), microsecondsOf(other)));
  const int = intOf(other);
  if (int !== undefined) return scaled(microsecondsOf(self), 1n, BigInt(int));
  if (!(other instanceof PyFloat)) return NotImplemented;
  const [top, bottom] = yield* ratioOf(other);
  return scaled(microsecondsOf(self), bottom, top);
}

function floorDivideBy(self: PyTimeDelta, other: Value): Value {
  if (other instanceof PyTimeDelta) return floorDivide(microsecondsOf(self), microsecondsOf(other));
  const int = intOf(other);
  return int === undefined ? NotImplemented : timedeltaOf(floorDivide(microsecondsOf(self), int));
}

function remainder(self: PyTimeDelta, other: Value): Value {
  if (!(other instanceof PyTimeDelta)) return NotImplemented;
  return timedeltaOf(modulo(microsecondsOf(self), microsecondsOf(other)));
}

export function addDeltas(a: PyTimeDelta, b: PyTimeDelta, sign: 1 | -1): PyTimeDelta {
  return timedelta(a.days + sign * b.days, a.seconds + sign * b.seconds, a.microseconds + sign * b.microseconds);
}

const negated = (self: PyTimeDelta): PyTimeDelta => timedelta(-self.days, -self.seconds, -self.microseconds);

function order(a: PyTimeDelta, b: PyTimeDelta): number {
  return a.days - b.days || a.seconds - b.seconds || a.microseconds - b.microseconds;
}

const comparison = (name: string, operator: CompareOperator): MethodTable => ({
  [name]: [
    '(self, value, /)',
    (a: PyTimeDelta, b: Value) => (b instanceof PyTimeDelta ? compareJs(operator, order(a, b), 0) : NotImplemented),
  ],
});

/** `3 days, 4:05:06.000007`. */
function shown(self: PyTimeDelta): string {
  const two = (value: number): string => `${value}`.padStart(2, '0');
  const { days, seconds, microseconds } = self;
  let text = days === 0 ? '' : `${days} day${Math.abs(days) === 1 ? '' : 's'}, `;
  text += `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return microseconds === 0 ? text : `${text}.${`${microseconds}`.padStart(6, '0')}`;
}

function represented(self: PyTimeDelta): string {
  const parts = (['days', 'seconds', 'microseconds'] as const)
    .filter((name) => self[name] !== 0)
    .map((name) => `${name}=${self[name]}`);
  return `${self.cls.name}(${parts.length === 0 ? '0' : parts.join(', ')})`;
}

export function totalSeconds(self: PyTimeDelta): number {
  return trueDivide(microsecondsOf(self), 1000000);
}

addMethods(timedeltaType, {
  __new__: ['(cls, *args, **kwargs)', create],
  __repr__: ['(self, /)', represented],
  __str__: ['(self, /)', shown],
  __bool__: ['(self, /)', (self: PyTimeDelta) => order(self, ZERO) !== 0],
  __hash__: ['(self, /)', (self: PyTimeDelta) => hashDelta(self)],
  __neg__: ['(self, /)', negated],
  __pos__: ['(self, /)', (self: PyTimeDelta) => new PyTimeDelta(self.days, self.seconds, self.microseconds)],
  __abs__: ['(self, /)', (self: PyTimeDelta) => (self.days < 0 ? negated(self) : addDeltas(self, ZERO, 1))],
  __add__: [
    '(self, value, /)',
    (a: PyTimeDelta, b: Value) => (b instanceof PyTimeDelta ? addDeltas(a, b, 1) : NotImplemented),
  ],
  __radd__: [
    '(self, value, /)',
    (a: PyTimeDelta, b: Value) => (b instanceof PyTimeDelta ? addDeltas(b, a, 1) : NotImplemented),
  ],
  __sub__: [
    '(self, value, /)',
    (a: PyTimeDelta, b: Value) => (b instanceof PyTimeDelta ? addDeltas(a, b, -1) : NotImplemented),
  ],
  __rsub__: [
    '(self, value, /)',
    (a: PyTimeDelta, b: Value) => (b instanceof PyTimeDelta ? addDeltas(b, a, -1) : NotImplemented),
  ],
  __mul__: ['(self, value, /)', multiply],
  __rmul__: ['(self, value, /)', multiply],
  __truediv__: ['(self, value, /)', divide],
  __rtruediv__: ['(self, value, /)', () => NotImplemented],
  __floordiv__: ['(self, value, /)', floorDivideBy],
  __rfloordiv__: ['(self, value, /)', () => NotImplemented],
  __mod__: ['(self, value, /)', remainder],
  __rmod__: ['(self, value, /)', () => NotImplemented],
  __divmod__: [
    '(self, value, /)',
    (a: PyTimeDelta, b: Value) =>
      b instanceof PyTimeDelta ? new PyTuple([floorDivideBy(a, b), remainder(a, b)]) : NotImplemented,
  ],
  __rdivmod__: ['(self, value, /)', () => NotImplemented],
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  total_seconds: ['(self, /)', (self: PyTimeDelta) => new PyFloat(totalSeconds(self))],
  __reduce__: [
    '(self, /)',
    (self: PyTimeDelta) => new PyTuple([self.cls, new PyTuple([self.days, self.seconds, self.microseconds])]),
  ],
});
addGetSets(timedeltaType, {
  days: (self: PyTimeDelta) => self.days,
  seconds: (self: PyTimeDelta) => self.seconds,
  microseconds: (self: PyTimeDelta) => self.microseconds,
});

const ZERO = new PyTimeDelta(0, 0, 0);
timedeltaType.setOwn('min', new PyTimeDelta(-999999999, 0, 0));
timedeltaType.setOwn('max', new PyTimeDelta(999999999, 86399, 999999));
timedeltaType.setOwn('resolution', new PyTimeDelta(0, 0, 1));

export function hashDelta(self: PyTimeDelta): Int {
  return hashSequence([hashInt(self.days), self.seconds, self.microseconds], true);
}

setKeyForm<PyTimeDelta>(timedeltaType, {
  index: (value) => `\ud80ad${value.days},${value.seconds},${value.microseconds}`,
  hash: hashDelta,
});

setPlaces<PyTimeDelta>(timedeltaType, {
  kind: () => timedeltaType,
  major: (value) => value.days * 86400 + value.seconds,
  minor: (value) => value.microseconds,
});
