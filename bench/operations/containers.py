"""Single operations in loops of 20,000: lists, dicts, sets and their relatives."""

import heapq
from collections import Counter, defaultdict, deque

N = 20000


def tuple_keys2s(n=N):
    d = {}
    ks = [(str(i), str(i + 1)) for i in range(64)]
    for i in range(n):
        d[ks[i & 63]] = i


def tuple_keys_si(n=N):
    d = {}
    for i in range(n):
        d['abc', i & 63] = i


def tuple_keys_ii(n=N):
    d = {}
    for i in range(n):
        d[i & 63, i & 7] = i


def tuple_keys_f(n=N):
    d = {}
    for i in range(n):
        d[i & 63, 0.5] = i


def frozenset_keys(n=N):
    d = {}
    ks = [frozenset((i, i + 1)) for i in range(64)]
    for i in range(n):
        d[ks[i & 63]] = i


def set_add(n=N):
    s = set()
    for i in range(n):
        s.add(i & 1023)


def set_in(n=N):
    s = set(range(1000))
    c = 0
    for i in range(n):
        if i in s:
            c += 1


def counter_inc(n=N):
    c = Counter()
    for i in range(n):
        c[i & 63] += 1


def counter_of(n=N):
    Counter(range(n))


def counter_str(n=N):
    c = Counter('abcdefghij' * (n // 10))


def defaultdict_append(n=N):
    d = defaultdict(list)
    for i in range(n):
        d[i & 63].append(i)


def defaultdict_int(n=N):
    d = defaultdict(int)
    for i in range(n):
        d[i & 63] += 1


def dict_get(n=N):
    d = {}
    for i in range(n):
        d[i & 63] = d.get(i & 63, 0) + 1


def dict_setdefault(n=N):
    d = {}
    for i in range(n):
        d.setdefault(i & 63, []).append(i)


def dict_items(n=N):
    d = {i: i for i in range(n)}
    s = 0
    for k, v in d.items():
        s += v


def dict_str_loop(n=N):
    d = {'a': 1, 'b': 2, 'c': 3}
    s = 0
    for i in range(n):
        s += d['a'] + d['c']


def dict_literal(n=N):
    for i in range(n):
        {'a': i, 'b': i, 'c': i}


def heap_int(n=N):
    h = []
    for i in range(n):
        heapq.heappush(h, (i * 7919) & 1023)
    while h:
        heapq.heappop(h)


def heap_tuple(n=N):
    h = []
    for i in range(n):
        heapq.heappush(h, ((i * 7919) & 1023, i))
    while h:
        heapq.heappop(h)


def sort_tuples(n=N):
    sorted([((i * 7919) & 1023, i) for i in range(n)])


def sort_floats(n=N):
    sorted([((i * 7919) & 1023) * 0.5 for i in range(n)])


def zip_(n=N):
    l = list(range(n))
    s = 0
    for a, b in zip(l, l):
        s += a


def enumerate_(n=N):
    l = list(range(n))
    s = 0
    for i, b in enumerate(l):
        s += i


def reversed_(n=N):
    l = list(range(n))
    s = 0
    for b in reversed(l):
        s += b


def list_comp(n=N):
    [x * 2 for x in range(n)]


def list_comp_if(n=N):
    [x * 2 for x in range(n) if x & 1]


def dict_comp(n=N):
    {x: x for x in range(n)}


def set_comp(n=N):
    {x & 255 for x in range(n)}


def list_append(n=N):
    l = []
    for i in range(n):
        l.append(i)


def list_index(n=N):
    l = list(range(100))
    s = 0
    for i in range(n):
        s += l[i % 100]


def list_slice(n=N):
    l = list(range(10))
    for i in range(n):
        l[2:5]


def list_in(n=N):
    l = list(range(10))
    for i in range(n):
        7 in l


def list_2d(n=N):
    g = [[0] * 10 for _ in range(10)]
    for i in range(n):
        g[i % 10][3] += 1


def list_pop(n=N):
    l = list(range(n))
    while l:
        l.pop()


def list_concat(n=N):
    l = [1, 2, 3]
    for i in range(n):
        l + [4]


def list_unpack(n=N):
    l = [1, 2, 3]
    for i in range(n):
        a, b, c = l


def tuple_make(n=N):
    for i in range(n):
        (i, i, i)


def deque_ops(n=N):
    d = deque()
    for i in range(n):
        d.append(i)
    while d:
        d.popleft()


def float_list(n=N):
    l = [0.5] * 10
    for i in range(n):
        l[i % 10] = l[(i + 1) % 10] * 0.5


def builtin_len(n=N):
    l = [1, 2]
    for i in range(n):
        len(l)


def sum_list(n=N):
    sum(list(range(n)))


def max_list(n=N):
    max(list(range(n)))


def copy_list(n=N):
    l = list(range(10))
    for i in range(n):
        l[:]


def dict_copy(n=N):
    d = {'a': 1, 'b': 2}
    for i in range(n):
        dict(d)


def dict_merge(n=N):
    d = {'a': 1, 'b': 2}
    for i in range(n):
        {**d, 'c': 3}


def set_ops(n=N):
    a = {1, 2, 3}
    b = {2, 3, 4}
    for i in range(n):
        a & b


def set_literal(n=N):
    for i in range(n):
        {1, 2, i}


def sorted_small(n=N):
    l = [3, 1, 2]
    for i in range(n):
        sorted(l)


def star_unpack(n=N):
    l = [1, 2, 3]
    for i in range(n):
        a, *b = l
