/**
 * Threads of a program, one at a time: each is a chain of activations of its own, and another one goes on where one has
 * to wait (a lock, a join, sleep, the host). A wait is a HostWait whose answer goes to the thread that goes on; where none
 * can go on before the host has answered, the thread that came to it last waits for all of them.
 *
 * Must not know: how tiers run, Python's threading.
 */
import { runtimeError } from './exceptions/raise.ts';
import { type Guest, GuestCall, HostWait } from './guest.ts';
import type { PyDict } from './objects/dict.ts';
import { DELIVER, NativeFrame } from './objects/frame.ts';
import { None, PyObject, type Value } from './objects/object.ts';
import { builtinType } from './objects/type.ts';
import { callsOut, nextAnswer, openCall, tellAnswers } from './open-calls.ts';
import { realm } from './realm.ts';
import { savedLayout } from './saving.ts';

export class GreenThread extends PyObject {
  readonly id: number;
  /** Where it goes on. */
  frame: NativeFrame | undefined = undefined;
  /** True if it was woken, false if its time was over. */
  woken = true;
  /** Host's monotonic clock at which a wait ends by itself. */
  wakeAt: number | undefined = undefined;
  done = false;
  /** The program ends without waiting for it. */
  daemon = false;
  /** Threads that wait for its end. */
  joiners: GreenThread[] = [];
  /** State of modules that belongs to a thread, by name. */
  readonly state = new Map<string, unknown>();
  constructor(id: number) {
    super();
    this.id = id;
  }
}
export const greenThreadType = builtinType('_thread._ThreadHandle', GreenThread, { final: true });

class Scheduler {
  readonly main = new GreenThread(1);
  current: GreenThread = this.main;
  /** Threads that can go on, in order. */
  ready: GreenThread[] = [];
  /** Threads whose wait has an end. */
  sleeping: GreenThread[] = [];
  lastId = 1;
}
savedLayout('green-threads', Scheduler);

const STATE = 'green-threads';
const scheduler = (): Scheduler => realm().stateOf(STATE, () => new Scheduler());

export const currentThread = (): GreenThread => scheduler().current;
export const mainThread = (): GreenThread => scheduler().main;

/** State of a module in the running thread, made at first use; that of the main thread is the session's. */
export function threadState<T>(name: string, make: () => T): T {
  const threads = realm().state.get(STATE) as Scheduler | undefined;
  if (threads === undefined || threads.current === threads.main) return realm().stateOf(name, make);
  const { state } = threads.current;
  if (!state.has(name)) state.set(name, make());
  return state.get(name) as T;
}

/** Gives the running thread's place to the next one that can go on, or waits for the first whose time comes. */
class Handover extends HostWait {
  readonly from: GreenThread;
  readonly to: GreenThread;
  constructor(threads: Scheduler, to: GreenThread, delaySeconds: number) {
    const wait = delaySeconds > 0 ? realm().host.sleep(delaySeconds) : Promise.resolve();
    super(wait.then(() => to.woken));
    this.from = threads.current;
    this.to = to;
    threads.current = to;
  }
  override goesOnAt(asking: NativeFrame): NativeFrame {
    // One that is done goes on nowhere.
    this.from.frame = this.from.done ? undefined : asking;
    const frame = this.to.frame as NativeFrame;
    // It runs: what it has left behind must not be held, nor saved.
    this.to.frame = undefined;
    return frame;
  }
}

/** The running thread waits until it is woken (true) or its time is over (false). Throws RuntimeError for a deadlock. */
export function* park(timeoutSeconds: number | undefined): Guest<boolean> {
  const threads = scheduler();
  const { current } = threads;
  if (timeoutSeconds !== undefined) {
    current.wakeAt = realm().host.monotonic() + timeoutSeconds;
    threads.sleeping.push(current);
  }
  for (;;) {
    tellAnswers();
    const next = pick(threads);
    const answers = callsOut() > 0;
    if (next === undefined && !answers) throw runtimeError('deadlock: every thread waits for another one');
    const delay = next === undefined || next.woken ? 0 : (next.wakeAt as number) - realm().host.monotonic();
    if (next !== undefined && (delay <= 0 || !answers)) {
      next.wakeAt = undefined;
      return (yield new Handover(threads, next, delay)) === true;
    }
    if (next !== undefined) putBack(threads, next);
    yield new HostWait(answerWithin(delay));
  }
}

/** Resolved by the next answer of the host, or after so many seconds where there are any. */
async function answerWithin(seconds: number): Promise<Value> {
  if (seconds <= 0) await nextAnswer();
  else {
    const over = new AbortController();
    await Promise.race([nextAnswer(), realm().host.sleep(seconds, over.signal)]);
    over.abort();
  }
  return None;
}

/** Whether anything but the running thread can go on by itself, now or later. */
const isAlone = (threads: Scheduler | undefined): boolean =>
  callsOut() === 0 && (threads === undefined || (threads.ready.length === 0 && threads.sleeping.length === 0));

/** Waits for the host; other threads go on meanwhile, and may wait for it too. */
export function* waitForHost(wait: HostWait): Guest<Value> {
  if (isAlone(realm().state.get(STATE) as Scheduler | undefined)) return yield wait;
  const { current } = scheduler();
  const call = openCall(
    () => wait.promise,
    () => wake(current),
  );
  yield* park(undefined);
  const { outcome } = call;
  if (outcome !== undefined && 'thrown' in outcome) throw outcome.thrown;
  return outcome === undefined ? None : (outcome.value as Value);
}

function pick(threads: Scheduler): GreenThread | undefined {
  const now = realm().host.monotonic();
  const due = earliest(threads);
  const first = threads.ready[0];
  if (due !== undefined && (first === undefined || (due.wakeAt as number) <= now)) {
    threads.sleeping.splice(threads.sleeping.indexOf(due), 1);
    due.woken = false;
    return due;
  }
  return threads.ready.shift();
}

/** Undoes the picking of a thread that sleeps. */
function putBack(threads: Scheduler, thread: GreenThread): void {
  thread.woken = true;
  threads.sleeping.unshift(thread);
}

function earliest(threads: Scheduler): GreenThread | undefined {
  let found: GreenThread | undefined;
  for (const thread of threads.sleeping)
    if (found === undefined || (thread.wakeAt as number) < (found.wakeAt as number)) found = thread;
  return found;
}

/** Lets a parked thread go on. */
export function wake(thread: GreenThread): void {
  const threads = scheduler();
  const at = threads.sleeping.indexOf(thread);
  if (at >= 0) threads.sleeping.splice(at, 1);
  thread.woken = true;
  threads.ready.push(thread);
}

/** Waits; other threads run meanwhile. */
export function* sleepFor(seconds: number): Guest<void> {
  if (isAlone(realm().state.get(STATE) as Scheduler | undefined)) {
    yield new HostWait(
      realm()
        .host.sleep(seconds)
        .then(() => true),
    );
    return;
  }
  yield* park(seconds);
}

/** Starts a thread that calls a function; it runs when the one that started it first waits. */
export function spawn(callee: Value, args: Value[], keywords: PyDict | undefined, daemon: boolean): GreenThread {
  const threads = scheduler();
  realm().budget.allocate(4096);
  const thread = new GreenThread(++threads.lastId);
  thread.daemon = daemon;
  thread.frame = new NativeFrame(body(thread, callee, args, keywords), undefined, DELIVER.register, -1);
  threads.ready.push(thread);
  return thread;
}

function* body(thread: GreenThread, callee: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  yield new GuestCall(callee, args, keywords);
  thread.done = true;
  for (const joiner of thread.joiners) wake(joiner);
  yield* park(undefined);
  return false; // never reached: nobody wakes a thread that is done
}

/** Waits for the end of a thread; false if the time was over before. */
export function* join(thread: GreenThread, timeoutSeconds: number | undefined): Guest<boolean> {
  if (thread.done) return true;
  const { current } = scheduler();
  thread.joiners.push(current);
  yield* park(timeoutSeconds);
  thread.joiners = thread.joiners.filter((joiner) => joiner !== current);
  return thread.done;
}

/** At the end of the program: runs the threads that are not daemons to their end. */
export function* finishThreads(): Guest<void> {
  const threads = realm().state.get(STATE) as Scheduler | undefined;
  if (threads === undefined) return;
  for (;;) {
    const left = [...threads.ready, ...threads.sleeping].find((thread) => thread !== threads.main && !thread.daemon);
    if (left === undefined) return;
    yield* join(left, undefined);
  }
}
