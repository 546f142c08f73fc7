/** `tierup serve`: the service, until SIGTERM or Ctrl-C. */
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import type { Lane } from '../lanes/lane.ts';
import { WorkerProcessLane } from '../lanes/worker-process/worker-process.ts';
import { DEFAULT_API_KEY, readConfiguration, type ServiceConfiguration } from '../service/configuration.ts';
import { buildServer } from '../service/server.ts';
import { EXIT } from './program.ts';
import { tierOptions } from './tiers.ts';

/** Completes the command; called only when it was asked for. */
export function registerServe(command: Command, finish: (code: number) => void): void {
  command
    .option('--host <address>', 'the address to listen on', '0.0.0.0')
    .addHelpText(
      'after',
      `
Settings are environment variables, named as dify-sandbox names them: SANDBOX_PORT (8194), API_KEY, MAX_WORKERS,
MAX_REQUESTS (50), WORKER_TIMEOUT (5 seconds), TIERUP_WORKER_MEMORY_MB (up to 512), TIERUP_DRAIN_SECONDS (12),
TIERUP_MAX_TIER. See docs/dify.md.`,
    )
    .action(async (flags: { readonly host: string }) => finish(await serve(flags.host)));
}

async function serve(host: string): Promise<number> {
  const configuration = readConfiguration(process.env);
  const engine = tierOptions(process.env);
  if (typeof engine === 'string' || !('port' in configuration)) {
    const complaints = [
      ...('port' in configuration ? [] : configuration),
      ...(typeof engine === 'string' ? [engine] : []),
    ];
    for (const line of complaints) process.stderr.write(`tierup serve: ${line}\n`);
    return EXIT.usage;
  }
  const lane = new WorkerProcessLane({
    workers: configuration.workers,
    maxInFlight: configuration.maxRequests,
    memoryMb: configuration.workerMemoryMb,
    engine,
  });
  const server = buildServer(configuration, lane);
  try {
    await server.listen({ port: configuration.port, host });
  } catch (thrown) {
    process.stderr.write(`tierup serve: ${(thrown as Error).message}\n`);
    await lane.close();
    return EXIT.failed;
  }
  greet(server, configuration);
  await stopSignal();
  await drain(server, lane, configuration.drainSeconds);
  return EXIT.ok;
}

function greet(server: FastifyInstance, configuration: ServiceConfiguration): void {
  const { port } = server.server.address() as AddressInfo;
  process.stdout.write(`tierup serves on port ${port} with ${configuration.workers} workers\n`);
  if (configuration.apiKey === DEFAULT_API_KEY)
    process.stderr.write(`tierup serve: warning: API_KEY is the default, which everybody knows; set another one\n`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Takes no more connections, lets open runs end for a while, then gives them up. */
async function drain(server: FastifyInstance, lane: Lane, seconds: number): Promise<void> {
  const timer = setTimeout(() => void lane.close(), seconds * 1000);
  await server.close();
  clearTimeout(timer);
  await lane.close();
}
