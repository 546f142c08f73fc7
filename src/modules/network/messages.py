"""What requests and httpx have in common: headers, bodies of requests, and answers as text or JSON."""
from collections.abc import MutableMapping
from urllib.parse import urlencode, urlsplit, urlunsplit


class Headers(MutableMapping):
    """Names without regard to case. A name may have several values: they are joined by commas."""

    def __init__(self, data=None, **more):
        self._entries = {}
        self.update({} if data is None else data, **more)

    def __setitem__(self, name, value):
        self._entries[name.lower()] = (name, value)

    def __getitem__(self, name):
        return self._entries[name.lower()][1]

    def __delitem__(self, name):
        del self._entries[name.lower()]

    def __iter__(self):
        return (name for name, _ in self._entries.values())

    def __len__(self):
        return len(self._entries)

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return self._plain() == Headers(other)._plain()

    def __repr__(self):
        return repr(dict(self.items()))

    def _plain(self):
        return {name: value for name, (_, value) in self._entries.items()}

    def copy(self):
        return type(self)(self)

    def add(self, name, value):
        """One more value of a name."""
        self[name] = f"{self[name]}, {value}" if name in self else value


def url_with(url, params):
    """The URL with a query added to its own."""
    if not params:
        return url
    if isinstance(params, bytes):
        params = params.decode()
    if not isinstance(params, str):
        pairs = params.items() if hasattr(params, "items") else params
        params = urlencode([(name, value) for name, value in pairs if value is not None], doseq=True)
    parts = urlsplit(url)
    query = f"{parts.query}&{params}" if parts.query else params
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, parts.fragment))


def taken_login(url):
    """The URL without user and password, and those two or None."""
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url, None
    from urllib.parse import unquote
    login, _, place = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    return urlunsplit(parts._replace(netloc=place)), (unquote(user), unquote(password))


def basic_login(user, password):
    """The value of an Authorization header."""
    from base64 import b64encode
    login = b":".join(part.encode("latin-1") if isinstance(part, str) else part for part in (user, password))
    return "Basic " + b64encode(login).decode("ascii")


def body_of(data, files, json, compact):
    """The bytes to send and their content type; None where there are none."""
    if files:
        return _form(data, files)
    if data:
        if isinstance(data, (bytes, bytearray)):
            return bytes(data), None
        if isinstance(data, str):
            return data.encode(), None
        if hasattr(data, "read"):
            content = data.read()
            return content.encode() if isinstance(content, str) else content, None
        if hasattr(data, "items") or isinstance(data, (list, tuple)):
            return urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"
        return b"".join(data), None
    if json is not None:
        from json import dumps
        text = dumps(json, ensure_ascii=False, separators=(",", ":")) if compact else dumps(json)
        return text.encode(), "application/json"
    return None, None


def _form(data, files):
    """Fields and files as multipart/form-data."""
    from secrets import token_hex
    boundary = token_hex(16)
    parts = []

    def add(disposition, kind, content):
        content = content.read() if hasattr(content, "read") else content
        kind = f"Content-Type: {kind}\r\n" if kind else ""
        parts.append(f"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n{kind}\r\n".encode())
        parts.append(content.encode() if isinstance(content, str) else bytes(content))
        parts.append(b"\r\n")

    for name, value in (data.items() if hasattr(data, "items") else data or ()):
        for each in value if isinstance(value, (list, tuple)) else [value]:
            add(f"name={_quoted(name)}", "", each if isinstance(each, (str, bytes)) else str(each))
    for name, given in (files.items() if hasattr(files, "items") else files):
        if not isinstance(given, (tuple, list)):
            given = getattr(given, "name", name), given
        filename, content, kind = (*given, None)[:3]
        shown = "" if filename is None else f"; filename={_quoted(filename.rpartition('/')[2])}"
        add(f"name={_quoted(name)}{shown}", kind, content)
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A") + '"'


def charset_of(content_type):
    """The charset that a Content-Type names, or None."""
    for part in (content_type or "").split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("'\" ") or None
    return None


def decoded(content, encoding):
    """Bytes as text; an encoding that is not known counts as UTF-8."""
    try:
        return str(content, encoding or "utf-8", "replace")
    except LookupError:
        return str(content, "utf-8", "replace")


def cookies_of(pairs):
    """Names and values that Set-Cookie headers give."""
    found = {}
    for name, value in pairs:
        if name.lower() == "set-cookie":
            key, _, content = value.partition(";")[0].partition("=")
            found[key.strip()] = content.strip().strip('"')
    return found


class Cookies(dict):
    """Names and values. What a host has set is for that host alone; what the program sets goes to every one."""

    def __init__(self, *args):
        super().__init__(*args)
        self._hosts = {}

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        self._hosts.pop(name, None)

    def take(self, answer):
        """Keeps what an answer sets."""
        host = urlsplit(answer.url).hostname
        for name, value in answer.cookies.items():
            self[name] = value
            self._hosts[name] = host

    def for_url(self, url):
        """Those to be sent with a request."""
        host = urlsplit(str(url)).hostname
        return {name: value for name, value in self.items() if self._hosts.get(name, host) == host}


def reason_of(status):
    """What a status is called, or an empty text."""
    from http import HTTPStatus
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
