import types
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === names of types ===
def f(): yield
async def c(): pass
print([t.__name__ for t in (types.FunctionType, types.LambdaType, types.GeneratorType, types.CoroutineType, types.MethodType, types.BuiltinFunctionType, types.ModuleType, types.NoneType, types.EllipsisType, types.NotImplementedType, types.UnionType, types.GenericAlias, types.MappingProxyType, types.CodeType, types.CellType, types.TracebackType, types.FrameType, types.AsyncGeneratorType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType, types.MemberDescriptorType)])
print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(len, types.BuiltinFunctionType), isinstance(None, types.NoneType), isinstance(int | str, types.UnionType), isinstance([].append, types.BuiltinMethodType), isinstance(types, types.ModuleType), isinstance(f.__code__, types.CodeType), isinstance(str.join, types.MethodDescriptorType), isinstance(object().__str__, types.MethodWrapperType), isinstance(list[int], types.GenericAlias))
# === SimpleNamespace ===
n = types.SimpleNamespace(a=1, b=[2])
n.c = 'x'; del n.a
print(n, n.b, n == types.SimpleNamespace(b=[2], c='x'), vars(n), types.SimpleNamespace(), types.SimpleNamespace({'k': 1}), 'b' in vars(n))
for action in (lambda: n.zz, lambda: types.SimpleNamespace(1), lambda: n < n, lambda: hash(n), lambda: types.SimpleNamespace({'a': 1}, {'b': 2})): attempt(action)
n.self = n; print(n)
# === MappingProxyType ===
d = {'a': 1}; p = types.MappingProxyType(d); d['b'] = 2
print(p, p['b'], len(p), list(p), p | {'c': 3}, 'a' in p, p == d, p.get('q'), p.copy(), sorted(p.items()), list(reversed(p)))
def put(): p['x'] = 1
for action in (put, lambda: p['q'], lambda: types.MappingProxyType(5), lambda: p.pop('a'), lambda: hash(p)): attempt(action)
# === new_class, resolve_bases, DynamicClassAttribute, coroutine, ModuleType ===
C = types.new_class('C', (int,), {}, lambda ns: ns.update(x=5)); print(C(3) + C.x, C.__name__)
m = types.ModuleType('m', 'doc'); m.v = 1; print(m, m.__name__, m.__doc__, m.v); attempt(lambda: m.nope); attempt(types.ModuleType); attempt(types.ModuleType, 5)
g = types.FunctionType(f.__code__, {}, 'renamed'); print(g.__name__, types.MethodType(lambda s, x: (s, x), 1)(2), types.CellType(5).cell_contents, types.get_original_bases(C), types.GenericAlias(list, (int,)), types.prepare_class('X', (int,))[0].__name__)
@types.coroutine
def co(): x = yield 'y'; return x
async def use(): return await co()
u = use(); print(u.send(None))
try: u.send('answer')
except StopIteration as s: print(s.value)
