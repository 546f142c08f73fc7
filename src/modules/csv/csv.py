"""Tables as comma-separated values: the reader and writer are native, rows as dicts and guessing of dialects are here."""
import re as _re
from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, Dialect as _Checked, Error,
    _record, field_size_limit, get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer,
)

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
    "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
    "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]


class Dialect:
    """How a table is written: a class whose attributes say it. Instances are checked when they are made."""

    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _Checked(self)
        except TypeError as error:
            problem = Error(str(error))
        else:
            return
        raise problem


class excel(Dialect):
    """As Excel writes tables."""
    delimiter, quotechar, lineterminator = ",", '"', "\r\n"
    doublequote, skipinitialspace = True, False
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes tables with tabs."""
    delimiter = "\t"


class unix_dialect(excel):
    """As is usual on Unix: everything quoted."""
    quoting, lineterminator = QUOTE_ALL, "\n"


for _name, _dialect in ("excel", excel), ("excel-tab", excel_tab), ("unix", unix_dialect):
    register_dialect(_name, _dialect)


class _OfRecords:
    """What DictReader[str] means, and DictWriter[str]."""

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _reusable(names):
    """Names that can be gone through again and again."""
    return list(names) if names is not None and iter(names) is names else names


class DictReader(_OfRecords):
    """Rows as dicts; the names are given, or are the first row.

    >>> list(DictReader(['name,age', 'Ann,7']))
    [{'name': 'Ann', 'age': '7'}]
    """

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect, self.restkey, self.restval = dialect, restkey, restval
        self.fieldnames = _reusable(fieldnames)

    line_num = property(lambda self: self.reader.line_num)

    @property
    def fieldnames(self):
        """The names of the columns; None where there is no row that could tell them."""
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    @fieldnames.setter
    def fieldnames(self, names):
        self._names = names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        for row in self.reader:
            if row:  # empty lines are no rows
                break
        else:
            raise StopIteration
        return _record(names, row, self.restkey, self.restval)


class DictWriter(_OfRecords):
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = _reusable(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        if self.extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({self.extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names of the columns."""
        return self.writerow({name: name for name in self.fieldnames})

    def writerow(self, rowdict):
        """Writes a dict as a row, its values in the order of the columns."""
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        """Writes many of them."""
        return self.writer.writerows(self._values(each) for each in rowdicts)

    def _values(self, record):
        names = self.fieldnames
        if self.extrasaction == "raise" and (extra := record.keys() - names):
            shown = ", ".join(map(repr, extra))
            raise ValueError(f"dict contains fields not in fieldnames: {shown}")
        get, absent = record.get, self.restval
        return [get(name, absent) for name in names]


class Sniffer:
    """Guesses the dialect of a text."""

    def __init__(self):
        # Of delimiters that are as likely, the first of these.
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect for the text. Raises Error if no delimiter can be told."""
        guess = _QuoteGuess(sample, delimiters)
        mark, spaced = guess.delimiter, guess.spaced
        if not mark:
            mark, spaced = self._commonest(sample, delimiters)
        if not mark:
            raise Error("Could not determine delimiter")
        return type("dialect", (Dialect,), {
            "__module__": __name__, "__qualname__": "Sniffer.sniff.<locals>.dialect", "_name": "sniffed", "delimiter": mark, "quotechar": guess.quote or '"', "doublequote": guess.doubled,
            "skipinitialspace": spaced, "lineterminator": "\r\n", "quoting": QUOTE_MINIMAL,
        })

    def _commonest(self, sample, allowed):
        """The character that occurs equally often on most lines, and whether a space always follows it."""
        lines = [line for line in sample.split("\n") if line]
        found = {}
        size = min(10, len(lines))
        # Line by line in groups: the more lines it takes to tell, the less sure the answer.
        seen = 0
        counts = {chr(code): {} for code in range(127)}
        while seen < len(lines):
            for line in lines[seen:seen + size]:
                for mark, table in counts.items():
                    times = line.count(mark)
                    table[times] = table.get(times, 0) + 1
            seen += size
            _add_steady(found, counts, min(seen, len(lines)), allowed)
            if len(found) == 1:
                break
        if not found:
            return "", 0
        if len(found) == 1:
            (mark,) = found
        else:
            liked = [mark for mark in self.preferred if mark in found]
            mark = liked[0] if liked else max(found, key=lambda each: (found[each], each))
        return mark, lines[0].count(mark) == lines[0].count(mark + " ")

    def has_header(self, sample):
        """Whether the first row looks different from those below it."""
        rows = reader(iter(sample.splitlines(keepends=True)), self.sniff(sample))
        head = next(rows)
        # For every column what its cells have in common: complex for numbers, or their length.
        shapes = [None] * len(head)
        alike = [True] * len(head)
        for number, row in enumerate(rows):
            if number > 20:
                break
            if len(row) == len(head):
                for column, cell in enumerate(row):
                    shape = _shape(cell)
                    if shapes[column] is None:
                        shapes[column] = shape
                    elif shapes[column] != shape:
                        alike[column] = False
        votes = 0
        for cell, shape, same in zip(head, shapes, alike):
            if same:
                # Nothing below is told from the head, as a cell of other shape is.
                differs = shape is None or (_shape(cell) is not complex if shape is complex else len(cell) != shape)
                votes += 1 if differs else -1
        return votes > 0


def _shape(cell):
    try:
        complex(cell)
    except (ValueError, OverflowError):
        return len(cell)
    return complex


def _add_steady(found, counts, lines, allowed):
    """Adds the characters that most of so many lines have equally often, with how often and by how many lines."""
    steady = {}
    for mark, table in counts.items():
        if table.keys() == {0}:
            continue
        usual = max(table, key=table.get)
        others = sum(table.values()) - table[usual]
        steady[mark] = usual, table[usual] - others
    share = 1.0
    while not found and share >= 0.9:
        for mark, (times, support) in steady.items():
            if times > 0 and support > 0 and support / lines >= share and (allowed is None or mark in allowed):
                found[mark] = times, support
        share -= 0.01


# What stands before and behind a field in quotes, from the surest sign of a delimiter to none.
_BEFORE, _BEHIND, _LINE_START, _LINE_END = r"(?P<mark>[^\w\n\"'])(?P<space> ?)", "(?P=mark)", r"(?:^|\n)", r"(?:$|\n)"
_FIELD = r"(?P<quote>[\"']).*?(?P=quote)"
_SIDES = (_BEFORE, _BEHIND), (_LINE_START, _BEFORE), (_BEFORE, _LINE_END), (_LINE_START, _LINE_END)


class _QuoteGuess:
    """What the quoted fields of a text tell about its dialect; no delimiter where there are none."""

    quote, delimiter, spaced, doubled = "", None, 0, False

    def __init__(self, sample, allowed):
        for before, behind in _SIDES:
            fields = list(_re.finditer(before + _FIELD + behind, sample, _re.DOTALL | _re.MULTILINE))
            if fields:
                break
        else:
            return
        quotes = [field["quote"] for field in fields]
        self.quote = max(dict.fromkeys(quotes), key=quotes.count)
        marks, spaces = [], 0
        if "mark" in fields[0].re.groupindex:
            marks = [field["mark"] for field in fields if allowed is None or field["mark"] in allowed]
            spaces = sum(bool(field["space"]) for field in fields)
        self.delimiter = max(dict.fromkeys(marks), key=marks.count, default="")
        self.spaced = marks.count(self.delimiter) == spaces if marks else 0
        if self.delimiter == "\n":
            self.delimiter = ""
        self.doubled = self._has_doubled(sample)

    def _has_doubled(self, sample):
        """Whether some field has a quote inside that is written twice."""
        edge, quote = _re.escape(self.delimiter), self.quote
        rest = rf"[^{edge}\n]*"
        field = quote + rest + quote + rest + quote
        return bool(_re.search(rf"(?:{edge}|^)\W*{field}\W*(?:{edge}|$)", sample, _re.MULTILINE))
