/** Iteration and unpacking for generated code. */
import { PyException } from '../../../runtime/exceptions/exception.ts';
import { isException, typeError } from '../../../runtime/exceptions/raise.ts';
import { isPending } from '../../../runtime/guest.ts';
import { generatorType, PyGenerator } from '../../../runtime/objects/generator.ts';
import type { PyTuple } from '../../../runtime/objects/list.ts';
import { None, type Value } from '../../../runtime/objects/object.ts';
import { BuiltinIterator, getIterator, nextOf } from '../../../runtime/operations/iterate.ts';
import * as slow from '../../instructions/instructions.ts';
import { drive, resume, settled } from '../../nested.ts';
import type { Thread } from '../../thread.ts';

export function iterate(thread: Thread, depth: number, a: Value): Value {
  thread.nativeDepth = depth;
  return settled(thread, depth, getIterator(a));
}

/** The next item, or undefined at the end. */
export function forNext(thread: Thread, depth: number, iterator: Value): Value | undefined {
  thread.nativeDepth = depth;
  if (iterator instanceof BuiltinIterator && iterator.exact) {
    const item = iterator.advance();
    return typeof item === 'object' && isPending(item) ? drive(thread, depth, item) : item;
  }
  if (iterator instanceof PyGenerator && iterator.cls === generatorType)
    return resume(thread, depth, iterator, None, false);
  return settled(thread, depth, nextOf(iterator));
}

/** The next item of a sub-iterator that is sent `value`; undefined when it has ended, with its result in `thread.receiver`. */
export function sendTo(thread: Thread, depth: number, iterator: Value, value: Value): Value | undefined {
  thread.nativeDepth = depth;
  if (iterator instanceof PyGenerator && iterator.cls === generatorType) {
    if (iterator.state === 'created' && value !== None)
      throw typeError("can't send non-None value to a just-started generator");
    const item = resume(thread, depth, iterator, value, false);
    if (item === undefined) thread.receiver = iterator.returned ?? None;
    return item;
  }
  try {
    return drive(thread, depth, slow.send(iterator, value));
  } catch (thrown) {
    if (!(thrown instanceof PyException && isException(thrown, 'StopIteration'))) throw thrown;
    thread.receiver = thrown.members?.get('value') ?? thrown.args.items[0] ?? None;
    return undefined;
  }
}

export function unpack(thread: Thread, depth: number, a: Value, count: number): readonly Value[] {
  thread.nativeDepth = depth;
  return (settled(thread, depth, slow.unpack(a, count)) as PyTuple).items;
}

export function unpackEx(thread: Thread, depth: number, a: Value, before: number, after: number): readonly Value[] {
  thread.nativeDepth = depth;
  return (settled(thread, depth, slow.unpackEx(a, before, after)) as PyTuple).items;
}
