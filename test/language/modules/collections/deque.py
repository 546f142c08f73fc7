from collections import deque
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === both ends ===
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2])
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d, d.count(2), d.index(3), 3 in d, list(reversed(d)), bool(deque()))
d.rotate(2); print(d)
d.rotate(-3); d.reverse(); d.remove(3); d.insert(1, 'in'); d[0] = 'first'; del d[-1]
print(d, d.copy() == d, d + deque([9]), d * 2, deque('ab') < deque('ac'), deque([1]) == [1])
# === maxlen ===
m = deque(range(5), maxlen=3)
m.append('new'); print(m, m.maxlen, d.maxlen, deque([1, 2], 0), m.appendleft('left'), m, deque(maxlen=2), m + m, m * 3)
attempt(m.insert, 0, 1)
# === errors ===
for action in (deque().pop, deque().popleft, lambda: deque()[0], lambda: deque([1])[5], lambda: deque([1]).remove(9), lambda: deque([1]).index(9), lambda: deque(5), lambda: deque([], -1), lambda: deque([], 'a'), lambda: deque([1])[0:1], lambda: deque([1]) + [1], lambda: hash(deque()), lambda: deque([1]) < [1], lambda: setattr(m, 'maxlen', 5), lambda: deque()['a'], lambda: deque([1]).rotate('a')): attempt(action)
def mutate():
    q = deque([1, 2])
    for x in q: q.append(x)
attempt(mutate)
q = deque('abc')
q += 'de'; q *= 2
print(q, ''.join(q), q.clear(), q, deque([deque([1])]), deque([1, 2, 3]).index(2, 1, 3), [*deque('xy')])
class Sub(deque): pass
print(Sub([1]), type(Sub([1]).copy()).__name__, deque(iterable=[1], maxlen=1))
