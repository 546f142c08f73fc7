def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === getattr, setattr, delattr, hasattr ===
class A:
    x = 1
    @property
    def p(self): raise ValueError('property')
    @property
    def q(self): raise AttributeError('from q')
a = A()
print(getattr(a, 'x'), getattr(a, 'y', 'default'), getattr('abc', 'upper')(), getattr(a, 'q', 'default for q'), hasattr(a, 'x'), hasattr(a, 'y'), hasattr(a, 'q'), hasattr(5, 'real'), setattr(a, 'y', 2), a.y, delattr(a, 'y'), hasattr(a, 'y'), getattr(a, 'y', None))
setattr(a, 'not valid!', 3)
print(getattr(a, 'not valid!'), vars(a))
for action in (lambda: getattr(a, 'zz'), lambda: getattr(a, 'p'), lambda: getattr(a, 'p', 'default'), lambda: hasattr(a, 'p'), lambda: getattr(a, 5), lambda: hasattr(a, None), lambda: setattr(a, 5, 1), lambda: delattr(a, 'zz'), lambda: delattr(a, 'x'), lambda: getattr(a), lambda: getattr(a, 'x', 1, 2), lambda: setattr(a, 'x'), lambda: hasattr(a), lambda: setattr(5, 'x', 1), lambda: setattr('a', 'b', 1), lambda: delattr(5, 'real'), lambda: getattr(None, 'x'), lambda: getattr(a, 'q')): attempt(action)
# === vars and dir ===
print(vars(a), 'x' in vars(A), type(vars(A)).__name__)
attempt(vars, 5)
attempt(vars, [])
attempt(vars, 1, 2)
print([n for n in dir(a) if not n.startswith('_')], [n for n in dir([]) if n.startswith('c')], dir(type('E', (), {'__dir__': lambda self: ['z', 'a']})()))
attempt(dir, 1, 2)
class BadDir:
    def __dir__(self): return [1, 'a']
attempt(dir, BadDir())
