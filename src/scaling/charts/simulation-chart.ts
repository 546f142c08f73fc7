/** A simulation over its time, panel under panel: traffic, replicas and nodes, CPU, latency, failures and waiting, cost. */
import type { Row, SimulationResult } from '../simulate/results.ts';
import { hours, linear, logarithmic, type Scale } from './scale.ts';
import { COLOURS, Drawing, type LegendEntry, short } from './svg.ts';

const WIDTH = 960;
const LEFT = 66;
const RIGHT = 20;
const TOP = 58;
const PANEL = 118;
const GAP = 38;

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly value: (row: Row) => number;
  readonly steps?: 'until-next' | 'since-before';
  readonly fill?: boolean;
  readonly dash?: string;
}

interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
  readonly log?: boolean;
  /** A value to keep to. */
  readonly mark?: { readonly value: number; readonly name: string };
}

export interface ChartOptions {
  readonly title: string;
  readonly targetPercent?: number;
  readonly objectiveMs?: number;
}

export function simulationChart(result: SimulationResult, options: ChartOptions): string {
  const rows = thinned(result.rows);
  const panels = panelsOf(rows, options);
  const height = TOP + panels.length * (PANEL + GAP) + 14;
  const drawing = new Drawing(WIDTH, height, options.title);
  drawing.text(LEFT, 26, options.title, { size: 16, weight: 600 });
  const endMs = rows.at(-1)?.atMs ?? 1;
  const x = hours(endMs, LEFT, WIDTH - RIGHT);
  panels.forEach((panel, index) => {
    drawPanel(drawing, panel, rows, x, TOP + 18 + index * (PANEL + GAP));
  });
  for (const tick of x.ticks)
    drawing.text(x.place(tick), height - 8, x.label(tick), { size: 11.5, anchor: 'middle', colour: COLOURS.faint });
  return drawing.toString();
}

/** As many rows as the width can show. */
const MOST_ROWS = 480;

/** Neighbours as one row, with the worst of each: a bad minute must not fall between two marks. */
function thinned(rows: readonly Row[]): readonly Row[] {
  const each = Math.ceil(rows.length / MOST_ROWS);
  if (each <= 1) return rows;
  return Array.from({ length: Math.ceil(rows.length / each) }, (_, index) => {
    const part = rows.slice(index * each, (index + 1) * each);
    const most = (key: keyof Row): number => Math.max(...part.map((row) => row[key]));
    const worst = { p50Ms: most('p50Ms'), p95Ms: most('p95Ms'), p99Ms: most('p99Ms') };
    return {
      ...(part.at(-1) as Row),
      ...worst,
      queue: most('queue'),
      failed: most('failed'),
      pending: most('pending'),
    };
  });
}

function panelsOf(rows: readonly Row[], { targetPercent, objectiveMs }: ChartOptions): Panel[] {
  const { blue, orange, green, purple, yellow } = COLOURS;
  const nodeSeries: Series[] = [
    { name: 'without a node', colour: purple, value: ({ pending }) => pending, steps: 'until-next' },
    { name: 'nodes', colour: green, value: ({ nodes }) => nodes, steps: 'until-next' },
  ];
  const panels: Panel[] = [
    {
      title: 'requests per second',
      series: [
        { name: 'offered', colour: blue, value: ({ perSecond }) => perSecond, fill: true, steps: 'since-before' },
      ],
    },
    {
      title: 'replicas',
      series: [
        { name: 'wanted', colour: orange, value: ({ wanted }) => wanted, steps: 'until-next', dash: '4 3' },
        { name: 'ready', colour: blue, value: ({ ready }) => ready, steps: 'until-next' },
        ...(rows.some(({ nodes }) => nodes > 0) ? nodeSeries : []),
      ],
    },
    {
      title: 'CPU, % of request',
      series: [{ name: 'mean of ready pods', colour: blue, value: ({ cpuPercent }) => cpuPercent }],
      ...(targetPercent !== undefined && { mark: { value: targetPercent, name: `target ${targetPercent} %` } }),
    },
    {
      title: 'latency, ms',
      log: true,
      series: [
        { name: 'p50', colour: green, value: ({ p50Ms }) => p50Ms },
        { name: 'p95', colour: blue, value: ({ p95Ms }) => p95Ms },
        { name: 'p99', colour: orange, value: ({ p99Ms }) => p99Ms },
      ],
      ...(objectiveMs !== undefined && { mark: { value: objectiveMs, name: `objective ${objectiveMs} ms` } }),
    },
    {
      title: 'requests waiting, and failed per row',
      series: [
        { name: 'waiting', colour: yellow, value: ({ queue }) => queue },
        { name: 'failed', colour: orange, value: ({ failed }) => failed },
      ],
    },
  ];
  if ((rows.at(-1)?.cost ?? 0) > 0)
    panels.push({
      title: 'cost of nodes so far',
      series: [{ name: 'cost', colour: purple, value: ({ cost }) => cost, fill: true }],
    });
  return panels;
}

function drawPanel(drawing: Drawing, panel: Panel, rows: readonly Row[], x: Scale, top: number): void {
  const floor = top + PANEL;
  const values = panel.series
    .flatMap(({ value }) => rows.map(value))
    .filter((value) => value > 0 || panel.log !== true);
  const high = Math.max(...values, panel.mark?.value ?? 0, values.length === 0 ? 1 : 0) || 1;
  const low = panel.log === true ? Math.min(...values.filter((value) => value > 0), high) : 0;
  const y = panel.log === true ? logarithmic(low, high, floor, top) : linear(0, high * 1.04, floor, top, 4);
  for (const tick of y.ticks) {
    drawing.line(LEFT, y.place(tick), WIDTH - RIGHT, y.place(tick), COLOURS.grid);
    drawing.text(LEFT - 8, y.place(tick) + 4, short(tick), { size: 11, anchor: 'end', colour: COLOURS.faint });
  }
  for (const tick of x.ticks) drawing.line(x.place(tick), floor, x.place(tick), floor + 4, COLOURS.faint);
  drawing.text(LEFT, top - 8, panel.title, { size: 12.5, weight: 600 });
  drawing.legend(LEFT + 12 + panel.title.length * 7.2, top - 8, legendOf(panel));
  if (panel.mark !== undefined)
    drawing.line(LEFT, y.place(panel.mark.value), WIDTH - RIGHT, y.place(panel.mark.value), COLOURS.faint, 1.2, '6 4');
  for (const series of panel.series) {
    const points = rows.map((row) => [x.place(row.atMs), y.place(series.value(row))] as const);
    const { steps } = series;
    if (series.fill === true) drawing.path(points, series.colour, { floor, steps });
    drawing.path(points, series.colour, { steps, dash: series.dash ?? '', width: 1.6 });
  }
  drawing.line(LEFT, floor, WIDTH - RIGHT, floor, COLOURS.ink);
}

function legendOf({ series, mark }: Panel): LegendEntry[] {
  const entries: LegendEntry[] = series.map(({ name, colour, dash = '' }) => ({ name, colour, dash }));
  return mark === undefined ? entries : [...entries, { name: mark.name, colour: COLOURS.faint, dash: '6 4' }];
}
