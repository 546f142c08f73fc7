import random
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === choice, choices, shuffle, sample ===
random.seed(3)
print([random.choice('abcdef') for _ in range(10)], random.choice(range(100)), random.choice((1,)))
print(random.choices('abc', k=8), random.choices([1, 2, 3], weights=[1, 0, 5], k=6), random.choices('xy', cum_weights=[1, 10], k=5), random.choices('ab', [0.5, 0.5]), random.choices([1], k=0))
items = list(range(10))
print(random.shuffle(items), items)
print(random.sample(range(1000), 5), random.sample('abcdef', 3), random.sample([1, 2, 3], 3), random.sample(['a', 'b'], k=3, counts=[2, 2]), random.sample(range(10 ** 9), 3), random.sample([1, 2], 0), random.sample(list(range(30)), 20))
for action in (lambda: random.choice(5), lambda: random.choice({1, 2}), lambda: random.choice({}), lambda: random.choices([], k=1), lambda: random.choices([1], weights=[0]), lambda: random.choices([1, 2], weights=[1]), lambda: random.choices([1], weights=[1], cum_weights=[1]), lambda: random.choices([1], weights=5), lambda: random.choices([1, 2], weights=[1, float('inf')]), lambda: random.sample({1, 2}, 1), lambda: random.sample([1], -1), lambda: random.sample([1, 2], 1, counts=[1]), lambda: random.shuffle((1, 2)), lambda: random.shuffle(5), lambda: random.sample({'a': 1}, 1)): attempt(action)
words = ['one', 'two', 'three', 'four', 'five']
for seed in range(4):
    random.seed(seed)
    random.shuffle(words)
    print(words, random.sample(words, 2), random.choice(words))
