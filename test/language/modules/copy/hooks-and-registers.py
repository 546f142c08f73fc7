import copy
import copyreg
import types
import weakref


def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


# === parts that are shared, or that hold themselves ===
inner = []
loop = (inner, 1)
inner.append(loop)
made = copy.deepcopy(loop)
print(made is loop, made[0][0] is made, made[1])
table = {}
table['self'] = table
table['pair'] = (table, table)
made = copy.deepcopy(table)
print(made['self'] is made, made['pair'][0] is made, made['pair'][1] is made)
print(copy.deepcopy({(1, (2,)): [3], frozenset([4]): {5}}), copy.deepcopy([{1: [2]}, ({3},), bytearray(b'x')]))
deep = []
for _ in range(100):
    deep = [deep, {'in': deep}] if len(deep) < 1 else [deep]
print(repr(copy.deepcopy(deep)) == repr(deep))
memo = {}
original = [1, [2]]
first = copy.deepcopy(original, memo)
print(copy.deepcopy(original, memo) is first, memo[id(original)] is first)
bound = [1].append
print(copy.copy(bound) is bound, copy.deepcopy(print) is print)


class Owner:
    def __init__(self): self.items = [1]
    def show(self): return self.items


owner = Owner()
method = copy.deepcopy(owner.show)
print(method() == [1], method.__self__ is owner, copy.copy(owner.show).__self__ is owner)
reference = weakref.ref(owner)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)
copied = copy.deepcopy(owner)
print(copied.items is owner.items, copied.items)


# === state and reductions ===
class Both:
    __slots__ = 'a', '__dict__'


both = Both()
both.a, both.b = [1], [2]
made = copy.copy(both)
print(made.a is both.a, made.b is both.b, copy.deepcopy(both).a is both.a)


class Bag(list):
    def __reduce__(self):
        return Bag, (), {'label': 'bag'}, iter(self), iter([])


bag = copy.deepcopy(Bag([[1], 2]))
print(bag, bag.label, type(bag).__name__)


class Table(dict):
    def __reduce_ex__(self, protocol):
        return Table, (), None, None, iter(self.items())


print(copy.copy(Table(a=[1])), copy.deepcopy(Table(a=[1])))


class Only:
    def __reduce__(self): return 'Only'


only = Only()
print(copy.copy(only) is only, copy.deepcopy(only) is only)


class Meta(type): pass
class Made(metaclass=Meta): pass


print(copy.copy(Made) is Made, copy.deepcopy([Made])[0] is Made)


# === copyreg ===
class Point:
    def __init__(self, x): self.x = x


copyreg.pickle(Point, lambda point: (Point, (point.x * 10,)))
print(copy.copy(Point(1)).x, copy.deepcopy(Point(2)).x, Point in copyreg.dispatch_table)
attempt(copyreg.pickle, Point, 5)
attempt(copyreg.constructor, 5)
attempt(copyreg.add_extension, 'm', 'n', 0)
copyreg.add_extension('m', 'n', 5)
copyreg.add_extension('m', 'n', 5)
attempt(copyreg.add_extension, 'm', 'n', 6)
attempt(copyreg.add_extension, 'm', 'o', 5)
attempt(copyreg.remove_extension, 'm', 'n', 6)
copyreg.remove_extension('m', 'n', 5)
print(copy.copy(3 + 4j), copy.copy(int | str), copy.deepcopy(list[int]))


class Old:
    def __init__(self): self.v = 1


class Slotted: __slots__ = 'a',
class Number(int): pass


print([part.__class__.__name__ for part in Old().__reduce_ex__(0)], Number(5).__reduce_ex__(1)[1][1:])
attempt(Slotted().__reduce_ex__, 0)
attempt(copy.replace, 5)
attempt(copy.copy)
attempt(copy.deepcopy)
print(copy.replace(types.SimpleNamespace(a=1, b=2), b=3), copy.error is copy.Error)


# === objects within objects: each has all of its attributes ===
class Node:
    def __init__(self, *nodes):
        self.name = 'node'
        self.nodes = [*nodes]
        self.size = len(nodes)


for _ in range(5):
    made = copy.deepcopy([Node(Node(Node()), Node())])
    print(sorted(vars(made[0])), sorted(vars(made[0].nodes[0])), made[0].nodes[0].nodes[0].nodes, made[0].size)
