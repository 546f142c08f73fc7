"""Secure hashes and key derivation."""

import _hashlib
from _hashlib import (
    blake2b, blake2s, pbkdf2_hmac, scrypt, openssl_md5 as md5, openssl_sha1 as sha1, openssl_sha224 as sha224,
    openssl_sha256 as sha256, openssl_sha384 as sha384, openssl_sha512 as sha512, openssl_sha3_224 as sha3_224,
    openssl_sha3_256 as sha3_256, openssl_sha3_384 as sha3_384, openssl_sha3_512 as sha3_512,
    openssl_shake_128 as shake_128, openssl_shake_256 as shake_256,
)

_NAMES = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256',
          'sha3_384', 'sha3_512', 'shake_128', 'shake_256')
algorithms_guaranteed = set(_NAMES)
algorithms_available = set(_NAMES)

__all__ = _NAMES + ('new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest', 'pbkdf2_hmac', 'scrypt')


def new(name, data=b'', **kwargs):
    """The hash object of a named algorithm."""
    found = name.lower().replace('-', '_')
    if found not in _NAMES:
        raise ValueError(f'unsupported hash type {name}')
    return globals()[found](data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """The hash object of a binary file's contents; `digest` is a name or makes hash objects."""
    hash_object = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        hash_object.update(fileobj.getbuffer())
        return hash_object
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while chunk := fileobj.read(_bufsize):
        hash_object.update(chunk)
    return hash_object
