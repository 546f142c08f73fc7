/** `tierup scale predict`: response times at a load by the simulator's queueing core, beside what the service then does. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Histogram } from '../../scaling/histogram.ts';
import type { ReplicaSource, RunningReplicas } from '../../scaling/measure/replica-source.ts';
import type { Calibration, CalibrationPlan } from '../../scaling/predict/calibration.ts';
import { guarded, UsageError } from './failure.ts';
import { readText } from './files.ts';
import { addSourceOptions, interruptible, requestOf, type SourceFlags, sourceOf } from './measure-options.ts';
import { machine } from './measure-report.ts';
import { nodesOfVaryingWork } from './own-service.ts';
import { above } from './scenario-options.ts';
import { figure, textTable } from './text-table.ts';

interface PredictFlags extends SourceFlags {
  readonly loads: readonly number[];
  readonly bodies?: string;
  readonly slots: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly aloneSeconds: number;
  readonly fullSeconds: number;
  readonly warmUpRequests: number;
  readonly within: number;
  readonly seed: number;
  readonly json?: boolean;
}

export function registerPredict(scale: Command, finish: (code: number) => void): void {
  const command = scale
    .command('predict')
    .description('predicts response times at a load from how a service behaves alone, and measures them');
  addSourceOptions(command)
    .option('--bodies <file>', 'request bodies, one a line, each as often as the others')
    .option('--loads <percents>', 'shares of the most that it can do', percents, [50, 80, 95])
    .option('--slots <count>', 'requests that the service works on at once', above(1), 1)
    .option('--seconds <seconds>', 'of each load', above(1), 20)
    .option('--rounds <count>', 'each with a calibration of its own; their requests are counted together', above(1), 2)
    .option('--alone-seconds <seconds>', 'one request at a time', above(0.5), 8)
    .option('--full-seconds <seconds>', 'as many as it can do', above(0.5), 5)
    .option('--warm-up-requests <count>', 'before the first calibration', above(0), 1000)
    .option('--within <percent>', 'how far a p50 or p99 may be off', above(0.1), 20)
    .option('--seed <number>', 'of arrivals and of the order of requests', Number, 1)
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      `
Example:
  tierup scale predict --service
  tierup scale predict --command "node server.js" --path /work --slots 4 --loads 50,80

It measures how long requests take alone and how many a second the service can do; from these the queueing core of
tierup scale simulate predicts p50 and p99; then the same requests are sent at the same moments.
Exit codes: 0 every p50 and p99 within --within of its prediction; 1 one was not, or requests failed; 2 bad usage, or a
service that does not start; 130 interrupted.`,
    )
    .action(async (flags: PredictFlags) => finish(await guarded('predict', () => predictAndMeasure(flags))));
}

function percents(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (!values.every((value) => value > 0 && value < 100))
    throw new InvalidArgumentError('expected percents below 100 such as 50,80,95');
  return values;
}

/** One load, all rounds together. */
interface Compared {
  readonly percent: number;
  readonly predicted: Histogram;
  readonly measured: Histogram;
  perSecond: number;
  failed: number;
  lagP99Ms: number;
}

interface Work {
  readonly flags: PredictFlags;
  readonly plan: CalibrationPlan;
  readonly running: RunningReplicas;
  readonly note: (text: string) => void;
  readonly signal: AbortSignal;
}

async function predictAndMeasure(flags: PredictFlags): Promise<number> {
  const { source } = await sourceOf(flags, 'own');
  const { ReplicaFailure } = await import('../../scaling/measure/replica-source.ts');
  const { Histogram: Times } = await import('../../scaling/histogram.ts');
  const compared = flags.loads.map((percent): Compared => {
    return { percent, predicted: new Times(), measured: new Times(), perSecond: 0, failed: 0, lagP99Ms: 0 };
  });
  const calibrations: Calibration[] = [];
  try {
    const others = await interruptible((signal) => runRounds(flags, source, compared, calibrations, signal));
    if (others === 'interrupted') return 130;
    process.stdout.write(report(flags, compared, calibrations, others));
  } catch (thrown) {
    if (thrown instanceof ReplicaFailure)
      throw new UsageError(thrown.message, 'start one by hand and see that it answers');
    throw thrown;
  }
  return compared.every((one) => one.failed === 0 && isWithin(one, flags.within)) ? 0 : 1;
}

/** Gives the cores that other processes used meanwhile, where that can be known. */
async function runRounds(
  flags: PredictFlags,
  source: ReplicaSource,
  compared: readonly Compared[],
  calibrations: Calibration[],
  signal: AbortSignal,
): Promise<number | undefined> {
  const { usageSince } = await import('../../scaling/measure/sample.ts');
  const note = (text: string): void => void process.stderr.write(`${text}\n`);
  const running = await source.start(1, signal);
  try {
    const plan = planOf(flags, running.urls[0] as string);
    const usage = usageSince(running);
    for (let round = 0; round < Math.round(flags.rounds) && !signal.aborted; round++)
      await runRound({ flags, plan, running, note, signal }, round, compared, calibrations);
    return usage().othersCores;
  } finally {
    await running.stop();
  }
}

async function runRound(
  { flags, plan, running, note, signal }: Work,
  round: number,
  compared: readonly Compared[],
  calibrations: Calibration[],
): Promise<void> {
  const { calibrate } = await import('../../scaling/predict/calibration.ts');
  const { measureAt, predict } = await import('../../scaling/predict/predict.ts');
  const warmUpRequests = round === 0 ? plan.warmUpRequests : 0;
  const calibration = await calibrate({ ...plan, warmUpRequests }, note, signal);
  calibrations.push(calibration);
  for (const [index, one] of compared.entries()) {
    if (signal.aborted) return;
    const ratePerSecond = (calibration.mostPerSecond * one.percent) / 100;
    const load = { ratePerSecond, seconds: flags.seconds, seed: flags.seed + 100 * round + index };
    const predicted = predict(calibration, load);
    note(`${one.percent} %: ${figure(ratePerSecond)} a second, predicted p99 ${figure(predicted.quantile(0.99))} ms`);
    const { service, failed, lag } = await measureAt(
      { ...plan.request, urls: running.urls },
      plan.bodies,
      load,
      signal,
    );
    one.predicted.merge(predicted);
    one.measured.merge(service);
    one.perSecond += ratePerSecond / flags.rounds;
    one.failed += failed;
    one.lagP99Ms = Math.max(one.lagP99Ms, lag.quantile(0.99));
  }
}

/**
 * Loops of 2,000,000 turns are about 15 ms of CPU. What a request costs beside them (1 to 2 ms, less the more are under way at
 * once) must be small: at 95 % load a capacity that is 1 % off moves the waits by a fifth.
 */
const OWN_BODIES = 40;
const OWN_MEAN_TURNS = 2_000_000;

function planOf(flags: PredictFlags, url: string): CalibrationPlan {
  const { body, method, headers, timeoutMs } = requestOf(flags);
  const own = flags.service === true && flags.body === undefined;
  const bodies =
    flags.bodies !== undefined
      ? readText(flags.bodies)
          .split(/\r?\n/)
          .filter((line) => line !== '')
      : own
        ? nodesOfVaryingWork(OWN_BODIES, OWN_MEAN_TURNS)
        : [typeof body === 'string' ? body : undefined];
  if (bodies.length === 0) throw new UsageError(`${flags.bodies} is empty`, 'give one request body a line');
  const withBody = flags.bodies !== undefined || method === 'POST';
  return {
    url,
    bodies,
    slots: Math.round(flags.slots),
    warmUpRequests: Math.round(flags.warmUpRequests),
    aloneSeconds: flags.aloneSeconds,
    fullSeconds: flags.fullSeconds,
    request: { method: flags.method ?? (withBody ? 'POST' : 'GET'), headers, timeoutMs: Math.max(timeoutMs, 30_000) },
    seed: flags.seed,
  };
}

const off = (measured: number, predicted: number): number => (100 * (predicted - measured)) / measured;

function isWithin({ predicted, measured }: Compared, percent: number): boolean {
  return [0.5, 0.99].every((share) => Math.abs(off(measured.quantile(share), predicted.quantile(share))) <= percent);
}

function report(
  flags: PredictFlags,
  compared: readonly Compared[],
  calibrations: readonly Calibration[],
  others: number | undefined,
): string {
  if (flags.json === true) return `${JSON.stringify(asData(compared, calibrations, others), null, 2)}\n`;
  const range = (read: (one: Calibration) => number): string => calibrations.map((one) => figure(read(one))).join(', ');
  const rows = compared.map(({ percent, perSecond, predicted, measured, failed }) => [
    `${percent} %`,
    figure(perSecond),
    String(measured.count),
    ...[0.5, 0.99].flatMap((share) => {
      const [wanted, found] = [predicted.quantile(share), measured.quantile(share)];
      return [figure(wanted), figure(found), `${off(found, wanted).toFixed(0)} %`];
    }),
    String(failed),
  ]);
  const header = ['load', 'per second', 'requests', 'p50 predicted', 'measured', 'off', 'p99 predicted', 'measured'];
  const missed = compared.filter((one) => !isWithin(one, flags.within)).map(({ percent }) => `${percent} %`);
  const late = Math.max(...compared.map(({ lagP99Ms }) => lagP99Ms));
  return [
    textTable([...header, 'off', 'failed'], rows),
    `${machine()}; ${flags.rounds} rounds of ${flags.seconds} s at each load, times in ms from sending.`,
    `Alone a request took ${range(({ meanAloneMs }) => meanAloneMs)} ms in the mean; at most ${range(({ mostPerSecond }) => mostPerSecond)} a second were done.`,
    ...(late > 5 ? [`The generator itself was late (p99 ${figure(late)} ms).`] : []),
    ...(others !== undefined && others >= 0.1
      ? [`Taken under load: other processes used ${others.toFixed(1)} cores meanwhile, so this says little.`]
      : []),
    missed.length === 0
      ? `Every p50 and p99 is within ${flags.within} % of its prediction.`
      : `Further off than ${flags.within} %: ${missed.join(', ')}.`,
    '',
  ].join('\n');
}

function asData(
  compared: readonly Compared[],
  calibrations: readonly Calibration[],
  othersCores: number | undefined,
): unknown {
  const quantiles = (times: Histogram): unknown => ({ p50Ms: times.quantile(0.5), p99Ms: times.quantile(0.99) });
  return {
    machine: machine(),
    othersCores,
    calibrations: calibrations.map(({ meanAloneMs, mostPerSecond }) => ({ meanAloneMs, mostPerSecond })),
    loads: compared.map(({ percent, perSecond, predicted, measured, failed }) => ({
      percent,
      perSecond,
      requests: measured.count,
      failed,
      predicted: quantiles(predicted),
      measured: quantiles(measured),
    })),
  };
}
