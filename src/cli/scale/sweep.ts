/** `tierup scale sweep`: which settings keep an objective, and which of them is cheapest. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Candidate, Grid, Objective, Settings } from '../../scaling/sweep/sweep.ts';
import { guarded, UsageError } from './failure.ts';
import { writeText } from './files.ts';
import { progressLine } from './progress.ts';
import { addScenarioOptions, parseObjective, type ScenarioFlags, scenarioFrom } from './scenario-options.ts';
import { figure, textTable } from './text-table.ts';

interface SweepFlags extends ScenarioFlags {
  readonly objective: Objective;
  readonly targets?: readonly number[];
  readonly min?: readonly number[];
  readonly windows?: readonly number[];
  readonly down?: readonly number[];
  readonly svg?: string;
  readonly json?: boolean;
}

export function registerSweep(scale: Command, finish: (code: number) => void): void {
  const command = scale
    .command('sweep')
    .description('tries settings of an HPA on the same traffic: which keep an objective, at what cost')
    .argument('<file>', 'YAML with the HorizontalPodAutoscaler, and better also its Deployment');
  addScenarioOptions(command)
    .requiredOption('--objective <objective>', 'such as 200ms@99', parseObjective)
    .option(
      '--targets <list>',
      'of the first metric: percent, or thousandths for values (default 50,60,70,80)',
      numbers,
    )
    .option('--min <list>', 'minReplicas (default: as written)', numbers)
    .option('--windows <list>', 'seconds of the scale-down window (default 60,300)', numbers)
    .option('--down <list>', 'percent a minute on the way down (default 10,50)', numbers)
    .option('--svg <file>', 'write a chart of cost against lateness')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      `
Example:
  tierup scale sweep hpa.yaml --shape day --low 20 --high 350 --cpu-ms 20 --objective 200ms@99 --targets 50,60,70

Exit codes: 0 some setting keeps the objective; 1 none does; 2 bad usage or an unreadable file.`,
    )
    .action(async (file: string, flags: SweepFlags) => finish(await guarded('sweep', () => sweep(file, flags))));
}

function numbers(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (values.length === 0 || !values.every((value) => value >= 0))
    throw new InvalidArgumentError('expected numbers such as 50,60,70');
  return values;
}

async function sweep(file: string, flags: SweepFlags): Promise<number> {
  const scenario = await scenarioFrom(file, flags);
  const { comparable, rank, settingsOf, tryOut } = await import('../../scaling/sweep/sweep.ts');
  const percent = scenario.hpa.metrics.some((metric) => 'target' in metric && metric.target.kind === 'utilization');
  const grid: Grid = {
    targets: flags.targets ?? (percent ? [50, 60, 70, 80] : []),
    minReplicas: flags.min ?? [],
    windows: flags.windows ?? [60, 300],
    downPercents: flags.down ?? [10, 50],
  };
  const settings = settingsOf(grid);
  if (settings.length > 400)
    throw new UsageError(`${settings.length} combinations`, 'name fewer values: --targets, --min, --windows, --down');
  const progress = progressLine(`trying ${settings.length} settings`);
  const tried = settings.map((candidate, index) => {
    const result = tryOut(scenario, candidate, flags.objective);
    progress.report((index + 1) / settings.length);
    return result;
  });
  progress.end();
  const { costName, candidates } = comparable(tried);
  const ranked = rank(candidates);
  if (flags.svg !== undefined) {
    const { sweepChart } = await import('../../scaling/charts/sweep-chart.ts');
    const title = `${scenario.hpa.target.name}: ${settings.length} settings on the same traffic`;
    writeText(flags.svg, sweepChart(ranked, flags.objective, { title, costName }));
  }
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ objective: flags.objective, candidates: ranked }, null, 2)}\n`
      : report(ranked, flags.objective, costName),
  );
  return ranked.some(({ meets }) => meets) ? 0 : 1;
}

function report(ranked: readonly Candidate[], objective: Objective, costName: string): string {
  const table = textTable(
    ['target', 'min', 'window', 'down', costName, 'in time', 'p99 ms', 'most', 'changes', ''],
    ranked.map(({ settings, totals, share, meets, cost, best }) => [
      ...cellsOf(settings),
      figure(cost),
      `${(100 * share).toFixed(2)} %`,
      figure(totals.p99Ms),
      String(totals.mostReplicas),
      String(totals.resizes),
      [meets ? 'keeps it' : '', best ? 'best trade' : ''].filter(Boolean).join(', '),
    ]),
  );
  const [first] = ranked;
  const promise = `${100 * objective.share} % within ${objective.withinMs} ms`;
  const verdict =
    first?.meets === true
      ? `Cheapest that keeps ${promise}: ${describe(first.settings)} (${costName} ${figure(first.cost)}).\n`
      : `None keeps ${promise}. Nearest: ${first === undefined ? 'nothing' : describe(first.settings)}; try a lower target, a higher min, or more maxReplicas.\n`;
  return `${table}\n${verdict}`;
}

function cellsOf({ target, minReplicas, window, downPercent }: Settings): string[] {
  return [target, minReplicas, window, downPercent].map((value) => (value === undefined ? '-' : String(value)));
}

function describe({ target, minReplicas, window, downPercent }: Settings): string {
  const parts = [
    target === undefined ? '' : `target ${target}`,
    minReplicas === undefined ? '' : `minReplicas ${minReplicas}`,
    window === undefined ? '' : `scale-down window ${window} s`,
    downPercent === undefined ? '' : `${downPercent} % a minute down`,
  ];
  return parts.filter(Boolean).join(', ');
}
