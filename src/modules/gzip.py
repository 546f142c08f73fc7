"""Files in gzip format."""

import struct
import time
import zlib

__all__ = ['BadGzipFile', 'compress', 'decompress']

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
