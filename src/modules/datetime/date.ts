/** date. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { structSequenceType } from '../../runtime/objects/struct-sequence.ts';
import { call, callSpecialMaybe } from '../../runtime/operations/call.ts';
import { type CompareOperator, compareJs } from '../../runtime/operations/compare.ts';
import { hashOf, setKeyForm } from '../../runtime/operations/hash.ts';
import { checkSubtype, newInstance } from '../../runtime/operations/new-instance.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { setPlaces } from '../../runtime/operations/sort-columns.ts';
import { str } from '../../runtime/operations/text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { secondsOf } from '../time/clock-arguments.ts';
import { type Fields, fieldsOf, formatTime } from '../time/format.ts';
import { structTime } from '../time/struct-time.ts';
import { bindArguments, cInt, cIntOf, isCInt, type Parameters } from './arguments.ts';
import { EPOCH_ORDINAL, fromIsoCalendar, fromOrdinal, isoCalendar, MAX_ORDINAL, weekdayOf } from './days.ts';
import { isDay, parseDay } from './iso-parse.ts';
import { checkDate, clock, dateType, dayOf, PyDate, PyDateTime, PyTimeDelta } from './objects.ts';
import { strftime } from './strftime.ts';

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const four = (value: number): string => `${value}`.padStart(4, '0');

/** `yyyy-mm-dd` */
export const dayText = (value: PyDate): string => `${four(value.year)}-${two(value.month)}-${two(value.day)}`;

export const dateFields = (value: PyDate): Fields => fieldsOf(value.year, value.month, value.day, 0, 0, 0);

const PARAMETERS: Parameters = {
  names: ['year', 'month', 'day'],
  required: 3,
  positional: 3,
  title: 'function',
  own: 'this function',
};

/** The state of a pickle: ten or four bytes. */
export const stateBytes = (args: readonly Value[], length: number): Uint8Array | undefined => {
  const first = args[0];
  return first instanceof PyBytes && first.data.length === length ? first.data : undefined;
};

function* create(cls: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  checkSubtype(cls, dateType);
  const state = args.length === 1 ? stateBytes(args, 4) : undefined;
  if (state !== undefined) {
    const [high, low, month, day] = state as unknown as [number, number, number, number];
    checkDate(high * 256 + low, month, day);
    return newInstance(cls, dateType, PyDate, high * 256 + low, month, day);
  }
  const bound = bindArguments(PARAMETERS, args, keywords);
  const year = yield* cInt(bound[0] as Value);
  const month = yield* cInt(bound[1] as Value);
  const day = yield* cInt(bound[2] as Value);
  checkDate(year, month, day);
  return newInstance(cls, dateType, PyDate, year, month, day);
}

/** An instance of `cls`: made by calling it if it is a subclass, as its own `__new__` may do more. */
export function makeDate(cls: Value, year: number, month: number, day: number): Maybe<Value> {
  return cls === dateType ? new PyDate(year, month, day) : call(cls, [year, month, day]);
}

/** The day of a timestamp, in the local zone, which is UTC. */
function* fromTimestamp(cls: Value, timestamp: Value): Guest<Value> {
  const seconds = Math.floor(yield* secondsOf(timestamp));
  const days = Math.floor(seconds / 86400);
  const { year, month, day } = dayOfEpoch(days);
  return yield* settle(makeDate(cls, year, month, day));
}

/** The day so many days after the epoch. Throws ValueError and OverflowError as localtime does. */
export function dayOfEpoch(days: number): { year: number; month: number; day: number } {
  if (Math.abs(days) > 2 ** 50) throw overflowError('timestamp out of range for platform time_t');
  const ordinal = days + EPOCH_ORDINAL;
  const day = fromOrdinal(ordinal);
  if (ordinal < 1 || ordinal > MAX_ORDINAL) {
    if (day.year < -2147481748 || day.year > 2147485547)
      throw overflowError('timestamp out of range for platform time_t');
    throw valueError(`year ${day.year} is out of range`);
  }
  return day;
}

function fromOrdinalNumber(cls: Value, ordinal: Value): Maybe<Value> {
  return isCInt(ordinal) ? dateOf(cls, ordinal) : dateOfIndex(cls, ordinal);
}

function* dateOfIndex(cls: Value, ordinal: Value): Guest<Value> {
  return yield* settle(dateOf(cls, yield* cInt(ordinal)));
}

function dateOf(cls: Value, number: number): Maybe<Value> {
  if (number < 1) throw valueError('ordinal must be >= 1');
  if (number > MAX_ORDINAL) throw valueError(`year ${fromOrdinal(number).year} is out of range`);
  const { year, month, day } = fromOrdinal(number);
  return makeDate(cls, year, month, day);
}

const invalidIso = (text: Value): unknown =>
  valueError(`Invalid isoformat string: ${strToText(strRepr(strOf(text) as string))}`);

export { invalidIso };

/** The text of a fromisoformat argument. Throws TypeError. */
export function isoText(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError('fromisoformat: argument must be str');
  return strToText(text);
}

function* fromIsoFormat(cls: Value, text: Value): Guest<Value> {
  const day = parseDay(isoText(text));
  if (day === undefined) throw invalidIso(text);
  if (!isDay(day)) checkDate(day.year, day.month, day.day);
  return yield* settle(makeDate(cls, day.year, day.month, day.day));
}

function* fromIsoWeek(cls: Value, year: Value, week: Value, day: Value): Guest<Value> {
  const ordinal = fromIsoCalendar(yield* cInt(year), yield* cInt(week), yield* cInt(day));
  if (typeof ordinal === 'string') throw valueError(ordinal);
  if (ordinal < 1 || ordinal > MAX_ORDINAL) throw valueError(`Year is out of range: ${yield* cInt(year)}`);
  const found = fromOrdinal(ordinal);
  return yield* settle(makeDate(cls, found.year, found.month, found.day));
}

function* replace(self: PyDate, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  const bound = bindArguments({ ...PARAMETERS, required: 0, title: 'replace()', own: 'replace()' }, args, keywords);
  const year = yield* cIntOf(bound[0], self.year);
  const month = yield* cIntOf(bound[1], self.month);
  const day = yield* cIntOf(bound[2], self.day);
  if (self.cls === dateType) {
    checkDate(year, month, day);
    return new PyDate(year, month, day);
  }
  return yield* settle(makeDate(self.cls, year, month, day));
}

function shift(self: PyDate, delta: Value, sign: 1 | -1): Maybe<Value> {
  if (!(delta instanceof PyTimeDelta)) return NotImplemented;
  const { year, month, day } = dayOf(self.ordinal + sign * delta.days);
  return self.cls === dateType ? new PyDate(year, month, day) : makeDate(self.cls, year, month, day);
}

function subtract(self: PyDate, other: Value): Maybe<Value> {
  if (other instanceof PyDate)
    return other instanceof PyDateTime ? NotImplemented : new PyTimeDelta(self.ordinal - other.ordinal, 0, 0);
  return shift(self, other, -1);
}

const comparison = (name: string, operator: CompareOperator): MethodTable => ({
  [name]: [
    '(self, value, /)',
    (a: PyDate, b: Value) =>
      b instanceof PyDate && !(b instanceof PyDateTime) ? compareJs(operator, a.ordinal, b.ordinal) : NotImplemented,
  ],
});

export const isoCalendarDate = structSequenceType(
  'IsoCalendarDate',
  'datetime',
  ['year', 'week', 'weekday'],
  [],
  false,
);

/** `format(value, spec)`: str for an empty one, else strftime, which a subclass may override. */
export function* formatBySpec(self: Value, spec: Value): Guest<Value> {
  const text = strOf(spec);
  if (text === undefined) throw typeError(`__format__() argument 1 must be str, not ${typeName(spec)}`);
  if (text === '') return yield* settle(str(self));
  return yield* settle(callSpecialMaybe(self, 'strftime', [spec]) as Maybe<Value>);
}

addMethods(dateType, {
  __new__: ['(cls, *args, **kwargs)', create],
  __repr__: ['(self, /)', (self: PyDate) => `${self.cls.name}(${self.year}, ${self.month}, ${self.day})`],
  __str__: ['(self, /)', dayText],
  __format__: ['(self, format, /)', formatBySpec],
  __hash__: ['(self, /)', (self: PyDate) => hashDate(self)],
  __add__: ['(self, value, /)', (a: PyDate, b: Value) => shift(a, b, 1)],
  __radd__: ['(self, value, /)', (a: PyDate, b: Value) => shift(a, b, 1)],
  __sub__: ['(self, value, /)', subtract],
  __rsub__: ['(self, value, /)', () => NotImplemented],
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  replace: ['(self, /, *args, **kwargs)', replace],
  __replace__: ['(self, /, *args, **kwargs)', replace],
  isoformat: ['(self, /)', dayText],
  ctime: ['(self, /)', (self: PyDate) => formatTime('%a %b %e %H:%M:%S ', dateFields(self)) + four(self.year)],
  strftime: ['(self, format)', (self: PyDate, format: Value) => strftime(format, dateFields(self), clock({}), self)],
  timetuple: ['(self, /)', (self: PyDate) => structTime(dateFields(self), -1)],
  toordinal: ['(self, /)', (self: PyDate) => self.ordinal],
  weekday: ['(self, /)', (self: PyDate) => weekdayOf(self.ordinal)],
  isoweekday: ['(self, /)', (self: PyDate) => weekdayOf(self.ordinal) + 1],
  isocalendar: [
    '(self, /)',
    (self: PyDate) => {
      const { year, week, weekday } = isoCalendar(self.ordinal, self.year);
      return isoCalendarDate.make([year, week, weekday]);
    },
  ],
  __reduce__: [
    '(self, /)',
    (self: PyDate) =>
      new PyTuple([
        self.cls,
        new PyTuple([new PyBytes(Uint8Array.of(self.year >> 8, self.year & 255, self.month, self.day))]),
      ]),
  ],
});
addClassMethods(dateType, {
  today: [
    '(cls, /)',
    function* (cls: Value): Guest<Value> {
      return yield* fromTimestampOrOwn(cls);
    },
  ],
  fromtimestamp: ['(cls, timestamp, /)', fromTimestamp],
  fromordinal: ['(cls, ordinal, /)', fromOrdinalNumber],
  fromisoformat: ['(cls, string, /)', fromIsoFormat],
  fromisocalendar: ['(cls, year, week, day)', fromIsoWeek],
});
addGetSets(dateType, {
  year: (self: PyDate) => self.year,
  month: (self: PyDate) => self.month,
  day: (self: PyDate) => self.day,
});

/** Today by the host's clock. */
function* fromTimestampOrOwn(cls: Value): Guest<Value> {
  const { year, month, day } = dayOfEpoch(Math.floor(realm().host.now() / 86400));
  return yield* settle(makeDate(cls, year, month, day));
}

dateType.setOwn('min', new PyDate(1, 1, 1));
dateType.setOwn('max', new PyDate(9999, 12, 31));
dateType.setOwn('resolution', new PyTimeDelta(1, 0, 0));

const hashDate = (value: PyDate): Value => hashOf(`\ud80ay${value.ordinal}`) as Value;
setKeyForm<PyDate>(dateType, {
  index: (value) => `\ud80ay${value.ordinal}`,
  hash: (value) => hashDate(value) as number,
});
setPlaces<PyDate>(dateType, { kind: () => dateType, major: (value) => value.ordinal, minor: () => 0 });
