def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === growing ===
a = [1, 2]
print(a.append(3), a, a.extend((4, 5)), a.extend('ab'), a.insert(0, 'first'), a.insert(-1, 'x'), a.insert(100, 'end'), a.insert(-100, 'start'), a)
a.extend(n * n for n in range(3))
a.extend({'k': 1})
a.extend(a[:2])
print(a, len(a))
b = [1, 2]
b.extend(b)
b += b
print(b)

# === shrinking ===
a = [5, 3, 5, 1]
print(a.pop(), a.pop(0), a.pop(-1), a, a.remove(3), a, a.clear(), a)
attempt([].pop)
attempt([1].pop, 5)
attempt([1].pop, 'a')
attempt([1].pop, 0, 1)
attempt([1].remove, 2)
attempt([1].remove)

# === searching ===
a = [1, 2, 1.0, True, '1', None, float('nan')]
print(a.index(1), a.index(1, 1), a.index(True, 2, 4), a.count(1), a.count('1'), a.count(None), a.index(None, -3), 2 in a, '2' in a)
attempt(a.index, 9)
attempt(a.index, 'x')
attempt(a.index, 1, 5)
attempt(a.index, 2, 0, 1)
attempt([[1]].index, [2])

# === copy and reverse ===
a = [[1], 2]
b = a.copy()
b[0].append(9)
b.append(3)
print(a, b, a.reverse(), a, list(reversed(b)), b[::-1])

# === arguments ===
attempt([].append)
attempt([].append, 1, 2)
attempt([].extend, 5)
attempt([].extend, None)
attempt([].insert, 1)
attempt([].insert, 'a', 1)
attempt(lambda: [].append(object=1))
attempt(lambda: [].add(1))
attempt(lambda: [].length)
attempt(list, 5)
attempt(list, 1, 2)
attempt(lambda: list(iterable=[1]))
print(list(), list('ab'), list(range(3)), list({1: 2}), list((1,)), [name for name in dir(list) if name[0] != '_'])
