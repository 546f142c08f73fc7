/** `tierup load`: requests at a constant rate, or from clients that wait; how long answers took, as text, JSON and a chart. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { latencyChart } from '../scaling/charts/latency-chart.ts';
import { runClosedLoop } from '../scaling/load/closed-loop.ts';
import { LatencyRecorder, type TargetSummary } from '../scaling/load/recorder.ts';
import { generateLoad } from '../scaling/measure/load-generator.ts';
import { EXIT } from './program.ts';
import { DEFAULT_NODE } from './scale/own-service.ts';
import { figure, textTable } from './scale/text-table.ts';

interface LoadFlags {
  readonly key: string;
  readonly rate?: number;
  readonly clients?: number;
  readonly seconds: number;
  readonly warmUp: number;
  readonly path: readonly string[];
  readonly body?: string;
  readonly size: number;
  readonly think: readonly [number, number];
  readonly timeout: number;
  readonly json?: string;
  readonly chart?: string;
}

/** Completes the command; called only when it was asked for. */
export function registerLoad(command: Command, finish: (code: number) => void): void {
  command
    .argument('[url]', 'the service', 'http://127.0.0.1:8194')
    .option('--key <key>', 'X-Api-Key', process.env['API_KEY'] ?? 'dify-sandbox')
    .option('--rate <per second>', 'open loop: requests a second, however slow the answers', number)
    .option('--clients <count>', 'closed loop: clients that wait for each answer', number)
    .option('--seconds <seconds>', 'how long', number, 10)
    .option('--warm-up <seconds>', 'before that, not counted', number, 2)
    .option('--path <path:weight>', 'where to; may be given again', collect, [])
    .option('--body <file>', 'what to send, instead of a code node or numbers')
    .option('--size <count>', 'numbers sent to /optimized and /original', number, 1000)
    .option('--think <from-to>', 'milliseconds a client waits between requests', range, [100, 500] as const)
    .option('--timeout <seconds>', 'after which a request has failed', number, 30)
    .option('--json <file>', 'writes the figures')
    .option('--chart <file.svg>', 'draws latency by share of requests')
    .addHelpText(
      'after',
      `
Examples:
  tierup load --rate 200                               a code node, 200 times a second
  tierup load --clients 20 --size 20000                /optimized and /original 3:1, waits of 0.1 to 0.5 s
  tierup load --rate 50 --path /original:1 --size 5000 --chart original.svg`,
    )
    .action(async (url: string, flags: LoadFlags) => finish(await load(url, flags)));
}

async function load(base: string, flags: LoadFlags): Promise<number> {
  if ((flags.rate === undefined) === (flags.clients === undefined)) {
    process.stderr.write('tierup load: give either --rate (open loop) or --clients (closed loop)\n');
    return EXIT.usage;
  }
  if (flags.warmUp > 0) await measure(base, flags, flags.warmUp);
  const { summaries, elapsedSeconds, lagMs } = await measure(base, flags, flags.seconds);
  process.stdout.write(report(summaries, lagMs));
  const loop = flags.rate === undefined ? `${flags.clients} clients` : `${flags.rate} a second`;
  if (flags.json !== undefined)
    writeFileSync(flags.json, `${JSON.stringify({ url: base, loop, elapsedSeconds, targets: summaries }, null, 2)}\n`);
  if (flags.chart !== undefined && summaries.length > 0)
    writeFileSync(flags.chart, latencyChart(summaries, `Latency, ${loop}`));
  return summaries.some(({ answered }) => answered > 0) ? EXIT.ok : EXIT.failed;
}

interface Measured {
  readonly summaries: readonly TargetSummary[];
  readonly elapsedSeconds: number;
  /** How late requests left at worst (p99): the generator's own share. */
  readonly lagMs?: number;
}

async function measure(base: string, flags: LoadFlags, seconds: number): Promise<Measured> {
  const targets = targetsOf(base, flags);
  const recorder = new LatencyRecorder();
  const onAnswer = (url: string, ms: number, good: boolean): void => recorder.record(new URL(url).pathname, ms, good);
  const common = {
    seconds,
    headers: { 'content-type': 'application/json', 'x-api-key': flags.key },
    body: bodyOf(targets[0]?.url ?? '', flags),
    timeoutMs: flags.timeout * 1000,
    seed: 1,
    onAnswer,
  };
  if (flags.rate === undefined) {
    const elapsedSeconds = await runClosedLoop({
      ...common,
      targets,
      clients: flags.clients ?? 1,
      thinkMs: flags.think,
    });
    return { summaries: recorder.summaries(elapsedSeconds), elapsedSeconds };
  }
  const urls = targets.flatMap(({ url, weight }) => Array.from({ length: weight }, () => url));
  const plan = { ...common, urls, ratePerSecond: flags.rate, arrivals: 'constant', method: 'POST' } as const;
  const { elapsedSeconds, lag } = await generateLoad(plan);
  return { summaries: recorder.summaries(elapsedSeconds), elapsedSeconds, lagMs: lag.quantile(0.99) };
}

function targetsOf(base: string, { path, clients }: LoadFlags): { url: string; weight: number }[] {
  const usual = clients === undefined ? ['/v1/sandbox/run:1'] : ['/optimized:3', '/original:1'];
  return (path.length > 0 ? path : usual).map((text) => {
    const [, name = text, weight = '1'] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
    return { url: new URL(name, base).href, weight: Math.max(1, Number(weight)) };
  });
}

function bodyOf(url: string, { body, size }: LoadFlags): string {
  if (body !== undefined) return readFileSync(body, 'utf8');
  if (url.endsWith('/v1/sandbox/run')) return DEFAULT_NODE;
  return JSON.stringify({ data: Array.from({ length: size }, (_, n) => ((n * 7919) % 1000) / 8) });
}

function report(summaries: readonly TargetSummary[], lagMs: number | undefined): string {
  const header = ['target', 'answered', 'failed', 'per s', 'mean ms', 'p50', 'p90', 'p99', 'p99.9', 'max'];
  const rows = summaries.map((one) => [
    one.target,
    String(one.answered),
    String(one.failed),
    ...[one.perSecond, one.meanMs, one.p50Ms, one.p90Ms, one.p99Ms, one.p999Ms, one.maxMs].map(figure),
  ]);
  const lag =
    lagMs === undefined
      ? ''
      : `requests left ${figure(lagMs)} ms late (p99); latencies count from when they should have\n`;
  return `${textTable(header, rows)}${lag}`;
}

function number(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError('expected a number');
  return value;
}

function range(text: string): readonly [number, number] {
  const match = /^(\d+)-(\d+)$/.exec(text);
  if (match === null) throw new InvalidArgumentError('expected two numbers such as 100-500');
  return [Number(match[1]), Number(match[2])];
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
