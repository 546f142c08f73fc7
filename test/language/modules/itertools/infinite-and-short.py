import itertools as it
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === count, cycle, repeat ===
take = lambda n, x: list(it.islice(x, n))
print(take(3, it.count()), take(3, it.count(5, -2)), take(4, it.count(0.5, 0.25)), take(2, it.count(10 ** 20)), take(5, it.cycle('ab')), list(it.cycle([])), list(it.repeat('x', 3)), list(it.repeat(1, 0)), it.count(3, 2), it.repeat(5, 2), it.count(), it.repeat('a'), take(3, it.count(step=3)), list(it.repeat(1, -5)))
# === chain, compress, dropwhile, takewhile, filterfalse ===
print(list(it.chain('ab', [1], ())), list(it.chain.from_iterable(['ab', 'c'])), list(it.compress('abcd', [1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 3, 2])), list(it.filterfalse(None, [0, 1, ''])), list(it.filterfalse(lambda x: x % 2, range(5))))
# === islice, starmap, pairwise, batched, zip_longest, accumulate, tee ===
print(list(it.islice('abcdef', 2)), list(it.islice('abcdef', 2, None)), list(it.islice('abcdef', 1, 5, 2)), list(it.islice('ab', 0)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise('abcd')), list(it.pairwise('a')), list(it.batched('abcdefg', 3)), list(it.zip_longest('ab', [1], fillvalue='-')), list(it.zip_longest()), list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate('abc')), list(it.accumulate([])), list(it.accumulate([], initial=1)), list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=2)))
a, b = it.tee([1, 2, 3]); next(a)
print(list(a), list(b), it.tee('x', 0), [list(x) for x in it.tee('xy', 3)])
source = iter(range(6)); s = it.islice(source, 2, 4)
print(list(s), list(source))
for action in (lambda: it.islice([1], -1), lambda: it.islice([1], 'a'), lambda: it.islice([1], 0, 5, 0), lambda: it.islice([1]), lambda: it.chain(5).__next__(), lambda: it.chain.from_iterable(5), lambda: list(it.chain.from_iterable([5])), lambda: it.count('a'), lambda: it.repeat(), lambda: it.tee([1], -1), lambda: it.batched('a', 0), lambda: list(it.batched('abcd', 3, strict=True)), lambda: list(it.starmap(pow, [1])), lambda: it.zip_longest('a', fill=1), lambda: it.accumulate(), lambda: it.takewhile(1), lambda: it.compress('a'), lambda: it.cycle(5), lambda: it.pairwise(5), lambda: list(it.accumulate([1, 'a'])), lambda: len(it.count())): attempt(action)
