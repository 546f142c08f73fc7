/**
 * datetime: dates, times and durations of the Gregorian calendar. The clock is the host's; the local zone is UTC.
 * Values are immutable; whatever asks a zone written in Python is a computation, all else answers at once.
 */
import { dateType, datetimeType, timedeltaType, timeType, timezoneType, tzinfoType } from './objects.ts';
import './date.ts';
import './moment.ts';
import './time.ts';
import './timedelta.ts';
import { nativeModule } from '../define.ts';
import { MAX_YEAR, MIN_YEAR } from './days.ts';
import { UTC } from './timezone.ts';

export const builtinModule = nativeModule('datetime', {}, () => ({
  date: dateType,
  datetime: datetimeType,
  time: timeType,
  timedelta: timedeltaType,
  timezone: timezoneType,
  tzinfo: tzinfoType,
  UTC,
  MINYEAR: MIN_YEAR,
  MAXYEAR: MAX_YEAR,
}));
