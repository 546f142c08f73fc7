"""Escaping of text for HTML, and character references back to characters."""

import re as _re

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


# What browsers make of numbers that are no characters, or were meant in another encoding.
_REPLACED = {0x00: '\ufffd', 0x0d: '\r'}
_REPLACED.update(zip(
    range(0x80, 0xa0),
    '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f'
    '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178',
))


def _is_invalid(number):
    return (0x1 <= number <= 0x8 or 0xe <= number <= 0x1f or 0x7f <= number <= 0x9f or 0xfdd0 <= number <= 0xfdef
            or number == 0xb or number & 0xfffe == 0xfffe and number > 0xfff)


def _replacement(match):
    text = match[1]
    if text[0] == '#':
        number = int(text[2:].rstrip(';'), 16) if text[1] in 'xX' else int(text[1:].rstrip(';'))
        if number in _REPLACED:
            return _REPLACED[number]
        if 0xd800 <= number <= 0xdfff or number > 0x10ffff:
            return '\ufffd'
        return '' if _is_invalid(number) else chr(number)
    from html.entities import html5
    if text in html5:
        return html5[text]
    # The longest name at the beginning counts.
    for length in range(len(text) - 1, 1, -1):
        if text[:length] in html5:
            return html5[text[:length]] + text[length:]
    return '&' + text


_REFERENCE = _re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')


def unescape(s):
    if '&' not in s:
        return s
    return _REFERENCE.sub(_replacement, s)
