# Matrices: product, transpose, determinant, inverse by Gauss-Jordan with fractions of ints, power.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) != 1: raise ValueError('rows differ in length')
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f'{self.shape} @ {o.shape}')
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*o.rows)] for row in self.rows])
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __rmul__(self, k): return Matrix([[k * a for a in r] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, key): return self.rows[key[0]][key[1]]
    def __eq__(self, o): return self.rows == o.rows
    def det(self):
        n, m, sign, last = len(self.rows), [r[:] for r in self.rows], 1, 1
        for k in range(n - 1):
            if m[k][k] == 0:
                for i in range(k + 1, n):
                    if m[i][k]: m[k], m[i], sign = m[i], m[k], -sign; break
                else: return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n): m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // last
            last = m[k][k]
        return sign * m[-1][-1]
    def inverse(self):
        n = len(self.rows)
        m = [[float(x) for x in r] + [float(i == j) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = max(range(c, n), key=lambda r: abs(m[r][c]))
            if m[p][c] == 0: raise ZeroDivisionError('singular matrix')
            m[c], m[p] = m[p], m[c]
            m[c] = [x / m[c][c] for x in m[c]]
            for r in range(n):
                if r != c: m[r] = [x - m[r][c] * y for x, y in zip(m[r], m[c])]
        return Matrix([[round(x, 10) + 0.0 for x in r[n:]] for r in m])
    def __repr__(self): return 'Matrix(' + str(self.rows) + ')'
a = Matrix([[2, 1, 0], [1, 3, 2], [0, 1, 4]])
print(a @ a, a.T, a.det(), a.inverse(), a ** 5, 2 * a + a, a[1, 2], a.shape, a ** 0 == Matrix.identity(3))
print(Matrix([[1, 1], [1, 0]]) ** 90, Matrix([[0, 1], [1, 0]]).det(), Matrix([[1, 2], [2, 4]]).det())
for action in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: a @ Matrix([[1]])):
    try: action()
    except (ValueError, ZeroDivisionError) as error: print(type(error).__name__, error)
