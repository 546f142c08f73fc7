import random
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === the generator's sequence for several seeds ===
for seed in 0, 1, 42, -5, 2 ** 64 + 3, 'text', b'bytes', 1.5, '', 3.0, bytearray(b'x'):
    random.seed(seed)
    print(repr(seed), random.random(), random.random(), random.getrandbits(32), random.randrange(100))
random.seed(10, version=1)
print(random.random())
random.seed('abc', version=1)
print(random.random())
attempt(random.seed, [1])
attempt(random.seed, (1,))
# === bits and integers ===
random.seed(7)
print([random.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 53, 64, 100, 1000)][:9], random.randbytes(5))
print([random.randint(1, 6) for _ in range(12)], [random.randrange(10) for _ in range(8)], [random.randrange(5, 50, 7) for _ in range(6)], random.randrange(2 ** 70), random.randint(-10 ** 20, 10 ** 20), [random.randrange(10, 0, -3) for _ in range(4)], random.randint(5, 5))
for action in (lambda: random.randrange(0), lambda: random.randint(5, 1), lambda: random.randrange(5, 5), lambda: random.randrange(1, 5, 0), lambda: random.randrange(1.5), lambda: random.randint(1, 2.5), lambda: random.getrandbits(-1), lambda: random.randrange('a'), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(1, 2.0), lambda: random.randbytes(-1)): attempt(action)
# === own generators and state ===
a, b = random.Random(5), random.Random(5)
print([a.random() == b.random() for _ in range(3)], a.randint(0, 9), b.randint(0, 9))
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], state[0], len(state[1]), state[2])
attempt(random.setstate, (1, 2, 3))
attempt(random.setstate, 5)
c = random.Random()
c.setstate(state)
print(c.random() == first[0], isinstance(c, random.Random))
