# === late binding of the loop variable ===
functions = [lambda: n for n in range(3)]
print([f() for f in functions])
functions = [lambda n=n: n for n in range(3)]
print([f() for f in functions])
functions = list((lambda: n) for n in range(3))
print([f() for f in functions])
functions = [(lambda m: lambda: m)(n) for n in range(3)]
print([f() for f in functions])
cells = {n: (lambda: n) for n in range(2)}
print([f() for f in cells.values()])

# === inside functions: enclosing names are visible and nonlocal works ===
def outer():
    base = 10
    items = [base + n for n in range(3)]
    nested = [[base * a + b for b in range(2)] for a in range(2)]
    def change():
        nonlocal base
        base = 100
    generator = (base + n for n in range(2))
    change()
    return items, nested, list(generator), [base for _ in range(1)]
print(outer())

# === class scope: only the first iterable sees class names ===
class C:
    n = 3
    items = [1, 2]
    first = [i for i in items]
    count = [i for i in range(n)]
    try:
        second = [i * n for i in items]
    except NameError as error:
        print('NameError', error)
    try:
        third = [i for i in items for j in items]
    except NameError as error:
        print('NameError', error)
    lam = lambda self: self.n
print(C.first, C.count, hasattr(C, 'i'), C().lam())

# === walrus binds in the enclosing function ===
def total(items):
    running = 0
    sums = [running := running + n for n in items]
    return sums, running
print(total([1, 2, 3]))
print([last := n for n in range(4)], last, any((found := n) > 2 for n in range(10)), found)
for source in '[n := 1 for n in [1]]', '[i for i in (j := [1])]', 'class D:\n [y := n for n in [1]]', '[[(i := 0) for j in [1]] for i in [1]]', '[i for i in [1] if (i := 2)]', '[n for n in [1] for k in (z := [1])]':
    try:
        exec(source)
    except SyntaxError as error:
        print(error.msg)

# === locals() inside, del of the comprehension's name, exceptions keep the outer name ===
def keeps():
    n = 'kept'
    try:
        [1 // n for n in (1, 0)]
    except ZeroDivisionError:
        return n
print(keeps())
def locals_inside():
    a = 1
    return [sorted(locals()) for b in [2]]
print(locals_inside())
def shadow(n):
    return [n for n in range(n)], n, {n: [n for n in range(n)] for n in range(n)}
print(shadow(3))
print([x for x in [x for x in [x for x in 'ab']]], [[x, y] for x in range(2) for y in [x * 10]])
