"""Time zones of the IANA database, from the host's files."""

from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo

import _zoneinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

TZPATH = ("/usr/share/zoneinfo",)
EPOCH_ORDINAL = datetime(1970, 1, 1).toordinal()


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of that name."""


class InvalidTZPathWarning(RuntimeWarning):
    """A search path that is not absolute."""


def reset_tzpath(to=None):
    """The zones are the host's wherever one looks."""


def available_timezones():
    return set(_zoneinfo.keys())


class _Kind:
    """Offset, daylight saving and name at a time."""

    __slots__ = ("utcoff", "dstoff", "tzname")

    def __init__(self, utcoff, dstoff, tzname):
        self.utcoff = utcoff
        self.dstoff = dstoff
        self.tzname = tzname


_NONE = _Kind(None, None, None)


def _seconds(moment):
    """A naive local time as seconds since the epoch."""
    return (moment.toordinal() - EPOCH_ORDINAL) * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second


# === rules for the time after the last transition ===

class _Reader:
    """Reads a POSIX rule such as `CET-1CEST,M3.5.0,M10.5.0/3`."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, character):
        if self.peek() != character:
            return False
        self.at += 1
        return True

    def name(self):
        start = self.at
        if self.take("<"):
            end = self.text.index(">", self.at)
            self.at = end + 1
            return self.text[start + 1:end]
        while self.peek().isalpha():
            self.at += 1
        if self.at - start < 3:
            raise ValueError(f"malformed rule {self.text!r}")
        return self.text[start:self.at]

    def number(self):
        start = self.at
        while self.peek().isdigit():
            self.at += 1
        return int(self.text[start:self.at])

    def clock(self):
        sign = -1 if self.take("-") else 1
        if sign == 1:
            self.take("+")
        total = self.number() * 3600
        if self.take(":"):
            total += self.number() * 60
            if self.take(":"):
                total += self.number()
        return sign * total

    def day(self):
        """A function from a year to seconds since the epoch, local, of the day and time of a change."""
        if self.take("M"):
            month = self.number()
            self.take(".")
            week = self.number()
            self.take(".")
            weekday = self.number()
            def ordinal(year):
                first = datetime(year, month, 1)
                day = (weekday - first.isoweekday()) % 7 + 1 + (week - 1) * 7
                last = ((first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)).day
                return first.toordinal() + (day if day <= last else day - 7) - 1
        elif self.take("J"):
            number = self.number()
            def ordinal(year):
                leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
                return datetime(year, 1, 1).toordinal() + number - 1 + (leap and number >= 60)
        else:
            number = self.number()
            def ordinal(year):
                return datetime(year, 1, 1).toordinal() + number
        clock = self.clock() if self.take("/") else 7200
        return lambda year: (ordinal(year) - EPOCH_ORDINAL) * 86400 + clock


class _Rule:
    """Standard time and daylight saving time, every year alike."""

    def __init__(self, text):
        reader = _Reader(text)
        name = reader.name()
        offset = -reader.clock()
        self.standard = _Kind(timedelta(seconds=offset), timedelta(0), name)
        self.saving = None
        if reader.peek():
            name = reader.name()
            saved = offset + 3600 if reader.peek() in ("", ",") else -reader.clock()
            self.saving = _Kind(timedelta(seconds=saved), timedelta(seconds=saved - offset), name)
            reader.take(",")
            self.start = reader.day()
            reader.take(",")
            self.end = reader.day()
            self.offset = offset
            self.difference = saved - offset
            self.known = {}

    def changes(self, year):
        """The local times of a year's two changes."""
        found = self.known.get(year)
        if found is None:
            found = self.known[year] = self.start(year), self.end(year)
        return found

    def at_local(self, seconds, year, fold):
        """The kind at a local time."""
        if self.saving is None:
            return self.standard
        start, end = self.changes(year)
        # With fold 0 the time of the smaller offset begins after the gap, with fold 1 it ends before the fold.
        if fold == (self.difference >= 0):
            end -= self.difference
        else:
            start += self.difference
        inside = self._inside(seconds, start, end)
        return self.saving if inside else self.standard

    @staticmethod
    def _inside(seconds, start, end):
        return start <= seconds < end if start < end else not end <= seconds < start

    def at_utc(self, seconds, year):
        """The kind at a time in UTC, and whether it is the second of two alike."""
        if self.saving is None:
            return self.standard, 0
        start, end = self.changes(year)
        start, end = start - self.offset, end - self.offset - self.difference
        saving = self._inside(seconds, start, end)
        if self.difference > 0:
            fold = end <= seconds < end + self.difference
        else:
            fold = start <= seconds < start - self.difference
        return (self.saving if saving else self.standard), int(fold)


# === files ===

def _integers(data, at, count, size):
    return [
        int.from_bytes(data[i:i + size], signed=True) for i in range(at, at + count * size, size)
    ]


class _Zone:
    """What a file of the database says."""

    def __init__(self, data):
        if data[:4] != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        version, at, size = data[4:5], 0, 4
        if version >= b"2":
            counts = _integers(data, 20, 6, 4)
            at = 44 + self._length(counts, 4)
            size = 8
        isut, isstd, leap, times, types, characters = _integers(data, at + 20, 6, 4)
        at += 44
        self.times = _integers(data, at, times, size)
        at += times * size
        indexes = list(data[at:at + times])
        at += times
        infos = [
            (int.from_bytes(data[i:i + 4], signed=True), data[i + 4], data[i + 5])
            for i in range(at, at + types * 6, 6)
        ]
        at += types * 6
        names = data[at:at + characters]
        at += characters + leap * (size + 4) + isstd + isut
        footer = data[at:].strip(b"\n").decode() if size == 8 else ""
        self._build(indexes, infos, names, footer)

    @staticmethod
    def _length(counts, size):
        isut, isstd, leap, times, types, characters = counts
        return times * size + times + types * 6 + characters + leap * (size + 4) + isstd + isut

    def _build(self, indexes, infos, names, footer):
        offsets = [info[0] for info in infos]
        saved = self._savings(indexes, infos)
        kinds = []
        for (offset, is_saving, place), dst in zip(infos, saved):
            name = names[place:names.index(b"\0", place)].decode()
            kinds.append(_Kind(timedelta(seconds=offset), timedelta(seconds=dst), name))
        self.kinds = [kinds[i] for i in indexes]
        first = next((i for i, info in enumerate(infos) if not info[1]), 0) if infos else None
        if indexes and not infos[0][1]:
            first = 0
        self.before = kinds[first] if kinds else _NONE
        self.rule = _Rule(footer) if footer else None
        self.fixed = self.rule is not None and self.rule.saving is None and not self.times
        # Local times of the changes: with fold 0 the later of both readings, with fold 1 the earlier.
        self.local = ([], [])
        previous = offsets[first] if kinds else 0
        for time, i in zip(self.times, indexes):
            self.local[0].append(time + max(previous, offsets[i]))
            self.local[1].append(time + min(previous, offsets[i]))
            previous = offsets[i]

    @staticmethod
    def _savings(indexes, infos):
        """Seconds of daylight saving of each kind: against the standard time beside it."""
        saved = [0] * len(infos)
        for i, (offset, is_saving, _) in enumerate(infos):
            if not is_saving:
                continue
            difference = 0
            for k, index in enumerate(indexes):
                if index != i:
                    continue
                for neighbour in (k - 1, k + 1):
                    if 0 <= neighbour < len(indexes):
                        other = infos[indexes[neighbour]]
                        if not other[1] and offset != other[0]:
                            difference = offset - other[0]
                            break
                if difference:
                    break
            saved[i] = difference or 3600
        return saved

    def at_local(self, moment):
        seconds = _seconds(moment)
        changes = self.local[moment.fold]
        place = bisect_right(changes, seconds)
        if place >= len(self.times):
            if self.rule is not None:
                return self.rule.at_local(seconds, moment.year, moment.fold)
            return self.kinds[-1] if self.kinds else self.before
        return self.kinds[place - 1] if place else self.before

    def at_utc(self, moment):
        """The kind at a moment in UTC, and the fold of its local time."""
        seconds = _seconds(moment)
        place = bisect_right(self.times, seconds)
        if place >= len(self.times) and self.rule is not None:
            if place and seconds < self.times[-1] + 86400:
                kind, fold = self.rule.at_utc(seconds, moment.year)
                previous = self.kinds[-2] if len(self.kinds) > 1 else self.before
                shift = (previous.utcoff - self.kinds[-1].utcoff) // timedelta(seconds=1)
                return kind, fold or int(shift > 0 and seconds < self.times[-1] + shift)
            return self.rule.at_utc(seconds, moment.year)
        if not place:
            return self.before, 0
        kind = self.kinds[place - 1]
        previous = self.kinds[place - 2] if place > 1 else self.before
        shift = (previous.utcoff - kind.utcoff) // timedelta(seconds=1)
        return kind, int(shift > 0 and seconds - self.times[place - 1] < shift)


class ZoneInfo(tzinfo):
    """A time zone by its name, such as Europe/Berlin. One object for each name."""

    _cache = {}
    __module__ = "zoneinfo"

    def __init_subclass__(cls):
        cls._cache = {}

    def __new__(cls, key):
        found = cls._cache.get(key)
        if found is None:
            found = cls._cache[key] = cls.no_cache(key)
        return found

    @classmethod
    def no_cache(cls, key):
        made = super().__new__(cls)
        made._key = key
        made._zone = _Zone(cls._load(key))
        return made

    @staticmethod
    def _load(key):
        if not isinstance(key, str):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
        if key.startswith("/"):
            raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
        parts = key.split("/")
        if parts[0] == "..":
            raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
        if ".." in parts or "." in parts or "" in parts[:-1] or key.endswith("/"):
            raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
        data = _zoneinfo.read(key)
        if data is None:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        return data

    @classmethod
    def from_file(cls, file, /, key=None):
        made = super().__new__(cls)
        made._key = key
        made._zone = _Zone(file.read())
        return made

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        if only_keys is None:
            cls._cache.clear()
        else:
            for key in only_keys:
                cls._cache.pop(key, None)

    @property
    def key(self):
        return self._key

    def _kind(self, moment):
        if moment is None:
            zone = self._zone
            return zone.rule.standard if zone.fixed else _NONE
        return self._zone.at_local(moment)

    def utcoffset(self, dt, /):
        return self._kind(dt).utcoff

    def dst(self, dt, /):
        return self._kind(dt).dstoff

    def tzname(self, dt, /):
        return self._kind(dt).tzname

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        kind, fold = self._zone.at_utc(dt)
        result = dt + kind.utcoff
        return result.replace(fold=1) if fold else result

    def __str__(self):
        return repr(self) if self._key is None else f"{self._key}"

    def __repr__(self):
        if self._key is None:
            return "zoneinfo.ZoneInfo.from_file(<unknown>)"
        return f"{type(self).__module__}.{type(self).__qualname__}(key={self._key!r})"

    def __reduce__(self):
        return type(self), (self._key,)
