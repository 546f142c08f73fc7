import bisect
import enum
import functools
import heapq
import itertools
import operator
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import asdict, dataclass, replace

NUMBERS = [n * 7919 % 10007 for n in range(5000)]
NAMES = [f'name{n % 211}' for n in NUMBERS]
PAIRS = list(zip(NAMES, NUMBERS))
RECORDS = [{'name': name, 'value': number, 'group': number % 7} for name, number in PAIRS]
Point = namedtuple('Point', 'x y')


@dataclass
class Item:
    name: str
    value: int
    tags: list


class Color(enum.Enum):
    RED = 1
    GREEN = 2


def sort_key_lambda():
    return sorted(PAIRS, key=lambda pair: (-pair[1], pair[0]))[0]


def sort_key_itemgetter():
    return sorted(RECORDS, key=operator.itemgetter('group', 'value'))[0]


def sort_key_lower():
    return sorted(NAMES, key=str.lower)[0]


def sort_cmp_to_key():
    return sorted(NUMBERS[:1000], key=functools.cmp_to_key(lambda a, b: a - b))[:5]


def counter_loop():
    counts = Counter()
    for name in NAMES:
        counts[name] += 1
    return counts.most_common(3)


def counter_of_text():
    return Counter(''.join(NAMES)).most_common(5)


def counter_arithmetic():
    a, b = Counter(NAMES[:2000]), Counter(NAMES[1000:])
    return len(a + b), len(a - b), len(a & b), len(a | b)


def defaultdict_groups():
    groups = defaultdict(list)
    for name, number in PAIRS:
        groups[name].append(number)
    return len(groups)


def ordered_dict():
    ordered = OrderedDict(PAIRS)
    for name in NAMES[:500]:
        ordered.move_to_end(name)
    return len(ordered)


def chain_map():
    chain = ChainMap({'a': 1}, {'b': 2}, {'c': 3})
    return sum(chain['c'] + chain['a'] for _ in range(1000))


def deque_loop():
    queue = deque(maxlen=100)
    total = 0
    for number in NUMBERS:
        queue.append(number)
        if len(queue) == 100:
            total += queue.popleft()
    return total


def heap_numbers():
    heap = []
    for number in NUMBERS:
        heapq.heappush(heap, number)
    return [heapq.heappop(heap) for _ in range(len(heap))][:3]


def heap_pairs():
    heap = []
    for name, number in PAIRS:
        heapq.heappush(heap, (number, name))
    return [heapq.heappop(heap) for _ in range(len(heap))][:3]


def heap_largest():
    return heapq.nlargest(10, NUMBERS), heapq.nsmallest(10, PAIRS, key=lambda pair: pair[1])


def bisect_insort():
    kept = []
    for number in NUMBERS[:2000]:
        bisect.insort(kept, number)
    return kept[:3]


def itertools_groupby():
    return [(key, sum(1 for _ in group)) for key, group in itertools.groupby(sorted(NAMES))][:3]


def itertools_combinations():
    return sum(a * b for a, b in itertools.combinations(NUMBERS[:100], 2))


def itertools_chain_islice():
    return list(itertools.islice(itertools.chain(NUMBERS, itertools.count()), 6000))[-1]


def itertools_product_accumulate():
    return list(itertools.accumulate(a + b for a, b in itertools.product(NUMBERS[:60], repeat=2)))[-1]


def functools_reduce_partial():
    return functools.reduce(functools.partial(lambda k, a, b: (a * k + b) % 65521, 31), NUMBERS)


def functools_lru_cache():
    @functools.lru_cache(maxsize=None)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    return sum(fib(n % 80) for n in range(3000))


def functools_singledispatch():
    @functools.singledispatch
    def show(value):
        return 'other'

    show.register(int)(lambda value: 'int')
    show.register(str)(lambda value: 'str')
    return [show(value) for value in (1, 'a', 2.5) * 300][:3]


def namedtuple_make():
    return sum(point.x + point.y for point in [Point(n, n + 1) for n in range(3000)])


def namedtuple_replace_asdict():
    return [Point(n, 1)._replace(y=n)._asdict() for n in range(300)][-1]


def dataclass_make_compare():
    return sum(Item('a', n, []) == Item('a', 5, []) for n in range(2000))


def dataclass_asdict_replace():
    return [asdict(replace(Item('a', n, [1, 2]), name='b')) for n in range(150)][-1]


def enum_lookup():
    return [Color(1 + n % 2).name for n in range(1000)][-1]


def set_algebra():
    a, b = set(NUMBERS[:1500]), set(NUMBERS[700:])
    return len(a & b), len(a | b), len(a - b), len(a ^ b), a <= b


def set_algebra_small():
    a, b = {1, 2, 3}, {2, 3, 4}
    return [len(a & b) + len(a | b) + len(a - b) for _ in range(1000)][-1]


def dict_merge_copy():
    row = RECORDS[0]
    return [{**dict(row), 'extra': n} for n in range(1000)][-1]
