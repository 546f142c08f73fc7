# A line diff by longest common subsequence, a nested-dict diff, a three-way merge.
def diff(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1): table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]: yield ' ', a[i]; i += 1; j += 1
        elif i < len(a) and (j == len(b) or table[i + 1][j] >= table[i][j + 1]): yield '-', a[i]; i += 1
        else: yield '+', b[j]; j += 1
old, new = 'the quick brown fox jumps'.split(), 'the slow brown dog jumps high'.split()
print(*(mark + line for mark, line in diff(old, new)), sep='\n')
def changes(a, b, path=''):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys(), key=str):
            here = f'{path}.{key}' if path else str(key)
            if key not in a: yield f'+ {here} = {b[key]!r}'
            elif key not in b: yield f'- {here} = {a[key]!r}'
            else: yield from changes(a[key], b[key], here)
    elif isinstance(a, list) and isinstance(b, list):
        for i, (x, y) in enumerate(zip(a, b)): yield from changes(x, y, f'{path}[{i}]')
        if len(a) != len(b): yield f'~ {path} length {len(a)} -> {len(b)}'
    elif a != b or type(a) is not type(b): yield f'~ {path}: {a!r} -> {b!r}'
print(*changes({'a': 1, 'b': {'c': [1, 2], 'd': None}, 'z': 0}, {'a': 1.0, 'b': {'c': [1, 3, 4], 'e': 'new'}, 5: 'x'}), sep='\n')
def merge(base, mine, theirs):
    out, conflicts = {}, []
    for key in {**base, **mine, **theirs}:
        b, m, t = (d.get(key) for d in (base, mine, theirs))
        if m == t or t == b: value = m
        elif m == b: value = t
        elif all(isinstance(x, dict) for x in (m, t)): value, inner = merge(b or {}, m, t); conflicts += [f'{key}.{c}' for c in inner]
        else: value = {'<<<': m, '>>>': t}; conflicts.append(key)
        if value is not None: out[key] = value
    return out, conflicts
print(merge({'x': 1, 'y': 2, 'n': {'p': 1}}, {'x': 1, 'y': 3, 'n': {'p': 1, 'q': 2}}, {'x': 5, 'n': {'p': 9}, 'w': 0, 'y': 4}))
