"""Splitting and quoting of text as a Unix shell does it."""
from collections import deque as _deque
from io import StringIO as _StringIO
import re as _re

__all__ = ["shlex", "split", "quote", "join"]

# The order is that of CPython, where "f" comes before "e".
_ASCII_WORD = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
# The letters of Latin-1, but for the two that have no other case there.
_LATIN_WORD = "".join(filter(str.isalpha, map(chr, [0xDF, *range(0xE0, 0x100), *range(0xC0, 0xDF)])))
# What `state` is between tokens, in a word and in punctuation; inside quotes and behind an escape it is that character.
_BETWEEN, _WORD, _PUNCTUATION, _ENDED = " ", "a", "c", None


def _as_stream(source):
    return _StringIO(source) if isinstance(source, str) else source


class shlex:
    """A lexical analyser for simple shell-like syntaxes. Its attributes say what the characters mean."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            import sys
            instream = sys.stdin
        self.instream, self.infile, self.lineno = _as_stream(instream), infile, 1
        self.posix, self.eof = posix, None if posix else ""
        self.commenters, self.whitespace, self.whitespace_split = "#", " \t\r\n", False
        self.quotes, self.escape, self.escapedquotes = "'\"", "\\", '"'
        self.wordchars = _ASCII_WORD + (_LATIN_WORD if posix else "")
        self.state, self.token, self.source, self.debug = _BETWEEN, "", None, 0
        self.pushback, self.filestack = _deque(), _deque()
        # Characters that were read too early.
        self._unread = []
        self._marks = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._marks:
            paths = set("~-./*?=") | set(self.wordchars)
            order = self.wordchars + "~-./*?="
            self.wordchars = "".join([each for each in order if each in paths.difference(self._marks)])

    # Read-only: the word characters have been chosen by it.
    punctuation_chars = property(lambda self: self._marks)

    # === tokens ===

    def __iter__(self):
        return self

    def __next__(self):
        if (token := self.get_token()) == self.eof:
            raise StopIteration
        return token

    def get_token(self):
        """The next token, from what was pushed back or read; `eof` at the end of the last source."""
        if self.pushback:
            return self.pushback.popleft()
        token = self.read_token()
        while self.source is not None and token == self.source:
            # The token behind it names a file to go on with.
            if inclusion := self.sourcehook(self.read_token()):
                name, stream = inclusion
                self.push_source(stream, name)
            token = self.get_token()
        while token == self.eof and self.filestack:
            self.pop_source()
            token = self.get_token()
        return token

    def push_token(self, tok):
        """Makes a token the next one."""
        self.pushback.appendleft(tok)

    def read_token(self):
        """The next token of the stream itself."""
        quoted = [False]
        done = False
        while not done:
            character = self._unread.pop() if self._unread else self.instream.read(1)
            if character == "\n":
                self.lineno += 1
            done = self._take(character, quoted)
        token, self.token = self.token, ""
        return None if self.posix and not token and not quoted[0] else token

    def _take(self, character, quoted):
        """Goes on by a character; True if a token has ended."""
        state = self.state
        if state is _ENDED:
            self.token = ""
            return True
        if state in (_WORD, _PUNCTUATION):
            return self._inside(character, quoted)
        if state == _BETWEEN:
            return self._begin(character, quoted)
        if state in self.quotes:
            quoted[0] = True
            return self._in_quotes(character)
        if not character:
            raise ValueError("No escaped character")
        # Inside quotes an escape is only one before itself or the quote.
        if self._escaped_in in self.quotes and character not in (state, self._escaped_in):
            self.token += state
        self.token += character
        self.state = self._escaped_in
        return False

    def _has_token(self, quoted):
        return bool(self.token) or self.posix and quoted[0]

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _escape_from(self, character, state):
        self._escaped_in, self.state = state, character
        return False

    def _begin(self, character, quoted):
        if not character:
            self.state = _ENDED
            return True
        if character in self.whitespace:
            return self._has_token(quoted)
        if character in self.commenters:
            self._skip_comment()
            return False
        if self.posix and character in self.escape:
            return self._escape_from(character, _WORD)
        if character in self.quotes and character not in self.wordchars + self._marks:
            if not self.posix:
                self.token = character
            self.state = character
            return False
        self.token = character
        if character in self.wordchars:
            self.state = _WORD
        elif character in self._marks:
            self.state = _PUNCTUATION
        elif self.whitespace_split:
            self.state = _WORD
        else:
            return True
        return False

    def _in_quotes(self, character):
        if not character:
            raise ValueError("No closing quotation")
        quote = self.state
        if self.posix and character in self.escape and character != quote and quote in self.escapedquotes:
            return self._escape_from(character, quote)
        if character != quote:
            self.token += character
        elif self.posix:
            self.state = _WORD
        else:
            self.token += character
            self.state = _BETWEEN
            return True
        return False

    def _inside(self, character, quoted):
        if not character:
            self.state = _ENDED
            return True
        if character in self.whitespace:
            self.state = _BETWEEN
            return self._has_token(quoted)
        if character in self.commenters:
            self._skip_comment()
            if self.posix:
                self.state = _BETWEEN
                return self._has_token(quoted)
            return False
        if self.state == _PUNCTUATION:
            if character in self._marks:
                self.token += character
                return False
            self._unread.append(character)
            self.state = _BETWEEN
            return True
        if self.posix and character in self.quotes:
            self.state = character
            return False
        if self.posix and character in self.escape:
            return self._escape_from(character, _WORD)
        if character in self.wordchars or character in self.quotes or (
                self.whitespace_split and character not in self._marks):
            self.token += character
            return False
        if self._marks:
            self._unread.append(character)
        else:
            self.pushback.appendleft(character)
        self.state = _BETWEEN
        return self._has_token(quoted)

    # === sources ===

    def sourcehook(self, newfile):
        """The name and the open stream of a file to be included; to be overridden."""
        name = newfile[1:-1] if newfile.startswith('"') else newfile
        return name, open(name)

    def push_source(self, newstream, newfile=None):
        """Reads another stream, and then goes on with this one."""
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, _as_stream(newstream), 1

    def pop_source(self):
        """Goes back to the stream before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = _BETWEEN

    def error_leader(self, infile=None, lineno=None):
        """How a message about the place begins."""
        file = self.infile if infile is None else infile
        return f'"{file}", line {self.lineno if lineno is None else lineno:d}: '


def split(s, comments=False, posix=True):
    """The words of a command line.

    >>> split("cp 'my file' /tmp")
    ['cp', 'my file', '/tmp']
    """
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return [*words]


_safe = _re.compile(r"[a-zA-Z0-9_@%+=:,./-]+")


def quote(s):
    """A word as a shell must be given it.

    >>> quote('my file')
    "'my file'"
    """
    if s and _safe.fullmatch(s):
        return s
    return "'{}'".format("'\"'\"'".join(s.split("'")))


def join(split_command):
    """The words as one command line."""
    return " ".join(map(quote, split_command))
