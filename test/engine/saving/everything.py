"""Values of every kind, held while the program waits for its host."""
import abc
import collections
import contextlib
import contextvars
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import itertools
import json
import math
import random
import re
import string
import sys
import types
import typing
import weakref


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: float = 2.5
    tags: list = dataclasses.field(default_factory=list)


class Color(enum.Enum):
    RED = 1
    BLUE = 'b'


class Flags(enum.IntFlag):
    A = 1
    B = 2


class Slotted:
    __slots__ = ('a', '__dict__')


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.by = cls.__name__
        return made


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


class Square(Shape, metaclass=abc.ABCMeta):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2

    @property
    def name(self):
        return f'{type(self).__name__}({self.side})'

    @classmethod
    def unit(cls):
        return cls(1)


class Made(metaclass=Meta):
    pass


class Text(str):
    pass


class Numbers(list):
    total = 0


class Broken(Exception):
    def __init__(self, code):
        super().__init__('broken', code)
        self.code = code


@Shape.register
class Elsewhere:
    def area(self):
        return 0


Pair = collections.namedtuple('Pair', 'left right')


class Named(typing.NamedTuple):
    key: str
    value: int = 0


def counting(limit):
    try:
        for n in range(limit):
            sent = yield n
            if sent:
                print('sent', sent)
    finally:
        print('counting ends')


def delegating():
    result = yield from counting(3)
    yield ('after', result)


@contextlib.contextmanager
def within(name):
    print('enter', name)
    yield name
    print('leave', name)


@functools.lru_cache(maxsize=2)
def squared(n, *, offset=0):
    return n * n + offset


def closures(start):
    def advance(step=1):
        nonlocal start
        start += step
        return start

    return advance


generator = counting(4)
next(generator)
delegate = delegating()
next(delegate)
advance = closures(10)
advance()
squared(3)
squared(3, offset=1)
slotted = Slotted()
slotted.a = 'slot'
slotted.other = 'dict'
text = Text('text')
text.note = 'noted'
numbers = Numbers([1, 2])
numbers.total = 3
cyclic = [1]
cyclic.append(cyclic)
keyed = {(1, 'a'): 'tuple', frozenset({1, 2}): 'frozen', None: 'none', 2.5: 'float', Point: 'class', Color.RED: 'member'}
ordered = collections.OrderedDict(a=1, b=2)
ordered.move_to_end('a')
counter = collections.Counter('abracadabra')
defaults = collections.defaultdict(list, {'k': [1]})
queue = collections.deque([1, 2, 3], maxlen=3)
chain = itertools.chain([1, 2], (n * n for n in range(3)))
next(chain)
cycle = itertools.cycle('ab')
next(cycle)
pairs = zip('abc', itertools.count(5))
next(pairs)
first, second = itertools.tee(iter([1, 2, 3]))
next(first)
permutations = itertools.permutations('abc', 2)
next(permutations)
grid = {(x, y): x * y for x in range(9) for y in range(9)}
del grid[3, 4]
corners = {(0, 0), (8, 8), (0, 8)}
dictionary_iterator = iter({'x': 1, 'y': 2}.items())
next(dictionary_iterator)
set_iterator = iter({1, 2, 3})
next(set_iterator)
partial = functools.partial(int, base=2)
pattern = re.compile(r'(?P<word>\w+) (\d+)', re.I)
match = pattern.match('Item 12')
matches = pattern.finditer('a 1 b 2 c 3')
next(matches)
buffer = io.StringIO('line one\nline two\n')
buffer.readline()
raw = io.BytesIO(b'bytes')
raw.read(2)
moment = datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
amount = decimal.Decimal('1.10')
decimal.getcontext().prec = 7
ratio = fractions.Fraction(3, 9)
rng = random.Random(7)
rng.random()
expected = random.Random(7)
[expected.random() for _ in range(2)]
variable = contextvars.ContextVar('variable', default='unset')
variable.set('set')
referent = Square(5)
reference = weakref.ref(referent)
changing = bytearray(b'changing')
wide = 'wide 😀 \ud800'
big = -(2**100)
floats = [0.1, -0.0, float('inf'), float('nan')]
bound = referent.area
appended = numbers.append
template = string.Template('$a and $b')
namespace = types.SimpleNamespace(a=1, b=[2])
alias = dict[str, list[int]]
module = types.ModuleType('own')
module.value = 9
identity = id(referent)
json_decoder = json.JSONDecoder()
math = math
by_class = {(UserWarning, 'text'): 'found', (Point, 1): 'own'}
error = None
try:
    raise Broken(5) from KeyError('cause')
except Broken as caught:
    caught.add_note('a note')
    error = caught


def deep(n):
    if n:
        return deep(n - 1)
    with within('block') as name:
        try:
            return [ask(['who', 2]), name]
        finally:
            print('finally', sys.exc_info())


def loops():
    found = []
    for i, (key, value) in enumerate({'a': 1, 'b': 2}.items()):
        for n in (x for x in range(2)):
            found.append((i, key, value, n, [c for c in 'xy']))
            if len(found) == 3:
                found.append(deep(30))
    return found


print('before')
print(loops())
print(ask('again'))
print(generator.send('hello'), list(generator), list(delegate))
print(advance(5), squared(3), squared(3, offset=1), squared.cache_info())
print(Point(1) == Point(1), Point(1) < Point(2), Point.__match_args__, dataclasses.asdict(Point(3, tags=['t'])))
print(Color(1) is Color.RED, Color['BLUE'], Flags.A | Flags.B, list(Color))
print(slotted.a, slotted.other, text, text.note, numbers, numbers.total, Made().by)
print(cyclic[1] is cyclic, keyed[1, 'a'], keyed[frozenset([2, 1])], keyed[Color.RED], keyed[Point], keyed[2.5])
print(list(ordered), counter.most_common(2), defaults['new'], queue, list(chain), next(cycle), next(pairs))
print(grid[8, 7], grid[2.0, True], (3, 4) in grid, (0, 8) in corners, (8, 0) in corners)
grid[3, 4] = grid.pop((0, 0))
print(grid[3, 4], len(grid))
print(list(first), list(second), next(permutations), next(dictionary_iterator), list(set_iterator))
print(partial('101'), match.group('word'), match.span(2), [m.group() for m in matches], buffer.read(), raw.read())
print(moment.isoformat(), amount / 3, ratio, rng.random() == expected.random() or 'other', variable.get())
print(reference() is referent, changing.upper(), ascii(wide), big, floats, bound(), appended(3), numbers)
print(template.substitute(a=1, b=2), namespace, alias, module.value, id(referent) == identity, Pair(1, 2)._asdict(), Named('k'))
print(isinstance(Elsewhere(), Shape), issubclass(Square, Shape), referent.name, Square.unit().area(), Square.__mro__[1:])
try:
    Shape()
except TypeError as problem:
    print(problem)
try:
    raise error
except Broken as caught:
    print(caught.code, caught.args, repr(caught.__cause__), caught.__notes__)
print(json.dumps(json_decoder.decode('{"a": [1, 2.5]}')), math.floor(2.7), sys.modules['math'] is math, __name__)
print(by_class[UserWarning, 'text'], by_class[Point, 1])
