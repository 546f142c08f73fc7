/**
 * _queue: a queue between threads without bounds, and the exception of an empty one. The module queue, in Python, is
 * beside this file.
 */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe } from '../../runtime/guest.ts';
import { realOf } from '../../runtime/objects/float-methods.ts';
import { makeSubscriptable } from '../../runtime/objects/generic-alias.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';
import { PyDeque } from '../collections/deque.ts';
import { nativeModule } from '../define.ts';
import { Sleepers, secondsOf } from '../threading/sleepers.ts';

const emptyType = builtinType('_queue.Empty', undefined, { base: exceptionType('Exception') });
emptyType.setOwn('__doc__', 'There is no item to get.');

class SimpleQueue extends PyObject {
  readonly items = new PyDeque();
  readonly sleepers = new Sleepers();
}
const simpleQueueType = builtinType('_queue.SimpleQueue', SimpleQueue);

function put(self: SimpleQueue, item: Value): Value {
  realm().budget.allocate(8);
  self.items.append(item);
  if (self.sleepers.waiting.length > 0) self.sleepers.wake(1);
  return None;
}

function get(self: SimpleQueue, block: Value = true, timeout: Value = None): Maybe<Value> {
  return self.items.popLeft() ?? wait(self, block, timeout);
}

/** Waits for an item. Raises Empty if it may not, or none comes in time. */
function* wait(self: SimpleQueue, block: Value, timeout: Value): Guest<Value> {
  const mayWait = truth(block);
  if (!(isPending(mayWait) ? yield* mayWait : mayWait)) throw new PyException(emptyType);
  const seconds = secondsOf(timeout);
  if (timeout !== None && (realOf(timeout) ?? 0) < 0) throw valueError("'timeout' must be a non-negative number");
  const end = seconds === undefined ? undefined : realm().host.monotonic() + seconds;
  for (;;) {
    const left = end === undefined ? undefined : end - realm().host.monotonic();
    if (left !== undefined && left <= 0) throw new PyException(emptyType);
    yield* self.sleepers.sleep(left);
    const item = self.items.popLeft();
    if (item !== undefined) return item;
  }
}

addMethods(simpleQueueType, {
  __new__: ['(cls, /)', (cls: Value) => newInstance(cls, simpleQueueType, SimpleQueue)],
  put: ['(self, item, block=True, timeout=None)', put],
  put_nowait: ['(self, item)', put],
  get: ['(self, block=True, timeout=None)', get],
  get_nowait: ['(self, /)', (self: SimpleQueue) => get(self, false)],
  qsize: ['(self, /)', (self: SimpleQueue) => self.items.size],
  empty: ['(self, /)', (self: SimpleQueue) => self.items.size === 0],
});
makeSubscriptable(simpleQueueType);

export const builtinModule = nativeModule('_queue', {}, () => ({ Empty: emptyType, SimpleQueue: simpleQueueType }));
