"""Reading examples out of text, and deciding if an output is the expected one."""
import re

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of an option; a new one for a new name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
COMPARISON_FLAGS = (
    DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."


def ended(text):
    """With a newline at the end, unless it is empty."""
    return text if not text or text[-1] == "\n" else text + "\n"


def indented(text, by=4):
    """Every line that is not empty moved to the right."""
    return re.sub("(?m)^(?=.)", " " * by, text)


class _SameWhenEqual:
    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts()


class Example(_SameWhenEqual):
    """A statement and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source, self.want = source if source.endswith("\n") else source + "\n", ended(want)
        self.exc_msg = exc_msg if exc_msg is None else exc_msg if exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno, self.indent, self.options = lineno, indent, {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest(_SameWhenEqual):
    """The examples of one docstring or file, with the variables they see."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        mine, theirs = ((each.name, each.filename or "", each.lineno or 0) for each in (self, other))
        return mine < theirs

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if count == 0 else "1 example" if count == 1 else f"{count} examples"
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({shown})>"


_START = re.compile(r"( *)>>>(?: |$|.)")
_OPTION = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.M)
_RAISED = re.compile(
    r"^Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):\s*\n(?:[^\S\n].*\n|\n)*(?P<message>\w[\s\S]*)", re.X)


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name="<string>"):
        """Texts and examples in turn."""
        lines = string.expandtabs().split("\n")
        # Common indentation is no part of the text.
        depths = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")]
        margin = min(depths, default=0)
        lines = [line[margin:] for line in lines]
        found, between, at = [], [], 0
        while at < len(lines):
            start = _START.match(lines[at])
            if start is None:
                between.append(lines[at])
                at += 1
                continue
            found.append("".join(line + "\n" for line in between))
            example, at = self._example(lines, at, start[1], name)
            if example is not None:
                found.append(example)
            between = []
        return [*found, "\n".join(between)]

    def _example(self, lines, first, margin, name):
        indent, at = len(margin), first + 1
        while at < len(lines) and lines[at].lstrip(" ").startswith("..."):
            at += 1
        source = []
        for number in range(first, at):
            line = lines[number]
            if not line.startswith(margin):
                raise ValueError(
                    f"line {number + 1} of the docstring for {name} has inconsistent leading whitespace: {line!r}")
            mark = line[indent:indent + 3]
            if line[indent + 3:indent + 4] not in ("", " "):
                raise ValueError(
                    f"line {number + 1} of the docstring for {name} lacks blank after {mark}: {line!r}")
            source.append(line[indent + 4:])
        ends = at
        while at < len(lines) and lines[at].strip() and not _START.match(lines[at]):
            if not lines[at].startswith(margin):
                raise ValueError(
                    f"line {at + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[at]!r}")
            at += 1
        want = "\n".join(line[indent:] for line in lines[ends:at])
        text = "\n".join(source)
        options = self._options(text, name, first)
        if not any(line.strip() and not line.lstrip().startswith("#") for line in source):
            return None, at
        raised = _RAISED.match(want)
        message = raised["message"] if raised else None
        return Example(text, want, message, first, indent, options), at

    def _options(self, source, name, line):
        options = {}
        for match in _OPTION.finditer(source):
            for word in match[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {line + 1} of the doctest for {name} has an invalid option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options

    def get_examples(self, string, name="<string>"):
        """The examples alone."""
        return [each for each in self.parse(string, name) if isinstance(each, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples as one test."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


def _fits(pattern, text):
    """True if the text is the pattern with something in place of each `...`."""
    first, *rest = pattern.split(ELLIPSIS_MARKER)
    if not rest:
        return pattern == text
    *middle, last = rest
    if not text.startswith(first) or not text.endswith(last) or len(first) + len(last) > len(text):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


class OutputChecker:
    """Compares what was printed with what should be."""

    def check_output(self, want, got, optionflags):
        """True if the output will do."""
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{BLANKLINE_MARKER}[^\S\n]*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        """What differs, to be printed."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        diff = self._difference(want, got, optionflags)
        if diff is not None:
            return diff
        expected = f"Expected:\n{indented(want)}" if want else "Expected nothing\n"
        return expected + (f"Got:\n{indented(got)}" if got else "Got nothing\n")

    def _difference(self, want, got, flags):
        long = min(want.count("\n"), got.count("\n")) > 2
        if not flags & REPORT_NDIFF and not (long and flags & (REPORT_UDIFF | REPORT_CDIFF)):
            return None
        import difflib
        old, new = want.splitlines(True), got.splitlines(True)
        if flags & REPORT_UDIFF:
            title, lines = "unified diff with -expected +actual", [*difflib.unified_diff(old, new, n=2)][2:]
        elif flags & REPORT_CDIFF:
            title = "context diff with expected followed by actual"
            lines = [*difflib.context_diff(old, new, n=2)][2:]
        else:
            title, lines = "ndiff with -expected +actual", difflib.ndiff(old, new, charjunk=difflib.IS_CHARACTER_JUNK)
        return f"Differences ({title}):\n" + indented("".join(lines))


for _each in Example, DocTest, DocTestParser, OutputChecker:
    _each.__module__ = "doctest"
