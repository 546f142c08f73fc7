"""File name patterns with *, ? and [sets]."""

import functools
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(str(pat, 'ISO-8859-1')).encode('ISO-8859-1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    match = _compile_pattern(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    return _compile_pattern(pat)(name) is not None


def translate(pat):
    """The regular expression of a pattern."""
    pieces = []
    at, end = 0, len(pat)
    while at < end:
        c = pat[at]
        at += 1
        if c == '*':
            if not pieces or pieces[-1] is not None:
                pieces.append(None)
        elif c == '?':
            pieces.append('.')
        elif c == '[':
            close = _closing_bracket(pat, at)
            if close < 0:
                pieces.append('\\[')
            else:
                pieces.append(_set(pat[at:close]))
                at = close + 1
        else:
            pieces.append(re.escape(c))
    return rf'(?s:{_joined(pieces)})\Z'


def _closing_bracket(pat, at):
    start = at
    if pat[start:start + 1] == '!':
        start += 1
    if pat[start:start + 1] == ']':
        start += 1
    return pat.find(']', start)


def _set(stuff):
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        chunks = _ranges(stuff)
        stuff = '-'.join(chunk.replace('\\', r'\\').replace('-', r'\-') for chunk in chunks)
    stuff = re.sub(r'([&~|])', r'\\\1', stuff)
    if not stuff:
        return '(?!)'
    if stuff == '!':
        return '.'
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in ('^', '['):
        stuff = '\\' + stuff
    return f'[{stuff}]'


def _ranges(stuff):
    """The texts between the hyphens that mean a range; empty ranges are left out."""
    chunks = []
    at = 0
    hyphen = stuff.find('-', 2 if stuff[0] == '!' else 1)
    while hyphen >= 0:
        chunks.append(stuff[at:hyphen])
        at = hyphen + 1
        hyphen = stuff.find('-', hyphen + 3)
    if stuff[at:]:
        chunks.append(stuff[at:])
    else:
        chunks[-1] += '-'
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
            del chunks[k]
    return chunks


def _joined(pieces):
    """A star followed by fixed text takes the first place where that text matches and no other."""
    result = []
    count = len(pieces)
    at = 0
    while at < count and pieces[at] is not None:
        result.append(pieces[at])
        at += 1
    while at < count:
        at += 1
        if at == count:
            result.append('.*')
            break
        fixed = []
        while at < count and pieces[at] is not None:
            fixed.append(pieces[at])
            at += 1
        fixed = ''.join(fixed)
        result.append(f'.*{fixed}' if at == count else f'(?>.*?{fixed})')
    return ''.join(result)
