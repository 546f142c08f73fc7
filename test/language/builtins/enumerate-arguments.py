# enumerate() reads its arguments in its own way; iterators over iterators can be inherited from.
def A(action, *arguments, **k):
    try: print(list(action(*arguments, **k)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
A(enumerate, start=1, iterable=[1]); A(enumerate, iterable=[1], start=1); A(enumerate, [1], start=2); A(enumerate,[1],iterable=[2]); A(enumerate, foo=1); A(enumerate, foo=1, start=2); A(enumerate, iterable=[1], foo=2); A(enumerate, 1, 2, x=3); A(enumerate, start=1, foo=1)
A(enumerate, [1], 1.5); A(enumerate, 5, 1.5); A(enumerate, 'ab', 2**70)
class E(enumerate):
    def __new__(cls, *a): return super().__new__(cls, *a)
    x = 1
e = E('ab'); e.y = 2
print(next(e), e.x, e.y, type(e).__name__, list(e), isinstance(e, enumerate))
class Z(zip): pass
class M(map): pass
class F(filter): pass
class R(reversed): pass
print(list(Z([1],[2])), list(M(str,[1])), list(F(None,[0,1])), type(R('ab')).__name__, type(R([1])).__name__)
