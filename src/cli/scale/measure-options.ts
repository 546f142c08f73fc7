/** What is measured and how, from the flags of `measure` and `predict`: where replicas come from, what they are asked. */
import { type Command, InvalidArgumentError } from 'commander';
import type { ExperimentPlan } from '../../scaling/measure/experiment.ts';
import type { ReplicaSource } from '../../scaling/measure/replica-source.ts';
import { UsageError } from './failure.ts';
import { readText } from './files.ts';
import { CORES } from './measure-report.ts';
import { DEFAULT_NODE, ownService } from './own-service.ts';
import { above } from './scenario-options.ts';

/** Where replicas are and what they are asked: the same for every command that measures. */
export interface SourceFlags {
  readonly command?: string;
  readonly service?: boolean;
  readonly url?: readonly string[];
  readonly deployment?: string;
  readonly namespace?: string;
  readonly path: string;
  readonly readyPath?: string;
  readonly method?: string;
  readonly body?: string;
  readonly header?: readonly string[];
  readonly arrivals: string;
  readonly timeout: number;
  readonly readySeconds: number;
}

export interface MeasureFlags extends SourceFlags {
  readonly replicas: readonly number[];
  readonly rate: number;
  readonly seconds: number;
  readonly repeats: number;
  readonly rounds: number;
  readonly warmUp: number;
  readonly warmUpRequests: number;
  readonly objective?: number;
  readonly searchSeconds: number;
  readonly scrape?: string;
  readonly scrapeEvery: number;
  readonly generator: string;
  readonly oversubscribe?: boolean;
  readonly csv?: string;
  readonly svg?: string;
  readonly html?: string;
  readonly json?: boolean;
}

export interface MeasurePlan extends ExperimentPlan {
  /** Times through all sizes. */
  readonly rounds: number;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function addSourceOptions(command: Command): Command {
  return command
    .option('--command <command>', 'starts one replica; {port} and $PORT say where it shall listen')
    .option('--service', "tierup's own service, with a code node of Dify's")
    .option('--url <url>', 'a replica that is there already (repeat for more)', collect)
    .option('--deployment <name>', 'a Deployment that kubectl scales; --url is the service in front of it')
    .option('--namespace <name>', 'of the Deployment')
    .option('--path <path>', 'what is asked for with --command', '/')
    .option('--ready-path <path>', 'answers once a replica takes requests, if that is not the path itself')
    .option('--method <method>', 'GET, or POST with a body')
    .option('--body <text>', 'request body; @FILE reads one')
    .option('--header <header>', '"Name: value" (repeatable)', collect)
    .option('--arrivals <kind>', 'poisson or constant', 'poisson')
    .option('--timeout <seconds>', 'after which a request has failed', above(0.01), 10)
    .option('--ready-seconds <seconds>', 'patience until replicas answer', above(0.1), 30);
}

export function sizes(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (!values.every((value) => Number.isInteger(value) && value > 0))
    throw new InvalidArgumentError('expected sizes such as 1,2,4');
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Replicas, and how many of them the machine has cores for. */
export interface Source {
  readonly source: ReplicaSource;
  readonly cores: number;
}

export async function sourceOf(flags: SourceFlags, generator: string): Promise<Source> {
  if (generator !== 'own' && generator !== 'shared')
    throw new UsageError(`the generator's cores cannot be ${generator}`, 'own, or shared');
  const { addressSource, deploymentSource } = await import('../../scaling/measure/remote-sources.ts');
  if (flags.deployment !== undefined) {
    const [url] = flags.url ?? [];
    if (url === undefined)
      throw new UsageError(
        'no --url of the service in front of the Deployment',
        'for example --url http://api.example/health',
      );
    const { deployment: name, namespace, readySeconds } = flags;
    return {
      source: deploymentSource({ name, namespace, url, readySeconds }),
      cores: Number.POSITIVE_INFINITY,
    };
  }
  if (flags.url !== undefined) return { source: addressSource(flags.url), cores: Number.POSITIVE_INFINITY };
  return commandsOf(flags, generator);
}

async function commandsOf(flags: SourceFlags, generator: 'own' | 'shared'): Promise<Source> {
  const own = flags.service === true ? ownService() : undefined;
  const command = own?.command ?? flags.command;
  if (command === undefined)
    throw new UsageError(
      'nothing to measure',
      'give --command "node server.js", --service, --url for each replica, or --deployment NAME --url URL',
    );
  const { canPin, commandSource, pin } = await import('../../scaling/measure/command-source.ts');
  const forReplicas = generator === 'shared' ? CORES : Math.max(1, CORES - 1);
  const cores = canPin() && CORES > 1 ? Array.from({ length: forReplicas }, (_, index) => index) : [];
  // The generator keeps to the last core, out of the replicas' way, or goes where they go.
  if (generator === 'own' && cores.length > 0) pin(process.pid, [CORES - 1]);
  const readyPath = own?.readyPath ?? flags.readyPath;
  const source = commandSource({
    command,
    path: own?.path ?? flags.path,
    readySeconds: flags.readySeconds,
    cores,
    ...(readyPath !== undefined && { readyPath }),
    ...(generator === 'shared' && { sharedBy: process.pid }),
  });
  return { source, cores: forReplicas };
}

export function planOf(flags: MeasureFlags, cores: number): MeasurePlan {
  const request = requestOf(flags);
  const scrapePath = flags.scrape ?? (flags.service === true ? ownService().scrapePath : undefined);
  return {
    sizes: flags.replicas,
    ratePerReplica: flags.rate,
    seconds: flags.seconds,
    repeats: Math.round(flags.repeats),
    rounds: Math.round(flags.rounds),
    mostWarmUpSeconds: flags.warmUp,
    warmUpRequests: Math.round(flags.warmUpRequests),
    searchSeconds: flags.searchSeconds,
    coresForReplicas: cores,
    ...(flags.objective !== undefined && { objectiveMs: flags.objective }),
    ...(scrapePath !== undefined && {
      scrape: { path: scrapePath, everySeconds: flags.scrapeEvery, headers: request.headers },
    }),
    request,
  };
}

export function requestOf(flags: SourceFlags): ExperimentPlan['request'] {
  const own = flags.service === true;
  const given = flags.body?.startsWith('@') === true ? readText(flags.body.slice(1)) : flags.body;
  const body = given ?? (own ? DEFAULT_NODE : undefined);
  if (flags.arrivals !== 'poisson' && flags.arrivals !== 'constant')
    throw new UsageError(`arrivals cannot be ${flags.arrivals}`, 'poisson, or constant');
  return {
    arrivals: flags.arrivals,
    method: flags.method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body !== undefined && { body }),
    headers: { ...(own && ownService().headers), ...headersOf(flags.header ?? [], body) },
    timeoutMs: flags.timeout * 1000,
    seed: 1,
  };
}

function headersOf(given: readonly string[], body: string | undefined): Record<string, string> {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  for (const header of given) {
    const colon = header.indexOf(':');
    if (colon < 1) throw new UsageError(`"${header}" is no header`, 'for example --header "X-Api-Key: secret"');
    headers[header.slice(0, colon).trim().toLowerCase()] = header.slice(colon + 1).trim();
  }
  return headers;
}

/** Runs until it is done, or until whoever started the command ends it; replicas are then ended before the command is. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | 'interrupted'> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  // Replicas have process groups of their own: they hear of it only through this command.
  for (const ended of ['SIGINT', 'SIGTERM'] as const) process.once(ended, interrupt);
  try {
    const result = await work(controller.signal);
    return controller.signal.aborted ? 'interrupted' : result;
  } finally {
    for (const ended of ['SIGINT', 'SIGTERM'] as const) process.removeListener(ended, interrupt);
  }
}
