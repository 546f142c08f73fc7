"""Constants of characters, Template strings with $names, and Formatter, which is str.format made open to change."""
import re as _re
from _string import formatter_field_name_split as _split_name, formatter_parser as _replacement_fields

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

_printed = [chr(code) for code in range(0x21, 0x7F)]
ascii_lowercase, ascii_uppercase, digits, punctuation = (
    "".join(filter(chosen, _printed))
    for chosen in (str.islower, str.isupper, str.isdigit, lambda character: not character.isalnum())
)
whitespace = " \t\n\r\v\f"
ascii_letters = f"{ascii_lowercase}{ascii_uppercase}"
octdigits = digits[:8]
hexdigits = f"{digits}{ascii_letters[:6]}{ascii_uppercase[:6]}"
printable = f"{digits}{ascii_letters}{punctuation}{whitespace}"


def capwords(s, sep=None):
    """Capitalises every word; runs of whitespace become one space where no separator is given."""
    words = map(str.capitalize, s.split(sep))
    return (sep or " ").join(words)


def _names(given, keywords):
    """What placeholders stand for: the keywords before the mapping, which may not have been given."""
    if not given:
        return keywords
    (mapping,) = given
    if keywords:
        from collections import ChainMap
        return ChainMap(keywords, mapping)
    return mapping


class Template:
    """A text with $placeholders.

    >>> Template('$who owes ${sum}.').substitute(who='Ann', sum=5)
    'Ann owes 5.'
    """

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init__(self, template):
        self.template = template

    def __init_subclass__(cls):
        super().__init_subclass__()
        _compile_for(cls)

    def _sort(self, match):
        """What a match of the pattern is: a placeholder's name, or None and one of the two other kinds."""
        named, braced, escaped, invalid = match.group("named", "braced", "escaped", "invalid")
        if named is not None or braced is not None:
            return named or braced, None
        if escaped is not None:
            return None, "escaped"
        if invalid is not None:
            return None, "invalid"
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _fill(self, names, strict):
        def put(match):
            name, kind = self._sort(match)
            if name is not None:
                if strict:
                    return str(names[name])
                try:
                    return str(names[name])
                except KeyError:
                    return match[0]
            if kind == "escaped":
                return self.delimiter
            if strict:
                raise ValueError(f"Invalid placeholder in string: {_place(self.template, match.start('invalid'))}")
            return match[0]

        return self.pattern.sub(put, self.template)

    def _sorted(self):
        return map(self._sort, self.pattern.finditer(self.template))

    def substitute(self, /, *mapping, **kws):
        """The text with all placeholders replaced. Raises KeyError and ValueError."""
        _at_most_one(mapping)
        return self._fill(_names(mapping, kws), True)

    def safe_substitute(self, /, *mapping, **kws):
        """The text with those placeholders replaced for which there is something."""
        _at_most_one(mapping)
        return self._fill(_names(mapping, kws), False)

    def is_valid(self):
        """True if substitute() would meet no invalid placeholder."""
        return "invalid" not in [kind for _, kind in self._sorted()]

    def get_identifiers(self):
        """The names of all placeholders, each once."""
        return list(dict.fromkeys(name for name, _ in self._sorted() if name is not None))


def _at_most_one(mapping):
    if len(mapping) > 1:
        raise TypeError(
            f"Template.substitute() takes from 1 to 2 positional arguments but {len(mapping) + 1} were given"
        )


def _place(text, position):
    lines = text[:position].splitlines(True) or [""]
    column = position - sum(map(len, lines[:-1])) if position else 1
    return f"line {len(lines)}, col {column}"


def _compile_for(cls):
    """Gives a class of templates its pattern, from what it says about delimiters and names."""
    source = vars(cls).get("pattern")
    if source is None:
        mark, name = _re.escape(cls.delimiter), cls.idpattern
        kinds = {
            "escaped": mark, "named": name, "braced": cls.braceidpattern or name, "invalid": "",
        }
        groups = {kind: f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()}
        groups["braced"] = r"\{" + groups["braced"] + r"\}"
        source = f"{mark}(?:{'|'.join(groups.values())})"
    cls.pattern = _re.compile(source, cls.flags | _re.VERBOSE)


_compile_for(Template)


class _Numbering:
    """How the fields of one format without a name are numbered: by itself or by hand, not both."""

    def __init__(self):
        self.next = 0
        self.by_hand = False

    def complete(self, name):
        first, _ = _split_name(name)
        automatic = first == ""
        if not automatic and not isinstance(first, int):
            return name
        if self.by_hand if automatic else self.next:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        if not automatic:
            self.by_hand = True
            return name
        self.next += 1
        return f"{self.next - 1}{name}"


class Formatter:
    """What str.format does, each step a method that a subclass can replace.

    >>> Formatter().format('{0} and {name!r}', 1, name='x')
    "1 and 'x'"
    """

    def format(self, format_string, /, *args, **kwargs):
        """The text with its replacement fields replaced."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Like format(), with a tuple and a dict."""
        used = set()
        text = self._expand(format_string, args, kwargs, used, _Numbering(), 3)
        self.check_unused_args(used, args, kwargs)
        return text

    def _expand(self, text, args, kwargs, used, numbering, levels):
        if not levels:
            raise ValueError("Max string recursion exceeded")
        done = []
        for literal, name, spec, conversion in self.parse(text):
            done.append(literal or "")
            if name is not None:
                value, key = self.get_field(numbering.complete(name), args, kwargs)
                used.add(key)
                value = self.convert_field(value, conversion)
                spec = self._expand(spec, args, kwargs, used, numbering, levels - 1)
                done.append(self.format_field(value, spec))
        return "".join(done)

    def parse(self, format_string):
        """An iterator over (literal text, field name, spec, conversion)."""
        return _replacement_fields(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field's name stands for, and the key by which its first part was found."""
        key, steps = _split_name(field_name)
        found = self.get_value(key, args, kwargs)
        for by_attribute, step in steps:
            found = getattr(found, step) if by_attribute else found[step]
        return found, key

    def get_value(self, key, args, kwargs):
        """The argument with that number or name."""
        source = args if isinstance(key, int) else kwargs
        return source[key]

    def convert_field(self, value, conversion):
        """The value converted as `!s`, `!r` or `!a` say; as it is without."""
        match conversion:
            case None:
                return value
            case "s" | "r" | "a":
                return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def format_field(self, value, format_spec):
        """format(), where no subclass says otherwise."""
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        """Nothing, where no subclass says otherwise."""
