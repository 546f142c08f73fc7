"""XML as trees of elements."""

from _elementtree import Element, SubElement, plain_text as _plain_text, read as _read
import _xml_path as ElementPath

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'fromstring', 'fromstringlist', 'indent',
           'iselement', 'iterparse', 'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement',
           'tostring', 'tostringlist', 'TreeBuilder', 'VERSION', 'XML', 'XMLID', 'XMLParser', 'register_namespace']

VERSION = '1.3.0'


class ParseError(SyntaxError):
    """A document that is not well-formed; `code` and `position` tell more."""


def iselement(element):
    return hasattr(element, 'tag')


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target if not text else f'{target} {text}'
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = text_or_uri if tag is None else f'{{{text_or_uri}}}{tag}'

    def __str__(self):
        return self.text

    def __repr__(self):
        return '<%s %r>' % (self.__class__.__name__, self.text)

    def __hash__(self):
        return hash(self.text)

    def _other(self, other):
        return other.text if isinstance(other, QName) else other

    def __eq__(self, other):
        return self.text == self._other(other)

    def __lt__(self, other):
        return self.text < self._other(other)

    def __le__(self, other):
        return self.text <= self._other(other)

    def __gt__(self, other):
        return self.text > self._other(other)

    def __ge__(self, other):
        return self.text >= self._other(other)


class ElementTree:
    """A document: its root, read from and written to files."""

    def __init__(self, element=None, file=None):
        if element is not None and not iselement(element):
            raise TypeError('expected an Element, not %s' % type(element).__name__)
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        opened = None
        if not hasattr(source, 'read'):
            source = opened = open(source, 'rb')
        try:
            if parser is None:
                parser = XMLParser()
            while data := source.read(65536):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if opened:
                opened.close()

    def _relative(self, path):
        return '.' + path if path[:1] == '/' else path

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        text = _document(self._root, encoding, xml_declaration, default_namespace, method, short_empty_elements)
        if hasattr(file_or_filename, 'write'):
            file_or_filename.write(text)
        elif isinstance(text, str):
            with open(file_or_filename, 'w', encoding='utf-8') as file:
                file.write(text)
        else:
            with open(file_or_filename, 'wb') as file:
                file.write(text)


_namespace_map = {
    'http://www.w3.org/XML/1998/namespace': 'xml', 'http://www.w3.org/1999/xhtml': 'html',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf', 'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
    'http://www.w3.org/2001/XMLSchema': 'xs', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
    'http://purl.org/dc/elements/1.1/': 'dc',
}


def register_namespace(prefix, uri):
    import re
    if re.match(r'ns\d+$', prefix):
        raise ValueError('Prefix format reserved for internal use')
    for known, name in list(_namespace_map.items()):
        if known == uri or name == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


register_namespace._namespace_map = _namespace_map
_EMPTY_IN_HTML = {'area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'link',
                  'meta', 'param', 'source', 'track', 'wbr'}


def _refuse(value):
    raise TypeError('cannot serialize %r (type %s)' % (value, type(value).__name__))


def _escaped(text):
    if not isinstance(text, str):
        _refuse(text)
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def _escaped_attribute(text):
    return (_escaped(text).replace('"', '&quot;').replace('\r', '&#13;').replace('\n', '&#10;')
            .replace('\t', '&#09;'))


class _Serializer:
    """Texts of elements with short names for their namespaces."""

    def __init__(self, root, default_namespace, short_empty):
        self.short_empty = short_empty
        self.default = default_namespace
        self.names = {None: None}
        self.prefixes = {default_namespace: ''} if default_namespace else {}
        for element in root.iter():
            tag = element.tag
            if isinstance(tag, QName):
                tag = tag.text
            if isinstance(tag, str):
                self.qualify(tag)
            elif tag is not None and tag is not Comment and tag is not PI:
                _refuse(tag)
            for key, value in element.items():
                if isinstance(key, QName):
                    key = key.text
                self.qualify(key)
                if isinstance(value, QName):
                    self.qualify(value.text)
            if isinstance(element.text, QName):
                self.qualify(element.text.text)

    def qualify(self, name):
        if name in self.names:
            return
        if not isinstance(name, str):
            _refuse(name)
        if name[:1] == '{':
            uri, local = name[1:].rsplit('}', 1)
            prefix = self.prefixes.get(uri)
            if prefix is None:
                prefix = _namespace_map.get(uri) or 'ns%d' % len(self.prefixes)
                if prefix != 'xml':
                    self.prefixes[uri] = prefix
            self.names[name] = f'{prefix}:{local}' if prefix else local
        else:
            if self.default:
                raise ValueError('cannot use non-qualified names with default_namespace option')
            self.names[name] = name

    def name(self, name):
        return self.names[name.text if isinstance(name, QName) else name]

    def text(self, value):
        return self.name(value) if isinstance(value, QName) else _escaped(value)

    def attributes(self, element, is_root):
        parts = []
        if is_root:
            for uri, prefix in sorted(self.prefixes.items(), key=lambda item: item[1]):
                parts.append(f" xmlns{':' + prefix if prefix else ''}=\"{_escaped_attribute(uri)}\"")
        for key, value in element.items():
            value = self.name(value) if isinstance(value, QName) else _escaped_attribute(value)
            parts.append(f' {self.name(key)}="{value}"')
        return ''.join(parts)

    def xml(self, write, element, is_root=True):
        tag, text = element.tag, element.text
        if tag is Comment:
            write(f'<!--{text}-->')
        elif tag is PI:
            write(f'<?{text}?>')
        elif self.name(tag) is None:
            if text:
                write(self.text(text))
            for child in element:
                self.xml(write, child, False)
        else:
            name = self.name(tag)
            write(f'<{name}{self.attributes(element, is_root)}')
            if text or len(element) or not self.short_empty:
                write('>')
                if text:
                    write(self.text(text))
                for child in element:
                    self.xml(write, child, False)
                write(f'</{name}>')
            else:
                write(' />')
        if element.tail:
            write(_escaped(element.tail))

    def html(self, write, element, is_root=True):
        tag, text = element.tag, element.text
        if tag is Comment:
            write(f'<!--{_escaped(text)}-->')
        elif tag is PI:
            write(f'<?{_escaped(text)}?>')
        elif self.name(tag) is None:
            if text:
                write(_escaped(text))
            for child in element:
                self.html(write, child, False)
        else:
            name = self.name(tag)
            write(f'<{name}{self.attributes(element, is_root)}>')
            lower = name.lower()
            if text:
                write(text if lower in ('script', 'style') else _escaped(text))
            for child in element:
                self.html(write, child, False)
            if lower not in _EMPTY_IN_HTML:
                write(f'</{name}>')
        if element.tail:
            write(_escaped(element.tail))


def _document(root, encoding, xml_declaration, default_namespace, method, short_empty):
    """The serialised document: str for the encoding 'unicode', else bytes."""
    method = method or 'xml'
    encoding = encoding or 'us-ascii'
    parts = []
    if method not in ('xml', 'html', 'text'):
        raise ValueError('unknown method %r' % method)
    if method == 'xml' and (xml_declaration or xml_declaration is None
                            and encoding.lower() not in ('unicode', 'utf-8', 'us-ascii')):
        shown = 'utf-8' if encoding.lower() == 'unicode' else encoding
        parts.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
    if method == 'text':
        parts.extend(root.itertext())
        if root.tail:
            parts.append(root.tail)
    elif (method == 'xml' and not default_namespace
          and (plain := _plain_text(root, Comment, PI, bool(short_empty))) is not None):
        parts.append(plain)
    else:
        serializer = _Serializer(root, default_namespace, short_empty)
        getattr(serializer, method)(parts.append, root)
    text = ''.join(parts)
    return text if encoding.lower() == 'unicode' else text.encode(encoding, 'xmlcharrefreplace')


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    return _document(element, encoding, xml_declaration, default_namespace, method, short_empty_elements)


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    print(_document(elem.getroot(), 'unicode', None, None, None, True),
          end='' if (elem.getroot().tail or '').endswith('\n') else '\n')


def indent(tree, space='  ', level=0):
    """Adds whitespace so that the tree is shown on indented lines."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f'Initial indentation level must be >= 0, got {level}')
    if len(tree):
        _indent(tree, space, '\n' + level * space)


def _indent(element, space, outer):
    inner = outer + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent(child, space, inner)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer


class TreeBuilder:
    """Builds a tree from what a parser finds."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False):
        self._factory = element_factory or Element
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self.insert_comments = insert_comments
        self.insert_pis = insert_pis
        self._data = []
        self._open = []
        self._last = self._root = None
        self._after_end = False

    def _is_plain(self):
        """Builds what a parser builds by itself."""
        return (self._factory is Element and self._root is None and not self._data
                and not self.insert_comments and not self.insert_pis)

    def _adopt(self, root):
        self._root = self._last = root
        self._after_end = True

    def close(self):
        return self._root

    def _flush(self):
        if self._data:
            if self._last is not None:
                text = ''.join(self._data)
                if self._after_end:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data):
        self._data.append(data)

    def start(self, tag, attrs):
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._after_end = False
        return element

    def end(self, tag):
        self._flush()
        if not self._open:
            raise IndexError('pop from empty stack')
        self._last = self._open.pop()
        self._after_end = True
        return self._last

    def comment(self, text):
        return self._single(self._comment_factory, self.insert_comments, text)

    def pi(self, target, text=None):
        return self._single(self._pi_factory, self.insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._after_end = True
        return element


class XMLParser:
    """Collects a document and gives what is in it to a target."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self._encoding = encoding
        self._parts = []

    def feed(self, data):
        self._parts.append(data)

    def flush(self):
        pass

    def _text(self):
        if not self._parts:
            return ''
        if isinstance(self._parts[0], str):
            return ''.join(self._parts)
        data = b''.join(self._parts)
        return data.decode(self._encoding or _encoding_of(data)).removeprefix('\ufeff')

    def close(self):
        builder = self.target
        builds = type(builder) is TreeBuilder and builder._is_plain()
        found = _read(self._text(), None if builds else builder)
        if type(found) is tuple:
            raise _parse_error(*found)
        if builds:
            builder._adopt(found)
        close = getattr(builder, 'close', None)
        return close() if close else None


def _encoding_of(data):
    import re
    if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
        return 'utf-16'
    declared = re.match(rb'(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["\']([A-Za-z0-9._-]+)["\']', data)
    return declared[1].decode('ascii') if declared else 'utf-8'


_CODES = {'syntax error': 2, 'no element found': 3, 'not well-formed (invalid token)': 4, 'unclosed token': 5,
          'mismatched tag': 7, 'duplicate attribute': 8, 'junk after document element': 9, 'undefined entity': 11,
          'reference to invalid character number': 14, 'XML or text declaration not at start of entity': 17,
          'unclosed CDATA section': 20, 'unbound prefix': 27}


def _parse_error(reason, line, column):
    error = ParseError(f'{reason}: line {line}, column {column}')
    error.code = _CODES.get(reason, 0)
    error.position = line, column
    return error


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    if parser is None:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}


def fromstringlist(sequence, parser=None):
    if parser is None:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


class _Events(TreeBuilder):
    """A tree builder that keeps the events that were asked for."""

    def __init__(self, wanted):
        super().__init__()
        self.wanted = wanted
        self.events = []

    def start(self, tag, attrs):
        element = super().start(tag, attrs)
        if 'start' in self.wanted:
            self.events.append(('start', element))
        return element

    def end(self, tag):
        element = super().end(tag)
        if 'end' in self.wanted:
            self.events.append(('end', element))
        return element

    def comment(self, text):
        element = super().comment(text)
        if 'comment' in self.wanted:
            self.events.append(('comment', element))
        return element

    def pi(self, target, text=None):
        element = super().pi(target, text)
        if 'pi' in self.wanted:
            self.events.append(('pi', element))
        return element

    def start_ns(self, prefix, uri):
        if 'start-ns' in self.wanted:
            self.events.append(('start-ns', (prefix, uri)))

    def end_ns(self, prefix):
        if 'end-ns' in self.wanted:
            self.events.append(('end-ns', None))


class iterparse:
    """The events of a document, one after the other; `root` is there at the end."""

    def __init__(self, source, events=None, parser=None):
        builder = _Events(('end',) if events is None else tuple(events))
        ElementTree().parse(source, XMLParser(target=builder))
        self._events = iter(builder.events)
        self._root = builder.close()
        self.root = None

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return next(self._events)
        except StopIteration:
            self.root = self._root
            raise

    def close(self):
        self._events = iter(())
