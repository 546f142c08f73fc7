def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === all, any ===
print(all([]), any([]), all([1, 'a', [0]]), all([1, 0, 2]), any([0, '', None]), any([0, 5]), all({}), any({0: 1}), all(n > 0 for n in (1, 2)), any('')),
seen = []
print(any(seen.append(n) or n > 1 for n in range(5)), seen)
for function in all, any:
    attempt(function)
    attempt(function, 5)
    attempt(function, [], [])
# === sum ===
print(sum([]), sum([1, 2]), sum([1, 2], 10), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum(range(101)), sum([0.1] * 10), sum([1, 0.5, True]), sum([2 ** 53, 1, 1.0]), sum({1: 'a', 2: 'b'}), sum([1], start=5), sum([1j, 2]), sum([10 ** 30, -10 ** 30, 1]), sum(n * n for n in range(4)), sum([1e100, 1.0, -1e100]), sum([float('inf'), 1]), sum([True, True]), sum([], 0.0), sum([-0.0]), sum([-0.0], -0.0), sum([0.1, 0.2, 0.3]), sum([3, 0.1, 0.2]), sum([0.1, 1, 0.2, 2]))
attempt(sum, ['a', 'b'])
attempt(sum, ['a'], '')
attempt(sum, [b'a'], b'')
attempt(sum, [b'a'], bytearray())
attempt(sum, [1, None])
attempt(sum, 5)
attempt(sum, [[1]])
attempt(sum, [1], [])
class Add:
    def __radd__(self, other): return f'radd {other}'
print(sum([Add()]))
