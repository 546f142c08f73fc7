"""What urllib.request raises."""
from io import BytesIO

__all__ = ["URLError", "HTTPError", "ContentTooShortError"]


class URLError(OSError):
    """There is no answer; `reason` says why."""

    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    """An answer that says that something is wrong; it can be read as one."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.code, self.msg, self.hdrs, self.filename = code, msg, hdrs, url
        self.fp = BytesIO() if fp is None else fp

    url = property(lambda self: self.filename)
    status = property(lambda self: self.code)
    reason = property(lambda self: self.msg)

    @property
    def headers(self):
        """The headers of the answer."""
        return self.hdrs

    def __str__(self):
        return f"HTTP Error {self.code}: {self.msg}"

    def __repr__(self):
        return f"<HTTPError {self.code}: {self.msg!r}>"

    def info(self):
        return self.hdrs

    def geturl(self):
        return self.filename

    def getcode(self):
        return self.code

    def read(self, amount=-1):
        return self.fp.read(amount)

    def close(self):
        self.fp.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class ContentTooShortError(URLError):
    """What came is shorter than what was announced."""

    def __init__(self, message, content):
        super().__init__(message)
        self.content = content
