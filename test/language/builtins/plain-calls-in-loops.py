# Builtin functions and types called in hot loops with the usual arguments, and with unusual ones at the same site.


def call(function, arguments, count=150):
    result = None
    for _ in range(count):
        result = function(*arguments) if False else function(arguments)
    return result


def two(function, a, b, count=150):
    result = None
    for _ in range(count):
        result = function(a, b)
    return result


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


for kind in list, set, dict, tuple, sorted, type, enumerate, min, max, frozenset, iter, reversed:
    result = attempt(call, kind, [(1, 2), (3, 4)])
    print(kind.__name__, result if not hasattr(result, '__next__') else list(result))
    print(kind.__name__, attempt(call, kind, 5))
for kind in min, max, zip, range, enumerate, isinstance, divmod:
    for a, b in ((1, 2), (2, 1), (1.5, 1), (1, 1.5), ('a', 'b'), ((1, 'a'), (1, 'b')), ([], [1]), (None, 1), (2**70, 1), (True, 0)):
        result = attempt(two, kind, a, b, 3)
        shown = list(result) if hasattr(result, '__next__') else result
        print(kind.__name__, a, b, shown)
nan = float('nan')
print(two(min, nan, 1), two(min, 1, nan), two(max, nan, 1.0), two(max, 0.0, -0.0), two(min, -0.0, 0.0))


class Answer:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return [] if self.n == 0 else NotImplemented if self.n == 1 else [self.n]

    def __gt__(self, other):
        return 'x' if self.n == 1 else ''

    def __repr__(self):
        return f'A{self.n}'


for a in range(3):
    for b in range(3):
        print(a, b, min(Answer(a), Answer(b)), max(Answer(a), Answer(b)), sorted([Answer(a), Answer(b)]))


class Kept(list):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = len(self)


class Named(dict):
    pass


print(call(Kept, (1, 2)).extra, call(Named, {'a': 1}), type(call(Named, [('a', 1)])).__name__)
print(attempt(zip, [1], 2), attempt(zip, 1, [2]), attempt(dict, [1]), attempt(dict, [(1,)]), attempt(dict, 5))
print(attempt(list, 1, 2), attempt(set, 1, 2), attempt(type, 1, 2), attempt(sorted, 1, 2), attempt(min), attempt(min, []))
print(attempt(sorted), attempt(enumerate), attempt(enumerate, 1, 2, 3), attempt(range), attempt(range, 1.5), attempt(range, 1, 2, 0))
print(attempt(dict, [([], 1)]), attempt(set, [[]]), dict(a=1), dict([('a', 1)], b=2), list(range(5, 1, -2)))
source = {'a': 1}
copied = call(dict, source)
copied['b'] = 2
print(source, copied)


class Meta(type):
    pass


print(call(type, Meta('M', (), {})).__name__, Meta(3) if False else attempt(Meta, 3))


# a builtin's name taken by something else while the site is hot
def measured(values):
    total = 0
    for each in values:
        total += len(list(each))
    return total


print(measured([(1, 2)] * 200))
list = lambda each: [1]
print(measured([(1, 2)] * 200))
del list
print(measured([(1, 2)] * 200))
