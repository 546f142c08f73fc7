"""Wrapping, indenting and shortening of text. The filling of lines is native."""
from _textwrap import dedent, fill_lines as _fill_lines

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]


class TextWrapper:
    """Wraps texts with the same options, which are its attributes.

    >>> TextWrapper(width=12).wrap('the quick brown fox')
    ['the quick', 'brown fox']
    """

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        options = dict(locals())
        del options["self"]
        vars(self).update(options)

    def wrap(self, text):
        """The text as a list of lines without line ends."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return _fill_lines(
            text, self.width, (self.initial_indent, self.subsequent_indent), self.max_lines, self.placeholder,
            self.replace_whitespace, self.fix_sentence_endings, self.break_long_words, self.drop_whitespace,
            self.break_on_hyphens,
        )

    def fill(self, text):
        """The text with line ends between its lines."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The text as a list of lines of at most `width` characters."""
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text in lines of at most `width` characters."""
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line of at most `width` characters, whole words only.

    >>> shorten('Hello  world!', width=11)
    'Hello [...]'
    """
    words = " ".join(text.split())
    return TextWrapper(width, max_lines=1, **kwargs).fill(words)


def indent(text, prefix, predicate=str.strip):
    """The text with a prefix before each line that is not blank, or for which the predicate is true."""
    chosen = predicate or str.strip
    return "".join([prefix + line if chosen(line) else line for line in text.splitlines(keepends=True)])
