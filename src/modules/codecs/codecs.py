"""Encodings: the engine's, those that transform text or bytes, and those a program registers."""

import builtins

import _codecs
from _codecs import register_error

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE",
    "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
    "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter",
    "StreamReaderWriter", "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader",
    "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
    "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error",
    "unregister",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
# What is written where no order of bytes is asked for: the engine's is the little one.
BOM, BOM_UTF16, BOM_UTF32 = BOM_LE, BOM_LE, BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    """How an encoding encodes and decodes."""

    _is_text_encoding = True

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
        name=None, *, _is_text_encoding=None
    ):
        made = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        made.encode, made.decode, made.streamreader, made.streamwriter = made
        made.name, made.incrementalencoder, made.incrementaldecoder = name, incrementalencoder, incrementaldecoder
        # Else it is the class's answer.
        if _is_text_encoding in (True, False):
            made._is_text_encoding = _is_text_encoding
        return made

    def __repr__(self):
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} object for encoding {self.name}>"


class Codec:
    """Encodes and decodes whole inputs."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder:
    """Decodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps bytes that are not yet a character."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + bytes(input)
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _OverStream:
    """Has what its stream has, and closes it at the end of a with block."""

    def __getattr__(self, name):
        try:
            stream = self.__dict__["stream"]
        except KeyError:
            raise AttributeError(name) from None
        return getattr(stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.__dict__["stream"].close()


class StreamWriter(_OverStream, Codec):
    """Writes encoded text to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, object):
        """Encodes and writes."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Writes texts one behind the other."""
        self.write("".join(list))

    def reset(self):
        """Nothing is kept back."""

    def seek(self, offset, whence=0):
        """Goes to a place in the stream."""
        self.stream.seek(offset, whence)
        if whence == offset == 0:
            self.reset()


class StreamReader(_OverStream, Codec):
    """Reads text from a stream of bytes: all of it at the first read."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors, self._text = stream, errors, None

    def _rest(self):
        if self._text is None:
            self._text = self.decode(self.stream.read(), self.errors)[0]
        return self._text

    def read(self, size=-1, chars=-1, firstline=False):
        """So many characters, or all."""
        text = self._rest()
        count = chars if chars >= 0 else size
        if count < 0:
            count = len(text)
        self._text = text[count:]
        return text[:count]

    def readline(self, size=None, keepends=True):
        """The next line, or an empty text."""
        lines = self._rest().splitlines(True)
        if not lines:
            return ""
        self._text = self._text[len(lines[0]):]
        return lines[0] if keepends else lines[0].splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        """The lines that are left."""
        return self.read().splitlines(keepends)

    def reset(self):
        self._text = None

    def seek(self, offset, whence=0):
        """Goes to a place in the stream and reads on there."""
        self._text = None
        return self.stream.seek(offset, whence) and None

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def __iter__(self):
        return self


def _handed_on(to, name):
    """A method that is one of an attribute's."""
    def method(self, *args):
        return getattr(self.__dict__[to], name)(*args)
    method.__name__ = name
    method.__doc__ = f"What `{name}` of the {to} does."
    return method


class StreamReaderWriter(_OverStream):
    """A reader and a writer of one stream."""

    encoding = "unknown"
    for _name in ("read", "readline", "readlines", "__next__"):
        locals()[_name] = _handed_on("reader", _name)
    for _name in ("write", "writelines"):
        locals()[_name] = _handed_on("writer", _name)
    del _name

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = (make(stream, errors) for make in (Reader, Writer))

    def __iter__(self):
        return self

    def reset(self):
        """Both begin anew."""
        for each in self.reader, self.writer:
            each.reset()

    def seek(self, offset, whence=0):
        """Goes to a place in the stream and reads on there."""
        self.reader.seek(offset, whence)
        if whence == offset == 0:
            self.writer.reset()


class StreamRecoder(_OverStream):
    """A stream in one encoding over a stream in another: written is what `encode` makes of what `Writer` is not given yet."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream, self.encode, self.decode, self.errors = stream, encode, decode, errors
        self.reader, self.writer = (make(stream, errors) for make in (Reader, Writer))

    def read(self, size=-1):
        """Reads, and encodes for the one who asks."""
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        """Reads a line, and encodes it."""
        line = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(line, self.errors)[0]

    def readlines(self, sizehint=None):
        """What is left, encoded, line by line."""
        return self.read().splitlines(keepends=True)

    def __iter__(self):
        return self

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def write(self, data):
        """Decodes, and writes as the stream has it."""
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        """Writes what one behind the other is."""
        return self.write(b"".join(list))

    def reset(self):
        """Both begin anew."""
        for each in self.reader, self.writer:
            each.reset()

    def seek(self, offset, whence=0):
        """Goes to a place in the stream."""
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


# === the engine's encodings ===

def _complete(data, name):
    """How many of the bytes are whole characters, or wrong."""
    if name in ("utf-8", "utf-8-sig"):
        for back in range(1, min(3, len(data)) + 1):
            byte = data[-back]
            if byte >= 0xC0:
                need = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                return len(data) - back if need > back else len(data)
            if byte < 0x80:
                break
        return len(data)
    if name.startswith("utf-32"):
        return len(data) // 4 * 4
    if name.startswith("utf-16"):
        count = len(data) // 2 * 2
        if count >= 2:
            high = data[count - 2] if name.endswith("be") else data[count - 1]
            if 0xD8 <= high < 0xDC:
                return count - 2
        return count
    return len(data)


def _text_codec(name):
    def encode(input, errors="strict"):
        return _codecs.encode(input, name, errors)

    def decode(input, errors="strict"):
        return _codecs.decode(input, name, errors)

    class Encoder(IncrementalEncoder):
        first = True

        def encode(self, input, final=False):
            used = name
            if not self.first and name in ("utf-16", "utf-32", "utf-8-sig"):
                used = "utf-8" if name == "utf-8-sig" else name + "-le"
            self.first = False
            return _codecs.encode(input, used, self.errors)[0]

        def reset(self):
            self.first = True

    class Decoder(BufferedIncrementalDecoder):
        first = True

        def _buffer_decode(self, input, errors, final):
            count = len(input) if final else _complete(input, name)
            if name in ("utf-16", "utf-32", "utf-8-sig"):
                if self.first and count:
                    self.first = False
                    self.order = ""
                    if name == "utf-16":
                        self.order = "-be" if input[:2] == BOM_UTF16_BE else "-le"
                    elif name == "utf-32":
                        self.order = "-be" if input[:4] == BOM_UTF32_BE else "-le"
                    return _codecs.decode(input[:count], name, errors)[0], count
                used = "utf-8" if name == "utf-8-sig" else name + getattr(self, "order", "-le")
                return _codecs.decode(input[:count], used, errors)[0], count
            return _codecs.decode(input[:count], name, errors)[0], count

        def reset(self):
            super().reset()
            self.first = True

    reader, writer = _streams(encode, decode)
    if name in ("utf-16", "utf-32", "utf-8-sig"):
        # The mark at the beginning is written once.
        writer = _marking(writer, Encoder)
    return CodecInfo(encode, decode, reader, writer, Encoder, Decoder, name)


def _marking(writer, encoder):
    class Writer(writer):
        def write(self, object):
            if "_encoder" not in self.__dict__:
                self._encoder = encoder(self.errors)
            self.stream.write(self._encoder.encode(object))

        def reset(self):
            self.__dict__.pop("_encoder", None)

    return Writer


def _streams(encode_function, decode_function):
    class Reader(StreamReader):
        def decode(self, input, errors="strict"):
            return decode_function(input, errors)

    class Writer(StreamWriter):
        def encode(self, input, errors="strict"):
            return encode_function(input, errors)

    return Reader, Writer


# === transformations ===

def _rot13(text, errors="strict"):
    def turned(c):
        for base in "aA":
            if base <= c <= chr(ord(base) + 25):
                return chr((ord(c) - ord(base) + 13) % 26 + ord(base))
        return c

    return "".join(map(turned, text)), len(text)


def _hex_encode(data, errors="strict"):
    import binascii
    return binascii.b2a_hex(data), len(data)


def _hex_decode(data, errors="strict"):
    import binascii
    return binascii.a2b_hex(data), len(data)


def _base64_encode(data, errors="strict"):
    import base64
    return base64.encodebytes(data), len(data)


def _base64_decode(data, errors="strict"):
    import base64
    return base64.decodebytes(data), len(data)


def _zlib_encode(data, errors="strict"):
    import zlib
    return zlib.compress(data), len(data)


def _zlib_decode(data, errors="strict"):
    import zlib
    return zlib.decompress(data), len(data)


def unicode_escape_encode(text, errors="strict"):
    return _codecs.encode(text, "unicode_escape", errors)


def unicode_escape_decode(data, errors="strict"):
    if isinstance(data, str):
        data = data.encode("latin-1", "backslashreplace")
    return _codecs.decode(data, "unicode_escape", errors)


_SIMPLE = {
    "n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": "",
}


def _unescape(text):
    """The content of a bytes literal with its escapes resolved."""
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c != "\\":
            out.append(c)
            continue
        if i >= len(text):
            raise ValueError("Trailing \\ in string")
        c = text[i]
        i += 1
        if c in _SIMPLE:
            out.append(_SIMPLE[c])
        elif c in "01234567":
            j = i
            while j < len(text) and j < i + 2 and text[j] in "01234567":
                j += 1
            out.append(chr(int(text[i - 1:j], 8) & 0xFF))
            i = j
        elif c == "x":
            try:
                if len(text) < i + 2:
                    raise ValueError
                out.append(chr(int(text[i:i + 2], 16)))
            except ValueError:
                raise ValueError(f"invalid \\x escape at position {i - 2}") from None
            i += 2
        else:
            out.append("\\" + c)
    return "".join(out)


def escape_decode(data, errors="strict"):
    if isinstance(data, str):
        data = data.encode()
    return _unescape(bytes(data).decode("latin-1")).encode("latin-1"), len(data)


def escape_encode(data, errors="strict"):
    return repr(bytes(data))[2:-1].encode(), len(data)


def _transformation(name, encode, decode, text=False):
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    return CodecInfo(encode, decode, *_streams(encode, decode), Encoder, Decoder, name, _is_text_encoding=text)


_TRANSFORMATIONS = {
    "rot13": lambda: _transformation("rot13", _rot13, _rot13),
    "hex": lambda: _transformation("hex", _hex_encode, _hex_decode),
    "base64": lambda: _transformation("base64", _base64_encode, _base64_decode),
    "zlib": lambda: _transformation("zlib", _zlib_encode, _zlib_decode),
    "unicodeescape": lambda: _transformation("unicode-escape", unicode_escape_encode, unicode_escape_decode, True),
}
_searches = []
_known = {}


def register(search_function, /):
    """Adds a function from names to CodecInfo."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _known.clear()


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    found = _known.get(encoding)
    if found is not None:
        return found
    plain = encoding.lower().replace("-", "").replace("_", "").replace(" ", "")
    make = _TRANSFORMATIONS.get(plain.removesuffix("codec"))
    if make is not None:
        found = make()
    else:
        try:
            found = _text_codec(_codecs.name(encoding))
        except LookupError:
            for search in _searches:
                found = search(encoding.lower().replace(" ", "_").replace("-", "_"))
                if found is not None:
                    break
            else:
                raise LookupError(f"unknown encoding: {encoding}") from None
    _known[encoding] = found
    return found


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def _getter(name, part, required=False):
    def get(encoding):
        found = getattr(lookup(encoding), part)
        if found is None and required:
            raise LookupError(encoding)
        return found
    get.__name__ = get.__qualname__ = name
    get.__doc__ = f"The `{part}` of an encoding."
    return get


for _name, _part in ("encoder", "encode"), ("decoder", "decode"), ("reader", "streamreader"), ("writer", "streamwriter"):
    globals()[f"get{_name}"] = _getter(f"get{_name}", _part)
for _part in "incrementalencoder", "incrementaldecoder":
    globals()[f"get{_part}"] = _getter(f"get{_part}", _part, required=True)


def _step_by_step(convert, pieces, last):
    """What a codec makes of one piece after the other, without what is empty."""
    for piece in pieces:
        made = convert(piece)
        if made:
            yield made
    made = convert(last, True)
    if made:
        yield made


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes texts one after the other."""
    make = getincrementalencoder(encoding)
    yield from _step_by_step(make(errors, **kwargs).encode, iterator, "")


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes pieces of bytes one after the other."""
    make = getincrementaldecoder(encoding)
    yield from _step_by_step(make(errors, **kwargs).decode, iterator, b"")


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file whose line ends stay as they are; with an encoding it is text."""
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    return builtins.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A stream in one encoding over a stream in another."""
    file_encoding = file_encoding or data_encoding
    outer, inner = lookup(data_encoding), lookup(file_encoding)
    made = StreamRecoder(file, outer.encode, outer.decode, inner.streamreader, inner.streamwriter, errors)
    made.data_encoding, made.file_encoding = data_encoding, file_encoding
    return made


# === handlers of errors ===

def strict_errors(exception):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception):
    return "", exception.end


def replace_errors(exception):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    return "\ufffd" * (exception.end - exception.start), exception.end


def xmlcharrefreplace_errors(exception):
    part = exception.object[exception.start:exception.end]
    return "".join(f"&#{ord(c)};" for c in part), exception.end


def backslashreplace_errors(exception):
    part = exception.object[exception.start:exception.end]
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{byte:02x}" for byte in part), exception.end
    return "".join(
        f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" if ord(c) < 65536 else f"\\U{ord(c):08x}" for c in part
    ), exception.end


def namereplace_errors(exception):
    import unicodedata
    part = exception.object[exception.start:exception.end]
    return "".join(f"\\N{{{unicodedata.name(c)}}}" for c in part), exception.end


_HANDLERS = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
}


def lookup_error(name, /):
    found = _codecs.registered_error(name)
    if found is not None:
        return found
    return _HANDLERS[name] if name in _HANDLERS else _codecs.unknown_error(name)
