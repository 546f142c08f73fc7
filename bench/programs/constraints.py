"""A constraint solver: variables with domains, propagation to a fixed point, search with undo; sudoku, queens, map colors."""
import itertools
from collections import defaultdict, deque


class Contradiction(Exception):
    """A variable has no value left."""

    def __init__(self, name):
        super().__init__(f'no value left for {name}')
        self.name = name


class Variable:
    def __init__(self, name, values):
        self.name = name
        self._values = set(values)
        self.constraints = []

    @property
    def values(self):
        return self._values

    @property
    def fixed(self):
        return len(self._values) == 1

    @property
    def value(self):
        if not self.fixed:
            raise ValueError(f'{self.name} is not fixed')
        (only,) = self._values
        return only

    def __repr__(self):
        return f'{self.name}={sorted(self._values)}'


class Constraint:
    def __init__(self, *variables):
        self.variables = variables

    def prune(self, changed, remove):
        """Removes what the fixed variable `changed` rules out."""
        raise NotImplementedError

    def holds(self):
        raise NotImplementedError


class AllDifferent(Constraint):
    def prune(self, changed, remove):
        value = changed.value
        for variable in self.variables:
            if variable is not changed and value in variable.values:
                remove(variable, value)

    def hidden_singles(self, values):
        places = defaultdict(list)
        for variable in self.variables:
            for value in variable.values:
                places[value].append(variable)
        for value in values:
            found = places.get(value)
            if found is None:
                raise Contradiction(f'value {value}')
            if len(found) == 1 and not found[0].fixed:
                yield found[0], value

    def holds(self):
        return len({variable.value for variable in self.variables}) == len(self.variables)


class NotAttacking(Constraint):
    """Two queens in columns that are `gap` apart."""

    def __init__(self, left, right, gap):
        super().__init__(left, right)
        self.gap = gap

    def prune(self, changed, remove):
        left, right = self.variables
        other = right if changed is left else left
        row = changed.value
        for ruled_out in (row, row - self.gap, row + self.gap):
            if ruled_out in other.values:
                remove(other, ruled_out)

    def holds(self):
        left, right = self.variables
        return left.value != right.value and abs(left.value - right.value) != self.gap


class Unequal(Constraint):
    def prune(self, changed, remove):
        first, second = self.variables
        other = second if changed is first else first
        if changed.value in other.values:
            remove(other, changed.value)

    def holds(self):
        return self.variables[0].value != self.variables[1].value


class Solver:
    def __init__(self):
        self.variables = {}
        self.constraints = []
        self.trail = []
        self.statistics = defaultdict(int)

    def variable(self, name, values):
        self.variables[name] = made = Variable(name, values)
        return made

    def add(self, constraint):
        self.constraints.append(constraint)
        for variable in constraint.variables:
            variable.constraints.append(constraint)

    def propagate(self, queue):
        def remove(variable, value):
            variable.values.discard(value)
            self.trail.append((variable, value))
            self.statistics['removed'] += 1
            if not variable.values:
                raise Contradiction(variable.name)
            if variable.fixed:
                queue.append(variable)

        while queue:
            changed = queue.popleft()
            for constraint in changed.constraints:
                self.statistics['checks'] += 1
                constraint.prune(changed, remove)

    def assign(self, variable, value):
        for other in sorted(variable.values - {value}):
            variable.values.discard(other)
            self.trail.append((variable, other))
        self.propagate(deque([variable]))

    def undo(self, mark):
        while len(self.trail) > mark:
            variable, value = self.trail.pop()
            variable.values.add(value)

    def choose(self):
        open_variables = [variable for variable in self.variables.values() if not variable.fixed]
        if not open_variables:
            return None
        return min(open_variables, key=lambda variable: (len(variable.values), -len(variable.constraints)))

    def start(self):
        self.propagate(deque(variable for variable in self.variables.values() if variable.fixed))

    def solutions(self):
        variable = self.choose()
        if variable is None:
            yield {name: found.value for name, found in self.variables.items()}
            return
        for value in sorted(variable.values):
            mark = len(self.trail)
            self.statistics['tried'] += 1
            try:
                self.assign(variable, value)
                yield from self.solutions()
            except Contradiction:
                self.statistics['contradictions'] += 1
            finally:
                self.undo(mark)


def sudoku(text):
    solver = Solver()
    digits = '123456789'
    cells = [''.join(pair) for pair in itertools.product('ABCDEFGHI', digits)]
    for cell, given in zip(cells, text):
        solver.variable(cell, [given] if given in digits else digits)
    at = solver.variables
    units = [[row + digit for digit in digits] for row in 'ABCDEFGHI']
    units += [[row + digit for row in 'ABCDEFGHI'] for digit in digits]
    units += [[r + d for r in rows for d in columns] for rows in ('ABC', 'DEF', 'GHI') for columns in ('123', '456', '789')]
    for unit in units:
        solver.add(AllDifferent(*(at[cell] for cell in unit)))
    solver.start()
    progress = True
    while progress:
        progress = False
        for constraint in solver.constraints:
            for variable, value in list(constraint.hidden_singles(digits)):
                if not variable.fixed:
                    solver.assign(variable, value)
                    progress = True
    return solver


def queens(count):
    solver = Solver()
    columns = [solver.variable(f'q{column}', range(count)) for column in range(count)]
    for (i, left), (j, right) in itertools.combinations(enumerate(columns), 2):
        solver.add(NotAttacking(left, right, j - i))
    return solver


def coloring(edges, colors):
    solver = Solver()
    for name in sorted({name for edge in edges for name in edge}):
        solver.variable(name, colors)
    for first, second in edges:
        solver.add(Unequal(solver.variables[first], solver.variables[second]))
    return solver


def report(title, solver, found):
    numbers = ', '.join(f'{key} {value}' for key, value in sorted(solver.statistics.items()))
    print(f'{title:<10} {len(found):>4} solutions; {numbers}')


def main():
    puzzles = [
        '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79',
        '4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......',
        '85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.',
    ]
    for number, puzzle in enumerate(puzzles):
        solver = sudoku(puzzle)
        found = list(itertools.islice(solver.solutions(), 3))
        report(f'sudoku {number}', solver, found)
        first = ''.join(found[0].values())
        settled = solver.choose() is None
        holds = settled and all(constraint.holds() for constraint in solver.constraints)
        print('  ', first[:27], first[-9:], 'without search' if holds else 'by search')
    for count in (6, 7, 8, 9, 12):
        solver = queens(count)
        found = list(itertools.islice(solver.solutions(), 400))
        report(f'queens {count}', solver, found)
        print('  ', [found[0][f'q{column}'] for column in range(count)], sum(sum(each.values()) for each in found))
    edges = [('WA', 'NT'), ('WA', 'SA'), ('NT', 'SA'), ('NT', 'Q'), ('SA', 'Q'), ('SA', 'NSW'), ('SA', 'V'), ('Q', 'NSW'), ('NSW', 'V')]
    solver = coloring(edges + [('T', 'V')], ('red', 'green', 'blue'))
    found = list(solver.solutions())
    report('colors', solver, found)
    print('  ', found[-1])
    try:
        solver = coloring(list(itertools.combinations('abcd', 2)), (1, 2, 3))
        solver.assign(solver.variables['a'], 1)
        solver.assign(solver.variables['b'], 2)
    except Contradiction as problem:
        print('  ', type(problem).__name__, problem, problem.name)


main()
