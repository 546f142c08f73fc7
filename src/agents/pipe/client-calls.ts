/** Calls out of a program to the client: sends what is wanted, suspends the program, gives it the answer. */

import type { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionTypes } from '../../runtime/exceptions/hierarchy.ts';
import { hostExit } from '../../runtime/exceptions/host-exit.ts';
import { makeException } from '../../runtime/exceptions/raise.ts';
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
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  /** Which call an exception came from. */
  readonly #origins = new WeakMap<PyException, number>();
  #last = 0;
  handles!: Handles;
  /** No call goes out: what is made again must not do again what it did. */
  refusing = false;

  constructor(send: (call: number, wanted: Wanted) => void) {
    this.#send = send;
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
      return yield* this.#ask({ kind, ...target, args: wires, keywords: named } as Wanted);
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
    if (this.refusing) throw makeException('RuntimeError', 'the host is not called while variables are restored');
    const call = ++this.#last;
    let answer: Answer | undefined;
    const answered = new Promise<Value>((resolve) => {
      this.#waiting.set(call, (given) => {
        answer = given;
        resolve(None);
      });
    });
    this.#send(call, wanted);
    yield new HostWait(answered);
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
