/**
 * Settings of the service, read once from the environment and, below it, config.yaml; the names are those of dify-sandbox,
 * and TIERUP_ for what it has no name for. Gives the settings, or what is wrong, one line for each variable. What is not
 * there yet is refused by name, or warned of where the program runs all the same: a switch that is silently ignored is
 * found out too late.
 */

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { RequirementsOptions } from '../lanes/cpython/requirements/requirements.ts';
import type { LanePreference } from '../lanes/lane.ts';
import { LOG_LEVELS, type LogLevel } from '../telemetry/log.ts';
import type { NamedKey } from './api-key.ts';
import { type MemoryPlan, planMemory } from './memory-plan.ts';
import type { SessionFolderOptions } from './sessions/stored/session-folder.ts';

export interface ServiceConfiguration extends MemoryPlan {
  readonly port: number;
  readonly apiKey: string;
  /** All keys that are let in: API_KEY, and those of TIERUP_API_KEYS. */
  readonly keys: readonly NamedKey[];
  /** Worker processes, one run each. */
  readonly workers: number;
  /** Runs that may be running or waiting; beyond it the answer is 503. */
  readonly maxRequests: number;
  /** Seconds that a run may wait for a worker; then the answer is 503. */
  readonly queueSeconds: number;
  /** Seconds of wall clock a run may take once it has a worker. */
  readonly runSeconds: number;
  /** Seconds that open runs get after SIGTERM. */
  readonly drainSeconds: number;
  /** Where programs run that do not say so themselves; all but `tierup` start the CPython lane too. */
  readonly lane: LanePreference;
  /** The interpreter of the CPython lane. */
  readonly python: string;
  /** The kernel's walls around workers of ours: where they can be had, always, or never. */
  readonly workerWalls: 'auto' | 'required' | 'off';
  /** What the CPython lane installs; absent: nothing. */
  readonly requirements?: RequirementsOptions;
  /** Seconds without a request after which a session is closed. */
  readonly sessionIdleSeconds: number;
  /** Where sessions are saved when the server goes, for all replicas; undefined: nowhere. */
  readonly sessionFolder: SessionFolderOptions | undefined;
  /** Answers as dify-sandbox 0.2.15 or as its newer versions. */
  readonly compat: '0.2.15' | 'latest';
  /** HOST:PORT of this replica as others reach it; empty: there are no others. */
  readonly address: string;
  /** HOST:PORT of all replicas, one name for all or a list. */
  readonly peers: readonly string[];
  /** A sandbox for runs that no lane here takes whole; undefined: there is none. */
  readonly upstream: UpstreamSettings | undefined;
  /** Programs that workers run before they take others (warm-up.ts); empty: none. */
  readonly warmUpFile: string;
  readonly logLevel: LogLevel;
  /** Programs are logged. */
  readonly logCode: boolean;
  /** What the operator should know and that keeps nothing from starting. */
  readonly warnings: readonly string[];
}

export interface UpstreamSettings {
  readonly url: string;
  readonly key: string;
  /** Of the runs that can be compared, from 0 to 1: sent to both. */
  readonly shadowShare: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The key of dify-sandbox's and Dify's own defaults: known to everybody. */
export const DEFAULT_API_KEY = 'dify-sandbox';

/** What a set variable would ask for and this version does not have. */
const REFUSED: readonly (readonly [name: string, wanted: (value: string) => boolean, why: string])[] = [
  ['ENABLE_PRELOAD', isTrue, 'preload text is never run; set it to false'],
];

/** Settings, or complaints; `memoryBytes` is the container's limit, 0 without one. */
export function readConfiguration(
  environment: Environment,
  memoryBytes: number = process.constrainedMemory(),
): ServiceConfiguration | readonly string[] {
  const read = new Reader(environment);
  const workers = read.whole('MAX_WORKERS', availableParallelism(), 1, 1024);
  const wantedMb =
    read.text('TIERUP_WORKER_MEMORY_MB') === '' ? undefined : read.whole('TIERUP_WORKER_MEMORY_MB', 512, 256, 65_536);
  const sessions = read.text('TIERUP_MAX_SESSIONS') === '' ? undefined : read.whole('TIERUP_MAX_SESSIONS', 0, 0, 1024);
  const lane = read.oneOf<LanePreference>('TIERUP_LANE', ['tierup', 'auto', 'cpython']);
  // Each lane has as many processes.
  const processes = lane === 'tierup' ? workers : 2 * workers;
  const memory = planMemory(processes, wantedMb, sessions, memoryBytes);
  const apiKey = environment['API_KEY'] ?? DEFAULT_API_KEY;
  const configuration: ServiceConfiguration = {
    ...memory.plan,
    port: read.whole('SANDBOX_PORT', 8194, 0, 65_535),
    apiKey,
    keys: [{ name: 'default', key: apiKey }, ...read.keys('TIERUP_API_KEYS')],
    workers,
    javascriptWorkers: Math.min(workers, memory.plan.javascriptWorkers),
    originalWorkers: Math.min(workers, memory.plan.originalWorkers),
    lane,
    python: read.text('TIERUP_PYTHON') || 'python3',
    maxRequests: read.whole('MAX_REQUESTS', 50, 1, 1_000_000),
    queueSeconds: read.whole('TIERUP_QUEUE_SECONDS', 30, 1, 86_400),
    runSeconds: read.whole('WORKER_TIMEOUT', 5, 1, 86_400),
    drainSeconds: read.whole('TIERUP_DRAIN_SECONDS', 12, 0, 86_400),
    workerWalls: read.oneOf('TIERUP_WORKER_WALLS', ['auto', 'required', 'off']),
    ...requirementsOf(read, lane),
    sessionIdleSeconds: read.whole('TIERUP_SESSION_IDLE_SECONDS', 300, 1, 86_400),
    sessionFolder: sessionFolderOf(read, apiKey),
    compat: read.oneOf('TIERUP_COMPAT', ['latest', '0.2.15']),
    address: withPort(read.text('TIERUP_ADDRESS'), environment['SANDBOX_PORT']),
    peers: read
      .text('TIERUP_PEERS')
      .split(',')
      .map((peer) => peer.trim())
      .filter(isSet),
    upstream: read.upstream(apiKey),
    warmUpFile: read.text('TIERUP_WARMUP_FILE'),
    logLevel: read.oneOf('TIERUP_LOG_LEVEL', ['warn', ...LOG_LEVELS.filter((level) => level !== 'warn')]),
    logCode: isTrue(read.text('TIERUP_LOG_CODE')),
    warnings: warningsOf(environment, apiKey),
  };
  read.wrong.push(...memory.wrong);
  if (apiKey === '') read.wrong.push('API_KEY is empty: give the key that callers send as X-Api-Key');
  for (const [name, wanted, why] of REFUSED) {
    const value = environment[name] ?? '';
    if (wanted(value)) read.wrong.push(`${name} is "${value}": ${why}`);
  }
  return read.wrong.length === 0 ? configuration : read.wrong;
}

/** Where dify-sandbox reads its requirements, from where it is started. */
const REQUIREMENTS_FILE = 'dependencies/python-requirements.txt';

function requirementsOf(read: Reader, lane: LanePreference): { readonly requirements?: RequirementsOptions } {
  const named = read.text('TIERUP_REQUIREMENTS');
  const file = named || (lane !== 'tierup' && existsSync(REQUIREMENTS_FILE) ? REQUIREMENTS_FILE : '');
  if (file === '') return {};
  if (lane === 'tierup')
    read.wrong.push('TIERUP_REQUIREMENTS is set: its packages run on CPython, so TIERUP_LANE must be auto or cpython');
  const [wheels, index, folder] = ['TIERUP_WHEELS', 'PIP_MIRROR_URL', 'TIERUP_ENVIRONMENTS'].map((name) =>
    read.text(name),
  );
  return { requirements: { file, ...(wheels && { wheels }), ...(index && { index }), ...(folder && { folder }) } };
}

/** Bytes of a key that nobody tries out. */
const SHORTEST_STORE_KEY = 16;

function sessionFolderOf(read: Reader, apiKey: string): SessionFolderOptions | undefined {
  const path = read.text('TIERUP_SESSION_STORE');
  const keepSeconds = read.whole('TIERUP_SESSION_STORE_SECONDS', 86_400, 1, 365 * 86_400);
  const maxBytes = read.whole('TIERUP_SESSION_STORE_MB', 1024, 1, 1024 * 1024) * 1024 * 1024;
  if (path === '') return undefined;
  const key = read.text('TIERUP_SESSION_STORE_KEY') || apiKey;
  if (key === DEFAULT_API_KEY || key.length < SHORTEST_STORE_KEY)
    read.wrong.push(
      `TIERUP_SESSION_STORE needs a key: TIERUP_SESSION_STORE_KEY, or an API_KEY of your own, of ${SHORTEST_STORE_KEY} characters or more`,
    );
  return { path, key, keepSeconds, maxBytes };
}

function warningsOf(environment: Environment, apiKey: string): readonly string[] {
  const warnings: string[] = [];
  if (apiKey === DEFAULT_API_KEY) warnings.push('API_KEY is the default, which everybody knows; set another one');
  if (isTrue(environment['ENABLE_NETWORK'] ?? ''))
    warnings.push('ENABLE_NETWORK is true, but no module of this version opens connections: programs run offline');
  return warnings;
}

/** Reads variables and keeps what is wrong with them. */
class Reader {
  readonly wrong: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: string): string {
    return this.#environment[name]?.trim() ?? '';
  }

  whole(name: string, fallback: number, least: number, most: number): number {
    const text = this.text(name);
    const value = text === '' ? fallback : Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.wrong.push(`${name} is "${text}": it must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  /** One of the words; the first is the default. */
  oneOf<T extends string>(name: string, words: readonly T[]): T {
    const text = this.text(name);
    const word = text === '' ? words[0] : words.find((one) => one === text);
    if (word === undefined) this.wrong.push(`${name} is "${text}": it can be ${words.join(', ')}`);
    return word ?? (words[0] as T);
  }

  upstream(apiKey: string): UpstreamSettings | undefined {
    const url = this.text('TIERUP_UPSTREAM_URL');
    const share = this.text('TIERUP_SHADOW_SHARE');
    const shadowShare = share === '' ? 0 : Number(share);
    if (!(shadowShare >= 0 && shadowShare <= 1))
      this.wrong.push(`TIERUP_SHADOW_SHARE is "${share}": it must be a number from 0 to 1`);
    if (url === '' && shadowShare > 0) this.wrong.push('TIERUP_SHADOW_SHARE needs TIERUP_UPSTREAM_URL');
    if (url === '') return undefined;
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      this.wrong.push(`TIERUP_UPSTREAM_URL is "${url}": it must be as http://sandbox:8194`);
    return { url, key: this.text('TIERUP_UPSTREAM_KEY') || apiKey, shadowShare };
  }

  /** `name:key` pairs, separated by commas. */
  keys(name: string): readonly NamedKey[] {
    const pairs = this.text(name).split(',').filter(isSet);
    const keys = pairs.map((pair) => /^([\w.-]{1,64}):(.+)$/.exec(pair.trim()));
    if (keys.includes(null)) this.wrong.push(`${name} must be name:key pairs, separated by commas`);
    return keys.flatMap((match) => (match === null ? [] : [{ name: match[1] as string, key: match[2] as string }]));
  }
}

function withPort(address: string, port = '8194'): string {
  if (address === '' || /^[^:]+:\d+$|\]:\d+$/.test(address)) return address;
  return address.includes(':') && !address.startsWith('[') ? `[${address}]:${port}` : `${address}:${port}`;
}

function isTrue(value: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value);
}

function isSet(value: string): boolean {
  return value !== '';
}
