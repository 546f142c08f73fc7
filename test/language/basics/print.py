# === one value ===
print('hello')
print(42)
print(-7)
print(3.5)
print(True, False, None)

# === separators and ends ===
print()
print('a', 'b', 'c')
print('a', 'b', sep='')
print('a', 'b', sep=' | ')
print('no newline', end='')
print('!', end='\n\n')
print(1, 2, 3, sep=', ', end=';\n')
print('a', 'b', sep=None, end=None)
print(*[1, 2, 3])
print(*'xyz', sep='-')

# === containers ===
print([1, 'two', 3.0, None, True])
print((1,), (), (1, 2))
print({'a': 1, 'b': [2, 3]})
print({1}, set(), frozenset())
