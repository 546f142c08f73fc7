/**
 * One session of a client: its variables, its tools, one run at a time. Takes the client's messages in their order, gives
 * reports. Must not know: how messages travel.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Outcome } from '../../engine/outcome.ts';
import type { Session } from '../../engine/session.ts';
import { abortableSleep } from '../../host/abortable-sleep.ts';
import { BasicHost } from '../../host/basic-host.ts';
import { ImportPolicy } from '../../host/import-policy.ts';
import { isHostExit } from '../../runtime/exceptions/host-exit.ts';
import type { Guest } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { nativeFunction } from '../../runtime/objects/native.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { Definitions } from '../state/definitions.ts';
import { restore } from '../state/restore.ts';
import { type Snapshot, takeSnapshot } from '../state/snapshot.ts';
import { Decoder } from '../wire/decode.ts';
import { Encoder } from '../wire/encode.ts';
import { TooLarge, type Wire } from '../wire/wire.ts';
import { boundNames } from './bound-names.ts';
import { ClientCalls } from './client-calls.ts';
import { bindingOf, errorPlaces } from './error-places.ts';
import { SessionHandles } from './handles.ts';
import type { Report, Request, RunOutcome } from './messages.ts';
import { OutputBatch } from './output-batch.ts';
import { RunClock } from './run-clock.ts';

type Message<Op extends Request['op']> = Extract<Request, { op: Op }>;

/** Snapshots up to this size go with the end of the run; larger ones follow it. */
const SMALL_SNAPSHOT = 64 * 1024;
/** What a snapshot may take. */
const SNAPSHOT_MS = 2000;

/** A value that is only shown crosses as data up to this size. */
const MAX_SHOWN_CHARACTERS = 1024 * 1024;

export class PipeSession {
  readonly #id: number;
  readonly #send: (report: Report) => void;
  readonly #session: Session;
  readonly #calls: ClientCalls;
  readonly #handles: SessionHandles;
  readonly #output: OutputBatch;
  readonly #sources = new Map<string, string>();
  readonly #host: SessionHost;
  #tools = new Map<string, Value>();
  #protectedNames: RegExp | undefined;
  readonly #definitions = new Definitions();
  /** The last snapshot that the client was given, as text. */
  #saved = '';
  readonly #clock = new RunClock();
  /** Of the run that is on, and of those asked for after it. */
  readonly #stopping = new Set<AbortController>();
  /** Of a run that ended by itself, for the next one. */
  #unused: AbortController | undefined;
  #closing = false;
  /** Settled when what was asked for so far is done. */
  #queue: Promise<void> = Promise.resolve();

  constructor(engine: Engine, message: Message<'open'>, send: (report: Report) => void) {
    this.#id = message.session;
    this.#send = (report) => {
      this.#output.flush();
      send(report);
    };
    this.#output = new OutputBatch((stream, text) => send({ op: 'output', session: this.#id, stream, text }));
    this.#host = new SessionHost(this.#output, message.imports);
    this.#session = engine.session({ limits: message.limits ?? {}, host: this.#host });
    this.#calls = new ClientCalls(
      (call, wanted) => {
        this.#clock.stop();
        this.#send({ op: 'want', session: this.#id, call, ...wanted });
      },
      (call) => {
        this.#send({ op: 'cancel', session: this.#id, call });
        if (!this.#calls.waiting) this.#clock.go();
      },
    );
    this.#handles = new SessionHandles(this.#session.realm, this.#calls);
    this.#calls.handles = this.#handles;
  }

  /** Takes a message; `interrupt`, `answer` and `drop` at once, the others when those before are done. */
  take(message: Request): void {
    switch (message.op) {
      case 'interrupt':
        for (const stopping of this.#stopping) stopping.abort('interrupt');
        break;
      case 'run': {
        const stopping = this.#unused ?? new AbortController();
        this.#unused = undefined;
        this.#stopping.add(stopping);
        this.#queue = this.#queue.then(() => this.#run(message, stopping)).finally(() => this.#ran(stopping));
        break;
      }
      case 'answer':
        this.#calls.answer(message);
        if (!this.#calls.waiting) this.#clock.go();
        break;
      case 'drop':
        this.#handles.giveBack(message.handles);
        break;
      default:
        this.#queue = this.#queue.then(() => this.#perform(message));
    }
  }

  #ran(stopping: AbortController): void {
    this.#stopping.delete(stopping);
    if (!stopping.signal.aborted) this.#unused = stopping;
  }

  async #perform(message: Request): Promise<void> {
    switch (message.op) {
      case 'tools':
        this.#setTools(message.tools, new Set(message.async));
        break;
      case 'set':
        await this.#set(message);
        break;
      case 'get':
        await this.#get(message);
        break;
      case 'restore':
        await this.#restore(message);
        break;
      case 'close':
        if (!this.#closing) this.#session.close();
        this.#closing = true;
    }
  }

  /** Tools that were there before and no longer are go, unless the program has given the name a value of its own. */
  #setTools(tools: Readonly<Record<string, string>>, awaited: ReadonlySet<string>): void {
    const { globals } = this.#session;
    for (const [name, value] of this.#tools) if (globals.get(name) === value) globals.delete(name);
    this.#tools = new Map();
    for (const [name, documentation] of Object.entries(tools)) {
      const tool = nativeFunction(
        name,
        '(*args, **kwargs)',
        (args: Value[], keywords: PyDict | undefined) =>
          awaited.has(name)
            ? this.#calls.awaitedCall(name, args, keywords)
            : this.#calls.call({ tool: name }, args, keywords),
        'tierup',
      );
      tool.doc = documentation;
      this.#tools.set(name, tool);
      globals.setName(name, tool);
    }
    const names = [...this.#tools.keys()].filter((name) => /^\w+$/u.test(name));
    this.#protectedNames =
      names.length === 0
        ? undefined
        : new RegExp(`\\b(?:def|class)\\s+(?:${names.join('|')})\\b|\\b(?:${names.join('|')})\\b(?!\\s*\\()`, 'u');
  }

  async #set({ run, values }: Message<'set'>): Promise<void> {
    const handles = this.#handles;
    const outcome = await this.#session.run('', {
      result: 'none',
      *prepare(session): Guest<void> {
        const decoder = new Decoder(handles);
        for (let i = 0; i + 1 < values.length; i += 2)
          session.globals.setName(values[i] as string, yield* decoder.value(values[i + 1]));
      },
      *convert() {
        return null;
      },
    });
    this.#done(run, this.#outcome(outcome, '', ''));
  }

  async #get({ run, names }: Message<'get'>): Promise<void> {
    const { globals } = this.#session;
    const handles = this.#handles;
    const outcome = await this.#session.run('', {
      result: 'none',
      *convert() {
        const encoder = new Encoder(handles);
        const found: Wire[] = [];
        for (const name of names) {
          const value = globals.get(name);
          if (value !== undefined) found.push(name, yield* encoder.value(value));
        }
        return { l: found };
      },
    });
    this.#done(run, this.#outcome(outcome, '', ''));
  }

  async #restore({ run, snapshot }: Message<'restore'>): Promise<void> {
    const handles = this.#handles;
    let lost: readonly string[] = [];
    for (const [, source] of snapshot.definitions) this.#definitions.add(source);
    this.#calls.refusing = true;
    const outcome = await this.#session.run('', {
      result: 'none',
      *prepare({ globals }): Guest<void> {
        lost = yield* restore(snapshot, globals, handles);
      },
      *convert() {
        return { l: [...lost] };
      },
    });
    this.#calls.refusing = false;
    this.#done(run, this.#outcome(outcome, '', ''));
  }

  /** The variables after a run, or why they are not there. */
  async #snapshot(maxCharacters: number): Promise<Snapshot | 'large' | 'same' | undefined> {
    const source = {
      globals: this.#session.globals,
      definitions: this.#definitions,
      tools: this.#tools,
      handles: this.#handles,
    };
    const outcome = await this.#session.run('', {
      result: 'none',
      timeoutMs: SNAPSHOT_MS,
      convert: () => takeSnapshot(source, maxCharacters),
    });
    if (outcome.kind !== 'value') return undefined;
    if (outcome.value === undefined) return 'large';
    const text = JSON.stringify(outcome.value);
    if (text === this.#saved) return 'same';
    this.#saved = text;
    return outcome.value as Snapshot;
  }

  async #run(message: Message<'run'>, stopping: AbortController): Promise<void> {
    const { run, code, filename, timeoutMs = Number.POSITIVE_INFINITY, snapshotCharacters = 0 } = message;
    const binding =
      this.#protectedNames?.test(code) === true ? bindingOf(code, new Set(this.#tools.keys()), boundNames) : undefined;
    if (binding !== undefined) {
      this.#done(run, { kind: 'protected', ...binding });
      return;
    }
    this.#host.signal = stopping.signal;
    this.#sources.set(filename, code);
    this.#clock.begin(timeoutMs, () => stopping.abort('deadline'));
    const outcome = await this.#session.run(code, {
      filename,
      result: 'lastStatement',
      signal: stopping.signal,
      timeoutMs,
      convert: (value) => this.#shown(value),
    });
    this.#clock.end();
    this.#calls.forget();
    const ended: RunOutcome =
      outcome.kind === 'interrupted' && stopping.signal.reason === 'deadline'
        ? { kind: 'limit', limit: 'time', message: `time limit of ${timeoutMs} ms reached`, usage: outcome.usage }
        : this.#outcome(outcome, code, filename);
    if (snapshotCharacters === 0) {
      this.#done(run, ended);
      return;
    }
    this.#definitions.add(code);
    const small = await this.#snapshot(Math.min(snapshotCharacters, SMALL_SNAPSHOT));
    if (small !== 'large') {
      this.#done(run, ended, small);
      return;
    }
    this.#done(run, ended, 'later');
    const snapshot = (await this.#snapshot(snapshotCharacters)) ?? 'large';
    this.#send({ op: 'saved', session: this.#id, run, snapshot });
  }

  /** What the value of a step is: itself, or a handle if it is too large to be copied only to be shown. */
  *#shown(value: Value): Guest<Wire> {
    try {
      return yield* new Encoder(this.#handles, MAX_SHOWN_CHARACTERS).value(value);
    } catch (thrown) {
      if (!(thrown instanceof TooLarge)) throw thrown;
      return yield* new Encoder(this.#handles).handle(value);
    }
  }

  #outcome(outcome: Outcome, code: string, filename: string): RunOutcome {
    switch (outcome.kind) {
      case 'value':
        return { ...outcome, value: outcome.value as Wire };
      case 'error': {
        const exception = this.#session.failure;
        if (exception === undefined) return { ...outcome, error: { ...outcome.error, places: [], statement: '' } };
        const call = this.#calls.originOf(exception);
        const places = errorPlaces(exception, code, filename, this.#sources);
        return { ...outcome, error: { ...outcome.error, ...places, ...(call !== undefined && { call }) } };
      }
      case 'exit': {
        const { message, ...rest } = outcome;
        const ended = this.#session.failure !== undefined && isHostExit(this.#session.failure);
        return { ...rest, ended, ...(message !== undefined && { message }) };
      }
      default:
        return outcome;
    }
  }

  #done(run: number, outcome: RunOutcome, snapshot?: Snapshot | 'later' | 'same'): void {
    const handles = this.#handles.takeDropped();
    if (handles.length > 0) this.#send({ op: 'drop', session: this.#id, handles });
    this.#send({ op: 'done', session: this.#id, run, outcome, ...(snapshot !== undefined && { snapshot }) });
  }
}

/** What a program reaches: clock, randomness, its output, and the modules it may import. */
class SessionHost extends BasicHost {
  signal: AbortSignal = new AbortController().signal;
  readonly #policy: ImportPolicy | undefined;

  constructor(output: OutputBatch, imports: readonly string[] | undefined) {
    super({ onOutput: (stream, text) => output.add(stream, text) });
    this.#policy = imports === undefined ? undefined : new ImportPolicy(imports);
  }

  refuseImport(name: string, isFrom: boolean): string | undefined {
    return this.#policy?.refusal(name, isFrom);
  }

  override sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    return abortableSleep(seconds, this.signal, signal);
  }
}
