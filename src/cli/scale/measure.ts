/** `tierup scale measure`: throughput, latency and CPU of a service at several sizes, fit to be fitted. */
import type { Command } from 'commander';
import type { Round, SizeResult } from '../../scaling/measure/experiment.ts';
import type { ReplicaSource } from '../../scaling/measure/replica-source.ts';
import { guarded, UsageError } from './failure.ts';
import { writeText } from './files.ts';
import {
  addSourceOptions,
  interruptible,
  type MeasureFlags,
  type MeasurePlan,
  planOf,
  sizes,
  sourceOf,
} from './measure-options.ts';
import { machine, report, tableOf } from './measure-report.ts';
import { above } from './scenario-options.ts';
import { figure } from './text-table.ts';

export function registerMeasure(scale: Command, finish: (code: number) => void): void {
  const command = scale
    .command('measure')
    .description('measures a service at several sizes under the same load per replica');
  addSourceOptions(command)
    .option('--replicas <list>', 'sizes to measure', sizes, [1, 2])
    .option('--rate <rate>', 'requests a second per replica, the same at every size', above(0.1), 50)
    .option('--seconds <seconds>', 'of each run', above(0.5), 10)
    .option('--repeats <count>', 'runs at each size, for confidence', above(1), 3)
    .option('--rounds <count>', 'through all sizes, so that what drifts reaches all alike', above(1), 1)
    .option('--warm-up <seconds>', 'patience until the median is steady', above(0), 20)
    .option('--warm-up-requests <count>', 'that every replica answers before anything is measured', above(0), 0)
    .option('--objective <ms>', 'also search the highest rate that keeps its p99 within this', above(0.1))
    .option('--search-seconds <seconds>', 'of each trial of the search', above(0.5), 4)
    .option('--scrape <path>', 'ask every replica for its metrics meanwhile; counted as CPU of the replicas')
    .option('--scrape-every <seconds>', 'how often', above(0.5), 5)
    .option('--generator <cores>', "own: the last core; shared: the replicas' cores, at every size", 'own')
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
  tierup scale measure --service --replicas 1,2,4,8 --generator shared --oversubscribe

Requests start at their intended times, so a stall counts in full. Where it can, each replica gets a core of its own and
the generator the last one. With --generator shared it runs on the replicas' cores at every size: what it costs is then
part of each request everywhere, and all cores can be measured.
Exit codes: 0 measured; 1 more than 1 % of the requests failed at some size; 2 bad usage, or replicas that do not start;
130 interrupted.`,
    )
    .action(async (flags: MeasureFlags) => finish(await guarded('measure', () => measure(flags))));
}

async function measure(flags: MeasureFlags): Promise<number> {
  const { source, cores } = await sourceOf(flags, flags.generator);
  const plan = planOf(flags, cores);
  const tooMany = plan.sizes.filter((size) => size > plan.coresForReplicas);
  if (tooMany.length > 0 && flags.oversubscribe !== true)
    throw new UsageError(
      `${tooMany.join(', ')} replicas are more than the ${plan.coresForReplicas} cores left beside the load generator`,
      'measure fewer, on a larger machine, or add --oversubscribe to have them flagged and never fitted',
    );
  if (Math.max(...plan.sizes) > source.most)
    throw new UsageError(`${source.most} addresses for ${Math.max(...plan.sizes)} replicas`, 'give a --url for each');
  const results = await interruptible((signal) => runAll(source, plan, signal));
  if (results === 'interrupted') return 130;
  await writeFiles(results, flags);
  process.stdout.write(
    flags.json === true ? `${JSON.stringify({ machine: machine(), results }, null, 2)}\n` : report(results, flags),
  );
  return results.some(({ errorShare }) => errorShare > 0.01) ? 1 : 0;
}

/** Replicas that do not start end the command with what they said. */
async function runAll(source: ReplicaSource, plan: MeasurePlan, signal: AbortSignal): Promise<readonly SizeResult[]> {
  const { Listr } = await import('listr2');
  const { measureRound, resultOf } = await import('../../scaling/measure/experiment.ts');
  const { ReplicaFailure } = await import('../../scaling/measure/replica-source.ts');
  const rounds: Round[] = [];
  const turns = Array.from({ length: plan.rounds }, (_, round) => plan.sizes.map((replicas) => ({ replicas, round })));
  const tasks = new Listr(
    turns.flat().map(({ replicas, round }) => ({
      title: titleOf(replicas, round, plan.rounds),
      task: async (_: unknown, task: { output: string; title: string }) => {
        const note = (text: string): void => {
          task.output = text;
        };
        const measured = await measureRound(source, plan, replicas, note, signal);
        rounds.push(measured);
        task.title = `${task.title}: p99 ${figure(resultOf([measured], plan.coresForReplicas).p99Ms.mean)} ms`;
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
  if (signal.aborted) return [];
  return plan.sizes.map((size) =>
    resultOf(
      rounds.filter(({ replicas }) => replicas === size),
      plan.coresForReplicas,
    ),
  );
}

function titleOf(replicas: number, round: number, rounds: number): string {
  const name = `${replicas} ${replicas === 1 ? 'replica' : 'replicas'}`;
  return rounds === 1 ? name : `${name}, round ${round + 1} of ${rounds}`;
}

/** Progress belongs on stderr: standard output is the report. */
async function stderrLogger(): Promise<unknown> {
  const { ListrLogger, ProcessOutput } = await import('listr2');
  return new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
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
