/** Measured throughput at several sizes: what a scaling table holds, and its CSV form. */

export interface Measurement {
  readonly replicas: number;
  readonly throughput: number;
  /** Mean response time; with it the load can be checked. */
  readonly meanMs?: number;
  readonly p99Ms?: number;
  readonly errorShare?: number;
  /** CPU time of all replicas for one request. */
  readonly cpuMsPerRequest?: number;
  /** More replicas than the machine has cores for: shown, never fitted. */
  readonly oversubscribed?: boolean;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  replicas: ['replicas', 'nodes', 'n', 'pods', 'size', 'users', 'processors'],
  throughput: ['throughput', 'qps', 'rps', 'tps', 'x', 'requests_per_second'],
  meanMs: ['mean_ms', 'latency_ms', 'response_ms', 'latency', 'mean'],
  meanS: ['mean_s', 'latency_s', 'response_s'],
  p99Ms: ['p99_ms', 'p99'],
  errorShare: ['error_share', 'errors', 'error_rate'],
  cpuMsPerRequest: ['cpu_ms_per_request', 'cpu_ms'],
  oversubscribed: ['oversubscribed'],
};

/** The rows, or what is wrong with the text. */
export function readTable(text: string): readonly Measurement[] | string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const header = (lines[0] ?? '').split(/[,;\t]/).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const column = (key: string): number => header.findIndex((name) => NAMES[key]?.includes(name) === true);
  for (const key of ['replicas', 'throughput'])
    if (column(key) < 0)
      return `no column for ${key}: the first line is "${lines[0] ?? ''}", it can be named ${NAMES[key]?.join(', ')}`;
  const rows: Measurement[] = [];
  for (const [index, line] of lines.slice(1).entries()) {
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
    const number = (key: string): number | undefined => {
      const at = column(key);
      return at < 0 || (cells[at] ?? '') === '' ? undefined : Number(cells[at]);
    };
    const row = rowOf(number, cells[column('oversubscribed')]);
    if (typeof row === 'string') return `line ${index + 2}: ${row}: "${line}"`;
    rows.push(row);
  }
  return rows.sort((a, b) => a.replicas - b.replicas);
}

function rowOf(number: (key: string) => number | undefined, oversubscribed: string | undefined): Measurement | string {
  const replicas = number('replicas') ?? Number.NaN;
  const throughput = number('throughput') ?? Number.NaN;
  if (!(replicas > 0)) return 'the size must be above 0';
  if (!(throughput >= 0)) return 'the throughput must be a number of 0 or more';
  const seconds = number('meanS');
  const meanMs = number('meanMs') ?? (seconds === undefined ? undefined : seconds * 1000);
  const optional = {
    meanMs,
    p99Ms: number('p99Ms'),
    errorShare: number('errorShare'),
    cpuMsPerRequest: number('cpuMsPerRequest'),
  };
  const bad = Object.entries(optional).find(([, value]) => value !== undefined && !(value >= 0));
  if (bad !== undefined) return `${bad[0]} must be a number of 0 or more`;
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return {
    replicas,
    throughput,
    ...given,
    ...(/^(1|true|yes)$/i.test(oversubscribed ?? '') && { oversubscribed: true }),
  };
}

export function writeTable(rows: readonly Measurement[]): string {
  const keys = [
    'replicas',
    'throughput',
    'meanMs',
    'p99Ms',
    'errorShare',
    'cpuMsPerRequest',
    'oversubscribed',
  ] as const;
  const kept = keys.filter((key) => rows.some((row) => row[key] !== undefined));
  const header = kept.map((key) => (NAMES[key] as readonly string[])[0]).join(',');
  return `${[header, ...rows.map((row) => kept.map((key) => row[key] ?? '').join(','))].join('\n')}\n`;
}
