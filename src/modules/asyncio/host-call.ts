/**
 * A call of the host that async code awaits. The event loop that runs it has a queue of sleepers: an answer lies there until
 * the loop looks, and wakes it. The Python side, which makes a coroutine of the call, is beside this file.
 */
import { runtimeError, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe } from '../../runtime/guest.ts';
import { importOwnModule } from '../../runtime/import.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { type OpenCall, openCall } from '../../runtime/open-calls.ts';
import { neverSaved } from '../../runtime/saving.ts';
import { Sleepers } from '../threading/sleepers.ts';

/** What the host does for a call, and what becomes of its answer in the session. */
export interface Asked {
  make(signal: AbortSignal): Promise<unknown>;
  answered(answer: unknown): Maybe<Value>;
  /** What the program gets as an exception. */
  failed(thrown: unknown): unknown;
}

class HostCall extends PyObject {
  readonly #asked: Asked;
  #call: OpenCall | undefined;

  constructor(asked: Asked) {
    super();
    this.#asked = asked;
  }

  begin(sleepers: Sleepers, future: Value): void {
    if (this.#call !== undefined) throw runtimeError('the call was made already');
    this.#call = openCall(this.#asked.make, () => sleepers.bring(future));
  }

  cancel(): void {
    this.#call?.cancel();
  }

  result(): Maybe<Value> {
    const outcome = this.#call?.outcome;
    if (outcome === undefined) throw runtimeError('the call is not answered');
    if ('thrown' in outcome) throw this.#asked.failed(outcome.thrown);
    return this.#asked.answered(outcome.value);
  }
}
const hostCallType = builtinType('_asyncio.HostCall', HostCall, { final: true });
neverSaved(HostCall, 'a call of the host that async code awaits');

addMethods(hostCallType, {
  begin: [
    '(self, sleepers, future, /)',
    (self: HostCall, sleepers: Value, future: Value) => {
      if (!(sleepers instanceof Sleepers)) throw typeError('the loop has no sleepers');
      self.begin(sleepers, future);
      return None;
    },
  ],
  cancel: [
    '(self, /)',
    (self: HostCall) => {
      self.cancel();
      return None;
    },
  ],
  result: ['(self, /)', (self: HostCall) => self.result()],
});

/** A coroutine that makes a call when it is first run, and gives its answer. */
export function* awaitable(name: string, asked: Asked): Guest<Value> {
  const { attributes } = yield* importOwnModule('_asyncio_host_calls');
  const make = attributes.get('answer_to') ?? None;
  return yield new GuestCall(make, [textToStr(name), new HostCall(asked)]);
}
