/** strptime in the C locale: the text is matched against the format as the regular expression of CPython would. */

import type { PyException } from '../../runtime/exceptions/exception.ts';
import { makeException, valueError } from '../../runtime/exceptions/raise.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { realm } from '../../runtime/realm.ts';
import { daysInMonth, fromIsoCalendar, fromOrdinal, isLeap, toOrdinal, weekdayOf } from '../datetime/days.ts';
import { DAY_NAMES, type Fields, MONTH_NAMES } from './format.ts';

export interface Parsed extends Fields {
  readonly microsecond: number;
  /** Seconds east of UTC from %z; undefined: none. */
  readonly offset: number | undefined;
  readonly offsetMicroseconds: number;
  readonly zoneName: string | undefined;
  /** 0 for a known zone of %Z, -1 otherwise. */
  readonly daylight: number;
}

/** What one directive matches, in the order in which it is tried. */
const MATCHERS: Readonly<Record<string, readonly RegExp[]>> = {
  d: [/3[01]/y, /[12]\d/y, /0[1-9]/y, /[1-9]/y, / [1-9]/y],
  f: [/\d{6}/y, /\d{5}/y, /\d{4}/y, /\d{3}/y, /\d\d/y, /\d/y],
  H: [/2[0-3]/y, /[01]\d/y, /\d/y],
  I: [/1[0-2]/y, /0[1-9]/y, /[1-9]/y, / [1-9]/y],
  G: [/\d{4}/y],
  j: [/36[0-6]/y, /3[0-5]\d/y, /[12]\d\d/y, /0[1-9]\d/y, /00[1-9]/y, /[1-9]\d/y, /0[1-9]/y, /[1-9]/y],
  m: [/1[0-2]/y, /0[1-9]/y, /[1-9]/y],
  M: [/[0-5]\d/y, /\d/y],
  S: [/6[01]/y, /[0-5]\d/y, /\d/y],
  U: [/5[0-3]/y, /[0-4]\d/y, /\d/y],
  W: [/5[0-3]/y, /[0-4]\d/y, /\d/y],
  w: [/[0-6]/y],
  u: [/[1-7]/y],
  V: [/5[0-3]/y, /0[1-9]/y, /[1-4]\d/y, /\d/y],
  y: [/\d\d/y],
  Y: [/\d{4}/y],
  z: [/[+-]\d\d:?[0-5]\d:?[0-5]\d\.\d{1,6}/y, /[+-]\d\d:?[0-5]\d:?[0-5]\d/y, /[+-]\d\d:?[0-5]\d/y, /Z/y],
  A: [new RegExp(DAY_NAMES.join('|'), 'iy')],
  a: [new RegExp(DAY_NAMES.map((name) => name.slice(0, 3)).join('|'), 'iy')],
  B: [new RegExp(MONTH_NAMES.join('|'), 'iy')],
  b: [new RegExp(MONTH_NAMES.map((name) => name.slice(0, 3)).join('|'), 'iy')],
  h: [new RegExp(MONTH_NAMES.map((name) => name.slice(0, 3)).join('|'), 'iy')],
  p: [/am|pm/iy],
  Z: [/utc|gmt/iy],
};
const EXPANSIONS: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** A directive, white space, or a literal character. */
type Element = { readonly code: string } | { readonly space: true } | { readonly literal: string };

function readFormat(format: string): Element[] {
  const elements: Element[] = [];
  for (let i = 0; i < format.length; i++) {
    const character = format[i] as string;
    if (/\s/.test(character)) {
      if (!('space' in (elements.at(-1) ?? {}))) elements.push({ space: true });
    } else if (character !== '%') elements.push({ literal: character.toLowerCase() });
    else {
      i++;
      if (i >= format.length) throw valueError(`stray % in format ${quoted(format)}`);
      const code = format[i] as string;
      if (code === '%') elements.push({ literal: '%' });
      else if (Object.hasOwn(EXPANSIONS, code)) elements.push(...readFormat(EXPANSIONS[code] as string));
      else if (Object.hasOwn(MATCHERS, code)) elements.push({ code });
      else throw valueError(`'${code}' is a bad directive in format ${quoted(format)}`);
    }
  }
  return elements;
}

const quoted = (text: string): string => strToText(strRepr(textToStr(text)));

/** Tries the elements from `index` on at `at`; the end of the match, or undefined. Found texts are left in `found`. */
function matchFrom(
  elements: readonly Element[],
  index: number,
  text: string,
  at: number,
  found: Map<string, string>,
): number | undefined {
  let [i, position] = [index, at];
  for (; i < elements.length; i++) {
    realm().budget.work(1);
    const element = elements[i] as Element;
    if ('literal' in element) {
      if (text[position]?.toLowerCase() !== element.literal) return undefined;
      position++;
    } else if ('space' in element) {
      let end = position;
      while (end < text.length && /\s/.test(text[end] as string)) end++;
      for (; end > position + 1; end--) {
        const result = matchFrom(elements, i + 1, text, end, found);
        if (result !== undefined) return result;
      }
      if (end <= position) return undefined;
      position = end;
    } else {
      for (const matcher of MATCHERS[element.code] as readonly RegExp[]) {
        matcher.lastIndex = position;
        const match = matcher.exec(text);
        if (match === null) continue;
        const result = matchFrom(elements, i + 1, text, position + match[0].length, found);
        if (result === undefined) continue;
        found.set(element.code, match[0]);
        return result;
      }
      return undefined;
    }
  }
  return position;
}

/** Formats seen lately, as elements. */
const formats = new Map<string, readonly Element[]>();

function elementsOf(format: string): readonly Element[] {
  let elements = formats.get(format);
  if (elements === undefined) {
    elements = readFormat(format);
    checkDuplicates(elements);
    if (formats.size >= 64) formats.clear();
    if (format.length < 200) formats.set(format, elements);
  }
  return elements;
}

function checkDuplicates(elements: readonly Element[]): void {
  const seen = new Set<string>();
  for (const element of elements) {
    if (!('code' in element)) continue;
    const code = element.code === 'h' ? 'b' : element.code;
    if (seen.has(code)) throw makeException('ValueError', `redefinition of group name '${code}'`);
    seen.add(code);
  }
}

/** Reads a text. Throws ValueError. */
export function parseTime(text: string, format: string): Parsed {
  realm().budget.work(1 + (text.length + format.length) / 64);
  const found = new Map<string, string>();
  const end = matchFrom(elementsOf(format), 0, text, 0, found);
  if (end === undefined) throw valueError(`time data ${quoted(text)} does not match format ${quoted(format)}`);
  if (end !== text.length) throw valueError(`unconverted data remains: ${text.slice(end)}`);
  return assemble(found);
}

const indexOfName = (names: readonly string[], text: string, length: number | undefined): number =>
  names.findIndex((name) => name.slice(0, length).toLowerCase() === text.toLowerCase());

/** The weekday that was asked for, 0 is Monday. */
function weekdayFrom(found: ReadonlyMap<string, string>): number | undefined {
  const [full, short, w, u] = ['A', 'a', 'w', 'u'].map((code) => found.get(code));
  if (u !== undefined) return Number(u) - 1;
  if (w !== undefined) return w === '0' ? 6 : Number(w) - 1;
  if (short !== undefined) return indexOfName(DAY_NAMES, short, 3);
  return full === undefined ? undefined : indexOfName(DAY_NAMES, full, undefined);
}

function monthFrom(found: ReadonlyMap<string, string>): number | undefined {
  const [number_, full] = [found.get('m'), found.get('B')];
  const short = found.get('b') ?? found.get('h');
  if (number_ !== undefined) return Number(number_);
  if (full !== undefined) return indexOfName(MONTH_NAMES, full, undefined) + 1;
  return short === undefined ? undefined : indexOfName(MONTH_NAMES, short, 3) + 1;
}

function yearFrom(found: ReadonlyMap<string, string>): number | undefined {
  const [short, full] = [found.get('y'), found.get('Y')];
  if (full !== undefined) return Number(full);
  if (short === undefined) return undefined;
  return Number(short) + (Number(short) <= 68 ? 2000 : 1900);
}

function hourFrom(found: ReadonlyMap<string, string>): number {
  const [plain, twelve] = [found.get('H'), found.get('I')];
  if (twelve !== undefined) {
    const hour = Number(twelve.trim()) % 12;
    return found.get('p')?.toLowerCase() === 'pm' ? hour + 12 : hour;
  }
  return plain === undefined ? 0 : Number(plain);
}

function assemble(found: ReadonlyMap<string, string>): Parsed {
  let year = yearFrom(found);
  const isoYear = found.has('G') ? Number(found.get('G')) : undefined;
  const isoWeek = found.has('V') ? Number(found.get('V')) : undefined;
  let weekday = weekdayFrom(found);
  const julian = found.has('j') ? Number(found.get('j')) : undefined;
  checkIsoDirectives(year, isoYear, isoWeek, weekday, julian);
  let month = monthFrom(found) ?? 1;
  let day = found.has('d') ? Number((found.get('d') as string).trim()) : 1;
  // A leap day without a year is taken to be of 1904, so that it exists, and shown as of 1900.
  const leapFix = year === undefined && month === 2 && day === 29;
  year ??= leapFix ? 1904 : 1900;
  let yearDay = julian;
  if (yearDay === undefined && weekday !== undefined) {
    const week = found.get('U') ?? found.get('W');
    if (week !== undefined) {
      yearDay = yearDayOfWeek(year, Number(week), weekday, !found.has('U'));
    } else if (isoYear !== undefined && isoWeek !== undefined) {
      const ordinal = fromIsoCalendar(isoYear, isoWeek, weekday + 1);
      if (typeof ordinal === 'string') throw valueError(ordinal);
      ({ year, month, day } = fromOrdinal(ordinal));
      yearDay = ordinal - toOrdinal(year, 1, 1) + 1;
    }
    if (yearDay !== undefined && yearDay <= 0) {
      year--;
      yearDay += isLeap(year) ? 366 : 365;
    }
  }
  if (yearDay === undefined) {
    if (year < 1) throw valueError(`year ${year} is out of range`);
    if (day > daysInMonth(year, month)) throw valueError('day is out of range for month');
    yearDay = toOrdinal(year, month, day) - toOrdinal(year, 1, 1) + 1;
  } else {
    if (year < 1) throw valueError(`year ${year} is out of range`);
    ({ year, month, day } = fromOrdinal(toOrdinal(year, 1, 1) + yearDay - 1));
  }
  weekday ??= weekdayOf(toOrdinal(year, month, day));
  const zone = found.get('Z');
  return {
    year: leapFix ? 1900 : year,
    month,
    day,
    hour: hourFrom(found),
    minute: Number(found.get('M') ?? 0),
    second: Number(found.get('S') ?? 0),
    weekday,
    yearDay,
    microsecond: Number((found.get('f') ?? '').padEnd(6, '0')),
    ...offsetFrom(found.get('z')),
    zoneName: zone,
    daylight: zone === undefined ? -1 : 0,
  };
}

function checkIsoDirectives(
  year: number | undefined,
  isoYear: number | undefined,
  isoWeek: number | undefined,
  weekday: number | undefined,
  julian: number | undefined,
): void {
  const weekdays = "a weekday directive ('%A', '%a', '%w', or '%u')";
  let message: string | undefined;
  if (isoYear !== undefined) {
    if (julian !== undefined)
      message = "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.";
    else if (isoWeek === undefined || weekday === undefined)
      message = `ISO year directive '%G' must be used with the ISO week directive '%V' and ${weekdays}.`;
  } else if (isoWeek !== undefined) {
    message =
      year === undefined || weekday === undefined
        ? `ISO week directive '%V' must be used with the ISO year directive '%G' and ${weekdays}.`
        : "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.";
  }
  if (message !== undefined) throw valueError(message);
}

/** Day of the year of a weekday of week %U (from Sunday) or %W (from Monday). */
function yearDayOfWeek(year: number, week: number, weekday: number, fromMonday: boolean): number {
  let first = weekdayOf(toOrdinal(year, 1, 1));
  let day = weekday;
  if (!fromMonday) {
    first = (first + 1) % 7;
    day = (day + 1) % 7;
  }
  const lengthOfWeek0 = (7 - first) % 7;
  if (week === 0) return 1 + day - first;
  return 1 + lengthOfWeek0 + 7 * (week - 1) + day;
}

function offsetFrom(text: string | undefined): { offset: number | undefined; offsetMicroseconds: number } {
  if (text === undefined) return { offset: undefined, offsetMicroseconds: 0 };
  if (text === 'Z') return { offset: 0, offsetMicroseconds: 0 };
  if (text[3] === ':' && text.length > 6 && text[6] !== ':') throw inconsistentColon(text);
  if (text[3] !== ':' && text.length > 5 && text[5] === ':') throw inconsistentColon(text);
  const [whole, fraction = ''] = text.slice(1).replaceAll(':', '').split('.') as [string, string?];
  const seconds = Number(whole.slice(0, 2)) * 3600 + Number(whole.slice(2, 4)) * 60 + Number(whole.slice(4, 6) || '0');
  const micro = Number(fraction.padEnd(6, '0'));
  return text[0] === '-'
    ? { offset: -seconds, offsetMicroseconds: -micro }
    : { offset: seconds, offsetMicroseconds: micro };
}

const inconsistentColon = (text: string): PyException => valueError(`Inconsistent use of : in ${text}`);
