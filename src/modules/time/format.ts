/** strftime in the C locale, as glibc formats: `%[flags][width]code`. */
import { isLeap, toOrdinal } from '../datetime/days.ts';

export const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A moment as the fields of a struct_time; weekday 0 is Monday, yearDay counts from 1. */
export interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly yearDay: number;
  /** Nothing is known of a zone: its codes give nothing. */
  readonly zoneless?: boolean;
}

/** Fields of a day and a time of day. */
export function fieldsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): Fields {
  const ordinal = toOrdinal(year, month, day);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: (((ordinal + 6) % 7) + 7) % 7,
    yearDay: ordinal - toOrdinal(year, 1, 1) + 1,
  };
}

/** A code's text: a number with its usual width and padding, or text. */
type Piece =
  | { readonly number: number; readonly width: number; readonly pad: '0' | ' ' }
  | { readonly text: string; readonly swapTo?: 'lower' | 'upper' };

const number = (value: number, width: number, pad: '0' | ' ' = '0'): Piece => ({ number: value, width, pad });

/** Seconds since the epoch of fields that are UTC. */
export const epochSeconds = (f: Fields): number =>
  (toOrdinal(f.year, 1, 1) + daysToMonth(f) - 719163) * 86400 + f.hour * 3600 + f.minute * 60 + f.second;

function daysToMonth(f: Fields): number {
  const year = f.year + Math.floor((f.month - 1) / 12);
  const month = ((((f.month - 1) % 12) + 12) % 12) + 1;
  return toOrdinal(year, month, 1) - toOrdinal(f.year, 1, 1) + f.day - 1;
}

/** Days since the Monday of ISO week 1, by day of the year (from 0) and weekday, which need not fit the date. */
const daysOfIsoYear = (yearDay: number, weekday: number): number =>
  yearDay - ((yearDay - weekday + 4 + 378) % 7) + 4 - 1;

function isoYearAndWeek(f: Fields): { year: number; week: number } {
  const length = (year: number): number => (isLeap(year) ? 366 : 365);
  let { year } = f;
  let days = daysOfIsoYear(f.yearDay - 1, sunday(f));
  if (days < 0) {
    year--;
    days = daysOfIsoYear(f.yearDay - 1 + length(year), sunday(f));
  } else {
    const next = daysOfIsoYear(f.yearDay - 1 - length(year), sunday(f));
    if (next >= 0) {
      year++;
      days = next;
    }
  }
  return { year, week: Math.floor(days / 7) + 1 };
}

const composite = (f: Fields, format: string): Piece => ({ text: formatTime(format, f) });
const hour12 = (f: Fields): number => (f.hour % 12 === 0 ? 12 : f.hour % 12);
const sunday = (f: Fields): number => (f.weekday + 1) % 7;
const dayName = (f: Fields): string => DAY_NAMES[((f.weekday % 7) + 7) % 7] as string;
const monthName = (f: Fields): string => MONTH_NAMES[f.month - 1] ?? '?';

const CODES: Readonly<Record<string, (f: Fields) => Piece>> = {
  a: (f) => ({ text: dayName(f).slice(0, 3), swapTo: 'upper' }),
  A: (f) => ({ text: dayName(f), swapTo: 'upper' }),
  b: (f) => ({ text: monthName(f).slice(0, 3), swapTo: 'upper' }),
  h: (f) => ({ text: monthName(f).slice(0, 3), swapTo: 'upper' }),
  B: (f) => ({ text: monthName(f), swapTo: 'upper' }),
  c: (f) => composite(f, '%a %b %e %H:%M:%S %Y'),
  C: (f) => number(Math.floor(f.year / 100), f.year < 1000 ? 1 : 2),
  d: (f) => number(f.day, 2),
  D: (f) => composite(f, '%m/%d/%y'),
  e: (f) => number(f.day, 2, ' '),
  F: (f) => composite(f, '%Y-%m-%d'),
  g: (f) => number(((isoYearAndWeek(f).year % 100) + 100) % 100, 2),
  G: (f) => number(isoYearAndWeek(f).year, 1),
  H: (f) => number(f.hour, 2),
  I: (f) => number(hour12(f), 2),
  j: (f) => number(f.yearDay, 3),
  k: (f) => number(f.hour, 2, ' '),
  l: (f) => number(hour12(f), 2, ' '),
  m: (f) => number(f.month, 2),
  M: (f) => number(f.minute, 2),
  n: () => ({ text: '\n' }),
  p: (f) => ({ text: f.hour < 12 ? 'AM' : 'PM', swapTo: 'lower' }),
  P: (f) => ({ text: f.hour < 12 ? 'am' : 'pm', swapTo: 'lower' }),
  r: (f) => composite(f, '%I:%M:%S %p'),
  R: (f) => composite(f, '%H:%M'),
  s: (f) => number(epochSeconds(f), 1),
  S: (f) => number(f.second, 2),
  t: () => ({ text: '\t' }),
  T: (f) => composite(f, '%H:%M:%S'),
  u: (f) => number(f.weekday + 1, 1),
  U: (f) => number(Math.floor((f.yearDay - 1 + 7 - sunday(f)) / 7), 2),
  V: (f) => number(isoYearAndWeek(f).week, 2),
  w: (f) => number(sunday(f), 1),
  W: (f) => number(Math.floor((f.yearDay - 1 + 7 - f.weekday) / 7), 2),
  x: (f) => composite(f, '%m/%d/%y'),
  X: (f) => composite(f, '%H:%M:%S'),
  y: (f) => number(((f.year % 100) + 100) % 100, 2),
  Y: (f) => number(f.year, 1),
  z: (f) => ({ text: f.zoneless === true ? '' : '+0000' }),
  Z: (f) => ({ text: f.zoneless === true ? '' : 'UTC', swapTo: 'lower' }),
  '%': () => ({ text: '%' }),
};

const DIRECTIVE = /%([-_0^#]*)(\d*)([EO]?)([a-zA-Z%])/gy;

/** The widest a number may be asked to be. */
const MAX_WIDTH = 1024;

export function formatTime(format: string, fields: Fields): string {
  let out = '';
  let from = 0;
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
    out += format.slice(from, at);
    DIRECTIVE.lastIndex = at;
    const match = DIRECTIVE.exec(format);
    const code = match === null ? undefined : CODES[match[4] as string];
    if (
      match === null ||
      code === undefined ||
      (match[3] !== '' && 'aAbBhDFgGjklnpPrRstTwzZ%'.includes(match[4] as string))
    ) {
      // Not a directive: it stays, padded to the width that it asks for.
      const plain = match?.[0] ?? '%';
      const stays = match?.[1]?.includes('^') === true ? plain.toUpperCase() : plain;
      out += stays.padStart(
        Math.min(MAX_WIDTH, Number(match?.[2] || '0')),
        match?.[1]?.includes('0') === true ? '0' : ' ',
      );
      from = at + stays.length;
      continue;
    }
    const piece = code(fields);
    // Without a zone %z gives nothing at all, whatever its width.
    if (match[4] !== 'z' || fields.zoneless !== true) out += render(piece, match[1] as string, match[2] as string);
    from = DIRECTIVE.lastIndex;
  }
  return out + format.slice(from);
}

function render(piece: Piece, flags: string, widthText: string): string {
  const width = Math.min(MAX_WIDTH, Number(widthText || '0'));
  const padFlag = [...flags].reverse().find((flag) => '-_0'.includes(flag));
  if ('number' in piece) {
    const pad = padFlag === '_' ? ' ' : padFlag === '0' ? '0' : piece.pad;
    const size = padFlag === '-' ? 0 : Math.max(width, piece.width);
    const digits = `${Math.abs(piece.number)}`;
    if (piece.number >= 0) return digits.padStart(size, pad);
    return pad === '0' ? `-${digits.padStart(size - 1, '0')}` : `-${digits}`.padStart(size, ' ');
  }
  let { text } = piece;
  if (flags.includes('^') && !/^[ap]m$/.test(text)) text = text.toUpperCase();
  else if (flags.includes('#'))
    text = piece.swapTo === 'lower' ? text.toLowerCase() : piece.swapTo === 'upper' ? text.toUpperCase() : text;
  return text.padStart(width, padFlag === '0' ? '0' : ' ');
}
