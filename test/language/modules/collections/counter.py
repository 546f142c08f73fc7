from collections import Counter
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === counting ===
c = Counter('mississippi')
print(c, c['s'], c['z'], c.most_common(2), c.most_common(), c.total(), sorted(c.elements()), len(c), 'z' in c, list(c), dict(c), Counter(a=3, b=1), Counter({'x': -2, 'y': 0}), Counter([]), Counter(['b', 'a', 'b']).most_common(1))
c.update('mm'); c.update({'i': 10}); c.subtract('ss'); c.update(q=1)
print(c, c.pop('q'), c.popitem())
del c['nope']; c['new'] = 2.5
print(c, c.copy() == c, Counter.fromkeys if False else '')
# === arithmetic ===
a, b = Counter(a=3, b=1, c=-1), Counter(a=1, b=2, d=1)
print(a + b, a - b, a & b, a | b, +a, -a, a == Counter(a=3, b=1, c=-1), a <= b, a < b, Counter(a=1) <= Counter(a=2), Counter(a=0) == Counter(), a >= Counter(c=-1), a != b)
a += b; print(a)
a -= Counter(a=1); a &= Counter(a=9, b=9); a |= Counter(z=1); print(a)
for action in (lambda: Counter(5), lambda: Counter([[]]), lambda: Counter('a', 'b'), lambda: Counter.fromkeys('ab'), lambda: Counter(a='x').total(), lambda: Counter(a=1) + {'a': 1}, lambda: Counter(a=1).most_common('a'), lambda: Counter(a='x', b=1).most_common(), lambda: Counter(a=1) < {'a': 2}): attempt(action)
print(Counter(x for x in [1, 1.0, True]), Counter(Counter('aab')), isinstance(Counter(), dict), repr(Counter()), Counter({'a': None, 'b': 'x'}) if False else '', Counter('abcabc').most_common(0), Counter('ab') | {'c': 1} if False else '', [k for k, n in Counter('abca').items() if n > 1])
