/** The proleptic Gregorian calendar as numbers: day 1 is the first of January of year 1. */

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
/** Ordinal of 9999-12-31. */
export const MAX_ORDINAL = 3652059;
/** Ordinal of 1970-01-01. */
export const EPOCH_ORDINAL = 719163;

export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const LENGTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month] as number);

/** Days of the year before the first of a month. */
export const daysBeforeMonth = (year: number, month: number): number =>
  (BEFORE[month] as number) + (month > 2 && isLeap(year) ? 1 : 0);

export function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

export const toOrdinal = (year: number, month: number, day: number): number =>
  daysBeforeYear(year) + daysBeforeMonth(year, month) + day;

export function fromOrdinal(ordinal: number): DayParts {
  // The day counted from the first of March of year 0, so that a leap day ends a year.
  const day = ordinal + 305;
  const era = Math.floor(day / 146097);
  const ofEra = day - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Monday is 0. */
export const weekdayOf = (ordinal: number): number => (((ordinal + 6) % 7) + 7) % 7;

/** Ordinal of the Monday of ISO week 1. */
export function isoYearStart(year: number): number {
  const first = toOrdinal(year, 1, 1);
  const weekday = weekdayOf(first);
  return weekday > 3 ? first - weekday + 7 : first - weekday;
}

export function isoCalendar(ordinal: number, year: number): { year: number; week: number; weekday: number } {
  let own = year;
  let start = isoYearStart(own);
  if (ordinal < start) start = isoYearStart(--own);
  else if (ordinal >= isoYearStart(own + 1)) start = isoYearStart(++own);
  return { year: own, week: Math.floor((ordinal - start) / 7) + 1, weekday: weekdayOf(ordinal) + 1 };
}

/** Ordinal of a day of an ISO week; undefined and why if there is none. */
export function fromIsoCalendar(year: number, week: number, weekday: number): number | string {
  if (year < MIN_YEAR || year > MAX_YEAR) return `Year is out of range: ${year}`;
  const start = isoYearStart(year);
  const weeks = (isoYearStart(year + 1) - start) / 7;
  if (week < 1 || week > 53 || (week === 53 && weeks < 53)) return `Invalid week: ${week}`;
  if (weekday < 1 || weekday > 7) return `Invalid day: ${weekday} (range is [1, 7])`;
  return start + (week - 1) * 7 + weekday - 1;
}
