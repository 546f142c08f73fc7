/** Reading ISO 8601 text: dates by month or week, times to microseconds, offsets. undefined: not such a text. */
import { daysInMonth, fromIsoCalendar, fromOrdinal } from './days.ts';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date; `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-Www[-D]`, `YYYYWww[D]`. */
export function parseDay(text: string): Day | undefined {
  const plain = /^(\d{4})(-?)(\d\d)\2(\d\d)$/.exec(text);
  if (plain !== null) return { year: Number(plain[1]), month: Number(plain[3]), day: Number(plain[4]) };
  const week = /^(\d{4})(-?)W(\d\d)(?:\2(\d))?$/.exec(text);
  if (week === null) return undefined;
  const ordinal = fromIsoCalendar(Number(week[1]), Number(week[3]), Number(week[4] ?? 1));
  return typeof ordinal === 'string' ? undefined : fromOrdinal(ordinal);
}

const ZERO = 48;

/** The number that so many digits stand for; NaN if they are not digits of ASCII. */
function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Places of the marks in the usual form, `YYYY-MM-DDThh:mm:ss`; any character may stand for the T. */
const isUsual = (text: string): boolean =>
  text.length === 19 && text[4] === '-' && text[7] === '-' && text[13] === ':' && text[16] === ':';

/** What the usual form of a moment says; undefined: it is another form, or a mistake. */
export function parseUsual(text: string): (Day & Omit<IsoTime, 'offset'>) | undefined {
  if (!isUsual(text)) return undefined;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  return Number.isNaN(year + month + day + hour + minute + second)
    ? undefined
    : { year, month, day, hour, minute, second, microsecond: 0 };
}

/** True if there is such a day of such a month. */
export const isDay = ({ year, month, day }: Day): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

export interface IsoTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** undefined: none given. */
  readonly offset: { readonly seconds: number; readonly microseconds: number } | undefined;
}

/** `hh[[:]mm[[:]ss[.ffffff]]][Z|(+|-)hh[[:]mm[[:]ss[.ffffff]]]]` */
export function parseClock(text: string): IsoTime | undefined {
  const sign = text.search(/[+\-Z]/);
  const own = parseParts(sign < 0 ? text : text.slice(0, sign), sign >= 0);
  if (own === undefined) return undefined;
  const [hour, minute, second, microsecond] = own;
  const time = { hour, minute, second, microsecond };
  if (sign < 0) return { ...time, offset: undefined };
  if (text[sign] === 'Z')
    return sign === text.length - 1 ? { ...time, offset: { seconds: 0, microseconds: 0 } } : undefined;
  const zone = parseParts(text.slice(sign + 1), false);
  if (zone === undefined) return undefined;
  const factor = text[sign] === '-' ? -1 : 1;
  const seconds = zone[0] * 3600 + zone[1] * 60 + zone[2];
  return { ...time, offset: { seconds: factor * seconds, microseconds: factor * zone[3] } };
}

/** With a zone behind it, what comes after six digits of a fraction is not looked at, nor one character where there is none. */
function parseParts(text: string, hasZone: boolean): [number, number, number, number] | undefined {
  const found = parseExactly(text);
  if (found !== undefined || !hasZone) return found;
  const known =
    /^(\d\d:\d\d:\d\d[.,:]\d{6,}|\d{6}[.,]?\d{6,})/.exec(text) ??
    /^(\d\d(?::\d\d(?::\d\d)?|\d\d(?:\d\d)?)?).$/s.exec(text);
  return known === null ? undefined : parseExactly(known[1] as string);
}

/** hh, hh:mm, hh:mm:ss and a fraction behind a point, comma or colon; or without colons, then the mark may be missing. */
function parseExactly(text: string): [number, number, number, number] | undefined {
  const match = /^(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,:](\d+))?)?|(\d\d)(?:(\d\d)(?:[.,](\d+)|(\d\d+))?)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, hour, minute, second, fraction, minute2, second2, fraction2, unmarked] = match;
  const digits = (fraction ?? fraction2 ?? unmarked ?? '').slice(0, 6).padEnd(6, '0');
  return [Number(hour), Number(minute ?? minute2 ?? 0), Number(second ?? second2 ?? 0), Number(digits)];
}

/** Where the date of a datetime's text ends: its length may be 7, 8 or 10. */
export function separatorPlace(text: string): number {
  if (text.length === 7) return 7;
  if (text[4] === '-') {
    if (text[5] !== 'W') return 10;
    if (text.length < 8 || text[8] !== '-') return 8;
    return text.length === 9
      ? 8
      : text.length > 10 && /\d/.test(text[10] as string) && text.length > 10
        ? weekEnd(text)
        : 10;
  }
  if (text[4] === 'W') {
    // YYYYWww or YYYYWwwd: digits run on until the separator.
    let end = 7;
    while (end < text.length && /\d/.test(text[end] as string)) end++;
    if (end < 9) return end;
    return end % 2 === 0 ? 7 : 8;
  }
  return 8;
}

/** `YYYY-Www-` and then a digit: a weekday, unless an hour follows the dash as a separator. */
const weekEnd = (text: string): number => (/\d/.test(text[10] as string) ? 8 : 10);
