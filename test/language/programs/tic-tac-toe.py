# Minimax with memo; every game of perfect players is a draw.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
memo, visits = {}, 0
def winner(b): return next((b[i] for i, j, k in LINES if b[i] != '.' and b[i] == b[j] == b[k]), None)
def best(b, player):
    global visits
    if b in memo: return memo[b]
    visits += 1
    other = 'XO'[player == 'X']
    if w := winner(b): result = (1 if w == player else -1), None
    elif '.' not in b: result = 0, None
    else: result = max(((-best(b[:i] + player + b[i + 1:], other)[0], i) for i, c in enumerate(b) if c == '.'), key=lambda r: (r[0], -r[1]))
    memo[b] = result
    return result
board, player, moves = '.' * 9, 'X', []
while not winner(board) and '.' in board:
    _, i = best(board, player)
    board, player = board[:i] + player + board[i + 1:], 'XO'[player == 'X']
    moves.append(i)
print(moves, winner(board), visits, len(memo))
for r in 0, 3, 6: print(' | '.join(board[r:r + 3]))
print(best('XX.OO....', 'X'), best('X...O...X', 'O'), best('XOXOXO...', 'X'))
