# eval, exec and compile with namespaces of every kind; globals, locals, and what code sees.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


x = 'global'
# === namespaces ===
print(eval('x'), eval('x', {'x': 1}), eval('x', {'x': 1}, {'x': 2}), eval('x', {}, {'x': 3}), eval('x', None, {'x': 4}))
space = {}
exec('y = 5\ndef f():\n    return y\nclass C:\n    z = y', space)
print(space['y'], space['f'](), space['C'].z, sorted(k for k in space), space['f'].__globals__ is space, space['f'].__module__ if '__name__' in space else space['f'].__module__)
local = {}
exec('a = 1\nb = a + 1\ndel a', {}, local)
print(local)


class Mapping:
    def __init__(self):
        self.seen = []
        self.data = {}

    def __getitem__(self, key):
        self.seen.append(('get', key))
        return self.data[key]

    def __setitem__(self, key, value):
        self.seen.append(('set', key))
        self.data[key] = value

    def __delitem__(self, key):
        self.seen.append(('del', key))
        del self.data[key]


m = Mapping()
exec('p = 1\nq = p\ndel p\nprint(q, len([1]))', {}, m)
print(m.seen)
m.data['v'] = 7
print(eval('v * 2', {}, m), eval('[v for _ in range(2)]', {'v': 'g'}, {'v': 'l'}), eval('(lambda: v)()', {'v': 'g'}, {'v': 'l'}))
for text, globals_, locals_ in [('x', 5, None), ('x', None, 5), ('x', {}, 5), ('undefined', {}, None), ('x', {'__builtins__': {}}, None), ('len', {'__builtins__': {}}, None), ('len', {'__builtins__': {'len': 'mine'}}, None), ('x = 1', None, None), (5, None, None), (None, None, None), (b'1 + 1', None, None), ('1 +', None, None), ('  1', None, None), ('\n1', None, None), ('1\n', None, None), ('f(', None, None), ('1; 2', None, None), ('lambda: 1', None, None), ('(yield)', None, None), ('await x', None, None), ('x := 5', None, None), ('(w := 5)', None, None)]:
    try:
        result = eval(text, globals_, locals_)
        print(repr(text), result if not callable(result) else 'function')
    except BaseException as error:
        print(repr(text), type(error).__name__, error)
print(w)
for text in 'return 1', 'yield 1', 'break', 'continue', 'await x', 'nonlocal x', 'def f(:', 'class', 'x = = 1', 'if x\n  pass', ' x = 1', 'x = 1\n  y = 2', 'for x in', 'print x', 'exec "x"', 'import', 'from x import', 'a b', '1 = x', 'f() = 1', 'None = 1', 'def f(a, a): pass', 'x: int: str', 'raise from x', 'del 5', 'global x; x = 1', 'def f():\n  global x\n  x = 9\nf()', 'async def f(): pass', 'match 1:\n  case 1: pass':
    try:
        exec(text, {})
        print(repr(text), 'fine')
    except BaseException as error:
        print(repr(text), type(error).__name__)


# === inside functions ===
def inside(a):
    b = 2
    exec('b = 10\nc = 3')
    snapshot = dict(locals())
    eval('[a, b]')
    return b, 'c' in locals(), sorted(snapshot), eval('a + b'), eval('[a for _ in range(1)]')


print(inside(1))


def no_closure():
    hidden = 1

    def inner():
        return eval('hidden')
    return inner()


attempt(no_closure)


def with_closure():
    shown = 1

    def inner():
        shown
        return eval('shown')
    return inner()


attempt(with_closure)


def write_locals():
    a = 1
    locals()['a'] = 2
    locals()['new'] = 3
    return a, 'new' in locals()


print(write_locals())


class Body:
    v = 1
    locals()['w'] = 2
    u = eval('v + w')
    exec('t = u * 2')


print(Body.w, Body.u, Body.t, sorted(k for k in vars(Body) if k[0] != '_'))
globals()['made'] = 'by globals'
print(made, 'made' in globals(), globals() is locals(), vars() is globals(), __name__, eval('__name__'), eval('locals() is globals()'))

# === compiled code ===
code = compile('total = sum(values)', '<mine>', 'exec')
for values in [1, 2], [3]:
    space = {'values': values}
    exec(code, space)
    print(space['total'], end=' ')
expression = compile('n * n', '<expr>', 'eval')
print([eval(expression, {'n': n}) for n in range(4)], code.co_filename, expression.co_name, code.co_names, expression.co_names)
exec(compile('40 + 2', '<s>', 'single'))
exec(compile('None', '<s>', 'single'))
exec(compile('q = 1', '<s>', 'single'))
print(q)
try:
    exec(compile('def g():\n    raise ValueError("deep")\ng()', 'made.py', 'exec'))
except ValueError as error:
    tb = error.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_filename.split('/')[-1], tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(lines[1:])


def function_with_free(v):
    return lambda: v


attempt(exec, function_with_free(1).__code__)

attempt(exec, compile('pass', 'f', 'exec'), {}, {}, closure=5)
attempt(exec, 'pass', nonsense=1)
attempt(eval)
attempt(exec)
print(eval('x', globals={'x': 'keyword'}), exec('k = 1', globals={}, locals={}), eval('a', {}, locals={'a': 'named'}))
