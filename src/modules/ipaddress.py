"""IP addresses, networks and interfaces of both versions."""
import functools as _functools

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    """A text or number that is no address."""


class NetmaskValueError(ValueError):
    """What is no netmask."""


# === text ===

_DECIMAL, _HEXADECIMAL = frozenset("0123456789"), frozenset("0123456789abcdefABCDEF")


def _read_octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not _DECIMAL.issuperset(text):
        raise ValueError(f"Only decimal digits permitted in {text!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r}")
    if text[0] == "0" and text != "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r}")
    if int(text) > 255:
        raise ValueError(f"Octet {int(text)} (> 255) not permitted")
    return int(text)


def _read_v4(text):
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    try:
        return int.from_bytes(bytes(map(_read_octet, octets)))
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None


def _write_v4(number):
    return ".".join(map(str, number.to_bytes(4)))


def _read_group(text):
    if not _HEXADECIMAL.issuperset(text):
        raise ValueError(f"Only hex digits permitted in {text!r}")
    if len(text) > 4:
        raise ValueError(f"At most 4 characters permitted in {text!r}")
    return int(text, 16)


def _read_v6(text):
    groups = text.split(":")
    if len(groups) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in groups[-1]:
        # The last two groups may be written as an address of the old kind.
        try:
            tail = _read_v4(groups.pop())
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        groups += [f"{tail >> 16:x}", f"{tail & 0xFFFF:x}"]
    if len(groups) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gaps = [place for place in range(1, len(groups) - 1) if not groups[place]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    head, tail = (groups[:gaps[0]], groups[gaps[0] + 1:]) if gaps else (groups, [])
    if gaps:
        # At an end of the text the gap makes one more empty group.
        for part, end, name in (head, 0, "Leading"), (tail, -1, "Trailing"):
            if not part[end]:
                part.pop(end)
                if part:
                    raise AddressValueError(f"{name} ':' only permitted as part of '::' in {text!r}")
        if len(head) + len(tail) > 7:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
    else:
        if len(groups) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        for end, name in (0, "Leading"), (-1, "Trailing"):
            if not groups[end]:
                raise AddressValueError(f"{name} ':' only permitted as part of '::' in {text!r}")
    try:
        numbers = [*map(_read_group, head), *[0] * (8 - len(head) - len(tail)), *map(_read_group, tail)]
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None
    return int.from_bytes(b"".join([number.to_bytes(2) for number in numbers]))


def _groups(number):
    data = number.to_bytes(16)
    return [int.from_bytes(data[place:place + 2]) for place in range(0, 16, 2)]


def _write_v6(number):
    """The longest run of two or more zeros is left out; of equally long ones the first."""
    if number >> 32 == 0xFFFF:
        return f"::ffff:{_write_v4(number & 0xFFFFFFFF)}"
    texts = [f"{group:x}" for group in _groups(number)]
    best, run = (0, 0), 0
    for place, text in enumerate(texts):
        run = run + 1 if text == "0" else 0
        if run > best[1]:
            best = place - run + 1, run
    start, size = best
    if size < 2:
        return ":".join(texts)
    return f"{':'.join(texts[:start])}::{':'.join(texts[start + size:])}"


# === addresses ===

class _Ordered:
    """Objects of one version that have an order by their keys."""

    __slots__ = ()

    def _other_key(self, other):
        """The key of the other one, or None if the two cannot be compared. Raises TypeError for the other version."""
        if not isinstance(other, self._peers):
            return None
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return other._key()

    def __lt__(self, other):
        return NotImplemented if (key := self._other_key(other)) is None else self._key() < key

    def __gt__(self, other):
        return NotImplemented if (key := self._other_key(other)) is None else self._key() > key

    def __le__(self, other):
        return NotImplemented if (key := self._other_key(other)) is None else self._key() <= key

    def __ge__(self, other):
        return NotImplemented if (key := self._other_key(other)) is None else self._key() >= key

    @property
    def compressed(self):
        """The shortest text."""
        return str(self)

    @property
    def exploded(self):
        """The text with all zeros."""
        return self._spelled_out()

    @property
    def reverse_pointer(self):
        """The name under which DNS knows it."""
        return self._pointer()


class _Address(_Ordered):
    """A number with a version."""

    __slots__ = ("_number", "__weakref__")

    def __init__(self, address):
        self._number = self._number_of(address)

    @classmethod
    def _number_of(cls, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{cls.version} address")
            if address >> cls.max_prefixlen:
                raise AddressValueError(
                    f"{address} (>= 2**{cls.max_prefixlen}) is not permitted as an IPv{cls.version} address"
                )
            return address
        if isinstance(address, bytes):
            size = cls.max_prefixlen // 8
            if len(address) != size:
                raise AddressValueError(
                    f"{address!r} (len {len(address)} != {size}) is not permitted as an IPv{cls.version} address"
                )
            return int.from_bytes(address)
        return cls._number_of_text(str(address))

    @classmethod
    def _number_of_text(cls, text):
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {text!r}")
        if not text:
            raise AddressValueError("Address cannot be empty")
        return cls._read(text)

    def _key(self):
        return self._number

    @property
    def packed(self):
        """The bytes, highest first."""
        return self._number.to_bytes(self.max_prefixlen // 8)

    def __int__(self):
        return self._number

    def __eq__(self, other):
        try:
            return self._number == other._number and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(hex(self._number))

    def __add__(self, other):
        return type(self)(self._number + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._number - other) if isinstance(other, int) else NotImplemented

    def __str__(self):
        return self._write(self._number)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self):
        return type(self), (self._number,)

    def __format__(self, spec):
        """`b`, `x`, `X` and `n` show the bits; `#` and `_` as for ints; all else is for text."""
        kind = spec[-1:]
        if kind in ("", "s"):
            return format(str(self), spec)
        if kind not in "bxXn" or spec[:-1] not in ("", "#", "_", "#_"):
            raise TypeError(f"unsupported format string passed to {type(self).__name__}.__format__")
        if kind == "n":
            kind = "b" if self.version == 4 else "x"
        bits = self.max_prefixlen if kind == "b" else self.max_prefixlen // 4
        width = bits + ("_" in spec) * (bits // 4 - 1) + 2 * ("#" in spec)
        return format(self._number, f"{spec[:-1].replace('_', '')}0{width}{'_' if '_' in spec else ''}{kind}")

    def _within(self, networks):
        return any([self in network for network in networks])


def _in(name, doc):
    """A property that is true of addresses in the networks of that name."""
    return property(lambda self: self._within(_special(self.version)[name]), doc=doc)


class IPv4Address(_Address):
    """An address of version 4, from a text, a number or four bytes.

    >>> IPv4Address('192.168.0.1').is_private
    True
    """

    __slots__ = ()
    version, max_prefixlen = 4, IPV4LENGTH
    _read, _write = staticmethod(_read_v4), staticmethod(_write_v4)

    is_reserved = _in("reserved", "True for what is kept for later use.")
    is_multicast = _in("multicast", "True for groups of hosts.")
    is_loopback = _in("loopback", "True for the host itself.")
    is_link_local = _in("link local", "True for what is known on its link alone.")
    is_unspecified = _in("unspecified", "True for the address that stands for none.")

    @property
    def is_private(self):
        """True for what is not reachable from everywhere."""
        special = _special(4)
        return self._within(special["private"]) and not self._within(special["public"])

    @property
    def is_global(self):
        """True for what is reachable from everywhere."""
        return not self._within(_special(4)["shared"]) and not self.is_private

    @property
    def ipv6_mapped(self):
        """The address of version 6 that stands for it."""
        return IPv6Address(0xFFFF << 32 | self._number)

    def _spelled_out(self):
        return str(self)

    def _pointer(self):
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"


class IPv6Address(_Address):
    """An address of version 6, from a text, a number or sixteen bytes; a text may name a zone behind `%`."""

    __slots__ = ("_zone",)
    version, max_prefixlen = 6, IPV6LENGTH
    _read, _write = staticmethod(_read_v6), staticmethod(_write_v6)

    def __init__(self, address):
        self._zone = None
        if not isinstance(address, (int, bytes)):
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            address, mark, zone = text.partition("%")
            if mark:
                if not zone or "%" in zone:
                    raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
                self._zone = zone
        super().__init__(address)

    scope_id = property(lambda self: self._zone, doc="The zone, or None.")

    def __str__(self):
        text = super().__str__()
        return f"{text}%{self._zone}" if self._zone else text

    def __hash__(self):
        return hash((self._number, self._zone))

    def __eq__(self, other):
        same = super().__eq__(other)
        return same if same is NotImplemented else same and self._zone == getattr(other, "_zone", None)

    def __reduce__(self):
        return type(self), (str(self),)

    def _spelled_out(self):
        texts = [f"{group:04x}" for group in _groups(self._number)]
        if self.ipv4_mapped is not None:
            texts[6:] = [str(self.ipv4_mapped)]
        return ":".join(texts)

    def _pointer(self):
        return ".".join(reversed(f"{self._number:032x}")) + ".ip6.arpa"

    @property
    def ipv4_mapped(self):
        """The address of version 4 that it stands for, or None."""
        return IPv4Address(self._number & 0xFFFFFFFF) if self._number >> 32 == 0xFFFF else None

    @property
    def sixtofour(self):
        """The address of version 4 inside a 6to4 address, or None."""
        return IPv4Address(self._number >> 80 & 0xFFFFFFFF) if self._number >> 112 == 0x2002 else None

    @property
    def teredo(self):
        """Server and client inside a Teredo address, or None."""
        if self._number >> 96 != 0x20010000:
            return None
        return IPv4Address(self._number >> 64 & 0xFFFFFFFF), IPv4Address(~self._number & 0xFFFFFFFF)

    def _asked(name):
        """What an address that stands for one of version 4 leaves to that."""
        def read(self):
            inner = self.ipv4_mapped
            return self._within(_special(6)[name]) if inner is None else getattr(inner, f"is_{name.replace(' ', '_')}")
        return property(read)

    is_multicast, is_link_local = _asked("multicast"), _asked("link local")
    is_reserved = _in("reserved", "True for what is kept for later use.")
    is_unspecified, is_loopback = _asked("unspecified"), _asked("loopback")
    is_site_local = _in("site local", "True for what is known on its site alone.")
    del _asked

    @property
    def is_private(self):
        """True for what is not reachable from everywhere."""
        if (inner := self.ipv4_mapped) is not None:
            return inner.is_private
        special = _special(6)
        return self._within(special["private"]) and not self._within(special["public"])

    @property
    def is_global(self):
        """True for what is reachable from everywhere."""
        inner = self.ipv4_mapped
        return not self.is_private if inner is None else inner.is_global


# === networks ===

def _mask_bits(address_class, number):
    """The number of bits of a netmask or, turned round, of a hostmask; None for other numbers."""
    bits = address_class.max_prefixlen
    every = (1 << bits) - 1
    for mask in number, number ^ every:
        host = mask ^ every
        if not host & (host + 1):
            return bits - host.bit_length()
    return None


def _prefix_length(address_class, prefix):
    """The length of a network's prefix, from a number, its digits or a mask."""
    bits = address_class.max_prefixlen
    if isinstance(prefix, int):
        if not 0 <= prefix <= bits:
            raise NetmaskValueError(f"{prefix!r} is not a valid netmask")
        return prefix
    text = str(prefix)
    if text.isascii() and text.isdigit():
        if int(text) > bits:
            raise NetmaskValueError(f"{text!r} is not a valid netmask")
        return int(text)
    if address_class.version == 4:
        try:
            length = _mask_bits(address_class, _read_v4(text))
        except AddressValueError:
            length = None
        if length is not None:
            return length
    raise NetmaskValueError(f"{text!r} is not a valid netmask")


def _parted(value):
    """The address and the prefix in what networks and interfaces are made of; the prefix may be None."""
    if isinstance(value, (bytes, int)):
        return value, None
    if isinstance(value, tuple):
        return (value[0], value[1] if len(value) > 1 else None)
    parts = str(value).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {value!r}")
    return parts[0], parts[1] if len(parts) > 1 else None


class _Network(_Ordered):
    """The addresses that begin with the same bits."""

    def __init__(self, address, strict=True):
        make = self._address_class
        first, prefix = _parted(address)
        self.network_address = make(first)
        self._prefixlen = make.max_prefixlen if prefix is None else _prefix_length(make, prefix)
        number = self.network_address._number
        if number & int(self.hostmask):
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = make(number & int(self.netmask))

    version = property(lambda self: self._address_class.version)
    max_prefixlen = property(lambda self: self._address_class.max_prefixlen)
    prefixlen = property(lambda self: self._prefixlen)

    @property
    def netmask(self):
        """The bits of the prefix as an address."""
        return self._address_class(int(self.hostmask) ^ (1 << self.max_prefixlen) - 1)

    @property
    def hostmask(self):
        """The bits behind the prefix as an address."""
        return self._address_class((1 << self.max_prefixlen - self._prefixlen) - 1)

    @property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(self.network_address._number | int(self.hostmask))

    @property
    def num_addresses(self):
        return 1 << self.max_prefixlen - self._prefixlen

    with_prefixlen = property(lambda self: f"{self.network_address}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self.network_address}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.network_address}/{self.hostmask}")

    def __str__(self):
        return self.with_prefixlen

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self):
        return type(self), (str(self),)

    def _spelled_out(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def _pointer(self):
        # What CPython makes of it: the whole text turned round.
        if self.version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def _key(self):
        return self.network_address._number, int(self.netmask)

    def __eq__(self, other):
        try:
            return self.version == other.version and self.network_address == other.network_address and (
                int(self.netmask) == int(other.netmask)
            )
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash((self.network_address._number, self._prefixlen))

    def _numbers(self):
        return self.network_address._number, self.network_address._number + self.num_addresses - 1

    def __iter__(self):
        first, last = self._numbers()
        return map(self._address_class, range(first, last + 1))

    def hosts(self):
        """The addresses without the first and, in version 4, the last one, where there are more than two."""
        first, last = self._numbers()
        size = last - first + 1
        if size <= 2:
            return list(self)
        return map(self._address_class, range(first + 1, last + (self.version == 6)))

    def __getitem__(self, n):
        number = self.network_address._number + n if n >= 0 else self._numbers()[1] + n + 1
        first, last = self._numbers()
        if not first <= number <= last:
            raise IndexError("address out of range")
        return self._address_class(number)

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _Network):
            return False
        return other._number >> self.max_prefixlen - self._prefixlen == (
            self.network_address._number >> self.max_prefixlen - self._prefixlen
        )

    def overlaps(self, other):
        """True if they share addresses."""
        return any([
            other.network_address in self, other.broadcast_address in self,
            self.network_address in other, self.broadcast_address in other,
        ])

    @staticmethod
    def _inside(one, other):
        if one.version != getattr(other, "version", None):
            raise TypeError(f"{one} and {other} are not of the same version")
        if not (isinstance(one, _Network) and isinstance(other, _Network)):
            raise TypeError(f"Unable to test subnet containment between {one} and {other}")
        return other._numbers()[0] <= one._numbers()[0] and one._numbers()[1] <= other._numbers()[1]

    def subnet_of(self, other):
        """True if all of it is in the other one."""
        return self._inside(self, other)

    def supernet_of(self, other):
        """True if all of the other one is in it."""
        return self._inside(other, self)

    def compare_networks(self, other):
        """-1, 0 or 1 by address, then by mask."""
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same type")
        mine, theirs = self._key(), other._key()
        return (mine > theirs) - (mine < theirs)

    def _part(self, first, length):
        return type(self)((first, length))

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks with a longer prefix that it consists of."""
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        length = self._prefixlen + prefixlen_diff
        if length > self.max_prefixlen:
            raise ValueError(f"prefix length diff {length} is invalid for netblock {self}")
        first, last = self._numbers()
        for number in range(first, last + 1, 1 << self.max_prefixlen - length):
            yield self._part(number, length)

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network with a shorter prefix that it is in."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        behind = self.max_prefixlen - length
        return self._part(self.network_address._number >> behind << behind, length)

    def address_exclude(self, other):
        """The networks that are left without another one inside it."""
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        rest = self
        while rest != other:
            one, two = rest.subnets()
            if other.subnet_of(one):
                yield two
                rest = one
            else:
                yield one
                rest = two

    def _both(name):
        return property(lambda self: getattr(self.network_address, name) and getattr(self.broadcast_address, name))

    is_multicast, is_reserved, is_link_local = _both("is_multicast"), _both("is_reserved"), _both("is_link_local")
    is_unspecified, is_loopback = _both("is_unspecified"), _both("is_loopback")
    del _both

    @property
    def is_private(self):
        """True if all of it is private for one reason."""
        ends = self.network_address, self.broadcast_address
        special = _special(self.version)
        return any([all([end in each for end in ends]) for each in special["private"]]) and not any(
            [any([end in each for end in ends]) for each in special["public"]]
        )


class IPv4Network(_Network):
    """A network of version 4.

    >>> list(IPv4Network('10.0.0.0/30').hosts())
    [IPv4Address('10.0.0.1'), IPv4Address('10.0.0.2')]
    """

    _address_class = IPv4Address

    @property
    def is_global(self):
        """True for what is reachable from everywhere."""
        shared, = _special(4)["shared"]
        inside = self.network_address in shared and self.broadcast_address in shared
        return not inside and not self.is_private


class IPv6Network(_Network):
    """A network of version 6."""

    _address_class = IPv6Address
    is_global = property(lambda self: not self.is_private)
    is_site_local = property(lambda self: self.network_address.is_site_local and self.broadcast_address.is_site_local)


class _Interface:
    """An address with the network it is in."""

    def __init__(self, address):
        text, prefix = _parted(address)
        super().__init__(text)
        self.network = self._network_class((self._number if self.version == 4 else str(self.ip).partition("%")[0],
                                            self.max_prefixlen if prefix is None else prefix), strict=False)
        self.netmask, self.hostmask = self.network.netmask, self.network.hostmask
        self._prefixlen = self.network.prefixlen

    @property
    def ip(self):
        """The address alone."""
        text = self._write(self._number)
        zone = getattr(self, "_zone", None)
        return self._address_class(f"{text}%{zone}" if zone else text)

    is_unspecified = property(lambda self: self.ip.is_unspecified and self.network.is_unspecified)
    is_loopback = property(lambda self: self.ip.is_loopback and self.network.is_loopback)
    with_prefixlen = property(lambda self: f"{self.ip}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self.ip}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.ip}/{self.hostmask}")

    def __str__(self):
        return self.with_prefixlen

    def _spelled_out(self):
        return f"{self.ip.exploded}/{self._prefixlen}"

    def _pointer(self):
        return self.ip.reverse_pointer

    def __eq__(self, other):
        same = super().__eq__(other)
        if not same or same is NotImplemented:
            return same
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self.ip, self._prefixlen, int(self.network.network_address)))

    def __lt__(self, other):
        smaller = super().__lt__(other)
        if smaller is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and smaller
        except AttributeError:
            return False

    def __reduce__(self):
        return type(self), (str(self),)


class IPv4Interface(_Interface, IPv4Address):
    """An address of version 4 with its network."""
    _address_class, _network_class = IPv4Address, IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 with its network."""
    _address_class, _network_class = IPv6Address, IPv6Network


IPv4Address._peers = IPv6Address._peers = _Address
IPv4Network._peers = IPv6Network._peers = _Network

_SPECIAL = {
    4: {
        "private": "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 "
                   "192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 "
                   "255.255.255.255/32",
        "public": "192.0.0.9/32 192.0.0.10/32",
        "shared": "100.64.0.0/10", "reserved": "240.0.0.0/4", "multicast": "224.0.0.0/4", "loopback": "127.0.0.0/8",
        "link local": "169.254.0.0/16", "unspecified": "0.0.0.0/32",
    },
    6: {
        "private": "::1/128 ::/128 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 "
                   "fe80::/10",
        "public": "2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28",
        "reserved": "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 "
                    "e000::/4 f000::/5 f800::/6 fe00::/9",
        "multicast": "ff00::/8", "loopback": "::1/128", "link local": "fe80::/10", "site local": "fec0::/10",
        "unspecified": "::/128",
    },
}


@_functools.cache
def _special(version):
    """The networks that have a meaning of their own."""
    make = IPv4Network if version == 4 else IPv6Network
    return {name: [make(each) for each in text.split()] for name, text in _SPECIAL[version].items()}


# === making and joining ===

def _of_either(makers, value, kind, **options):
    for make in makers:
        try:
            return make(value, **options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{value!r} does not appear to be an IPv4 or IPv6 {kind}")


def ip_address(address):
    """The address of version 4 or 6 that a text, number or bytes are."""
    return _of_either((IPv4Address, IPv6Address), address, "address")


def ip_network(address, strict=True):
    """The network of version 4 or 6 that a text is."""
    return _of_either((IPv4Network, IPv6Network), address, "network", strict=strict)


def ip_interface(address):
    """The interface of version 4 or 6 that a text is."""
    return _of_either((IPv4Interface, IPv6Interface), address, "interface")


def v4_int_to_packed(address):
    """The four bytes of a number."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    """The sixteen bytes of a number."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


def _blocks(make, first, last, bits):
    """The fewest networks of the numbers from first to last."""
    while first <= last:
        # As large as the zeros at the end of the first number allow, and no larger than what is left.
        zeros = (first & -first).bit_length() - 1 if first else bits
        size = min(zeros, (last - first + 1).bit_length() - 1)
        yield make((first, bits - size))
        first += 1 << size


def summarize_address_range(first, last):
    """The fewest networks of the addresses from first to last."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    make = IPv4Network if first.version == 4 else IPv6Network
    yield from _blocks(make, first._number, last._number, first.max_prefixlen)


def collapse_addresses(addresses):
    """The fewest networks of the addresses and networks given."""
    ranges, one = [], None
    for address in addresses:
        if one is not None and one.version != address.version:
            raise TypeError(f"{address} and {one} are not of the same version")
        one = address
        if isinstance(address, _Network):
            ranges.append(address._numbers())
        elif isinstance(address, _Interface):
            ranges.append((address.ip._number,) * 2 if address._prefixlen == address.max_prefixlen
                          else address.network._numbers())
        else:
            ranges.append((address._number, address._number))
    joined = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    make = None if one is None else IPv4Network if one.version == 4 else IPv6Network
    return iter([block for first, last in joined for block in _blocks(make, first, last, one.max_prefixlen)])


def get_mixed_type_key(obj):
    """A key to sort addresses and networks of one version together."""
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    return (obj.version, obj) if isinstance(obj, _Address) else NotImplemented
