# Tuples of texts and numbers as keys: equal exactly when their items are.
table = {}
keys = [
    ('a', 1),
    ('a', 1.0),
    ('a', True),
    ('a', '1'),
    ('a1', ''),
    ('', 'a1'),
    ('s1:', 'x'),
    ('s', '1:x'),
    ('a', 1.5),
    ('a', None),
    ('a', -0.0),
    ('a', 0),
    ('a', 2**80),
    ('a', float(2**80)),
    ('a', ('b', 1)),
    ('a', ('b', 1.0)),
    ('a', 'b', 'c', 'd'),
    ('a', 'b', 'c', 'd', 'e'),
    ('n1;', 2),
    ('n', 12),
    ('\U0001f600', 1),
    ('x' * 300, 1),
    ('x' * 300, 1.0),
    ('a', complex(1, 0)),
    ('a', b'1'),
]
for number, key in enumerate(keys):
    table.setdefault(key, []).append(number)
for key, numbers in table.items():
    print(ascii(key)[:40], numbers)
print(('a', 1) in table, ('a', 3) in table, ('a', 'b') in table, len(set(keys)), len({*keys, ('a', 1)}))


def count(words):
    seen = {}
    for i in range(len(words) - 1):
        pair = (words[i], words[i + 1])
        seen[pair] = seen.get(pair, 0) + 1
    return seen


for _ in range(50):
    counted = count('to be or not to be or to be'.split())
print(sorted(counted.items()))
nan = float('nan')
print(('a', nan) in {('a', nan): 1}, ('a', float('nan')) in {('a', nan): 1}, (nan,) == (nan,), (nan,) == (float('nan'),))
print((1, 2) < (1, 2.5), (1, 'a') < (1, 'b'), (1,) < (1, 0), (0.0,) == (-0.0,), (2, nan) < (2, nan), (1, nan) < (2, nan))
for a, b in (((1, 'a'), (1, 2)), ((None,), (None,)), ((None,), (1,)), (([1],), ([2],)), ((True, 2), (1, 3))):
    try:
        print(a < b, a == b)
    except TypeError as error:
        print(error, a == b)
