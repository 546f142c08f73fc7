/** Time relative to CPython on a logarithmic axis: for each runtime a dot per program and a line at the geometric mean. */
import { logarithmic } from '../../src/scaling/charts/scale.ts';
import { COLOURS, Drawing, short } from '../../src/scaling/charts/svg.ts';
import { digits, meansOf, type Row } from './peers.ts';

const WIDTH = 820;
const LEFT = 150;
const RIGHT = 120;
const TOP = 92;
const BAND = 58;
const FIRST = COLOURS.orange;
const STEADY = COLOURS.blue;

export function peersChart(rows: readonly Row[], names: readonly string[]): string {
  const height = TOP + names.length * BAND + 56;
  const drawing = new Drawing(WIDTH, height, 'Time relative to CPython');
  const cells = rows.flatMap((row) => [...row.cells.values()]).flatMap((cell) => ('reason' in cell ? [] : [cell]));
  const values = cells.flatMap(({ first, steady }) => [first, steady]);
  const x = logarithmic(Math.min(...values), Math.max(...values), LEFT, WIDTH - RIGHT);
  const bottom = TOP + names.length * BAND;
  drawing.text(LEFT, 26, `Time relative to CPython, ${rows.length} programs; less is better`, {
    size: 16,
    weight: 600,
  });
  drawing.legend(LEFT, 52, [
    { name: 'first run', colour: FIRST, mark: 'dot' },
    { name: 'steady state', colour: STEADY, mark: 'dot' },
    { name: 'geometric mean of the programs that run', colour: COLOURS.ink },
  ]);
  for (const tick of x.ticks) {
    drawing.line(x.place(tick), TOP - 10, x.place(tick), bottom, tick === 1 ? COLOURS.faint : COLOURS.grid);
    drawing.text(x.place(tick), bottom + 18, short(tick), { size: 11.5, anchor: 'middle', colour: COLOURS.faint });
  }
  for (const [index, name] of names.entries()) {
    const middle = TOP + index * BAND + BAND / 2;
    const mean = meansOf(rows, name);
    drawing.text(LEFT - 14, middle + 4, name, { anchor: 'end', weight: name === 'tierup' ? 600 : 400 });
    for (const row of rows) {
      const cell = row.cells.get(name);
      if (cell === undefined || 'reason' in cell) continue;
      drawing.dot(x.place(cell.first), middle - 11, FIRST, 2.6, true);
      drawing.dot(x.place(cell.steady), middle + 11, STEADY, 2.6, true);
    }
    if (mean.programs > 0)
      for (const [value, at] of [
        [mean.first, middle - 11],
        [mean.steady, middle + 11],
      ] as const) {
        drawing.line(x.place(value), at - 8, x.place(value), at + 8, COLOURS.ink, 2.4);
        drawing.text(WIDTH - RIGHT + 12, at + 4, digits(value), { size: 11.5 });
      }
    drawing.text(WIDTH - 12, middle + 4, `${mean.programs} run`, { size: 11.5, anchor: 'end', colour: COLOURS.faint });
  }
  return drawing.toString();
}
