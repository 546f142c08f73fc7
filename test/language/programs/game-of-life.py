# Cells as a set of points and as nested lists give the same generations.
from collections import Counter
def step(cells):
    around = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {p for p, n in around.items() if n == 3 or n == 2 and p in cells}
def step_grid(grid):
    h, w = len(grid), len(grid[0])
    def near(r, c): return sum(grid[(r + a) % h][(c + b) % w] for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0))
    return [[int(near(r, c) == 3 or near(r, c) == 2 and grid[r][c]) for c in range(w)] for r in range(h)]
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
grid = [[int((c, r) in glider) for c in range(10)] for r in range(10)]
cells = glider
for n in range(13):
    assert {(c, r) for r, row in enumerate(grid) for c, v in enumerate(row) if v} == cells, n
    if n % 6 == 0: print(n, sorted(cells)); print('\n'.join(''.join('.#'[v] for v in row) for row in grid[:7]))
    cells, grid = step(cells), step_grid(grid)
print(len(cells), max(cells))
