/**
 * A session in a process of its own: state lives from step to step, tools are answered by whoever opened it. Takes limits,
 * inputs and steps; gives output, calls and outcomes. A process that passes its memory or does not stop in time is ended,
 * and the session with it.
 *
 * Must not know: HTTP, ids, who asks.
 */
import { randomBytes } from 'node:crypto';
import type { RunReport } from '../../engine/run-report.ts';
import type { Limits } from '../../runtime/budget.ts';
import { deadlinePassed, type LaneOutcome, LOST, lost } from '../lane.ts';
import type { FromSession, SavedSession, SavedStep, StepValue, ToolAnswer, ToolCall, ToSession } from './messages.ts';
import type { SessionChannel, StartSession } from './session-channel.ts';
import { StepClock } from './step-clock.ts';

export interface SessionOptions {
  /** Starts its process. */
  readonly start: StartSession;
  /** Mebibytes that the process may hold. */
  readonly memoryMb: number;
  readonly limits: Partial<Limits>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly tools: readonly string[];
  /** Those of them that programs await: several of their calls can be out at once. */
  readonly asyncTools?: readonly string[];
  /** Goes on with this one; its variables are in it, not in `inputs`. */
  readonly saved?: SavedSession;
  /** The process is gone, and with it the variables. */
  readonly onGone: () => void;
}

/** How a step is run. */
export interface StepOptions {
  /** What the value is that of; default: the last expression. */
  readonly result?: 'lastExpression' | 'lastStatement';
  /** A global function of the program that makes the step's value of it. */
  readonly convert?: string;
  /** Modules that the step may import; absent: all. */
  readonly imports?: readonly string[];
}

export interface Step extends StepOptions {
  readonly code: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Wall-clock milliseconds, what the client takes to answer excluded. */
  readonly timeoutMs: number;
}

export interface StepCallbacks {
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly onCall: (call: ToolCall) => void;
  /** Nobody waits for the answer to a call any more. */
  readonly onCancel?: (call: number) => void;
  readonly onReport?: (report: RunReport) => void;
}

export interface StepResult {
  readonly outcome: LaneOutcome;
  /** Of the last expression; undefined unless the step finished. */
  readonly value: StepValue | undefined;
}

interface OpenStep {
  readonly callbacks: StepCallbacks;
  readonly clock: StepClock;
  /** Those that wait for an answer. */
  readonly calls: Map<number, ToolCall>;
  end(result: StepResult): void;
}

/** A process stops a step by itself at its deadline; one that does not within this time is killed. */
const GRACE_MS = 500;
const WATCH_MS = 50;
/** What the inputs may take to be made into Python's values. */
const OPEN_MS = 10_000;
/** What a session may take to be made into bytes. */
const SAVE_MS = 5000;
const KEY_BYTES = 32;

export class SessionProcess {
  readonly #options: SessionOptions;
  #channel!: SessionChannel;
  readonly #watch: NodeJS.Timeout;
  #step: OpenStep | undefined;
  #verdict: LaneOutcome | undefined;
  #gone: Promise<void>;
  #alive = true;
  #whenSaved: ((saved: Omit<SavedSession, 'key'> | string) => void) | undefined;
  /** Its bytes are the session now: what the process does from here on counts for nothing. */
  #isSaved = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#gone = new Promise((resolve) => {
      this.#channel = options.start({
        onMessage: (message) => this.#receive(message),
        onGone: () => {
          if (this.#alive) this.#end();
          resolve();
        },
      });
    });
    this.#watch = setInterval(() => this.#weigh(), WATCH_MS);
  }

  get busy(): boolean {
    return this.#step !== undefined;
  }

  /** Its step waits for answers of the client. */
  get waits(): boolean {
    return (this.#step?.calls.size ?? 0) > 0;
  }

  get alive(): boolean {
    return this.#alive;
  }

  get pid(): number | undefined {
    return this.#channel.pid;
  }

  /** Sets the inputs, or what was saved; the outcome says what was wrong with them. */
  async open(): Promise<LaneOutcome> {
    const { limits, inputs, tools, asyncTools = [], saved } = this.#options;
    const callbacks: StepCallbacks = { onOutput: () => {}, onCall: () => {} };
    const message: ToSession = saved
      ? { kind: 'restore', limits, tools, asyncTools, saved }
      : { kind: 'open', limits, inputs, tools, asyncTools };
    return (await this.#perform(message, OPEN_MS, callbacks)).outcome;
  }

  /** Goes on with the step that the saved session was in; the first thing it says is the call that it waits for. */
  resume({ leftMs }: SavedStep, callbacks: StepCallbacks): Promise<StepResult> {
    const { saved } = this.#options;
    const result = this.#perform({ kind: 'resume' }, leftMs, callbacks);
    if (saved?.waitsFor !== undefined) this.#receive({ kind: 'call', ...saved.waitsFor });
    return result;
  }

  /** The session as it is, with the step that waits in it; or why it cannot be saved. If it is, it does nothing more here. */
  save(): Promise<SavedSession | string> {
    if (!this.#alive || this.#whenSaved !== undefined) return Promise.resolve('the session has ended');
    const key = randomBytes(KEY_BYTES);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#whenSaved?.('it takes too long'), SAVE_MS);
      this.#whenSaved = (saved) => {
        clearTimeout(timer);
        this.#whenSaved = undefined;
        this.#isSaved = typeof saved !== 'string';
        resolve(typeof saved === 'string' ? saved : { ...saved, key });
      };
      this.#send({ kind: 'save', key });
    });
  }

  /** It was saved in vain: it goes on here. */
  stay(): void {
    this.#isSaved = false;
  }

  /** Runs a step; one at a time. */
  run(step: Step, callbacks: StepCallbacks): Promise<StepResult> {
    return this.#perform({ kind: 'step', ...step }, step.timeoutMs, callbacks);
  }

  /** Answers a call; false if nobody waits for it. */
  answer(call: number, answer: ToolAnswer): boolean {
    const step = this.#step;
    if (step === undefined || this.#isSaved || !step.calls.delete(call)) return false;
    if (step.calls.size === 0) step.clock.go();
    this.#send({ kind: 'answer', call, answer });
    return true;
  }

  /** Stops the step; the session goes on. */
  stop(): void {
    if (this.#step === undefined) return;
    this.#send({ kind: 'stop' });
    const stopped = this.#step;
    setTimeout(() => {
      if (this.#step === stopped) this.#kill({ kind: 'interrupted', message: 'interrupted' });
    }, GRACE_MS);
  }

  /** Ends the session; a step that runs is answered as lost. */
  async close(): Promise<void> {
    const moved = lost(LOST.sessionMoved, 'the session was saved and goes on at another replica');
    this.#kill(this.#isSaved ? moved : lost(LOST.laneClosed, 'the session was closed'));
    await this.#gone;
  }

  #perform(message: ToSession, timeoutMs: number, callbacks: StepCallbacks): Promise<StepResult> {
    if (!this.#alive)
      return Promise.resolve({ outcome: lost(LOST.workerLost, 'the session has ended'), value: undefined });
    return new Promise((resolve) => {
      const clock = new StepClock(timeoutMs + GRACE_MS, () => this.#kill(deadlinePassed(timeoutMs)));
      const end = (result: StepResult): void => {
        clock.stop();
        this.#step = undefined;
        resolve(result);
      };
      this.#step = { callbacks, clock, calls: new Map(), end };
      clock.go();
      this.#send(message);
    });
  }

  #receive(message: FromSession | undefined): void {
    const step = this.#step;
    if (this.#isSaved) return;
    switch (message?.kind) {
      case undefined:
        this.#kill(lost(LOST.workerLost, 'the process of the session sent nonsense'));
        break;
      case 'ready':
        break;
      case 'output':
        for (const [stream, text] of message.chunks) step?.callbacks.onOutput(stream, text);
        break;
      case 'call':
        step?.calls.set(message.call, message);
        step?.clock.stop();
        step?.callbacks.onCall(message);
        break;
      case 'cancel':
        if (step?.calls.delete(message.call) !== true) break;
        if (step.calls.size === 0) step.clock.go();
        step.callbacks.onCancel?.(message.call);
        break;
      case 'saved':
        this.#whenSaved?.(this.#savedAs(message));
        break;
      case 'unsaved':
        this.#whenSaved?.(message.why);
        break;
      case 'done':
        for (const [stream, text] of message.chunks) step?.callbacks.onOutput(stream, text);
        if (message.report !== undefined) step?.callbacks.onReport?.(message.report);
        step?.end({ outcome: message.outcome, value: message.value });
    }
  }

  #send(message: ToSession): void {
    this.#channel.send(message);
  }

  #savedAs({ bytes, state }: Extract<FromSession, { kind: 'saved' }>): Omit<SavedSession, 'key'> | string {
    const call = state.step?.call;
    const waitsFor = call === undefined ? undefined : this.#step?.calls.get(call);
    const fits = (state.step !== undefined) === this.busy && (call !== undefined) === (waitsFor !== undefined);
    return fits ? { ...state, bytes, ...(waitsFor && { waitsFor }) } : 'it says something else of its step';
  }

  #kill(verdict: LaneOutcome): void {
    this.#verdict ??= verdict;
    this.#channel.kill();
  }

  #end(): void {
    this.#alive = false;
    clearInterval(this.#watch);
    this.#channel.kill();
    this.#whenSaved?.('its process ended');
    const outcome = this.#verdict ?? lost(LOST.workerLost, 'the process of the session ended');
    this.#step?.end({ outcome, value: undefined });
    this.#options.onGone();
  }

  #weigh(): void {
    const { memoryMb } = this.#options;
    if ((this.#channel.residentBytes() ?? 0) <= memoryMb * 1024 * 1024) return;
    this.#kill(lost(LOST.workerMemory, `the process of the session held more than ${memoryMb} MiB`));
  }
}
