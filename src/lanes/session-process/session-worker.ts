/**
 * The process of one session: runs its steps, keeps its variables, asks for tools, and ends with its parent. Started with an
 * empty environment and the rights of a worker (worker-process/worker-handle.ts).
 */
import { Engine, type EngineOptions } from '../../engine/engine.ts';
import { NotSavable } from '../../engine/image/bad-image.ts';
import type { Outcome } from '../../engine/outcome.ts';
import { RunReporter } from '../../engine/run-report.ts';
import type { Session } from '../../engine/session.ts';
import { toHost } from '../../engine/values.ts';
import { ImportPolicy } from '../../host/import-policy.ts';
import { makeException } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall } from '../../runtime/guest.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { deadlinePassed, type LaneOutcome } from '../lane.ts';
import { OutputBatch } from '../pool/output-batch.ts';
import { LaneHost, withoutValue } from '../run-program.ts';
import { ClientTools, type ClientToolsEvents } from './client-tools.ts';
import { jsonText, NoJson } from './json-text.ts';
import type { FromSession, SavedStep, StepValue, ToSession } from './messages.ts';
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

/** The step that is on. */
interface CurrentStep {
  readonly timeoutMs: number;
  readonly clock: StepClock;
  readonly stopping: AbortController;
  readonly facts: Pick<SavedStep, 'convert' | 'imports'>;
}

let open: Open | undefined;
let current: CurrentStep | undefined;
let steps = 0;
/** The step that a restored session is in, until it goes on. */
let restored: SavedStep | undefined;
let tools = clientTools(0);
const output = new OutputBatch((chunks) => send({ kind: 'output', chunks }));

function send(message: FromSession): void {
  process.send?.(message, undefined, {}, () => {});
}

function clientTools(made: number): ClientTools {
  const onCall: ClientToolsEvents['onCall'] = (call) => {
    output.flush();
    send({ kind: 'call', ...call });
  };
  const onCancel = (call: number): void => send({ kind: 'cancel', call });
  const onWait = (waits: boolean): void => (waits ? current?.clock.stop() : current?.clock.go());
  return new ClientTools({ onCall, onCancel, onWait }, made);
}

function hostOf(): StepHost {
  return new StepHost(
    { onOutput: (stream, text) => output.add(stream, text) },
    () => current?.stopping.signal ?? new AbortController().signal,
  );
}

function begin(message: Extract<ToSession, { kind: 'open' }>): Promise<Outcome> {
  const { limits, inputs } = message;
  const functions = tools.functions(message.tools, message.asyncTools);
  const host = hostOf();
  const session = engine.session({ limits, host });
  open = { session, host, reporter: new RunReporter(engine, session) };
  return session.run('', { inputs: { ...inputs, ...functions }, result: 'none' });
}

/** The outcome of making the session: what is wrong with the saved one is an error of it. */
function restore({ limits, saved, ...message }: Extract<ToSession, { kind: 'restore' }>): LaneOutcome {
  const usage = { steps: 0, elapsedMs: 0, bytes: 0, outputBytes: 0 };
  try {
    const host = hostOf();
    tools = clientTools(saved.calls);
    const functions = tools.functions(message.tools, message.asyncTools);
    const session = engine.restore(saved.bytes, { limits, host, key: saved.key, functions });
    open = { session, host, reporter: new RunReporter(engine, session) };
    steps = saved.steps;
    restored = saved.step;
    return { kind: 'finished', usage };
  } catch (thrown) {
    const { name, message: why } = thrown as Error;
    return { kind: 'error', error: { type: name, message: why, traceback: '', line: 0 }, usage };
  }
}

function save(key: Uint8Array): void {
  if (open === undefined) return;
  const { waiting } = tools;
  const [call] = waiting;
  const step = current && { leftMs: current.clock.leftMs, ...(call && { call }), ...current.facts };
  try {
    if (waiting.length > 1) throw new NotSavable(`it waits for ${waiting.length} calls of the client at once`);
    const bytes = open.session.save({ key });
    // What was printed before goes first.
    output.flush();
    send({ kind: 'saved', bytes, state: { steps, calls: tools.made, ...(step && { step }) } });
  } catch (thrown) {
    if (!(thrown instanceof NotSavable)) throw thrown;
    send({ kind: 'unsaved', why: thrown.message });
  }
}

function step({ code, inputs, result, timeoutMs, ...facts }: Extract<ToSession, { kind: 'step' }>): void {
  if (open === undefined) return;
  const { session } = open;
  const { stopping } = start(open, timeoutMs, facts);
  void end(
    session.run(code, {
      filename: `<step ${++steps}>`,
      inputs,
      signal: stopping.signal,
      ...(result !== undefined && { result }),
      ...conversion(session, facts.convert),
    }),
  );
}

/** Goes on where the restored session stood. */
function resume(): void {
  if (open === undefined || restored === undefined) return;
  const { leftMs, call, ...facts } = restored;
  restored = undefined;
  const { session } = open;
  const { stopping } = start(open, leftMs, facts);
  const answer = call === undefined ? undefined : tools.answerTo(call);
  // Whoever stops the step does not answer the call.
  answer?.catch(() => {});
  void end(session.resume(answer, { signal: stopping.signal, ...conversion(session, facts.convert) }));
}

function start({ host }: Open, timeoutMs: number, { convert, imports }: CurrentStep['facts']): CurrentStep {
  const stopping = new AbortController();
  const clock = new StepClock(timeoutMs, () => stopping.abort('deadline'));
  clock.go();
  host.policy = imports === undefined ? undefined : new ImportPolicy(imports);
  current = { timeoutMs, clock, stopping, facts: { ...(convert && { convert }), ...(imports && { imports }) } };
  return current;
}

async function end(running: Promise<Outcome>): Promise<void> {
  const outcome = await running;
  const ended = current;
  current = undefined;
  tools.forget();
  ended?.clock.stop();
  const late = outcome.kind === 'interrupted' && ended?.stopping.signal.reason === 'deadline';
  done(
    late ? deadlinePassed(ended.timeoutMs) : withoutValue(outcome),
    outcome.kind === 'value' ? valueOf(outcome.value) : undefined,
  );
}

function done(outcome: LaneOutcome, value?: StepValue): void {
  send({ kind: 'done', outcome, value, chunks: output.take(), report: open?.reporter.take() });
}

/** The value as a function of the program, or one of its builtins, makes it. */
function conversion({ globals, realm }: Session, name: string | undefined) {
  if (name === undefined) return {};
  return {
    convert: function* (value: Value): Guest<unknown> {
      const convert = globals.get(name) ?? realm.builtins.get(name);
      if (convert === undefined) throw makeException('NameError', `name '${name}' is not defined`);
      return toHost(yield new GuestCall(convert, [value]));
    },
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

process.on('message', (message: ToSession) => {
  switch (message.kind) {
    case 'open':
      void begin(message).then((outcome) => done(withoutValue(outcome)));
      break;
    case 'restore':
      done(restore(message));
      break;
    case 'step':
      step(message);
      break;
    case 'resume':
      resume();
      break;
    case 'save':
      save(message.key);
      break;
    case 'answer':
      tools.answer(message.call, message.answer);
      break;
    case 'stop':
      current?.stopping.abort('given up');
  }
});
process.on('disconnect', () => process.exit(0));
send({ kind: 'ready' });
