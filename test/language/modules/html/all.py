import html, html.entities
from html.parser import HTMLParser
# === escape, unescape ===
print(html.escape('<a href="x">\'&</a>'), html.escape('"', quote=False), html.unescape('&lt;&amp;&#62;&#x3c;&quot;&nbsp;&copy;&notit;&notin;&amp &foo; &#0; &#128; &#xD800; &#1114112; &#11; &CounterClockwiseContourIntegral; &acE; &hellip &ampamp; &; &#; &#x;'), html.unescape('none'))
print(len(html.entities.html5), html.entities.html5['gt;'], html.entities.name2codepoint['eacute'], html.entities.codepoint2name[233], html.entities.entitydefs['eacute'], html.entities.name2codepoint['lang'], len(html.entities.name2codepoint))
# === parser ===
class Show(HTMLParser):
    def handle_starttag(self, tag, attrs): print('start', tag, attrs, self.getpos(), repr(self.get_starttag_text()))
    def handle_endtag(self, tag): print('end', tag, self.getpos())
    def handle_data(self, data): print('data', repr(data), self.getpos())
    def handle_comment(self, data): print('comment', repr(data))
    def handle_decl(self, decl): print('decl', repr(decl))
    def handle_pi(self, data): print('pi', repr(data))
    def unknown_decl(self, data): print('unknown', repr(data))
    def handle_charref(self, name): print('charref', name)
    def handle_entityref(self, name): print('entityref', name)
texts = ['<!DOCTYPE html>\n<html lang=en><body class="a b" id=\'c\' data-x hidden=""><p>Hi &amp; bye &#33; <b>x</b><br/><img src="a.png" alt="&lt;"></p></body></html>', '<script>if (a < b && c) { x = "</p>" }</script>after', '<style>p > a { }</style>', '<!-- c --><!x><![CDATA[d]]><?php e ?>', 'a < b > c &unknown; &', '<a href=x?a=1&b=2>t</a>', '<p', '</p', '<a b=">', '<A HREF="X">', '</ p >', '</>', '<div/>', '<a/b/c>', '<br / >', '<a =b c = d>', 'x&#xg;y', '&#38', '<tag\nattr="multi\nline">\ntext', '<>', '< p>', '<a\'b>', '<p a=1 a=2>é😀</p>']
for text in texts:
    for convert in True, False:
        print(repr(text), convert)
        p = Show(convert_charrefs=convert)
        p.feed(text); p.close()
# === in pieces ===
p = Show()
for c in '<p class="x">a &amp; b</p><!-- y -->': p.feed(c)
p.close()
class Links(HTMLParser):
    def __init__(self): super().__init__(); self.links = []
    def handle_starttag(self, tag, attrs):
        if tag == 'a': self.links.append(dict(attrs).get('href'))
l = Links(); l.feed('<a href="/1">x</a><a name=y><A HREF=/2>'); print(l.links)
