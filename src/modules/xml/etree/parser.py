"""A parser of XML for ElementTree: checks well-formedness and resolves namespaces, reads no DTD and nothing from outside."""

import re

_NAME = r'[:A-Z_a-z\x80-\U0010ffff][-.:0-9A-Z_a-z\x80-\U0010ffff]*'
_SPACE = r'[ \t\r\n]'
_TAG = re.compile(rf'<({_NAME})')
_END_TAG = re.compile(rf'</({_NAME}){_SPACE}*>')
_ATTRIBUTE = re.compile(rf'{_SPACE}+({_NAME}){_SPACE}*={_SPACE}*("[^"<]*"|\'[^\'<]*\')')
# As much of an attribute as is right.
_ATTRIBUTE_START = re.compile(
    rf'(?:{_SPACE}+(?:{_NAME}(?:{_SPACE}*(?:={_SPACE}*(?:"[^"<]*|\'[^\'<]*)?)?)?)?)?')
_TAG_END = re.compile(rf'{_SPACE}*(/?)>')
_TEXT = re.compile('[^<]+')
_DECLARATION = re.compile(rf'<\?xml{_SPACE}[^?]*\?>')
_INSTRUCTION = re.compile(rf'<\?({_NAME})(?:{_SPACE}+(.*?))?\?>', re.DOTALL)
_REFERENCE = re.compile(rf'&(?:#(\d+)|#x([0-9a-fA-F]+)|({_NAME}));')
_AMPERSAND = re.compile('&')
_INVALID = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
_PREDEFINED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}

CODES = {'syntax error': 2, 'no element found': 3, 'not well-formed (invalid token)': 4, 'unclosed token': 5,
         'mismatched tag': 7, 'duplicate attribute': 8, 'junk after document element': 9, 'undefined entity': 11,
         'XML or text declaration not at start of entity': 17,
         'reference to invalid character number': 14, 'unclosed CDATA section': 20, 'unbound prefix': 27}


class Malformed(Exception):
    """What is wrong with a document, and where."""

    def __init__(self, reason, at):
        self.reason = reason
        self.at = at


class Reader:
    """Reads a whole document and calls a target's start, end, data, comment, pi, start_ns and end_ns."""

    def __init__(self, text, target):
        self.text = text.replace('\r\n', '\n').replace('\r', '\n')
        self.target = target
        self.at = 0
        self.open = []
        self.namespaces = [{'xml': 'http://www.w3.org/XML/1998/namespace'}]

    def fail(self, reason, at=None):
        raise Malformed(reason, self.at if at is None else at)

    def read(self):
        text = self.text
        invalid = _INVALID.search(text)
        if invalid:
            self.fail('not well-formed (invalid token)', invalid.start())
        declaration = _DECLARATION.match(text)
        if declaration:
            self.at = declaration.end()
        seen_root = False
        while self.at < len(text):
            if text[self.at] != '<':
                self.characters(seen_root)
            elif text.startswith('</', self.at):
                self.end_tag()
            elif text.startswith('<!--', self.at):
                self.comment()
            elif text.startswith('<![CDATA[', self.at):
                self.cdata()
            elif text.startswith('<?', self.at):
                self.instruction()
            elif text.startswith('<!', self.at):
                self.doctype(seen_root)
            else:
                if seen_root and not self.open:
                    self.fail('junk after document element')
                self.start_tag()
                seen_root = True
        if self.open or not seen_root:
            self.fail('no element found')

    def characters(self, seen_root):
        match = _TEXT.match(self.text, self.at)
        data = match[0]
        if not self.open:
            stray = len(data) - len(data.lstrip(' \t\n'))
            if stray < len(data):
                self.fail('junk after document element' if seen_root else 'syntax error', self.at + stray)
        else:
            close = data.find(']]>')
            if close >= 0:
                self.fail('not well-formed (invalid token)', self.at + close + 2)
            self.target.data(self.resolved(data, self.at))
        self.at = match.end()

    def resolved(self, data, at):
        """Text with its references resolved."""
        if '&' not in data:
            return data
        for match in _AMPERSAND.finditer(data):
            if not _REFERENCE.match(data, match.start()):
                self.fail('not well-formed (invalid token)', at + match.start() + 1)

        def character(match):
            decimal, hexadecimal, name = match.groups()
            if name is not None:
                if name not in _PREDEFINED:
                    self.fail('undefined entity', at + match.start())
                return _PREDEFINED[name]
            number = int(decimal) if decimal else int(hexadecimal, 16)
            if number > 0x10ffff or 0xd800 <= number < 0xe000 or _INVALID.match(chr(number)):
                self.fail('reference to invalid character number', at + match.start())
            return chr(number)

        return _REFERENCE.sub(character, data)

    def start_tag(self):
        text, start = self.text, self.at
        match = _TAG.match(text, start)
        if not match:
            self.fail('not well-formed (invalid token)', start + 1)
        name = match[1]
        at = match.end()
        raw = []
        scope = None
        while attribute := _ATTRIBUTE.match(text, at):
            key = attribute[1]
            value = self.resolved(attribute[2][1:-1], attribute.start(2) + 1)
            if '\t' in value or '\n' in value:
                value = re.sub('[\t\n]', ' ', attribute[2][1:-1])
                value = self.resolved(value, attribute.start(2) + 1)
            if key == 'xmlns' or key.startswith('xmlns:'):
                if scope is None:
                    scope = dict(self.namespaces[-1])
                prefix = key[6:]
                scope[prefix] = value
                self.target.start_ns(prefix, value)
            else:
                raw.append((key, value, attribute.start(1)))
            at = attribute.end()
        end = _TAG_END.match(text, at)
        if not end:
            wrong = _ATTRIBUTE_START.match(text, at).end()
            if wrong >= len(text):
                self.fail('unclosed token', start)
            self.fail('not well-formed (invalid token)', wrong)
        self.namespaces.append(self.namespaces[-1] if scope is None else scope)
        attributes = {}
        for key, value, place in raw:
            key = self.qualified(key, start) if ':' in key else key
            if key in attributes:
                self.fail('duplicate attribute', place)
            attributes[key] = value
        tag = self.qualified(name, start)
        self.target.start(tag, attributes)
        self.open.append((name, tag, scope))
        self.at = end.end()
        if end[1]:
            self.close()

    def qualified(self, name, at):
        prefix, colon, local = name.partition(':')
        if not colon:
            prefix, local = '', name
        uri = self.namespaces[-1].get(prefix)
        if uri is None:
            if prefix:
                self.fail('unbound prefix', at)
            return name
        return f'{{{uri}}}{local}' if uri else local

    def close(self):
        _, tag, scope = self.open.pop()
        self.target.end(tag)
        outer = self.namespaces
        outer.pop()
        if scope is not None:
            for prefix in [prefix for prefix in scope if outer[-1].get(prefix) is not scope[prefix]]:
                self.target.end_ns(prefix)

    def end_tag(self):
        match = _END_TAG.match(self.text, self.at)
        if not match:
            if '>' not in self.text[self.at:]:
                self.fail('unclosed token')
            self.fail('not well-formed (invalid token)', self.at + 2)
        if not self.open:
            self.fail('not well-formed (invalid token)', self.at + 1)
        if self.open[-1][0] != match[1]:
            self.fail('mismatched tag', self.at + 2)
        self.at = match.end()
        self.close()

    def comment(self):
        end = self.text.find('--', self.at + 4)
        if end < 0:
            self.fail('unclosed token')
        if self.text[end + 2:end + 3] != '>':
            self.fail('not well-formed (invalid token)', end + 2)
        self.target.comment(self.text[self.at + 4:end])
        self.at = end + 3

    def cdata(self):
        if not self.open:
            self.fail('syntax error')
        end = self.text.find(']]>', self.at)
        if end < 0:
            self.fail('unclosed CDATA section', len(self.text))
        self.target.data(self.text[self.at + 9:end])
        self.at = end + 3

    def instruction(self):
        match = _INSTRUCTION.match(self.text, self.at)
        if not match:
            self.fail('unclosed token')
        if match[1].lower() == 'xml':
            self.fail('XML or text declaration not at start of entity')
        self.target.pi(match[1], match[2] or '')
        self.at = match.end()

    def doctype(self, seen_root):
        if seen_root or not self.text.startswith('<!DOCTYPE', self.at):
            self.fail('not well-formed (invalid token)', self.at + 2)
        depth = 0
        at = self.at
        while at < len(self.text):
            c = self.text[at]
            if c in '"\'':
                at = self.text.find(c, at + 1)
                if at < 0:
                    break
            elif c in '<[':
                depth += 1
            elif c in '>]':
                depth -= 1
                if depth == 0:
                    self.at = at + 1
                    return
            at += 1
        self.fail('unclosed token')
