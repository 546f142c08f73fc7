"""Elements: making, changing, copying, subclassing them, and what their methods say to wrong arguments."""
import copy
import pickle
import xml.etree.ElementTree as ET


def attempt(action):
    try:
        print(repr(action()))
    except BaseException as error:
        print(type(error).__name__, error)


def shown(element):
    return ET.tostring(element, encoding='unicode')


# === making ===
e = ET.Element('a', {'x': '1'}, y='2')
print(e.tag, e.attrib, e.text, e.tail, len(e), list(e))
attrib = {'k': 'v'}
e = ET.Element('a', attrib)
e.set('n', 'w')
print(attrib, e.attrib)
attempt(lambda: ET.Element())
attempt(lambda: ET.Element('a', 1))
attempt(lambda: ET.Element('a', None))
attempt(lambda: ET.Element('a', {}, {}))
attempt(lambda: ET.Element('a', attrib={'q': '1'}).attrib)
attempt(lambda: ET.Element('a', attrib={'q': '1'}, q='2').attrib)
attempt(lambda: ET.Element(tag='a').tag)
attempt(lambda: ET.Element(5).tag)
attempt(lambda: ET.SubElement(e, 'b', {'x': '1'}, z='3').attrib)
attempt(lambda: ET.SubElement(5, 'b'))
attempt(lambda: ET.SubElement(e))
attempt(lambda: ET.SubElement(e, 'b', 7))
print(shown(e))
print(str(ET.Element('a')).split(' at ')[0])

# === attributes of an element ===
e = ET.Element('a')
e.text, e.tail, e.tag = 'text', 'tail', 'b'
print(e.text, e.tail, e.tag)
attempt(lambda: setattr(e, 'other', 1))
attempt(lambda: delattr(e, 'text'))
attempt(lambda: setattr(e, 'attrib', 5))
e.attrib = {'n': '1'}
print(e.get('n'), e.get('m'), e.get('m', 'default'), e.keys(), e.items())
attempt(lambda: e.get())
attempt(lambda: e.set('a'))
print(ET.Element('a').get('x'), ET.Element('a').keys(), ET.Element('a').items())
e.set('n', '2')
print(e.attrib)

# === children ===
r = ET.Element('r')
a, b, c = ET.Element('a'), ET.Element('b'), ET.Element('c')
r.append(a)
r.extend([b, c])
print([x.tag for x in r], len(r), r[0].tag, r[-1].tag, [x.tag for x in r[1:]], r[0] is a)
attempt(lambda: r[5])
attempt(lambda: r['a'])
attempt(lambda: r.append(5))
attempt(lambda: r.append('a'))
attempt(lambda: r.extend([a, 5]))
attempt(lambda: r.extend(5))
attempt(lambda: r.insert('a', a))
attempt(lambda: r.insert(0, 5))
attempt(lambda: r.insert(0))
print(len(r))
r.insert(0, ET.Element('first'))
r.insert(100, ET.Element('last'))
r.insert(-1, ET.Element('before'))
print([x.tag for x in r])
r[0] = ET.Element('changed')
attempt(lambda: r.__setitem__(0, 5))
attempt(lambda: r.__setitem__(99, a))
attempt(lambda: r.__setitem__(slice(0, 2), [5]))
r[1:3] = [ET.Element('x'), ET.Element('y'), ET.Element('z')]
print([x.tag for x in r])
r[::2] = [ET.Element('even') for _ in r[::2]]
attempt(lambda: r.__setitem__(slice(None, None, 2), [a]))
print([x.tag for x in r])
del r[0]
del r[1:3]
attempt(lambda: r.__delitem__(99))
print([x.tag for x in r])
r.remove(r[0])
attempt(lambda: r.remove(ET.Element('q')))
attempt(lambda: r.remove(5))
print([x.tag for x in r])
attempt(lambda: r.__len__())
r.clear()
print(len(r), r.attrib, r.text)

# === walking ===
t = ET.fromstring('<r>1<a k="v">2<b>3</b>4</a>5<!--c--><a>6</a>7</r>')
print([x.tag for x in t.iter()], [x.tag for x in t.iter('a')], [x.tag for x in t.iter('*')], [x.tag for x in t.iter(None)])
print(list(t.itertext()), list(t[0].itertext()))
print([x.text for x in t.findall('a')], t.find('a').text, t.find('q'), t.findtext('a'), t.findtext('q'), t.findtext('q', 'none'))
print(t.findtext('a/b'), t.find('a/b').text, [x.text for x in t.iterfind('.//b')], t.findtext('.//b'))
empty = ET.fromstring('<r><a/></r>')
print(repr(empty.findtext('a')), repr(empty.findtext('a', None)))
attempt(lambda: t.find())
attempt(lambda: t.find(5))
attempt(lambda: t.findall('n:a', {'n': 'uri'}))
attempt(lambda: t.find(path='a').text)
attempt(lambda: next(t.iter(tag='b')).text)
it = t.iter()
print(next(it).tag, next(it).tag)
t.clear()
print([x.tag for x in it])
mixed = ET.Element('m')
mixed.append(ET.Comment('no'))
mixed[0].tail = 'after'
print(list(mixed.itertext()), [x.tag is ET.Comment for x in mixed.iter()])
for child in mixed:
    print(child.text)
print([x.tag for x in reversed(ET.fromstring('<r><a/><b/></r>'))], ET.fromstring('<r><a/></r>')[0] in list(t))

# === comparing and truth ===
import warnings
warnings.simplefilter('ignore')
print(bool(ET.Element('a')), bool(ET.fromstring('<a><b/></a>')), ET.Element('a') == ET.Element('a'), a == a, len({a, b, a}))

# === copies ===
t = ET.fromstring('<r a="1">x<b>y</b>z</r>')
shallow, deep = copy.copy(t), copy.deepcopy(t)
t[0].text = 'changed'
t.set('a', '2')
print(shown(shallow), shown(deep), shallow[0] is t[0], deep[0] is t[0], type(deep).__name__)
made = t.makeelement('q', {'w': '1'})
print(made.tag, made.attrib, len(made))
attempt(lambda: t.makeelement('q', 5))
print(shown(pickle.loads(pickle.dumps(t))))
print(sorted(t.__getstate__()), t.__getstate__()['tag'])


# === subclasses ===
class Own(ET.Element):
    def __init__(self, tag, extra=None, **more):
        super().__init__(tag, **more)
        self.extra = extra

    def shout(self):
        return self.tag.upper()


own = Own('own', extra=5, k='v')
own.append(Own('inner'))
own.other = 'dict'
print(own.shout(), own.extra, own.attrib, own[0].shout(), own.__dict__, isinstance(own, ET.Element), ET.iselement(own))
print(shown(own), type(copy.copy(own)).__name__ if hasattr(Own, '__copy__') else '')
parser = ET.XMLParser(target=ET.TreeBuilder(element_factory=lambda tag, attrs: Own(tag, **attrs)))
parser.feed('<a k="1"><b/></a>')
made = parser.close()
print(type(made).__name__, made[0].shout(), made.attrib)

# === builders ===
builder = ET.TreeBuilder()
builder.start('a', {'k': '1'})
builder.data('one')
builder.data(' two')
builder.start('b', {})
builder.end('b')
builder.data('tail')
builder.end('a')
print(shown(builder.close()))
attempt(lambda: ET.TreeBuilder().close())
builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
builder.start('a', {})
builder.comment('c')
builder.data('x')
builder.pi('t', 'd')
builder.end('a')
print(shown(builder.close()))
attempt(lambda: ET.TreeBuilder().end('a'))


# === targets ===
class Target:
    def __init__(self):
        self.seen = []

    def start(self, tag, attrs):
        self.seen.append(('start', tag, attrs))

    def end(self, tag):
        self.seen.append(('end', tag))

    def data(self, data):
        self.seen.append(('data', data))

    def comment(self, text):
        self.seen.append(('comment', text))

    def pi(self, target, data):
        self.seen.append(('pi', target, data))

    def start_ns(self, prefix, uri):
        self.seen.append(('start_ns', prefix, uri))

    def end_ns(self, prefix):
        self.seen.append(('end_ns', prefix))

    def close(self):
        return self.seen


parser = ET.XMLParser(target=Target())
parser.feed('<a xmlns="u" xmlns:p="v" p:k="1">x<p:b/><!--c--><?t d?></a>')
for event in parser.close():
    print(event)


class Only:
    def data(self, data):
        print('only', repr(data))


parser = ET.XMLParser(target=Only())
parser.feed('<a>t</a>')
print(parser.close())
