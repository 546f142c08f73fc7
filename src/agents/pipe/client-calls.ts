/** Calls out of a program to the client: sends what is wanted, suspends the program, gives it the answer. */

import { awaitedCall } from '../../engine/host-calls.ts';
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionTypes } from '../../runtime/exceptions/hierarchy.ts';
import { hostExit } from '../../runtime/exceptions/host-exit.ts';
import { makeException } from '../../runtime/exceptions/raise.ts';
import { waitForHost } from '../../runtime/green-threads.ts';
import { type Guest, HostWait } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf } from '../../runtime/objects/str.ts';
import { Decoder } from '../wire/decode.ts';
import { Encoder } from '../wire/encode.ts';
import { type Handles, TooLarge, type Wire } from '../wire/wire.ts';
import type { Request, Wanted, WireError } from './messages.ts';
import type { Wants } from './remote-door.ts';

export type Answer = Extract<Request, { op: 'answer' }>;

export class ClientCalls implements Wants {
  readonly #send: (call: number, wanted: Wanted) => void;
  readonly #callOff: (call: number) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  /** Which call an exception came from. */
  readonly #origins = new WeakMap<PyException, number>();
  #last = 0;
  handles!: Handles;
  /** No call goes out: what is made again must not do again what it did. */
  refusing = false;

  /** `callOff`: nobody waits for the answer to a call any more. */
  constructor(send: (call: number, wanted: Wanted) => void, callOff: (call: number) => void) {
    this.#send = send;
    this.#callOff = callOff;
  }

  /** True while the program waits for the client. */
  get waiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** An answer came in; one that nobody waits for any more is dropped. */
  answer(answer: Answer): void {
    const resolve = this.#waiting.get(answer.call);
    this.#waiting.delete(answer.call);
    resolve?.(answer);
  }

  /** The program that waited is gone. */
  forget(): void {
    this.#waiting.clear();
  }

  /** The call that raised an exception in the client. */
  originOf(exception: PyException): number | undefined {
    return this.#origins.get(exception);
  }

  *call(
    target: { readonly tool: string } | { readonly handle: number },
    args: readonly Value[],
    keywords: PyDict | undefined,
  ): Guest<Value> {
    return yield* this.#ask(yield* this.#wanted(target, args, keywords));
  }

  /** A call that the program awaits: a coroutine, which asks the client when it is first run. */
  *awaitedCall(tool: string, args: readonly Value[], keywords: PyDict | undefined): Guest<Value> {
    const wanted = yield* this.#wanted({ tool }, args, keywords);
    let call = 0;
    return yield* awaitedCall(tool, {
      make: (signal) => {
        call = this.#begin();
        signal.addEventListener('abort', () => this.#abandon(call), { once: true });
        return this.#askedFor(call, wanted);
      },
      answered: (answer) => this.#taken(answer as Answer, call),
      failed: (thrown) => thrown,
    });
  }

  *#wanted(
    target: { readonly tool: string } | { readonly handle: number },
    args: readonly Value[],
    keywords: PyDict | undefined,
  ): Guest<Wanted> {
    const encoder = new Encoder(this.handles);
    try {
      const wires: Wire[] = [];
      for (const arg of args) wires.push(yield* encoder.value(arg));
      const named: Wire[] = [];
      for (let entry = 0; entry < (keywords?.keys.length ?? 0); entry++) {
        const key = keywords?.keys[entry];
        if (key === undefined || strOf(key) === undefined) continue;
        named.push(yield* encoder.value(key), yield* encoder.value((keywords as PyDict).valueAt(entry)));
      }
      const kind = 'tool' in target ? 'tool' : 'call';
      return { kind, ...target, args: wires, keywords: named } as Wanted;
    } catch (thrown) {
      if (thrown instanceof TooLarge) throw makeException('ValueError', thrown.message);
      throw thrown;
    }
  }

  read(handle: number, name: string): Guest<Value> {
    return this.#ask({ kind: 'read', handle, name });
  }

  text(handle: number, form: 'str' | 'repr'): Guest<Value> {
    return this.#ask({ kind: 'text', handle, form });
  }

  *#ask(wanted: Wanted): Guest<Value> {
    const call = this.#begin();
    let answer: Answer | undefined;
    const answered = this.#askedFor(call, wanted).then((given): Value => {
      answer = given;
      return None;
    });
    yield* waitForHost(new HostWait(answered));
    return yield* this.#taken(answer, call);
  }

  #begin(): number {
    if (this.refusing) throw makeException('RuntimeError', 'the host is not called while variables are restored');
    return ++this.#last;
  }

  #askedFor(call: number, wanted: Wanted): Promise<Answer> {
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(call, resolve));
    this.#send(call, wanted);
    return answered;
  }

  #abandon(call: number): void {
    if (this.#waiting.delete(call)) this.#callOff(call);
  }

  *#taken(answer: Answer | undefined, call: number): Guest<Value> {
    if (answer === undefined) throw makeException('RuntimeError', 'the host gave no answer');
    if (answer.ends === true) throw hostExit();
    if (answer.error !== undefined) throw this.#raised(answer.error, call);
    return yield* new Decoder(this.handles).value(answer.value ?? null);
  }

  #raised({ type, message }: WireError, call: number): PyException {
    const exception = makeException(exceptionTypes.has(type) ? type : 'RuntimeError', message);
    this.#origins.set(exception, call);
    return exception;
  }
}
