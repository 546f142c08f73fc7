"""Web and mail addresses in text as links."""

import re

from markupsafe import escape

_HOST = r"(?:[\w%-]+\.)+[a-z]{2,63}"
_KNOWN_HOST = r"(?:[\w%-]{2,}\.)+(?:com|net|int|edu|gov|org|info|mil)"
_NUMBERS = r"(?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){1,7}\]"
_REST = r"(?::\d{1,5})?(?:[/?#]\S*)?"
_WEB = re.compile(
    rf"(?:https?://(?:www\.)?(?:{_HOST}|localhost|{_NUMBERS})|www\.{_HOST}|{_KNOWN_HOST}){_REST}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\w[\w.-]*\.\w+")
_OPENING = ("(", "<", "&lt;")
_CLOSING = (")", ">", "&gt;", ".", ",", "\n")


def _inside(word):
    """A word in three parts: marks around an address, and what may be one."""
    head = ""
    while (mark := next((one for one in _OPENING if word.startswith(one)), None)) is not None:
        head += mark
        word = word[len(mark) :]
    tail = ""
    while (mark := next((one for one in _CLOSING if word.endswith(one)), None)) is not None:
        tail = mark + tail
        word = word[: -len(mark)]
    # Brackets that an address opens itself belong to it.
    for opening, closing in (("(", ")"), ("<", ">"), ("&lt;", "&gt;")):
        missing = word.count(opening) - word.count(closing)
        while missing > 0 and closing in tail:
            end = tail.index(closing) + len(closing)
            word += tail[:end]
            tail = tail[end:]
            missing -= 1
    return head, word, tail


def urlize(text, trim_url_limit, rel, target, extra_schemes):
    """Escaped text whose addresses are links."""
    rel_part = f' rel="{escape(rel)}"' if rel else ""
    target_part = f' target="{escape(target)}"' if target else ""

    def shown(address):
        if trim_url_limit is not None and len(address) > trim_url_limit:
            return f"{address[:trim_url_limit]}..."
        return address

    def link(word):
        if _WEB.fullmatch(word):
            href = word if word.startswith(("https://", "http://")) else f"https://{word}"
            return f'<a href="{href}"{rel_part}{target_part}>{shown(word)}</a>'
        if word.startswith("mailto:") and _MAIL.fullmatch(word[7:]):
            return f'<a href="{word}">{word[7:]}</a>'
        if (
            "@" in word
            and not word.startswith("www.")
            and ":" not in word
            and not word.startswith("@")
            and _MAIL.fullmatch(word)
        ):
            return f'<a href="mailto:{word}">{word}</a>'
        for scheme in extra_schemes:
            if word != scheme and word.startswith(scheme):
                return f'<a href="{word}"{rel_part}{target_part}>{word}</a>'
        return word

    pieces = re.split(r"(\s+)", str(escape(text)))
    for at, piece in enumerate(pieces):
        if piece and not piece.isspace():
            head, word, tail = _inside(piece)
            pieces[at] = f"{head}{link(word)}{tail}"
    return "".join(pieces)
