# Each section asks in the middle of builtins. ANSWERS are given in turn; what is printed is CPython's.
# === sorted and sort with key === 2 1 3
print(sorted(["a", "b", "c"], key=ask))
rows = ["x", "y", "z"]
rows.sort(key=lambda row: -ask(row), reverse=True)
print(rows)
# === min and max === 5 2 9
print(min("abc", key=ask), max((ask(n) for n in "def"), default=0), min(7, 8, key=ask))
# === map, filter, zip, enumerate === 1 0 1
print(list(map(ask, "abc")), list(filter(ask, [1, 2, 3])))
print(list(zip((ask(n) for n in range(2)), map(ask, range(2)))), list(enumerate(map(ask, "ab"), 5)))
print(list(map(lambda a, b: (a, b), (ask(n) for n in range(2)), [3, 4])))
# === sum of ints and floats === 3 4 5
print(sum(ask(n) for n in range(3)), sum((ask(n) / 8 for n in range(4)), 0.5), sum([[ask(1)], [2]], []))
# === any, all, next === 0 1 2
print(any(ask(n) for n in range(5)), all(ask(n) for n in range(5)), next(map(ask, [1])), next((ask(n) for n in [1]), None))
# === list, tuple, set, join, unpacking === 4 4 6
print(list(ask(n) for n in range(3)), tuple(ask(n) for n in range(2)), set(ask(n) for n in range(3)))
print("-".join(str(ask(n)) for n in range(3)), [*map(ask, "ab")], [0].__iadd__(ask(n) for n in "ab"))
# === operators === 6 7 8
class Asks:
    def __add__(self, other):
        return ask(("add", other))
    def __radd__(self, other):
        return ask(("radd", other))
    def __iadd__(self, other):
        ask("iadd")
        return NotImplemented
    def __eq__(self, other):
        ask("eq")
        return NotImplemented
    def __lt__(self, other):
        return ask("lt") > 6
    def __bool__(self):
        return ask("bool") == 7
    def __neg__(self):
        return ask("neg")
asks = Asks()
print(asks + 1, 2 + asks, -asks, asks == 3, asks < 4, bool(asks), not asks)
asks += 5
print(asks, "yes" if Asks() else "no", sum([1, Asks()]))
# === operators that nobody knows === 1
class Knows:
    def __add__(self, other):
        ask("add")
        return NotImplemented
    def __lt__(self, other):
        ask("lt")
        return NotImplemented
for act in (lambda: Knows() + 1, lambda: Knows() < 2):
    try:
        act()
    except TypeError as error:
        print(error)
# === iterators of classes === 1 2 3
class Counts:
    left = 3
    def __iter__(self):
        ask("iter")
        return self
    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return ask(self.left)
print(list(Counts()), sum(Counts()), max(Counts()), sorted(Counts(), key=lambda n: -n), [n for n in Counts()])
# === reduce === 2 3
from functools import reduce
print(reduce(lambda a, b: a * ask((a, b)), [1, 2, 3]), reduce(lambda a, b: a + b, map(ask, "abc"), 10))
# === one inside the other === 3 1 2
print(sorted(map(lambda n: sum(ask(m) for m in range(n)), [2, 1]), key=lambda total: -max(total, ask(total))))
# === an exception that comes out of one === 1 0 0
try:
    print(sorted([1, 2], key=lambda n: 1 // ask(n)))
except ZeroDivisionError as error:
    print(error, error.__traceback__.tb_lineno > 0)
rows = [2, 1]
try:
    rows.sort(key=lambda n: 1 // ask(n))
except ZeroDivisionError:
    print(rows)
# === unpacking and sets === 1 2 3
a, b = map(ask, "ab")
c, *d = (ask(n) for n in range(3))
print(a, b, c, d, {*map(ask, "ab")}, frozenset(ask(n) for n in "abc"), [*(ask(n) for n in "ab"), 9])
values = [0]
values.extend(map(ask, "ab"))
values += (ask(n) for n in "cd")
print(values, set(map(ask, [1])))
# === membership, length, hash, text === 3 1 2
class Text:
    def __contains__(self, item):
        return ask(item) == 1
    def __len__(self):
        return ask("len")
    def __hash__(self):
        return ask("hash")
    def __str__(self):
        return f"text {ask('str')}"
    def __repr__(self):
        return f"repr {ask('repr')}"
    def __eq__(self, other):
        return ask("eq") == 2
text = Text()
print(4 in text, len(text), hash(text), str(text), repr(text), ascii(text))
print("shown", text, text in [1, Text(), 3], 2 in map(ask, "abc"), 7 in (ask(n) for n in "ab"))
print(getattr(text, "missing", 0), hasattr(text, "missing"))
# === class bodies === 5 6
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return {"prepared": ask("prepare")}
class Body(metaclass=Meta):
    first = ask("first")
    def method(self):
        return __class__.first, super().__init__()
    rest = [ask(n) for n in range(2)]
class Derived(Body):
    second = ask("second")
print(Body.prepared, Body.first, Body.rest, Derived.second, Derived().method())
# === comparisons while sorting === 0 1 0 1 1
class Item:
    def __init__(self, name):
        self.name = name
    def __lt__(self, other):
        asked.append(self.name + other.name)
        return ask((self.name, other.name)) == 1
asked = []
rows = [Item(name) for name in "cabde"]
print([row.name for row in sorted(rows)], [row.name for row in sorted(rows, reverse=True)])
rows.sort(key=lambda row: row)
print([row.name for row in rows], asked)
class Fails(Item):
    def __lt__(self, other):
        if ask("lt") == 1:
            raise LookupError(self.name)
        return False
rows = [Fails(name) for name in "abc"]
try:
    rows.sort()
except LookupError as error:
    print(error, [row.name for row in rows])
# === keys of dicts and sets === 1 2 1
class Key:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        return ask(("hash", self.name))
    def __eq__(self, other):
        return ask(("eq", self.name)) == 1
a, b = Key("a"), Key("b")
table = {a: 1, b: 2}
table[Key("c")] = 3
print([(key.name, value) for key, value in table.items()], table.get(Key("d"), "none"), Key("e") in table)
print(table.pop(Key("f"), "none"), len({a, b, Key("g")}), len(set([a, b])), len(dict([(a, 1), (b, 2)])))
print(dict((ask(n), n) for n in range(3)), dict(map(lambda n: (n, ask(n)), "ab")), len({**{a: 1}}))
# === attributes and subscripts === 4 5
class Hooks:
    def __getattr__(self, name):
        if ask(name) == 4:
            raise AttributeError(name)
        return name
    def __setattr__(self, name, value):
        ask((name, value))
    def __setitem__(self, key, value):
        ask((key, value))
    def __delitem__(self, key):
        ask(key)
class Missing(dict):
    def __missing__(self, key):
        return ask(key)
hooks = Hooks()
print(getattr(hooks, "a", "none"), hasattr(hooks, "b"), getattr(hooks, "c", "none"))
hooks.d = 1
hooks["e"] = 2
del hooks["f"]
setattr(hooks, "g", 3)
print(Missing()["h"], getattr(hooks, "last", 1))
