/** Sleepers: a queue of threads that sleep until another one wakes them; what conditions, events and queues wait in. */
import { currentThread, type GreenThread, park, wake } from '../../runtime/green-threads.ts';
import type { Guest } from '../../runtime/guest.ts';
import { realOf } from '../../runtime/objects/float-methods.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { callsOut, tellAnswers } from '../../runtime/open-calls.ts';
import { realm } from '../../runtime/realm.ts';

export class Sleepers extends PyObject {
  waiting: GreenThread[] = [];
  /** What was brought and not taken. */
  brought: Value[] = [];

  /** The running thread sleeps; false if it was not woken in time. */
  *sleep(seconds: number | undefined): Guest<boolean> {
    const current = currentThread();
    realm().budget.allocate(16);
    this.waiting.push(current);
    let woken = false;
    try {
      woken = yield* park(seconds);
    } finally {
      if (!woken) this.waiting = this.waiting.filter((one) => one !== current);
    }
    return woken;
  }

  /** Wakes those that have slept longest. */
  wake(count: number): void {
    for (const thread of this.waiting.splice(0, Math.max(0, count))) wake(thread);
  }

  /** Leaves something for those who sleep, and wakes one. */
  bring(thing: Value): void {
    this.brought.push(thing);
    this.wake(1);
  }

  /** What was brought since the last time. */
  take(): Value[] {
    tellAnswers();
    return this.brought.splice(0);
  }
}
export const sleepersType = builtinType('_thread.Sleepers', Sleepers, { final: true });

/** A timeout of Python in seconds; undefined for None. */
export const secondsOf = (timeout: Value): number | undefined =>
  timeout === None ? undefined : Math.max(0, realOf(timeout) ?? 0);

addMethods(sleepersType, {
  __new__: ['(cls, /)', () => new Sleepers()],
  sleep: ['(self, timeout=None, /)', (self: Sleepers, timeout: Value = None) => self.sleep(secondsOf(timeout))],
  wake: [
    '(self, count, /)',
    (self: Sleepers, count: Value) => {
      self.wake(Number(intOf(count) ?? 0));
      return None;
    },
  ],
  take: ['(self, /)', (self: Sleepers) => new PyList(self.take())],
  awaits_host: ['(self, /)', () => callsOut() > 0],
  __len__: ['(self, /)', (self: Sleepers) => self.waiting.length],
});
