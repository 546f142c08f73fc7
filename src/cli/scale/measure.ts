/** `tierup scale measure`: throughput, latency and CPU of a service at several sizes, fit to be fitted. */
import { type Command, InvalidArgumentError } from 'commander';
import type { ExperimentPlan, SizeResult } from '../../scaling/measure/experiment.ts';
import type { ReplicaSource } from '../../scaling/measure/replica-source.ts';
import { guarded, UsageError } from './failure.ts';
import { readText, writeText } from './files.ts';
import { CORES, machine, report, tableOf } from './measure-report.ts';
import { above } from './scenario-options.ts';
import { figure } from './text-table.ts';

interface MeasureFlags {
  readonly command?: string;
  readonly url?: readonly string[];
  readonly deployment?: string;
  readonly namespace?: string;
  readonly path: string;
  readonly replicas: readonly number[];
  readonly rate: number;
  readonly seconds: number;
  readonly repeats: number;
  readonly warmUp: number;
  readonly objective?: number;
  readonly searchSeconds: number;
  readonly method?: string;
  readonly body?: string;
  readonly header?: readonly string[];
  readonly arrivals: string;
  readonly timeout: number;
  readonly readySeconds: number;
  readonly oversubscribe?: boolean;
  readonly csv?: string;
  readonly svg?: string;
  readonly html?: string;
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function registerMeasure(scale: Command, finish: (code: number) => void): void {
  scale
    .command('measure')
    .description('measures a service at several sizes under the same load per replica')
    .option('--command <command>', 'starts one replica; {port} and $PORT say where it shall listen')
    .option('--url <url>', 'a replica that is there already (repeat for more)', collect)
    .option('--deployment <name>', 'a Deployment that kubectl scales; --url is the service in front of it')
    .option('--namespace <name>', 'of the Deployment')
    .option('--path <path>', 'what is asked for with --command', '/')
    .option('--replicas <list>', 'sizes to measure', sizes, [1, 2])
    .option('--rate <rate>', 'requests a second per replica, the same at every size', above(0.1), 50)
    .option('--seconds <seconds>', 'of each run', above(0.5), 10)
    .option('--repeats <count>', 'runs at each size, for confidence', above(1), 3)
    .option('--warm-up <seconds>', 'patience until the median is steady', above(0), 20)
    .option('--objective <ms>', 'also search the highest rate that keeps its p99 within this', above(0.1))
    .option('--search-seconds <seconds>', 'of each trial of the search', above(0.5), 4)
    .option('--method <method>', 'GET, or POST with a body')
    .option('--body <text>', 'request body; @FILE reads one')
    .option('--header <header>', '"Name: value" (repeatable)', collect)
    .option('--arrivals <kind>', 'poisson or constant', 'poisson')
    .option('--timeout <seconds>', 'after which a request has failed', above(0.01), 10)
    .option('--ready-seconds <seconds>', 'patience until replicas answer', above(0.1), 30)
    .option('--oversubscribe', 'measure sizes beyond the cores too; they are flagged and never fitted')
    .option('--csv <file>', 'write the table for tierup scale fit')
    .option('--svg <file>', 'write a chart')
    .option('--html <file>', 'write a page')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      `
Example:
  tierup scale measure --command "node server.js" --replicas 1,2,3,4 --rate 100 --objective 50 --csv scaling.csv

Requests start at their intended times, so a stall counts in full. Where it can, each replica gets a core of its own and
the generator the last one.
Exit codes: 0 measured; 1 more than 1 % of the requests failed at some size; 2 bad usage, or replicas that do not start;
130 interrupted.`,
    )
    .action(async (flags: MeasureFlags) => finish(await guarded('measure', () => measure(flags))));
}

function sizes(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (!values.every((value) => Number.isInteger(value) && value > 0))
    throw new InvalidArgumentError('expected sizes such as 1,2,4');
  return [...new Set(values)].sort((a, b) => a - b);
}

async function measure(flags: MeasureFlags): Promise<number> {
  const { source, cores } = await sourceOf(flags);
  const plan = planOf(flags, cores);
  const tooMany = plan.sizes.filter((size) => size > plan.coresForReplicas);
  if (tooMany.length > 0 && flags.oversubscribe !== true)
    throw new UsageError(
      `${tooMany.join(', ')} replicas are more than the ${plan.coresForReplicas} cores left beside the load generator`,
      'measure fewer, on a larger machine, or add --oversubscribe to have them flagged and never fitted',
    );
  if (Math.max(...plan.sizes) > source.most)
    throw new UsageError(`${source.most} addresses for ${Math.max(...plan.sizes)} replicas`, 'give a --url for each');
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  // Replicas have process groups of their own: whoever ends this command ends them only through it.
  for (const ended of ['SIGINT', 'SIGTERM'] as const) process.once(ended, interrupt);
  const results = await runAll(source, plan, controller.signal);
  for (const ended of ['SIGINT', 'SIGTERM'] as const) process.removeListener(ended, interrupt);
  if (controller.signal.aborted) return 130;
  await writeFiles(results, flags);
  process.stdout.write(
    flags.json === true ? `${JSON.stringify({ machine: machine(), results }, null, 2)}\n` : report(results, flags),
  );
  return results.some(({ errorShare }) => errorShare > 0.01) ? 1 : 0;
}

/** Replicas that do not start end the command with what they said. */
async function runAll(
  source: ReplicaSource,
  plan: ExperimentPlan,
  signal: AbortSignal,
): Promise<readonly SizeResult[]> {
  const { Listr } = await import('listr2');
  const { measureSize } = await import('../../scaling/measure/experiment.ts');
  const { ReplicaFailure } = await import('../../scaling/measure/replica-source.ts');
  const results: SizeResult[] = [];
  const tasks = new Listr(
    plan.sizes.map((replicas) => ({
      title: `${replicas} ${replicas === 1 ? 'replica' : 'replicas'}`,
      task: async (_: unknown, task: { output: string; title: string }) => {
        const result = await measureSize(
          source,
          plan,
          replicas,
          (text) => {
            task.output = text;
          },
          signal,
        );
        results.push(result);
        task.title = `${task.title}: p99 ${figure(result.p99Ms.mean)} ms`;
      },
    })),
    {
      renderer: process.stderr.isTTY === true ? 'default' : 'simple',
      rendererOptions: { logger: await stderrLogger() } as never,
    },
  );
  try {
    await tasks.run();
  } catch (thrown) {
    if (thrown instanceof ReplicaFailure)
      throw new UsageError(thrown.message, 'start one by hand and see that it answers');
    throw thrown;
  }
  return results;
}

/** Progress belongs on stderr: standard output is the report. */
async function stderrLogger(): Promise<unknown> {
  const { ListrLogger, ProcessOutput } = await import('listr2');
  return new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
}

async function sourceOf(flags: MeasureFlags): Promise<{ readonly source: ReplicaSource; readonly cores: number }> {
  const { addressSource, deploymentSource } = await import('../../scaling/measure/remote-sources.ts');
  if (flags.deployment !== undefined) {
    const [url] = flags.url ?? [];
    if (url === undefined)
      throw new UsageError(
        'no --url of the service in front of the Deployment',
        'for example --url http://api.example/health',
      );
    const source = deploymentSource({
      name: flags.deployment,
      namespace: flags.namespace,
      url,
      readySeconds: flags.readySeconds,
    });
    return { source, cores: Number.POSITIVE_INFINITY };
  }
  if (flags.url !== undefined) return { source: addressSource(flags.url), cores: Number.POSITIVE_INFINITY };
  if (flags.command === undefined)
    throw new UsageError(
      'nothing to measure',
      'give --command "node server.js", or --url for each replica, or --deployment NAME --url URL',
    );
  const { canPin, commandSource } = await import('../../scaling/measure/command-source.ts');
  const total = CORES;
  const forReplicas = Math.max(1, total - 1);
  const cores = canPin() && total > 1 ? Array.from({ length: forReplicas }, (_, index) => index) : [];
  if (cores.length > 0) await pinSelf(total - 1);
  const { command, path, readySeconds } = flags;
  return { source: commandSource({ command, path, readySeconds, cores }), cores: forReplicas };
}

/** The generator keeps to the last core, out of the replicas' way. */
async function pinSelf(core: number): Promise<void> {
  const { spawnSync } = await import('node:child_process');
  spawnSync('taskset', ['-a', '-cp', String(core), String(process.pid)]);
}

function planOf(flags: MeasureFlags, cores: number): ExperimentPlan {
  const body = flags.body?.startsWith('@') === true ? readText(flags.body.slice(1)) : flags.body;
  if (flags.arrivals !== 'poisson' && flags.arrivals !== 'constant')
    throw new UsageError(`arrivals cannot be ${flags.arrivals}`, 'poisson, or constant');
  return {
    sizes: flags.replicas,
    ratePerReplica: flags.rate,
    seconds: flags.seconds,
    repeats: Math.round(flags.repeats),
    mostWarmUpSeconds: flags.warmUp,
    searchSeconds: flags.searchSeconds,
    coresForReplicas: cores,
    ...(flags.objective !== undefined && { objectiveMs: flags.objective }),
    request: {
      arrivals: flags.arrivals,
      method: flags.method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body !== undefined && { body }),
      headers: headersOf(flags.header ?? [], body),
      timeoutMs: flags.timeout * 1000,
      seed: 1,
    },
  };
}

function headersOf(given: readonly string[], body: string | undefined): Record<string, string> {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  for (const header of given) {
    const colon = header.indexOf(':');
    if (colon < 1) throw new UsageError(`"${header}" is no header`, 'for example --header "X-Api-Key: secret"');
    headers[header.slice(0, colon).trim().toLowerCase()] = header.slice(colon + 1).trim();
  }
  return headers;
}

async function writeFiles(results: readonly SizeResult[], flags: MeasureFlags): Promise<void> {
  const { rowOf } = await import('../../scaling/measure/experiment.ts');
  const { writeTable } = await import('../../scaling/law/table.ts');
  const rows = results.map(rowOf);
  if (flags.csv !== undefined) writeText(flags.csv, writeTable(rows));
  if (flags.svg === undefined && flags.html === undefined) return;
  const { lawChart } = await import('../../scaling/charts/law-chart.ts');
  const { fitBounded } = await import('../../scaling/law/fit.ts');
  if (rows.filter(({ oversubscribed }) => oversubscribed !== true).length < 2)
    throw new UsageError('one size makes no chart', 'measure at least two that are not oversubscribed');
  const title = flags.command ?? flags.deployment ?? 'Measured scaling';
  const svg = lawChart(rows, fitBounded(rows), title);
  if (flags.svg !== undefined) writeText(flags.svg, svg);
  if (flags.html === undefined) return;
  const { reportPage } = await import('../../scaling/charts/report-page.ts');
  const { header, cells } = tableOf(results);
  writeText(
    flags.html,
    reportPage(title, [
      { kind: 'text', text: machine() },
      { kind: 'chart', svg },
      { kind: 'table', title: 'By size', header, rows: cells },
    ]),
  );
}
