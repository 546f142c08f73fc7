/** tzinfo and timezone. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import type { Int } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { setKeyForm } from '../../runtime/operations/hash.ts';
import { checkSubtype, newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { PyDateTime, PyTimeDelta, PyTimeZone, PyTzInfo, shifted, timezoneType, tzinfoType } from './objects.ts';
import { isWithinDay, mustImplement, offsetName, offsetOf } from './offsets.ts';
import { addDeltas, hashDelta } from './timedelta.ts';

export const UTC = new PyTimeZone(new PyTimeDelta(0, 0, 0), undefined);
const isZero = (delta: PyTimeDelta): boolean => delta.days === 0 && delta.seconds === 0 && delta.microseconds === 0;

/** A zone of a fixed offset; the one UTC for none. Throws ValueError for offsets of a day or more. */
export function* fixedZone(offset: PyTimeDelta, name: Value | undefined): Guest<PyTimeZone> {
  if (name === undefined && isZero(offset)) return UTC;
  if (!isWithinDay(offset)) {
    const shown = strToText(yield* settle(repr(offset)));
    throw valueError(
      `offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ${shown}.`,
    );
  }
  return new PyTimeZone(offset, name);
}

function checkMoment(value: Value, method: string): void {
  if (value !== None && !(value instanceof PyDateTime))
    throw typeError(`${method}(dt) argument must be a datetime instance or None, not ${typeName(value)}`);
}

/** The local time of a moment given in UTC, for zones that know offset and daylight saving. */
function* fromUtc(self: PyTzInfo, moment: Value): Guest<Value> {
  if (!(moment instanceof PyDateTime)) throw typeError('fromutc: argument must be a datetime');
  if (moment.tzinfo !== self) throw valueError('fromutc: dt.tzinfo is not self');
  const offset = yield* settle(offsetOf(self, 'utcoffset', moment));
  if (offset === undefined) throw valueError('fromutc: non-None utcoffset() result required');
  const saving = yield* settle(offsetOf(self, 'dst', moment));
  if (saving === undefined) throw valueError('fromutc: non-None dst() result required');
  const standard = addDeltas(offset, saving, -1);
  let result = shifted(moment, standard.days, standard.seconds, standard.microseconds, self);
  const saved = yield* settle(offsetOf(self, 'dst', result));
  if (saved === undefined) throw valueError('fromutc: tz.dst() gave inconsistent results; cannot convert');
  if (!isZero(saved)) result = shifted(result, saved.days, saved.seconds, saved.microseconds, self);
  return result;
}

addMethods(tzinfoType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, tzinfoType, PyTzInfo)],
  utcoffset: [
    '(self, dt, /)',
    () => {
      throw mustImplement('utcoffset');
    },
  ],
  dst: [
    '(self, dt, /)',
    () => {
      throw mustImplement('dst');
    },
  ],
  tzname: [
    '(self, dt, /)',
    () => {
      throw mustImplement('tzname');
    },
  ],
  fromutc: ['(self, dt, /)', fromUtc],
});

function* createZone(cls: Value, offset: Value, name?: Value): Guest<Value> {
  checkSubtype(cls, timezoneType);
  if (!(offset instanceof PyTimeDelta))
    throw typeError(`timezone() argument 1 must be datetime.timedelta, not ${typeName(offset)}`);
  if (name !== undefined && strOf(name) === undefined)
    throw typeError(`timezone() argument 2 must be str, not ${name === None ? 'None' : typeName(name)}`);
  return yield* fixedZone(offset, name);
}

const shownName = (self: PyTimeZone): Value => self.name ?? offsetName(self.offset);

function* representZone(self: PyTimeZone): Guest<Value> {
  if (self === UTC) return 'datetime.timezone.utc';
  const offset = strToText(yield* settle(repr(self.offset)));
  if (self.name === undefined) return `datetime.timezone(${offset})`;
  return textToStr(`datetime.timezone(${offset}, ${strToText(yield* settle(repr(self.name)))})`);
}

const sameOffset = (a: PyTimeZone, b: PyTimeZone): boolean =>
  a.offset.days === b.offset.days &&
  a.offset.seconds === b.offset.seconds &&
  a.offset.microseconds === b.offset.microseconds;

addMethods(timezoneType, {
  __new__: ['(cls, offset, name=None)', createZone],
  __repr__: ['(self, /)', representZone],
  __str__: ['(self, /)', shownName],
  __hash__: ['(self, /)', (self: PyTimeZone) => hashDelta(self.offset)],
  __eq__: [
    '(self, value, /)',
    (a: PyTimeZone, b: Value) => (b instanceof PyTimeZone ? sameOffset(a, b) : NotImplemented),
  ],
  __ne__: [
    '(self, value, /)',
    (a: PyTimeZone, b: Value) => (b instanceof PyTimeZone ? !sameOffset(a, b) : NotImplemented),
  ],
  utcoffset: [
    '(self, dt, /)',
    (self: PyTimeZone, moment: Value) => {
      checkMoment(moment, 'utcoffset');
      return self.offset;
    },
  ],
  tzname: [
    '(self, dt, /)',
    (self: PyTimeZone, moment: Value) => {
      checkMoment(moment, 'tzname');
      return shownName(self);
    },
  ],
  dst: [
    '(self, dt, /)',
    (_self: PyTimeZone, moment: Value) => {
      checkMoment(moment, 'dst');
      return None;
    },
  ],
  fromutc: [
    '(self, dt, /)',
    (self: PyTimeZone, moment: Value): Maybe<Value> => {
      if (!(moment instanceof PyDateTime)) throw typeError('fromutc: argument must be a datetime');
      if (moment.tzinfo !== self) throw valueError('fromutc: dt.tzinfo is not self');
      const { days, seconds, microseconds } = self.offset;
      return shifted(moment, days, seconds, microseconds, self);
    },
  ],
  __getinitargs__: [
    '(self, /)',
    (self: PyTimeZone) => new PyTuple(self.name === undefined ? [self.offset] : [self.offset, self.name]),
  ],
  __reduce__: [
    '(self, /)',
    (self: PyTimeZone) =>
      new PyTuple([
        timezoneType,
        new PyTuple(self.name === undefined ? [self.offset] : [self.offset, self.name]),
        None,
      ]),
  ],
});
timezoneType.setOwn('utc', UTC);
timezoneType.setOwn('min', new PyTimeZone(new PyTimeDelta(-1, 60, 0), undefined));
timezoneType.setOwn('max', new PyTimeZone(new PyTimeDelta(0, 86340, 0), undefined));

setKeyForm<PyTimeZone>(timezoneType, {
  index: ({ offset }) => `\ud80az${offset.days},${offset.seconds},${offset.microseconds}`,
  hash: (value): Int => hashDelta(value.offset),
});
