/** datetime: the class. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { roundHalfEven } from '../../runtime/objects/float-methods.ts';
import { type Int, intOf } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { strLength, strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { callSpecialMaybe } from '../../runtime/operations/call.ts';
import { type CompareOperator, compareJs } from '../../runtime/operations/compare.ts';
import { hashOf, setKeyForm } from '../../runtime/operations/hash.ts';
import { trueDivide } from '../../runtime/operations/int-arithmetic.ts';
import { checkSubtype, newInstance } from '../../runtime/operations/new-instance.ts';
import { setPlaces } from '../../runtime/operations/sort-columns.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { secondsOf } from '../time/clock-arguments.ts';
import { type Fields, fieldsOf, formatTime } from '../time/format.ts';
import { parseTime } from '../time/parse.ts';
import { structTime } from '../time/struct-time.ts';
import { bindArguments, cIntOf, isCInt, type Parameters } from './arguments.ts';
import { dayOfEpoch, dayText, invalidIso, isoText, stateBytes } from './date.ts';
import { EPOCH_ORDINAL } from './days.ts';
import { isDay, parseClock, parseDay, parseUsual, separatorPlace } from './iso-parse.ts';
import {
  type Clock,
  checkClock,
  checkDate,
  checkTzInfo,
  clock,
  datetimeType,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimeDelta,
  PyTimeZone,
  PyTzInfo,
  shifted,
  timedelta,
} from './objects.ts';
import { clockText, isoOffset, offsetOf, timespecOf } from './offsets.ts';
import { strftime } from './strftime.ts';
import { clockBytes, clockFromBytes, isoZone, readClock, zoneMethods } from './time.ts';
import { addDeltas } from './timedelta.ts';
import { fixedZone } from './timezone.ts';

const CLOCK_NAMES = ['hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold'];
const PARAMETERS: Parameters = {
  names: ['year', 'month', 'day', ...CLOCK_NAMES],
  required: 3,
  positional: 8,
  title: 'function',
  own: 'this function',
};

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function check(day: Day, parts: Clock): void {
  checkDate(day.year, day.month, day.day);
  checkClock(parts);
  checkTzInfo(parts.tzinfo);
}

function create(cls: Value, args: Value[], keywords: PyDict | undefined): Maybe<Value> {
  checkSubtype(cls, datetimeType);
  const state = stateBytes(args, 10);
  if (state !== undefined) return fromState(cls, state, args[1] ?? None);
  const bound = bindArguments(PARAMETERS, args, keywords);
  const made = cls === datetimeType ? plainMoment(bound, ZERO_DAY, MIDNIGHT) : undefined;
  return made ?? createSlow(cls, bound);
}

const ZERO_DAY: Day = { year: 0, month: 0, day: 0 };
const MIDNIGHT = clock({});

/** The moment of arguments that are ints as they are; undefined: they have to be read first. */
function plainMoment(bound: readonly (Value | undefined)[], day: Day, base: Clock): PyDateTime | undefined {
  for (let i = 0; i < bound.length; i++)
    if (i !== TZINFO_AT && bound[i] !== undefined && !isCInt(bound[i])) return undefined;
  const [year, month, ofMonth, hour, minute, second, microsecond, , fold] = bound as (number | undefined)[];
  const date = { year: year ?? day.year, month: month ?? day.month, day: ofMonth ?? day.day };
  const parts: Clock = {
    hour: hour ?? base.hour,
    minute: minute ?? base.minute,
    second: second ?? base.second,
    microsecond: microsecond ?? base.microsecond,
    tzinfo: bound[TZINFO_AT] ?? base.tzinfo,
    fold: fold ?? base.fold,
  };
  check(date, parts);
  return new PyDateTime(date, parts);
}

/** Place of the time zone among the arguments. */
const TZINFO_AT = 7;

function* createSlow(cls: Value, bound: readonly (Value | undefined)[]): Guest<Value> {
  const [day, parts] = yield* readMoment(bound, ZERO_DAY, MIDNIGHT);
  check(day, parts);
  return newInstance(cls, datetimeType, PyDateTime, day, parts);
}

function* readMoment(bound: readonly (Value | undefined)[], day: Day, base: Clock): Guest<readonly [Day, Clock]> {
  const year = yield* cIntOf(bound[0], day.year);
  const month = yield* cIntOf(bound[1], day.month);
  const ofMonth = yield* cIntOf(bound[2], day.day);
  return [{ year, month, day: ofMonth }, yield* readClock(bound.slice(3), base)];
}

function fromState(cls: Value, state: Uint8Array, tzinfo: Value): Value {
  const [high, low, month, day] = state as unknown as [number, number, number, number];
  const date = { year: high * 256 + low, month: month & 127, day };
  const parts = { ...clockFromBytes(state.subarray(4), tzinfo), fold: month > 127 ? 1 : 0 };
  check(date, parts);
  return newInstance(cls, datetimeType, PyDateTime, date, parts);
}

/** An instance of `cls`, by calling it if it is a subclass. */
function* makeMoment(cls: Value, day: Day, parts: Clock): Guest<Value> {
  if (cls === datetimeType) return new PyDateTime(day, parts);
  const { hour, minute, second, microsecond, tzinfo, fold } = parts;
  let keywords: PyDict | undefined;
  if (fold === 1) {
    keywords = new PyDict();
    keywords.set('fold', 'fold', 1);
  }
  const args = [day.year, day.month, day.day, hour, minute, second, microsecond, tzinfo];
  return yield new GuestCall(cls, args, keywords);
}

/** A moment of the same class. */
const remake = (self: PyDateTime, moment: PyDateTime): Maybe<Value> =>
  self.cls === datetimeType ? moment : makeMoment(self.cls, moment, moment);

// --- clocks and timestamps

/** Whole seconds and microseconds of a timestamp, rounded half to even. */
function splitTimestamp(value: Value, seconds: number): readonly [number, number] {
  if (!(value instanceof PyFloat)) return [seconds, 0];
  const whole = Math.floor(seconds);
  let micro = roundHalfEven((seconds - Math.trunc(seconds)) * 1e6);
  if (seconds < 0 && micro < 0) micro += 1000000;
  else if (seconds < 0 && micro === 0 && whole !== seconds) return [whole + 1, 0];
  return micro >= 1000000 ? [whole + 1, micro - 1000000] : [whole, micro];
}

/** The moment in UTC so many seconds after the epoch. */
function utcMoment(seconds: number, microsecond: number, tzinfo: Value): PyDateTime {
  const days = Math.floor(seconds / 86400);
  const ofDay = seconds - days * 86400;
  return new PyDateTime(
    dayOfEpoch(days),
    clock({
      hour: Math.floor(ofDay / 3600),
      minute: Math.floor(ofDay / 60) % 60,
      second: ofDay % 60,
      microsecond,
      tzinfo,
    }),
  );
}

/** A moment of UTC in a zone, or in the local one (UTC, without a tzinfo) for None. */
function* inZone(cls: Value, seconds: number, microsecond: number, tzinfo: Value): Guest<Value> {
  const utc = utcMoment(seconds, microsecond, tzinfo);
  const made = yield* makeMoment(cls, utc, utc);
  if (tzinfo === None) return made;
  return yield* settle(callSpecialMaybe(tzinfo, 'fromutc', [made]) as Maybe<Value>);
}

function* fromTimestamp(cls: Value, timestamp: Value, tz: Value = None): Guest<Value> {
  checkTzInfo(tz);
  const [seconds, micro] = splitTimestamp(timestamp, yield* secondsOf(timestamp));
  return yield* inZone(cls, seconds, micro, tz);
}

function* now(cls: Value, tz: Value = None): Guest<Value> {
  checkTzInfo(tz);
  const micro = Math.floor(realm().host.now() * 1e6);
  const seconds = Math.floor(micro / 1e6);
  return yield* inZone(cls, seconds, micro - seconds * 1e6, tz);
}

const epochSeconds = (value: PyDateTime): number => (value.ordinal - EPOCH_ORDINAL) * 86400 + value.secondOfDay;

/** Microseconds since year 1, in UTC if an offset is given. */
const positionOf = (value: PyDateTime, offset: PyTimeDelta | undefined): number =>
  (value.ordinal - (offset?.days ?? 0)) * 86400 + value.secondOfDay - (offset?.seconds ?? 0);

const microOf = (value: PyDateTime, offset: PyTimeDelta | undefined): number =>
  value.microsecond - (offset?.microseconds ?? 0);

function* timestamp(self: PyDateTime): Guest<Value> {
  const offset = yield* settle(offsetOf(self.tzinfo, 'utcoffset', self));
  if (self.tzinfo === None) {
    if (self.year === 1 && self.month === 1 && self.day === 1) throw valueError('year 0 is out of range');
    return new PyFloat(epochSeconds(self) + self.microsecond / 1e6);
  }
  const seconds = positionOf(self, offset) - EPOCH_ORDINAL * 86400;
  return new PyFloat(trueDivide(wholeMicroseconds(seconds, microOf(self, offset)), 1000000));
}

function wholeMicroseconds(seconds: number, micro: number): Int {
  const total = seconds * 1e6 + micro;
  return Number.isSafeInteger(total) ? total : BigInt(seconds) * 1000000n + BigInt(micro);
}

// --- text

function* isoFormat(self: PyDateTime, sep: Value = 'T', timespec?: Value): Guest<Value> {
  const separator = strOf(sep);
  if (separator === undefined || strLength(separator) !== 1)
    throw typeError(`isoformat() argument 1 must be a unicode character, not ${typeName(sep)}`);
  const time = clockText(self, timespecOf(timespec));
  return textToStr(`${dayText(self)}${strToText(separator)}${time}${yield* isoOffset(self, self)}`);
}

function* represented(self: PyDateTime): Guest<Value> {
  const { hour, minute, second, microsecond, tzinfo, fold } = self;
  let text = `${self.cls.name}(${self.year}, ${self.month}, ${self.day}, ${hour}, ${minute}`;
  if (microsecond !== 0) text += `, ${second}, ${microsecond}`;
  else if (second !== 0) text += `, ${second}`;
  if (fold === 1) text += ', fold=1';
  if (tzinfo !== None) text += `, tzinfo=${strToText(yield* settle(repr(tzinfo)))}`;
  return textToStr(`${text})`);
}

const fields = (self: PyDateTime): Fields =>
  fieldsOf(self.year, self.month, self.day, self.hour, self.minute, self.second);

function fromIsoFormat(cls: Value, value: Value): Maybe<Value> {
  const usual = typeof value === 'string' ? parseUsual(value) : undefined;
  if (usual === undefined || !isDay(usual)) return fromAnyIsoFormat(cls, value);
  const { hour, minute, second, microsecond } = usual;
  const parts = { hour, minute, second, microsecond, tzinfo: None, fold: 0 };
  checkClock(parts);
  return cls === datetimeType ? new PyDateTime(usual, parts) : makeMoment(cls, usual, parts);
}

function* fromAnyIsoFormat(cls: Value, value: Value): Guest<Value> {
  const text = isoText(value);
  if (text.length < 7) throw invalidIso(value);
  const end = separatorPlace(text);
  const day = parseDay(text.slice(0, end));
  if (day === undefined) throw invalidIso(value);
  const rest = Array.from(text.slice(end)).slice(1).join('');
  const time = text.length <= end ? undefined : parseClock(rest);
  if (text.length > end && time === undefined) throw invalidIso(value);
  const tzinfo = yield* isoZone(time?.offset);
  const parts = time === undefined ? clock({}) : clock({ ...time, tzinfo });
  if (!isDay(day)) checkDate(day.year, day.month, day.day);
  checkClock(parts);
  return yield* makeMoment(cls, day, parts);
}

function* fromText(cls: Value, text: Value, format: Value): Guest<Value> {
  const [source, pattern] = [text, format].map((value, i) => {
    const found = strOf(value);
    if (found === undefined) throw typeError(`strptime() argument ${i + 1} must be str, not ${typeName(value)}`);
    return strToText(found);
  }) as [string, string];
  const parsed = parseTime(source, pattern);
  let tzinfo: Value = None;
  if (parsed.offset !== undefined) {
    const offset = timedelta(0, parsed.offset, parsed.offsetMicroseconds);
    tzinfo = yield* fixedZone(offset, parsed.zoneName);
  }
  const parts = clock({ ...parsed, tzinfo });
  check(parsed, parts);
  return yield* makeMoment(cls, parsed, parts);
}

// --- arithmetic and order

function shift(self: PyDateTime, delta: Value, sign: 1 | -1): Maybe<Value> {
  if (!(delta instanceof PyTimeDelta)) return NotImplemented;
  return remake(self, shifted(self, sign * delta.days, sign * delta.seconds, sign * delta.microseconds, self.tzinfo));
}

function subtract(self: PyDateTime, other: Value): Maybe<Value> {
  if (!(other instanceof PyDateTime)) return other instanceof PyDate ? NotImplemented : shift(self, other, -1);
  if (self.tzinfo === other.tzinfo) return between(self, other);
  return subtractAware(self, other);
}

const between = (a: PyDateTime, b: PyDateTime): PyTimeDelta =>
  timedelta(a.ordinal - b.ordinal, a.secondOfDay - b.secondOfDay, a.microsecond - b.microsecond);

function* subtractAware(a: PyDateTime, b: PyDateTime): Guest<Value> {
  const offsetA = yield* settle(offsetOf(a.tzinfo, 'utcoffset', a));
  const offsetB = yield* settle(offsetOf(b.tzinfo, 'utcoffset', b));
  if ((offsetA === undefined) !== (offsetB === undefined))
    throw typeError("can't subtract offset-naive and offset-aware datetimes");
  const difference = between(a, b);
  if (offsetA === undefined || offsetB === undefined) return difference;
  return addDeltas(difference, addDeltas(offsetB, offsetA, -1), 1);
}

/** In two parts: from year 285 on microseconds do not fit a float. */
const ordered = (operator: CompareOperator, a: PyDateTime, b: PyDateTime, x?: PyTimeDelta, y?: PyTimeDelta): boolean =>
  compareJs(operator, normalSeconds(a, x) - normalSeconds(b, y) || normalMicro(a, x) - normalMicro(b, y), 0) as boolean;

const normalSeconds = (value: PyDateTime, offset: PyTimeDelta | undefined): number =>
  positionOf(value, offset) + Math.floor(microOf(value, offset) / 1e6);
const normalMicro = (value: PyDateTime, offset: PyTimeDelta | undefined): number => {
  const micro = microOf(value, offset);
  return micro - Math.floor(micro / 1e6) * 1e6;
};

const fixedOffset = ({ tzinfo }: PyDateTime): PyTimeDelta | undefined =>
  tzinfo instanceof PyTimeZone ? tzinfo.offset : undefined;

function compareMoments(operator: CompareOperator, a: PyDateTime, b: Value): Maybe<Value> {
  if (!(b instanceof PyDateTime)) return NotImplemented;
  if (a.tzinfo === b.tzinfo) return ordered(operator, a, b);
  return compareAware(operator, a, b);
}

function* compareAware(operator: CompareOperator, a: PyDateTime, b: PyDateTime): Guest<Value> {
  const offsetA = yield* settle(offsetOf(a.tzinfo, 'utcoffset', a));
  const offsetB = yield* settle(offsetOf(b.tzinfo, 'utcoffset', b));
  const isEquality = operator === '==' || operator === '!=';
  if ((offsetA === undefined) !== (offsetB === undefined)) {
    if (isEquality) return operator === '!=';
    throw typeError("can't compare offset-naive and offset-aware datetimes");
  }
  // A moment whose offset depends on fold is equal to no moment of another zone.
  if (isEquality && ((yield* dependsOnFold(a, offsetA)) || (yield* dependsOnFold(b, offsetB))))
    return operator === '!=';
  return ordered(operator, a, b, offsetA, offsetB);
}

function* dependsOnFold(value: PyDateTime, offset: PyTimeDelta | undefined): Guest<boolean> {
  if (offset === undefined) return false;
  const other = new PyDateTime(value, { ...clockOf(value), fold: value.fold === 0 ? 1 : 0 });
  const flipped = yield* settle(offsetOf(value.tzinfo, 'utcoffset', other));
  return (
    flipped === undefined || addDeltas(flipped, offset, -1).days !== 0 || addDeltas(flipped, offset, -1).seconds !== 0
  );
}

const clockOf = (value: Clock): Clock => ({
  hour: value.hour,
  minute: value.minute,
  second: value.second,
  microsecond: value.microsecond,
  tzinfo: value.tzinfo,
  fold: value.fold,
});

const comparison = (name: string, operator: CompareOperator): MethodTable => ({
  [name]: ['(self, value, /)', (a: PyDateTime, b: Value) => compareMoments(operator, a, b)],
});

// --- conversion

const REPLACED: Parameters = { ...PARAMETERS, required: 0, title: 'replace()', own: 'replace()' };

function replace(self: PyDateTime, args: Value[], keywords: PyDict | undefined): Maybe<Value> {
  const bound = bindArguments(REPLACED, args, keywords);
  const made = self.cls === datetimeType ? plainMoment(bound, self, self) : undefined;
  return made ?? replaceSlow(self, bound);
}

function* replaceSlow(self: PyDateTime, bound: readonly (Value | undefined)[]): Guest<Value> {
  const [day, parts] = yield* readMoment(bound, self, clockOf(self));
  check(day, parts);
  return yield* makeMoment(self.cls, day, parts);
}

function* asTimezone(self: PyDateTime, tz: Value = None): Guest<Value> {
  if (tz !== None && !(tz instanceof PyTzInfo))
    throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(tz)}'`);
  if (tz !== None && tz === self.tzinfo) return self;
  // The local zone is UTC.
  const offset = (yield* settle(offsetOf(self.tzinfo, 'utcoffset', self))) ?? new PyTimeDelta(0, 0, 0);
  const target = tz === None ? yield* fixedZone(new PyTimeDelta(0, 0, 0), 'UTC') : tz;
  const utc = shifted(self, -offset.days, -offset.seconds, -offset.microseconds, target);
  const made = yield* settle(remake(self, utc));
  return yield* settle(callSpecialMaybe(target, 'fromutc', [made]) as Maybe<Value>);
}

function* combine(cls: Value, date: Value, time: Value, tzinfo?: Value): Guest<Value> {
  if (!(date instanceof PyDate)) throw typeError(`combine() argument 1 must be datetime.date, not ${typeName(date)}`);
  if (!(time instanceof PyTime)) throw typeError(`combine() argument 2 must be datetime.time, not ${typeName(time)}`);
  if (tzinfo !== undefined) checkTzInfo(tzinfo);
  return yield* makeMoment(cls, date, { ...clockOf(time), tzinfo: tzinfo ?? time.tzinfo });
}

function* timeTuple(self: PyDateTime): Guest<Value> {
  const saving = yield* settle(offsetOf(self.tzinfo, 'dst', self));
  if (saving === undefined) return structTime(fields(self), -1);
  return structTime(fields(self), saving.days === 0 && saving.seconds === 0 && saving.microseconds === 0 ? 0 : 1);
}

function* utcTimeTuple(self: PyDateTime): Guest<Value> {
  const offset = yield* settle(offsetOf(self.tzinfo, 'utcoffset', self));
  const utc = offset === undefined ? self : shifted(self, -offset.days, -offset.seconds, -offset.microseconds, None);
  return structTime(fields(utc), 0);
}

addMethods(datetimeType, {
  __new__: ['(cls, *args, **kwargs)', create],
  __repr__: ['(self, /)', represented],
  __str__: [
    '(self, /)',
    function* (self: PyDateTime): Guest<Value> {
      return yield* settle(callSpecialMaybe(self, 'isoformat', [' ']) as Maybe<Value>);
    },
  ],
  __hash__: ['(self, /)', (self: PyDateTime) => hashMoment(self) as Maybe<Value>],
  __add__: ['(self, value, /)', (a: PyDateTime, b: Value) => shift(a, b, 1)],
  __radd__: ['(self, value, /)', (a: PyDateTime, b: Value) => shift(a, b, 1)],
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
  date: ['(self, /)', (self: PyDateTime) => new PyDate(self.year, self.month, self.day)],
  time: ['(self, /)', (self: PyDateTime) => new PyTime({ ...clockOf(self), tzinfo: None })],
  timetz: ['(self, /)', (self: PyDateTime) => new PyTime(clockOf(self))],
  timetuple: ['(self, /)', timeTuple],
  utctimetuple: ['(self, /)', utcTimeTuple],
  timestamp: ['(self, /)', timestamp],
  astimezone: ['(self, tz=None)', asTimezone],
  isoformat: ["(self, sep='T', timespec='auto')", isoFormat],
  ctime: [
    '(self, /)',
    (self: PyDateTime) => formatTime('%a %b %e %H:%M:%S ', fields(self)) + `${self.year}`.padStart(4, '0'),
  ],
  strftime: ['(self, format)', (self: PyDateTime, format: Value) => strftime(format, fields(self), self, self)],
  ...zoneMethods<PyDateTime>((self) => self),
  __reduce__: ['(self, /)', (self: PyDateTime) => reduce(self, false)],
  __reduce_ex__: [
    '(self, protocol, /)',
    (self: PyDateTime, protocol: Value) => reduce(self, Number(intOf(protocol) ?? 0) > 3),
  ],
});

function reduce(self: PyDateTime, fold: boolean): Value {
  const month = self.month + (fold && self.fold === 1 ? 128 : 0);
  const bytes = Uint8Array.of(self.year >> 8, self.year & 255, month, self.day, ...clockBytes(self, false));
  const state = new PyBytes(bytes);
  return new PyTuple([self.cls, new PyTuple(self.tzinfo === None ? [state] : [state, self.tzinfo])]);
}

addClassMethods(datetimeType, {
  now: ['(cls, tz=None)', now],
  today: ['(cls, /)', (cls: Value) => now(cls)],
  utcnow: ['(cls, /)', (cls: Value) => now(cls)],
  fromtimestamp: ['(cls, timestamp, tz=None)', fromTimestamp],
  utcfromtimestamp: ['(cls, timestamp, /)', (cls: Value, value: Value) => fromTimestamp(cls, value)],
  fromisoformat: ['(cls, string, /)', fromIsoFormat],
  strptime: ['(cls, string, format, /)', fromText],
  combine: ['(cls, date, time, tzinfo=None)', combine],
});
addGetSets(datetimeType, {
  hour: (self: PyDateTime) => self.hour,
  minute: (self: PyDateTime) => self.minute,
  second: (self: PyDateTime) => self.second,
  microsecond: (self: PyDateTime) => self.microsecond,
  tzinfo: (self: PyDateTime) => self.tzinfo,
  fold: (self: PyDateTime) => self.fold,
});
datetimeType.setOwn('min', new PyDateTime({ year: 1, month: 1, day: 1 }, clock({})));
datetimeType.setOwn(
  'max',
  new PyDateTime({ year: 9999, month: 12, day: 31 }, clock({ hour: 23, minute: 59, second: 59, microsecond: 999999 })),
);
datetimeType.setOwn('resolution', new PyTimeDelta(0, 0, 1));

// --- as keys

const keyAt = (value: PyDateTime, offset: PyTimeDelta | undefined): string =>
  `\ud80a${offset === undefined ? 'n' : 'a'}${normalSeconds(value, offset)}.${normalMicro(value, offset)}`;

/** Offset with fold 0, so that equal moments have equal keys. */
const keyOffset = (value: PyDateTime): Maybe<PyTimeDelta | undefined> =>
  offsetOf(value.tzinfo, 'utcoffset', value.fold === 0 ? value : new PyDateTime(value, { ...clockOf(value), fold: 0 }));

function hashMoment(self: PyDateTime): Maybe<Int> {
  const offset = keyOffset(self);
  return isPending(offset) ? hashPending(self, offset) : (hashOf(keyAt(self, offset)) as Int);
}

function* hashPending(self: PyDateTime, pending: Guest<PyTimeDelta | undefined>): Guest<Int> {
  return hashOf(keyAt(self, yield* pending)) as Int;
}

setPlaces<PyDateTime>(datetimeType, {
  kind: ({ tzinfo }) => (tzinfo === None ? None : tzinfo instanceof PyTimeZone ? PyTimeZone : undefined),
  major: (value) => normalSeconds(value, fixedOffset(value)),
  minor: (value) => normalMicro(value, fixedOffset(value)),
});

setKeyForm<PyDateTime>(datetimeType, {
  index: (value) => {
    const offset = keyOffset(value);
    return isPending(offset) ? undefined : keyAt(value, offset);
  },
  hash: hashMoment,
});
