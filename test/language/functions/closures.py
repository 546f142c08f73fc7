def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === counter ===
def counter(start=0):
    count = start
    def increment(step=1):
        nonlocal count
        count += step
        return count
    def value():
        return count
    return increment, value
inc, get = counter(10)
inc2, get2 = counter()
print(inc(), inc(5), get(), inc2(), get2(), get())

# === cells are shared and late bound ===
def late():
    functions = []
    for i in range(3):
        def show():
            return i
        functions.append(show)
    i = 'after'
    return [f() for f in functions]
print(late())
def deep():
    a = 1
    def mid():
        b = a + 1
        def low():
            nonlocal a
            a += b
            return a
        return low
    low = mid()
    return low(), low(), a
print(deep())
def parameters(x, *args, y=2, **kw):
    def inner():
        nonlocal x, y
        x, y = y, x
        return x, y, args, kw
    return inner
p = parameters(1, 5, z=6)
print(p(), p())

# === introspection ===
f = inc
print(f.__code__.co_freevars, f.__closure__[0].cell_contents, type(f.__closure__[0]).__name__, counter.__code__.co_cellvars, counter.__closure__, f.__qualname__)
f.__closure__[0].cell_contents = 100
print(inc())

# === unbound cells ===
def early():
    def inner():
        return x
    result = inner()
    x = 1
    return result
attempt(early)
def deleted():
    x = 1
    def inner():
        return x
    del x
    return inner()
attempt(deleted)
def cell():
    if False:
        x = 1
    return lambda: x
attempt(lambda: cell().__closure__[0].cell_contents)

# === global and nonlocal ===
total = 0
def add(n):
    global total, created
    total += n
    created = 'by add'
add(5)
print(total, created)
def skip():
    x = 'local'
    def inner():
        global x
        x = 'global'
    inner()
    return x
print(skip(), x)
def three():
    v = 1
    def two():
        v = 2
        def one():
            nonlocal v
            v = 3
        one()
        return v
    return two(), v
print(three())
for source in 'def f():\n nonlocal x', 'nonlocal x', 'def f():\n x = 1\n global x', 'def f(x):\n global x', 'def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x', 'def f(x):\n nonlocal x', 'def f():\n print(x)\n global x', 'def f():\n global x\n nonlocal x', 'def f(a, a): pass', 'def f():\n for x in 1: pass\n global x', 'def f():\n import x\n global x', 'class C:\n x = 1\n def f(self):\n  nonlocal x', 'global x; x = 1'  :
    try:
        compile(source, '<c>', 'exec')
        print('compiles', repr(source))
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)

# === recursion through a closure, mutual recursion ===
def make():
    def even(n):
        return n == 0 or odd(n - 1)
    def odd(n):
        return n != 0 and even(n - 1)
    return even
print(make()(10), make()(7))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))
