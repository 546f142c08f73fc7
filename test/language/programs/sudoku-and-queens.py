# Backtracking with sets and generators.
puzzle = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'
def peers(i):
    r, c = divmod(i, 9)
    return {j for j in range(81) if j != i and (j // 9 == r or j % 9 == c or (j // 27 == i // 27 and j % 9 // 3 == c // 3))}
PEERS = [peers(i) for i in range(81)]
def solve(board):
    options = {i: set('123456789') - {board[p] for p in PEERS[i]} for i in range(81) if board[i] == '.'}
    if not options: return board
    i = min(options, key=lambda k: (len(options[k]), k))
    for digit in sorted(options[i]):
        if found := solve(board[:i] + digit + board[i + 1:]): return found
solved = solve(puzzle)
for r in range(0, 81, 9): print(' '.join(solved[r:r + 9]))
def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n: yield ()
    for c in range(n):
        if c not in columns and c + row not in up and c - row not in down:
            for rest in queens(n, row + 1, columns | {c}, up | {c + row}, down | {c - row}): yield (c, *rest)
print(next(queens(8)), sum(1 for _ in queens(6)), list(queens(4)), list(queens(3)))
