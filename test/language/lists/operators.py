def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === concatenation and repetition ===
a = [1, 2]
print(a + [3], a * 2, 2 * a, a * 0, a * -1, [] + [], [[]] * 2, a * True)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
b = a
b += [3]
print(a, b is a)
b = b + [4]
print(a, b)
b += 'xy'
b += (n for n in range(2))
b *= 2
print(b)
attempt(lambda: a + (1,))
attempt(lambda: a + 'x')
attempt(lambda: a * 'x')
attempt(lambda: a * [1])
attempt(lambda: a * 1.5)
attempt(lambda: a - [1])
attempt(lambda: 5 + a)
attempt(lambda: -a)
attempt(lambda: a * (2 ** 62))

# === comparison ===
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9], [1, 2] == [1.0, 2.0], [1] == (1,), [1] != [1], [[1], 2] <= [[1], 2], [1, 2, 3] >= [1, 2, 4])
attempt(lambda: [1] < ['a'])
attempt(lambda: [1] < (1,))
attempt(lambda: [1] < 1)
nan = float('nan')
print([nan] == [nan], [nan] < [nan], nan in [nan], [1, 'a'] == ['a', 1], [1, 'a'] < [0, 2] if False else '')

# === identity shortcuts equality ===
class Never:
    def __eq__(self, other):
        return False
n = Never()
print(n in [n], [n] == [n], [n].index(n), [n].count(n), n in [Never()])

# === truth, unpacking, conversion ===
print(bool([]), bool([0]), len([[], []]), [*[1], *(), *'a'], sum([[1], [2]], []), max([[1, 2], [1, 3]]), any([]), all([]), str([1, 'a', None, 2.0]), repr(['\n', "'"]), tuple([1]), dict([[1, 2]]), set([1, 1]))
attempt(hash, [])
attempt(lambda: {[1]: 2})
attempt(lambda: [].foo)
attempt(lambda: [1]())
attempt(lambda: [1].items())
attempt(lambda: len(5))

# === subclass ===
class Stack(list):
    def push(self, item):
        self.append(item)
        return self
    def __getitem__(self, index):
        return 'got ' + str(super().__getitem__(index))
s = Stack([1]).push(2)
print(s, s[0], type(s + [1]).__name__, type(s[:1]).__name__, type(s.copy()).__name__, len(s), s == [1, 2], list(s), isinstance(s, list), [n for n in s])
