/** What a tzinfo says about a moment: offset, daylight saving, name. Fixed zones answer at once. */
import { makeException, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { callSpecialMaybe } from '../../runtime/operations/call.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { type Clock, PyTimeDelta, PyTimeZone } from './objects.ts';

/** utcoffset() or dst() of a zone for `moment` (a datetime, or None for a time); undefined: none. */
export function offsetOf(tzinfo: Value, method: 'utcoffset' | 'dst', moment: Value): Maybe<PyTimeDelta | undefined> {
  if (tzinfo === None) return undefined;
  if (tzinfo instanceof PyTimeZone) return method === 'utcoffset' ? tzinfo.offset : undefined;
  const result = callSpecialMaybe(tzinfo, method, [moment]) as Maybe<Value>;
  return isPending(result) ? awaitOffset(result, method) : checkOffset(result, method);
}

function* awaitOffset(pending: Guest<Value>, method: string): Guest<PyTimeDelta | undefined> {
  return checkOffset(yield* pending, method);
}

function checkOffset(value: Value, method: string): PyTimeDelta | undefined {
  if (value === None) return undefined;
  if (!(value instanceof PyTimeDelta))
    throw typeError(`tzinfo.${method}() must return None or timedelta, not '${typeName(value)}'`);
  if (!isWithinDay(value))
    throw valueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).');
  return value;
}

/** Strictly between -24 and 24 hours. */
export const isWithinDay = (delta: PyTimeDelta): boolean =>
  delta.days === 0 || (delta.days === -1 && (delta.seconds !== 0 || delta.microseconds !== 0));

/** tzname() of a zone: a str or None. */
export function* nameOf(tzinfo: Value, moment: Value): Guest<Value> {
  if (tzinfo === None) return None;
  if (tzinfo instanceof PyTimeZone) return tzinfo.name ?? offsetName(tzinfo.offset);
  const name = yield* settle(callSpecialMaybe(tzinfo, 'tzname', [moment]) as Maybe<Value>);
  if (name !== None && strOf(name) === undefined)
    throw typeError(`tzinfo.tzname() must return None or a string, not '${typeName(name)}'`);
  return name;
}

/** `UTC`, `UTC+05:30`. */
export const offsetName = (offset: PyTimeDelta): string =>
  offset.days === 0 && offset.seconds === 0 && offset.microseconds === 0 ? 'UTC' : `UTC${offsetText(offset, ':')}`;

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** `+05:30`, with seconds and microseconds where there are any. */
export function offsetText(offset: PyTimeDelta, separator: string): string {
  let [seconds, micro] = [offset.days * 86400 + offset.seconds, offset.microseconds];
  const negative = offset.days < 0;
  if (negative) {
    seconds = -seconds - (micro > 0 ? 1 : 0);
    micro = micro > 0 ? 1000000 - micro : 0;
  }
  let text = `${negative ? '-' : '+'}${two(Math.floor(seconds / 3600))}${separator}${two(Math.floor(seconds / 60) % 60)}`;
  if (seconds % 60 !== 0 || micro !== 0) text += `${separator}${two(seconds % 60)}`;
  if (micro !== 0) text += `.${`${micro}`.padStart(6, '0')}`;
  return text;
}

/** What isoformat puts after the time. */
export function* isoOffset(value: Clock, moment: Value): Guest<string> {
  const offset = yield* settle(offsetOf(value.tzinfo, 'utcoffset', moment));
  return offset === undefined ? '' : offsetText(offset, ':');
}

/** `hh:mm:ss.ffffff` to the precision asked for. Throws ValueError. */
export function clockText(value: Clock, timespec: string): string {
  const minutes = `${two(value.hour)}:${two(value.minute)}`;
  const seconds = `${minutes}:${two(value.second)}`;
  const micro = `${value.microsecond}`.padStart(6, '0');
  switch (timespec) {
    case 'auto':
      return value.microsecond === 0 ? seconds : `${seconds}.${micro}`;
    case 'hours':
      return two(value.hour);
    case 'minutes':
      return minutes;
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return `${seconds}.${micro.slice(0, 3)}`;
    case 'microseconds':
      return `${seconds}.${micro}`;
    default:
      throw valueError('Unknown timespec value');
  }
}

/** A `timespec` argument. */
export function timespecOf(value: Value | undefined): string {
  if (value === undefined) return 'auto';
  const text = strOf(value);
  if (text === undefined) throw typeError(`isoformat() argument 'timespec' must be str, not ${typeName(value)}`);
  return strToText(text);
}

/** Raised by the methods of the abstract class. */
export const mustImplement = (method: string): unknown =>
  makeException('NotImplementedError', `a tzinfo subclass must implement ${method}()`);
