"""HTTP with httpx's interface, its clients for async programs included. What may be reached is the host's to say."""
from datetime import timedelta
from time import perf_counter
from urllib.parse import urljoin
from _network import send as _send
from _network_messages import (
    Cookies, Headers, basic_login, body_of, charset_of, cookies_of, decoded, reason_of, taken_login, url_with,
)

__version__ = "0.28.0"
USE_CLIENT_DEFAULT = type("UseClientDefault", (), {"__doc__": "What was not given."})()
_unset = USE_CLIENT_DEFAULT


class HTTPError(Exception):
    """Something about a request went wrong."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request


class RequestError(HTTPError):
    """There is no answer."""


class HTTPStatusError(HTTPError):
    """The status of an answer says that something is wrong."""

    def __init__(self, message, *, request, response):
        super().__init__(message, request=request)
        self.response = response


class InvalidURL(Exception):
    """What is no URL."""


def _problem(name, base):
    made = type(name, (base,), {"__module__": __name__})
    globals()[name] = made
    return made


TransportError = _problem("TransportError", RequestError)
TimeoutException = _problem("TimeoutException", TransportError)
ConnectTimeout = _problem("ConnectTimeout", TimeoutException)
ReadTimeout = _problem("ReadTimeout", TimeoutException)
WriteTimeout = _problem("WriteTimeout", TimeoutException)
PoolTimeout = _problem("PoolTimeout", TimeoutException)
NetworkError = _problem("NetworkError", TransportError)
ConnectError = _problem("ConnectError", NetworkError)
ReadError = _problem("ReadError", NetworkError)
WriteError = _problem("WriteError", NetworkError)
ProtocolError = _problem("ProtocolError", TransportError)
RemoteProtocolError = _problem("RemoteProtocolError", ProtocolError)
ProxyError = _problem("ProxyError", TransportError)
UnsupportedProtocol = _problem("UnsupportedProtocol", TransportError)
DecodingError = _problem("DecodingError", RequestError)
TooManyRedirects = _problem("TooManyRedirects", RequestError)

_ERRORS = {"timeout": ReadTimeout, "redirects": TooManyRedirects, "url": UnsupportedProtocol}


class Timeout:
    """Seconds that connecting, reading, writing and waiting may take; one request takes no longer than the longest."""

    def __init__(self, timeout=_unset, *, connect=_unset, read=_unset, write=_unset, pool=_unset):
        each = [None if timeout is _unset else timeout if given is _unset else given
                for given in (connect, read, write, pool)]
        given = connect, read, write, pool
        if timeout is _unset:
            each = [None if one is _unset else one for one in given]
        self.connect, self.read, self.write, self.pool = each

    def _longest(self):
        return max((each for each in (self.connect, self.read) if each is not None), default=None)


class Limits:
    """Bounds of connection pools; they are kept and have no effect."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.max_keepalive_connections = max_connections, max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


class BasicAuth:
    """A user and a password."""

    def __init__(self, username, password):
        self.username, self.password = username, password


class Request:
    """What is to be sent."""

    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None, data=None, files=None,
                 json=None):
        self.method, self.headers = method.upper(), Headers(headers)
        self.url, self._login = taken_login(url_with(str(url), params))
        if content is not None:
            self.content, kind = content.encode() if isinstance(content, str) else bytes(content), None
        else:
            self.content, kind = body_of(data, files, json, True)
        if kind is not None:
            self.headers.setdefault("Content-Type", kind)
        if cookies:
            self.headers.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in cookies.items()))

    def __repr__(self):
        return f"<Request({self.method!r}, {self.url!r})>"


class Response:
    """An answer."""

    def __init__(self, status_code, *, headers=None, content=None, text=None, json=None, request=None, history=None):
        self.status_code, self.headers, self._request = status_code, Headers(headers), request
        body, kind = body_of(content if text is None else text.encode(), None, json, True)
        self.content, self.history, self.elapsed = body or b"", history or [], timedelta(0)
        if kind is not None:
            self.headers.setdefault("Content-Type", kind)
        self.reason_phrase, self.cookies, self.http_version = reason_of(status_code), {}, "HTTP/1.1"
        self.url, self.encoding = getattr(request, "url", None), charset_of(self.headers.get("content-type")) or "utf-8"

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    is_informational = property(lambda self: 100 <= self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: 500 <= self.status_code < 600)
    is_error = property(lambda self: 400 <= self.status_code < 600)
    has_redirect_location = property(lambda self: self.is_redirect and "location" in self.headers)

    @property
    def text(self):
        """The answer as text."""
        return decoded(self.content, self.encoding)

    def json(self, **kwargs):
        """The value of the answer's JSON."""
        import json
        return json.loads(self.content, **kwargs)

    def raise_for_status(self):
        """Raises HTTPStatusError unless the status is one of success; gives the answer."""
        request = self.request
        if self.is_success:
            return self
        kind = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}.get(
            self.status_code // 100, "Invalid status code")
        message = f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
        if self.has_redirect_location:
            message += f"\nRedirect location: {self.headers['location']!r}"
        message += f"\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}"
        raise HTTPStatusError(message, request=request, response=self)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or len(self.content) or 1
        return (self.content[at:at + size] for at in range(0, len(self.content), size))

    def iter_text(self, chunk_size=None):
        size = chunk_size or len(self.text) or 1
        return (self.text[at:at + size] for at in range(0, len(self.text), size))

    def iter_lines(self):
        return iter(self.text.splitlines())

    async def aiter_bytes(self, chunk_size=None):
        for piece in self.iter_bytes(chunk_size):
            yield piece

    async def aiter_text(self, chunk_size=None):
        for piece in self.iter_text(chunk_size):
            yield piece

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def close(self):
        """Nothing is held open."""

    async def aclose(self):
        """Nothing is held open."""


def _answer(found, request, seconds):
    status, reason, headers, content, url, history = found
    both = Headers()
    for name, value in headers:
        both.add(name, value)
    made = Response(status, headers=both, request=request)
    made.content, made.url, made.cookies, made.elapsed = content, url, cookies_of(headers), timedelta(seconds=seconds)
    made.reason_phrase = reason or made.reason_phrase
    made.history = [_answer(each[1:], request, seconds) for each in history]
    return made


class _Common:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, timeout=5.0, follow_redirects=False,
                 base_url="", **settings):
        self.headers = Headers({"Accept": "*/*", "User-Agent": f"python-httpx/{__version__}"})
        self.headers.update(headers or {})
        self.auth, self.params, self.cookies = auth, dict(params or {}), Cookies(cookies or {})
        self.timeout, self.follow_redirects, self.base_url = timeout, follow_redirects, str(base_url)
        self.is_closed = False

    def build_request(self, method, url, *, params=None, headers=None, cookies=None, **body):
        """The request with what the client adds."""
        if self.base_url:
            url = urljoin(self.base_url.rstrip("/") + "/", str(url).lstrip("/"))
        both = Headers(self.headers)
        both.update(headers or {})
        if hasattr(params, "items") or not params:
            params = {**self.params, **(params or {})}
        body = {name: body[name] for name in ("content", "data", "files", "json") if name in body}
        return Request(method, url, params=params, headers=both, cookies={**self.cookies.for_url(url), **(cookies or {})}, **body)

    def _sent(self, request, auth, follow_redirects, timeout):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        auth = self.auth if auth is _unset else auth
        auth = (auth.username, auth.password) if isinstance(auth, BasicAuth) else auth or request._login
        if auth is not None:
            request.headers["Authorization"] = basic_login(*auth)
        timeout = self.timeout if timeout is _unset else timeout
        seconds = timeout._longest() if isinstance(timeout, Timeout) else Timeout(timeout)._longest()
        follows = self.follow_redirects if follow_redirects is _unset else follow_redirects
        began = perf_counter()
        headers = [(name, str(value)) for name, value in request.headers.items()]
        kind, *found = _send(request.method, request.url, headers, request.content, seconds, bool(follows))
        if kind == "error":
            problem, message = found
            raise _ERRORS.get(problem, ConnectError)(message, request=request)
        answer = _answer(found, request, perf_counter() - began)
        for each in [*answer.history, answer]:
            self.cookies.take(each)
        return answer


class _Streamed:
    """A with block around an answer that is there already."""

    def __init__(self, make):
        self._make = make

    def __enter__(self):
        return self._make()

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self._make()

    async def __aexit__(self, *error):
        pass


class Client(_Common):
    """Headers, cookies, a login and a base URL that all its requests have."""

    def request(self, method, url, *, auth=_unset, follow_redirects=_unset, timeout=_unset, **parts):
        """Sends a request and gives the answer."""
        return self._sent(self.build_request(method, url, **parts), auth, follow_redirects, timeout)

    def send(self, request, *, auth=_unset, follow_redirects=_unset, stream=False):
        return self._sent(request, auth, follow_redirects, _unset)

    def stream(self, method, url, **parts):
        return _Streamed(lambda: self.request(method, url, **parts))

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class AsyncClient(_Common):
    """The same for async programs. Other tasks wait while a request is under way."""

    async def request(self, method, url, *, auth=_unset, follow_redirects=_unset, timeout=_unset, **parts):
        """Sends a request and gives the answer."""
        return self._sent(self.build_request(method, url, **parts), auth, follow_redirects, timeout)

    async def send(self, request, *, auth=_unset, follow_redirects=_unset, stream=False):
        return self._sent(request, auth, follow_redirects, _unset)

    def stream(self, method, url, **parts):
        rest = {name: parts.pop(name, _unset) for name in ("auth", "follow_redirects", "timeout")}
        return _Streamed(lambda: self._sent(self.build_request(method, url, **parts), **rest))

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.aclose()


def _add_methods():
    def method(name, is_async):
        if is_async:
            async def send(self, url, **parts):
                return await self.request(name.upper(), url, **parts)
        else:
            def send(self, url, **parts):
                return self.request(name.upper(), url, **parts)
        send.__name__, send.__doc__ = name, f"Sends a {name.upper()} request."
        return send

    def function(name):
        def send(url, **parts):
            return request(name.upper(), url, **parts)
        send.__name__ = send.__qualname__ = name
        send.__doc__ = f"Sends a {name.upper()} request."
        return send

    for name in ("get", "options", "head", "post", "put", "patch", "delete"):
        setattr(Client, name, method(name, False))
        setattr(AsyncClient, name, method(name, True))
        globals()[name] = function(name)


def _own_client(parts):
    own = {name: parts.pop(name) for name in ("verify", "trust_env", "proxy", "cookies") if name in parts}
    return Client(cookies=own.get("cookies"))


def request(method, url, **parts):
    """Sends one request.

    >>> request('GET', 'https://example.org').status_code  # doctest: +SKIP
    200
    """
    return _own_client(parts).request(method, url, **parts)


def stream(method, url, **parts):
    """Sends one request; the answer is that of a with block."""
    return _own_client(parts).stream(method, url, **parts)


_add_methods()
