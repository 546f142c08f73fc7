/**
 * Calls of the host that are out while the program goes on: threads that wait for one while others run, and what async code
 * awaits. The host answers between two parts of a run; the program is told in the next one, where it waits or looks.
 *
 * Takes promises, gives their outcomes in the order in which they came. Must not know: what a call is, who waits how.
 */
import { type Realm, realm } from './realm.ts';

const STATE = 'open-calls';
/** What a call that is out weighs, beside its arguments. */
const CALL_BYTES = 512;

/** One call: its outcome, and what is to be done when that has come. */
export class OpenCall {
  readonly #calls: OpenCalls;
  readonly #told: () => void;
  readonly #abort = new AbortController();
  /** Undefined until the answer is there. */
  outcome: { readonly value: unknown } | { readonly thrown: unknown } | undefined = undefined;

  constructor(calls: OpenCalls, told: () => void) {
    this.#calls = calls;
    this.#told = told;
  }

  /** Aborted when nobody waits for the answer any more. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The answer is there. Outside of the session: nothing of it is touched. */
  answer(outcome: NonNullable<OpenCall['outcome']>): void {
    if (this.#abort.signal.aborted) return;
    this.outcome = outcome;
    this.#calls.arrive(this);
  }

  /** Inside of the session: whoever waits learns that the answer is there. */
  tell(): void {
    if (!this.#abort.signal.aborted) this.#told();
  }

  /** Nobody waits any more. Of an answered call: nothing is left to do. */
  cancel(): void {
    if (!this.#calls.out.delete(this)) return;
    this.#abort.abort();
  }
}

class OpenCalls {
  /** Not answered, or answered and not told. */
  readonly out = new Set<OpenCall>();
  #arrived: OpenCall[] = [];
  #wakeUp: (() => void) | undefined;

  arrive(call: OpenCall): void {
    this.#arrived.push(call);
    this.#wakeUp?.();
  }

  tell(): void {
    const arrived = this.#arrived;
    this.#arrived = [];
    for (const call of arrived) if (this.out.delete(call)) call.tell();
  }

  /** Resolved when an answer is there. */
  next(): Promise<void> {
    if (this.#arrived.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wakeUp = resolve;
    });
  }
}

const existing = (of: Realm = realm()): OpenCalls | undefined => of.state.get(STATE) as OpenCalls | undefined;

/** How many calls are out. */
export const callsOut = (of?: Realm): number => existing(of)?.out.size ?? 0;

/** Makes a call; `told` runs inside of the session when the answer is there and the program can be told. */
export function openCall(make: (signal: AbortSignal) => Promise<unknown>, told: () => void): OpenCall {
  realm().budget.allocate(CALL_BYTES);
  const calls = realm().stateOf(STATE, () => {
    realm().atRunEnd.add(cancelAll);
    return new OpenCalls();
  });
  const call = new OpenCall(calls, told);
  calls.out.add(call);
  make(call.signal).then(
    (value) => call.answer({ value }),
    (thrown: unknown) => call.answer({ thrown }),
  );
  return call;
}

/** Tells the program of the answers that have come. */
export function tellAnswers(): void {
  existing()?.tell();
}

/** Resolved when a call that is out is answered. */
export const nextAnswer = (): Promise<void> => existing()?.next() ?? Promise.resolve();

/** The run is over, whatever ended it: what is still out is called off. */
function cancelAll(): void {
  const calls = existing();
  realm().state.delete(STATE);
  realm().atRunEnd.delete(cancelAll);
  for (const call of [...(calls?.out ?? [])]) call.cancel();
}
