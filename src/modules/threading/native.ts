/** _thread: threads, locks and what they are made of. The module threading, in Python, is beside this file. */

import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { makeException, runtimeError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import {
  currentThread,
  type GreenThread,
  join,
  mainThread,
  park,
  spawn,
  GreenThread as Thread,
  threadState,
  wake,
} from '../../runtime/green-threads.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { realOf } from '../../runtime/objects/float-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { textToStr } from '../../runtime/objects/str.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { secondsOf, sleepersType } from './sleepers.ts';

/** A timeout in seconds, or undefined for none. Throws for what CPython refuses. */
function timeoutOf(blocking: boolean, timeout: Value): number | undefined {
  const seconds = timeout === None ? -1 : realOf(timeout);
  if (seconds === undefined) throw typeError(`'${typeName(timeout)}' object cannot be interpreted as an integer`);
  if (!blocking && seconds !== -1) throw valueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) throw valueError('timeout value must be a non-negative number');
  return seconds === -1 ? undefined : seconds;
}

class Lock extends PyObject {
  owner: GreenThread | undefined = undefined;
  /** How often the owner has it; 1 at most for a plain lock. */
  count = 0;
  waiters: GreenThread[] = [];
}
class RLock extends Lock {}
const lockType = builtinType('_thread.lock', Lock, { final: true });
const rlockType = builtinType('_thread.RLock', RLock);

function acquire(self: Lock, blocking: Value = true, timeout: Value = -1): Maybe<Value> {
  if (self.owner === undefined && blocking === true && timeout === -1) return take(self, currentThread());
  return acquireOrWait(self, blocking, timeout);
}

function* acquireOrWait(self: Lock, blocking: Value, timeout: Value): Guest<Value> {
  const wait = yield* settle(truth(blocking));
  const seconds = timeoutOf(wait, timeout);
  const current = currentThread();
  if (self.owner === undefined || (self instanceof RLock && self.owner === current)) return take(self, current);
  if (!wait) return false;
  const end = seconds === undefined ? undefined : realm().host.monotonic() + seconds;
  while (self.owner !== undefined) {
    const left = end === undefined ? undefined : end - realm().host.monotonic();
    if (left !== undefined && left <= 0) return false;
    self.waiters.push(current);
    const woken = yield* park(left);
    if (!woken) self.waiters = self.waiters.filter((waiter) => waiter !== current);
  }
  return take(self, current);
}

function take(self: Lock, current: GreenThread): boolean {
  self.owner = current;
  self.count++;
  return true;
}

function release(self: Lock): Value {
  if (self instanceof RLock ? self.owner !== currentThread() : self.owner === undefined)
    throw runtimeError(self instanceof RLock ? 'cannot release un-acquired lock' : 'release unlocked lock');
  if (--self.count > 0) return None;
  free(self);
  return None;
}

function free(self: Lock): void {
  self.owner = undefined;
  self.count = 0;
  const waiter = self.waiters.shift();
  if (waiter !== undefined) wake(waiter);
}

const shared = (name: string, type: PyType, make: () => Lock): MethodTable => ({
  __new__: ['(cls, /, *args, **kwargs)', () => make()],
  acquire: ['(self, blocking=True, timeout=-1)', acquire],
  acquire_lock: ['(self, blocking=True, timeout=-1)', acquire],
  release: ['(self, /)', release],
  release_lock: ['(self, /)', release],
  locked: ['(self, /)', (self: Lock) => self.owner !== undefined],
  __enter__: ['(self, /)', (self: Lock) => acquire(self)],
  __exit__: ['(self, /, *args)', release],
  __repr__: [
    '(self, /)',
    (self: Lock) => {
      const state = self.owner === undefined ? 'unlocked' : 'locked';
      const owner = self instanceof RLock ? ` owner=${self.owner?.id ?? 0} count=${self.count}` : '';
      return textToStr(`<${state} ${type.module}.${name} object${owner} at 0x${realm().idOf(self).toString(16)}>`);
    },
  ],
});
addMethods(
  lockType,
  shared('lock', lockType, () => new Lock()),
);
addMethods(rlockType, {
  ...shared('RLock', rlockType, () => new RLock()),
  _is_owned: ['(self, /)', (self: Lock) => self.owner === currentThread()],
  _release_save: [
    '(self, /)',
    (self: Lock) => {
      if (self.owner === undefined) throw runtimeError('cannot release un-acquired lock');
      const saved = new PyTuple([self.count, self.owner]);
      free(self);
      return saved;
    },
  ],
  _acquire_restore: [
    '(self, state, /)',
    function* (self: Lock, state: Value): Guest<Value> {
      yield* acquireOrWait(self, true, -1);
      self.count = Number((state as PyTuple).items[0]);
      return None;
    },
  ],
});

addMethods(Thread.prototype.cls, {
  join: ['(self, timeout=None, /)', (self: GreenThread, timeout: Value = None) => join(self, secondsOf(timeout))],
  is_done: ['(self, /)', (self: GreenThread) => self.done],
});
addGetSets(Thread.prototype.cls, { ident: (self: GreenThread) => self.id });

/** The dict of a `threading.local` in the running thread. */
function localDict(key: Value): Value {
  const dicts = threadState('threading.local', () => new Map<Value, PyDict>());
  let dict = dicts.get(key);
  if (dict === undefined) {
    dict = new PyDict();
    dicts.set(key, dict);
  }
  return dict;
}

export const builtinModule = nativeModule(
  '_thread',
  {
    start: [
      '(function, args, kwargs, daemon, /)',
      (func: Value, args: Value, keywords: Value, daemon: Value) =>
        spawn(func, [...(args as PyTuple).items], keywords instanceof PyDict ? keywords : undefined, daemon === true),
    ],
    current: ['()', () => currentThread()],
    main: ['()', () => mainThread()],
    get_ident: ['()', () => currentThread().id],
    get_native_id: ['()', () => currentThread().id],
    allocate_lock: ['()', () => new Lock()],
    local_dict: ['(key, /)', localDict],
    interrupt_main: [
      '(signum=2, /)',
      () => {
        throw makeException('KeyboardInterrupt');
      },
    ],
  },
  () => ({
    LockType: lockType,
    lock: lockType,
    RLock: rlockType,
    Sleepers: sleepersType,
    error: exceptionType('RuntimeError'),
  }),
);
