/**
 * Settings of the service, read once from the environment; the names are those of dify-sandbox, and TIERUP_ for what it has
 * no name for. Gives the settings, or what is wrong, one line for each variable. What is not there yet is refused by name:
 * a switch that is silently ignored is found out too late.
 */
import { availableParallelism } from 'node:os';

export interface ServiceConfiguration {
  readonly port: number;
  readonly apiKey: string;
  /** Worker processes, one run each. */
  readonly workers: number;
  /** Runs that may be running or waiting; beyond it the answer is 503. */
  readonly maxRequests: number;
  /** Seconds of wall clock a run may take once it has a worker. */
  readonly runSeconds: number;
  /** Mebibytes a worker process may hold. */
  readonly workerMemoryMb: number;
  /** Seconds that open runs get after SIGTERM. */
  readonly drainSeconds: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The key of dify-sandbox's and Dify's own defaults: known to everybody. */
export const DEFAULT_API_KEY = 'dify-sandbox';

/** What a set variable would ask for and this version does not have. */
const REFUSED: readonly (readonly [name: string, wanted: (value: string) => boolean, why: string])[] = [
  ['ENABLE_NETWORK', isTrue, 'programs have no network in this version; set it to false, they then run offline'],
  ['ENABLE_PRELOAD', isTrue, 'preload text is never run; set it to false'],
  ['TIERUP_UPSTREAM_URL', isSet, 'there is no upstream lane in this version'],
  ['TIERUP_WARMUP_FILE', isSet, 'there is no warm-up in this version'],
];

/** Mebibytes that are left to the server itself. */
const FRONT_MB = 256;
/** A worker holds about 100 MiB before its first run and 180 with full caches. */
const LEAST_WORKER_MB = 256;
const USUAL_WORKER_MB = 512;

/**
 * Settings, or complaints. All workers at their ceilings must fit the container, whose end would be the end of all runs;
 * `memoryBytes` is its limit.
 */
export function readConfiguration(
  environment: Environment,
  memoryBytes: number = process.constrainedMemory(),
): ServiceConfiguration | readonly string[] {
  const wrong: string[] = [];
  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const text = environment[name]?.trim() ?? '';
    const value = text === '' ? fallback : Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    wrong.push(`${name} is "${text}": it must be a whole number from ${least} to ${most}`);
    return fallback;
  };
  const workers = whole('MAX_WORKERS', availableParallelism(), 1, 1024);
  const memoryMb = memoryBytes > 0 ? Math.floor(memoryBytes / 1024 / 1024) : Number.POSITIVE_INFINITY;
  const share = Math.floor((memoryMb - FRONT_MB) / workers);
  const usual = Math.max(LEAST_WORKER_MB, Math.min(USUAL_WORKER_MB, share));
  const configuration: ServiceConfiguration = {
    port: whole('SANDBOX_PORT', 8194, 0, 65_535),
    apiKey: environment['API_KEY'] ?? DEFAULT_API_KEY,
    workers,
    maxRequests: whole('MAX_REQUESTS', 50, 1, 1_000_000),
    runSeconds: whole('WORKER_TIMEOUT', 5, 1, 86_400),
    workerMemoryMb: whole('TIERUP_WORKER_MEMORY_MB', usual, LEAST_WORKER_MB, 65_536),
    drainSeconds: whole('TIERUP_DRAIN_SECONDS', 12, 0, 86_400),
  };
  if (configuration.workerMemoryMb > share)
    wrong.push(
      `MAX_WORKERS ${workers} x TIERUP_WORKER_MEMORY_MB ${configuration.workerMemoryMb} and ${FRONT_MB} MiB for the server are more than the ${memoryMb} MiB of the container`,
    );
  if (configuration.apiKey === '') wrong.push('API_KEY is empty: give the key that callers send as X-Api-Key');
  for (const [name, wanted, why] of REFUSED) {
    const value = environment[name] ?? '';
    if (wanted(value)) wrong.push(`${name} is "${value}": ${why}`);
  }
  return wrong.length === 0 ? configuration : wrong;
}

function isTrue(value: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value);
}

function isSet(value: string): boolean {
  return value !== '';
}
