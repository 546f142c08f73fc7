/** Every candidate of a sweep by cost and by the share of requests in time; the best trades joined. */
import type { Candidate, Objective } from '../sweep/sweep.ts';
import { linear } from './scale.ts';
import { COLOURS, Drawing, short } from './svg.ts';

const WIDTH = 760;
const HEIGHT = 460;
const LEFT = 76;
const RIGHT = 24;
const TOP = 104;
const BOTTOM = 52;

export function sweepChart(
  candidates: readonly Candidate[],
  objective: Objective,
  options: { title: string; costName: string },
): string {
  const drawing = new Drawing(WIDTH, HEIGHT, options.title);
  const costs = candidates.map(({ cost }) => cost);
  const late = candidates.map(({ share }) => 100 * (1 - share));
  const spread = Math.max(...costs) - Math.min(...costs);
  const x = linear(
    Math.max(0, Math.min(...costs) - spread * 0.1),
    Math.max(...costs) + spread * 0.1,
    LEFT,
    WIDTH - RIGHT,
    7,
  );
  const allowed = 100 * (1 - objective.share);
  const y = linear(0, Math.max(...late, allowed) * 1.08, HEIGHT - BOTTOM, TOP);
  drawing.text(LEFT, 26, options.title, { size: 16, weight: 600 });
  drawing.text(LEFT, 46, `objective: ${short(100 * objective.share)} % within ${short(objective.withinMs)} ms`, {
    size: 12,
    colour: COLOURS.faint,
  });
  for (const tick of y.ticks) {
    drawing.line(LEFT, y.place(tick), WIDTH - RIGHT, y.place(tick), COLOURS.grid);
    drawing.text(LEFT - 8, y.place(tick) + 4, `${short(tick)} %`, { size: 11.5, anchor: 'end', colour: COLOURS.faint });
  }
  for (const tick of x.ticks)
    drawing.text(x.place(tick), HEIGHT - BOTTOM + 18, short(tick), {
      size: 11.5,
      anchor: 'middle',
      colour: COLOURS.faint,
    });
  drawing.text(12, TOP - 12, 'late or failed', { size: 11.5, colour: COLOURS.faint });
  drawing.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, options.costName, { anchor: 'middle' });
  drawing.line(LEFT, y.place(allowed), WIDTH - RIGHT, y.place(allowed), COLOURS.faint, 1.2, '6 4');
  const front = candidates.filter(({ best }) => best).sort((a, b) => a.cost - b.cost);
  const at = ({ cost, share }: Candidate): [number, number] => [x.place(cost), y.place(100 * (1 - share))];
  drawing.path(front.map(at), COLOURS.blue, { width: 1.3 });
  for (const candidate of candidates) {
    const [left, top] = at(candidate);
    drawing.dot(left, top, candidate.meets ? COLOURS.green : COLOURS.orange, candidate.best ? 5 : 3.5, !candidate.best);
  }
  drawing.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, COLOURS.ink);
  drawing.legend(LEFT, 72, [
    { name: 'keeps the objective', colour: COLOURS.green, mark: 'dot' },
    { name: 'does not', colour: COLOURS.orange, mark: 'dot' },
    { name: 'best trades (filled)', colour: COLOURS.blue },
    { name: 'objective', colour: COLOURS.faint, dash: '6 4' },
  ]);
  return drawing.toString();
}
