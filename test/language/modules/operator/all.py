import operator as op
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === functions for every operator ===
print(op.add(1, 2), op.sub(1, 2), op.mul('a', 2), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(1), op.pos(1), op.invert(5), op.inv(5), op.lshift(1, 3), op.rshift(8, 1), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None), op.lt(1, 2), op.le(1, 1), op.eq(1, 1), op.ne(1, 1), op.ge(1, 2), op.gt(1, 2), op.abs(-1), op.index(True), op.concat([1], [2]), op.contains('abc', 'b'), op.countOf([1, 2, 1], 1), op.indexOf([1, 2], 2), op.getitem({'a': 1}, 'a'), op.length_hint([1, 2]), op.call(max, 1, 2), op.iadd([1], [2]), op.ior({1}, {2}), op.imul(2, 3), op.iconcat([1], (2,)))
d = {}; op.setitem(d, 'k', 1); print(d); op.delitem(d, 'k'); print(d, op.__add__(1, 2), op.length_hint(5, 7))
# === getters ===
class P:
    def __init__(self, **k): self.__dict__.update(k)
    def m(self, *a, **k): return a, k
p = P(name='n', inner=P(x=5))
print(op.itemgetter(1)('abc'), op.itemgetter(0, 2)('abc'), op.itemgetter('k')({'k': 1}), op.itemgetter(slice(1, 3))('abcd'), op.attrgetter('name')(p), op.attrgetter('inner.x', 'name')(p), op.methodcaller('m', 1, k=2)(p), op.methodcaller('upper')('a'), sorted([(1, 'b'), (2, 'a')], key=op.itemgetter(1)), repr(op.itemgetter(1, 'x')), repr(op.attrgetter('a.b')), repr(op.methodcaller('f', 1, k=2)), max([{'v': 1}, {'v': 5}], key=op.itemgetter('v')))
for action in (lambda: op.itemgetter(), lambda: op.attrgetter(), lambda: op.attrgetter(5), lambda: op.methodcaller(), lambda: op.methodcaller(5), lambda: op.itemgetter(5)('a'), lambda: op.itemgetter('k')({}), lambda: op.attrgetter('nope')(p), lambda: op.attrgetter('inner.nope')(p), lambda: op.methodcaller('nope')(p), lambda: op.add(1), lambda: op.add(1, 'a'), lambda: op.indexOf([1], 5), lambda: op.index(1.5), lambda: op.concat(1, 2), lambda: op.length_hint(5), lambda: op.length_hint([], 'a'), lambda: op.countOf(5, 1), lambda: op.truediv(1, 0), lambda: op.itemgetter(1)(), lambda: op.getitem([1], 5), lambda: op.matmul(1, 2)): attempt(action)
