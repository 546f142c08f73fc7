/** Latency by share of requests, one line for each target; the tail is spread out, as it is what users remember. */
import { linear, logarithmic } from './scale.ts';
import { COLOURS, Drawing, short } from './svg.ts';

export interface LatencyLine {
  readonly target: string;
  readonly answered: number;
  readonly curve: readonly (readonly [share: number, ms: number])[];
}

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 70;
const RIGHT = 24;
const TOP = 90;
const BOTTOM = 52;
const LINES = [COLOURS.blue, COLOURS.orange, COLOURS.green, COLOURS.purple];

export function latencyChart(lines: readonly LatencyLine[], title: string): string {
  const drawing = new Drawing(WIDTH, HEIGHT, title);
  const values = lines.flatMap(({ curve }) => curve.map(([, ms]) => ms)).filter((ms) => ms > 0);
  const x = linear(0, 4, LEFT, WIDTH - RIGHT, 4);
  const y = logarithmic(Math.min(...values), Math.max(...values), HEIGHT - BOTTOM, TOP);
  drawing.text(LEFT, 26, title, { size: 16, weight: 600 });
  for (const tick of y.ticks) {
    drawing.line(LEFT, y.place(tick), WIDTH - RIGHT, y.place(tick), COLOURS.grid);
    drawing.text(LEFT - 8, y.place(tick) + 4, short(tick), { size: 11.5, anchor: 'end', colour: COLOURS.faint });
  }
  for (const [nines, label] of ['0', '90 %', '99 %', '99.9 %', '99.99 %'].entries())
    drawing.text(x.place(nines), HEIGHT - BOTTOM + 18, label, { size: 11.5, anchor: 'middle', colour: COLOURS.faint });
  drawing.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, COLOURS.ink);
  drawing.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, 'share of requests', { anchor: 'middle' });
  drawing.text(12, TOP - 12, 'milliseconds', { size: 11.5, colour: COLOURS.faint });
  const colours = lines.map((_, index) => LINES[index % LINES.length] as string);
  for (const [index, { curve, answered }] of lines.entries()) {
    // What fewer than one request stands for is not drawn.
    const known = curve.filter(([share]) => (1 - share) * answered >= 1);
    const points = known.map(([share, ms]) => [x.place(-Math.log10(1 - share)), y.place(ms)] as [number, number]);
    drawing.path(points, colours[index] as string);
  }
  drawing.legend(
    LEFT,
    56,
    lines.map(({ target }, index) => ({ name: target, colour: colours[index] as string })),
  );
  return drawing.toString();
}
