/** Memory of the server and of its workers over time, a line each. */
import { linear } from '../../src/scaling/charts/scale.ts';
import { COLOURS, Drawing, short } from '../../src/scaling/charts/svg.ts';

export interface MemorySample {
  readonly minutes: number;
  /** Distinct programs that had been sent. */
  readonly snippets: number;
  readonly frontMb: number;
  readonly workersMb: readonly number[];
}

const WIDTH = 760;
const HEIGHT = 400;
const LEFT = 70;
const RIGHT = 24;
const TOP = 92;
const BOTTOM = 52;
const LINES = [COLOURS.orange, COLOURS.green, COLOURS.purple, COLOURS.yellow];

export function memoryChart(samples: readonly MemorySample[]): string {
  const last = samples.at(-1) as MemorySample;
  const title = `Memory under ${last.snippets} distinct programs`;
  const drawing = new Drawing(WIDTH, HEIGHT, title);
  const workers = Math.max(...samples.map(({ workersMb }) => workersMb.length));
  const most = Math.max(...samples.flatMap(({ frontMb, workersMb }) => [frontMb, ...workersMb]));
  const x = linear(0, last.minutes, LEFT, WIDTH - RIGHT, 10);
  const y = linear(0, most * 1.05, HEIGHT - BOTTOM, TOP);
  drawing.text(LEFT, 26, title, { size: 16, weight: 600 });
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
  drawing.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, 'minutes', { anchor: 'middle' });
  drawing.text(12, TOP - 12, 'MiB resident', { size: 11.5, colour: COLOURS.faint });
  const line = (of: (sample: MemorySample) => number | undefined, colour: string): void => {
    const points = samples.flatMap((sample): [number, number][] => {
      const mb = of(sample);
      return mb === undefined ? [] : [[x.place(sample.minutes), y.place(mb)]];
    });
    drawing.path(points, colour);
  };
  const names = Array.from({ length: workers }, (_, index) => ({
    name: `worker ${index + 1}`,
    colour: LINES[index % LINES.length] as string,
  }));
  line(({ frontMb }) => frontMb, COLOURS.blue);
  for (const [index, { colour }] of names.entries()) line(({ workersMb }) => workersMb[index], colour);
  drawing.legend(LEFT, 58, [{ name: 'server', colour: COLOURS.blue }, ...names]);
  return drawing.toString();
}
