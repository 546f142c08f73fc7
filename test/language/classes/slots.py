def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === only the named attributes ===
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y):
        self.x, self.y = x, y
p = P(1, 2)
p.x = 5
print(p.x, p.y, hasattr(p, '__dict__'), P.__slots__, type(P.x).__name__, P.x.__get__(p))
attempt(lambda: setattr(p, 'z', 1))
del p.x
attempt(lambda: p.x)
attempt(lambda: delattr(p, 'x'))
attempt(lambda: p.z)
attempt(lambda: vars(p))
attempt(lambda: P.x.__get__(5))

# === inheritance ===
class Q(P):
    __slots__ = ['z']
class R(P):
    pass
q, r = Q(1, 2), R(1, 2)
q.z = 3
r.anything = 4
print(q.z, vars(r), r.x, hasattr(q, '__dict__'))
attempt(lambda: setattr(q, 'w', 1))
class S:
    __slots__ = 'single'
class T:
    __slots__ = {'a': 'doc of a', '__dict__': None}
t = T()
t.a, t.b = 1, 2
s = S()
s.single = 1
print(s.single, t.a, vars(t), S.__slots__, T.a.__doc__)
class Empty:
    __slots__ = ()
attempt(lambda: setattr(Empty(), 'x', 1))

# === errors at class creation ===
def create(namespace, bases=()):
    return type('X', bases, namespace).__name__
attempt(create, {'__slots__': ('a',), 'a': 1})
attempt(create, {'__slots__': ('1a',)})
attempt(create, {'__slots__': (5,)})
attempt(create, {'__slots__': 5})
attempt(create, {'__slots__': ('__dict__', '__dict__')})
attempt(create, {'__slots__': ('a',)}, (int,))
attempt(create, {'__slots__': ()}, (int,))
attempt(create, {'__slots__': ('a',)}, (str,))
attempt(create, {'__slots__': ('a',)}, (tuple,))
class Other:
    __slots__ = ('o',)
attempt(create, {}, (P, Other))
attempt(create, {}, (P, Empty))

# === name mangling, properties beside slots, defaults through the class ===
class M:
    __slots__ = ('__private', 'pub')
    def __init__(self):
        self.__private = 1
    def get(self):
        return self.__private
print(M().get(), M._M__private.__name__)
class Prop:
    __slots__ = ('_v',)
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, value):
        self._v = value * 2
pr = Prop()
pr.v = 21
print(pr.v, pr._v)
class D(P):
    __slots__ = ()
    x = 'class default'
    def __init__(self): pass
print(D().x)
attempt(lambda: setattr(D(), 'x', 1))
