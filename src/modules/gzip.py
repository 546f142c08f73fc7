"""Files in gzip format."""
import builtins
import io
import struct
import time
import zlib

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

READ, WRITE = 'rb', 'wb'
_COMPRESS_LEVEL_BEST = 9
FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16


class BadGzipFile(OSError):
    """What is not valid gzip data."""


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=0):
    if mtime is None:
        mtime = time.time()
    extra = {9: 2, 1: 4}.get(compresslevel, 0)
    header = struct.pack('<BBBBLBB', 0x1F, 0x8B, 8, 0, int(mtime), extra, 255)
    body = zlib.compress(data, level=compresslevel, wbits=-15)
    return header + body + struct.pack('<LL', zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _body_start(data):
    """Where the compressed data of a member begins."""
    if data[:2] != b'\x1f\x8b':
        raise BadGzipFile(f'Not a gzipped file ({bytes(data[:2])!r})')
    if len(data) < 10:
        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
    if data[2] != 8:
        raise BadGzipFile('Unknown compression method')
    flags, at = data[3], 10
    if flags & FEXTRA:
        at += 2 + int.from_bytes(data[at:at + 2], 'little')
    for flag in (FNAME, FCOMMENT):
        if flags & flag:
            at = data.index(b'\0', at) + 1
    return at + 2 if flags & FHCRC else at


def decompress(data):
    """The contents of all members, one after the other."""
    data = bytes(data)
    parts = []
    while data:
        inflater = zlib.decompressobj(wbits=-15)
        part = inflater.decompress(data[_body_start(data):])
        trailer = inflater.unused_data
        if not inflater.eof or len(trailer) < 8:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        crc, length = struct.unpack('<II', trailer[:8])
        if crc != zlib.crc32(part):
            raise BadGzipFile('CRC check failed')
        if length != len(part) & 0xFFFFFFFF:
            raise BadGzipFile('Incorrect length of data produced')
        parts.append(part)
        data = trailer[8:].lstrip(b'\0')
    return b''.join(parts)


class GzipFile(io.BufferedIOBase):
    """A file whose content is compressed: what is read or written is not."""

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError(f'Invalid mode: {mode!r}')
        if mode and 'b' not in mode:
            mode += 'b'
        self._opened = None
        if fileobj is None:
            fileobj = self._opened = builtins.open(filename, mode or 'rb')
        if filename is None:
            filename = getattr(fileobj, 'name', '')
            if not isinstance(filename, (str, bytes)):
                filename = ''
        mode = mode or getattr(fileobj, 'mode', 'rb')
        if mode[:1] not in ('r', 'w', 'a', 'x'):
            raise ValueError(f'Invalid mode: {mode!r}')
        self.name, self.fileobj = filename, fileobj
        self.mode = READ if mode[0] == 'r' else WRITE
        self.mtime = mtime
        self._content = None
        if self.mode == WRITE:
            self._deflater = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS)
            self._crc, self._size = zlib.crc32(b''), 0
            self._write_header(compresslevel)

    def _write_header(self, level):
        name = self.name.encode('latin-1', 'replace') if isinstance(self.name, str) else self.name
        name = name.rpartition(b'/')[2].removesuffix(b'.gz')
        when = time.time() if self.mtime is None else self.mtime
        extra = {9: 2, 1: 4}.get(level, 0)
        self.fileobj.write(struct.pack('<BBBBLBB', 0x1F, 0x8B, 8, FNAME if name else 0, int(when), extra, 255))
        if name:
            self.fileobj.write(name + b'\0')

    def _check(self, mode):
        if self.fileobj is None:
            raise ValueError('I/O operation on closed file')
        if self.mode != mode:
            call = 'read() on write-only' if mode == READ else 'write() on read-only'
            raise OSError(9, f'{call} GzipFile object')

    def _reader(self):
        """All of the content, decompressed when it is first asked for."""
        self._check(READ)
        if self._content is None:
            data = self.fileobj.read()
            if len(data) >= 8:
                self.mtime = int.from_bytes(data[4:8], 'little')
            self._content = io.BytesIO(decompress(data))
        return self._content

    def read(self, size=-1):
        return self._reader().read(size)

    def read1(self, size=-1):
        return self._reader().read(size)

    def readinto(self, buffer):
        return self._reader().readinto(buffer)

    def readline(self, size=-1):
        return self._reader().readline(size)

    def peek(self, n):
        """What comes next, without going on."""
        reader = self._reader()
        place = reader.tell()
        data = reader.read()
        reader.seek(place)
        return data

    def write(self, data):
        self._check(WRITE)
        data = data if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()
        if data:
            self.fileobj.write(self._deflater.compress(data))
            self._crc = zlib.crc32(data, self._crc)
            self._size += len(data)
        return len(data)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        if self.fileobj is None:
            raise ValueError('I/O operation on closed file.')
        if self.mode == WRITE:
            # What the compressor holds back comes with the next data, or at the end.
            self.fileobj.flush()

    def close(self):
        stream, self.fileobj = self.fileobj, None
        if stream is None:
            return
        try:
            if self.mode == WRITE:
                stream.write(self._deflater.flush())
                stream.write(struct.pack('<LL', self._crc, self._size & 0xFFFFFFFF))
        finally:
            if self._opened is not None:
                self._opened.close()

    closed = property(lambda self: self.fileobj is None)

    def fileno(self):
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        return self._reader().tell() if self.mode == READ else self._size

    def rewind(self):
        """Goes back to the start."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._reader().seek(0)

    def seek(self, offset, whence=io.SEEK_SET):
        """Goes to a place in the content; a file that is written can only go on, over zeros."""
        if self.mode == READ:
            return self._reader().seek(offset, whence)
        if whence != io.SEEK_SET:
            if whence != io.SEEK_CUR:
                raise ValueError('Seek from end not supported')
            offset += self._size
        if offset < self._size:
            raise OSError('Negative seek in write mode')
        self.write(bytes(offset - self._size))
        return self._size

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def readlines(self, hint=-1):
        return self._reader().readlines(hint)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __enter__(self):
        self._check(self.mode)
        return self

    def __exit__(self, *error):
        self.close()

    def __repr__(self):
        return f'<gzip {self.fileobj!r} {hex(id(self))}>'


def open(filename, mode='rb', compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """A compressed file, by its name or over an open one; in text mode as text."""
    if 't' in mode and 'b' in mode:
        raise ValueError(f'Invalid mode: {mode!r}')
    if 't' not in mode:
        for name, value in ('encoding', encoding), ('errors', errors), ('newline', newline):
            if value is not None:
                raise ValueError(f'Argument {name!r} not supported in binary mode')
    binary = mode.replace('t', '')
    if isinstance(filename, (str, bytes)) or hasattr(filename, '__fspath__'):
        file = GzipFile(filename, binary, compresslevel)
    elif hasattr(filename, 'read') or hasattr(filename, 'write'):
        file = GzipFile(None, binary, compresslevel, filename)
    else:
        raise TypeError('filename must be a str or bytes object, or a file')
    return io.TextIOWrapper(file, encoding, errors, newline) if 't' in mode else file
