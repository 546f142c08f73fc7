"""Statuses and methods of HTTP."""
from enum import IntEnum, StrEnum

__all__ = ["HTTPStatus", "HTTPMethod"]

_PHRASES = """
100 Continue|101 Switching Protocols|102 Processing|103 Early Hints
200 OK|201 Created|202 Accepted|203 Non-Authoritative Information|204 No Content|205 Reset Content|206 Partial Content
207 Multi-Status|208 Already Reported|226 IM Used
300 Multiple Choices|301 Moved Permanently|302 Found|303 See Other|304 Not Modified|305 Use Proxy
307 Temporary Redirect|308 Permanent Redirect
400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found|405 Method Not Allowed
406 Not Acceptable|407 Proxy Authentication Required|408 Request Timeout|409 Conflict|410 Gone|411 Length Required
412 Precondition Failed|413 Content Too Large|414 URI Too Long|415 Unsupported Media Type|416 Range Not Satisfiable
417 Expectation Failed|418 I'm a Teapot|421 Misdirected Request|422 Unprocessable Content|423 Locked
424 Failed Dependency|425 Too Early|426 Upgrade Required|428 Precondition Required|429 Too Many Requests
431 Request Header Fields Too Large|451 Unavailable For Legal Reasons
500 Internal Server Error|501 Not Implemented|502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout
505 HTTP Version Not Supported|506 Variant Also Negotiates|507 Insufficient Storage|508 Loop Detected|510 Not Extended
511 Network Authentication Required
"""
_phrases = {int(each[:3]): each[4:] for each in _PHRASES.replace("|", "\n").split("\n") if each}
# Names that are not their phrase in capitals, and older names.
_NAMES = {418: "IM_A_TEAPOT"}
_ALIASES = {
    "REQUEST_ENTITY_TOO_LARGE": 413, "REQUEST_URI_TOO_LONG": 414, "REQUESTED_RANGE_NOT_SATISFIABLE": 416,
    "UNPROCESSABLE_ENTITY": 422,
}


def _members():
    for status, phrase in _phrases.items():
        yield _NAMES.get(status) or phrase.upper().replace(" ", "_").replace("-", "_"), status
    yield from _ALIASES.items()


class _Status(IntEnum):
    @property
    def phrase(self):
        """What the status is called."""
        return _phrases[self.value]

    @property
    def description(self):
        """More about the status: nothing, here."""
        return ""

    is_informational = property(lambda self: 100 <= self <= 199)
    is_success = property(lambda self: 200 <= self <= 299)
    is_redirection = property(lambda self: 300 <= self <= 399)
    is_client_error = property(lambda self: 400 <= self <= 499)
    is_server_error = property(lambda self: 500 <= self <= 599)


HTTPStatus = _Status("HTTPStatus", list(_members()), module=__name__)
HTTPMethod = StrEnum(
    "HTTPMethod", {name: name for name in "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE".split()}, module=__name__)
