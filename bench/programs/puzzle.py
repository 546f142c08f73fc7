"""Searches for puzzles: the eight-puzzle with A*, water jugs breadth first, a sokoban level, and words by one letter."""
import heapq
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache


class Unsolvable(Exception):
    pass


@dataclass(order=True)
class Entry:
    priority: int
    order: int
    state: object = field(compare=False)
    cost: int = field(compare=False, default=0)


class Puzzle:
    """A space of states: a subclass gives the start, the goal, the moves and a lower bound for what is left."""

    name = 'puzzle'

    def start(self):
        raise NotImplementedError

    def solved(self, state):
        raise NotImplementedError

    def moves(self, state):
        raise NotImplementedError

    def estimate(self, state):
        return 0

    def show(self, state):
        return str(state)


class Search:
    def __init__(self, puzzle):
        self.puzzle = puzzle
        self.parents = {}
        self.expanded = 0

    def path(self, state):
        steps = []
        while self.parents[state] is not None:
            state, move = self.parents[state]
            steps.append(move)
        return steps[::-1]

    def run(self):
        raise NotImplementedError


class BestFirst(Search):
    def run(self):
        puzzle = self.puzzle
        start = puzzle.start()
        self.parents = {start: None}
        costs = {start: 0}
        heap = [Entry(puzzle.estimate(start), 0, start)]
        pushed = 1
        while heap:
            entry = heapq.heappop(heap)
            state = entry.state
            if puzzle.solved(state):
                return self.path(state)
            if entry.cost > costs[state]:
                continue
            self.expanded += 1
            for move, following in puzzle.moves(state):
                cost = entry.cost + 1
                if following not in costs or cost < costs[following]:
                    costs[following] = cost
                    self.parents[following] = (state, move)
                    heapq.heappush(heap, Entry(cost + puzzle.estimate(following), pushed, following, cost))
                    pushed += 1
        raise Unsolvable(f'{puzzle.name} after {self.expanded} states')


class BreadthFirst(Search):
    def run(self):
        start = self.puzzle.start()
        self.parents = {start: None}
        queue = deque([start])
        while queue:
            state = queue.popleft()
            if self.puzzle.solved(state):
                return self.path(state)
            self.expanded += 1
            for move, following in self.puzzle.moves(state):
                if following not in self.parents:
                    self.parents[following] = (state, move)
                    queue.append(following)
        raise Unsolvable(f'{self.puzzle.name} after {self.expanded} states')


class Tiles(Puzzle):
    name = 'tiles'
    goal = (1, 2, 3, 4, 5, 6, 7, 8, 0)

    def __init__(self, tiles):
        self.tiles = tuple(tiles)

    def start(self):
        return self.tiles

    def solved(self, state):
        return state == self.goal

    def moves(self, state):
        hole = state.index(0)
        row, column = divmod(hole, 3)
        for move, down, right in (('U', -1, 0), ('D', 1, 0), ('L', 0, -1), ('R', 0, 1)):
            y, x = row + down, column + right
            if 0 <= y < 3 and 0 <= x < 3:
                other = y * 3 + x
                tiles = list(state)
                tiles[hole], tiles[other] = tiles[other], tiles[hole]
                yield move, tuple(tiles)

    def estimate(self, state):
        total = 0
        for place, tile in enumerate(state):
            if tile:
                total += abs(place // 3 - (tile - 1) // 3) + abs(place % 3 - (tile - 1) % 3)
        return total

    def show(self, state):
        return '/'.join(''.join(map(str, state[row * 3 : row * 3 + 3])) for row in range(3))


class Jugs(Puzzle):
    name = 'jugs'

    def __init__(self, sizes, wanted):
        self.sizes = sizes
        self.wanted = wanted

    def start(self):
        return (0,) * len(self.sizes)

    def solved(self, state):
        return self.wanted in state

    def moves(self, state):
        for i, (held, size) in enumerate(zip(state, self.sizes)):
            if held < size:
                yield f'fill {size}', state[:i] + (size,) + state[i + 1 :]
            if held:
                yield f'empty {size}', state[:i] + (0,) + state[i + 1 :]
                for j, other in enumerate(self.sizes):
                    room = other - state[j]
                    if i != j and room:
                        poured = min(held, room)
                        changed = list(state)
                        changed[i] -= poured
                        changed[j] += poured
                        yield f'pour {size}>{other}', tuple(changed)


class Sokoban(Puzzle):
    name = 'sokoban'
    directions = {'up': -1, 'left': -1, 'down': 1, 'right': 1}

    def __init__(self, level):
        self.width = max(len(line) for line in level)
        self.walls, self.goals, boxes, self.player = set(), set(), set(), 0
        for y, line in enumerate(level):
            for x, sign in enumerate(line):
                place = y * self.width + x
                if sign == '#':
                    self.walls.add(place)
                if sign in '.*+':
                    self.goals.add(place)
                if sign in '$*':
                    boxes.add(place)
                if sign in '@+':
                    self.player = place
        self.boxes = frozenset(boxes)
        self.steps = {'u': -self.width, 'd': self.width, 'l': -1, 'r': 1}

    def start(self):
        return self.player, self.boxes

    def solved(self, state):
        return state[1] <= self.goals

    def stuck(self, box):
        if box in self.goals:
            return False
        vertical = box - self.width in self.walls or box + self.width in self.walls
        horizontal = box - 1 in self.walls or box + 1 in self.walls
        return vertical and horizontal

    def moves(self, state):
        player, boxes = state
        for move, step in self.steps.items():
            target = player + step
            if target in self.walls:
                continue
            if target not in boxes:
                yield move, (target, boxes)
                continue
            beyond = target + step
            if beyond in self.walls or beyond in boxes or self.stuck(beyond):
                continue
            yield move.upper(), (target, boxes - {target} | {beyond})


class Ladder(Puzzle):
    name = 'ladder'

    def __init__(self, first, last, words):
        self.first, self.last = first, last
        self.words = frozenset(words)

    def start(self):
        return self.first

    def solved(self, state):
        return state == self.last

    def moves(self, state):
        for i in range(len(state)):
            for letter in 'abcdefghijklmnoprstuvw':
                word = state[:i] + letter + state[i + 1 :]
                if word != state and word in self.words:
                    yield word, word

    def estimate(self, state):
        return sum(a != b for a, b in zip(state, self.last))


@lru_cache(maxsize=None)
def coins(amount, kinds):
    if amount == 0:
        return 1
    if amount < 0 or not kinds:
        return 0
    return coins(amount - kinds[0], kinds) + coins(amount, kinds[1:])


LEVEL = ['########', '#  .   #', '# $#.  #', '#  $   #', '#.$ #@ #', '#      #', '########']
WORDS = '''cold cord card ward warm word worm wore core care bare bard bold bolt colt cole hole hold held head heal hell
tell tall tale male mare more pore port sort sore wand wind wine line lane land lend lead load road'''.split()


def main():
    searches = [
        BestFirst(Tiles([8, 6, 7, 2, 5, 4, 3, 0, 1])),
        BestFirst(Tiles([1, 2, 3, 4, 0, 6, 7, 5, 8])),
        BreadthFirst(Jugs((9, 7, 4), 5)),
        BreadthFirst(Jugs((6, 4), 3)),
        BestFirst(Sokoban(LEVEL)),
        BestFirst(Ladder('cold', 'head', WORDS)),
    ]
    for search in searches:
        try:
            steps = search.run()
        except Unsolvable as problem:
            print('unsolvable:', problem)
            continue
        text = ' '.join(steps)
        print(f'{search.puzzle.name:<8} {len(steps):>3} moves, {search.expanded} expanded, {len(search.parents)} seen: {text[:48]}')
    print('coins', coins(300, (200, 100, 50, 20, 10, 5, 2, 1)), coins.cache_info().misses)


main()
