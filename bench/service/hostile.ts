/**
 * `npm run bench -- service hostile`: honest runs at a steady rate, alone, with as many hostile arrivals beside them, and alone again;
 * then honest runs while workers are killed. Every hostile program is another text; half are endless loops and memory bombs, the
 * rest floods, huge and broken bodies, slow bodies and callers that leave. Honest runs may not fail, and memory, descriptors
 * and processes have to come back. `--rate N` (20 a second), `--seconds N` (10).
 */
import { connect } from 'node:net';
import { LatencyRecorder } from '../../src/scaling/load/recorder.ts';
import { descriptors, KEY, residentMb, ServiceProcess } from './service-process.ts';
import { DEFAULT_NODE } from './snippets.ts';

/** A queue that was filled is looked at until it is empty, so long at most. */
const REST_MS = 90_000;
/** The last slow bodies have ended. */
const IDLE_MS = 8000;
/** Between two kills; starting a worker takes a second where the cores are busy. */
const KILL_MS = 2000;

export async function measureHostile(rate: number, seconds: number): Promise<void> {
  const service = await ServiceProcess.start({
    MAX_WORKERS: '2',
    WORKER_TIMEOUT: '1',
    TIERUP_MAX_SESSIONS: '0',
    TIERUP_LOG_LEVEL: 'silent',
  });
  await honest(service, 'warm-up', rate, 5);
  service.hangUp();
  await pause(1000);
  const before = state(service);
  await honest(service, 'without the attack', rate, seconds);
  const attack = new Attack(service, rate);
  await honest(service, 'with the attack', rate, seconds);
  attack.end();
  const restedMs = await rest(service);
  await honest(service, 'afterwards', rate, seconds);
  service.hangUp();
  await pause(IDLE_MS);
  console.log(`${attack.sent} hostile arrivals, the queue empty after ${(restedMs / 1000).toFixed(0)} s`);
  console.log(`before: ${before}; after: ${state(service)}`);
  const killing = setInterval(() => killOne(service), KILL_MS);
  await honest(service, `while a worker is killed each ${KILL_MS / 1000} s`, rate, seconds);
  clearInterval(killing);
  await service.stop();
}

/** At a constant rate, however slow the answers; latencies count from when a request should have left. */
async function honest(service: ServiceProcess, name: string, rate: number, seconds: number): Promise<void> {
  const recorder = new LatencyRecorder();
  const startedAt = performance.now();
  const wrong = new Map<string, number>();
  const runs: Promise<void>[] = [];
  for (let n = 0; n < rate * seconds; n++) {
    const due = startedAt + (n * 1000) / rate;
    await pause(due - performance.now());
    runs.push(
      service.run(DEFAULT_NODE.code).then(({ status, body }) => {
        const good = status === 200 && body.includes('<<RESULT>>');
        recorder.record('honest', performance.now() - due, good);
        if (!good) count(wrong, `${status} ${/WORKER_LOST/.exec(body)?.[0] ?? body.slice(0, 60)}`);
      }),
    );
  }
  await Promise.all(runs);
  const [one] = recorder.summaries(seconds);
  const failures = [...wrong].map(([what, times]) => `, ${times} x ${what}`).join('');
  console.log(
    `${name}: ${one?.answered} runs, p50 ${one?.p50Ms.toFixed(1)} p99 ${one?.p99Ms.toFixed(1)} ms, ${one?.failed} failed${failures}`,
  );
}

/** Hostile arrivals, as many a second as honest ones. */
class Attack {
  sent = 0;
  readonly #service: ServiceProcess;
  readonly #timer: NodeJS.Timeout;

  constructor(service: ServiceProcess, rate: number) {
    this.#service = service;
    this.#timer = setInterval(() => this.#strike(this.sent++), 1000 / rate);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #strike(n: number): void {
    const programs = [
      `x = ${n}\nwhile True: x += 1`,
      `rows = [${n}]\nwhile True: rows.append("x" * 100_000 + str(len(rows)))`,
      `while True: print("flood ${n}" * 1000)`,
      `def f(n):\n    return f(n + ${n}) + 1\nwhile True:\n    try:\n        f(1)\n    except RecursionError:\n        pass`,
    ];
    const kind = n % 8;
    if (kind < 4) this.#sends(programs[kind] as string);
    else if (kind === 4) this.#sends(`data = "${'x'.repeat(2_000_000)}"\nwhile True: pass # ${n}`);
    else if (kind === 5) void this.#service.send('/v1/sandbox/run', `{"language": "python3", "code": ${n}`);
    else if (kind === 6) this.#sends(`x = ${n}\nwhile True: pass`, 20);
    else this.#dribbles();
  }

  /** Throws the answer away, or leaves before it comes. */
  #sends(code: string, leavesAfterMs = 60_000): void {
    const body = JSON.stringify({ language: 'python3', code });
    const socket = this.#open(Buffer.byteLength(body), body);
    const leaving = setTimeout(() => socket.destroy(), leavesAfterMs);
    socket.on('close', () => clearTimeout(leaving));
    socket.resume();
  }

  /** Promises a body and sends a byte of it now and then. */
  #dribbles(): void {
    const socket = this.#open(1000, '{');
    const drip = setInterval(() => socket.write(' '), 300);
    socket.on('close', () => clearInterval(drip));
    setTimeout(() => socket.destroy(), 5000).unref();
  }

  #open(length: number, body: string) {
    const socket = connect(Number(new URL(this.#service.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST /v1/sandbox/run HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${KEY}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`,
    );
    return socket;
  }
}

/** Milliseconds until no run waits. */
async function rest(service: ServiceProcess): Promise<number> {
  const startedAt = performance.now();
  while ((await service.counter('pyjit_queue_depth')) + (await service.counter('pyjit_pool_busy')) > 0) {
    if (performance.now() - startedAt > REST_MS) break;
    await pause(500);
  }
  return performance.now() - startedAt;
}

function state(service: ServiceProcess): string {
  const { pid, workers } = service;
  const rss = [pid, ...workers].map((one) => residentMb(one).toFixed(0)).join(' + ');
  return `${rss} MiB, ${descriptors(pid)} descriptors, ${workers.length} workers`;
}

let turn = 0;
function killOne({ workers }: ServiceProcess): void {
  const pid = workers[turn++ % Math.max(1, workers.length)];
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
