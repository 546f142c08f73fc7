def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === lookup: data descriptor, instance, class, __getattr__ ===
class A:
    shared = 'class'
    def __init__(self):
        self.own = 'instance'
a = A()
a.shared = 'shadow'
print(a.shared, A.shared, vars(a), a.own)
del a.shared
print(a.shared)
attempt(lambda: delattr(a, 'shared'))
attempt(lambda: a.missing)
attempt(lambda: A.missing)
attempt(lambda: setattr(5, 'x', 1))
attempt(lambda: setattr('a', 'upper', 1))
attempt(lambda: setattr(object(), 'x', 1))
attempt(lambda: setattr(int, 'x', 1))
attempt(lambda: setattr([], 'append', 1))
attempt(lambda: delattr(int, 'real'))
attempt(lambda: setattr(a, 5, 1))
attempt(lambda: getattr(a, 5))
attempt(lambda: setattr(len, 'x', 1))

# === __dict__ ===
a.__dict__['dynamic'] = 1
print(a.dynamic, sorted(vars(a)), type(A.__dict__).__name__, 'shared' in A.__dict__)
a.__dict__ = {'fresh': 2}
print(a.fresh, hasattr(a, 'own'))
attempt(lambda: setattr(a, '__dict__', 5))
attempt(lambda: A.__dict__.update(x=1))
def put():
    A.__dict__['x'] = 1
attempt(put)
setattr(a, 'with space', 1)
print(getattr(a, 'with space'), vars(a))

# === __getattr__, __getattribute__, __setattr__, __delattr__ ===
log = []
class B:
    x = 1
    def __getattr__(self, name):
        log.append(f'getattr {name}')
        if name.startswith('dyn_'):
            return name[4:]
        raise AttributeError(f'no {name} here')
    def __setattr__(self, name, value):
        log.append(f'set {name}')
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        log.append(f'del {name}')
        object.__delattr__(self, name)
b = B()
b.y = 2
del b.y
print(b.x, b.dyn_value, getattr(b, 'q', 'default'), hasattr(b, 'zz'), log)
attempt(lambda: b.unknown)
attempt(lambda: delattr(b, 'never'))
class C:
    def __getattribute__(self, name):
        log.append(name)
        if name == 'secret':
            raise AttributeError('hidden')
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return f'fallback {name}'
    def method(self):
        return self.value
c = C()
c.value = 5
log.clear()
print(c.method(), c.secret, c.__dict__, len('x'), log)
class Broken:
    @property
    def p(self):
        raise AttributeError('inside the property')
    def __getattr__(self, name):
        return f'hidden by {name}'
print(Broken().p)

# === functions become methods only through the class ===
def free(self):
    return self
a.method = free
A.method2 = free
print(a.method('given'), a.method2() is a, A.method2('unbound'), type(a.method2).__name__, a.method2.__func__ is free, a.method2.__self__ is a, a.method2 == a.method2, a.method2 is a.method2, a.method2.__name__)
attempt(lambda: setattr(a.method2, 'x', 1))

# === dir ===
class Dir:
    one = 1
    def __dir__(self):
        return ['b', 'a']
print(dir(Dir()), [n for n in dir(A()) if n[0] != '_'], 'one' in dir(Dir))
