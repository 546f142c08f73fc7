"""HTTP for people: requests' interface. What may be reached is the host's to say (docs/network.md)."""
from datetime import timedelta
from time import perf_counter
from _network import send as _send
from _network_messages import (
    Cookies, Headers, basic_login, body_of, charset_of, cookies_of, decoded, reason_of, taken_login, url_with,
)
from requests import exceptions
from requests.exceptions import *
from requests.exceptions import (
    ConnectionError, HTTPError, InvalidHeader, InvalidSchema, InvalidURL, JSONDecodeError, MissingSchema,
    RequestException, SSLError, Timeout, ReadTimeout, ConnectTimeout, TooManyRedirects,
)

__version__ = "2.32.0"
CaseInsensitiveDict = Headers


class _Codes:
    """Statuses by name: codes.ok, codes['not_found']."""

    def __getattr__(self, name):
        from http import HTTPStatus
        wanted = name.upper()
        if wanted == "OKAY":
            wanted = "OK"
        try:
            return HTTPStatus[wanted].value
        except KeyError:
            raise AttributeError(name) from None

    __getitem__ = __getattr__


codes = _Codes()


class Request:
    """What is to be sent, before it has a form."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                 hooks=None, json=None):
        self.method, self.url, self.headers, self.files = method, url, headers or {}, files or []
        self.data, self.params, self.auth, self.cookies, self.json = data or [], params or {}, auth, cookies, json

    def prepare(self):
        return PreparedRequest(self)


class PreparedRequest:
    """A request as it is sent."""

    def __init__(self, request):
        self.method = request.method.upper()
        self.url, login = taken_login(_checked_url(url_with(request.url, request.params)))
        self.headers = Headers({name: value for name, value in request.headers.items() if value is not None})
        self.body, kind = body_of(request.data, request.files, request.json, False)
        if kind is not None:
            self.headers.setdefault("Content-Type", kind)
        if request.cookies:
            pairs = "; ".join(f"{name}={value}" for name, value in dict(request.cookies).items())
            self.headers.setdefault("Cookie", pairs)
        self._sign(request.auth or login)

    def _sign(self, auth):
        if auth is None:
            return
        if callable(auth):
            auth(self)
        else:
            self.headers["Authorization"] = basic_login(*auth)

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


def _checked_url(url):
    url = url.decode() if isinstance(url, bytes) else str(url)
    url = url.lstrip()
    scheme, colon, _ = url.partition(":")
    if not colon or "://" not in url and scheme.lower() in ("http", "https", "localhost"):
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if scheme.lower() not in ("http", "https"):
        raise InvalidSchema(f"No connection adapters were found for {url!r}")
    return url


class Response:
    """An answer."""

    def __init__(self):
        self.status_code, self.reason, self.url, self.encoding = None, None, None, None
        self.headers, self.cookies, self.history = Headers(), {}, []
        self._content, self.request, self.elapsed, self.raw = b"", None, timedelta(0), None

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self):
        """False for a status of 400 and above."""
        return self.status_code < 400

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def content(self):
        """The bytes of the answer."""
        return self._content

    @property
    def apparent_encoding(self):
        """UTF-8 where the content is that, else Latin-1."""
        try:
            self._content.decode()
        except UnicodeDecodeError:
            return "ISO-8859-1"
        return "utf-8"

    @property
    def text(self):
        """The answer as text."""
        return decoded(self._content, self.encoding or self.apparent_encoding)

    def json(self, **kwargs):
        """The value of the answer's JSON."""
        import json
        try:
            return json.loads(self._content if self.encoding is None else self.text, **kwargs)
        except ValueError as error:
            at = (error.msg, error.doc, error.pos) if hasattr(error, "doc") else (str(error), self.text, 0)
            raise JSONDecodeError(*at, response=self) from None

    @property
    def links(self):
        """What the Link header says, by its relations."""
        found = {}
        for part in self.headers.get("link", "").split(","):
            target, *more = part.split(";")
            if target.strip()[:1] != "<":
                continue
            link = {"url": target.strip(" <>")}
            for each in more:
                name, _, value = each.partition("=")
                link[name.strip(" '\"")] = value.strip(" '\"")
            found[link.get("rel") or link["url"]] = link
        return found

    def raise_for_status(self):
        """Raises HTTPError for a status of 400 and above."""
        if self.status_code >= 400:
            whose = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {whose} Error: {self.reason} for url: {self.url}", response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """The content in pieces."""
        content = self.text if decode_unicode and self.encoding else self._content
        size = len(content) or 1 if chunk_size is None else chunk_size
        return (content[at:at + size] for at in range(0, len(content), size))

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        """The content line by line."""
        content = self.text if decode_unicode else self._content
        return iter(content.split(delimiter) if delimiter else content.splitlines())

    def close(self):
        """Nothing is held open."""


def _answer(found, request, seconds):
    status, reason, headers, content, url, history = found
    made = Response()
    made.status_code, made.reason, made.url, made._content, made.request = status, reason, url, content, request
    made.reason = made.reason or reason_of(status)
    for name, value in headers:
        made.headers.add(name, value)
    made.cookies = cookies_of(headers)
    kind = made.headers.get("content-type", "")
    made.encoding = charset_of(kind) or ("ISO-8859-1" if kind.startswith("text") else None)
    if kind.startswith("application/json") and made.encoding is None:
        made.encoding = "utf-8"
    made.elapsed = timedelta(seconds=seconds)
    made.history = [_answer(each[1:], request, seconds) for each in history]
    from io import BytesIO
    made.raw = BytesIO(content)
    return made


_ERRORS = {
    "timeout": ReadTimeout, "certificate": SSLError, "redirects": TooManyRedirects, "url": InvalidURL,
}


class Session:
    """Headers, cookies, a login and parameters that all its requests have."""

    def __init__(self):
        self.headers = Headers({"User-Agent": f"python-requests/{__version__}", "Accept": "*/*"})
        self.cookies, self.params, self.auth, self.hooks = Cookies(), {}, None, {"response": []}
        self.proxies, self.verify, self.cert, self.max_redirects, self.trust_env = {}, True, None, 30, True
        self.adapters = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Nothing is held open."""

    def mount(self, prefix, adapter):
        """Adapters are kept; how requests go out is the host's matter."""
        self.adapters[prefix] = adapter

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        """Sends a request and gives the answer."""
        both = Headers(self.headers)
        both.update(headers or {})
        own = dict(self.params) if hasattr(self.params, "items") else {}
        if own:
            params = {**own, **dict(params or {})}
        prepared = Request(
            method, url, both, files, data, params, auth or self.auth,
            {**self.cookies.for_url(url), **dict(cookies or {})}, json=json,
        ).prepare()
        return self.send(prepared, timeout=timeout, allow_redirects=allow_redirects)

    def prepare_request(self, request):
        return request.prepare()

    def send(self, request, timeout=None, allow_redirects=True, **settings):
        """Sends a prepared request."""
        if isinstance(timeout, tuple):
            timeout = max((each for each in timeout if each is not None), default=None)
        began = perf_counter()
        headers = [(name, str(value)) for name, value in request.headers.items()]
        kind, *found = _send(request.method, request.url, headers, request.body, timeout, bool(allow_redirects))
        if kind == "error":
            problem, message = found
            raise _ERRORS.get(problem, ConnectionError)(message, request=request)
        answer = _answer(found, request, perf_counter() - began)
        for each in [*answer.history, answer]:
            self.cookies.take(each)
        return answer

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


def session():
    return Session()


def request(method, url, **kwargs):
    """Sends one request.

    >>> requests.request('GET', 'https://example.org').status_code  # doctest: +SKIP
    200
    """
    return Session().request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    """Asks for what a URL gives."""
    return request("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return Session().head(url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    """Sends data, or a value as JSON."""
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


def __getattr__(name):
    if name in ("auth", "adapters", "structures"):
        from importlib import import_module
        return import_module(f"requests.{name}")
    raise AttributeError(f"module 'requests' has no attribute {name!r}")
