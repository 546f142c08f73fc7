"""Matrices as lists of lists: products, elimination, determinants by fractions, powers, a game of life, and distances."""
import math
from functools import reduce
from itertools import product


class ShapeError(ValueError):
    def __init__(self, operation, left, right):
        super().__init__(f'{operation}: {left[0]}x{left[1]} and {right[0]}x{right[1]}')


class Singular(ArithmeticError):
    pass


class Matrix:
    """Rows of numbers; operations make new matrices."""

    zero = 0.0
    one = 1.0

    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError('rows differ in length')

    @classmethod
    def build(cls, height, width, entry):
        return cls([[entry(y, x) for x in range(width)] for y in range(height)])

    @classmethod
    def identity(cls, size):
        return cls.build(size, size, lambda y, x: cls.one if y == x else cls.zero)

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def transposed(self):
        return type(self)(zip(*self.rows))

    def __getitem__(self, place):
        if isinstance(place, tuple):
            y, x = place
            return self.rows[y][x]
        return self.rows[place]

    def __setitem__(self, place, value):
        y, x = place
        self.rows[y][x] = value

    def __iter__(self):
        for row in self.rows:
            yield from row

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def combine(self, other, operation, name):
        if self.shape != other.shape:
            raise ShapeError(name, self.shape, other.shape)
        return type(self)([[operation(a, b) for a, b in zip(left, right)] for left, right in zip(self.rows, other.rows)])

    def __add__(self, other):
        return self.combine(other, lambda a, b: a + b, 'sum')

    def __sub__(self, other):
        return self.combine(other, lambda a, b: a - b, 'difference')

    def __mul__(self, factor):
        return type(self)([[value * factor for value in row] for row in self.rows])

    __rmul__ = __mul__

    def multiply(self, a, b):
        return a * b

    def add(self, a, b):
        return a + b

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ShapeError('product', self.shape, other.shape)
        columns = other.transposed.rows
        result = []
        for row in self.rows:
            made = []
            for column in columns:
                total = self.zero
                for a, b in zip(row, column):
                    total = self.add(total, self.multiply(a, b))
                made.append(total)
            result.append(made)
        return type(self)(result)

    def __pow__(self, exponent):
        result, base = self.identity(len(self.rows)), self
        while exponent:
            if exponent & 1:
                result = result @ base
            base = base @ base
            exponent >>= 1
        return result

    def __str__(self):
        cells = [[f'{value:.3g}' if isinstance(value, float) else str(value) for value in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return '\n'.join('  '.join(cell.rjust(width) for cell, width in zip(row, widths)) for row in cells)


class Floats(Matrix):
    def __matmul__(self, other):
        """Three loops over indices, as it is first written."""
        height, inner, width = len(self.rows), len(other.rows), other.shape[1]
        if self.shape[1] != inner:
            raise ShapeError('product', self.shape, other.shape)
        a, b = self.rows, other.rows
        result = [[0.0] * width for _ in range(height)]
        for i in range(height):
            for j in range(width):
                total = 0.0
                for k in range(inner):
                    total += a[i][k] * b[k][j]
                result[i][j] = total
        return Floats(result)

    def decomposed(self):
        """Lower and upper triangles and the order of rows, by elimination with pivots."""
        size = len(self.rows)
        upper = [row[:] for row in self.rows]
        lower = [[0.0] * size for _ in range(size)]
        order = list(range(size))
        swaps = 0
        for k in range(size):
            pivot = max(range(k, size), key=lambda row: abs(upper[row][k]))
            if abs(upper[pivot][k]) < 1e-12:
                raise Singular(f'column {k} has no pivot')
            if pivot != k:
                upper[k], upper[pivot] = upper[pivot], upper[k]
                lower[k], lower[pivot] = lower[pivot], lower[k]
                order[k], order[pivot] = order[pivot], order[k]
                swaps += 1
            lower[k][k] = 1.0
            for row in range(k + 1, size):
                factor = upper[row][k] / upper[k][k]
                lower[row][k] = factor
                if factor:
                    for column in range(k, size):
                        upper[row][column] -= factor * upper[k][column]
        return Floats(lower), Floats(upper), order, swaps

    @property
    def determinant(self):
        try:
            _, upper, _, swaps = self.decomposed()
        except Singular:
            return 0.0
        return math.prod(upper[i, i] for i in range(len(self.rows))) * (-1 if swaps % 2 else 1)

    def solve(self, wanted):
        lower, upper, order, _ = self.decomposed()
        size = len(order)
        between = []
        for i in range(size):
            between.append(wanted[order[i]] - sum(lower[i][j] * between[j] for j in range(i)))
        solution = [0.0] * size
        for i in reversed(range(size)):
            rest = sum(upper[i][j] * solution[j] for j in range(i + 1, size))
            solution[i] = (between[i] - rest) / upper[i][i]
        return solution


class Modular(Matrix):
    zero, one = 0, 1
    modulus = 1_000_000_007

    def multiply(self, a, b):
        return a * b % self.modulus

    def add(self, a, b):
        return (a + b) % self.modulus


class Tropical(Matrix):
    """Sums are minima and products are sums: powers are shortest ways."""

    zero, one = math.inf, 0

    def multiply(self, a, b):
        return a + b

    def add(self, a, b):
        return a if a < b else b


class Exact(Matrix):
    zero, one = 0, 1

    @property
    def determinant(self):
        """Elimination that stays in whole numbers."""
        rows = [row[:] for row in self.rows]
        sign, before = 1, 1
        for k in range(len(rows) - 1):
            if rows[k][k] == 0:
                for other in range(k + 1, len(rows)):
                    if rows[other][k]:
                        rows[k], rows[other] = rows[other], rows[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, len(rows)):
                for j in range(k + 1, len(rows)):
                    rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // before
            before = rows[k][k]
        return sign * rows[-1][-1]


def shortest_ways(weights):
    size = len(weights)
    distance = [row[:] for row in weights]
    for k, i in product(range(size), repeat=2):
        through = distance[i][k]
        if through == math.inf:
            continue
        row, other = distance[i], distance[k]
        for j in range(size):
            if through + other[j] < row[j]:
                row[j] = through + other[j]
    return distance


def life(cells, steps):
    height, width = len(cells), len(cells[0])
    for _ in range(steps):
        following = []
        for y in range(height):
            above, here, below = cells[y - 1], cells[y], cells[(y + 1) % height]
            row = []
            for x in range(width):
                left, right = x - 1, (x + 1) % width
                near = above[left] + above[x] + above[right] + here[left] + here[right] + below[left] + below[x] + below[right]
                row.append(1 if near == 3 or (near == 2 and here[x]) else 0)
            following.append(row)
        cells = following
    return cells


def spiral(rows):
    rows = [list(row) for row in rows]
    while rows:
        yield from rows.pop(0)
        rows = [list(row) for row in zip(*rows)][::-1]


def main():
    a = Floats.build(80, 80, lambda y, x: ((y * 7 + x * 13) % 11 - 5) / 4 + (3.0 if y == x else 0.0))
    b = Floats.build(80, 40, lambda y, x: math.sin(y * 0.5 + x))
    c = a @ b
    print('product', c.shape, f'{sum(c):.6f} {c[3, 5]:.6f} {max(c):.6f}')
    print('determinant', f'{a.determinant:.6e}', Floats([[1.0, 2.0], [2.0, 4.0]]).determinant)
    solution = a.solve([float(i % 5) for i in range(80)])
    wrong = max(abs(sum(x * y for x, y in zip(row, solution)) - i % 5) for i, row in enumerate(a.rows))
    print('solution', ' '.join(f'{value:+.4f}' for value in solution[:6]), wrong < 1e-9)
    print('fibonacci', (Modular([[1, 1], [1, 0]]) ** 1000000)[0, 1])
    steps = Modular.build(18, 18, lambda y, x: int((y * x + y + x) % 3 == 0)) ** 100
    print('ways', reduce(lambda sum, value: (sum * 31 + value) % Modular.modulus, steps, 7))
    exact = Exact.build(18, 18, lambda y, x: (y * y * 3 + x * 5 + y * x) % 17 - 8 + (y == x) * 4)
    print('exact', exact.determinant, Exact([[0, 1], [1, 0]]).determinant, Exact([[0, 1], [0, 2]]).determinant)
    weights = [[0 if y == x else (y * 17 + x * 29) % 41 + 1 if (y * x + y) % 4 == 1 else math.inf for x in range(48)] for y in range(48)]
    distances = shortest_ways(weights)
    reached = [value for row in distances for value in row if value < math.inf]
    print('distances', len(reached), sum(reached), max(reached), (Tropical(weights) ** 64).rows == distances)
    glider = [[int((x, y) in ((1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (12, 8), (13, 8), (14, 8))) for x in range(24)] for y in range(16)]
    after = life(glider, 60)
    print('life', sum(map(sum, after)), [(y, x) for y, row in enumerate(after) for x, cell in enumerate(row) if cell])
    square = Matrix.build(4, 4, lambda y, x: y * 4 + x)
    print(square, list(spiral(square.rows)), sep='\n')
    print(2 * square - square == square, square + square == square, (square @ square.transposed)[2])
    for attempt in (lambda: a @ a.transposed @ Floats([[1.0]]), lambda: square + b, lambda: Matrix([[1], [1, 2]]), lambda: Floats([[0.0]]).solve([1.0])):
        try:
            attempt()
        except (ValueError, ArithmeticError) as problem:
            print(type(problem).__name__, problem)


main()
