# Every method of set and frozenset, with every kind of operand.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


operands = [{2, 3}, frozenset({3, 4}), [3, 3, 5], (1,), {1: 'x'}, {7: 1}.keys(), range(3), '', iter([2]), set()]
# === methods take any iterable, operators only sets ===
for kind in set, frozenset:
    for name in 'union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint':
        for operand in operands:
            if hasattr(operand, '__next__'):
                operand = iter([2])
            result = getattr(kind({1, 2, 3}), name)(operand)
            print(name, result if isinstance(result, bool) else (type(result).__name__, sorted(result)), end='; ')
        for operand in 5, None, [[]], [{}]:
            attempt(getattr(kind({1, 2, 3}), name), operand)
    for symbol in '|', '&', '-', '^', '<=', '<', '>=', '>', '==', '!=':
        for operand in operands[:6] + [[1], 'a', 5, None]:
            try:
                result = eval(f's {symbol} operand', {'s': kind({1, 2, 3}), 'operand': operand})
                print(symbol, result if isinstance(result, bool) else (type(result).__name__, sorted(result)), end='; ')
            except TypeError as error:
                print(error, end='; ')
        print()

# === several operands ===
s = {1, 2, 3, 4}
print(s.union([5], (6,), {7: 0}), s.intersection([1, 2, 9], {2, 3}), s.difference([1], [2]), s.union(), s.intersection(), s.difference(), s.copy() == s, s.copy() is s, frozenset(s).copy() is not None)
attempt(s.symmetric_difference)
attempt(s.issubset)
attempt(s.isdisjoint, [1], [2])

# === in place ===
for symbol in '|=', '&=', '-=', '^=':
    for operand in {2, 9}, frozenset({3}), [1], 5:
        namespace = {'s': {1, 2, 3}, 'operand': operand}
        alias = namespace['s']
        try:
            exec(f's {symbol} operand', namespace)
            print(symbol, sorted(namespace['s']), namespace['s'] is alias, end='; ')
        except TypeError as error:
            print(error, end='; ')
        namespace = {'s': frozenset({1, 2, 3}), 'operand': operand}
        alias = namespace['s']
        try:
            exec(f's {symbol} operand', namespace)
            print(sorted(namespace['s']), type(namespace['s']).__name__, namespace['s'] is alias, end='; ')
        except TypeError as error:
            print(error, end='; ')
    print()
for name, arguments in [('update', ([5], [6])), ('update', ()), ('intersection_update', ([1, 2], [2])), ('difference_update', ([1], {2})), ('symmetric_difference_update', ([1, 9],)), ('add', (1,)), ('add', (9,)), ('remove', (1,)), ('remove', (9,)), ('discard', (9,)), ('discard', (1,)), ('pop', ()), ('clear', ()), ('add', ([],)), ('remove', ([],)), ('discard', ({},)), ('add', ()), ('pop', (1,)), ('update', (5,)), ('update', ('ab', 5)), ('remove', ({1},)), ('discard', ({2, 3},)), ('__contains__', ({1},))]:
    s = {1, 2, 3}
    try:
        print(name, getattr(s, name)(*arguments), sorted(s, key=str))
    except (TypeError, KeyError) as error:
        print(name, type(error).__name__, error, sorted(s, key=str))
s = {frozenset({1}), 2}
print({1} in s, s.remove({1}), s, frozenset({5}) in {frozenset({5})})
attempt(set().pop)
attempt(frozenset().add) if hasattr(frozenset(), 'add') else print('no add')

# === making ===
for kind in set, frozenset:
    for arguments in (), ([],), ('abca',), (range(3),), ({1: 2},), (5,), (None,), ([[]],), ([1], [2]), (iter([1, 1]),):
        try:
            print(sorted(kind(*arguments)), end='; ')
        except TypeError as error:
            print(error, end='; ')
    print()
f = frozenset([1, 2])
print(frozenset(f) is f, frozenset() == set(), f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, repr(frozenset()), repr(set()), repr(frozenset('a')), repr({1}), f < {1, 2, 3}, f <= {1, 2}, {1, 2} >= f)


class S(set):
    pass


class F(frozenset):
    pass


print(S([1]), F([1]), repr(S()), type(S([1]) | {2}).__name__, type({2} | S([1])).__name__, type(S([1]).copy()).__name__, type(F([1]).copy()).__name__, type(F([1]) | F([2])).__name__, S([1]) == {1}, F([1]) == S([1]), type(frozenset(F([1]))).__name__)
s = {1, 2, 3}
try:
    for item in s:
        s.add(item + 10)
except RuntimeError as error:
    print(error)
try:
    for item in s:
        s.discard(item)
except RuntimeError as error:
    print(error)
attempt(lambda: {1} < 5)
attempt(lambda: {1}[0])
attempt(lambda: {1} + {2})
attempt(lambda: {1} * 2)
attempt(hash, {1})
attempt(lambda: {*5})
attempt(lambda: {1, [2]})
print(set('ab') == set('ba'), {1, True, 1.0}, {0, False, 0.0, -0.0}, len({float('nan'), float('nan')}), {*(), *[1]}, not set(), any(set()), max({3, 1, 2}), sum({1, 2}), sorted({'b', 'a'}), list(map(str, {1})))
