/** Damped Gauss-Newton for a model of few parameters. */

export interface Model {
  readonly value: (x: number, parameters: readonly number[]) => number;
  /** Derivatives by each parameter. */
  readonly gradient: (x: number, parameters: readonly number[]) => readonly number[];
}

export interface LeastSquares {
  readonly parameters: readonly number[];
  /** Sum of squared residuals. */
  readonly squares: number;
  /** Inverse of the normal matrix; undefined where the points do not determine the parameters. */
  readonly covarianceShape: readonly (readonly number[])[] | undefined;
}

/** Fits the parameters marked free; the others keep their start. */
export function fitLeastSquares(
  model: Model,
  points: readonly (readonly [x: number, y: number])[],
  start: readonly number[],
  free: readonly number[],
): LeastSquares {
  let parameters = [...start];
  let squares = squaresOf(model, points, parameters);
  let damping = 1e-3;
  for (let turn = 0; turn < 500; turn++) {
    const { normal, slope } = normalEquations(model, points, parameters, free);
    const damped = normal.map((row, i) => row.map((cell, j) => (i === j ? cell * (1 + damping) : cell)));
    const step = solve(damped, slope);
    if (step === undefined) break;
    const next = [...parameters];
    free.forEach((parameter, index) => {
      next[parameter] = (next[parameter] as number) + (step[index] as number);
    });
    const nextSquares = squaresOf(model, points, next);
    if (nextSquares <= squares) {
      const gain = squares - nextSquares;
      [parameters, squares, damping] = [next, nextSquares, Math.max(1e-14, damping / 10)];
      if (gain <= 1e-15 * squares && damping < 1e-9) break;
    } else damping *= 10;
    if (damping > 1e16) break;
  }
  const { normal } = normalEquations(model, points, parameters, free);
  return { parameters, squares, covarianceShape: invert(normal) };
}

function squaresOf(
  model: Model,
  points: readonly (readonly [number, number])[],
  parameters: readonly number[],
): number {
  return points.reduce((sum, [x, y]) => sum + (y - model.value(x, parameters)) ** 2, 0);
}

function normalEquations(
  model: Model,
  points: readonly (readonly [number, number])[],
  parameters: readonly number[],
  free: readonly number[],
): { readonly normal: number[][]; readonly slope: number[] } {
  const normal = free.map(() => free.map(() => 0));
  const slope = free.map(() => 0);
  for (const [x, y] of points) {
    const residual = y - model.value(x, parameters);
    const gradient = model.gradient(x, parameters);
    free.forEach((a, i) => {
      slope[i] = (slope[i] as number) + (gradient[a] as number) * residual;
      free.forEach((b, j) => {
        const row = normal[i] as number[];
        row[j] = (row[j] as number) + (gradient[a] as number) * (gradient[b] as number);
      });
    });
  }
  return { normal, slope };
}

/** Gauss-Jordan with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, index) => [...row, right[index] as number]);
  for (let at = 0; at < rows.length; at++) {
    let pivot = at;
    for (let row = at + 1; row < rows.length; row++)
      if (Math.abs(rows[row]?.[at] as number) > Math.abs(rows[pivot]?.[at] as number)) pivot = row;
    const chosen = rows[pivot] as number[];
    if (!(Math.abs(chosen[at] as number) > 1e-300)) return undefined;
    rows[pivot] = rows[at] as number[];
    rows[at] = chosen.map((cell) => cell / (chosen[at] as number));
    for (let row = 0; row < rows.length; row++) {
      if (row === at) continue;
      const factor = rows[row]?.[at] as number;
      rows[row] = (rows[row] as number[]).map((cell, column) => cell - factor * (rows[at]?.[column] as number));
    }
  }
  return rows.map((row) => row.at(-1) as number);
}

function invert(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const columns = matrix.map((_, column) =>
    solve(
      matrix,
      matrix.map((_row, index) => (index === column ? 1 : 0)),
    ),
  );
  if (columns.includes(undefined)) return undefined;
  return matrix.map((_, row) => columns.map((column) => column?.[row] as number));
}
