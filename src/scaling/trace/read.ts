/** Text -> trace: CSV, or the JSON of a Prometheus range query. */
import type { Trace, TracePoint } from './trace.ts';

/** The trace, or what is wrong with the text. */
export function readTrace(text: string): Trace | string {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? readPrometheus(trimmed) : readCsv(trimmed);
}

const RATES = ['rate', 'rps', 'qps', 'requests_per_second', 'requests/s', 'per_second'];
const TIMES = ['time', 'seconds', 't', 'timestamp', 'second', 'minute'];

function readCsv(text: string): Trace | string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const header = (lines[0] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const time = header.findIndex((name) => TIMES.includes(name));
  const rate = header.findIndex((name) => RATES.includes(name));
  if (time < 0 || rate < 0)
    return `the first line must name a time column (${TIMES.join(', ')}) and a rate column (${RATES.join(', ')})`;
  const unit = header[time] === 'minute' ? 60 : 1;
  const points: TracePoint[] = [];
  for (const [index, line] of lines.slice(1).entries()) {
    const cells = line.split(',');
    const seconds = secondsOf((cells[time] ?? '').trim());
    const perSecond = Number(cells[rate]);
    if (Number.isNaN(seconds) || !Number.isFinite(perSecond) || perSecond < 0)
      return `line ${index + 2}: "${line}" is no time and rate`;
    points.push({ atMs: seconds * unit * 1000, perSecond });
  }
  return finish(points);
}

const secondsOf = (cell: string): number =>
  /^[\d.]+$/.test(cell) ? Number(cell) : cell === '' ? Number.NaN : Date.parse(cell) / 1000;

/** `query_range`: all series of the matrix are added up. */
function readPrometheus(text: string): Trace | string {
  let answer: { data?: { result?: { values?: [number, string][] }[] } };
  try {
    answer = JSON.parse(text);
  } catch (thrown) {
    return `no JSON: ${(thrown as Error).message}`;
  }
  const sums = new Map<number, number>();
  for (const { values = [] } of answer.data?.result ?? [])
    for (const [at, value] of values) sums.set(at, (sums.get(at) ?? 0) + Number(value));
  if (sums.size === 0) return 'holds no values: expected the answer of query_range with a matrix';
  return finish([...sums].map(([at, perSecond]) => ({ atMs: at * 1000, perSecond })));
}

/** In order, from 0, with the last point lasting as long as the one before it. */
function finish(unordered: readonly TracePoint[]): Trace | string {
  const points = [...unordered].sort((a, b) => a.atMs - b.atMs);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return 'needs at least two points';
  const shifted = points.map(({ atMs, perSecond }) => ({ atMs: atMs - first.atMs, perSecond }));
  const step = last.atMs - (points.at(-2) as TracePoint).atMs;
  return { points: shifted, endMs: last.atMs - first.atMs + step };
}
