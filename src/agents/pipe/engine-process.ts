/**
 * The engine as a process: takes messages of a client on standard input, gives reports on standard output, and ends with
 * its input. Any number of sessions; one that waits for its client costs its heap and nothing else.
 */
import { readFileSync } from 'node:fs';
import { Engine } from '../../engine/engine.ts';
import { packageFile } from '../../locate.ts';
import { moduleNames } from '../../runtime/module-registry.ts';
import { PROTOCOL, type Report, type Request } from './messages.ts';
import { warmUpEngine } from './own-warm-up.ts';
import { PipeSession } from './pipe-session.ts';

const engine = new Engine();
/** A client's program has come. */
let wanted = false;
const sessions = new Map<number, PipeSession>();

function send(report: Report): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function take(line: string): void {
  let message: Request;
  try {
    message = JSON.parse(line) as Request;
  } catch {
    send({ op: 'fault', message: `no JSON: ${line.slice(0, 100)}` });
    return;
  }
  if (message.op === 'open') {
    sessions.set(message.session, new PipeSession(engine, message, send));
    return;
  }
  const session = sessions.get(message.session);
  if (session === undefined) {
    send({ op: 'fault', message: `no session ${message.session}` });
    return;
  }
  wanted ||= message.op === 'run';
  session.take(message);
  if (message.op === 'close') sessions.delete(message.session);
}

/** Lines of a stream of text; a long one is put together once. */
class Lines {
  #parts: string[] = [];

  *add(chunk: string): Generator<string> {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      this.#parts.push(chunk.slice(from, end));
      yield this.#parts.length === 1 ? (this.#parts[0] as string) : this.#parts.join('');
      this.#parts = [];
      from = end + 1;
    }
    if (from < chunk.length) this.#parts.push(chunk.slice(from));
  }
}

const lines = new Lines();
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  for (const line of lines.add(chunk)) take(line);
});
process.stdin.on('end', () => process.exit(0));
// A client that is gone is no error of the engine's.
process.stdout.on('error', () => process.exit(0));
const { version } = JSON.parse(readFileSync(packageFile('../package.json'), 'utf8')) as { version: string };
send({ op: 'hello', protocol: PROTOCOL, version, modules: moduleNames() });
await warmUpEngine(engine, () => wanted);
