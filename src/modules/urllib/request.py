"""Opening URLs. What may be reached is the host's to say: without its policy every request fails with URLError."""
import sys
from io import BytesIO
from _network import send as _send
from urllib.error import HTTPError, URLError
from urllib.parse import quote as _quote, unquote as _unquote, urlsplit as _urlsplit

__all__ = ["Request", "OpenerDirector", "build_opener", "install_opener", "urlopen", "urlretrieve", "pathname2url",
           "url2pathname"]

_TIMEOUT_DEFAULT = object()


class Request:
    """What is to be sent."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.unverifiable = url, data, unverifiable
        self.headers, self.unredirected_hdrs = {}, {}
        for name, value in headers.items():
            self.add_header(name, value)
        self.origin_req_host = _urlsplit(url).hostname if origin_req_host is None else origin_req_host
        if method:
            self.method = method

    @property
    def full_url(self):
        """The URL with its fragment."""
        return self._url

    @full_url.setter
    def full_url(self, url):
        parts = _urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self._url, self.type, self.host, self.fragment = url, parts.scheme, parts.netloc, parts.fragment or None
        self.selector = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def get_full_url(self):
        return self.full_url

    def get_method(self):
        """GET without data, else POST, if nothing else was said."""
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class _Headers:
    """The headers of an answer; names without regard to case."""

    def __init__(self, pairs):
        self._pairs = pairs

    def get_all(self, name, failobj=None):
        return [value for each, value in self._pairs if each.lower() == name.lower()] or failobj

    def get(self, name, failobj=None):
        return self.get_all(name, [failobj])[0]

    __getitem__ = get

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def keys(self):
        return [name for name, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def items(self):
        return list(self._pairs)

    def get_content_type(self):
        return self.get("content-type", "text/plain").partition(";")[0].strip().lower()

    def get_content_charset(self, failobj=None):
        from _network_messages import charset_of
        found = charset_of(self.get("content-type"))
        return failobj if found is None else found.lower()

    def __str__(self):
        return "".join(f"{name}: {value}\n" for name, value in self._pairs) + "\n"


class _Answer(BytesIO):
    """An answer, to be read."""

    def __init__(self, status, reason, headers, body, url):
        super().__init__(body)
        self.status = self.code = status
        self.reason = self.msg = reason
        self.headers, self.url = _Headers(headers), url

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def getheader(self, name, default=None):
        values = self.headers.get_all(name)
        return default if values is None else ", ".join(values)

    def getheaders(self):
        return self.headers.items()


class OpenerDirector:
    """Opens URLs with headers of its own."""

    def __init__(self):
        self.addheaders = [("User-agent", f"Python-urllib/{sys.version_info[0]}.{sys.version_info[1]}")]

    def open(self, fullurl, data=None, timeout=_TIMEOUT_DEFAULT):
        """The answer; HTTPError for one that says that something is wrong, URLError where there is none."""
        request = Request(fullurl) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        if request.type not in ("http", "https"):
            raise URLError(f"unknown url type: {request.type}")
        body = _bytes_of(request.data)
        headers = {name.capitalize(): value for name, value in self.addheaders}
        headers.update(request.header_items())
        if body is not None:
            headers.setdefault("Content-type", "application/x-www-form-urlencoded")
        seconds = None if timeout is _TIMEOUT_DEFAULT else timeout
        url = request.full_url.partition("#")[0]
        kind, *answer = _send(request.get_method(), url, list(headers.items()), body, seconds, True)
        if kind == "error":
            raise _failure(*answer)
        status, reason, headers, content, url, _ = answer
        opened = _Answer(status, reason, headers, content, url)
        if 200 <= status < 300:
            return opened
        raise HTTPError(url, status, reason, opened.headers, opened)


def _bytes_of(data):
    if data is None or isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str):
        raise TypeError(
            "POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    return data.read() if hasattr(data, "read") else b"".join(data)


def _failure(kind, message):
    if kind == "timeout":
        return URLError(TimeoutError(message))
    if kind in ("no-network", "refused"):
        return URLError(PermissionError(message))
    return URLError(ConnectionError(message) if kind == "connect" else message)


_opener = None


def build_opener(*handlers):
    """An opener; handlers for other ways of opening do not exist here."""
    if handlers:
        raise NotImplementedError("handlers of urllib.request are not available: the host decides how requests go out")
    return OpenerDirector()


def install_opener(opener):
    """The opener that urlopen uses from now on."""
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=_TIMEOUT_DEFAULT, *, context=None):
    """Opens a URL or Request.

    >>> urlopen('https://example.org').read()  # doctest: +SKIP
    """
    global _opener
    if _opener is None:
        _opener = OpenerDirector()
    return _opener.open(url, data, timeout)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Writes what a URL gives to a file; gives the file's name and the headers."""
    with urlopen(url, data) as answer:
        content = answer.read()
        if filename is None:
            import tempfile
            with tempfile.NamedTemporaryFile(delete=False) as out:
                out.write(content)
            filename = out.name
        else:
            with open(filename, "wb") as out:
                out.write(content)
        if reporthook is not None:
            reporthook(0, len(content) or 1, len(content))
            reporthook(1, len(content) or 1, len(content))
    return filename, answer.headers


def pathname2url(pathname):
    """A path as the path of a URL."""
    return _quote(pathname)


def url2pathname(pathname):
    """The path that the path of a URL stands for."""
    return _unquote(pathname)
