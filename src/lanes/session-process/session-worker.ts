/**
 * The process of one session: runs its steps, keeps its variables, asks for tools, and ends with its parent. Started with an
 * empty environment and the rights of a worker (worker-process/worker-handle.ts).
 */
import { Engine, type EngineOptions } from '../../engine/engine.ts';
import { awaitedFunction } from '../../engine/host-functions.ts';
import type { Outcome } from '../../engine/outcome.ts';
import { RunReporter } from '../../engine/run-report.ts';
import type { Session } from '../../engine/session.ts';
import { type HostCallable, PythonError, toHost } from '../../engine/values.ts';
import { ImportPolicy } from '../../host/import-policy.ts';
import { makeException } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall } from '../../runtime/guest.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { deadlinePassed, type LaneOutcome } from '../lane.ts';
import { OutputBatch } from '../pool/output-batch.ts';
import { LaneHost, withoutValue } from '../run-program.ts';
import { jsonText, NoJson } from './json-text.ts';
import type { FromSession, StepValue, ToolAnswer, ToSession } from './messages.ts';
import { StepClock } from './step-clock.ts';

const engine = new Engine(JSON.parse(process.argv[2] ?? '{}') as EngineOptions);

/** The host of the session, which allows a step the imports that its client named. */
class StepHost extends LaneHost {
  policy: ImportPolicy | undefined;

  refuseImport(name: string, isFrom: boolean): string | undefined {
    return this.policy?.refusal(name, isFrom);
  }
}

interface Open {
  readonly session: Session;
  readonly host: StepHost;
  readonly reporter: RunReporter;
}

let open: Open | undefined;
let steps = 0;
let calls = 0;
let clock: StepClock | undefined;
let stopping = new AbortController();
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
const output = new OutputBatch((chunks) => send({ kind: 'output', chunks }));

function send(message: FromSession): void {
  process.send?.(message, undefined, {}, () => {});
}

function begin({ limits, inputs, tools, asyncTools }: Extract<ToSession, { kind: 'open' }>): Promise<Outcome> {
  const host = new StepHost({ onOutput: (stream, text) => output.add(stream, text) }, () => stopping.signal);
  const session = engine.session({ limits, host });
  open = { session, host, reporter: new RunReporter(engine, session) };
  const functions = Object.fromEntries(tools.map((tool) => [tool, toolFunction(tool, asyncTools.includes(tool))]));
  return session.run('', { inputs: { ...inputs, ...functions }, result: 'none' });
}

async function step(message: Extract<ToSession, { kind: 'step' }>): Promise<void> {
  const { code, inputs, timeoutMs, result, convert, imports } = message;
  if (open === undefined) return;
  const controller = new AbortController();
  stopping = controller;
  clock = new StepClock(timeoutMs, () => controller.abort('deadline'));
  clock.go();
  open.host.policy = imports === undefined ? undefined : new ImportPolicy(imports);
  const outcome = await open.session.run(code, {
    filename: `<step ${++steps}>`,
    inputs,
    signal: controller.signal,
    ...(result !== undefined && { result }),
    ...(convert !== undefined && { convert: through(open.session, convert) }),
  });
  clock.stop();
  waiting.clear();
  const late = outcome.kind === 'interrupted' && controller.signal.reason === 'deadline';
  const ended: LaneOutcome = late ? deadlinePassed(timeoutMs) : withoutValue(outcome);
  const value = outcome.kind === 'value' ? valueOf(outcome.value) : undefined;
  send({ kind: 'done', outcome: ended, value, chunks: output.take(), report: open.reporter.take() });
}

/** The value as a function of the program, or one of its builtins, makes it. */
function through({ globals, realm }: Session, name: string): (value: Value) => Guest<unknown> {
  return function* (value) {
    const convert = globals.get(name) ?? realm.builtins.get(name);
    if (convert === undefined) throw makeException('NameError', `name '${name}' is not defined`);
    return toHost(yield new GuestCall(convert, [value]));
  };
}

function valueOf(value: unknown): StepValue {
  try {
    return { json: jsonText(value) };
  } catch (thrown) {
    if (!(thrown instanceof NoJson)) throw thrown;
    return { typeName: thrown.typeName };
  }
}

/** A function of the program that the client answers. */
function toolFunction(tool: string, isAwaited: boolean): HostCallable {
  const callable: HostCallable = isAwaited
    ? awaitedFunction((given, signal) => ask(tool, given, signal))
    : (...given) => ask(tool, given);
  Object.defineProperty(callable, 'name', { value: tool });
  return callable;
}

async function ask(tool: string, given: unknown[], signal?: AbortSignal): Promise<unknown> {
  const last = given.at(-1);
  // Keyword arguments come as an object without a prototype; a dict comes as a Map.
  const named = typeof last === 'object' && last !== null && Object.getPrototypeOf(last) === null ? given.pop() : {};
  const message = { kind: 'call', call: ++calls, tool, ...argumentsOf(tool, given, named as object) } as const;
  const { call } = message;
  output.flush();
  send(message);
  clock?.stop();
  signal?.addEventListener('abort', () => cancel(call), { once: true });
  return new Promise((resolve, reject) => waiting.set(call, { resolve, reject }));
}

/** The time of the program goes on when it waits for nothing more of the client's. */
function settled(call: number): boolean {
  const wasOut = waiting.delete(call);
  if (waiting.size === 0) clock?.go();
  return wasOut;
}

function cancel(call: number): void {
  if (settled(call)) send({ kind: 'cancel', call });
}

function argumentsOf(tool: string, given: readonly unknown[], named: object): { args: string; keywords: string } {
  try {
    return { args: jsonText(given), keywords: jsonText(new Map(Object.entries(named))) };
  } catch (thrown) {
    if (!(thrown instanceof NoJson)) throw thrown;
    throw new PythonError('TypeError', `an argument of ${tool}() cannot be sent as JSON: ${thrown.typeName}`);
  }
}

function answer(call: number, given: ToolAnswer): void {
  const asked = waiting.get(call);
  settled(call);
  if ('error' in given) asked?.reject(new PythonError(given.error.type, given.error.message));
  else asked?.resolve(given.result);
}

process.on('message', (message: ToSession) => {
  switch (message.kind) {
    case 'open':
      void begin(message).then((outcome) => {
        const report = open?.reporter.take();
        send({ kind: 'done', outcome: withoutValue(outcome), value: undefined, chunks: output.take(), report });
      });
      break;
    case 'step':
      void step(message);
      break;
    case 'answer':
      answer(message.call, message.answer);
      break;
    case 'stop':
      stopping.abort('given up');
  }
});
process.on('disconnect', () => process.exit(0));
send({ kind: 'ready' });
