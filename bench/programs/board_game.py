"""Players of board games: alpha-beta with a table for connect four, full search for tic-tac-toe, weighted reversi."""
from collections import namedtuple
from functools import lru_cache
from itertools import count

Move = namedtuple('Move', 'place score depth')
WON = 10_000


class IllegalMove(ValueError):
    pass


class TimeUp(Exception):
    pass


class Game:
    """A position of two players, 1 and -1; moves are made and taken back in place."""

    name = 'game'

    def __init__(self):
        self.turn = 1
        self.history = []

    def legal(self):
        raise NotImplementedError

    def play(self, place):
        raise NotImplementedError

    def undo(self):
        raise NotImplementedError

    def key(self):
        raise NotImplementedError

    def winner(self):
        """1, -1, 0 for a draw, None while it goes on."""
        raise NotImplementedError

    def value(self):
        return 0

    def lines(self):
        raise NotImplementedError


class ConnectFour(Game):
    name = 'connect four'
    width, height = 7, 6

    def __init__(self):
        super().__init__()
        self.columns = [[] for _ in range(self.width)]

    def legal(self):
        middle = self.width // 2
        return sorted((c for c, column in enumerate(self.columns) if len(column) < self.height), key=lambda c: (abs(c - middle), c))

    def play(self, place):
        column = self.columns[place]
        if len(column) >= self.height:
            raise IllegalMove(f'column {place} is full')
        column.append(self.turn)
        self.history.append(place)
        self.turn = -self.turn

    def undo(self):
        self.columns[self.history.pop()].pop()
        self.turn = -self.turn

    def key(self):
        return tuple(map(tuple, self.columns))

    def at(self, x, y):
        if 0 <= x < self.width:
            column = self.columns[x]
            if 0 <= y < len(column):
                return column[y]
        return 0

    def run(self, x, y, dx, dy):
        player = self.at(x, y)
        length = 0
        while self.at(x, y) == player:
            length += 1
            x += dx
            y += dy
        return length

    def winner(self):
        if not self.history:
            return None
        x = self.history[-1]
        y = len(self.columns[x]) - 1
        for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1)):
            if self.run(x, y, dx, dy) + self.run(x, y, -dx, -dy) > 4:
                return -self.turn
        return 0 if len(self.history) == self.width * self.height else None

    def value(self):
        total = 0
        for x, column in enumerate(self.columns):
            for y, player in enumerate(column):
                total += player * (3 - abs(x - 3)) * (3 - abs(y - 2))
        return total * self.turn

    def lines(self):
        for y in reversed(range(self.height)):
            yield ''.join('.XO'[self.at(x, y)] for x in range(self.width))


class Reversi(Game):
    name = 'reversi'
    size = 6
    weights = (
        (20, -5, 4, 4, -5, 20),
        (-5, -8, 1, 1, -8, -5),
        (4, 1, 2, 2, 1, 4),
    )

    def __init__(self):
        super().__init__()
        self.board = [[0] * self.size for _ in range(self.size)]
        half = self.size // 2
        self.board[half - 1][half - 1] = self.board[half][half] = -1
        self.board[half - 1][half] = self.board[half][half - 1] = 1

    def flips(self, row, column):
        if self.board[row][column]:
            return []
        found = []
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                if not down and not right:
                    continue
                line = []
                y, x = row + down, column + right
                while 0 <= y < self.size and 0 <= x < self.size and self.board[y][x] == -self.turn:
                    line.append((y, x))
                    y += down
                    x += right
                if line and 0 <= y < self.size and 0 <= x < self.size and self.board[y][x] == self.turn:
                    found += line
        return found

    def legal(self):
        places = [(row, column) for row in range(self.size) for column in range(self.size) if self.flips(row, column)]
        return sorted(places, key=lambda place: -self.weight(*place)) or [None]

    def weight(self, row, column):
        return self.weights[min(row, self.size - 1 - row)][column]

    def play(self, place):
        flipped = []
        if place is not None:
            flipped = self.flips(*place)
            if not flipped:
                raise IllegalMove(f'nothing to turn at {place}')
            for row, column in flipped + [place]:
                self.board[row][column] = self.turn
        self.history.append((place, flipped))
        self.turn = -self.turn

    def undo(self):
        place, flipped = self.history.pop()
        self.turn = -self.turn
        if place is not None:
            self.board[place[0]][place[1]] = 0
            for row, column in flipped:
                self.board[row][column] = -self.turn

    def key(self):
        return self.turn, tuple(map(tuple, self.board))

    def winner(self):
        passed = len(self.history) > 1 and self.history[-1][0] is None and self.history[-2][0] is None
        if not passed and any(0 in row for row in self.board):
            return None
        total = sum(map(sum, self.board))
        return (total > 0) - (total < 0)

    def value(self):
        return self.turn * sum(self.weight(y, x) * cell for y, row in enumerate(self.board) for x, cell in enumerate(row) if cell)

    def lines(self):
        return (''.join('.XO'[cell] for cell in row) for row in self.board)


class Player:
    def choose(self, game):
        raise NotImplementedError


class Greedy(Player):
    """Looks one move ahead."""

    def choose(self, game):
        def worth(place):
            game.play(place)
            try:
                ended = game.winner()
                return WON if ended else -game.value()
            finally:
                game.undo()

        return max(game.legal(), key=worth)


class AlphaBeta(Player):
    """Deepens until its nodes are used up."""

    def __init__(self, nodes, deepest=8):
        self.limit = nodes
        self.deepest = deepest
        self.nodes = self.hits = self.cuts = 0

    def choose(self, game):
        self.left = self.limit
        self.table = {}
        best = Move(game.legal()[0], 0, 0)
        mark = len(game.history)
        for depth in count(1):
            if depth > self.deepest or abs(best.score) > WON // 2:
                break
            try:
                best = self.root(game, depth, best.place)
            except TimeUp:
                while len(game.history) > mark:
                    game.undo()
                break
        self.best = best
        return best.place

    def root(self, game, depth, first):
        best, best_score = None, -2 * WON
        for place in sorted(game.legal(), key=lambda place: place != first):
            game.play(place)
            score = -self.search(game, depth - 1, -2 * WON, -best_score)
            game.undo()
            if score > best_score:
                best, best_score = place, score
        return Move(best, best_score, depth)

    def search(self, game, depth, low, high):
        self.nodes += 1
        self.left -= 1
        if self.left < 0:
            raise TimeUp
        ended = game.winner()
        if ended is not None:
            return ended * game.turn * (WON + depth)
        if depth == 0:
            return game.value()
        key = game.key()
        known = self.table.get(key)
        if known is not None and known[0] >= depth:
            self.hits += 1
            return known[1]
        best = -2 * WON
        exact = True
        for place in game.legal():
            game.play(place)
            score = -self.search(game, depth - 1, -high, -max(low, best))
            game.undo()
            if score > best:
                best = score
            if best >= high:
                self.cuts += 1
                exact = False
                break
        if exact and best > low:
            self.table[key] = depth, best
        return best


def match(game, players, show):
    while (winner := game.winner()) is None:
        player = players[game.turn]
        game.play(player.choose(game))
    print(f'{game.name}: {players[winner].__class__.__name__ if winner else "nobody"} wins after {len(game.history)} moves')
    if show:
        print('\n'.join(game.lines()))


@lru_cache(maxsize=None)
def noughts(board, player):
    """The result of tic-tac-toe for who is to move, and how many positions end."""
    for a, b, c in ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)):
        if board[a] != '.' and board[a] == board[b] == board[c]:
            return (1 if board[a] == player else -1), 1
    if '.' not in board:
        return 0, 1
    other = 'O' if player == 'X' else 'X'
    best, ends = -2, 0
    for place, cell in enumerate(board):
        if cell == '.':
            score, found = noughts(board[:place] + player + board[place + 1 :], other)
            best = max(best, -score)
            ends += found
    return best, ends


def main():
    print('noughts', noughts('.' * 9, 'X'), noughts('X...O....', 'X'), noughts.cache_info().currsize)
    deep, shallow = AlphaBeta(600), AlphaBeta(100)
    match(ConnectFour(), {1: deep, -1: shallow}, True)
    match(ConnectFour(), {1: Greedy(), -1: deep}, False)
    match(Reversi(), {1: AlphaBeta(120), -1: Greedy()}, True)
    print('nodes', deep.nodes, 'hits', deep.hits, 'cuts', deep.cuts, deep.best)
    game = ConnectFour()
    try:
        for _ in range(7):
            game.play(3)
    except IllegalMove as problem:
        print(problem, game.key()[3])


main()
