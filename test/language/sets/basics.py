def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction ===
print(set(), {1, 2}, set([3, 1, 2]), set('a'), {1, 1.0, True}, set(range(5)), frozenset(), frozenset([1]), set({5: 6}), {*[1, 2], *{2, 3}}, {n % 3 for n in range(10)}, set(frozenset([1])))
attempt(set, 5)
attempt(set, [[]])
attempt(set, 1, 2)
attempt(lambda: {{}})
attempt(lambda: {[1]})
attempt(frozenset, None)
attempt(lambda: set(iterable=[1]))

# === adding and removing ===
s = {1, 2}
print(s.add(3), s.add(1), s, s.discard(9), s.discard(1), s, s.remove(2), s, s.pop(), s, s.clear(), s)
attempt({1}.remove, 9)
attempt({1}.remove, 'k')
attempt({1}.remove, (1, 2))
attempt(set().pop)
attempt({1}.add, [])
attempt({1}.discard, [])
attempt(lambda: [] in {1})
attempt(lambda: {1}.remove({2}))
print({2} in {frozenset([2])}, frozenset([2]) in {frozenset([2])}, {frozenset([1, 2]): 'x'}[frozenset([2, 1])])

# === operators ===
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, b - a, a | frozenset([9]), frozenset([9]) | a, type(a & frozenset(b)).__name__, type(frozenset(a) & b).__name__)
print(a < b, a <= a, a < a, {1} < a, a > {1}, a >= {1, 2, 3}, a == {3, 2, 1}, a != b, a == frozenset(a), a == [1, 2, 3], {1} == {1.0}, set() <= set(), not set())
attempt(lambda: a | [1])
attempt(lambda: a & 'x')
attempt(lambda: a - [1])
attempt(lambda: a ^ None)
attempt(lambda: a < [1])
attempt(lambda: a + b)
attempt(hash, a)
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
attempt(lambda: a[0])
attempt(lambda: a.append(1))

# === methods take any iterable ===
print(a.union([9], (8,)), a.union(), a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([3, 4]), a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7]), a.copy() == a, a.union('') == a)
a.update([10], {11})
a.difference_update([1])
a.intersection_update([2, 3, 10])
a.symmetric_difference_update([3, 5])
print(a, a.update(), a)
a |= {1}
a &= {1, 2, 5}
a -= {5}
a ^= {2, 3}
print(a)
def in_place():
    global a
    a |= [1]
attempt(in_place)
attempt(lambda: a.union(5))
attempt(lambda: a.update(5))
