"""Calendars of months and years, as lists, text and HTML."""
from datetime import date as _date
from enum import IntEnum as _IntEnum, global_enum as _global_enum

_MONTHS = "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split()
_DAYS = "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY".split()
__all__ = [
    "IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap", "leapdays", "weekday",
    "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar", "timegm", "month_name", "month_abbr",
    "day_name", "day_abbr", "Calendar", "TextCalendar", "HTMLCalendar", "LocaleTextCalendar", "LocaleHTMLCalendar",
    "weekheader", "Day", "Month", *_MONTHS, *_DAYS,
]

EPOCH = 1970
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

Month = _global_enum(_IntEnum("Month", _MONTHS, module=__name__))
Day = _global_enum(_IntEnum("Day", _DAYS, module=__name__, start=0))
globals().update(Month.__members__, **Day.__members__)


class IllegalMonthError(ValueError, IndexError):
    """A month that is not one of 1 to 12."""

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    """A weekday that is not one of 0 to 6."""

    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


class _Named:
    """The names of months or weekdays as a sequence: those of certain days, as strftime writes them when asked."""

    def __init__(self, format, days):
        self.format, self.days = format, days

    def __len__(self):
        return len(self.days)

    def __getitem__(self, which):
        chosen = self.days[which]
        return list(map(self._name, chosen)) if isinstance(which, slice) else self._name(chosen)

    def _name(self, day):
        return day.strftime(self.format) if day else ""


# The year 2001 began on a Monday. There is no month 0.
_first_days = [None, *(_date(2001, number, 1) for number in range(1, 13))]
_first_week = [_date(2001, 1, number) for number in range(1, 8)]
month_name, month_abbr = _Named("%B", _first_days), _Named("%b", _first_days)
standalone_month_name, standalone_month_abbr = month_name, month_abbr
day_name, day_abbr = _Named("%A", _first_week), _Named("%a", _first_week)


def isleap(year):
    """True for leap years."""
    return not year % (400 if year % 100 == 0 else 4)


def leapdays(y1, y2):
    """The number of leap years from y1 up to, not including, y2."""
    def before(year):
        year -= 1
        return year // 4 - year // 100 + year // 400
    return before(y2) - before(y1)


def weekday(year, month, day):
    """The day of the week; years that dates do not reach go by one that looks the same."""
    return Day(_weekday_number(year, month, day))


_LEAST_YEAR, _LAST_YEAR = _date.min.year, _date.max.year


def _weekday_number(year, month, day):
    if not _LEAST_YEAR <= year <= _LAST_YEAR:
        year = year % 400 + 2000
    return _date(year, month, day).weekday()


def _days_of(year, month):
    return 29 if month == 2 and isleap(year) else mdays[month]


def monthrange(year, month):
    """Weekday of the first day of a month, and its number of days."""
    if month in range(1, 13):
        return weekday(year, month, 1), _days_of(year, month)
    raise IllegalMonthError(month)


def timegm(tuple):
    """Seconds since the epoch of a time tuple in UTC."""
    year, month, day, *clock = tuple[:6]
    seconds = _date(year, month, 1).toordinal() + day - 1 - _date(EPOCH, 1, 1).toordinal()
    for part, size in zip(clock, (24, 60, 60), strict=True):
        seconds = seconds * size + part
    return seconds


def _split(items, size):
    items = list(items)
    return [items[start:start + size] for start in range(0, len(items), size)]


class Calendar:
    """Weeks that begin with a certain day."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    @property
    def firstweekday(self):
        """The day weeks begin with, 0 for Monday."""
        return self._start % 7

    @firstweekday.setter
    def firstweekday(self, day):
        self._start = day

    def getfirstweekday(self):
        return self.firstweekday

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        """The seven days of a week, from the first."""
        return (day % 7 for day in range(self.firstweekday, self.firstweekday + 7))

    def _margins(self, year, month):
        """Days of a month's weeks before its first day, days of the month, days of the weeks behind them."""
        if not 1 <= month <= 12:
            raise IllegalMonthError(month)
        first = _weekday_number(year, month, 1)
        count = _days_of(year, month)
        before = (first - self.firstweekday) % 7
        return before, count, -(before + count) % 7

    def itermonthdays(self, year, month):
        """The days of a month's weeks as numbers; 0 for those of other months."""
        before, count, behind = self._margins(year, month)
        yield from [0] * before + [*range(1, count + 1)] + [0] * behind

    def itermonthdays2(self, year, month):
        """Such days with their weekdays."""
        start = self.firstweekday
        return ((day, (start + i) % 7) for i, day in enumerate(self.itermonthdays(year, month)))

    def itermonthdays3(self, year, month):
        """The days of a month's weeks as (year, month, day)."""
        before, count, behind = self._margins(year, month)
        last = (year - 1, 12) if month == 1 else (year, month - 1)
        next = (year + 1, 1) if month == 12 else (year, month + 1)
        length = _days_of(*last)
        yield from ((*last, day) for day in range(length - before + 1, length + 1))
        yield from ((year, month, day) for day in range(1, count + 1))
        yield from ((*next, day) for day in range(1, behind + 1))

    def itermonthdays4(self, year, month):
        """Such days with their weekdays behind."""
        start = self.firstweekday
        return ((*day, (start + i) % 7) for i, day in enumerate(self.itermonthdays3(year, month)))

    def itermonthdates(self, year, month):
        """The days of a month's weeks as dates."""
        return (_date(*day) for day in self.itermonthdays3(year, month))

    def monthdayscalendar(self, year, month):
        """Weeks of what itermonthdays gives."""
        return _split(self.itermonthdays(year, month), 7)

    def monthdays2calendar(self, year, month):
        """Weeks of what itermonthdays2 gives."""
        return _split(self.itermonthdays2(year, month), 7)

    def monthdatescalendar(self, year, month):
        """Weeks of what itermonthdates gives."""
        return _split(self.itermonthdates(year, month), 7)

    def yeardayscalendar(self, year, width=3):
        """Rows of `width` months of what monthdayscalendar gives."""
        return _split((self.monthdayscalendar(year, each) for each in Month), width)

    def yeardays2calendar(self, year, width=3):
        """Rows of `width` months of what monthdays2calendar gives."""
        return _split((self.monthdays2calendar(year, each) for each in Month), width)

    def yeardatescalendar(self, year, width=3):
        """Rows of `width` months of what monthdatescalendar gives."""
        return _split((self.monthdatescalendar(year, each) for each in Month), width)


def formatstring(cols, colwidth=20, spacing=6):
    """Columns side by side, each centred."""
    return (spacing * " ").join([text.center(colwidth) for text in cols])


def format(cols, colwidth=20, spacing=6):
    """Prints columns side by side."""
    print(formatstring(cols, colwidth, spacing))


class TextCalendar(Calendar):
    """Calendars as text. `w` is the width of a day, `l` the lines of a week, `c` the space between months, `m` the
    months of a row."""

    def formatday(self, day, weekday, width):
        return (f"{day:2}" if day else "").center(width)

    def formatweekday(self, day, width):
        name = (day_abbr if width < 9 else day_name)[day]
        return name[:width].center(width)

    def formatweek(self, theweek, width):
        """A week as one line."""
        return " ".join([self.formatday(*day, width) for day in theweek])

    def formatweekheader(self, width):
        """The names of the weekdays as one line."""
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        year = f" {theyear!r}" if withyear else ""
        return f"{month_name[themonth]}{year}".center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """A month as lines of text."""
        w = max(w, 2)
        text = self.formatmonthname(theyear, themonth, 7 * w + 6).rstrip()
        for line in self.formatweekheader(w), *self._weeks(theyear, themonth, w):
            text += "\n" * max(l, 1) + line.rstrip()
        return text + "\n" * max(l, 1)

    def _weeks(self, year, month, width):
        return [self.formatweek(week, width) for week in self.monthdays2calendar(year, month)]

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year as lines of text."""
        w, end, gap = max(w, 2), "\n" * max(l, 1), max(c, 2)
        column = 7 * w + 6
        text = f"{theyear!r}".center(column * m + gap * (m - 1)).rstrip() + end
        for months in _split(Month, m):
            weeks = [self._weeks(theyear, each, w) for each in months]
            rows = [[self.formatmonthname(theyear, int(each), column, False) for each in months]]
            rows.append([self.formatweekheader(w)] * len(months))
            for number in range(max(map(len, weeks))):
                rows.append([lines[number] if number < len(lines) else "" for lines in weeks])
            text += end + "".join([formatstring(row, column, gap).rstrip() + end for row in rows])
        return text

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


class HTMLCalendar(Calendar):
    """Calendars as HTML tables; the attributes are the CSS classes of their parts."""

    cssclasses = [name[:3].lower() for name in _DAYS]
    cssclasses_weekday_head = cssclasses
    cssclass_noday = "noday"
    cssclass_month = cssclass_month_head = "month"
    cssclass_year = cssclass_year_head = "year"

    def formatday(self, day, weekday):
        """A day as a cell."""
        kind, content = (self.cssclasses[weekday], f"{day:d}") if day else (self.cssclass_noday, "&nbsp;")
        return _element("td", content, kind)

    def formatweekday(self, day):
        return _element("th", day_abbr[day], self.cssclasses_weekday_head[day])

    def formatweek(self, theweek):
        """A week as a row."""
        return _element("tr", "".join([self.formatday(*day) for day in theweek]))

    def formatweekheader(self):
        """The names of the weekdays as a row."""
        return _element("tr", "".join(map(self.formatweekday, self.iterweekdays())))

    def formatmonthname(self, theyear, themonth, withyear=True):
        name = month_name[themonth] + (f" {theyear}" if withyear else "")
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{name}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        """A month as a table."""
        rows = [self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader()]
        rows.extend(map(self.formatweek, self.monthdays2calendar(theyear, themonth)))
        return _table(self.cssclass_month, "".join([row + "\n" for row in rows])) + "\n"

    def formatyear(self, theyear, width=3):
        """A year as a table of tables, `width` months beside each other."""
        width = max(width, 1)
        head = f'<tr><th colspan="{width}" class="{self.cssclass_year_head}">{theyear}</th></tr>'
        for months in _split(range(1, 13), width):
            cells = [_element("td", self.formatmonth(theyear, each, withyear=False)) for each in months]
            head += _element("tr", "".join(cells))
        return _table(self.cssclass_year, head)

    def formatyearpage(self, theyear, width=3, css="calendar.css", encoding=None):
        """A year as a whole page, in bytes."""
        encoding = encoding or "utf-8"
        style = css is not None and f'<link rel="stylesheet" type="text/css" href="{css}" />'
        strict = "//W3C//DTD XHTML 1.0 Strict//EN", "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"
        page = [
            f'<?xml version="1.0" encoding="{encoding}"?>',
            '<!DOCTYPE html PUBLIC "-{}" "{}">'.format(*strict),
            "<html>", "<head>",
            f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />',
            *([style] if style else []),
            f"<title>Calendar for {theyear:d}</title>", "</head>", "<body>",
            self.formatyear(theyear, width) + "</body>", "</html>", "",
        ]
        return "\n".join(page).encode(encoding, "xmlcharrefreplace")


def _element(name, content, kind=None):
    start = name if kind is None else f'{name} class="{kind}"'
    return f"<{start}>{content}</{name}>"


def _table(kind, rows):
    return f'<table border="0" cellpadding="0" cellspacing="0" class="{kind}">\n{rows}</table>'


class _InLocale:
    """There is one locale, C: the names are those of other calendars."""

    def __init__(self, firstweekday=0, locale=None):
        super().__init__(firstweekday)


class LocaleTextCalendar(_InLocale, TextCalendar):
    """Calendars as text in a locale."""


class LocaleHTMLCalendar(_InLocale, HTMLCalendar):
    """Calendars as HTML in a locale."""


# The functions of the module are methods of one calendar.
c = TextCalendar()
firstweekday = c.getfirstweekday
monthcalendar, weekheader, week, month, calendar = (
    c.monthdayscalendar, c.formatweekheader, c.formatweek, c.formatmonth, c.formatyear,
)
prweek, prmonth, prcal = c.prweek, c.prmonth, c.pryear


def setfirstweekday(firstweekday):
    """Sets the day that weeks begin with, for the functions of the module."""
    if firstweekday not in range(7):
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday
