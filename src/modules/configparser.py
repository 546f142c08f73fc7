"""
Configuration files: [sections] of names and values, as a mapping of mappings.

A _Reader takes the lines of one file; interpolations make the value that is given of the one that was written.
"""
import re
from collections.abc import MutableMapping

__all__ = """
    NoSectionError DuplicateOptionError DuplicateSectionError NoOptionError InterpolationError InterpolationDepthError
    InterpolationMissingOptionError InterpolationSyntaxError ParsingError MissingSectionHeaderError
    MultilineContinuationError ConfigParser RawConfigParser Interpolation BasicInterpolation ExtendedInterpolation
    SectionProxy ConverterMapping DEFAULTSECT MAX_INTERPOLATION_DEPTH UNNAMED_SECTION Error
""".split()

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_absent = object()


class _Unnamed:
    """The section of the lines before the first header."""

    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _Unnamed()


# --- what can be wrong

class Error(Exception):
    """What all of these have in common: a message, and what it is about as attributes and arguments."""

    def __init__(self, msg=""):
        super().__init__(msg)
        self.message = msg

    def _about(self, **details):
        vars(self).update(details)
        self.args = tuple(details.values())

    def __str__(self):
        return self.message

    __repr__ = __str__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self._about(section=section)


class NoOptionError(Error):
    """There is no such option, neither in the section nor among the defaults."""

    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self._about(option=option, section=section)


def _twice(kind, what, source, lineno):
    """The message for something that is there already, with the place if it was read."""
    if source is None:
        return f"{kind.capitalize()} {what} already exists"
    line = "" if lineno is None else f" [line {lineno:2d}]"
    return f"While reading from {source!r}{line}: {kind} {what} already exists"


class DuplicateSectionError(Error):
    """A section is there twice."""

    def __init__(self, section, source=None, lineno=None):
        super().__init__(_twice("section", repr(section), source, lineno))
        self._about(section=section, source=source, lineno=lineno)


class DuplicateOptionError(Error):
    """An option is twice in one file or dict."""

    def __init__(self, section, option, source=None, lineno=None):
        super().__init__(_twice("option", f"{option!r} in section {section!r}", source, lineno))
        self._about(section=section, option=option, source=source, lineno=lineno)


class InterpolationError(Error):
    """A value refers to others in a way that gives nothing."""

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self._about(option=option, section=section, msg=msg)
        del self.msg


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}"
        ))
        self.reference = reference
        self.args = option, section, rawval, reference


class InterpolationSyntaxError(InterpolationError):
    """A reference is not written as it has to be."""


class InterpolationDepthError(InterpolationError):
    """References go on too long, as where two values refer to each other."""

    def __init__(self, option, section, rawval):
        super().__init__(option, section, (
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"
        ))
        self.args = option, section, rawval


class ParsingError(Error):
    """Lines of a file are neither headers nor options; all of them are in `errors`."""

    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self._about(source=source)
        self.errors = []
        if args:
            self.append(*args)

    def append(self, lineno, line):
        """Adds a line."""
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        """Adds the lines of other errors."""
        for each in others:
            for lineno, line in each.errors:
                self.append(lineno, line)
        return self


class _LineError(ParsingError):
    """One line is wrong in a way that ends the reading."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"{self._complaint}\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self._about(source=filename, lineno=lineno, line=line)


class MissingSectionHeaderError(_LineError):
    """An option stands before the first header."""
    _complaint = "File contains no section headers."


class MultilineContinuationError(_LineError):
    """An option without a value goes on in the next line."""
    _complaint = "Key without value continued with an indented line."


# --- values that refer to others

class Interpolation:
    """Values are what is written: to be inherited from."""

    def before_read(self, parser, section, option, value):
        return value

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _References(Interpolation):
    """
    References behind a sign, which stands for itself when it is doubled. Subclasses have the sign, the bracket that
    follows it, the pattern of a reference, and find the value that it means.
    """

    def before_set(self, parser, section, option, value):
        plain = re.sub(self._pattern, "", value.replace(self._sign * 2, ""))
        if self._sign in plain:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {plain.index(self._sign)}")
        return value

    def before_get(self, parser, section, option, value, defaults):
        return "".join(self._expanded(parser, section, option, value, defaults, 1))

    def _expanded(self, parser, section, option, value, names, depth):
        """The pieces of a value, those of the values that it refers to among them."""
        written = parser.get(section, option, raw=True, fallback=value)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, written)
        text, sign, rest = value.partition(self._sign)
        while sign:
            yield text
            if rest[:1] == sign:
                yield sign
                rest = rest[1:]
            elif rest[:1] != self._bracket:
                raise InterpolationSyntaxError(option, section, (
                    f"{self._shown_sign!r} must be followed by {self._shown_sign!r} or {self._bracket!r}, "
                    f"found: {sign + rest!r}"
                ))
            else:
                match = re.match(self._pattern, sign + rest)
                if match is None:
                    complaint = f"bad interpolation variable reference {sign + rest!r}"
                    raise InterpolationSyntaxError(option, section, complaint)
                rest = rest[match.end() - 1:]
                target = self._target(parser, section, option, match[1], names, rest, written)
                if sign in target[2]:
                    yield from self._expanded(parser, *target, depth + 1)
                else:
                    yield target[2]
            text, sign, rest = rest.partition(self._sign)
        yield text


class BasicInterpolation(_References):
    """%(name)s is the value of an option of this section, or of the defaults."""
    _sign, _shown_sign, _bracket = "%", "%", "("
    _pattern = r"%\(([^)]+)\)s"

    def _target(self, parser, section, option, reference, names, rest, written):
        name = parser.optionxform(reference)
        if name in names:
            return section, option, names[name], names
        raise InterpolationMissingOptionError(option, section, written, name)


class ExtendedInterpolation(_References):
    """${name} is the value of an option of this section or of the defaults, ${section:name} of another section."""
    _sign, _shown_sign, _bracket = "$", "$", "{"
    _pattern = r"\$\{([^}]+)\}"

    def _target(self, parser, section, option, reference, names, rest, written):
        first, *more = reference.split(":")
        if len(more) > 1:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        try:
            if more:
                section_of, name = first, parser.optionxform(more[0])
                value = parser.get(section_of, name, raw=True)
            else:
                section_of, name = section, parser.optionxform(first)
                value = names[name]
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, written, reference) from None
        inner = dict(parser.items(section_of, raw=True)) if self._sign in value else None
        return section_of, name, value, inner


# --- reading

class _Reader:
    """Takes the lines of one source into a parser."""

    def __init__(self, parser, source):
        self.parser, self.source = parser, source
        self.seen = set()
        self.section = self.options = self.name = None
        self.indent = 0
        self.wrong = None
        self.number = 0
        if parser._with_unnamed:
            self._begin(UNNAMED_SECTION)

    def take(self, lines):
        """Takes all lines; raises ParsingError at the end if some were wrong."""
        for self.number, line in enumerate(lines, 1):
            text, commented = self._bare(line)
            if text:
                self._line(line, text)
            elif not self.parser._gaps:
                # An empty line ends the value: nothing is indented further.
                self.indent = float("inf")
            elif not commented and self.name and self.options[self.name] is not None:
                self.options[self.name].append("")
        self.parser._finish_values()
        if self.wrong is not None:
            raise self.wrong

    def _bare(self, line):
        """(the line without comments and outer spaces, whether there was a comment)"""
        stripped = line.strip()
        if stripped.startswith(self.parser._comments):
            return "", True
        ends = [at for sign in self.parser._inline_comments if (at := _comment_start(line, sign)) >= 0]
        return (line[:min(ends)].strip(), True) if ends else (stripped, False)

    def _line(self, line, text):
        indent = len(line) - len(line.lstrip())
        if self.name and indent > self.indent:
            if self.options[self.name] is None:
                raise MultilineContinuationError(self.source, self.number, line)
            self.options[self.name].append(text)
            return
        self.indent = indent
        header = self.parser.SECTCRE.match(text)
        if header is not None:
            self._begin(header["header"])
        elif self.options is None:
            raise MissingSectionHeaderError(self.source, self.number, line)
        else:
            self._option(line, self.parser._option_pattern.match(text))

    def _begin(self, section):
        parser = self.parser
        if section in self.seen and parser._strict:
            raise DuplicateSectionError(section, self.source, self.number)
        if section != parser.default_section:
            self.seen.add(section)
        self.section, self.name = section, None
        self.options = parser._section(section)

    def _option(self, line, match):
        if match is None or not match["option"]:
            self.wrong = self.wrong or ParsingError(self.source)
            self.wrong.append(self.number, line)
            return
        name = self.name = self.parser.optionxform(match["option"].rstrip())
        key = self.section, name
        if key in self.seen and self.parser._strict:
            raise DuplicateOptionError(self.section, name, self.source, self.number)
        self.seen.add(key)
        value = match["value"]
        self.options[name] = value if value is None else [value.strip()]


def _comment_start(line, sign):
    """Where a comment begins: at its sign, at the start or after a space; -1 if there is none."""
    at = line.find(sign)
    while at > 0 and not line[at - 1].isspace():
        at = line.find(sign, at + 1)
    return at


# --- parsers

class RawConfigParser(MutableMapping):
    """Sections by name. Values may be anything and are given as they are, unless there is an interpolation."""
    _interpolates = Interpolation()
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    NONSPACECRE = re.compile(r"\S")
    BOOLEAN_STATES = {
        "yes": True, "on": True, "true": True, "1": True, "no": False, "off": False, "false": False, "0": False,
    }

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True,
                 empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_absent, converters=_absent,
                 allow_unnamed_section=False):
        self._make = dict_type
        self._by_section, self._base, self._shown = dict_type(), dict_type(), {}
        self._valueless, self._strict, self._gaps = allow_no_value, strict, empty_lines_in_values
        self._with_unnamed = allow_unnamed_section
        self._signs = tuple(delimiters)
        self._comments, self._inline_comments = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        signs = "|".join(map(re.escape, self._signs))
        self._option_pattern = re.compile(
            rf"(?P<option>.*?)\s*(?:(?P<vi>{signs})\s*(?P<value>.*)){'?' if allow_no_value else ''}$")
        self.default_section = default_section
        if interpolation is not _absent:
            self._interpolates = Interpolation() if interpolation is None else interpolation
        if not isinstance(self._interpolates, Interpolation):
            raise TypeError(
                f"interpolation= must be None or an instance of Interpolation; got an object of type "
                f"{type(self._interpolates)}"
            )
        self._conversions = ConverterMapping(self)
        self._conversions.update({} if converters is _absent else converters)
        self._take_defaults(defaults or {})

    def _take_defaults(self, defaults):
        self._base.update(self._as_options(defaults))

    def _as_options(self, values):
        """Names and values as they are kept: names in their usual form, values as text."""
        return {self.optionxform(name): value if value is None else str(value) for name, value in values.items()}

    def optionxform(self, optionstr):
        """The usual form of an option's name: in lower case."""
        return optionstr.lower()

    @property
    def converters(self):
        return self._conversions

    # Reading

    def read(self, filenames, encoding=None):
        """Reads files; gives the names of those that could be opened."""
        one = isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__")
        found = []
        for name in [filenames] if one else filenames:
            try:
                with open(name, encoding=encoding) as lines:
                    _Reader(self, name).take(lines)
            except OSError:
                continue
            found.append(name)
        return found

    def read_file(self, f, source=None):
        """Reads an iterable of lines."""
        _Reader(self, getattr(f, "name", "<???>") if source is None else source).take(f)

    def read_string(self, string, source="<string>"):
        """Reads a text."""
        *lines, last = string.split("\n")
        self.read_file([f"{line}\n" for line in lines] + ([last] if last else []), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Takes sections and options from a mapping of mappings."""
        given = set()
        for section, options in dictionary.items():
            section = section if section is UNNAMED_SECTION else str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if section in given and self._strict:
                    raise
            given.add(section)
            for name, value in options.items():
                name = self.optionxform(str(name))
                if (section, name) in given and self._strict:
                    raise DuplicateOptionError(section, name, source)
                given.add((section, name))
                self.set(section, name, value if value is None else str(value))

    def _section(self, section):
        """The options of a section, which is made if it is new."""
        if section == self.default_section:
            return self._base
        if section not in self._by_section:
            self._by_section[section] = self._make()
        return self._by_section[section]

    def _finish_values(self):
        """Makes text of the values that were read as lists of lines."""
        for section, options in ((self.default_section, self._base), *self._by_section.items()):
            for name, value in options.items():
                text = "\n".join(value).rstrip() if isinstance(value, list) else value
                options[name] = self._interpolates.before_read(self, section, name, text)

    # Sections and options

    def sections(self):
        """The names of all sections but the defaults."""
        return [*self._by_section]

    def defaults(self):
        """The options that all sections have."""
        return self._base

    def has_section(self, section):
        return section in self._by_section

    def add_section(self, section):
        """Makes a new section."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._by_section:
            raise DuplicateSectionError(section)
        self._section(section)

    def remove_section(self, section):
        """Removes a section; True if it was there."""
        self._shown.pop(section, None)
        return self._by_section.pop(section, None) is not None

    def _own(self, section, or_defaults=True):
        """The options of a section without the defaults. Raises NoSectionError."""
        if section in self._by_section:
            return self._by_section[section]
        if section == self.default_section or not section and or_defaults:
            return self._base
        raise NoSectionError(section)

    def options(self, section):
        """The names of a section's options, with those of the defaults."""
        if section not in self._by_section:
            raise NoSectionError(section)
        return [*{**self._by_section[section], **self._base}]

    def has_option(self, section, option):
        try:
            own = self._own(section)
        except NoSectionError:
            return False
        name = self.optionxform(option)
        return name in own or name in self._base

    def remove_option(self, section, option):
        """Removes an option of the section itself; True if it was there."""
        own, name = self._own(section), self.optionxform(option)
        there = name in own
        if there:
            del own[name]
        return there

    # Values

    def set(self, section, option, value=None):
        """Sets an option of a section that is there."""
        if value:
            value = self._interpolates.before_set(self, section, option, value)
        self._own(section)[self.optionxform(option)] = value

    def get(self, section, option, *, raw=False, vars=None, fallback=_absent):
        """An option's value: from `vars`, the section or the defaults; if it is nowhere, the fallback."""
        try:
            own = self._own(section, or_defaults=False)
            names = {**self._base, **own, **self._as_options(vars or {})}
            name = self.optionxform(option)
            if name not in names:
                raise NoOptionError(name, section)
        except (NoSectionError, NoOptionError):
            if fallback is _absent:
                raise
            return fallback
        value = names[name]
        return value if raw or value is None else self._interpolates.before_get(self, section, name, value, names)

    def _converted(self, convert, section, option, *, fallback=_absent, **options):
        try:
            text = self.get(section, option, **options)
        except (NoSectionError, NoOptionError):
            if fallback is _absent:
                raise
            return fallback
        return convert(text)

    def getint(self, section, option, **options):
        """get() as an int."""
        return self._converted(int, section, option, **options)

    def getfloat(self, section, option, **options):
        """get() as a float."""
        return self._converted(float, section, option, **options)

    def getboolean(self, section, option, **options):
        """get() as a bool: yes, on, true, 1, no, off, false or 0."""
        return self._converted(self._as_boolean, section, option, **options)

    def _as_boolean(self, text):
        state = self.BOOLEAN_STATES.get(text.lower())
        if state is None:
            raise ValueError(f"Not a boolean: {text}")
        return state

    def items(self, section=_absent, raw=False, vars=None):
        """The pairs of a section, with the defaults; without a section, names with sections."""
        if section is _absent:
            return MutableMapping.items(self)
        names = {**self._base, **self._own(section, or_defaults=False)}
        keys = [*names]
        names.update({self.optionxform(name): value for name, value in (vars or {}).items()})

        def value(name):
            text = names[name]
            return text if raw or text is None else self._interpolates.before_get(self, section, name, text, names)

        return [(name, value(name)) for name in keys]

    # Writing

    def write(self, fp, space_around_delimiters=True):
        """Writes everything as read() takes it: defaults, lines before headers, sections."""
        sign = f" {self._signs[0]} " if space_around_delimiters else self._signs[0]
        parts = dict(self._by_section)
        first = [(UNNAMED_SECTION, parts.pop(UNNAMED_SECTION))] if UNNAMED_SECTION in parts else []
        base = [(self.default_section, self._base)] if self._base else []
        for section, options in (*base, *first, *parts.items()):
            if section is not UNNAMED_SECTION:
                fp.write(f"[{section}]\n")
            for name, value in options.items():
                fp.write(f"{name}{self._written(section, name, value, sign)}\n")
            fp.write("\n")

    def _written(self, section, name, value, sign):
        value = self._interpolates.before_write(self, section, name, value)
        if value is None and self._valueless:
            return ""
        return sign + str(value).replace("\n", "\n\t")

    # As a mapping of sections

    def __iter__(self):
        return iter([self.default_section, *self._by_section])

    def __len__(self):
        return 1 + len(self._by_section)

    def __contains__(self, key):
        return self.has_section(key) or key == self.default_section

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        if key not in self._shown:
            self._shown[key] = SectionProxy(self, key)
        return self._shown[key]

    def __setitem__(self, key, value):
        if key in self:
            if self[key] is value:
                return
            self._own(key).clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def popitem(self):
        """Removes the first section; gives its name and what it was."""
        for name in self._by_section:
            section = self[name]
            del self[name]
            return name, section
        raise KeyError

    def _accept(self, option, value):
        """Refuses names and values of wrong types; here none are wrong."""


class ConfigParser(RawConfigParser):
    """Sections by name. Names and values are text, and %(name)s in a value is the value of another option."""
    _interpolates = BasicInterpolation()

    def _accept(self, option, value):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (value or not self._valueless):
            raise TypeError("option values must be strings")

    def add_section(self, section):
        if not isinstance(section, (str, _Unnamed)):
            raise TypeError("section names must be strings")
        super().add_section(section)

    def set(self, section, option, value=None):
        self._accept(option, value)
        super().set(section, option, value)

    def _take_defaults(self, defaults):
        # What looks like a reference among the defaults need not be a right one.
        own = self._interpolates
        self._interpolates = Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolates = own


class SectionProxy(MutableMapping):
    """One section of a parser, as a mapping. The parser's get methods are here too, without the section."""

    def __init__(self, parser, name):
        self._of = parser, name

    parser = property(lambda self: self._of[0])
    name = property(lambda self: self._of[1])

    def __repr__(self):
        return f"<Section: {self.name}>"

    def _names(self):
        parser, name = self._of
        return parser.options(name) if name != parser.default_section else [*parser.defaults()]

    def __iter__(self):
        return iter(self._names())

    def __len__(self):
        return len(self._names())

    def __contains__(self, key):
        parser, name = self._of
        return parser.has_option(name, key)

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        parser, name = self._of
        return parser.get(name, key)

    def __setitem__(self, key, value):
        parser, name = self._of
        parser._accept(key, value)
        parser.set(name, key, value)

    def __delitem__(self, key):
        parser, name = self._of
        if key not in self or not parser.remove_option(name, key):
            raise KeyError(key)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """An option's value, or the fallback."""
        parser, name = self._of
        return (_impl or parser.get)(name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def __getattr__(self, name):
        if name[:3] != "get" or name[3:] not in self.parser.converters:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        method = getattr(self.parser, name)

        def get(option, fallback=None, **kwargs):
            return method(self.name, option, fallback=fallback, **kwargs)

        return get


class ConverterMapping(MutableMapping):
    """The get methods of a parser by what follows `get`, as `int` for getint(); setting one makes the method."""
    GETTERCRE = re.compile(r"get(?P<name>.+)")

    def __init__(self, parser):
        self._on = parser
        getters = [match for name in dir(parser) if (match := self.GETTERCRE.fullmatch(name)) is not None]
        self._known = {match["name"]: None for match in getters if callable(getattr(parser, match[0]))}

    def __iter__(self):
        return iter(self._known)

    def __len__(self):
        return len(self._known)

    def __getitem__(self, key):
        return self._known[key]

    def __setitem__(self, key, value):
        if not isinstance(key, str):
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})")
        if not key:
            raise ValueError('Incompatible key: cannot use "" as a name')
        parser = self._on

        def get(section, option, **options):
            return parser._converted(value, section, option, **options)

        get.converter = value
        setattr(parser, f"get{key}", get)
        self._known[key] = value

    def __delitem__(self, key):
        delattr(self._on, f"get{key}")
        del self._known[key]
