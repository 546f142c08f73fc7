"""Taking URLs apart, putting them together, and percent-encoding."""

import re
from operator import itemgetter as _itemgetter

__all__ = [
    'urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs', 'parse_qsl',
    'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult',
    'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes',
]

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero',
                 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp',
               'snews', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git',
               'git+ssh', 'ws', 'wss', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip',
               'sips', 'mms', 'sftp', 'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'

_UNSAFE = ['\t', '\r', '\n']
_C0_AND_SPACE = ''.join(map(chr, range(33)))


def _coerce(*args):
    """The arguments as str, and what turns results back into what the arguments were."""
    is_str = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_str:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_str:
        return args + (lambda result: result,)
    decoded = tuple(arg.decode('ascii', 'strict') if arg else '' for arg in args)
    return decoded + (_encoded,)


def _encoded(result):
    return result.encode('ascii', 'strict')


class _StrResult:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return self._counterpart(*(part.encode(encoding, errors) for part in self))


class _BytesResult:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return self._counterpart(*(part.decode(encoding, errors) for part in self))


class _Netloc:
    """User, password, host and port of a network location."""

    __slots__ = ()

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        host = self._hostinfo[0]
        if not host:
            return None
        percent = '%' if isinstance(host, str) else b'%'
        host, percent, zone = host.partition(percent)
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError('Port out of range 0-65535')
        return port

    @property
    def _userinfo(self):
        at, colon = ('@', ':') if isinstance(self.netloc, str) else (b'@', b':')
        userinfo, found, _ = self.netloc.rpartition(at)
        if not found:
            return None, None
        username, found, password = userinfo.partition(colon)
        return username, password if found else None

    @property
    def _hostinfo(self):
        at, open_bracket, close, colon = '@[]:' if isinstance(self.netloc, str) else (b'@', b'[', b']', b':')
        _, _, hostinfo = self.netloc.rpartition(at)
        _, bracketed, rest = hostinfo.partition(open_bracket)
        if bracketed:
            hostname, _, port = rest.partition(close)
            _, _, port = port.partition(colon)
        else:
            hostname, _, port = hostinfo.partition(colon)
        return hostname, port or None


class _Parts(tuple):
    """A tuple with named items, as collections.namedtuple makes it; importing that takes longer than all of this."""

    __slots__ = ()
    _fields = ()
    _field_defaults = {}

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **changes):
        result = self._make([changes.pop(name, value) for name, value in zip(self._fields, self)])
        if changes:
            raise TypeError(f'Got unexpected field names: {list(changes)!r}')
        return result

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in zip(self._fields, self)]
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __getnewargs__(self):
        return tuple(self)


class _DefragBase(_Parts):
    __slots__ = ()
    _fields = __match_args__ = ('url', 'fragment')

    def __new__(cls, url, fragment):
        return tuple.__new__(cls, (url, fragment))


class _SplitBase(_Parts):
    __slots__ = ()
    _fields = __match_args__ = ('scheme', 'netloc', 'path', 'query', 'fragment')

    def __new__(cls, scheme, netloc, path, query, fragment):
        return tuple.__new__(cls, (scheme, netloc, path, query, fragment))


class _ParseBase(_Parts):
    __slots__ = ()
    _fields = __match_args__ = ('scheme', 'netloc', 'path', 'params', 'query', 'fragment')

    def __new__(cls, scheme, netloc, path, params, query, fragment):
        return tuple.__new__(cls, (scheme, netloc, path, params, query, fragment))


for _base in (_DefragBase, _SplitBase, _ParseBase):
    for _index, _name in enumerate(_base._fields):
        setattr(_base, _name, property(_itemgetter(_index)))


class DefragResult(_DefragBase, _StrResult):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_SplitBase, _Netloc, _StrResult):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseBase, _Netloc, _StrResult):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragBase, _BytesResult):
    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitBase, _Netloc, _BytesResult):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseBase, _Netloc, _BytesResult):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                      (ParseResult, ParseResultBytes)):
    _text._counterpart, _bytes._counterpart = _bytes, _text


def urlparse(url, scheme='', allow_fragments=True):
    url, scheme, coerce = _coerce(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        slash = url.rfind('/')
        semicolon = url.find(';', max(slash, 0))
        if semicolon >= 0:
            url, params = url[:semicolon], url[semicolon + 1:]
    return coerce(ParseResult(scheme, netloc, url, params, query, fragment))


def _check_bracketed_netloc(netloc):
    hostname_and_port = netloc.rpartition('@')[2]
    _, bracketed, rest = hostname_and_port.partition('[')
    hostname = rest.partition(']')[0] if bracketed else hostname_and_port.partition(':')[0]
    if hostname.startswith('v'):
        if not re.fullmatch(r'v[a-fA-F0-9]+\..+', hostname):
            raise ValueError('IPvFuture address is invalid')
    elif not _is_ipv6(hostname):
        if re.match(r'\d+\.\d+\.\d+\.\d+\Z', hostname):
            raise ValueError('An IPv4 address cannot be in brackets')
        raise ValueError(f'{hostname!r} does not appear to be an IPv4 or IPv6 address')


def _is_ipv6(text):
    text, _, zone = text.partition('%')
    if text.count('::') > 1 or ':::' in text:
        return False
    tail = text.rpartition(':')[2]
    if '.' in tail:
        octets = tail.split('.')
        if len(octets) != 4 or not all(octet.isdigit() and int(octet) < 256 for octet in octets):
            return False
        text = text[:-len(tail)] + '0:0'
    groups = text.split(':')
    filled = [group for group in groups if group]
    if not all(re.match(r'[0-9a-fA-F]{1,4}\Z', group) for group in filled):
        return False
    return len(filled) < 8 if '::' in text else len(groups) == len(filled) == 8


def _check_netloc(netloc):
    """Refuses characters that become delimiters when the name is normalised."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = netloc.replace('@', '').replace(':', '').replace('#', '').replace('?', '')
    normal = unicodedata.normalize('NFKC', plain)
    if plain == normal:
        return
    for c in '/?#@:':
        if c in normal:
            raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def urlsplit(url, scheme='', allow_fragments=True):
    url, scheme, coerce = _coerce(url, scheme)
    url = url.lstrip(_C0_AND_SPACE)
    scheme = scheme.strip(_C0_AND_SPACE)
    for unsafe in _UNSAFE:
        url = url.replace(unsafe, '')
        scheme = scheme.replace(unsafe, '')
    netloc = query = fragment = ''
    colon = url.find(':')
    if colon > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == '//':
        end = min((at for at in (url.find(c, 2) for c in '/?#') if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc:
            _check_bracketed_netloc(netloc)
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    _check_netloc(netloc)
    return coerce(SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, coerce = _coerce(*components)
    if params:
        url = f'{url};{params}'
    return coerce(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, coerce = _coerce(*components)
    if netloc:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    if fragment:
        url = url + '#' + fragment
    return coerce(url)


def urljoin(base, url, allow_fragments=True):
    """The absolute form of a URL that is relative to a base."""
    if not base:
        return url
    if not url:
        return base
    base, url, coerce = _coerce(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return coerce(url)
    if scheme in uses_netloc:
        if netloc:
            return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        path, params = bpath, bparams
        if not query:
            query = bquery
        return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))
    base_parts = bpath.split('/')
    if base_parts[-1] != '':
        del base_parts[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = base_parts + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == '..':
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return coerce(urlunparse((scheme, netloc, '/'.join(resolved) or '/', params, query, fragment)))


def urldefrag(url):
    url, coerce = _coerce(url)
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        without = urlunparse((scheme, netloc, path, params, query, ''))
    else:
        without, fragment = url, ''
    return coerce(DefragResult(without, fragment))


_HEX_BYTES = {}


def unquote_to_bytes(string):
    if not string:
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    parts = string.split(b'%')
    if len(parts) == 1:
        return string
    if not _HEX_BYTES:
        digits = '0123456789ABCDEFabcdef'
        _HEX_BYTES.update({(a + b).encode(): bytes.fromhex(a + b) for a in digits for b in digits})
    decoded = [parts[0]]
    for part in parts[1:]:
        byte = _HEX_BYTES.get(part[:2])
        decoded.append(b'%' + part if byte is None else byte + part[2:])
    return b''.join(decoded)


_ASCII_RUN = re.compile('([\x00-\x7f]+)')


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        string.split
        return string
    parts = _ASCII_RUN.split(string)
    for i in range(1, len(parts), 2):
        parts[i] = unquote_to_bytes(parts[i]).decode(encoding or 'utf-8', errors or 'replace')
    return ''.join(parts)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals = '='

        def unquoted(text):
            return unquote_plus(text, encoding=encoding, errors=errors)
    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        equals = b'='

        def unquoted(text):
            return unquote_to_bytes(text.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, found, value = field.partition(equals)
        if not found and strict_parsing:
            raise ValueError('bad query field: %r' % (field,))
        if value or keep_blank_values:
            pairs.append((unquoted(name), unquoted(value)))
    return pairs


_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_tables = {}


def _table(safe):
    """Texts of all bytes under a set of safe ones."""
    table = _tables.get(safe)
    if table is None:
        if len(_tables) > 32:
            _tables.clear()
        table = [chr(b) if b in _ALWAYS_SAFE or b in safe else '%{:02X}'.format(b) for b in range(256)]
        _tables[safe] = table
    return table


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    safe += ' ' if isinstance(safe, str) else b' '
    return quote(string, safe, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    else:
        safe = bytes([b for b in safe if b < 128])
    table = _table(safe)
    return ''.join([table[b] for b in bs])


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError('not a valid non-string sequence or mapping object') from err

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for name, value in query:
        name = quoted(name)
        if not doseq or isinstance(value, (bytes, str)):
            pairs.append(name + '=' + quoted(value))
            continue
        try:
            len(value)
        except TypeError:
            pairs.append(name + '=' + quoted(value))
        else:
            for one in value:
                pairs.append(name + '=' + quoted(one))
    return '&'.join(pairs)
