import inspect, functools
from inspect import *
from typing import Optional
def a(f, *k):
    try: print(repr(f(*k)))
    except BaseException as e: print(type(e).__name__, e)
def f(a, b: int = 1, /, c='x', *args: str, d, e: Optional[int] = None, **kw) -> bool:
    """Doc
        indented
    """
    return a
class C:
    """Class doc"""
    x = 1
    def __init__(self, p, q=2): self.p = p
    def m(self, n: 'int'): return n
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(w): pass
    @property
    def prop(self): return 1
    async def co(self): pass
    def gen(self): yield
class D(C):
    def m(self, n): return super().m(n)
print(signature(f), signature(C), signature(C.m), signature(C(1).m), signature(C.cm), signature(C.sm), signature(lambda: 0), signature(functools.partial(f, 1, d=3)), signature(functools.partial(f, 1, 2)), repr(signature(f)))
for p in signature(f).parameters.values(): print(p.name, p.kind, p.default is Parameter.empty, p.annotation, str(p), repr(p), p.kind.description)
ba = signature(f).bind(1, 2, 'c', 'extra', d=4, z=5); print(ba, ba.args, ba.kwargs, ba.arguments); ba = signature(f).bind(1, d=2); ba.apply_defaults(); print(ba)
for bad in (lambda: signature(f).bind(), lambda: signature(f).bind(1), lambda: signature(C).bind(1, 2, 3), lambda: signature(C).bind(1, z=1), lambda: signature(C).bind(1, p=1), lambda: signature(5), lambda: Parameter('1', Parameter.KEYWORD_ONLY), lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)]), lambda: signature(f).bind_partial(), lambda: signature(f) == signature(f), lambda: signature(f).replace(return_annotation=int), lambda: signature(f).return_annotation): a(bad)
def deco(g):
    @functools.wraps(g)
    def w(*a, **k): return g(*a, **k)
    return w
@deco
def wrapped(a, b=2): "wd"
print(signature(wrapped), unwrap(wrapped).__name__, signature(wrapped, follow_wrapped=False))
print(getfullargspec(f), getfullargspec(C.m).args, getcallargs(C(1).m, 5)['n'])
async def ag(): yield
print([isfunction(f), ismethod(C(1).m), ismethod(C.m), isclass(C), ismodule(inspect), isbuiltin(len), isroutine(f), isgeneratorfunction(C.gen), iscoroutinefunction(C.co), isasyncgenfunction(ag), isgenerator(C.gen(1)), isdatadescriptor(C.prop), ismethoddescriptor(str.join), isabstract(C), isawaitable(5), iscode(f.__code__), isframe(currentframe()), callable(f)])
print(getdoc(f), '|', getdoc(C), '|', getdoc(D), '|', cleandoc('  a\n    b\n      c\n\n'), getmro(D)[:2], [n for n, v in getmembers(C, isfunction)], [n for n, v in getmembers(C(1)) if not n.startswith('__')])
print(getsource(C.m), getsource(wrapped), getsourcelines(f)[1], getsource(D), getsourcelines(deco)[0][0])
a(lambda: getsource(len)); a(lambda: getfile(len)); a(lambda: getfile(inspect.Signature).endswith('inspect.py'))
def outer():
    def inner(): return [s.function for s in stack()], currentframe().f_code.co_name, getframeinfo(currentframe()).lineno, stack()[0].code_context
    return inner()
print(outer())
g = C.gen(1); print(getgeneratorstate(g)); next(g); print(getgeneratorstate(g)); list(g); print(getgeneratorstate(g))
c = C(1).co(); print(getcoroutinestate(c)); c.close(); print(getcoroutinestate(c))
print(getattr_static(C(1), 'p'), type(getattr_static(C, 'prop')).__name__, getattr_static(C, 'zz', 'default')); a(getattr_static, C, 'zz')
print(get_annotations(f), get_annotations(C.m, eval_str=True), formatannotation(int), formatannotation(Optional[int]), formatannotation('s'), formatannotation(list[int]))
z = 10
def clo():
    y = 5
    def inner(): return y + z + len('') + undefined
    return inner
cv = getclosurevars(clo()); print(cv.nonlocals, cv.globals, list(cv.builtins), cv.unbound)
print([(x.name, x.kind) for x in classify_class_attrs(C) if not x.name.startswith('__')], getmodule(f).__name__, getcomments(f), signature(f).format(max_width=20))
class Meta(type):
    def __call__(cls, k): return super().__call__(k, 1)
class WithMeta(metaclass=Meta):
    def __init__(self, a, b): pass
class WithNew:
    def __new__(cls, a, *, b): return object.__new__(cls)
class Callable_:
    def __call__(self, q, w=1): pass
print(signature(WithMeta), signature(WithNew), signature(Callable_()), signature(object) if 0 else '', signature(type('Plain', (), {})))
