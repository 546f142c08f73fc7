"""A parser of HTML that calls a method for everything it finds, and gives up on nothing."""

import re
from html import unescape

__all__ = ['HTMLParser']

_TEXT_END = re.compile('[&<]')
_INCOMPLETE = re.compile('&[a-zA-Z#]')
_ENTITY = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]')
_NUMBER = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]')
_TAG_START = re.compile('<[a-zA-Z]')
_COMMENT_END = re.compile(r'--\s*>')
_TAG_NAME = re.compile(r'([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*')
_ATTRIBUTE = re.compile(
    r'((?<=[\'"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*(\'[^\']*\'|"[^"]*"|(?![\'"])[^>\s]*))?(?:\s|/(?!>))*')
_WHOLE_TAG = re.compile(r'''
  <[a-zA-Z][^\t\n\r\f />\x00]*
  (?:[\s/]*
    (?:(?<=['"\s/])[^\s/>][^\s/=>]*
      (?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?
      (?:\s|/(?!>))*
    )*
  )?
  \s*
''', re.VERBOSE)
_END_TAG = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')
_DECLARATION_NAME = re.compile(r'[a-zA-Z][-_.a-zA-Z0-9]*\s*')
_MARKED_END = re.compile(r']\s*]\s*>')
_MARKED_END_MS = re.compile(r']\s*>')


class HTMLParser:
    """Feed it text; subclasses say what happens at tags, data, comments and the rest."""

    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        super().__init__()
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ''
        self.lasttag = '???'
        self.interesting = _TEXT_END
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self.__starttag_text

    def feed(self, data):
        self.rawdata = self.rawdata + data
        self.goahead(0)

    def close(self):
        self.goahead(1)

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r'</\s*%s\s*>' % self.cdata_elem, re.I)

    def clear_cdata_mode(self):
        self.interesting = _TEXT_END
        self.cdata_elem = None

    def updatepos(self, i, j):
        """Moves the position in lines and columns over rawdata[i:j]."""
        if i >= j:
            return j
        lines = self.rawdata.count('\n', i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (self.rawdata.rindex('\n', i, j) + 1)
        else:
            self.offset += j - i
        return j

    def _text(self, text):
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _text_end(self, i):
        """Where the text that starts at i ends; None if more input has to come first."""
        rawdata = self.rawdata
        if self.convert_charrefs and not self.cdata_elem:
            j = rawdata.find('<', i)
            if j >= 0:
                return j
            # A character reference may be cut in half.
            ampersand = rawdata.rfind('&', max(i, len(rawdata) - 34))
            if ampersand >= 0 and not re.compile(r'[\s;]').search(rawdata, ampersand):
                return None
            return len(rawdata)
        match = self.interesting.search(rawdata, i)
        if match:
            return match.start()
        return None if self.cdata_elem else len(rawdata)

    def goahead(self, end):
        """Handles as much of the input as is complete; all of it if this is the end."""
        rawdata = self.rawdata
        i, n = 0, len(rawdata)
        while i < n:
            j = self._text_end(i)
            if j is None:
                break
            if i < j:
                self._text(rawdata[i:j])
            i = self.updatepos(i, j)
            if i == n:
                break
            if rawdata.startswith('<', i):
                k = self._markup(i, end)
            else:
                k = self._reference(i, end)
            if k is None:
                break
            if k < 0:
                i = self.updatepos(i, -k)
                break
            i = self.updatepos(i, k)
        if end and i < n and not self.cdata_elem:
            self._text(rawdata[i:n])
            i = self.updatepos(i, n)
        self.rawdata = rawdata[i:]

    def _markup(self, i, end):
        rawdata = self.rawdata
        if _TAG_START.match(rawdata, i):
            k = self.parse_starttag(i)
        elif rawdata.startswith('</', i):
            k = self.parse_endtag(i)
        elif rawdata.startswith('<!--', i):
            k = self.parse_comment(i)
        elif rawdata.startswith('<?', i):
            k = self.parse_pi(i)
        elif rawdata.startswith('<!', i):
            k = self.parse_html_declaration(i)
        elif i + 1 < len(rawdata):
            self.handle_data('<')
            k = i + 1
        else:
            return None
        if k >= 0:
            return k
        if not end:
            return None
        k = rawdata.find('>', i + 1)
        if k >= 0:
            k += 1
        else:
            k = rawdata.find('<', i + 1)
            if k < 0:
                k = i + 1
        self._text(rawdata[i:k])
        return k

    def _reference(self, i, end):
        """Where the reference at i ends; None if it is incomplete, negative if nothing more is to be handled after it."""
        rawdata = self.rawdata
        if rawdata.startswith('&#', i):
            match = _NUMBER.match(rawdata, i)
            if match:
                self.handle_charref(match.group()[2:-1])
                return match.end() if rawdata.startswith(';', match.end() - 1) else match.end() - 1
            if ';' in rawdata[i:]:
                self.handle_data(rawdata[i:i + 2])
                return -(i + 2)
            return None
        match = _ENTITY.match(rawdata, i)
        if match:
            self.handle_entityref(match[1])
            return match.end() if rawdata.startswith(';', match.end() - 1) else match.end() - 1
        if _INCOMPLETE.match(rawdata, i):
            return None
        if i + 1 < len(rawdata):
            self.handle_data('&')
            return i + 1
        return None

    def parse_html_declaration(self, i):
        rawdata = self.rawdata
        if rawdata[i:i + 4] == '<!--':
            return self.parse_comment(i)
        if rawdata[i:i + 3] == '<![':
            return self.parse_marked_section(i)
        if rawdata[i:i + 9].lower() == '<!doctype':
            end = rawdata.find('>', i + 9)
            if end < 0:
                return -1
            self.handle_decl(rawdata[i + 2:end])
            return end + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        end = self.rawdata.find('>', i + 2)
        if end < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:end])
        return end + 1

    def parse_comment(self, i, report=1):
        match = _COMMENT_END.search(self.rawdata, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:match.start()])
        return match.end()

    def parse_marked_section(self, i, report=1):
        rawdata = self.rawdata
        match = _DECLARATION_NAME.match(rawdata, i + 3)
        if match is None or match.end() == len(rawdata):
            if i + 3 >= len(rawdata) or match:
                return -1
            raise AssertionError('expected name token at %r' % rawdata[i + 3:i + 23])
        name = match.group().strip().lower()
        if name in ('temp', 'cdata', 'ignore', 'include', 'rcdata'):
            match = _MARKED_END.search(rawdata, i + 3)
        elif name in ('if', 'else', 'endif'):
            match = _MARKED_END_MS.search(rawdata, i + 3)
        else:
            raise AssertionError('unknown status keyword %r in marked section' % rawdata[i + 3:match.end()])
        if not match:
            return -1
        if report:
            self.unknown_decl(rawdata[i + 3:match.start()])
        return match.end()

    def parse_pi(self, i):
        end = self.rawdata.find('>', i + 2)
        if end < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:end])
        return end + 1

    def parse_starttag(self, i):
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        rawdata = self.rawdata
        self.__starttag_text = rawdata[i:end]
        match = _TAG_NAME.match(rawdata, i + 1)
        k = match.end()
        self.lasttag = tag = match[1].lower()
        attrs = []
        while k < end:
            match = _ATTRIBUTE.match(rawdata, k)
            if not match:
                break
            name, rest, value = match.group(1, 2, 3)
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ('"', "'"):
                value = value[1:-1]
            if value:
                value = unescape(value)
            attrs.append((name.lower(), value))
            k = match.end()
        rest = rawdata[k:end].strip()
        if rest not in ('>', '/>'):
            self.handle_data(rawdata[i:end])
            return end
        if rest == '/>':
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def check_for_whole_start_tag(self, i):
        """Where the tag ends; -1 if it does not yet."""
        rawdata = self.rawdata
        j = _WHOLE_TAG.match(rawdata, i).end()
        following = rawdata[j:j + 1]
        if following == '>':
            return j + 1
        if following == '/':
            if rawdata.startswith('/>', j):
                return j + 2
            if rawdata.startswith('/', j + 1) or j + 1 >= len(rawdata):
                return -1
            return j if j > i else i + 1
        if following == '' or following in 'abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ':
            return -1
        return j if j > i else i + 1

    def parse_endtag(self, i):
        rawdata = self.rawdata
        close = rawdata.find('>', i + 1)
        if close < 0:
            return -1
        end = close + 1
        match = _END_TAG.match(rawdata, i)
        if not match:
            if self.cdata_elem is not None:
                self.handle_data(rawdata[i:end])
                return end
            name = _TAG_NAME.match(rawdata, i + 2)
            if not name:
                # Nothing at all, or something that is no tag.
                return i + 3 if rawdata[i:i + 3] == '</>' else self.parse_bogus_comment(i)
            tag = name[1].lower()
            end = rawdata.find('>', name.end())
            self.handle_endtag(tag)
            return end + 1
        element = match[1].lower()
        if self.cdata_elem is not None and element != self.cdata_elem:
            self.handle_data(rawdata[i:end])
            return end
        self.handle_endtag(element)
        self.clear_cdata_mode()
        return match.end()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
