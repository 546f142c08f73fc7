"""Universally unique identifiers, as in RFC 4122."""
from _hashlib import random_bytes as _random_bytes

RESERVED_NCS, RFC_4122 = "reserved for NCS compatibility", "specified in RFC 4122"
RESERVED_MICROSOFT, RESERVED_FUTURE = "reserved for Microsoft compatibility", "reserved for future definition"

# Bits of each field, from the highest: time_low, time_mid, time_hi_version, clock_seq_hi_variant, clock_seq_low, node.
_FIELD_BITS = 32, 16, 16, 8, 8, 48
_BITS = sum(_FIELD_BITS)
# Where the version and the variant are.
_VERSION_AT, _VARIANT_AT = 76, 62
# 100-nanosecond steps from the Gregorian calendar's first day to the epoch.
_EPOCH = 0x01B21DD213814000


def __getattr__(name):
    # Hardly ever asked for, and enum takes long to import.
    if name == "SafeUUID":
        from enum import Enum
        kinds = Enum("SafeUUID", {"safe": 0, "unsafe": -1, "unknown": None}, module=__name__)
        return globals().setdefault(name, kinds)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _safety(value=None):
    return (globals().get("SafeUUID") or __getattr__("SafeUUID"))(value)


def _of_hex(text):
    digits = text.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if len(digits) != 32:
        raise ValueError("badly formed hexadecimal UUID string")
    return int(digits, 16)


def _of_bytes(data, name="bytes"):
    if len(data) != 16:
        raise ValueError(f"{name} is not a 16-char string")
    return int.from_bytes(data)


def _turned(data):
    """The first three fields with their bytes in the other order."""
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


def _of_little_bytes(data):
    return _of_bytes(_turned(data) if len(data) == 16 else data, "bytes_le")


def _of_fields(fields):
    if len(fields) != len(_FIELD_BITS):
        raise ValueError("fields is not a 6-tuple")
    number = 0
    for place, (value, bits) in enumerate(zip(fields, _FIELD_BITS), 1):
        if value >> bits:
            raise ValueError(f"field {place} out of range (need a {bits}-bit value)")
        number = (number << bits) + value
    return number


def _of_int(number):
    if number >> _BITS:
        raise ValueError("int is out of range (need a 128-bit value)")
    return number


def _field(shift, bits):
    mask = (1 << bits) - 1
    return property(lambda self: self.int >> shift & mask)


class UUID:
    """128 bits with a text form.

    >>> UUID('12345678-1234-5678-1234-567812345678').version
    5
    """

    __slots__ = ("int", "_known_safety", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        given = [
            (read, value) for read, value in (
                (_of_hex, hex), (_of_bytes, bytes), (_of_little_bytes, bytes_le), (_of_fields, fields), (_of_int, int),
            ) if value is not None
        ]
        if len(given) != 1:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        (read, value), = given
        number = read(value)
        if version is not None:
            if version not in range(1, 6):
                raise ValueError("illegal version number")
            number = number & _FREE | version << _VERSION_AT | 0b10 << _VARIANT_AT
        _store(self, "int", number)
        _store(self, "_known_safety", is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    is_safe = property(lambda self: _safety() if self._known_safety is None else self._known_safety)

    # === its parts ===

    time_low, time_mid, time_hi_version = _field(96, 32), _field(80, 16), _field(64, 16)
    clock_seq_hi_variant, clock_seq_low, node = _field(56, 8), _field(48, 8), _field(0, 48)
    clock_seq = _field(48, 14)

    @property
    def fields(self):
        """The six fields as a tuple."""
        numbers, rest = [], self.int
        for bits in reversed(_FIELD_BITS):
            numbers.append(rest & (1 << bits) - 1)
            rest >>= bits
        return tuple(reversed(numbers))

    @property
    def time(self):
        """The 60 bits of the timestamp."""
        low, middle, high, *_ = self.fields
        return low + (middle << 32) + ((high & 0xFFF) << 48)

    @property
    def variant(self):
        """Which rules the other bits follow."""
        for bit, name in (63, RESERVED_NCS), (62, RFC_4122), (61, RESERVED_MICROSOFT):
            if not self.int >> bit & 1:
                return name
        return RESERVED_FUTURE

    @property
    def version(self):
        """The number of the method it was made by; None outside RFC 4122."""
        return self.int >> _VERSION_AT & 0b1111 if self.variant is RFC_4122 else None

    # === as other things ===

    hex = property(lambda self: format(self.int, "032x"))
    bytes = property(lambda self: self.int.to_bytes(16))
    bytes_le = property(lambda self: _turned(self.bytes))
    urn = property(lambda self: f"urn:uuid:{self}")

    def __str__(self):
        digits = self.hex
        return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])

    def __repr__(self):
        return f"{type(self).__name__}('{self}')"

    def __int__(self):
        return self.int

    def __hash__(self):
        return hash(self.int)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __getstate__(self):
        state = {"int": self.int}
        if self._known_safety is not None and self._known_safety.value is not None:
            state["is_safe"] = self._known_safety.value
        return state

    def __setstate__(self, state):
        _store(self, "int", state["int"])
        _store(self, "_known_safety", _safety(state.get("is_safe")))


_store = object.__setattr__


def _random_number(bits):
    return int.from_bytes(_random_bytes(bits // 8 + 1)) >> 8 - bits % 8


class _Clock:
    """What the identifiers of a session that are made from the time have in common."""
    node = None
    latest = 0

    @classmethod
    def step(cls):
        """The time; never the same twice."""
        from time import time_ns
        cls.latest = max(time_ns() // 100 + _EPOCH, cls.latest + 1)
        return cls.latest


def getnode():
    """A random 48-bit number: the hardware address is nobody's business here."""
    if _Clock.node is None:
        # The bit says that it is no hardware address.
        _Clock.node = _random_number(48) | 1 << 40
    return _Clock.node


def uuid1(node=None, clock_seq=None):
    """An identifier from the time, a sequence number and a node."""
    time = _Clock.step()
    sequence = _random_number(14) if clock_seq is None else clock_seq
    node = getnode() if node is None else node
    fields = time & 0xFFFFFFFF, time >> 32 & 0xFFFF, time >> 48 & 0xFFF, sequence >> 8 & 0x3F, sequence & 0xFF, node
    return UUID(fields=fields, version=1)


# What the version and the variant leave of a number.
_FREE = ~(0b1111 << _VERSION_AT | 0b11 << _VARIANT_AT)


def _made(number, version):
    """An identifier of 128 bits, of which some say how it was made."""
    made = object.__new__(UUID)
    _store(made, "int", number & _FREE | version << _VERSION_AT | 0b10 << _VARIANT_AT)
    _store(made, "_known_safety", None)
    return made


def _of_name(hash_name, namespace, name, version):
    import hashlib
    data = name.encode() if isinstance(name, str) else name
    digest = hashlib.new(hash_name, namespace.bytes + data, usedforsecurity=False).digest()
    return _made(int.from_bytes(digest[:16]), version)


def uuid3(namespace, name):
    """The MD5 hash of a namespace and a name."""
    return _of_name("md5", namespace, name, 3)


def uuid5(namespace, name):
    """The SHA-1 hash of a namespace and a name."""
    return _of_name("sha1", namespace, name, 5)


def uuid4():
    """A random identifier."""
    return _made(int.from_bytes(_random_bytes(16)), 4)


NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500 = (
    UUID(f"6ba7b81{digit}-9dad-11d1-80b4-00c04fd430c8") for digit in "0124"
)
