/** `tierup scale fit`: what a table of measurements shows about scaling, and what it cannot. */
import type { Command } from 'commander';
import type { Finding, Step, TableRow } from '../../scaling/law/findings.ts';
import type { Fit } from '../../scaling/law/fit.ts';
import { guarded, UsageError } from './failure.ts';
import { readText, writeText } from './files.ts';
import { figure, textTable } from './text-table.ts';

interface FitFlags {
  readonly json?: boolean;
  readonly svg?: string;
  readonly title?: string;
}

export function registerFit(scale: Command, finish: (code: number) => void): void {
  scale
    .command('fit')
    .description('fits the Universal Scalability Law to a table of size and throughput')
    .argument('<file>', 'CSV with columns for replicas and throughput, and better also mean_ms; - for standard input')
    .option('--svg <file>', 'write a chart')
    .option('--title <text>', 'title of the chart')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      `
Example:
  printf 'nodes,qps,latency_ms\\n3,120,350\\n8,450,280\\n15,980,410\\n20,1200,620\\n' | tierup scale fit -

Exit codes: 0 the table can carry a fit; 1 it cannot (the findings say why); 2 bad usage or an unreadable table.`,
    )
    .action(async (file: string, flags: FitFlags) => finish(await guarded('fit', () => fit(file, flags))));
}

async function fit(file: string, flags: FitFlags): Promise<number> {
  const { readTable } = await import('../../scaling/law/table.ts');
  const rows = readTable(readText(file));
  if (typeof rows === 'string') throw new UsageError(`${file}: ${rows}`, 'see: tierup scale fit --help');
  const { fitBounded, fittedSizes, fitUnbounded } = await import('../../scaling/law/fit.ts');
  const sizes = fittedSizes(rows);
  if (sizes < 2)
    throw new UsageError(`${file}: fewer than two sizes to fit`, 'measure at six sizes or more: 1, 2, 3, 4, 6, 8');
  const { findingsOf, rowsOf, stepsOf } = await import('../../scaling/law/findings.ts');
  const unbounded = sizes >= 3 ? fitUnbounded(rows) : undefined;
  const bounded = fitBounded(rows);
  const findings = findingsOf(rows);
  const table = rowsOf(rows);
  const steps = stepsOf(rows.filter(({ oversubscribed }) => oversubscribed !== true));
  if (flags.svg !== undefined) {
    const { lawChart } = await import('../../scaling/charts/law-chart.ts');
    writeText(flags.svg, lawChart(rows, bounded, flags.title ?? `Scaling of ${file === '-' ? 'the table' : file}`));
  }
  const text =
    flags.json === true
      ? `${JSON.stringify({ rows: table, steps, bounded, unbounded, findings }, finite, 2)}\n`
      : report(table, steps, bounded, unbounded, findings);
  process.stdout.write(text);
  return findings.some(({ severity }) => severity === 'wrong') ? 1 : 0;
}

/** JSON has no infinity. */
const finite = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? null : value;

function report(
  rows: readonly TableRow[],
  steps: readonly Step[],
  bounded: Fit,
  unbounded: Fit | undefined,
  findings: readonly Finding[],
): string {
  const linearity = new Map(steps.map(({ to, linearity: value }) => [to, value]));
  const withCpu = rows.some(({ cpuLinearity }) => cpuLinearity !== undefined);
  const table = textTable(
    [
      ...['replicas', 'per second', 'per replica', 'efficiency', 'step', 'in flight', 'per replica'],
      ...(withCpu ? ['CPU ms each', 'CPU cost'] : []),
    ],
    rows.map((row) => [
      String(row.replicas),
      figure(row.throughput),
      figure(row.perReplica),
      row.efficiency.toFixed(2),
      linearity.get(row.replicas)?.toFixed(2) ?? '',
      row.inFlight === undefined ? '' : figure(row.inFlight),
      row.inFlightPerReplica === undefined ? '' : figure(row.inFlightPerReplica),
      ...(withCpu ? [figure(row.cpuMsPerRequest ?? Number.NaN), row.cpuLinearity?.toFixed(2) ?? ''] : []),
    ]),
  );
  const fits = textTable(
    ['fit', 'throughput of one', 'contention', 'coherence', 'peak at', 'peak', 'residual'],
    [
      ...(unbounded === undefined ? [] : [fitRow('free', unbounded)]),
      fitRow('contention and coherence not below 0', bounded),
    ],
  );
  const wrong = findings.some(({ severity }) => severity === 'wrong');
  return [
    table,
    'efficiency: throughput per replica against the first row; step: growth of throughput over growth of size;',
    `in flight: requests under way, by Little's law.${withCpu ? CPU_LEGEND : ''}\n`,
    ...(unbounded === undefined ? [] : [fits]),
    ...findings.map(({ severity, text }) => `${severity}: ${text}\n`),
    ...(wrong ? ['This table does not show how the system scales.\n'] : []),
    ...(wrong || unbounded === undefined ? [] : [summary(bounded)]),
  ].join('\n');
}

const CPU_LEGEND =
  ' CPU cost: CPU time of a request in the first row over that\nin this one; it holds for rows with more replicas than cores too.';

function fitRow(name: string, { gamma, alpha, beta, peak, peakThroughput, rootMeanSquare }: Fit): string[] {
  const coefficient = ({ value, error }: Fit['alpha'], digits: number): string =>
    `${Number(value.toPrecision(digits))}${error === undefined ? '' : ` ±${error.toPrecision(2)}`}`;
  return [
    name,
    coefficient(gamma, 6),
    coefficient(alpha, 6),
    coefficient(beta, 4),
    figure(peak),
    figure(peakThroughput),
    figure(rootMeanSquare),
  ];
}

function summary({ alpha, beta, peak, peakThroughput, amdahlLimit }: Fit): string {
  if (Number.isFinite(peak))
    return `Throughput peaks at ${figure(peakThroughput)} a second with ${figure(peak)} replicas; more make it slower.\n`;
  if (alpha.value > 0 && beta.value === 0)
    return `Contention alone: it levels off at ${figure(amdahlLimit)} times one replica.\n`;
  return 'No contention and no coherence cost in these points: linear as far as it was measured.\n';
}
