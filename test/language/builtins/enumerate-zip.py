def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === enumerate ===
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate([], 1)), list(enumerate(iterable='a', start=-1)), list(enumerate('a', start=2 ** 63)), next(enumerate('z')), type(enumerate([])).__name__, dict(enumerate('ab')))
for arguments in (), (5,), ([], 'a'), ([], 1.5), ([], 1, 2): attempt(enumerate, *arguments)
# === zip ===
print(list(zip()), list(zip([1])), list(zip('ab', [1, 2, 3])), list(zip(range(3), 'abc', (True, False, None))), dict(zip('ab', [1, 2])), list(zip(*[(1, 2), (3, 4)])), list(zip('ab', [1, 2], strict=True)), list(zip(strict=True)))
attempt(lambda: list(zip('ab', [1], strict=True)))
attempt(lambda: list(zip('a', [1, 2], strict=True)))
attempt(lambda: list(zip('a', 'b', 'cd', strict=True)))
attempt(lambda: list(zip('ab', 'cd', 'e', strict=True)))
attempt(lambda: zip(5))
attempt(lambda: zip('a', 5))
attempt(lambda: zip([], foo=1))
it = iter([1, 2, 3])
print(list(zip(it, it)), list(it))
a, b = iter('abc'), iter('x')
print(list(zip(a, b)), list(a))
c, d = iter('x'), iter('abc')
print(list(zip(c, d)), list(d))
z = zip('ab', 'cd')
print(next(z), list(z), list(z), iter(z) is z)
def fails():
    yield 1
    raise ValueError('in zip')
attempt(lambda: list(zip(fails(), 'ab')))
