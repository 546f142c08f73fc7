def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === namespaces ===
space = {'x': 5}
exec('y = x * 2\ndef f(): return y\nclass C: pass\nimport math\nz = [y for _ in range(2)]', space)
print(space['y'], space['f'](), space['C'].__module__ if '__module__' in vars(space['C']) else None, space['z'], '__builtins__' in space, eval('x + y', space), sorted(k for k in space if k[0] != '_'))
g, l = {}, {}
exec('a = 1\ndef f(): return a', g, l)
print(sorted(l), list(g))
attempt(lambda: l['f']())
exec('global b\nb = 2\nc = b', g, l)
print(g['b'], l['c'], eval('a + b', g, l), eval('[a for _ in [1]]', g, l))
attempt(lambda: eval('(lambda: a)()', g, l))
class Space(dict):
    def __missing__(self, key): return f'<{key}>'
    def __getitem__(self, key):
        return dict.__getitem__(self, key) if dict.__contains__(self, key) else f'<{key}>'
    def __setitem__(self, key, value): super().__setitem__(key, ('set', value))
s = Space()
exec('a = unknown\nb = a', {}, s)
print(dict(s), eval('q', {}, s))

# === locals at function level are a snapshot ===
def function():
    x = 1
    exec('x = 2\nnew = 3')
    eval('[x := 9]') if False else None
    return x, 'new' in locals(), eval('x + 10'), sorted(locals())
print(function())
def both():
    v = 1
    space = locals()
    exec('v = 5; w = 6', globals(), space)
    return v, space['v'], space['w']
print(both())
value = 'global'
exec('value = "changed"')
print(value, eval('value'), eval('value', {'value': 'given'}), eval('1 if value else 2'), eval(' 1 + 1'), eval('\t2\n'), eval(b'3'), eval('(4,\n5)'))

# === code objects ===
code = compile('a + b', '<name>', 'eval')
print(eval(code, {'a': 1, 'b': 2}), eval(code, {'a': 'x', 'b': 'y'}), code.co_filename, code.co_name, code.co_names, type(code).__name__)
print(eval(compile('x = 1', '<n>', 'exec')), eval(compile('print("in exec code")', '<n>', 'exec')), exec('1 + 1'), exec(''), exec('pass'))
for text in '1 + 1', '"shown"', 'None', 'x = 5; x':
    exec(compile(text, '<n>', 'single'))
attempt(compile, '1\n2', '<n>', 'single')
space = {}
exec(compile('def f(a, b=1): pass', '<n>', 'exec'), space)
print(space['f'].__code__.co_argcount, space['f'].__code__.co_filename, space['f'].__globals__ is space)

# === restricted builtins ===
attempt(lambda: eval('len([1])', {'__builtins__': {}}))
print(eval('n + 1', {'__builtins__': {}, 'n': 1}), eval('size([1])', {'__builtins__': {'size': len}}))
attempt(lambda: exec('import math', {'__builtins__': {}}))
attempt(lambda: exec('class C: pass', {'__builtins__': {}}))
attempt(lambda: exec('print(1)', {'__builtins__': {'print': lambda *a: 1 / 0}}))

# === errors ===
attempt(eval, 'x = 1')
attempt(eval, '')
attempt(eval, '1 +')
attempt(exec, 'def')
attempt(eval, 5)
attempt(eval, None)
attempt(exec, '1', 5)
attempt(eval, '1', {}, 5)
attempt(eval, '1', [])
attempt(compile, 'x', 'f')
attempt(compile, 'x', 'f', 'wrong')
attempt(compile, 5, 'f', 'exec')
attempt(eval, 'a\0b')
attempt(eval, 'undefined_here')
attempt(exec, 'x = y = undefined_here')
attempt(exec, code, {})
attempt(lambda: exec('raise KeyError("from exec")'))
attempt(lambda: eval('1/0'))
attempt(lambda: eval('__import__("math").sqrt(16)'))
attempt(lambda: exec('return 1'))
attempt(lambda: eval('lambda: (yield)')) if False else None
