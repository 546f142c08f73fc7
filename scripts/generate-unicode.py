"""Writes src/runtime/unicode/tables from the Unicode data of the CPython that runs it.

    python3.13 scripts/generate-unicode.py

Takes everything from the interpreter itself (str methods, unicodedata, _sre), so that our answers are CPython's and
not those of whatever Unicode version the host carries. Gives TypeScript files with one compressed string each.
"""

import base64
import ctypes
import pathlib
import struct
import sys
import unicodedata
import zlib
from fractions import Fraction

import _sre

FOLDER = pathlib.Path(__file__).resolve().parent.parent / 'src' / 'runtime' / 'unicode' / 'tables'
CODE_POINTS = 0x110000
BLOCK = 128

CATEGORIES = ['Cn', 'Lu', 'Ll', 'Lt', 'Mn', 'Mc', 'Me', 'Nd', 'Nl', 'No', 'Zs', 'Zl', 'Zp', 'Cc', 'Cf', 'Cs', 'Co',
              'Lm', 'Lo', 'Pc', 'Pd', 'Ps', 'Pe', 'Pi', 'Pf', 'Po', 'Sm', 'Sc', 'Sk', 'So']
BIDIRECTIONAL = ['', 'L', 'LRE', 'LRO', 'R', 'AL', 'RLE', 'RLO', 'PDF', 'EN', 'ES', 'ET', 'AN', 'CS', 'NSM', 'BN', 'B',
                 'S', 'WS', 'ON', 'LRI', 'RLI', 'FSI', 'PDI']
WIDTHS = ['F', 'H', 'W', 'Na', 'A', 'N']


def flags(code):
    """One bit per yes-or-no question; the order is that of `Flag` in properties.ts."""
    char = chr(code)
    final = ('a' + char + '\u03a3').lower().endswith('\u03c2')
    final_alone = (char + '\u03a3').lower().endswith('\u03c2')
    answers = [
        char.isalpha(), char.isdecimal(), char.isdigit(), char.isnumeric(),
        char.islower(), char.isupper(), unicodedata.category(char) == 'Lt', char.isspace(),
        char.isprintable(), char.isidentifier(), ('a' + char).isidentifier(),
        (char + 'A').title().endswith('a'),
        final and not final_alone,
        _sre.unicode_iscased(code), bool(unicodedata.mirrored(char)), special_case(code) is not None,
    ]
    return sum(1 << bit for bit, answer in enumerate(answers) if answer)


def special_case(code):
    """(lower, upper, title, fold) of a character of which one mapping has several characters, else None."""
    char = chr(code)
    mappings = (char.lower(), char.upper(), char.title(), char.casefold())
    return None if all(len(mapping) == 1 for mapping in mappings) else mappings


def record(code):
    """The six numbers that the trie gives for a code point."""
    char = chr(code)
    kinds = (CATEGORIES.index(unicodedata.category(char))
             | BIDIRECTIONAL.index(unicodedata.bidirectional(char)) << 5
             | WIDTHS.index(unicodedata.east_asian_width(char)) << 10
             | unicodedata.combining(char) << 13)
    deltas = [_sre.unicode_tolower(code) - code]
    for mapping in (char.upper(), char.title(), char.casefold()):
        deltas.append(ord(mapping) - code if len(mapping) == 1 else 0)
    return (flags(code), kinds, *deltas)


def trie(numbers):
    """Two stages: which block a code point is in, and what each block holds."""
    blocks, first, second = {}, [], []
    for start in range(0, len(numbers), BLOCK):
        block = tuple(numbers[start:start + BLOCK])
        if block not in blocks:
            blocks[block] = len(blocks)
            second.extend(block)
        first.append(blocks[block])
    return first, second


def properties():
    records, numbers = {}, []
    for code in range(CODE_POINTS):
        numbers.append(records.setdefault(record(code), len(records)))
    first, second = trie(numbers)
    flat = [number for one in records for number in one]
    head = struct.pack('<3i', len(records), len(first), len(second))
    body = struct.pack(f'<{len(flat)}i', *flat) + struct.pack(f'<{len(first)}H{len(second)}H', *first, *second)
    return head + body


def special_cases():
    lines = []
    for code in range(CODE_POINTS):
        if (mappings := special_case(code)) is not None:
            lines.append(' '.join([f'{code:x}', *('-'.join(f'{ord(char):x}' for char in text) for text in mappings)]))
    return '\n'.join(lines).encode()


def decompositions():
    """Lines 'gap tag codes': hexadecimal gap to the previous code point; '!' marks a pair that composes again."""
    lines, previous = [], 0
    for code in range(CODE_POINTS):
        text = unicodedata.decomposition(chr(code))
        if not text:
            continue
        parts = text.split()
        tag = parts.pop(0) if parts[0].startswith('<') else ''
        codes = [int(part, 16) for part in parts]
        if not tag and len(codes) == 2 and unicodedata.normalize('NFC', ''.join(map(chr, codes))) == chr(code):
            tag = '!'
        gap, previous = code - previous, code
        lines.append(' '.join([f'{gap:x}', tag, *(f'{part:x}' for part in codes)]))
    return '\n'.join(lines).encode()


def numeric():
    """Lines 'gap numeric digit decimal': the value as an integer or fraction, then 1 where the other two exist."""
    lines, previous = [], 0
    for code in range(CODE_POINTS):
        value = unicodedata.numeric(chr(code), None)
        if value is None:
            continue
        fraction = Fraction(value).limit_denominator(1000)
        assert float(fraction) == value, hex(code)
        gap, previous = code - previous, code
        digit = unicodedata.digit(chr(code), None)
        decimal = unicodedata.decimal(chr(code), None)
        assert digit in (None, value) and decimal in (None, value)
        lines.append(f'{gap:x} {fraction} {(digit is not None) + (decimal is not None)}')
    return '\n'.join(lines).encode()


class NameFunctions(ctypes.Structure):
    """unicodedata's C interface: the only place that lists aliases and named sequences."""
    _fields_ = [('getname', ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)),
                ('getcode', ctypes.c_void_p)]


def extra_names():
    """Aliases and named sequences, kept by CPython under private-use code points."""
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    functions = NameFunctions.from_address(pointer(unicodedata._ucnhash_CAPI, b'unicodedata._ucnhash_CAPI'))
    for code in range(0xF0000, 0xF1000):
        buffer = ctypes.create_string_buffer(512)
        if functions.getname(code, buffer, 512, 1):
            yield buffer.value.decode()


def names():
    """Lines 'gap NAME', then an empty line, then 'codes ALIAS'. Hangul syllables and ideographs are computed."""
    lines, previous = [], 0
    for code in range(CODE_POINTS):
        name = unicodedata.name(chr(code), None)
        if name is None or 0xAC00 <= code <= 0xD7A3:
            continue
        if name == f'CJK UNIFIED IDEOGRAPH-{code:04X}':
            continue
        gap, previous = code - previous, code
        lines.append(f'{name}' if gap == 1 else f'{gap:x} {name}')
    lines.append('')
    for name in extra_names():
        lines.append('-'.join(f'{ord(char):x}' for char in unicodedata.lookup(name)) + ' ' + name)
    return '\n'.join(lines).encode()


def ideographs():
    """Ranges of code points whose name is computed from the number."""
    ranges = []
    for code in range(CODE_POINTS):
        if unicodedata.name(chr(code), '') == f'CJK UNIFIED IDEOGRAPH-{code:04X}':
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return ranges


def compressed(data):
    encoder = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return base64.b64encode(encoder.compress(data) + encoder.flush()).decode()


def write(name, contents, more=''):
    version = f'CPython {sys.version_info.major}.{sys.version_info.minor}, Unicode {unicodedata.unidata_version}'
    text = f'// Generated by scripts/generate-unicode.py from {version}. Do not edit.\n'
    text += '/** Raw deflate, base64; the layout is told by the function of that name in the script. */\n'
    text += f"export const data =\n  '{compressed(contents)}';\n{more}"
    (FOLDER / f'{name}.ts').write_text(text)
    print(f'{name}: {len(text)} bytes')


def main():
    ranges = ', '.join(f'[0x{first:x}, 0x{last:x}]' for first, last in ideographs())
    write('properties', properties())
    write('special-cases', special_cases())
    write('decompositions', decompositions())
    write('numeric', numeric())
    write('names', names(), '\n/** First and last code point of each range named CJK UNIFIED IDEOGRAPH-<hex>. */\n'
          f'export const ideographs: [number, number][] = [{ranges}];\n')


if __name__ == '__main__':
    main()
