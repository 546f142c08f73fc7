# === every public method exists ===
print([name for name in dir(str) if not name.startswith('_')])
print([name for name in dir(bytes) if not name.startswith('_')])
print([name for name in dir(bytearray) if not name.startswith('_')])

# === methods are bound, unbound, and values ===
upper = 'abc'.upper
print(upper(), str.upper('x'), list(map(str.strip, [' a ', 'b '])), sorted(['b', 'A', 'c'], key=str.lower), [method('aB') for method in (str.lower, str.upper, str.title)])
print(type(upper).__name__, type(str.upper).__name__, upper.__name__, upper.__self__, str.upper.__qualname__, upper.__qualname__, getattr('a', 'upper')(), 'a'.__class__)

# === dunders ===
print('a'.__add__('b'), 'a'.__mul__(3), 'a'.__rmul__(2), 'abc'.__contains__('b'), 'abc'.__len__(), 'abc'.__getitem__(1), 'a'.__eq__('a'), 'a'.__eq__(1), 'a'.__lt__('b'), 'a'.__lt__(1), 'a'.__str__(), 'a'.__repr__(), 'a%s'.__mod__('b'), 'a'.__rmod__(5), 'a'.__format__('>3'), 'a'.__ne__('b'), list('ab'.__iter__()), 'a'.__hash__() == hash('a'), 'abc'.__sizeof__() > 0, 'ab'.__getnewargs__())
for action in (lambda: 'a'.__add__(1), lambda: 'a'.__contains__(1), lambda: 'a'.__getitem__('x'), lambda: 'a'.__mul__('x')):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(str.__doc__.split('\n')[0], str.__name__, str.__mro__, str.__base__, str.__module__)
