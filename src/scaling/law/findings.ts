/** A scaling table -> what it shows step by step, and what it cannot show because of how it was measured. */
import { type Fit, fitUnbounded } from './fit.ts';
import type { Measurement } from './table.ts';

export interface Step {
  readonly from: number;
  readonly to: number;
  /** Growth of throughput over growth of size: 1 is linear, for this step alone. */
  readonly linearity: number;
}

export interface TableRow extends Measurement {
  readonly perReplica: number;
  /** Throughput per replica against the smallest size's. */
  readonly efficiency: number;
  /** Requests under way, by Little's law; needs a mean response time. */
  readonly inFlight?: number;
  readonly inFlightPerReplica?: number;
  /** CPU time of a request at the smallest size over that at this one: what more replicas cost each other. */
  readonly cpuLinearity?: number;
}

export interface Finding {
  readonly severity: 'wrong' | 'doubt' | 'note';
  readonly text: string;
}

export function rowsOf(rows: readonly Measurement[]): readonly TableRow[] {
  const [first] = rows;
  const base = first === undefined ? 1 : first.throughput / first.replicas;
  return rows.map((row) => {
    const perReplica = row.throughput / row.replicas;
    const cpuLinearity = cpuLinearityOf(first, row);
    const inFlight = row.meanMs === undefined ? undefined : (row.throughput * row.meanMs) / 1000;
    return {
      ...row,
      perReplica,
      efficiency: perReplica / base,
      ...(inFlight !== undefined && { inFlight, inFlightPerReplica: inFlight / row.replicas }),
      ...(cpuLinearity !== undefined && { cpuLinearity }),
    };
  });
}

function cpuLinearityOf(first: Measurement | undefined, { cpuMsPerRequest }: Measurement): number | undefined {
  const base = first?.cpuMsPerRequest;
  return base === undefined || cpuMsPerRequest === undefined ? undefined : base / cpuMsPerRequest;
}

export function stepsOf(rows: readonly Measurement[]): readonly Step[] {
  const sizes = [...new Map(rows.map(({ replicas }) => [replicas, meanThroughput(rows, replicas)]))];
  return sizes.slice(1).map(([to, throughput], index) => {
    const [from, before] = sizes[index] as [number, number];
    return { from, to, linearity: throughput / before / (to / from) };
  });
}

function meanThroughput(rows: readonly Measurement[], replicas: number): number {
  const same = rows.filter((row) => row.replicas === replicas);
  return same.reduce((sum, { throughput }) => sum + throughput, 0) / same.length;
}

export function findingsOf(rows: readonly Measurement[]): readonly Finding[] {
  const usable = rows.filter(({ oversubscribed }) => oversubscribed !== true);
  return [
    ...sizeFindings(usable, rows.length - usable.length),
    ...loadFindings(rowsOf(usable)),
    ...superLinearFindings(usable),
    ...errorFindings(usable),
  ];
}

function sizeFindings(usable: readonly Measurement[], left: number): Finding[] {
  const findings: Finding[] = [];
  const sizes = new Set(usable.map(({ replicas }) => replicas)).size;
  if (left > 0)
    findings.push({ severity: 'note', text: `${left} rows had more replicas than cores: shown, not fitted.` });
  if (sizes < 3)
    findings.push({
      severity: 'doubt',
      text: `${sizes} sizes are one step: no law is fitted, measure at six or more.`,
    });
  else if (sizes < 6)
    findings.push({
      severity: 'doubt',
      text: `${sizes} sizes for three coefficients: measure at six or more (1, 2, 3, 4, 6, 8) before trusting the peak.`,
    });
  if (usable.length > 0 && Math.min(...usable.map(({ replicas }) => replicas)) > 1)
    findings.push({
      severity: 'doubt',
      text: 'Nothing was measured at 1: the throughput of one, on which every other figure rests, is a guess.',
    });
  return findings;
}

/** More than a sixth apart: more than the noise of a careful measurement. */
const SAME_LOAD = 1.17;

function loadFindings(rows: readonly TableRow[]): Finding[] {
  const loads = rows.flatMap(({ inFlightPerReplica }) =>
    inFlightPerReplica === undefined ? [] : [inFlightPerReplica],
  );
  if (loads.length < 2)
    return [
      {
        severity: 'doubt',
        text: 'No response times: whether the load per replica was the same at every size cannot be checked.',
      },
    ];
  const spread = Math.max(...loads) / Math.min(...loads);
  if (spread <= SAME_LOAD) return [];
  const list = loads.map((load) => load.toFixed(1)).join(' / ');
  return [
    {
      severity: 'wrong',
      text:
        `Not measured at constant load per replica: by Little's law ${list} requests were under way per replica. ` +
        'The table mixes two variables, size and load, so neither its linearity nor a fit says how the system scales. ' +
        'Measure again with the same offered load per replica at every size.',
    },
  ];
}

function superLinearFindings(rows: readonly Measurement[]): Finding[] {
  const over = rowsOf(rows).filter(({ efficiency }) => efficiency > 1.05);
  const negative = rows.length >= 3 && fitUnbounded(rows).alpha.value < -0.005;
  if (over.length === 0 && !negative) return [];
  const list = over.map(({ replicas, efficiency }) => `${efficiency.toFixed(2)} at ${replicas}`).join(', ');
  return [
    {
      severity: 'wrong',
      text:
        `Super-linear${list === '' ? '' : ` (${list})`}: the smallest size was slower per replica than larger ones. ` +
        'That is a cold cache, a warm-up, or more load per replica later, not scaling; do not extrapolate from it.',
    },
  ];
}

function errorFindings(rows: readonly Measurement[]): Finding[] {
  const bad = rows.filter(({ errorShare = 0 }) => errorShare > 0.01);
  if (bad.length === 0) return [];
  const sizes = bad.map(({ replicas }) => replicas).join(', ');
  return [
    { severity: 'doubt', text: `More than 1 % errors at ${sizes}: throughput counted there was not all served.` },
  ];
}

/** Whether the peak lies beyond what was measured, so that it is an extrapolation. */
export function isExtrapolated({ peak }: Fit, rows: readonly Measurement[]): boolean {
  return peak > Math.max(...rows.map(({ replicas }) => replicas));
}
