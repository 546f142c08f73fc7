"""Formatting of exceptions and of the calls that led to them.

What the runtime prints itself for an uncaught exception it prints here too (_traceback); this file takes exceptions
and stacks apart for programs that want the pieces.
"""
import linecache
import sys

import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

# How often the same entry is shown in a row before the rest is counted.
_SHOWN_REPEATS = 3


def _plural(count, noun):
    return f"{count} more {noun}{'' if count == 1 else 's'}"


def _attempt(function, value, what):
    """A text of a value; that it failed, where it does."""
    try:
        return function(value)
    except Exception:
        return f"<{what} {function.__name__}() failed>"


# --- stacks

def walk_tb(tb):
    """Pairs of frame and line number, from a traceback's first entry to where the exception was raised."""
    for entry in _entries(tb):
        yield entry.tb_frame, entry.tb_lineno


def walk_stack(f):
    """Pairs of frame and line number, from a frame outwards."""
    frame = sys._getframe(2) if f is None else f
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def _entries(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


def clear_frames(tb):
    """Clears the local variables of all frames of a traceback that do not run any more."""
    for entry in _entries(tb):
        try:
            entry.tb_frame.clear()
        except (AttributeError, RuntimeError):
            continue


class FrameSummary:
    """One entry: file name, line number, name of the function, and the line itself. It is a sequence of these four."""
    __slots__ = ("filename", "lineno", "name", "end_lineno", "colno", "end_colno", "locals", "_source")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename, self.name = filename, name
        self.lineno, self.colno = lineno, colno
        self.end_lineno, self.end_colno = end_lineno or lineno, end_colno
        self.locals = locals and {key: _attempt(repr, value, "local") for key, value in locals.items()} or None
        # The source from the first to the last line; None until it is looked up.
        self._source = line
        if lookup_line:
            self._lookup()

    def _lookup(self):
        if self._source is None and self.lineno is not None:
            numbers = range(self.lineno, self.end_lineno + 1)
            self._source = "\n".join(linecache.getline(self.filename, n).removesuffix("\n") for n in numbers)
        return self._source

    @property
    def line(self):
        """The first line without what is blank around it; None if there is no line number."""
        source = self._lookup()
        return source if source is None else source.split("\n", 1)[0].strip()

    def _four(self):
        return self.filename, self.lineno, self.name, self.line

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return self._four()[index]

    def __iter__(self):
        return iter(self._four())

    def __eq__(self, other):
        if isinstance(other, tuple):
            return self._four() == other
        if not isinstance(other, FrameSummary):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in ("filename", "lineno", "name", "locals"))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _limited(items, limit):
    """The first `limit` items, the last ones for a negative number; sys.tracebacklimit stands in for None."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = limit and max(limit, 0)
    items = list(items)
    if limit is None:
        return items
    return items[limit:] if limit < 0 else items[:limit]


def _line_only(frame, number):
    return frame, (number, None, None, None)


def _exact_position(entry):
    return entry.tb_frame, _traceback.position(entry) or (entry.tb_lineno, None, None, None)


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries of pairs of frame and line number."""
        pairs = _limited(frame_gen, limit)
        return cls._of([_line_only(*pair) for pair in pairs], lookup_lines, capture_locals)

    @classmethod
    def _of(cls, places, lookup_lines=True, capture_locals=False):
        """The entries of pairs of a frame and (line, last line, column, last column)."""
        return cls(
            FrameSummary(
                frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=lookup_lines,
                locals=frame.f_locals if capture_locals else None, end_lineno=last, colno=column,
                end_colno=last_column,
            )
            for frame, (line, last, column, last_column) in places
        )

    @classmethod
    def from_list(cls, a_list):
        """The entries of FrameSummary objects or of tuples of file name, line number, name and line."""
        return StackSummary(
            item if isinstance(item, FrameSummary) else FrameSummary(*item[:3], line=item[3]) for item in a_list)

    def format_frame_summary(self, frame_summary, **ignored):
        """The lines of one entry, as one string; None leaves the entry out."""
        entry = frame_summary
        file = "<stdin>" if entry.filename.startswith("<stdin>-") else entry.filename
        lines = [f'  File "{file}", line {entry.lineno}, in {entry.name}']
        if entry.line and None in (entry.colno, entry.end_colno):
            lines.append(f"    {entry.line}")
        elif entry.line:
            lines += _traceback.marked(entry._source.split("\n"), entry.colno, entry.end_colno)
        lines += [f"    {name} = {value}" for name, value in sorted((entry.locals or {}).items())]
        return "\n".join(lines) + "\n"

    def format(self, **ignored):
        """The entries as strings; what is repeated more than three times in a row is counted."""
        texts = []
        before, repeats = None, 0
        for entry in self:
            text = self.format_frame_summary(entry)
            if text is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != before:
                texts += self._rest(repeats)
                before, repeats = place, 0
            repeats += 1
            if repeats <= _SHOWN_REPEATS:
                texts.append(text)
        return texts + self._rest(repeats)

    def _rest(self, repeats):
        left = repeats - _SHOWN_REPEATS
        return [f"  [Previous line repeated {_plural(left, 'time')}]\n"] if left > 0 else []


def extract_tb(tb, limit=None):
    """The entries of a traceback, as a StackSummary."""
    return StackSummary._of(map(_exact_position, _limited(_entries(tb), limit)))


def extract_stack(f=None, limit=None):
    """The calls that led to a frame, by default to the caller's, as a StackSummary, outermost first."""
    summary = StackSummary.extract(walk_stack(f or sys._getframe(1)), limit=limit)
    summary.reverse()
    return summary


def format_list(extracted_list):
    """The lines of what extract_tb() or extract_stack() gave, as a list of strings."""
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    """The entries of a traceback, as a list of strings."""
    return format_list(extract_tb(tb, limit))


def format_stack(f=None, limit=None):
    """The calls that led to a frame, as a list of strings."""
    return format_list(extract_stack(f or sys._getframe(1), limit))


def print_list(extracted_list, file=None):
    """Prints what extract_tb() or extract_stack() gave."""
    _write(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    """Prints the entries of a traceback."""
    _write(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    """Prints the calls that led to a frame, by default to the caller's."""
    _write(format_stack(f or sys._getframe(1), limit), file)


def _write(texts, file):
    for text in texts:
        print(text, file=sys.stderr if file is None else file, end="")


# --- exceptions

class _Sheet:
    """The margin of a text: how deep inside groups it is, and whether the last frame of a group was closed."""

    def __init__(self):
        self.depth = 0
        self.closed = False

    def put(self, text, mark="|"):
        """A text with the margin before each of its lines."""
        if not self.depth:
            return text
        margin = f"{self.indent()}{mark} "
        return "".join([margin + line for line in text.splitlines(keepends=True)])

    def indent(self):
        return "  " * self.depth

    def rule(self, title, first=False):
        """The line above the part of a group."""
        return f"{self.indent()}{'+-' if first else '  '}+---------------- {title} ----------------\n"

    def close(self):
        """The line below a group, unless one that ends at the same place has drawn it."""
        if self.closed:
            return ""
        self.closed = True
        return f"{self.indent()}+------------------------------------\n"


class TracebackException:
    """An exception as text to come: it can be formatted after the exception is gone."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        options = {
            "limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
            "max_group_width": max_group_width, "max_group_depth": max_group_depth,
            "_seen": set() if _seen is None else _seen,
        }
        options["_seen"].add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        places = map(_exact_position, _limited(_entries(exc_traceback), limit))
        self.stack = StackSummary._of(places, lookup_lines, capture_locals)
        self._type = exc_type if save_exc_type else None
        self._text = _attempt(str, exc_value, "exception")
        self._take_type(exc_type, exc_value, exc_traceback)
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_attempt(repr, error, '__notes__')}"]
        self._take_others(exc_value, options, compact and _seen is not None)

    def _take_type(self, exc_type, exc_value, exc_traceback):
        self.exc_type_str = None
        self._last_lines = ["NoneType: None"]
        self._of_syntax = False
        if exc_value is None or exc_type is None:
            return
        module, name = exc_type.__module__, exc_type.__qualname__
        self.exc_type_str = name if module in ("builtins", "__main__") else f"{module or '<unknown>'}.{name}"
        self._last_lines = _traceback.head(exc_value, exc_traceback)
        self._of_syntax = issubclass(exc_type, SyntaxError)
        if self._of_syntax:
            for name in ("filename", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name))
            for name in ("lineno", "end_lineno"):
                number = getattr(exc_value, name)
                setattr(self, name, number if number is None else str(number))

    def _take_others(self, exc_value, options, only_needed):
        """The cause, the context and the parts of a group. What was taken before, in a circle, is left out."""
        def take(other):
            if other is None or id(other) in options["_seen"]:
                return None
            return TracebackException(type(other), other, other.__traceback__, **options)

        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self.__cause__ = take(getattr(exc_value, "__cause__", None))
        context = getattr(exc_value, "__context__", None)
        self.__context__ = None if only_needed and self.__suppress_context__ else take(context)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [
                TracebackException(type(part), part, part.__traceback__, **options) for part in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """The TracebackException of an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._type

    def __str__(self):
        return self._text

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, TracebackException) else NotImplemented

    def format_exception_only(self, *, show_group=False, _depth=0):
        """Yields the lines that say which exception it is: the last ones of the whole text."""
        for text in self._final_texts():
            yield "".join(["   " * _depth + line for line in text.splitlines(keepends=True)]) if _depth else text
        for part in self.exceptions or () if show_group else ():
            yield from part.format_exception_only(show_group=True, _depth=_depth + 1)

    def _final_texts(self):
        if self._of_syntax:
            yield from (f"{line}\n" for line in self._last_lines)
        else:
            yield "\n".join(self._last_lines) + "\n"
        notes = self.__notes__
        if self.exc_type_str is None or notes is None:
            return
        if not isinstance(notes, (list, tuple)):
            yield _attempt(repr, notes, "__notes__") + "\n"
            return
        for note in notes:
            yield from (f"{line}\n" for line in _attempt(str, note, "note").split("\n"))

    def format(self, *, chain=True, _sheet=None):
        """Yields the whole text in pieces that end in newlines."""
        sheet = _Sheet() if _sheet is None else _sheet
        for exception, sentence in self._story(chain):
            yield from exception._own_texts(sheet, chain, self.max_group_depth)
            if sentence:
                yield sheet.put(f"\n{sentence}:\n\n")

    def _story(self, chain):
        """What led to this exception, first first, with what is said behind each."""
        before, sentence = None, None
        if chain and self.__cause__ is not None:
            before, sentence = self.__cause__, "The above exception was the direct cause of the following exception"
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            before = self.__context__
            sentence = "During handling of the above exception, another exception occurred"
        steps = [(self, None)]
        if before is not None:
            earlier = before._story(chain)
            earlier[-1] = (before, sentence)
            steps = earlier + steps
        return steps

    def _own_texts(self, sheet, chain, deepest):
        if self.exceptions is None:
            yield from self._stack_and_end(sheet, "Traceback (most recent call last):\n", "|")
        elif sheet.depth > deepest:
            yield sheet.put(f"... (max_group_depth is {deepest})\n")
        else:
            outermost = sheet.depth == 0
            sheet.depth += outermost
            title = "Exception Group Traceback (most recent call last):\n"
            yield from self._stack_and_end(sheet, title, "+" if outermost else "|")
            yield from self._part_texts(sheet, chain)
            sheet.depth -= outermost

    def _stack_and_end(self, sheet, title, mark):
        if self.stack:
            yield sheet.put(title, mark)
            for text in self.stack.format():
                yield sheet.put(text)
        for text in self.format_exception_only():
            yield sheet.put(text)

    def _part_texts(self, sheet, chain):
        parts = self.exceptions[:self.max_group_width]
        left = len(self.exceptions) - len(parts)
        for number, part in enumerate(parts, 1):
            yield sheet.rule(number, number == 1)
            sheet.closed = False
            sheet.depth += 1
            yield from part.format(chain=chain, _sheet=sheet)
            sheet.depth -= 1
        if left:
            yield sheet.rule("...", not parts)
            sheet.closed = False
        sheet.depth += 1
        if left:
            yield sheet.put(f"and {_plural(left, 'exception')}\n")
        end = sheet.close()
        if end:
            yield end
        sheet.depth -= 1

    def print(self, *, file=None, chain=True):
        """Prints the whole text."""
        _write(self.format(chain=chain), file)


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_implicit = _Implicit()


def _exception_of(exc, value, tb, **options):
    """The TracebackException of an exception, or of the old three: type, value and traceback."""
    if (value is _implicit) is not (tb is _implicit):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _implicit:
        value, tb = exc, getattr(exc, "__traceback__", None)
        if not (exc is None or isinstance(exc, BaseException)):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return TracebackException(type(value), value, tb, compact=True, **options)


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **ignored):
    """The text of an exception with its traceback and what led to it, as a list of strings."""
    return [*_exception_of(exc, value, tb, limit=limit).format(chain=chain)]


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **ignored):
    """The lines that say which exception it is, as a list of strings."""
    value = exc if value is _implicit else value
    return [*_exception_of(None, value, None).format_exception_only(show_group=show_group)]


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True, **ignored):
    """Prints an exception with its traceback and what led to it."""
    _exception_of(exc, value, tb, limit=limit).print(file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the last exception that no handler took, at a prompt."""
    last = getattr(sys, "last_exc", None)
    if last is not None:
        print_exception(last, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)
    else:
        raise ValueError("no last exception")
