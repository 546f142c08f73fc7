/** The values of datetime: data and types. Their methods are in the files named for them. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { daysInMonth, fromOrdinal, MAX_ORDINAL, MAX_YEAR, MIN_YEAR, toOrdinal } from './days.ts';

/** A duration: 0 <= seconds < 86400, 0 <= microseconds < 10**6. */
export class PyTimeDelta extends PyObject {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;
  constructor(days: number, seconds: number, microseconds: number) {
    super();
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }
}
export const timedeltaType = builtinType('datetime.timedelta', PyTimeDelta);

export class PyTzInfo extends PyObject {}
export const tzinfoType = builtinType('datetime.tzinfo', PyTzInfo);

/** A fixed offset from UTC. */
export class PyTimeZone extends PyTzInfo {
  readonly offset: PyTimeDelta;
  /** A str, or undefined: shown as `UTC+hh:mm`. */
  readonly name: Value | undefined;
  constructor(offset: PyTimeDelta, name: Value | undefined) {
    super();
    this.offset = offset;
    this.name = name;
  }
}
export const timezoneType = builtinType('datetime.timezone', PyTimeZone, { base: tzinfoType, final: true });

export class PyDate extends PyObject {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  constructor(year: number, month: number, day: number) {
    super();
    this.year = year;
    this.month = month;
    this.day = day;
  }

  get ordinal(): number {
    return toOrdinal(this.year, this.month, this.day);
  }
}
export const dateType = builtinType('datetime.date', PyDate);

/** Time of day, by itself or of a datetime. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** None or a PyTzInfo. */
  readonly tzinfo: Value;
  readonly fold: number;
}

export class PyDateTime extends PyDate implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: Value;
  readonly fold: number;
  constructor(day: { year: number; month: number; day: number }, clock: Clock) {
    super(day.year, day.month, day.day);
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.tzinfo = clock.tzinfo;
    this.fold = clock.fold;
  }

  get secondOfDay(): number {
    return this.hour * 3600 + this.minute * 60 + this.second;
  }
}
export const datetimeType = builtinType('datetime.datetime', PyDateTime, { base: dateType });

export class PyTime extends PyObject implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: Value;
  readonly fold: number;
  constructor(clock: Clock) {
    super();
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.tzinfo = clock.tzinfo;
    this.fold = clock.fold;
  }
}
export const timeType = builtinType('datetime.time', PyTime);

/** A clock with some parts given, the others zero. */
export const clock = (parts: Partial<Clock>): Clock => ({
  hour: 0,
  minute: 0,
  second: 0,
  microsecond: 0,
  tzinfo: None,
  fold: 0,
  ...parts,
});

const MAX_DAYS = 999999999;

/** A duration of whole days and microseconds that may be any number. Throws OverflowError. */
export function timedelta(days: number, seconds: number, microseconds: number): PyTimeDelta {
  const carried = seconds + Math.floor(microseconds / 1e6);
  const total = days + Math.floor(carried / 86400);
  if (Math.abs(total) > MAX_DAYS) throw overflowError(`days=${total}; must have magnitude <= ${MAX_DAYS}`);
  return new PyTimeDelta(
    total,
    carried - Math.floor(carried / 86400) * 86400,
    microseconds - Math.floor(microseconds / 1e6) * 1e6,
  );
}

/** A duration as microseconds: a bigint where a number would not be exact. */
export function microsecondsOf(delta: PyTimeDelta): Int {
  if (Math.abs(delta.days) < 100000) return (delta.days * 86400 + delta.seconds) * 1e6 + delta.microseconds;
  return normalizeInt((BigInt(delta.days) * 86400n + BigInt(delta.seconds)) * 1000000n + BigInt(delta.microseconds));
}

/** The duration of so many microseconds. Throws OverflowError. */
export function timedeltaOf(microseconds: Int): PyTimeDelta {
  if (typeof microseconds === 'number') return timedelta(0, 0, microseconds);
  const unit = 86400000000n;
  let days = microseconds / unit;
  let rest = microseconds - days * unit;
  if (rest < 0n) {
    days -= 1n;
    rest += unit;
  }
  if (days > 0x7fffffffn || days < -0x80000000n) throw overflowError('Python int too large to convert to C int');
  return timedelta(Number(days), 0, Number(rest));
}

/** Throws ValueError unless there is such a day. */
export function checkDate(year: number, month: number, day: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year ${year} is out of range`);
  if (month < 1 || month > 12) throw valueError('month must be in 1..12');
  if (day < 1 || day > daysInMonth(year, month)) throw valueError('day is out of range for month');
}

/** Throws ValueError unless there is such a time of day. */
export function checkClock(parts: Clock): void {
  if (parts.hour < 0 || parts.hour > 23) throw valueError('hour must be in 0..23');
  if (parts.minute < 0 || parts.minute > 59) throw valueError('minute must be in 0..59');
  if (parts.second < 0 || parts.second > 59) throw valueError('second must be in 0..59');
  if (parts.microsecond < 0 || parts.microsecond > 999999) throw valueError('microsecond must be in 0..999999');
  if (parts.fold !== 0 && parts.fold !== 1) throw valueError('fold must be either 0 or 1');
}

/** Throws TypeError unless the value is None or a tzinfo. */
export function checkTzInfo(value: Value): void {
  if (value !== None && !(value instanceof PyTzInfo))
    throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(value)}'`);
}

/** The day with an ordinal. Throws OverflowError. */
export function dayOf(ordinal: number): { year: number; month: number; day: number } {
  if (ordinal < 1 || ordinal > MAX_ORDINAL) throw overflowError('date value out of range');
  return fromOrdinal(ordinal);
}

/** A datetime shifted by a duration; same zone, fold 0. Throws OverflowError. */
export function shifted(
  value: PyDateTime,
  days: number,
  seconds: number,
  microseconds: number,
  tzinfo: Value,
): PyDateTime {
  const micro = value.microsecond + microseconds;
  const second = value.secondOfDay + seconds + Math.floor(micro / 1e6);
  const ordinal = value.ordinal + days + Math.floor(second / 86400);
  const ofDay = second - Math.floor(second / 86400) * 86400;
  return new PyDateTime(
    dayOf(ordinal),
    clock({
      hour: Math.floor(ofDay / 3600),
      minute: Math.floor(ofDay / 60) % 60,
      second: ofDay % 60,
      microsecond: micro - Math.floor(micro / 1e6) * 1e6,
      tzinfo,
    }),
  );
}
