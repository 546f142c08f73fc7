import xml.etree.ElementTree as ET
def t(f):
    try: print(repr(f()))
    except ET.ParseError as e: print('ParseError', e, e.code, e.position)
    except BaseException as e: print(type(e).__name__, e)
text = '''<?xml version="1.0"?>
<!DOCTYPE data>
<data xmlns:x="http://x" version='1'><!-- note -->
  <country name="A &amp; B" x:id="1"><rank>1</rank><year>2008</year><neighbor name="C"/>tail</country>
  <country name="D"><rank>4</rank><year>2011</year><x:note>&lt;é&#233;&#x1F600;<![CDATA[<raw&>]]></x:note></country>
  <?pi some data?>
</data>'''
root = ET.fromstring(text)
# === reading ===
print(root.tag, root.attrib, len(root), [c.tag for c in root], root[0].get('name'), root[0].attrib, repr(root.text), repr(root[0].tail), root[0][2].tail, root[1][2].tag, root[1][2].text, root[0][2].text, root.get('nope'), root.get('nope', 5))
print([e.tag for e in root.iter()], [e.text for e in root.iter('rank')], list(root.itertext())[:3], root.keys(), root.items())
# === paths ===
for path in 'country', 'country/rank', './/year', '*', 'country[1]', 'country[last()]', "country[@name='D']/rank", 'country[@name]', "country[rank='4']", 'country[neighbor]', './/neighbor/..', '.', './/*', 'country[2]/year', "country[@name!='D']", '{http://x}note', './/{http://x}note', './/{*}note', "country/year[.='2011']", 'country[last()-1]', 'nope': print(path, [e.tag for e in root.findall(path)], root.find(path) is not None, root.findtext(path))
print([e.tag for e in root.iterfind('.//x:note', {'x': 'http://x'})], root.findtext('nope', 'default'))
for path in '/a', 'country[0]', 'x:note', 'country[foo()]': t(lambda: root.findall(path))
# === writing ===
print(ET.tostring(root), ET.tostring(root, encoding='unicode'), ET.tostring(root[0], 'utf-8', xml_declaration=True), ET.tostring(root[1], method='text', encoding='unicode'), ET.tostring(ET.fromstring('<p>a<br/>b<script>x&lt;y</script></p>'), method='html'), ET.tostring(ET.fromstring('<a/>'), short_empty_elements=False), ET.tostring(ET.fromstring('<é>ü</é>'), 'latin-1'), sep='\n')
a = ET.Element('a', {'k': '<"&\n'}, z='1'); b = ET.SubElement(a, 'b'); b.text = 'x < y'; b.tail = '\n'; a.append(ET.Comment('c')); a.insert(0, ET.PI('t', 'd')); ET.SubElement(a, ET.QName('http://n', 'q'), {'{http://m}at': 'v'}); a.set('s', 'ü')
print(ET.tostring(a), len(a), a.find('b').text, ET.tostring(ET.fromstring(ET.tostring(a))) , sep='\n'); ET.dump(a)
ET.register_namespace('nn', 'http://n'); print(ET.tostring(a, 'unicode'), ET.tostring(ET.fromstring('<a xmlns="u"><b/></a>'), default_namespace='u'), ET.tostring(ET.fromstring('<a xmlns="u"><b xmlns=""/></a>')), sep='\n')
ET.indent(a); print(ET.tostring(a, 'unicode')); c = ET.fromstring('<a><b><c/></b><d>x</d></a>'); ET.indent(c, '\t'); print(repr(ET.tostring(c, 'unicode')))
# === changing ===
r = ET.fromstring('<r><a/><b/><c/></r>'); r.remove(r[1]); r[0] = ET.Element('z'); r.extend([ET.Element('e')]); del r[1]; print([x.tag for x in r], r[-1].tag, [x.tag for x in r[0:1]]); r.clear(); print(len(r), r.text)
import copy
d = copy.deepcopy(root); d[0].set('name', 'changed'); print(root[0].get('name'), d[0].get('name'), copy.copy(root)[0] is root[0])
# === errors ===
for bad in '', '<a>', '<a></b>', '<a', '<a b=1/>', '<a b="1" b="2"/>', '<a/><b/>', 'text', '<a>&nope;</a>', '<a>&</a>', '<x:a/>', '<a>\n<b></a>', '<a/>junk', '<a><!-- -- --></a>', '<a b="<"/>', '<a>]]></a>', '<1/>', '</a>', '<a>&#0;</a>', '<a>\x01</a>', ' <?xml version="1.0"?><a/>', '<a><![CDATA[x</a>': t(lambda: ET.fromstring(bad))
for f in (lambda: ET.Element('a').append('x'), lambda: ET.tostring(ET.Element(5)), lambda: ET.Element('a', 5), lambda: root.remove(a), lambda: ET.tostring(ET.Element('a', k=5)), lambda: ET.register_namespace('ns1', 'x'), lambda: issubclass(ET.ParseError, SyntaxError)): t(f)
# === bytes, trees, events ===
print(ET.fromstring('<a>é</a>'.encode()).text, ET.fromstring('<?xml version="1.0" encoding="latin-1"?><a>é</a>'.encode('latin-1')).text, ET.fromstringlist(['<a>', 'x</a>']).text, ET.XMLID('<a id="1"><b id="2"/></a>')[1].keys(), ET.ElementTree(root).getroot() is root, ET.ElementTree(root).find('/country').tag if 0 else '', ET.iselement(root), ET.iselement(5))
class Source:
    def __init__(self, text): self.text = text
    def read(self, n=-1): text, self.text = self.text, ''; return text
print([(event, e.tag if hasattr(e, 'tag') else e) for event, e in ET.iterparse(Source('<a xmlns:x="u"><b>t</b></a>'), ('start', 'end', 'start-ns', 'end-ns'))], ET.parse(Source('<a><b/></a>')).getroot()[0].tag)
class Target:
    def start(self, tag, attrs): print('start', tag, attrs)
    def end(self, tag): print('end', tag)
    def data(self, data): print('data', data)
    def close(self): return 'closed'
p = ET.XMLParser(target=Target()); p.feed('<a k="1">x<b/></a>'); print(p.close())
print(ET.tostring(ET.XML('<a><!--x--><?y z?></a>', ET.XMLParser(target=ET.TreeBuilder(insert_comments=True, insert_pis=True)))))
