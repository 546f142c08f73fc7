/**
 * Computations of runtime code whose state can be seen: what is awaited, the name of what goes on with its answer, and the
 * values that it goes on with. So a session that waits in the middle of one can be saved, which a suspended JS generator
 * cannot. Takes a pending computation and a continuation that has a name; gives a computation that goes on as that says.
 *
 * Must not know: who drives computations, how bytes are written.
 */
import { InternalError } from '../assert.ts';
import { type Guest, type GuestRequest, isPending, type Maybe, passesOn } from './guest.ts';
import type { Value } from './objects/object.ts';
import { savedLayout } from './saving.ts';

/** How a computation goes on. State is what can be saved: values, numbers, texts, arrays of these. */
export interface Continuation<A, S extends readonly unknown[], R> {
  /** Part of the format of saved sessions. */
  readonly name: string;
  readonly go: (answer: A, ...state: S) => Maybe<R>;
  /** What an exception of the awaited computation makes of it; absent: it goes on to the caller. */
  readonly failed: ((thrown: unknown, ...state: S) => Maybe<R>) | undefined;
}

type Any = Continuation<unknown, unknown[], unknown>;

const byName = new Map<string, Any>();

/** Names a continuation, once for the process. */
export function continuation<A, S extends readonly unknown[], R>(
  name: string,
  go: (answer: A, ...state: S) => Maybe<R>,
  failed?: (thrown: unknown, ...state: S) => Maybe<R>,
): Continuation<A, S, R> {
  if (byName.has(name)) throw new InternalError(`two continuations are named ${name}`);
  const made: Continuation<A, S, R> = { name, go, failed };
  byName.set(name, made as unknown as Any);
  return made;
}

/** Goes on with a result: at once if it is there, else when it is. */
export function then<A, S extends readonly unknown[], R>(
  result: Maybe<A>,
  next: Continuation<A, S, R>,
  ...state: S
): Maybe<R> {
  return isPending(result) ? wait(result, next, ...state) : next.go(result, ...state);
}

/** Goes on when a computation has given its result. */
export function wait<A, S extends readonly unknown[], R>(
  pending: Guest<A>,
  next: Continuation<A, S, R>,
  ...state: S
): Guest<R> {
  const made = new Continued();
  made.waits = pending;
  made.goesOn = next.name;
  made.state = state as unknown as unknown[];
  return made as unknown as Guest<R>;
}

/** The result of a call that was begun already: whoever made this delivers it. Stands where it waits for that. */
export function begunCall(): Guest<Value> {
  const made = passesOn(deliveredOnly());
  made.next(undefined as never);
  return made;
}

function* deliveredOnly(): Guest<Value> {
  return yield undefined as never;
}

/** What a computation waits for in the end, through those whose state can be seen. */
export function innermost(computation: Guest<unknown>): Guest<unknown> | undefined {
  let at: unknown = computation;
  while (at instanceof Continued) at = at.waits;
  return at as Guest<unknown> | undefined;
}

/** A computation that waits for another one and goes on by name. All of its state is in its fields. */
export class Continued {
  waits: Guest<unknown> | undefined = undefined;
  goesOn = '';
  state: unknown[] = [];

  next(answer: Value): IteratorResult<GuestRequest, unknown> {
    return this.drive(false, answer);
  }

  throw(thrown: unknown): IteratorResult<GuestRequest, unknown> {
    return this.drive(true, thrown);
  }

  return(value: unknown): IteratorResult<GuestRequest, unknown> {
    const { waits } = this;
    this.waits = undefined;
    waits?.return(value);
    return { done: true, value };
  }

  [Symbol.iterator](): this {
    return this;
  }

  /** Answers what is awaited, and goes on until something else is, or to the end. */
  private drive(throwing: boolean, given: unknown): IteratorResult<GuestRequest, unknown> {
    for (;;) {
      let result: unknown;
      const { waits } = this;
      if (waits === undefined) {
        if (throwing) throw given;
        return { done: true, value: given };
      }
      try {
        const step = throwing ? waits.throw(given) : waits.next(given as Value);
        if (step.done !== true) return step;
        result = step.value;
      } catch (thrown) {
        this.waits = undefined;
        const { failed } = this.continuation();
        if (failed === undefined) {
          this.state = [];
          throw thrown;
        }
        if (this.took(failed(thrown, ...this.state))) return { done: true, value: this.result() };
        throwing = false;
        given = undefined;
        continue;
      }
      this.waits = undefined;
      if (this.took(this.continuation().go(result, ...this.state))) return { done: true, value: this.result() };
      throwing = false;
      given = undefined;
    }
  }

  private continuation(): Any {
    return byName.get(this.goesOn) as Any;
  }

  /** True if it is the end; what goes on becomes this one's state, so that a loop makes no chain of them. */
  private took(result: unknown): boolean {
    if (!isPending(result)) {
      this.state = [result];
      return true;
    }
    if (result instanceof Continued && result.waits !== undefined) {
      this.waits = result.waits;
      this.goesOn = result.goesOn;
      this.state = result.state;
    } else {
      this.waits = result as Guest<unknown>;
      this.goesOn = givesOn.name;
      this.state = [];
    }
    return false;
  }

  private result(): unknown {
    const [result] = this.state;
    this.state = [];
    return result;
  }
}
savedLayout('continued', Continued as never);

const givesOn = continuation('give on', (answer: unknown): Maybe<unknown> => answer);

/** Gives a value that was there before, whatever the answer is. */
export const given = continuation('given', (_answer: unknown, value: Value): Value => value);
