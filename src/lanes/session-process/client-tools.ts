/** The tools of a session, in its process: functions of the program that a client answers. */
import { awaitedFunction } from '../../engine/host-functions.ts';
import { type HostCallable, PythonError } from '../../engine/values.ts';
import { jsonText, NoJson } from './json-text.ts';
import type { ToolAnswer, ToolCall } from './messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface ClientToolsEvents {
  onCall(call: ToolCall): void;
  /** The program waits for the answer to a call no more. */
  onCancel(call: number): void;
  /** The program begins to wait for an answer, or waits for none any more. */
  onWait(waits: boolean): void;
}

export class ClientTools {
  readonly #events: ClientToolsEvents;
  readonly #waiting = new Map<number, Waiting>();
  #made: number;

  /** `made`: calls that the session made in another process. */
  constructor(events: ClientToolsEvents, made = 0) {
    this.#events = events;
    this.#made = made;
  }

  /** Calls that were made. */
  get made(): number {
    return this.#made;
  }

  /** The calls that wait for an answer. */
  get waiting(): readonly number[] {
    return [...this.#waiting.keys()];
  }

  /** The functions of some tools, by name. `awaited`: those of them that programs await. */
  functions(tools: readonly string[], awaited: readonly string[]): Record<string, HostCallable> {
    return Object.fromEntries(tools.map((tool) => [tool, this.#function(tool, awaited.includes(tool))]));
  }

  /** What a call will be answered. */
  answerTo(call: number): Promise<unknown> {
    this.#events.onWait(true);
    return new Promise((resolve, reject) => this.#waiting.set(call, { resolve, reject }));
  }

  answer(call: number, given: ToolAnswer): void {
    const asked = this.#waiting.get(call);
    this.#settle(call);
    if ('error' in given) asked?.reject(new PythonError(given.error.type, given.error.message));
    else asked?.resolve(given.result);
  }

  /** The step has ended: nobody waits any more. */
  forget(): void {
    this.#waiting.clear();
  }

  #function(tool: string, isAwaited: boolean): HostCallable {
    const callable: HostCallable = isAwaited
      ? awaitedFunction((given, signal) => this.#ask(tool, given, signal))
      : (...given) => this.#ask(tool, given);
    Object.defineProperty(callable, 'name', { value: tool });
    return callable;
  }

  async #ask(tool: string, given: unknown[], signal?: AbortSignal): Promise<unknown> {
    const last = given.at(-1);
    // Keyword arguments come as an object without a prototype; a dict comes as a Map.
    const isNamed = typeof last === 'object' && last !== null && Object.getPrototypeOf(last) === null;
    const named = isNamed ? (given.pop() as object) : {};
    const call = ++this.#made;
    this.#events.onCall({ call, tool, ...argumentsOf(tool, given, named) });
    signal?.addEventListener('abort', () => this.#cancel(call), { once: true });
    return this.answerTo(call);
  }

  #cancel(call: number): void {
    if (this.#settle(call)) this.#events.onCancel(call);
  }

  /** True if the call waited for an answer. */
  #settle(call: number): boolean {
    const wasOut = this.#waiting.delete(call);
    if (wasOut && this.#waiting.size === 0) this.#events.onWait(false);
    return wasOut;
  }
}

function argumentsOf(tool: string, given: readonly unknown[], named: object): { args: string; keywords: string } {
  try {
    return { args: jsonText(given), keywords: jsonText(new Map(Object.entries(named))) };
  } catch (thrown) {
    if (!(thrown instanceof NoJson)) throw thrown;
    throw new PythonError('TypeError', `an argument of ${tool}() cannot be sent as JSON: ${thrown.typeName}`);
  }
}
