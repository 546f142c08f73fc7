def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === __iter__ and __next__ ===
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), [*Countdown(2)], sum(Countdown(4)), 2 in Countdown(3), max(Countdown(3)), tuple(Countdown(1)), dict(zip(Countdown(2), 'ab')), sorted(Countdown(3)), *Countdown(2))
a, b, c = Countdown(3)
print(a, b, c, list(enumerate(Countdown(2), 5)))
it = iter(Countdown(1))
print(next(it), next(it, 'default'))
attempt(next, it)

# === the old protocol: __getitem__ from 0 until IndexError ===
class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i
print(list(Squares()), 9 in Squares(), 5 in Squares(), max(Squares()), [x for x in Squares()], list(zip(Squares(), 'ab')), type(iter(Squares())).__name__)
attempt(lambda: reversed(Squares()))
class WithLen(Squares):
    def __len__(self): return 4
print(list(reversed(WithLen())), len(WithLen()))
class StopsIteration:
    def __getitem__(self, i):
        if i > 1: raise StopIteration
        return i
class RaisesKey:
    def __getitem__(self, i): raise KeyError(i)
print(list(StopsIteration()))
attempt(lambda: list(RaisesKey()))

# === __contains__, __reversed__, __length_hint__ ===
class Box:
    def __contains__(self, item): return item == 'in'
    def __reversed__(self): return iter('cba')
    def __iter__(self): return iter('abc')
    def __len__(self): return 99
print('in' in Box(), 'a' in Box(), list(reversed(Box())), list(Box()), 'x' not in Box())

# === errors ===
class NoNext:
    def __iter__(self): return self
class IterFails:
    def __iter__(self): raise ValueError('iter fails')
class NextFails:
    def __iter__(self): return self
    def __next__(self): raise ValueError('next fails')
for value in NoNext(), IterFails(), NextFails(), 5, None, object(), int:
    attempt(lambda: list(value))
    attempt(lambda: [x for x in value])
attempt(lambda: 1 in NoNext())
attempt(lambda: 1 in object())
attempt(next, [])
attempt(next, 5)
attempt(iter, 5)
attempt(iter, 5, 6)
attempt(lambda: [*NextFails()])
attempt(lambda: (lambda *a: a)(*NextFails()))

# === iter(callable, sentinel) ===
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), list(values), type(iter(int, 1)).__name__)
def stops():
    raise StopIteration
print(list(iter(stops, None)))

# === a fresh iterator each time, generator as __iter__ ===
class Tree:
    def __init__(self, value, *children): self.value, self.children = value, children
    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child
t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(t), 3 in t, [a + b for a in t for b in t if a < b])
