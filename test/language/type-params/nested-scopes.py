# === a bound, default or alias value that is a scope itself ===
type Listed[T] = [T for _ in (1,)]
print(Listed.__value__)
def inside(outer):
    type Alias = [(x, outer) for x in (1, 2)]
    return Alias.__value__
print(inside('o'))
type Bound[T: [y for y in (1, 2)]] = {k: v for k, v in [(1, 2)]}
print(Bound.__value__, Bound.__type_params__[0].__bound__)
type Default[T = {n for n in (3,)}] = lambda: [q for q in 'ab']
print(Default.__value__(), Default.__type_params__[0].__default__)
type Generated[T] = (q for q in (T, 1))
print(list(Generated.__value__), list(Generated.__value__))
class C:
    member = 'member'
    type Inside[T] = [(T, member) for _ in (1,)]
try: print(C.Inside.__value__)
except NameError as error: print(error)
