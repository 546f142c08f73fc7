"""Caches under load: a hand-linked LRU, one on an ordered dict, one that counts uses and one with ages, over the same trace."""
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from functools import reduce, wraps
from itertools import islice


class Missing(KeyError):
    """The cache does not hold the key."""


@dataclass
class Statistics:
    hits: int = 0
    misses: int = 0
    evictions: int = 0

    @property
    def asked(self):
        return self.hits + self.misses

    @property
    def ratio(self):
        return self.hits / self.asked if self.asked else 0.0

    def __add__(self, other):
        return Statistics(self.hits + other.hits, self.misses + other.misses, self.evictions + other.evictions)

    def __str__(self):
        return f'{self.hits:>6} hits {self.misses:>6} misses {self.evictions:>6} evictions {self.ratio:6.1%}'


class Cache:
    """What all caches share: counting, and `fetch` that loads what is missing."""

    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(f'capacity must be positive, not {capacity}')
        self.capacity = capacity
        self.statistics = Statistics()

    def lookup(self, key):
        raise NotImplementedError

    def store(self, key, value):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError

    def __iter__(self):
        raise NotImplementedError

    def __getitem__(self, key):
        try:
            value = self.lookup(key)
        except Missing:
            self.statistics.misses += 1
            raise
        self.statistics.hits += 1
        return value

    def __setitem__(self, key, value):
        self.store(key, value)

    def __contains__(self, key):
        return any(held == key for held in self)

    def fetch(self, key, load):
        try:
            return self[key]
        except Missing:
            value = load(key)
            self[key] = value
            return value


class Node:
    __slots__ = ('key', 'value', 'before', 'after')

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.before = self.after = self

    def unlink(self):
        self.before.after = self.after
        self.after.before = self.before

    def link_after(self, other):
        self.before = other
        self.after = other.after
        other.after.before = self
        other.after = self


class LinkedCache(Cache):
    def __init__(self, capacity):
        super().__init__(capacity)
        self._nodes = {}
        self._ring = Node()

    def lookup(self, key):
        node = self._nodes.get(key)
        if node is None:
            raise Missing(key)
        node.unlink()
        node.link_after(self._ring)
        return node.value

    def store(self, key, value):
        node = self._nodes.get(key)
        if node is not None:
            node.value = value
            node.unlink()
        else:
            if len(self._nodes) >= self.capacity:
                oldest = self._ring.before
                oldest.unlink()
                del self._nodes[oldest.key]
                self.statistics.evictions += 1
            node = self._nodes[key] = Node(key, value)
        node.link_after(self._ring)

    def __len__(self):
        return len(self._nodes)

    def __iter__(self):
        node = self._ring.after
        while node is not self._ring:
            yield node.key
            node = node.after


class OrderedCache(Cache):
    def __init__(self, capacity):
        super().__init__(capacity)
        self._held = OrderedDict()

    def lookup(self, key):
        try:
            self._held.move_to_end(key)
        except KeyError:
            raise Missing(key) from None
        return self._held[key]

    def store(self, key, value):
        if key not in self._held and len(self._held) >= self.capacity:
            self._held.popitem(last=False)
            self.statistics.evictions += 1
        self._held[key] = value
        self._held.move_to_end(key)

    def __len__(self):
        return len(self._held)

    def __iter__(self):
        return reversed(self._held)


class FrequencyCache(Cache):
    """Evicts what was used least; among equals what was used longest ago."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self._values = {}
        self._uses = {}
        self._by_uses = defaultdict(dict)
        self._fewest = 0

    def touch(self, key):
        uses = self._uses[key]
        bucket = self._by_uses[uses]
        del bucket[key]
        if not bucket:
            del self._by_uses[uses]
            if self._fewest == uses:
                self._fewest += 1
        self._uses[key] = uses + 1
        self._by_uses[uses + 1][key] = None

    def lookup(self, key):
        if key not in self._values:
            raise Missing(key)
        self.touch(key)
        return self._values[key]

    def store(self, key, value):
        if key in self._values:
            self._values[key] = value
            self.touch(key)
            return
        if len(self._values) >= self.capacity:
            bucket = self._by_uses[self._fewest]
            oldest = next(iter(bucket))
            del bucket[oldest], self._values[oldest], self._uses[oldest]
            self.statistics.evictions += 1
        self._values[key] = value
        self._uses[key] = 1
        self._by_uses[1][key] = None
        self._fewest = 1

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(sorted(self._values, key=lambda key: (-self._uses[key], str(key))))


class AgingCache(LinkedCache):
    """Forgets what is older than `age` requests."""

    def __init__(self, capacity, age):
        super().__init__(capacity)
        self.age = age
        self.clock = 0

    def lookup(self, key):
        self.clock += 1
        value, stored = super().lookup(key)
        if self.clock - stored > self.age:
            self._nodes.pop(key).unlink()
            self.statistics.evictions += 1
            raise Missing(key)
        return value

    def store(self, key, value):
        super().store(key, (value, self.clock))


def cached(cache):
    """A decorator: calls go through the cache, by their arguments."""

    def decorate(function):
        @wraps(function)
        def wrapper(*arguments):
            return cache.fetch((function.__name__, *arguments), lambda key: function(*key[1:]))

        wrapper.cache = cache
        return wrapper

    return decorate


def trace(length, seed=11):
    """Keys with hot ones, a slow drift and scans that touch each key once."""
    state = seed
    for i in range(length):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        draw = state >> 12
        if draw % 10 < 6:
            yield f'user:{draw % 37}'
        elif draw % 10 < 9:
            yield f'page:{(i // 400 * 25 + draw % 120)}'
        else:
            yield ('scan', i % 1500)


def load(key):
    text = key if isinstance(key, str) else f'{key[0]}/{key[1]}'
    value = 0
    for letter in text:
        value = (value * 31 + ord(letter)) % 65521
    return {'key': text, 'value': value, 'size': len(text)}


def exercise(cache, length):
    checksum = 0
    for key in trace(length):
        entry = cache.fetch(key, load)
        checksum = (checksum * 3 + entry['value'] + entry['size']) & 0xFFFFFF
        if checksum % 97 == 0:
            cache[key] = {**entry, 'value': entry['value'] + 1}
    return checksum


def main():
    caches = {
        'linked': LinkedCache(100),
        'ordered': OrderedCache(100),
        'frequency': FrequencyCache(100),
        'aging': AgingCache(100, 3000),
        'small': LinkedCache(8),
    }
    results = {name: exercise(cache, 20000) for name, cache in caches.items()}
    for name, cache in caches.items():
        print(f'{name:<10}{cache.statistics} {len(cache):>4} held {results[name]:08x}')
    print('same order', list(caches['linked']) == list(caches['ordered']))
    print('newest', list(islice(caches['linked'], 4)), 'most used', list(islice(caches['frequency'], 3)))
    print('holds', 'user:5' in caches['linked'], ('scan', -1) in caches['ordered'])
    print('all', reduce(lambda sum, cache: sum + cache.statistics, caches.values(), Statistics()))

    @cached(OrderedCache(64))
    def paths(rows, columns):
        """Ways through a grid."""
        return 1 if rows == 0 or columns == 0 else paths(rows - 1, columns) + paths(rows, columns - 1)

    print(paths.__name__, paths(24, 24), paths.cache.statistics)
    try:
        caches['linked']['nothing']
    except KeyError as problem:
        print(type(problem).__name__, problem)
    try:
        LinkedCache(0)
    except ValueError as problem:
        print(problem)


main()
