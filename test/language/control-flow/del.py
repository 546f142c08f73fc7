def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === names ===
x = 1
del x
attempt(lambda: x)
def local():
    y = 1
    del y
    return y
def conditional(flag):
    y = 1
    if flag:
        del y
    return y
def again():
    del undefined
attempt(local)
attempt(conditional, True)
attempt(conditional, False)
attempt(again)
a = b = c = 0
del a, (b, [c])
print([name for name in 'abc' if name in globals()])
def free():
    value = 1
    def inner():
        return value
    del value
    return inner()
attempt(free)
def delete_global():
    global g
    del g
g = 1
print(delete_global(), 'g' in globals())
attempt(delete_global)
def delete_nonlocal():
    n = 1
    def inner():
        nonlocal n
        del n
    inner()
    inner()
attempt(delete_nonlocal)

# === items, attributes, slices ===
items, table = [1, 2, 3, 4], {'a': {'b': 1}}
del items[0], items[1:], table['a']['b']
print(items, table)
class C:
    shared = 1
    def __init__(self):
        self.own = 2
o = C()
del o.own
def drop(name):
    exec(f'del {name}', globals())
for source in 'o.own', 'o.shared', 'C.shared', 'C.shared', 'items[5]', 'table["q"]', 'table[[]]', '(1).real', 'o.__class__', 'o.__dict__', 'C.__name__', 'int.real', 'len.x', 'nothing', '"abc"[0]', '(1,)[0]':
    attempt(drop, source) if source else None

# === builtins come back when the global goes ===
len = 5
print(len)
del len
print(len('abc'))

# === what cannot be deleted ===
for source in 'del 1', 'del f()', 'del a + b', 'del (a, b()), c', 'del None', 'del "x"', 'del [a, 1]', 'del *a', 'del {}', 'del a if b else c', 'del lambda: 1', 'del a == b', 'del (yield)', 'del', 'del ()':
    try:
        compile(source, '<d>', 'exec')
        print(source, 'compiles')
    except SyntaxError as error:
        print(source, '->', error.msg)

# === loops and with ===
for i in range(3):
    del i
print('i' in globals())
for o.own in 'ab':
    pass
print(o.own)
