import array
import ast
import base64
import binascii
import configparser
import copy
import csv
import hashlib
import hmac
import html
import io
import json
import pickle
import shlex
import struct
import tomllib
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zlib

ROWS = [
    {'id': n, 'name': f'name {n}', 'price': n * 1.25, 'active': n % 2 == 0, 'tags': ['a', 'b', f't{n % 5}'], 'parent': None, 'size': {'w': n, 'h': n + 1}}
    for n in range(20000)
]
SOME = ROWS[:300]
JSON = json.dumps(ROWS)
FIELDS = ['id', 'name', 'price', 'note']
TABLE = [[n, f'name {n}', n * 1.25, 'a "quoted", note' if n % 5 == 0 else 'plain'] for n in range(3000)]
OUT = io.StringIO()
csv.writer(OUT).writerows(TABLE)
CSV = OUT.getvalue()
BYTES = bytes(n * 7 % 256 for n in range(200000))
TOML = '\n'.join(f'[table{n}]\nname = "name {n}"\nvalues = [1, 2.5, true, "x"]\ninner = {{ a = {n}, b = "two" }}' for n in range(60))
INI = '\n'.join(f'[section{n}]\nname = value {n}\nport: {n}\npath = %(name)s/x' for n in range(60))
XML = '<root>' + ''.join(f'<item id="{n}" kind="k{n % 3}"><name>name &amp; {n}</name><price>{n}.5</price></item>' for n in range(400)) + '</root>'


def json_dumps():
    return json.dumps(ROWS)


def json_loads():
    return len(json.loads(JSON))


def json_dumps_indent_sorted():
    return json.dumps(SOME, indent=2, sort_keys=True)


def csv_reader():
    return [row[3] for row in csv.reader(io.StringIO(CSV))]


def csv_dict_reader():
    return sum(float(row['price']) for row in csv.DictReader(io.StringIO(CSV), FIELDS))


def csv_writer():
    out = io.StringIO()
    csv.writer(out).writerows(TABLE)
    return out.getvalue()


def csv_dict_writer():
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS)
    writer.writeheader()
    for row in TABLE:
        writer.writerow({'id': row[0], 'name': row[1], 'price': row[2], 'note': row[3]})
    return out.getvalue()


def hash_large():
    return [hashlib.new(name, BYTES).hexdigest() for name in ('md5', 'sha1', 'sha256', 'sha512')]


def hash_small():
    return [hashlib.sha256(b'record %d' % n).hexdigest() for n in range(500)]


def hmac_small():
    return [hmac.new(b'key', b'record %d' % n, 'sha256').hexdigest() for n in range(300)]


def base64_round_trip():
    return base64.b64decode(base64.b64encode(BYTES)) == BYTES


def binascii_hex_crc():
    return binascii.unhexlify(binascii.hexlify(BYTES)) == BYTES, binascii.crc32(BYTES)


def zlib_round_trip():
    return len(zlib.decompress(zlib.compress(BYTES)))


def struct_pack_unpack():
    return [struct.unpack('<IhdB', struct.pack('<IhdB', n, n % 1000, n * 0.5, n % 256)) for n in range(1000)]


def array_sum():
    return sum(array.array('d', [n * 0.5 for n in range(5000)]))


def pickle_round_trip():
    return len(pickle.loads(pickle.dumps(SOME)))


def copy_deepcopy():
    return len(copy.deepcopy(SOME))


def ast_literal_eval():
    return ast.literal_eval(repr(SOME[:40]))


def html_escape():
    return [html.unescape(html.escape(f'<a href="x{n}">Tom & "Ann" &eacute;</a>')) for n in range(500)]


def url_parse():
    return [urllib.parse.parse_qs(urllib.parse.urlsplit(f'https://host{n % 10}.org/path/{n}?a={n}&b=two%20words#f').query) for n in range(300)]


def url_quote():
    return [urllib.parse.urlencode({'name': f'Ann {n}', 'where': 'Zürich & Genève'}) for n in range(300)]


def shlex_split():
    return [shlex.split(f'run --name "two words" -n {n} \'single quoted\' a\\ b') for n in range(100)]


def toml_loads():
    return tomllib.loads(TOML)


def ini_read():
    parser = configparser.ConfigParser()
    parser.read_string(INI)
    return parser['section7']['path']


def xml_parse():
    return sum(float(item.find('price').text) for item in ElementTree.fromstring(XML).iter('item'))


def xml_write():
    root = ElementTree.Element('root')
    for n in range(300):
        ElementTree.SubElement(root, 'item', id=str(n)).text = f'text & {n}'
    return ElementTree.tostring(root)
