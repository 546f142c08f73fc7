"""What requests raises."""


class RequestException(OSError):
    """Something about a request went wrong."""

    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop("response", None)
        self.request = kwargs.pop("request", None) or getattr(self.response, "request", None)
        super().__init__(*args, **kwargs)


def _error(name, meaning, *bases):
    made = type(name, bases or (RequestException,), {"__doc__": meaning, "__module__": __name__})
    globals()[name] = made
    return made


InvalidJSONError = _error("InvalidJSONError", "Something that is no JSON.")
HTTPError = _error("HTTPError", "The status of an answer says that something is wrong.")
ConnectionError = _error("ConnectionError", "There is no answer.")
ProxyError = _error("ProxyError", "The proxy gave no answer.", ConnectionError)
SSLError = _error("SSLError", "The certificate of the other side does not hold.", ConnectionError)
Timeout = _error("Timeout", "The answer did not come in time.")
ConnectTimeout = _error("ConnectTimeout", "Connecting took too long.", ConnectionError, Timeout)
ReadTimeout = _error("ReadTimeout", "Nothing came for too long.", Timeout)
TooManyRedirects = _error("TooManyRedirects", "One redirect after another.")
MissingSchema = _error("MissingSchema", "A URL without http:// or https://.", RequestException, ValueError)
InvalidSchema = _error("InvalidSchema", "A URL of a kind that cannot be asked for.", RequestException, ValueError)
InvalidURL = _error("InvalidURL", "What is no URL.", RequestException, ValueError)
InvalidHeader = _error("InvalidHeader", "What cannot be a header.", RequestException, ValueError)
ChunkedEncodingError = _error("ChunkedEncodingError", "Pieces that do not fit.")
ContentDecodingError = _error("ContentDecodingError", "An answer that cannot be unpacked.")
StreamConsumedError = _error("StreamConsumedError", "What was read already.", RequestException, TypeError)
RetryError = _error("RetryError", "Tried too often.")


class JSONDecodeError(InvalidJSONError, __import__("json").JSONDecodeError):
    """An answer whose text is no JSON."""

    def __init__(self, *args, **kwargs):
        ValueError.__init__(self, *args)
        self.msg, self.doc, self.pos = args
        before = self.doc[:self.pos]
        self.lineno, self.colno = before.count("\n") + 1, self.pos - before.rfind("\n")
        self.response, self.request = kwargs.get("response"), None

    def __str__(self):
        return f"{self.msg}: line {self.lineno} column {self.colno} (char {self.pos})"
