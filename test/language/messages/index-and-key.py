def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === index ===
for action in (lambda: [][0], lambda: [1][1], lambda: [1][-2], lambda: ()[0], lambda: (1,)[5], lambda: ''[0], lambda: 'a'[3], lambda: b''[0], lambda: bytearray()[0], lambda: range(0)[0], lambda: range(3)[5], lambda: [].pop(), lambda: [1].pop(3), lambda: memoryview(b'')[0], lambda: [1]['a'], lambda: (1,)['a'], lambda: 'a'['a'], lambda: b'a'['a'], lambda: range(3)['a'], lambda: [1][None], lambda: [1][1.0], lambda: 'a'[1.0], lambda: [1][(1, 2)], lambda: [1][{}], lambda: [1][[]], lambda: [1].index(5), lambda: (1,).index(5), lambda: 'a'.index('b'), lambda: range(3).index(5), lambda: [1].remove(5), lambda: bytearray(b'a').remove(5), lambda: bytearray().pop()): attempt(action)
def store(container, key, value=0): container[key] = value
def drop(container, key): del container[key]
for container, key in ([], 0), ([1], 5), ([1], 'a'), (bytearray(b'a'), 5), ((1,), 0), ('a', 0), (range(1), 0), (b'a', 0), (5, 0), (None, 0), (len, 0), ({1}, 0), (frozenset(), 0), (object(), 0), (int, 0), ({}, []), ({}, {}), ([1], slice(0, 1)), (iter([]), 0), ((n for n in []), 0):
    attempt(store, container, key)
    attempt(drop, container, key)
# === key ===
for key in 'a', 1, None, (1, 'b'), 1.5, True, "it's", b'x', ..., 'multi\nline', '', frozenset([1]), 'é', int:
    attempt(lambda: {}[key])
    attempt(lambda: {}.pop(key))
attempt(lambda: {1}.remove(2))
attempt(lambda: {'a'}.remove('b'))
attempt(set().pop)
attempt({}.popitem)
attempt(lambda: {}[1:2])
attempt(lambda: {}[[]])
attempt(lambda: {}['a']['b'])
for value in 5, None, 1.5, len, int, lambda: 0, object(), {1}, iter([]), (n for n in []), ..., True, print: attempt(lambda: value[0])
