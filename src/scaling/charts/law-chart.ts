/** Measured throughput by size, the law's curve through it, and the straight line it falls short of. */
import { type Fit, throughputAt } from '../law/fit.ts';
import type { Measurement } from '../law/table.ts';
import { linear } from './scale.ts';
import { COLOURS, Drawing, type LegendEntry, short } from './svg.ts';

const WIDTH = 760;
const HEIGHT = 460;
const LEFT = 70;
const RIGHT = 24;
const TOP = 104;
const BOTTOM = 52;

export function lawChart(rows: readonly Measurement[], fit: Fit, title: string): string {
  const drawing = new Drawing(WIDTH, HEIGHT, title);
  const most = Math.max(...rows.map(({ replicas }) => replicas));
  const end = Math.max(most, Number.isFinite(fit.peak) ? Math.min(fit.peak * 1.15, most * 2) : most * 1.3);
  const highest = Math.max(...rows.map(({ throughput }) => throughput), throughputAt(fit, Math.min(end, fit.peak)));
  const x = linear(0, end, LEFT, WIDTH - RIGHT, 8);
  const y = linear(0, highest * 1.06, HEIGHT - BOTTOM, TOP);
  drawAxes(drawing, x, y);
  drawing.text(LEFT, 26, title, { size: 16, weight: 600 });
  drawing.text(LEFT, 46, subtitleOf(fit), { size: 12, colour: COLOURS.faint });
  const line = (of: (n: number) => number): [number, number][] =>
    Array.from({ length: 121 }, (_, index) => (end * index) / 120)
      .map((size) => [size, of(size)] as [number, number])
      .filter(([, value]) => y.place(value) >= TOP - 0.5)
      .map(([size, value]) => [x.place(size), y.place(value)]);
  drawing.path(
    line((size) => fit.gamma.value * size),
    COLOURS.faint,
    { dash: '5 4', width: 1.3 },
  );
  drawing.path(
    line((size) => (size <= 0 ? 0 : throughputAt(fit, size))),
    COLOURS.blue,
  );
  drawPeak(drawing, fit, end, x.place, y.place);
  for (const { replicas, throughput, oversubscribed } of rows)
    drawing.dot(x.place(replicas), y.place(throughput), COLOURS.orange, 4.5, oversubscribed === true);
  drawing.legend(LEFT, 70, legendOf(rows));
  return drawing.toString();
}

function subtitleOf({ gamma, alpha, beta, peak, points }: Fit): string {
  if (points < 3) return `${short(gamma.value)} per replica · too few sizes for a law`;
  const parts = [
    `${short(gamma.value)} per replica`,
    `contention ${alpha.value.toPrecision(3)}`,
    `coherence ${beta.value.toPrecision(3)}`,
    Number.isFinite(peak) ? `peak at ${short(peak)}` : 'no peak',
  ];
  return parts.join(' · ');
}

function legendOf(rows: readonly Measurement[]): LegendEntry[] {
  const entries: LegendEntry[] = [
    { name: 'measured', colour: COLOURS.orange, mark: 'dot' },
    { name: 'fitted law', colour: COLOURS.blue },
    { name: 'linear', colour: COLOURS.faint, dash: '5 4' },
  ];
  if (rows.some(({ oversubscribed }) => oversubscribed === true))
    entries.push({ name: 'hollow: more replicas than cores, not fitted', colour: COLOURS.orange, mark: 'dot' });
  return entries;
}

function drawAxes(drawing: Drawing, x: ReturnType<typeof linear>, y: ReturnType<typeof linear>): void {
  for (const tick of y.ticks) {
    drawing.line(LEFT, y.place(tick), WIDTH - RIGHT, y.place(tick), COLOURS.grid);
    drawing.text(LEFT - 8, y.place(tick) + 4, short(tick), { size: 11.5, anchor: 'end', colour: COLOURS.faint });
  }
  for (const tick of x.ticks)
    drawing.text(x.place(tick), HEIGHT - BOTTOM + 18, short(tick), {
      size: 11.5,
      anchor: 'middle',
      colour: COLOURS.faint,
    });
  drawing.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, COLOURS.ink);
  drawing.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, 'replicas', { anchor: 'middle' });
  drawing.text(12, TOP - 12, 'requests per second', { size: 11.5, colour: COLOURS.faint });
}

function drawPeak(
  drawing: Drawing,
  fit: Fit,
  end: number,
  x: (value: number) => number,
  y: (value: number) => number,
): void {
  if (!Number.isFinite(fit.peak) || fit.peak > end) return;
  drawing.line(x(fit.peak), y(0), x(fit.peak), y(fit.peakThroughput), COLOURS.blue, 1, '2 3');
  drawing.text(x(fit.peak), y(fit.peakThroughput) - 8, `peak ${short(fit.peakThroughput)} at ${short(fit.peak)}`, {
    size: 11.5,
    anchor: 'middle',
    colour: COLOURS.blue,
  });
}
