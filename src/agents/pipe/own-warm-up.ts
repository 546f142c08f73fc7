/**
 * Runs small programs before the client's first one comes, so that it finds parser, compiler and interpreter hot: a client
 * starts the process while its model is still thinking.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Report, Request } from './messages.ts';
import { PipeSession } from './pipe-session.ts';

/** What agents' steps are made of; each round has a text of its own, as steps do. */
const program = (round: number): string => `
import math, re
values_${round} = [{'name': f'item {i}', 'score': i * 7 % 10} for i in range(40)]
total = 0
def weigh(row, by=${round}):
    try:
        return row['score'] * by + len(row['name'])
    except KeyError as error:
        return str(error)
class Entry:
    def __init__(self, name, weight):
        self.name, self.weight = name, weight
entries = [Entry(row['name'], weigh(row)) for row in values_${round}]
for entry in sorted(entries, key=lambda e: -e.weight):
    if entry.weight > 20 and re.match(r'item \\d+', entry.name):
        total += entry.weight
for i in range(1200):
    total += i % 7
print(total, math.sqrt(total), ', '.join(entry.name for entry in entries[:3]))
total`;

/** Short steps, whose time is what comes with every step: the messages, the parser, the start of a run, its report. */
const SHORT = [
  'count_ = 5',
  "for i in range(5):\n    print('row', i)",
  "found_ = look_up('bolt', limit=2)\nfound_",
  "names_ = {'a': 1.5, 'b': [1, 2]}\n{name: value for name, value in names_.items()}",
  "names_['missing']",
];
/** Each round of the long program costs about 2 ms, of the short steps 1 ms, once they are hot. */
const MAX_ROUNDS = 200;
const LONG_ROUNDS = 40;
const MAX_MS = 800;

/** Runs them as a client's steps are run, up to the text of the reports. Ends early when `wanted` says that a client's program has come. */
export async function warmUpEngine(engine: Engine, wanted: () => boolean): Promise<void> {
  const startedAt = performance.now();
  const client = new WarmUpClient(engine);
  for (let round = 0; round < MAX_ROUNDS && performance.now() - startedAt < MAX_MS; round++)
    for (const code of round < LONG_ROUNDS ? [program(round), ...SHORT] : SHORT) {
      await new Promise((resolve) => setImmediate(resolve));
      if (wanted()) return client.close();
      await client.step(code);
    }
  client.close();
}

/** A session whose client is this process. */
class WarmUpClient {
  readonly #session: PipeSession;
  #runs = 0;
  #done: () => void = () => {};

  constructor(engine: Engine) {
    this.#session = new PipeSession(engine, { op: 'open', session: 0 }, (report) => this.#receive(report));
    this.#send({ op: 'tools', session: 0, tools: { look_up: 'Looks something up.' } });
  }

  step(code: string): Promise<void> {
    const run = ++this.#runs;
    return new Promise((resolve) => {
      this.#done = resolve;
      const snapshotCharacters = run % 2 === 0 ? { snapshotCharacters: 100_000 } : {};
      this.#send({
        op: 'run',
        session: 0,
        run,
        code,
        filename: `<warm-up ${run}>`,
        timeoutMs: 60_000,
        ...snapshotCharacters,
      });
    });
  }

  close(): void {
    this.#send({ op: 'close', session: 0 });
  }

  #send(request: Request): void {
    this.#session.take(JSON.parse(JSON.stringify(request)) as Request);
  }

  #receive(report: Report): void {
    const { op } = JSON.parse(JSON.stringify(report)) as Report;
    if (op === 'want' && 'call' in report)
      queueMicrotask(() => this.#send({ op: 'answer', session: 0, call: report.call, value: { l: [0.25, 'x'] } }));
    if (op === 'done') this.#done();
  }
}
