def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === every kind ===
def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6), f(1, d=4, c=9, x=7), f(*[1, 2], **{'d': 0, 'b': 'kw b', 'a': 'kw a'}))
def g(a, *, k):
    return a, k
def h(a, /):
    return a
def i(*args):
    return args
def j(**kw):
    return kw
def k(a, b, c=0):
    return a, b, c
print(g(1, k=2), g(k=1, a=2), h(1), i(), i(1, 2), j(), j(a=1), j(**{'a b': 2}), k(1, b=2), k(b=1, a=2, c=3))

# === missing ===
for call in (lambda: k(), lambda: k(1), lambda: k(b=1), lambda: g(), lambda: g(1), lambda: h(), lambda: f(1), lambda: f(), lambda: g(k=1)):
    attempt(call)
def m3(a, b, c): pass
def k3(*, a, b, c): pass
attempt(m3)
attempt(k3)
attempt(lambda: k3(b=1))

# === too many ===
for call in (lambda: k(1, 2, 3, 4), lambda: h(1, 2), lambda: j(1), lambda: g(1, 2), lambda: g(1, 2, k=3), (lambda: 0).__call__, lambda: (lambda: 0)(1), lambda: (lambda x: 0)(1, 2), lambda: (lambda x=1: 0)(1, 2), lambda: (lambda x, y=1: 0)(1, 2, 3), lambda: g(1, 2, 3)):
    attempt(call)
def kw2(a, b=1, *, c, d=2): pass
attempt(lambda: kw2(1, 2, 3, c=1))
attempt(lambda: kw2(1, 2, 3, 4, c=1, d=2))

# === unexpected and repeated keywords ===
for call in (lambda: k(1, 2, z=3), lambda: k(1, a=2), lambda: k(1, 2, b=3), lambda: h(a=1), lambda: h(1, a=2), lambda: g(1, k=1, q=2), lambda: k(1, 2, **{'c': 1, 'zz': 2}), lambda: i(x=1), lambda: k(1, 2, **{5: 1}), lambda: k(1, 2, cc=3), lambda: f(1, a=2)):
    attempt(call)
def pos2(a, b, /, c): pass
attempt(lambda: pos2(a=1, b=2, c=3))
attempt(lambda: pos2(1, b=2, c=3))

# === methods and classes say their qualified names ===
class C:
    def method(self, a): pass
    @classmethod
    def made(cls, a): pass
    @staticmethod
    def static(a): pass
    def __init__(self, x): pass
def outer():
    def inner(a): pass
    return inner
for call in (C, lambda: C(1, 2), lambda: C(1).method(), lambda: C(1).method(1, 2), C.method, lambda: C.made(), lambda: C.made(1, 2), C.static, lambda: outer()(), lambda: C(y=1), lambda: C(1).method(b=1), lambda: object(1), lambda: type('E', (), {})(1), lambda: type('E', (), {})(a=1)):
    attempt(call)
