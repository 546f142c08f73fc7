import calendar
import time
import zoneinfo
from datetime import date, datetime, timedelta, timezone

STAMPS = [f'2026-{1 + n % 12:02d}-{1 + n % 28:02d}T{n % 24:02d}:{n % 60:02d}:{n % 60:02d}' for n in range(500)]
MOMENTS = [datetime.fromisoformat(stamp) for stamp in STAMPS]
ZONE = zoneinfo.ZoneInfo('Europe/Berlin')


def datetime_fromisoformat():
    return [datetime.fromisoformat(stamp) for stamp in STAMPS][-1]


def datetime_strptime():
    return [datetime.strptime(stamp, '%Y-%m-%dT%H:%M:%S') for stamp in STAMPS][-1]


def datetime_strftime():
    return [moment.strftime('%d.%m.%Y %H:%M:%S') for moment in MOMENTS][-1]


def datetime_isoformat():
    return [moment.isoformat() for moment in MOMENTS][-1]


def datetime_arithmetic():
    return sum((moment + timedelta(days=3, hours=2) - MOMENTS[0]).total_seconds() for moment in MOMENTS)


def datetime_zones():
    return [moment.replace(tzinfo=timezone.utc).astimezone(ZONE).utcoffset() for moment in MOMENTS][-1]


def date_ordinals():
    return sum(date.fromordinal(730000 + n).isocalendar()[1] for n in range(1000))


def datetime_sort():
    return sorted(MOMENTS)[0]


def time_strftime():
    return [time.strftime('%Y-%m-%d', time.gmtime(n * 86400)) for n in range(300)][-1]


def calendar_text():
    return calendar.TextCalendar().formatyear(2026)


def calendar_month_days():
    return [calendar.monthcalendar(2026, month) for month in range(1, 13)]
