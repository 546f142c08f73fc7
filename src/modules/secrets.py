"""Random numbers fit for secrets: everything here comes from the host's source of randomness."""
import base64
from hmac import compare_digest
from random import SystemRandom

__all__ = "choice randbelow randbits SystemRandom token_bytes token_hex token_urlsafe compare_digest".split()

# Bytes of a token whose length the caller leaves to us.
DEFAULT_ENTROPY = 32

_host_randomness = SystemRandom()
choice, randbits = _host_randomness.choice, _host_randomness.getrandbits


def randbelow(exclusive_upper_bound):
    """A whole number from 0 up to, not including, the bound."""
    if exclusive_upper_bound <= 0:
        problem = "Upper bound must be positive."
        raise ValueError(problem)
    return _host_randomness.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """So many random bytes."""
    if nbytes is None:
        nbytes = DEFAULT_ENTROPY
    return _host_randomness.randbytes(nbytes)


def token_hex(nbytes=None):
    """The hexadecimal digits of so many random bytes."""
    return bytes.hex(token_bytes(nbytes))


def token_urlsafe(nbytes=None):
    """So many random bytes as text that needs no quoting in a URL."""
    text = str(base64.urlsafe_b64encode(token_bytes(nbytes)), "ascii")
    return text.rstrip("=")
