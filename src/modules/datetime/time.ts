/** time (of day). */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import type { Int } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { type CompareOperator, compareJs } from '../../runtime/operations/compare.ts';
import { hashOf, setKeyForm } from '../../runtime/operations/hash.ts';
import { checkSubtype, newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { fieldsOf } from '../time/format.ts';
import { bindArguments, cIntOf, type Parameters } from './arguments.ts';
import { formatBySpec, invalidIso, isoText, stateBytes } from './date.ts';
import { parseClock } from './iso-parse.ts';
import { type Clock, checkClock, checkTzInfo, clock, PyTime, PyTimeDelta, timedelta, timeType } from './objects.ts';
import { clockText, isoOffset, nameOf, offsetOf, timespecOf } from './offsets.ts';
import { strftime } from './strftime.ts';
import { fixedZone } from './timezone.ts';

const PARAMETERS: Parameters = {
  names: ['hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold'],
  required: 0,
  positional: 5,
  title: 'function',
  own: 'this function',
};

/** Reads hour, minute, second, microsecond, tzinfo, fold from bound arguments, over what is there already. */
export function* readClock(bound: readonly (Value | undefined)[], base: Clock): Guest<Clock> {
  const hour = yield* cIntOf(bound[0], base.hour);
  const minute = yield* cIntOf(bound[1], base.minute);
  const second = yield* cIntOf(bound[2], base.second);
  const microsecond = yield* cIntOf(bound[3], base.microsecond);
  const tzinfo = bound[4] ?? base.tzinfo;
  const fold = yield* cIntOf(bound[5], base.fold);
  return { hour, minute, second, microsecond, tzinfo, fold };
}

/** The six bytes of a time of day. */
export const clockBytes = (value: Clock, fold: boolean): number[] => [
  value.hour + (fold && value.fold === 1 ? 128 : 0),
  value.minute,
  value.second,
  value.microsecond >> 16,
  (value.microsecond >> 8) & 255,
  value.microsecond & 255,
];

export const clockFromBytes = (bytes: Uint8Array, tzinfo: Value): Clock => {
  const [hour, minute, second, high, middle, low] = bytes as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    hour: hour & 127,
    minute,
    second,
    microsecond: high * 65536 + middle * 256 + low,
    tzinfo,
    fold: hour > 127 ? 1 : 0,
  };
};

function* create(cls: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  checkSubtype(cls, timeType);
  const state = stateBytes(args, 6);
  const parts =
    state === undefined
      ? yield* readClock(bindArguments(PARAMETERS, args, keywords), clock({}))
      : clockFromBytes(state, args[1] ?? None);
  checkTzInfo(parts.tzinfo);
  checkClock(parts);
  return newInstance(cls, timeType, PyTime, parts);
}

/** An instance of `cls`, by calling it if it is a subclass. */
function* makeTime(cls: Value, parts: Clock): Guest<Value> {
  if (cls === timeType) return new PyTime(parts);
  const { hour, minute, second, microsecond, tzinfo, fold } = parts;
  let keywords: PyDict | undefined;
  if (fold === 1) {
    keywords = new PyDict();
    keywords.set('fold', 'fold', fold);
  }
  return yield new GuestCall(cls, [hour, minute, second, microsecond, tzinfo], keywords);
}

function* replace(self: PyTime, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  const bound = bindArguments({ ...PARAMETERS, title: 'replace()', own: 'replace()' }, args, keywords);
  const parts = yield* readClock(bound, self);
  checkTzInfo(parts.tzinfo);
  checkClock(parts);
  return yield* makeTime(self.cls, parts);
}

function* represented(self: PyTime): Guest<Value> {
  const { hour, minute, second, microsecond, tzinfo, fold } = self;
  let text = `${self.cls.name}(${hour}, ${minute}`;
  if (microsecond !== 0) text += `, ${second}, ${microsecond}`;
  else if (second !== 0) text += `, ${second}`;
  if (tzinfo !== None) text += `, tzinfo=${strToText(yield* settle(repr(tzinfo)))}`;
  if (fold === 1) text += ', fold=1';
  return textToStr(`${text})`);
}

function* isoFormat(self: PyTime, timespec?: Value): Guest<Value> {
  return clockText(self, timespecOf(timespec)) + (yield* isoOffset(self, None));
}

export const secondOf = (value: Clock): number => value.hour * 3600 + value.minute * 60 + value.second;

/** Microseconds since midnight, UTC for an aware time. */
const positionOf = (value: Clock, offset: PyTimeDelta | undefined): number =>
  (secondOf(value) - (offset === undefined ? 0 : offset.days * 86400 + offset.seconds)) * 1e6 +
  value.microsecond -
  (offset?.microseconds ?? 0);

function compareTimes(operator: CompareOperator, a: PyTime, b: Value): Maybe<Value> {
  if (!(b instanceof PyTime)) return NotImplemented;
  if (a.tzinfo === b.tzinfo) return compareJs(operator, positionOf(a, undefined), positionOf(b, undefined));
  return compareAware(operator, a, b);
}

function* compareAware(operator: CompareOperator, a: PyTime, b: PyTime): Guest<Value> {
  const offsetA = yield* settle(offsetOf(a.tzinfo, 'utcoffset', None));
  const offsetB = yield* settle(offsetOf(b.tzinfo, 'utcoffset', None));
  if ((offsetA === undefined) === (offsetB === undefined))
    return compareJs(operator, positionOf(a, offsetA), positionOf(b, offsetB));
  if (operator === '==') return false;
  if (operator === '!=') return true;
  throw typeError("can't compare offset-naive and offset-aware times");
}

const comparison = (name: string, operator: CompareOperator): MethodTable => ({
  [name]: ['(self, value, /)', (a: PyTime, b: Value) => compareTimes(operator, a, b)],
});

function* fromIsoFormat(cls: Value, value: Value): Guest<Value> {
  const text = isoText(value);
  const parsed = parseClock(text.startsWith('T') ? text.slice(1) : text);
  if (parsed === undefined) throw invalidIso(value);
  const tzinfo = yield* isoZone(parsed.offset);
  const parts = clock({ ...parsed, tzinfo });
  checkClock(parts);
  return yield* makeTime(cls, parts);
}

/** The zone of an offset in ISO text. */
export function* isoZone(offset: { seconds: number; microseconds: number } | undefined): Guest<Value> {
  return offset === undefined ? None : yield* fixedZone(timedelta(0, offset.seconds, offset.microseconds), undefined);
}

/** utcoffset, tzname or dst of a value of a class with a zone; `momentOf` gives what the zone is asked about. */
export function zoneMethods<T extends Clock & Value>(momentOf: (self: T) => Value): MethodTable {
  const duration = (method: 'utcoffset' | 'dst') =>
    function* (self: T): Guest<Value> {
      return (yield* settle(offsetOf(self.tzinfo, method, momentOf(self)))) ?? None;
    };
  return {
    utcoffset: ['(self, /)', duration('utcoffset')],
    dst: ['(self, /)', duration('dst')],
    tzname: [
      '(self, /)',
      function* (self: T): Guest<Value> {
        return yield* nameOf(self.tzinfo, momentOf(self));
      },
    ],
  };
}

addMethods(timeType, {
  __new__: ['(cls, *args, **kwargs)', create],
  __repr__: ['(self, /)', represented],
  __str__: ['(self, /)', (self: PyTime) => isoFormat(self)],
  __format__: ['(self, format, /)', formatBySpec],
  __hash__: ['(self, /)', (self: PyTime) => hashTime(self) as Maybe<Value>],
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  replace: ['(self, /, *args, **kwargs)', replace],
  __replace__: ['(self, /, *args, **kwargs)', replace],
  isoformat: ["(self, timespec='auto')", isoFormat],
  strftime: [
    '(self, format)',
    (self: PyTime, format: Value) =>
      strftime(format, fieldsOf(1900, 1, 1, self.hour, self.minute, self.second), self, None),
  ],
  ...zoneMethods<PyTime>(() => None),
  __reduce__: [
    '(self, /)',
    (self: PyTime) => {
      const state = new PyBytes(Uint8Array.from(clockBytes(self, true)));
      return new PyTuple([self.cls, new PyTuple(self.tzinfo === None ? [state] : [state, self.tzinfo])]);
    },
  ],
});
addClassMethods(timeType, { fromisoformat: ['(cls, string, /)', fromIsoFormat] });
addGetSets(timeType, {
  hour: (self: PyTime) => self.hour,
  minute: (self: PyTime) => self.minute,
  second: (self: PyTime) => self.second,
  microsecond: (self: PyTime) => self.microsecond,
  tzinfo: (self: PyTime) => self.tzinfo,
  fold: (self: PyTime) => self.fold,
});
timeType.setOwn('min', new PyTime(clock({})));
timeType.setOwn('max', new PyTime(clock({ hour: 23, minute: 59, second: 59, microsecond: 999999 })));
timeType.setOwn('resolution', new PyTimeDelta(0, 0, 1));

function hashTime(self: PyTime): Maybe<Int> {
  const offset = offsetOf(self.tzinfo, 'utcoffset', None);
  return isPending(offset) ? hashPending(self, offset) : hashAt(self, offset);
}

function* hashPending(self: PyTime, pending: Guest<PyTimeDelta | undefined>): Guest<Int> {
  return hashAt(self, yield* pending);
}

const keyAt = (self: PyTime, offset: PyTimeDelta | undefined): string =>
  `\ud80a${offset === undefined ? 't' : 'u'}${positionOf(self, offset)}`;
const hashAt = (self: PyTime, offset: PyTimeDelta | undefined): Int => hashOf(keyAt(self, offset)) as Int;

setKeyForm<PyTime>(timeType, {
  index: (value) => {
    const offset = offsetOf(value.tzinfo, 'utcoffset', None);
    return isPending(offset) ? undefined : keyAt(value, offset);
  },
  hash: hashTime,
});
