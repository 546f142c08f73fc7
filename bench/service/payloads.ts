/**
 * `npm run bench -- service payloads`: /optimized beside /original under the closed loop of a load test (four clients, 3:1), for the vector
 * expression over more and more numbers, and for a program whose work grows while its body does not. Says from where the
 * p99 is 64 % lower. `--seconds N` for each (8).
 */
import { runClosedLoop } from '../../src/scaling/load/closed-loop.ts';
import { LatencyRecorder, type TargetSummary } from '../../src/scaling/load/recorder.ts';
import { KEY, ServiceProcess } from './service-process.ts';

const AIM = 0.64;
const SIZES = [100, 1000, 10_000, 50_000];
const ROUNDS = [1, 10, 100, 400];

/** Numbers, integers and attributes, in a loop: what an agent's own computation looks like. */
const PROGRAM = `
class Account:
    def __init__(self, rate):
        self.rate = rate
        self.total = 0.0

    def add(self, amount):
        self.total += amount * self.rate

def simulate(rounds):
    account = Account(1.05)
    seed = 7
    for step in range(rounds * 1000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        account.add(seed % 100)
    return account.total

print(simulate(rounds))
`;

interface Row {
  readonly body: string;
  readonly optimized: TargetSummary;
  readonly original: TargetSummary;
}

export async function measurePayloads(seconds: number): Promise<void> {
  const service = await ServiceProcess.start({ MAX_WORKERS: '2', TIERUP_MAX_SESSIONS: '0', WORKER_TIMEOUT: '30' });
  const rows: Row[] = [];
  for (const size of SIZES) {
    const data = Array.from({ length: size }, (_, n) => ((n * 7919) % 1000) / 8);
    rows.push(await compare(service, `${size} numbers`, JSON.stringify({ data }), seconds));
  }
  for (const rounds of ROUNDS) {
    const body = JSON.stringify({ code: PROGRAM, inputs: { rounds } });
    rows.push(await compare(service, `program, ${rounds} 000 steps`, body, seconds));
  }
  await service.stop();
  for (const { body, optimized, original } of rows) {
    const lower = (at: 'p50Ms' | 'p99Ms'): string => `${(100 * (1 - optimized[at] / original[at])).toFixed(0)} %`;
    console.log(
      `${body.padEnd(24)} original p50 ${original.p50Ms.toFixed(1)} p99 ${original.p99Ms.toFixed(1)} ms, optimized p50 ${optimized.p50Ms.toFixed(1)} p99 ${optimized.p99Ms.toFixed(1)} ms: p50 ${lower('p50Ms')} lower, p99 ${lower('p99Ms')} lower, ${optimized.failed + original.failed} failed`,
    );
  }
  const from = rows.find(({ optimized, original }) => optimized.p99Ms <= (1 - AIM) * original.p99Ms);
  console.log(from === undefined ? 'p99 is nowhere 64 % lower' : `p99 is 64 % lower from: ${from.body}`);
}

/** A round that is not counted warms both up. */
async function compare(service: ServiceProcess, name: string, body: string, seconds: number): Promise<Row> {
  await loop(service, body, Math.min(3, seconds));
  const { recorder, elapsed } = await loop(service, body, seconds);
  const summaries = new Map(recorder.summaries(elapsed).map((one) => [one.target, one]));
  const of = (path: string): TargetSummary => summaries.get(path) as TargetSummary;
  return { body: name, optimized: of('/optimized'), original: of('/original') };
}

async function loop(service: ServiceProcess, body: string, seconds: number) {
  const recorder = new LatencyRecorder();
  const elapsed = await runClosedLoop({
    targets: [
      { url: `${service.url}/optimized`, weight: 3 },
      { url: `${service.url}/original`, weight: 1 },
    ],
    clients: 4,
    seconds,
    thinkMs: [100, 500],
    headers: { 'content-type': 'application/json', 'x-api-key': KEY },
    body,
    timeoutMs: 30_000,
    seed: 1,
    onAnswer: (url, ms, good) => recorder.record(new URL(url).pathname, ms, good),
  });
  return { recorder, elapsed };
}
