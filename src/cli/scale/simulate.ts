/** `tierup scale simulate`: what an HPA would do with this traffic, second by second, and why. */
import type { Command } from 'commander';
import type { Row, SimulationResult, SyncLine } from '../../scaling/simulate/results.ts';
import type { Scenario } from '../../scaling/simulate/scenario.ts';
import type { Objective } from '../../scaling/sweep/sweep.ts';
import { guarded } from './failure.ts';
import { writeText } from './files.ts';
import { progressLine } from './progress.ts';
import { addScenarioOptions, parseObjective, type ScenarioFlags, scenarioFrom } from './scenario-options.ts';
import { clock, figure, textTable } from './text-table.ts';

interface SimulateFlags extends ScenarioFlags {
  readonly objective?: Objective;
  readonly svg?: string;
  readonly html?: string;
  readonly csv?: string;
  readonly syncs?: string;
  readonly json?: boolean;
}

export function registerSimulate(scale: Command, finish: (code: number) => void): void {
  const command = scale
    .command('simulate')
    .description('runs an HPA on a traffic trace: replicas, nodes, latency, errors, cost, and a reason for every sync')
    .argument('<file>', 'YAML with the HorizontalPodAutoscaler, and better also its Deployment');
  addScenarioOptions(command)
    .option('--objective <objective>', 'such as 200ms@99: exit code 1 where it is missed', parseObjective)
    .option('--syncs <which>', 'lines to print: changes, all or none', 'changes')
    .option('--svg <file>', 'write a chart')
    .option('--html <file>', 'write a page with the chart, the table and every sync')
    .option('--csv <file>', 'write the rows')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      `
Example:
  tierup scale simulate hpa.yaml --shape day --low 20 --high 350 --cpu-ms 20 --objective 200ms@99 --svg day.svg

Every request is simulated up to 10 million; beyond, a sample of the pods (within 5 %), where balancing allows it.
Exit codes: 0 done; 1 the objective was missed; 2 bad usage or an unreadable file.`,
    )
    .action(async (file: string, flags: SimulateFlags) =>
      finish(await guarded('simulate', () => simulateFile(file, flags))),
    );
}

async function simulateFile(file: string, flags: SimulateFlags): Promise<number> {
  const scenario = await scenarioFrom(file, flags);
  const { simulate } = await import('../../scaling/simulate/simulation.ts');
  const progress = progressLine('simulating');
  const result = simulate(scenario, progress.report);
  progress.end();
  const title = `${scenario.hpa.target.name}: ${scenario.hpa.minReplicas} to ${scenario.hpa.maxReplicas} replicas`;
  await writeFiles(result, scenario, flags, title);
  const share = flags.objective === undefined ? undefined : result.shareWithin(flags.objective.withinMs);
  if (flags.json === true) process.stdout.write(asJson(result, share));
  else process.stdout.write(report(result, scenario, flags, share));
  return share !== undefined && share < (flags.objective as Objective).share ? 1 : 0;
}

async function writeFiles(
  result: SimulationResult,
  scenario: Scenario,
  flags: SimulateFlags,
  title: string,
): Promise<void> {
  if (flags.csv !== undefined) writeText(flags.csv, asCsv(result.rows));
  if (flags.svg === undefined && flags.html === undefined) return;
  const { simulationChart } = await import('../../scaling/charts/simulation-chart.ts');
  const [metric] = scenario.hpa.metrics;
  const percent =
    metric !== undefined && 'target' in metric && metric.target.kind === 'utilization'
      ? metric.target.percent
      : undefined;
  const chart = simulationChart(result, {
    title,
    ...(percent !== undefined && { targetPercent: percent }),
    ...(flags.objective !== undefined && { objectiveMs: flags.objective.withinMs }),
  });
  if (flags.svg !== undefined) writeText(flags.svg, chart);
  if (flags.html === undefined) return;
  const { reportPage } = await import('../../scaling/charts/report-page.ts');
  const syncs = result.syncs.map(({ atMs, line }) => [clock(atMs, true), line]);
  const nodes = result.nodeEvents.map(({ atMs, line }) => [clock(atMs, true), line]);
  writeText(
    flags.html,
    reportPage(title, [
      { kind: 'chart', svg: chart },
      { kind: 'table', title: 'Totals', header: ['', ''], rows: totalsOf(result, scenario) },
      { kind: 'table', title: 'Every sync of the pod autoscaler', header: ['time', 'what and why'], rows: syncs },
      ...(nodes.length > 0
        ? [{ kind: 'table' as const, title: 'Nodes', header: ['time', 'what and why'], rows: nodes }]
        : []),
    ]),
  );
}

function report(result: SimulationResult, scenario: Scenario, flags: SimulateFlags, share: number | undefined): string {
  const lines = [hourly(result.rows), textTable(['', ''], totalsOf(result, scenario)).trimStart()];
  if (flags.objective !== undefined && share !== undefined)
    lines.push(
      `objective ${100 * flags.objective.share} % within ${flags.objective.withinMs} ms: ` +
        `${share >= flags.objective.share ? 'kept' : 'MISSED'} (${(100 * share).toFixed(2)} %)\n`,
    );
  const syncs = syncLines(result.syncs, flags.syncs ?? 'changes');
  if (syncs.length > 0) lines.push(`${syncs.join('\n')}\n`);
  if (result.nodeEvents.length > 0 && flags.syncs !== 'none')
    lines.push(`${result.nodeEvents.map(({ atMs, line }) => `${clock(atMs, true)}  ${line}`).join('\n')}\n`);
  return lines.join('\n');
}

/** The row at the end of each stretch, about twenty-four of them. */
function hourly(rows: readonly Row[]): string {
  const every = Math.max(1, Math.round(rows.length / 24));
  return textTable(
    ['time', 'per second', 'wanted', 'ready', 'nodes', 'CPU %', 'p50 ms', 'p99 ms', 'waiting', 'failed', 'cost'],
    rows
      .map((row, index) => ({ ...row, failed: sumFailed(rows, index, every) }))
      .filter((_, index) => index % every === every - 1)
      .map((row) => [
        clock(row.atMs),
        figure(row.perSecond),
        String(row.wanted),
        String(row.ready),
        String(row.nodes),
        figure(row.cpuPercent),
        figure(row.p50Ms),
        figure(row.p99Ms),
        String(row.queue),
        String(row.failed),
        row.cost.toFixed(2),
      ]),
  );
}

function sumFailed(rows: readonly Row[], index: number, every: number): number {
  return rows.slice(Math.max(0, index - every + 1), index + 1).reduce((sum, { failed }) => sum + failed, 0);
}

function totalsOf(
  { totals, method, observedShare, simulatedRequests }: SimulationResult,
  scenario: Scenario,
): string[][] {
  const failed = totals.timedOut + totals.refused + totals.lost;
  const percent = (part: number): string => `${((100 * part) / Math.max(1, totals.requests)).toFixed(2)} %`;
  return [
    [
      'requests',
      `${totals.requests}, ${percent(failed)} failed (${totals.timedOut} late, ${totals.refused} refused, ${totals.lost} lost)`,
    ],
    [
      'latency',
      `mean ${figure(totals.meanMs)} ms, p50 ${figure(totals.p50Ms)}, p95 ${figure(totals.p95Ms)}, p99 ${figure(totals.p99Ms)}`,
    ],
    ['replicas', `${figure(totals.replicaHours)} hours, at most ${totals.mostReplicas}, ${totals.resizes} changes`],
    ...(scenario.pools.length > 0
      ? [
          ['nodes', `${figure(totals.nodeHours)} hours, at most ${totals.mostNodes}, ${totals.preemptions} taken back`],
          ['cost', totals.cost.toFixed(2)],
        ]
      : []),
    [
      'method',
      method === 'every request'
        ? `every request (${simulatedRequests})`
        : `sampled pods: requests of ${(100 * observedShare).toFixed(1)} % of the pods (${simulatedRequests}); within 5 %`,
    ],
  ];
}

function syncLines(syncs: readonly SyncLine[], which: string): string[] {
  if (which === 'none') return [];
  return syncs
    .filter(({ current, desired }) => which === 'all' || current !== desired)
    .map(({ atMs, line }) => `${clock(atMs, true)}  ${line}`);
}

function asJson({ shareWithin: _shareWithin, ...result }: SimulationResult, share: number | undefined): string {
  return `${JSON.stringify({ ...result, ...(share !== undefined && { objectiveShare: share }) })}\n`;
}

function asCsv(rows: readonly Row[]): string {
  const keys = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  return `${[keys.join(','), ...rows.map((row) => keys.map((key) => Number(row[key].toPrecision(6))).join(','))].join('\n')}\n`;
}
