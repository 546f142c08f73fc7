# === binding, formatting and reading of signatures; members, source and state at their edges ===
import inspect, functools, types
from inspect import *
def attempt(f, *args, **keywords):
    try: print(f(*args, **keywords))
    except BaseException as e: print(type(e).__name__, e)
# === binding ===
def f1(a, b=1, /, c=2, *d, e, f=3, **g): pass
def f2(a, /, b): pass
def f3(*, a, b): pass
def f4(a=1, b=2, /): pass
def f5(a, /, **k): pass
def f6(a, b=1, *args): pass
calls = [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4), {}), ((1,), {'e': 1}), ((1,), {'a': 5, 'e': 1}), ((1, 2, 3), {'c': 4, 'e': 1}), ((1, 2, 3, 4, 5), {'e': 1, 'z': 2}), ((), {'a': 1}), ((), {'b': 1}), ((1,), {'b': 2}), ((1,), {'c': 2}), ((), {'a': 1, 'b': 2}), ((1,), {'k': 3})]
for f in (f1, f2, f3, f4, f5, f6):
    print(f.__name__, signature(f))
    for args, keywords in calls:
        for bind in (signature(f).bind, signature(f).bind_partial):
            attempt(lambda: (lambda b: (b, b.args, b.kwargs))(bind(*args, **keywords)))
b = signature(f1).bind(1, e=2); b.apply_defaults(); print(b, b.args, b.kwargs); b.arguments['c'] = 9; print(b, b == signature(f1).bind(1, e=2), b == 3)
b = signature(f1).bind_partial(); b.apply_defaults(); print(b, b.args, b.kwargs); b = signature(f6).bind(1, 2, 3, 4); print(b, b.args, b.signature)
# === parameters and signatures ===
P = Parameter
for args in (('a', P.POSITIONAL_ONLY), ('a', 1), ('a', 9), ('a', 'x'), (3, P.KEYWORD_ONLY), ('if', P.KEYWORD_ONLY), ('if', P.POSITIONAL_ONLY), ('1a', P.KEYWORD_ONLY), (P.empty, P.KEYWORD_ONLY)): attempt(lambda: repr(P(*args)))
attempt(lambda: P('a', P.VAR_POSITIONAL, default=1)); attempt(lambda: P('a', P.VAR_KEYWORD, default=1)); p = P('a', P.KEYWORD_ONLY, default=1, annotation=int)
print(p, p.replace(name='b'), p.replace(default=P.empty), p.replace(annotation='str', kind=P.VAR_KEYWORD, default=P.empty), p == P('a', 3, default=1, annotation=int), hash(p) == hash(p.replace()), p == 3, p.kind, repr(p.kind), [k.description for k in type(p.kind)], P.empty, p.kind > P.POSITIONAL_ONLY)
def sig(*kinds): return Signature([P(n, k) for n, k in zip('abcdef', kinds)])
for kinds in ((0, 1, 2, 3, 4), (0, 0), (3, 3), (0, 3), (0, 4), (2, 3), (0, 2), (1, 0), (2, 2), (4, 4), (3, 1), (4, 3)): attempt(sig, *kinds)
attempt(lambda: Signature([P('a', 1, default=1), P('b', 1)])); attempt(lambda: Signature([P('a', 0, default=1), P('b', 1)])); attempt(lambda: Signature([P('a', 1), P('a', 1)])); attempt(Signature); attempt(lambda: Signature(return_annotation=None)); attempt(lambda: Signature([P('a', 3), P('b', 3)]) == Signature([P('b', 3), P('a', 3)])); attempt(lambda: Signature([P('a', 1), P('b', 1)]) == Signature([P('b', 1), P('a', 1)])); attempt(lambda: hash(Signature([P('a', 3)])) == hash(Signature([P('a', 3)]))); attempt(lambda: Signature() == 3)
s = signature(f1); print(s.replace(parameters=[]), s.replace(return_annotation=int), s.format(max_width=10), list(s.parameters), type(s.parameters).__name__, repr(s))
# === reading ===
def ann(a: 'int', b: list['int'] = [], *, c: "undefined" = 1) -> 'str': pass
print(signature(ann)); attempt(signature, ann, eval_str=True); attempt(signature, ann, eval_str=True, globals={'int': 5, 'str': str, 'undefined': 1})
def target(a, b, /, c, d=4, *args, e, f=6, **kw): pass
p = functools.partial
for q in (p(target), p(target, 1), p(target, 1, 2, 3), p(target, c=3), p(target, d=5), p(target, e=5), p(target, 1, c=3, z=9), p(target, 1, 2, 3, 4, 5), p(p(target, 1), 2, e=7), p(target, nope=1)): attempt(signature, q)
attempt(signature, p(f6, b=3))
class K:
    def m(self, a, b=2): pass
    pm = functools.partialmethod(m, 1)
    pn = functools.partialmethod(m, b=5)
    @functools.cached_property
    def cp(self): pass
    def none(): pass
    def many(*args): pass
    __call__ = m
print(signature(K.pm), signature(K().pm), signature(K.pn), signature(K().pn), signature(K().many), signature(K.many), signature(K())); attempt(signature, K().none)
class WithSig: __signature__ = Signature([P('x', 1)])
class BadSig: __signature__ = 5
print(signature(WithSig)); attempt(signature, BadSig); attempt(signature, 3); attempt(signature, len); attempt(signature, [].append)
class N(tuple): pass
class I(dict):
    def __init__(self, own): pass
class M(type): pass
class MM(metaclass=M):
    def __init__(self, z): pass
print(signature(I), signature(MM), signature(type('E', (), {})), signature(type('F', (I,), {})))
def chain(f):
    @functools.wraps(f)
    def w(*a): pass
    return w
w = chain(chain(f2)); print(signature(w), signature(w, follow_wrapped=False), unwrap(w) is f2, unwrap(w, stop=lambda g: g is w.__wrapped__) is w.__wrapped__)
loop = lambda: 0; loop.__wrapped__ = loop
try: unwrap(loop)
except ValueError as e: print(str(e)[:28])
print(getfullargspec(f1)); print(getfullargspec(K().m)); attempt(getfullargspec, 3); print(getcallargs(f2, 1, 2), getcallargs(K().m, 5)['b']); print(getargs(f1.__code__)); attempt(getargs, 3)
def frame_args(a, *b, c=1, **d): return getargvalues(currentframe())
i = frame_args(1, 2, x=3); print(i.args, i.varargs, i.keywords, formatargvalues(*i)); print(i._fields)
# === annotations ===
class A: x: int; y: 'str'
class B(A): pass
print(get_annotations(A), get_annotations(B), get_annotations(A, eval_str=True), get_annotations(ann), get_annotations(len)); attempt(get_annotations, 3)
for x in (int, 'int', list[int], None, types.NoneType, K, 5): print(formatannotation(x), formatannotation(x, '__main__'), formatannotationrelativeto(K)(x))
# === kinds ===
class Slots: __slots__ = ('s',)
class Data:
    def __get__(self, o, c): pass
    def __set__(self, o, v): pass
class Non:
    def __get__(self, o, c): pass
tests = [ismodule, isclass, ismethod, isfunction, isbuiltin, ismethodwrapper, ismethoddescriptor, isdatadescriptor, ismemberdescriptor, isgetsetdescriptor, isroutine, iscode, isframe, istraceback, isgenerator, iscoroutine, isasyncgen, isawaitable, isgeneratorfunction, iscoroutinefunction, isasyncgenfunction, isabstract]
async def co(): pass
def gen(): yield
async def agen(): yield
g, c, ag = gen(), co(), agen()
for x in (inspect, K, K().m, K.m, len, [].append, (1).__add__, str.join, K.__dict__['cp'], property(), Slots.s, types.FunctionType.__code__, f1.__code__, currentframe(), g, c, ag, gen, co, agen, functools.partial(co), functools.partial(functools.partial(gen)), classmethod(f1), Data(), Non(), 3): print(''.join('01'[t(x)] for t in tests))
print(isabstract(__import__('collections.abc').abc.Sized), iscoroutinefunction(markcoroutinefunction(lambda: 0)), iscoroutinefunction(K.m), tests[0].__name__, isclass.__name__)
for n in (getgeneratorstate(g), getcoroutinestate(c), getasyncgenstate(ag), getgeneratorlocals(g), getcoroutinelocals(c), getasyncgenlocals(ag)): print(n)
next(g); print(getgeneratorstate(g)); g.close(); c.close(); print(getgeneratorstate(g), getcoroutinestate(c), getgeneratorlocals(g), GEN_CREATED, CORO_CLOSED, AGEN_SUSPENDED, CO_VARARGS, CO_ASYNC_GENERATOR, TPFLAGS_IS_ABSTRACT); attempt(getgeneratorlocals, 3)
# === members ===
class Base:
    data = 1
    @property
    def p(self): raise ValueError('run')
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
class Derived(Base):
    def __init__(self): self.i = 1
    def __getattr__(self, n): return 'dynamic'
d = Derived()
print([n for n, v in getmembers_static(d) if n[0] != '_'], [n for n, v in getmembers(Base) if n[0] != '_'], [n for n, v in getmembers(Derived, isfunction)]); attempt(getmembers, d)
print(getattr_static(d, 'i'), type(getattr_static(d, 'p')).__name__, getattr_static(d, 'zz', None), getattr_static(Slots, 's'), getattr_static(d, 'data')); attempt(getattr_static, d, 'zz'); d.__dict__['p'] = 5; print(type(getattr_static(d, 'p')).__name__)
print([(a.name, a.kind, a.defining_class.__name__) for a in classify_class_attrs(Derived) if a.name[:2] != '__' or a.name in ('__init__', '__new__')])
print(getclasstree([Derived, Base, int, bool]), getclasstree([Derived, Base], True), getmro(bool))
# === documentation and source ===
for d in ('one', '  one\n    two\n      three\n', '\n\n  a\n  b\n\n', '', 'a\n\tb', ' a\n\n   b'): print(repr(cleandoc(d)))
class Doc:
    "class doc"
    def m(self): "m doc"
    @property
    def p(self): "p doc"
class Undoc(Doc):
    def m(self): pass
    @property
    def p(self): pass
print(getdoc(Undoc), getdoc(Undoc.m), getdoc(Undoc().m), getdoc(Undoc.p), getdoc(3) is not None, getdoc(f1))
# a comment
# of two lines
def commented(a,
              b=(1,
                 2)):
    """Doc: with
    lines"""
    x = [1,
      2]

    # inside
    return """
text
""" + str(x)
lam = lambda x: (x,
                 1)
@functools.lru_cache
@staticmethod
def decorated(): pass
class Nested:
    class In:
        def m(self): return 1
    after = 1
print(getsource(commented)); print(getcomments(commented)); print(getsource(lam)); print(getsource(decorated)); print(getsource(Nested.In)); print(getsource(Nested.In.m)); print(getsourcelines(Nested)[1] > 5, getcomments(3), getsourcefile(f1) == getfile(f1), getmodulename('/a/b.py'), getmodulename('b.txt'), getmodule(f1).__name__, getmodule(3), getmodule(inspect) is inspect, indentsize('  \tx')); print(getblock(['def f():\n', '  return 1\n', '\n', 'x = 2\n']))
for x in (3, len, int, K().m): attempt(lambda: type(getfile(x)).__name__)
def raiser(): raise KeyError('k')
try: raiser()
except KeyError as e:
    print([(t.function, t.code_context, t.index) for t in trace()], [t.lineno > 3 for t in getinnerframes(e.__traceback__, 3)], getframeinfo(e.__traceback__, 3)[2:], getsource(e.__traceback__.tb_next) == getsource(raiser)); attempt(getframeinfo, 3)
print([x.function for x in stack(0)], stack(0)[0].code_context, getlineno(currentframe()) > 5, [x.function for x in getouterframes(currentframe())])
def closure():
    u = 1; later = 2
    def inner(): return u, len, K, missing_name
    return inner
cv = getclosurevars(closure()); print(cv.nonlocals, list(cv.globals), list(cv.builtins), cv.unbound); attempt(getclosurevars, 3)
