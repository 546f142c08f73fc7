/**
 * A session on CPython, as lanes/session-process speaks with any: a template whose one child runs the steps. Takes and gives
 * the messages of a session; interrupts a step at its deadline, the time of its calls not counted.
 */
import { DEFAULT_LIMITS } from '../../runtime/budget.ts';
import { deadlinePassed, type LaneOutcome } from '../lane.ts';
import { isObject } from '../pool/messages.ts';
import { type FromSession, readFromSession, type ToSession } from '../session-process/messages.ts';
import type { SessionChannel, SessionEvents } from '../session-process/session-channel.ts';
import { StepClock } from '../session-process/step-clock.ts';
import { type TemplateOptions, TemplateProcess } from './template-process.ts';
import { encodeInputs, encodeValue } from './values.ts';

/** Seconds of processor time a session may take in all: its steps have deadlines of their own. */
const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

export class CpythonSessionChannel implements SessionChannel {
  readonly #options: TemplateOptions;
  readonly #events: SessionEvents;
  readonly #process: TemplateProcess;
  #clock: StepClock | undefined;
  #timeoutMs = 0;
  /** Numbers of the calls that the client has not answered and the program has not given up. */
  readonly #calls = new Set<number>();
  /** The end of the step that was the end of the process: said when that is gone. */
  #last: FromSession | undefined;
  #stopped: 'deadline' | 'asked' | undefined;

  constructor(options: TemplateOptions, events: SessionEvents) {
    this.#options = options;
    this.#events = events;
    this.#process = new TemplateProcess(options, {
      onMessage: (message) => this.#receive(message),
      onGone: () => {
        this.#clock?.stop();
        if (this.#last !== undefined) events.onMessage(this.#last);
        events.onGone();
      },
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  send(message: ToSession): void {
    try {
      this.#obey(message);
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
      const error = { type: 'TypeError', message: `TypeError: ${thrown.message}`, traceback: '', line: 0 };
      const usage = { steps: 0, elapsedMs: 0, bytes: 0, outputBytes: 0 };
      queueMicrotask(() => this.#done({ kind: 'error', error, usage }));
    }
  }

  kill(): void {
    this.#process.kill();
  }

  /** The kernel bounds the memory of the child. */
  residentBytes(): undefined {
    return undefined;
  }

  #obey(message: ToSession): void {
    switch (message.kind) {
      case 'open': {
        const { maxBytes, maxOutputBytes } = { ...DEFAULT_LIMITS, ...message.limits };
        const memoryBytes = Math.floor(Math.min(maxBytes, this.#options.memoryMb * 1024 * 1024));
        const { tools, asyncTools } = message;
        const inputs = encodeInputs(message.inputs);
        const outputBytes = Math.floor(maxOutputBytes);
        const limits = { deadlineMs: SESSION_MS, outputBytes, memoryBytes };
        this.#process.send({ kind: 'session', tools, asyncTools, inputs, ...limits });
        break;
      }
      case 'step': {
        const { timeoutMs, ...step } = message;
        this.#process.send({ ...step, inputs: encodeInputs(message.inputs) });
        this.#begin(timeoutMs);
        break;
      }
      case 'answer': {
        const { call, answer } = message;
        this.#process.send({
          kind: 'answer',
          call,
          ...('error' in answer ? answer : { result: encodeValue(answer.result) }),
        });
        this.#settle(call);
        break;
      }
      case 'stop':
        this.#stop('asked');
        break;
      case 'save':
        queueMicrotask(() => this.#events.onMessage({ kind: 'unsaved', why: 'sessions on CPython have no bytes' }));
        break;
      case 'restore':
      case 'resume':
        throw new TypeError('sessions on CPython have no bytes');
    }
  }

  #begin(timeoutMs: number): void {
    this.#timeoutMs = timeoutMs;
    this.#calls.clear();
    this.#stopped = undefined;
    this.#clock = new StepClock(timeoutMs, () => this.#stop('deadline'));
    this.#clock.go();
  }

  /** Once for each call: an answer may cross a cancel. */
  #settle(call: number): void {
    if (this.#calls.delete(call) && this.#calls.size === 0) this.#clock?.go();
  }

  #stop(why: 'deadline' | 'asked'): void {
    this.#stopped ??= why;
    this.#process.send({ kind: 'stop' });
  }

  #receive(message: unknown): void {
    const read = readFromSession(message);
    if (read?.kind === 'call') {
      this.#calls.add(read.call);
      this.#clock?.stop();
    }
    if (read?.kind === 'cancel') this.#settle(read.call);
    if (read?.kind !== 'done') {
      this.#events.onMessage(read);
      return;
    }
    this.#clock?.stop();
    const done = { ...read, outcome: this.#asStopped(read.outcome) };
    if (isObject(message) && message['last'] === true) this.#last = done;
    else this.#events.onMessage(done);
  }

  /** A step that was interrupted ends with a KeyboardInterrupt, unless it had ended just then. */
  #asStopped(outcome: LaneOutcome): LaneOutcome {
    if (outcome.kind !== 'error' || outcome.error.type !== 'KeyboardInterrupt') return outcome;
    if (this.#stopped === 'deadline') return deadlinePassed(this.#timeoutMs);
    return this.#stopped === 'asked' ? { kind: 'interrupted', message: 'interrupted' } : outcome;
  }

  #done(outcome: LaneOutcome): void {
    this.#events.onMessage({ kind: 'done', outcome, value: undefined, chunks: [], report: undefined });
  }
}
