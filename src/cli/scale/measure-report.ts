/** What `measure` prints: a row for each size, the machine, and what to be careful with. */
import { availableParallelism, cpus } from 'node:os';
import type { Estimate } from '../../scaling/measure/confidence.ts';
import type { SizeResult } from '../../scaling/measure/experiment.ts';
import { figure, textTable } from './text-table.ts';

/** Read before the generator ties itself to one of them. */
export const CORES = availableParallelism();

/** How it was measured. */
export interface MeasureConditions {
  readonly rate: number;
  readonly arrivals: string;
  readonly repeats: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly generator: string;
  readonly csv?: string;
}

export function report(results: readonly SizeResult[], flags: MeasureConditions): string {
  const { header, cells } = tableOf(results);
  const notes = [
    `${machine()}; ${figure(flags.rate)} requests a second per replica, ${flags.arrivals}, ${flags.repeats * flags.rounds} runs of ${flags.seconds} s.`,
    ...generatorNote(results, flags),
    ...othersNote(results),
    ...results
      .filter(({ lagP99Ms }) => lagP99Ms > 5)
      .map(
        ({ replicas, lagP99Ms }) =>
          `At ${replicas} the generator itself was late (p99 ${figure(lagP99Ms)} ms): it is part of the response times.`,
      ),
    ...results
      .filter(({ oversubscribed }) => oversubscribed)
      .map(({ replicas }) => `${replicas} is oversubscribed: more replicas than cores, not scaling.`),
    ...(flags.csv === undefined
      ? ['Keep the table with --csv FILE, and fit it: tierup scale fit FILE']
      : [`Fit it: tierup scale fit ${flags.csv}`]),
  ];
  return `${textTable(header, cells)}\n${notes.join('\n')}\n`;
}

function generatorNote(results: readonly SizeResult[], { generator }: MeasureConditions): string[] {
  const cores = results.map(({ replicas, generatorCores }) => `${generatorCores.toFixed(2)} at ${replicas}`).join(', ');
  const where =
    generator === 'shared' ? "the replicas' cores, at every size alike" : 'a core of its own where there is one';
  return [`The generator ran on ${where}; it used ${cores} of a core, which "CPU ms each" leaves out.`];
}

/** Below this, others do not matter to a response time. */
const QUIET_CORES = 0.1;

function othersNote(results: readonly SizeResult[]): string[] {
  const others = Math.max(0, ...results.map(({ othersCores }) => othersCores ?? 0));
  if (others < QUIET_CORES) return [];
  return [
    `Taken under load: other processes used up to ${others.toFixed(1)} cores meanwhile. Response times and rates are theirs too; CPU times hardly.`,
  ];
}

export function tableOf(results: readonly SizeResult[]): { readonly header: string[]; readonly cells: string[][] } {
  const [first] = results;
  const base = first?.cpuMsPerRequest?.mean;
  const header = [
    'replicas',
    'per second',
    'mean ms',
    'p50 ms',
    'p99 ms',
    'p99 from send',
    'errors',
    'CPU ms each',
    'CPU cost',
    'highest',
    'cores',
  ];
  const cells = results.map((result) => [
    String(result.replicas),
    margin(result.throughput),
    margin(result.meanMs),
    margin(result.p50Ms),
    margin(result.p99Ms),
    margin(result.serviceP99Ms),
    `${(100 * result.errorShare).toFixed(1)} %`,
    result.cpuMsPerRequest === undefined ? '-' : margin(result.cpuMsPerRequest),
    result.cpuMsPerRequest === undefined || base === undefined ? '-' : (base / result.cpuMsPerRequest.mean).toFixed(2),
    result.highest === undefined ? '-' : figure(result.highest.perSecond),
    result.oversubscribed ? `${result.pinning}, oversubscribed` : result.pinning,
  ]);
  return { header, cells };
}

const margin = ({ mean, margin: half }: Estimate): string =>
  half === undefined ? figure(mean) : `${figure(mean)} ±${figure(half)}`;

export function machine(): string {
  return `${CORES} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.version}`;
}
