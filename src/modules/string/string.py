"""Constants of characters, Template strings with $names, and Formatter, which is str.format made open to change."""

import _string
import re as _re

__all__ = [
    'ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
    'printable', 'punctuation', 'whitespace', 'Formatter', 'Template',
]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalises every word; runs of whitespace become one space where no separator is given."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


_NOTHING = {}


class Template:
    """A text with $placeholders."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile_pattern()

    @classmethod
    def _compile_pattern(cls):
        if 'pattern' in cls.__dict__:
            source = cls.pattern
        else:
            delimiter = _re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            source = (
                rf'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})'
                rf'|{{(?P<braced>{braced})}}|(?P<invalid>))'
            )
        cls.pattern = _re.compile(source, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        start = match.start('invalid')
        lines = self.template[:start].splitlines(keepends=True)
        if lines:
            line = len(lines)
            column = start - len(''.join(lines[:-1]))
        else:
            line = column = 1
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _unknown_group(self):
        return ValueError('Unrecognized named group in pattern', self.pattern)

    def substitute(self, mapping=_NOTHING, /, **kws):
        names = _merged(mapping, kws)

        def replacement(match):
            name = match['named'] or match['braced']
            if name is not None:
                return str(names[name])
            if match['escaped'] is not None:
                return self.delimiter
            if match['invalid'] is not None:
                self._invalid(match)
            raise self._unknown_group()

        return self.pattern.sub(replacement, self.template)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        names = _merged(mapping, kws)

        def replacement(match):
            name = match['named'] or match['braced']
            if name is not None:
                try:
                    return str(names[name])
                except KeyError:
                    return match[0]
            if match['escaped'] is not None:
                return self.delimiter
            if match['invalid'] is not None:
                return match[0]
            raise self._unknown_group()

        return self.pattern.sub(replacement, self.template)

    def is_valid(self):
        for match in self.pattern.finditer(self.template):
            if match['invalid'] is not None:
                return False
            if match['named'] is None and match['braced'] is None and match['escaped'] is None:
                raise self._unknown_group()
        return True

    def get_identifiers(self):
        names = []
        for match in self.pattern.finditer(self.template):
            name = match['named'] or match['braced']
            if name is not None:
                if name not in names:
                    names.append(name)
            elif match['invalid'] is None and match['escaped'] is None:
                raise self._unknown_group()
        return names


def _merged(mapping, keywords):
    if mapping is _NOTHING:
        return keywords
    if not keywords:
        return mapping
    from collections import ChainMap
    return ChainMap(keywords, mapping)


Template._compile_pattern()


class Formatter:
    """What str.format does, each step a method that a subclass can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        """The text and the next automatic number; the number is False once fields are numbered by hand."""
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            name, auto_arg_index = _numbered(name, auto_arg_index)
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            parts.append(self.format_field(value, spec))
        return ''.join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


def _numbered(name, index):
    first, _ = _string.formatter_field_name_split(name)
    if first == '':
        if index is False:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        return str(index) + name, index + 1
    if isinstance(first, int):
        if index:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        return name, False
    return name, index
