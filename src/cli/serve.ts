/** `tierup serve`: the service, until SIGTERM or Ctrl-C. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import type { EngineOptions } from '../engine/engine.ts';
import { LazyLane } from '../lanes/lazy-lane.ts';
import { NodeLane } from '../lanes/node/node-lane.ts';
import { readConfigFile } from '../service/config-file.ts';
import {
  DEFAULT_API_KEY,
  type Environment,
  readConfiguration,
  type ServiceConfiguration,
} from '../service/configuration.ts';
import { watchFrontMemory } from '../service/front-memory.ts';
import { Readiness } from '../service/readiness.ts';
import { buildServer } from '../service/server.ts';
import { SessionStore } from '../service/sessions/session-store.ts';
import { readWarmUp } from '../service/warm-up.ts';
import { openLog } from '../telemetry/log.ts';
import { ServiceMetrics } from '../telemetry/metrics.ts';
import { EXIT } from './program.ts';
import { openLanes, openPool, openUpstream, openWalls } from './serve-lanes.ts';
import { FreshConnections, stopListening } from './stop-listening.ts';
import { tierOptions } from './tiers.ts';

/** After the drain, to answer the runs that are given up. */
const LAST_ANSWERS_MS = 1000;

interface ServeFlags {
  readonly host: string;
  readonly config?: string;
}

/** dify-sandbox reads it where it is started. */
const CONFIG_FILE = 'conf/config.yaml';

/** Completes the command; called only when it was asked for. */
export function registerServe(command: Command, finish: (code: number) => void): void {
  command
    .option('--host <address>', 'the address to listen on', '0.0.0.0')
    .option('--config <file>', `settings as dify-sandbox's config.yaml has them (${CONFIG_FILE} if it exists)`)
    .addHelpText(
      'after',
      `
Settings are environment variables, named as dify-sandbox names them: SANDBOX_PORT (8194), API_KEY, MAX_WORKERS,
MAX_REQUESTS (50), WORKER_TIMEOUT (5 seconds), TIERUP_WORKER_MEMORY_MB (up to 512), TIERUP_DRAIN_SECONDS (12),
TIERUP_MAX_TIER, TIERUP_LANE (tierup, auto or cpython), TIERUP_PYTHON, TIERUP_REQUIREMENTS, TIERUP_WHEELS,
TIERUP_ENVIRONMENTS, TIERUP_UPSTREAM_URL, TIERUP_WARMUP_FILE, TIERUP_WORKER_WALLS (auto, required or off),
TIERUP_SESSION_STORE. See docs/dify.md, docs/service.md, docs/sessions.md and docs/cpython-lane.md.`,
    )
    .action(async (flags: ServeFlags) => finish(await serve(flags)));
}

async function serve(flags: ServeFlags): Promise<number> {
  const read = settings(flags);
  if ('complaints' in read) {
    for (const line of read.complaints) process.stderr.write(`tierup serve: ${line}\n`);
    return EXIT.usage;
  }
  const { configuration, engine } = read;
  const warmUp = configuration.warmUpFile === '' ? [] : readWarmUp(configuration.warmUpFile, configuration);
  if (typeof warmUp === 'string') {
    process.stderr.write(`tierup serve: TIERUP_WARMUP_FILE is "${configuration.warmUpFile}": ${warmUp}\n`);
    return EXIT.usage;
  }
  const metrics = new ServiceMetrics();
  const found = openWalls(configuration);
  const walls = typeof found === 'string' ? undefined : found;
  if (walls === undefined && configuration.workerWalls === 'required') {
    process.stderr.write(`tierup serve: TIERUP_WORKER_WALLS is required: ${found} (see tierup doctor)\n`);
    return EXIT.failed;
  }
  const opened = openLanes(configuration, engine, metrics, walls, warmUp);
  if (typeof opened === 'string') {
    process.stderr.write(`tierup serve: TIERUP_LANE is ${configuration.lane}: ${opened} (see tierup doctor)\n`);
    return EXIT.failed;
  }
  const { lane, cpython, requirements } = opened;
  const original = new LazyLane('worker-process', () =>
    openPool(configuration, { promotion: { mode: 'never' } }, metrics, configuration.originalWorkers, walls),
  );
  const javascript = new LazyLane('node', () => {
    const { javascriptWorkers: workers, maxRequests: maxInFlight, workerMemoryMb: memoryMb } = configuration;
    return new NodeLane({ workers, maxInFlight, memoryMb, ...(walls && { walls }) });
  });
  const upstream = openUpstream(configuration, metrics, requirements);
  const readiness = new Readiness();
  const log = openLog(configuration.logLevel);
  const onUnsaved = (why: string): void => log.warn({ reason: why }, 'a session is lost');
  const sessions = new SessionStore(configuration, engine, { cpython, walls, onUnsaved });
  const server = buildServer(configuration, lane, {
    metrics,
    readiness,
    log,
    sessions,
    javascript,
    walls: typeof found === 'string' ? `none: ${found}` : 'kernel',
    ...(upstream !== undefined && { upstream }),
    ...(requirements && { requirements }),
    ...(configuration.originalWorkers > 0 && { original }),
  });
  const connections = new FreshConnections(server.server);
  try {
    await server.listen({ port: configuration.port, host: flags.host });
  } catch (thrown) {
    process.stderr.write(`tierup serve: ${(thrown as Error).message}\n`);
    await lane.close();
    return EXIT.failed;
  }
  watchFrontMemory();
  greet(server, configuration);
  if (walls === undefined && configuration.workerWalls !== 'off')
    process.stderr.write(`tierup serve: warning: workers have no walls of the kernel: ${found} (see tierup doctor)\n`);
  await stopSignal();
  readiness.beginDrain();
  sessions.stopOpening();
  const closeAll = async (): Promise<void> => {
    upstream?.upstream.close();
    await Promise.all([lane.close(), original.close(), javascript.close(), sessions.closeAll()]);
  };
  await drain(server, connections, { saveIdle: () => sessions.saveIdle(), closeAll }, readiness, configuration);
  return EXIT.ok;
}

type Settings =
  | { readonly complaints: readonly string[] }
  | { readonly configuration: ServiceConfiguration; readonly engine: EngineOptions };

/** What file and environment say, or what is wrong with it. */
function settings(flags: ServeFlags): Settings {
  const path = flags.config ?? (existsSync(CONFIG_FILE) ? CONFIG_FILE : undefined);
  let environment: Environment = process.env;
  const complaints: string[] = [];
  if (path !== undefined)
    try {
      const file = readConfigFile(path);
      environment = { ...file.environment, ...process.env };
      complaints.push(...file.unknown.map((key) => `${path}: nothing is known of "${key}"`));
    } catch (thrown) {
      complaints.push(`${path}: ${(thrown as Error).message}`);
    }
  const configuration = readConfiguration(environment);
  const engine = tierOptions(environment);
  if (!('port' in configuration)) complaints.push(...configuration);
  if (typeof engine === 'string') complaints.push(engine);
  if (complaints.length > 0 || !('port' in configuration) || typeof engine === 'string') return { complaints };
  return { configuration, engine };
}

function greet(server: FastifyInstance, configuration: ServiceConfiguration): void {
  const { port } = server.server.address() as AddressInfo;
  process.stdout.write(`tierup serves on port ${port} with ${configuration.workers} workers\n`);
  process.stdout.write(`${trial(configuration, port)}\n`);
  for (const warning of configuration.warnings) process.stderr.write(`tierup serve: warning: ${warning}\n`);
}

/** A line for the shell that works as it is; a key that is a secret stays one. */
function trial({ apiKey }: ServiceConfiguration, port: number): string {
  const key = apiKey === DEFAULT_API_KEY ? `'X-Api-Key: ${apiKey}'` : '"X-Api-Key: $API_KEY"';
  const body = JSON.stringify({ language: 'python3', code: 'print(2 ** 100)' });
  return `try: curl -s http://127.0.0.1:${port}/v1/sandbox/run -H ${key} -H 'Content-Type: application/json' -d '${body}'`;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Lets open requests end for a while, still answering what comes in; then takes no more, and gives up what is open. */
async function drain(
  server: FastifyInstance,
  connections: FreshConnections,
  { saveIdle, closeAll }: { readonly saveIdle: () => Promise<void>; readonly closeAll: () => Promise<void> },
  readiness: Readiness,
  { drainSeconds: seconds, python }: ServiceConfiguration,
): Promise<void> {
  const timer = setTimeout(() => void closeAll(), seconds * 1000);
  // What is open even then waits for somebody else: a body that does not come, a step on another replica.
  const last = setTimeout(() => server.server.closeAllConnections(), seconds * 1000 + LAST_ANSWERS_MS);
  await readiness.idle();
  // While it still listens: whoever asks for one of them is told to ask elsewhere, and finds it.
  await saveIdle();
  await stopListening(server.server, connections, python);
  await readiness.idle();
  await server.close();
  clearTimeout(timer);
  clearTimeout(last);
  await closeAll();
}
