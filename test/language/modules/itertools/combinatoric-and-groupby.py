import itertools as it
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === product, permutations, combinations ===
j = lambda x: [''.join(map(str, t)) for t in x]
print(j(it.product('ab', [1, 2])), j(it.product('ab', repeat=2)), list(it.product()), list(it.product('a', [])), j(it.permutations('abc')), j(it.permutations('abc', 2)), list(it.permutations([], 0)), list(it.permutations('ab', 3)), j(it.combinations('abcd', 2)), list(it.combinations('ab', 3)), list(it.combinations('ab', 0)), j(it.combinations_with_replacement('abc', 2)), j(it.combinations('aab', 2)), len(list(it.product(range(3), repeat=4))), sum(1 for _ in it.permutations(range(6))))
for action in (lambda: it.permutations('a', -1), lambda: it.combinations('a', -1), lambda: it.combinations('a'), lambda: it.product(5), lambda: it.product('a', repeat=-1), lambda: it.permutations(5), lambda: it.combinations('a', 'b'), lambda: it.product('a', rep=1), lambda: it.permutations('a', 1.5)): attempt(action)
# === groupby ===
print([(k, list(g)) for k, g in it.groupby('aaabbc')], [(k, len(list(g))) for k, g in it.groupby([1, 1, 2, 1])], [(k, list(g)) for k, g in it.groupby(['apple', 'avocado', 'bean'], key=lambda w: w[0])], list(it.groupby([])), [k for k, g in it.groupby([3, 3, 4])])
groups = [g for _, g in it.groupby('aabb')]
print([list(g) for g in groups])
g = it.groupby([1, 2, 3, 10, 11], lambda n: n // 10)
k, first = next(g); print(k, next(first)); k, second = next(g); print(k, list(first), list(second))
attempt(it.groupby); attempt(it.groupby, 5); attempt(lambda: next(it.groupby([])))
# === recipes ===
def sliding(items, n):
    its = it.tee(items, n)
    for i, x in enumerate(its): next(it.islice(x, i, i), None)
    return zip(*its)
def roundrobin(*iterables):
    iterators = it.cycle(map(iter, iterables))
    for active in range(len(iterables), 0, -1):
        iterators = it.cycle(it.islice(iterators, active))
        yield from map(next, iterators)
def powerset(s): return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))
print(list(sliding('abcde', 3)), list(roundrobin('ABC', 'D', 'EF')), list(powerset([1, 2, 3])), max(it.accumulate([3, -5, 8, -2])), dict(it.zip_longest('ab', [1])), list(map(sum, it.batched(range(7), 2))), list(it.chain(*[[1], [2, 3]])), next(it.dropwhile(lambda n: n * n < 50, it.count())), sorted(n for n in dir(it) if n[0] != '_'))
