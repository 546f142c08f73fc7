"""Base16, base32, base64 and base85 texts of bytes."""

import binascii

__all__ = [
    'encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
    'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
    'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode',
]

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(
            f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}') from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


_TO_URL = bytes.maketrans(b'+/', b'-_')
_FROM_URL = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    return b64encode(s).translate(_TO_URL)


def urlsafe_b64decode(s):
    return b64decode(_bytes_from_decode_data(s).translate(_FROM_URL))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# Digits that the last, incomplete group of so many bytes has.
_B32_DIGITS = {1: 2, 2: 4, 3: 5, 4: 7}
# Bytes that a group with so many pads is short of.
_B32_MISSING = {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}


def _b32encode(alphabet, s):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    encoded = bytearray()
    for start in range(0, len(s), 5):
        group = s[start:start + 5]
        number = int.from_bytes(group.ljust(5, b'\0'), 'big')
        digits = bytes([alphabet[number >> shift & 31] for shift in (35, 30, 25, 20, 15, 10, 5, 0)])
        if len(group) < 5:
            digits = digits[:_B32_DIGITS[len(group)]].ljust(8, b'=')
        encoded += digits
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    values = {digit: value for value, digit in enumerate(alphabet)}
    digits = s.rstrip(b'=')
    pads = len(s) - len(digits)
    decoded = bytearray()
    for start in range(0, len(digits), 8):
        group = digits[start:start + 8]
        number = 0
        try:
            for digit in group:
                number = number << 5 | values[digit]
        except KeyError:
            raise binascii.Error('Non-base32 digit found') from None
        decoded += (number << 5 * (8 - len(group))).to_bytes(5, 'big')
    if pads not in _B32_MISSING:
        raise binascii.Error('Incorrect padding')
    if pads and decoded:
        del decoded[-_B32_MISSING[pads]:]
    return bytes(decoded)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def _encode85(s, alphabet, fold_zeros=False, fold_spaces=False, pad=False):
    """Groups of four bytes as five digits each."""
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    missing = -len(s) % 4
    s = bytes(s) + b'\0' * missing
    groups = []
    for start in range(0, len(s), 4):
        number = int.from_bytes(s[start:start + 4], 'big')
        if fold_zeros and not number:
            groups.append(b'z')
        elif fold_spaces and number == 0x20202020:
            groups.append(b'y')
        else:
            digits = bytearray(5)
            for place in (4, 3, 2, 1, 0):
                number, digit = divmod(number, 85)
                digits[place] = alphabet[digit]
            groups.append(bytes(digits))
    if missing and not pad:
        if groups[-1] == b'z':
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-missing]
    return b''.join(groups)


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    encoded = _encode85(b, _A85, True, foldspaces, pad)
    if adobe:
        encoded = b'<~' + encoded
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [encoded[i:i + wrapcol] for i in range(0, len(encoded), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        encoded = b'\n'.join(lines)
    if adobe:
        encoded += b'~>'
    return encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    decoded = []
    group = []
    for code in b + b'u' * 4:
        if 33 <= code <= 117:
            group.append(code - 33)
            if len(group) == 5:
                number = 0
                for digit in group:
                    number = number * 85 + digit
                try:
                    decoded.append(number.to_bytes(4, 'big'))
                except OverflowError:
                    raise ValueError('Ascii85 overflow') from None
                group = []
        elif code == 122:
            if group:
                raise ValueError('z inside Ascii85 5-tuple')
            decoded.append(b'\0\0\0\0')
        elif foldspaces and code == 121:
            if group:
                raise ValueError('y inside Ascii85 5-tuple')
            decoded.append(b'    ')
        elif code not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % code)
    result = b''.join(decoded)
    padding = 4 - len(group)
    return result[:-padding] if padding else result


_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~')
_Z85 = (b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#')
_Z85_TO_B85 = bytes.maketrans(_Z85 + b';_`|~', _B85 + b'\x00' * 5)
_B85_TO_Z85 = bytes.maketrans(_B85, _Z85)


def b85encode(b, pad=False):
    return _encode85(b, _B85, pad=pad)


def b85decode(b):
    b = _bytes_from_decode_data(b)
    values = {digit: value for value, digit in enumerate(_B85)}
    padding = -len(b) % 5
    b = bytes(b) + b'~' * padding
    decoded = []
    for start in range(0, len(b), 5):
        number = 0
        for offset, code in enumerate(b[start:start + 5]):
            if code not in values:
                raise ValueError('bad base85 character at position %d' % (start + offset))
            number = number * 85 + values[code]
        try:
            decoded.append(number.to_bytes(4, 'big'))
        except OverflowError:
            raise ValueError('base85 overflow in hunk starting at byte %d' % start) from None
    result = b''.join(decoded)
    return result[:-padding] if padding else result


def z85encode(s):
    return b85encode(s).translate(_B85_TO_Z85)


def z85decode(s):
    s = _bytes_from_decode_data(s).translate(_Z85_TO_B85)
    try:
        return b85decode(s)
    except ValueError as error:
        raise ValueError(error.args[0].replace('base85', 'z85')) from None


def encode(input, output):
    """Encodes a binary file into another, in lines."""
    while data := input.read(MAXBINSIZE):
        while len(data) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(data))):
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def encodebytes(s):
    s = memoryview(s).cast('B') if not isinstance(s, (bytes, bytearray)) else s
    return b''.join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__)
    return binascii.a2b_base64(s)
