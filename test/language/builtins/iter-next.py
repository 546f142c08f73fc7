def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === iter and next ===
it = iter([1, 2])
print(next(it), next(it), next(it, 'default'), next(it, None), next(iter({'k': 1})), next(iter('ab')), iter(it) is it)
attempt(next, it)
attempt(next, [1])
attempt(next, None, 5)
attempt(next)
attempt(next, it, 1, 2)
attempt(iter, 5)
attempt(iter, None)
attempt(iter, int)
attempt(iter)
# === iter with a sentinel ===
numbers = [1, 2, 3, 4]
print(list(iter(numbers.pop, 2)), numbers, list(iter(lambda: 5, 5)), list(iter(iter('abc').__next__, 'c')))
attempt(iter, 5, 1)
attempt(lambda: next(iter(lambda: 1 / 0, 1)))
it = iter([].pop, 0)
attempt(next, it)
print(next(iter(int, 0), 'equal at once'))
# === kinds of iterators ===
for value in [], (), '', b'', {}, set(), range(1), {}.keys(), {}.values(), {}.items(), bytearray(), memoryview(b''), zip(), map(str, []), filter(None, []), enumerate([]), reversed([]), (n for n in []), frozenset(), reversed(''), reversed(()), reversed({}), 'é', reversed(range(1)): print(type(iter(value)).__name__, end=' ')
print()
# === reversed ===
print(list(reversed([1, 2])), list(reversed('ab')), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), list(reversed((1, 2))), list(reversed({'a': 1}.items())), list(reversed(b'ab')))
for value in {1}, 5, (n for n in []), None, iter([]), int: attempt(reversed, value)
attempt(reversed)
