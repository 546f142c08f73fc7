# Dynamic programming: knapsack, edit distance with its script, longest common subsequence, coin change.
def knapsack(items, capacity):
    table = [[0] * (capacity + 1)]
    for name, weight, value in items:
        last = table[-1]
        table.append([max(last[c], last[c - weight] + value if c >= weight else 0) for c in range(capacity + 1)])
    chosen, c = [], capacity
    for i in range(len(items), 0, -1):
        if table[i][c] != table[i - 1][c]: chosen.append(items[i - 1][0]); c -= items[i - 1][1]
    return table[-1][-1], chosen[::-1]
def edit(a, b):
    d = [[i + j if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1): d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (x != y))
    i, j, script = len(a), len(b), []
    while i or j:
        if i and j and d[i][j] == d[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]: script.append(f'{a[i - 1]}>{b[j - 1]}')
            i, j = i - 1, j - 1
        elif i and d[i][j] == d[i - 1][j] + 1: script.append(f'-{a[i - 1]}'); i -= 1
        else: script.append(f'+{b[j - 1]}'); j -= 1
    return d[-1][-1], script[::-1]
def lcs(a, b, memo=None):
    memo = {} if memo is None else memo
    if (a, b) not in memo:
        if not a or not b: memo[a, b] = ''
        elif a[0] == b[0]: memo[a, b] = a[0] + lcs(a[1:], b[1:], memo)
        else: memo[a, b] = max(lcs(a[1:], b, memo), lcs(a, b[1:], memo), key=len)
    return memo[a, b]
def coins(amount, kinds):
    best = [0] + [None] * amount
    for n in range(1, amount + 1):
        best[n] = min((best[n - k] + 1 for k in kinds if k <= n and best[n - k] is not None), default=None)
    return best[amount]
print(knapsack([('map', 9, 150), ('compass', 13, 35), ('water', 153, 200), ('sandwich', 50, 160), ('glucose', 15, 60), ('tin', 68, 45)], 200))
print(edit('kitten', 'sitting'), edit('', 'abc'), edit('same', 'same'), edit('naïve', 'native'))
print(lcs('AGGTAB', 'GXTXAYB'), lcs('abc', 'xyz'), coins(63, [1, 5, 10, 21, 25]), coins(3, [2]), coins(0, [1]))
