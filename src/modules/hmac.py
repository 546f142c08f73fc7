"""Message authentication with a secret key and a hash (RFC 2104)."""
import hashlib as _hashlib
from _hashlib import compare_digest

# Of the module as a whole there is none: each object has its own.
digest_size = None

_INSIDE, _OUTSIDE = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))


def _hashes(digestmod):
    """A function that starts the hash which a caller named, as a name, a constructor or a module with `new`."""
    if not digestmod:
        raise TypeError("Missing required argument 'digestmod'.")
    if isinstance(digestmod, str):
        name = digestmod
        return lambda data=b"": _hashlib.new(name, data)
    return digestmod if callable(digestmod) else digestmod.new


class HMAC:
    """A message's authentication code in the making: feed it with update(), read it with digest()."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        start = _hashes(digestmod)
        # The message goes through the hash of the key's inner pad, its digest through that of the outer one.
        self._message = start()
        block_size = self._message.block_size
        if len(key) > block_size:
            key = start(key).digest()
        padded = key + bytes(block_size - len(key))
        self._envelope = start(padded.translate(_OUTSIDE))
        self._message.update(padded.translate(_INSIDE))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._message.update(msg)

    def _sealed(self):
        sealed = self._envelope.copy()
        sealed.update(self._message.digest())
        return sealed

    def digest(self):
        return self._sealed().digest()

    def hexdigest(self):
        return self._sealed().hexdigest()

    def copy(self):
        """An independent object with the same key and the message so far."""
        twin = object.__new__(type(self))
        twin._message, twin._envelope = self._message.copy(), self._envelope.copy()
        return twin

    name = property(lambda self: "hmac-" + self._message.name)
    digest_size = property(lambda self: self._message.digest_size)
    block_size = property(lambda self: self._message.block_size)


def new(key, msg=None, digestmod=""):
    """An HMAC object of a key, with the beginning of a message."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The code of a whole message at once."""
    return HMAC(key, msg, digest).digest()
