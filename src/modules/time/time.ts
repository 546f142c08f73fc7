/**
 * time: clocks, sleep, and moments as struct_time. The clocks are the host's; the local zone is UTC.
 */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { sleepFor } from '../../runtime/green-threads.ts';
import type { Guest } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { normalizeInt } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { fromOrdinal } from '../datetime/days.ts';
import { type FunctionTable, nativeModule } from '../define.ts';
import { makeNamespace } from '../types/native.ts';
import { secondsOf } from './clock-arguments.ts';
import { epochSeconds, type Fields, fieldsOf, formatTime } from './format.ts';
import { parseTime } from './parse.ts';
import { structTime, structTimeType, timeTuple } from './struct-time.ts';

const nanoseconds = (seconds: number): Value => normalizeInt(BigInt(Math.round(seconds * 1e6)) * 1000n);

/** A clock as float seconds and as whole nanoseconds. */
function clockFunctions(name: string, read: () => number): FunctionTable {
  return { [name]: ['()', () => new PyFloat(read())], [`${name}_ns`]: ['()', () => nanoseconds(read())] };
}

const monotonic = (): number => realm().host.monotonic();
const processTime = (): number => realm().budget.elapsedMs / 1000;

/** Fields of UTC so many seconds after the epoch. Throws OverflowError. */
function fieldsAt(seconds: number): Fields {
  const days = Math.floor(seconds / 86400);
  const year = Math.floor(days / 365.2425) + 1970;
  if (Math.abs(year) > 2147483647) throw overflowError('timestamp out of range for platform time_t');
  const day = fromOrdinal(days + 719163);
  const ofDay = seconds - days * 86400;
  return fieldsOf(day.year, day.month, day.day, Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ofDay % 60);
}

function* breakDown(seconds: Value, zone: string): Guest<Value> {
  const moment = seconds === None ? realm().host.now() : yield* secondsOf(seconds);
  return structTime(fieldsAt(Math.floor(moment)), 0, zone);
}

/** The fields of a time tuple, checked as the C library's callers need them. Throws ValueError. */
function checkedFields(value: Value, who: string): Fields {
  const [year, month, day, hour, minute, second, weekday, yearDay] = timeTuple(value, who) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fields = {
    year,
    month: month === 0 ? 1 : month,
    day: day === 0 ? 1 : day,
    hour,
    minute,
    second,
    weekday: ((weekday % 7) + 7) % 7,
    yearDay: yearDay === 0 ? 1 : yearDay,
  };
  if (fields.month < 1 || fields.month > 12) throw valueError('month out of range');
  if (fields.day < 1 || fields.day > 31) throw valueError('day of month out of range');
  if (hour < 0 || hour > 23) throw valueError('hour out of range');
  if (minute < 0 || minute > 59) throw valueError('minute out of range');
  if (second < 0 || second > 61) throw valueError('seconds out of range');
  if (weekday < -1) throw valueError('day of week out of range');
  if (fields.yearDay < 1 || fields.yearDay > 366) throw valueError('day of year out of range');
  return fields;
}

const now = (): Fields => fieldsAt(Math.floor(realm().host.now()));
const shown = (fields: Fields): string => formatTime('%a %b %e %H:%M:%S %Y', fields);

function textArgument(value: Value, who: string, place: number): string {
  const text = strOf(value);
  if (text === undefined)
    throw typeError(
      who === 'strftime'
        ? `strftime() argument ${place} must be str, not ${typeName(value)}`
        : `strptime() argument ${place - 1} must be str, not ${`<class '${typeName(value)}'>`}`,
    );
  return strToText(text);
}

function mktime(value: Value): Value {
  const [year, month, day, hour, minute, second] = timeTuple(value, 'mktime') as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const seconds = epochSeconds({ year, month, day, hour, minute, second, weekday: 0, yearDay: 1 });
  if (!Number.isFinite(seconds) || Math.abs(year) > 2147483647) throw overflowError('mktime argument out of range');
  return new PyFloat(seconds);
}

function* sleep(seconds: Value): Guest<Value> {
  const duration = yield* secondsOf(seconds);
  if (duration < 0) throw valueError('sleep length must be non-negative');
  yield* sleepFor(duration);
  return None;
}

/** Facts about a clock. Throws ValueError. */
function clockInfo(name: Value): Value {
  const text = strOf(name);
  if (text === undefined) throw typeError(`get_clock_info() argument 1 must be str, not ${typeName(name)}`);
  const kind = strToText(text);
  if (!['time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'].includes(kind))
    throw valueError('unknown clock');
  return makeNamespace({
    implementation: 'host',
    monotonic: kind !== 'time',
    adjustable: kind === 'time',
    resolution: new PyFloat(1e-6),
  });
}

export const builtinModule = nativeModule(
  'time',
  {
    ...clockFunctions('time', () => realm().host.now()),
    ...clockFunctions('monotonic', monotonic),
    ...clockFunctions('perf_counter', monotonic),
    ...clockFunctions('process_time', processTime),
    ...clockFunctions('thread_time', processTime),
    sleep: ['(seconds, /)', sleep],
    gmtime: ['(seconds=None, /)', (seconds: Value = None) => breakDown(seconds, 'GMT')],
    localtime: ['(seconds=None, /)', (seconds: Value = None) => breakDown(seconds, 'UTC')],
    mktime: ['(tuple, /)', mktime],
    asctime: [
      '(tuple=None, /)',
      (tuple?: Value) => shown(tuple === undefined ? now() : checkedFields(tuple, 'asctime')),
    ],
    ctime: [
      '(seconds=None, /)',
      function* (seconds: Value = None): Guest<Value> {
        return shown(seconds === None ? now() : fieldsAt(Math.floor(yield* secondsOf(seconds))));
      },
    ],
    strftime: [
      '(format, tuple=None, /)',
      (format: Value, tuple?: Value) => {
        const source = textArgument(format, 'strftime', 1);
        const fields = tuple === undefined ? now() : checkedFields(tuple, 'strftime');
        if (source.includes('\0')) throw valueError('embedded null character');
        realm().budget.work(1 + source.length / 16);
        realm().budget.allocate(source.length * 8);
        return textToStr(formatTime(source, fields));
      },
    ],
    strptime: [
      "(string, format='%a %b %d %H:%M:%S %Y', /)",
      (string: Value, format: Value = '%a %b %d %H:%M:%S %Y') => {
        const parsed = parseTime(textArgument(string, 'strptime', 1), textArgument(format, 'strptime', 2));
        const zone: Value = parsed.zoneName ?? None;
        const result = structTime(parsed, parsed.daylight);
        if (zone === None && parsed.offset === undefined) return result;
        return structTimeType.make(result.items, [zone, parsed.offset ?? None]);
      },
    ],
    tzset: ['()', () => None],
    get_clock_info: ['(name, /)', clockInfo],
  },
  () => ({
    struct_time: structTimeType.type,
    timezone: 0,
    altzone: 0,
    daylight: 0,
    tzname: new PyTuple(['UTC', 'UTC']),
  }),
);
