# === and, or, not and chained comparisons evaluate what they must ===
log = []
def t(name):
    log.append(name)
    return True
def f(name):
    log.append(name)
    return False
def run(action):
    log.clear()
    print(action(), log)
run(lambda: t(1) and f(2) and t(3))
run(lambda: f(1) or f(2) or t(3) or t(4))
run(lambda: t(1) and f(2) or t(3))
run(lambda: f(1) and t(2) or f(3) and t(4))
run(lambda: not t(1) or not f(2))
run(lambda: t(1) if f(2) else t(3))
run(lambda: (t(1) or t(2)) and (f(3) or t(4)))
def v(n):
    log.append(n)
    return n
run(lambda: v(1) < v(2) < v(3))
run(lambda: v(3) < v(2) < v(1))
run(lambda: v(1) < v(3) > v(2) == v(2) != v(5))
run(lambda: v(1) in [v(1)] == v(True))
run(lambda: v(1) == v(1) in (v(1), v(2)))
run(lambda: v(0) or v('') or v([]) or v(None))
run(lambda: v(1) and v([]) and v(2))
run(lambda: not v(0) == v(0))
run(lambda: v(1) is v(1) is not v(None))

# === __bool__ is asked once ===
class Truth:
    def __init__(self, name, value):
        self.name, self.value = name, value
    def __bool__(self):
        log.append(self.name)
        return self.value
    def __repr__(self):
        return self.name
a, b = Truth('a', True), Truth('b', False)
run(lambda: a and b)
run(lambda: b or a)
run(lambda: not b)
run(lambda: 1 if b else 2)
run(lambda: [x for x in (a, b) if x])
log.clear()
if a and not b:
    print('both', log)
log.clear()
while b or b:
    pass
print(log)
class Bad:
    def __bool__(self):
        return 1
class BadLength:
    def __len__(self):
        return -1
class TextLength:
    def __len__(self):
        return 'x'
for value in Bad(), BadLength(), TextLength():
    try:
        print('true' if value else 'false')
    except Exception as error:
        print(type(error).__name__, error)

# === results of comparison need not be bool ===
class Vector:
    def __init__(self, *items):
        self.items = items
    def __lt__(self, other):
        return [a < b for a, b in zip(self.items, other.items)]
    def __eq__(self, other):
        return 'equal?'
    __hash__ = None
p, q = Vector(1, 5), Vector(2, 3)
print(p < q, p > q, p == q, p != q, p < q < p, bool(p == q))
