def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === isinstance and issubclass with every kind of second argument ===
class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(B(), (int, (str, A))), isinstance(1, int | str), isinstance(True, int), isinstance(1, bool), isinstance(None, type(None)), isinstance(int, type), isinstance(1, object), issubclass(B, A), issubclass(bool, (str, int)), issubclass(A, object), issubclass(type, object), isinstance(1.0, int), isinstance([], list), isinstance((), ()), isinstance(None, int | None), issubclass(type(None), int | None))
for arguments in (1, 5), (1, 'int'), (1, [int]), (1, (int, 'x')), ('a', (int, 'x')), (1, list[int]), (1,), (), (1, int, 2), (1, int | list[str]), (1, None): attempt(isinstance, *arguments)
for arguments in (1, int), (int, 1), (int,), ('a', 'b'), (int, (str, 5)), (list[int], list), (int, list[int]): attempt(issubclass, *arguments)
# === type ===
print(type(1), type('a'), type(None), type(...), type(NotImplemented), type(type), type([].append), type(len), type(lambda: 0), type(A), type(A()), type(A.__init__), type(''.join), type(int.__add__), type((1).__add__), type(range(1)), type(slice(1)), type(n for n in []), type({}.keys()), type(1j), type(property()), type(int | str), type(list[int]), type(type.__dict__), type(Exception()), type(print), type(memoryview(b'')))
print(type(5) is int, type(B()) == A, type(type(5)), type(A) is type)
# === object ===
o = object()
print(type(o).__name__, o == o, o == object(), bool(o), isinstance(o, object), repr(o).split(' at ')[0])
attempt(object, 1)
attempt(lambda: o.x)
attempt(lambda: setattr(o, 'x', 1))
attempt(lambda: o < o)
attempt(lambda: object(a=1))
