"""Reading of TOML 1.0."""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ['loads', 'load', 'TOMLDecodeError']


class TOMLDecodeError(ValueError):
    """A document that is not valid TOML."""


_BARE_KEY = re.compile(r'[A-Za-z0-9_-]+')
_NUMBER = re.compile(
    r'0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)'
    r'|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)')
_TIME = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
_LOCAL_TIME = re.compile(_TIME)
_DATETIME = re.compile(
    r'([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
    rf'(?:[Tt ]{_TIME}(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?')
_ESCAPES = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}
_CONTROL = frozenset(chr(i) for i in range(32)) | {'\x7f'}
_ILLEGAL_IN_LINE = _CONTROL - {'\t'}
_ILLEGAL_IN_LINES = _CONTROL - {'\t', '\n'}


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    text = s.replace('\r\n', '\n')
    return _Reader(text, parse_float).document()


class _Table(dict):
    """A table while it is read: how it came to be decides what may be added."""

    __slots__ = ('defined', 'frozen', 'dotted')

    def __init__(self):
        super().__init__()
        # By a header of its own; complete, as inline tables are; made by a dotted key.
        self.defined = self.frozen = self.dotted = False


class _Array(list):
    """An array of tables made by [[headers]]."""


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        # The key of the header that is in force.
        self.prefix = ()
        if parse_float is not float:
            given = parse_float

            def parse_float(text):
                value = given(text)
                if isinstance(value, (dict, list)):
                    raise ValueError('parse_float must not return dicts or lists')
                return value
        self.parse_float = parse_float

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = 'end of document'
        else:
            line = self.text.count('\n', 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex('\n', 0, at)
            place = f'line {line}, column {column}'
        raise TOMLDecodeError(f'{message} (at {place})')

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, characters):
        while self.at < len(self.text) and self.text[self.at] in characters:
            self.at += 1

    def skip_comment(self):
        if self.peek() == '#':
            self.at += 1
            end = self.text.find('\n', self.at)
            end = len(self.text) if end < 0 else end
            for i in range(self.at, end):
                if self.text[i] in _ILLEGAL_IN_LINE:
                    self.fail(f'Found invalid character {self.text[i]!r}', i)
            self.at = end

    def skip_lines(self):
        while True:
            before = self.at
            self.skip(' \t\n')
            self.skip_comment()
            if self.at == before:
                return

    def document(self):
        root = _Table()
        current = root
        while True:
            self.skip(' \t')
            c = self.peek()
            if not c:
                break
            if c == '\n':
                self.at += 1
                continue
            if c in '#':
                pass
            elif c == '[':
                current = self.array_header(root) if self.text.startswith('[[', self.at) else self.header(root)
                self.skip(' \t')
            elif _BARE_KEY.match(c) or c in '"\'':
                self.pair(current)
                self.skip(' \t')
            else:
                self.fail('Invalid statement')
            self.skip_comment()
            c = self.peek()
            if not c:
                break
            if c != '\n':
                self.fail('Expected newline or end of document after a statement')
            self.at += 1
        return _plain(root)

    def header(self, root):
        self.at += 1
        self.skip(' \t')
        key = self.key()
        if self.peek() != ']':
            self.fail("Expected ']' at the end of a table declaration")
        table = self.walk(root, key, f'Cannot declare {key} twice')
        last = key[-1]
        existing = table.get(last)
        if existing is None:
            existing = table[last] = _Table()
        elif not isinstance(existing, _Table) or existing.defined or existing.frozen or existing.dotted:
            is_table = isinstance(existing, _Table) or isinstance(existing, _Array)
            self.fail(f'Cannot declare {key} twice' if is_table else 'Cannot overwrite a value')
        existing.defined = True
        self.at += 1
        return existing

    def array_header(self, root):
        self.at += 2
        self.skip(' \t')
        key = self.key()
        if not self.text.startswith(']]', self.at):
            self.fail("Expected ']]' at the end of an array declaration")
        table = self.walk(root, key, f'Cannot mutate immutable namespace {key}')
        array = table.get(key[-1])
        if array is None:
            array = table[key[-1]] = _Array()
        elif not isinstance(array, _Array):
            frozen = isinstance(array, list)
            self.fail(f'Cannot mutate immutable namespace {key}' if frozen else 'Cannot overwrite a value')
        entry = _Table()
        entry.defined = True
        array.append(entry)
        self.at += 2
        return entry

    def walk(self, table, key, frozen_message):
        """The table that holds the last part of a header's key; tables on the way are made where they are missing."""
        self.prefix = key
        for part in key[:-1]:
            following = table.get(part)
            if following is None:
                following = table[part] = _Table()
            if isinstance(following, _Array):
                following = following[-1]
            if not isinstance(following, _Table):
                self.fail('Cannot overwrite a value')
            if following.frozen:
                self.fail(frozen_message)
            table = following
        return table

    def key(self):
        """The parts of a dotted key, with the blanks behind it taken too."""
        parts = [self.key_part()]
        self.skip(' \t')
        while self.peek() == '.':
            self.at += 1
            self.skip(' \t')
            parts.append(self.key_part())
            self.skip(' \t')
        return tuple(parts)

    def key_part(self):
        match = _BARE_KEY.match(self.text, self.at)
        if match:
            self.at = match.end()
            return match[0]
        if self.peek() == "'":
            return self.literal_string()
        if self.peek() == '"':
            return self.basic_string()
        self.fail('Invalid initial character for a key part')

    def pair(self, table):
        key = self.key()
        if self.peek() != '=':
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(' \t')
        value = self.value()
        for i, part in enumerate(key[:-1]):
            following = table.get(part)
            if following is None:
                following = table[part] = _Table()
                following.dotted = True
            if not isinstance(following, _Table):
                self.fail('Cannot overwrite a value')
            if following.frozen:
                self.fail(f'Cannot mutate immutable namespace {self.prefix + key[:-1]}')
            if following.defined:
                self.fail(f'Cannot redefine namespace {self.prefix + key[:i + 1]}')
            table = following
        if key[-1] in table:
            self.fail('Cannot overwrite a value')
        table[key[-1]] = value

    def value(self):
        text, at = self.text, self.at
        c = self.peek()
        if c == '"':
            return self.multiline('"') if text.startswith('"""', at) else self.basic_string()
        if c == "'":
            return self.multiline("'") if text.startswith("'''", at) else self.literal_string()
        for word, constant in (('true', True), ('false', False)):
            if text.startswith(word, at):
                self.at += len(word)
                return constant
        if c == '[':
            return self.array()
        if c == '{':
            return self.inline_table()
        match = _DATETIME.match(text, at)
        if match:
            self.at = match.end()
            try:
                return _datetime(match)
            except ValueError:
                self.fail('Invalid date or datetime', at)
        match = _LOCAL_TIME.match(text, at)
        if match:
            self.at = match.end()
            return time(int(match[1]), int(match[2]), int(match[3]), int((match[4] or '').ljust(6, '0')))
        match = _NUMBER.match(text, at)
        if match:
            self.at = match.end()
            return self.parse_float(match[0]) if match['float'] else int(match[0], 0)
        for word in (text[at:at + 3], text[at:at + 4]):
            if word.lstrip('+-') in ('inf', 'nan') and len(word) - len(word.lstrip('+-')) <= 1:
                self.at += len(word)
                return self.parse_float(word)
        self.fail('Invalid value')

    def array(self):
        self.at += 1
        items = []
        self.skip_lines()
        while self.peek() != ']':
            items.append(self.value())
            self.skip_lines()
            if self.peek() == ']':
                break
            if self.peek() != ',':
                self.fail('Unclosed array')
            self.at += 1
            self.skip_lines()
        self.at += 1
        return items

    def inline_table(self):
        self.at += 1
        table = _Table()
        self.skip(' \t')
        if self.peek() == '}':
            self.at += 1
        else:
            while True:
                self.inline_pair(table)
                self.skip(' \t')
                c = self.peek()
                self.at += 1
                if c == '}':
                    break
                if c != ',':
                    self.at -= 1
                    self.fail('Unclosed inline table')
                self.skip(' \t')
        _freeze(table)
        return table

    def inline_pair(self, table):
        key = self.key()
        if self.peek() != '=':
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(' \t')
        value = self.value()
        for part in key[:-1]:
            following = table.setdefault(part, _Table())
            if not isinstance(following, _Table):
                self.fail('Cannot overwrite a value')
            if following.frozen:
                self.fail(f'Cannot mutate immutable namespace {key[:-1]}')
            table = following
        if key[-1] in table:
            self.fail(f'Duplicate inline table key {key[-1]!r}')
        table[key[-1]] = value

    def literal_string(self):
        start = self.at + 1
        end = self.text.find("'", start)
        line = self.text[start:] if end < 0 else self.text[start:end]
        for i, c in enumerate(line):
            if c in _ILLEGAL_IN_LINE:
                self.fail(f'Found invalid character {c!r}', start + i)
        if end < 0:
            self.fail('Expected "\'"', len(self.text))
        self.at = end + 1
        return line

    def basic_string(self):
        self.at += 1
        return self.characters('"', _ILLEGAL_IN_LINE, False)

    def characters(self, close, illegal, multiline):
        """Text with escapes, up to the closing quotes."""
        parts = []
        text = self.text
        start = self.at
        while True:
            if self.at >= len(text):
                self.fail('Unterminated string')
            c = text[self.at]
            if c == '"' and text.startswith(close, self.at):
                parts.append(text[start:self.at])
                self.at += len(close)
                return ''.join(parts)
            if c == '\\':
                parts.append(text[start:self.at])
                parts.append(self.escape(multiline))
                start = self.at
                continue
            if c in illegal:
                self.fail(f'Illegal character {c!r}')
            self.at += 1

    def escape(self, multiline):
        text, at = self.text, self.at
        c = text[at + 1:at + 2]
        self.at += 2
        if multiline and c and c in ' \t\n':
            if c != '\n':
                self.skip(' \t')
                if self.at >= len(text):
                    return ''
                if self.peek() != '\n':
                    self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(' \t\n')
            return ''
        if c in ('u', 'U'):
            length = 4 if c == 'u' else 8
            digits = text[self.at:self.at + length]
            if len(digits) != length or not re.fullmatch('[0-9A-Fa-f]+', digits):
                self.fail('Invalid hex value')
            self.at += length
            number = int(digits, 16)
            if not (number < 0xD800 or 0xDFFF < number <= 0x10FFFF):
                self.fail('Escaped character is not a Unicode scalar value')
            return chr(number)
        if c in _ESCAPES and c:
            return _ESCAPES[c]
        if not c:
            self.fail('Unterminated string')
        self.fail("Unescaped '\\' in a string")

    def multiline(self, quote):
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        if quote == "'":
            start = self.at
            end = self.text.find("'''", start)
            body = self.text[start:] if end < 0 else self.text[start:end]
            for i, c in enumerate(body):
                if c in _ILLEGAL_IN_LINES:
                    self.fail(f'Found invalid character {c!r}', start + i)
            if end < 0:
                self.fail('Expected "\'\'\'"', len(self.text))
            self.at = end + 3
            result = body
        else:
            result = self.characters('"""', _ILLEGAL_IN_LINES, True)
        # Up to two more quotes belong to the text.
        for _ in range(2):
            if self.peek() == quote:
                self.at += 1
                result += quote
        return result


def _datetime(match):
    year, month, day, hour, minute, second, fraction, zulu, sign, offset_hours, offset_minutes = match.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    zone = None
    if zulu:
        zone = timezone.utc
    elif sign:
        offset = timedelta(hours=int(offset_hours), minutes=int(offset_minutes))
        zone = timezone(-offset if sign == '-' else offset)
    return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second),
                    int((fraction or '').ljust(6, '0')), tzinfo=zone)


def _freeze(table):
    table.frozen = True
    for value in table.values():
        if isinstance(value, _Table):
            _freeze(value)


def _plain(value):
    """Ordinary dicts and lists."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
