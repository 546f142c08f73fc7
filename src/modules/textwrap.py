"""Wrapping, indenting and shortening of text."""

import re as _re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITESPACE = '\t\n\x0b\x0c\r '
_SPACES = dict.fromkeys(map(ord, _WHITESPACE), ord(' '))
_LETTER = r'[^\d\W]'
_BEFORE_DASH = r'[\w!"\'&.,?]'

# Where a text may be broken: at whitespace, at em-dashes between words, and behind hyphens inside words.
_PIECES = _re.compile(
    rf'([{_WHITESPACE}]+|(?<={_BEFORE_DASH})-{{2,}}(?=\w)'
    rf'|[^{_WHITESPACE}]+?(?:-(?:(?<={_LETTER}{{2}}-)|(?<={_LETTER}-{_LETTER}-))(?={_LETTER}-?{_LETTER})'
    rf'|(?=[{_WHITESPACE}]|\Z)|(?<={_BEFORE_DASH})(?=-{{2,}}\w)))'
)
_BLANKS = _re.compile(rf'([{_WHITESPACE}]+)')
_SENTENCE_END = _re.compile(r'[a-z][.!?]["\']?\Z')


class TextWrapper:
    """Wraps texts with the same options."""

    unicode_whitespace_trans = _SPACES
    wordsep_re = _PIECES
    wordsep_simple_re = _BLANKS
    sentence_end_re = _SENTENCE_END

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [piece for piece in pattern.split(text) if piece]

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == ' ' and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = '  '

    def _handle_long_word(self, reversed_chunks, line, length, width):
        """Puts what fits of a word that fits no line on this one, or all of it on a line of its own."""
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            word = reversed_chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            reversed_chunks[-1] = word[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == '':
                chunks.pop()
            line, length = self._fill_line(chunks, width)
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            if self._may_follow(lines, chunks, length, width):
                lines.append(indent + ''.join(line))
            else:
                self._cut(lines, line, length, width, indent)
                break
        return lines

    def _fill_line(self, chunks, width):
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
            length = sum(map(len, line))
        return line, length

    def _may_follow(self, lines, chunks, length, width):
        """Whether a line can be taken whole: there is room for more lines, or nothing but blanks is left."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        rest_is_blank = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return rest_is_blank and length <= width

    def _cut(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line of at most `width` characters, whole words only."""
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(' '.join(text.strip().split()))


_BLANK_LINE = _re.compile('^[ \t]+$', _re.MULTILINE)
_MARGIN = _re.compile('(^[ \t]*)(?:[^ \t\n])', _re.MULTILINE)


def dedent(text):
    """Removes the whitespace that all lines begin with; lines of nothing but blanks do not count."""
    text = _BLANK_LINE.sub('', text)
    margin = None
    for indent in _MARGIN.findall(text):
        if margin is None or margin.startswith(indent):
            margin = indent
        elif not indent.startswith(margin):
            common = 0
            while margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    return _re.sub('(?m)^' + margin, '', text) if margin else text


def indent(text, prefix, predicate=None):
    """Puts a prefix before the lines that are not blank, or those that the predicate chooses."""
    chosen = predicate or str.strip
    return ''.join([prefix + line if chosen(line) else line for line in text.splitlines(True)])
