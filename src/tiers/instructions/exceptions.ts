/** Raising, matching and groups. */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { joinExcept, splitForExcept } from '../../runtime/exceptions/exception-group.ts';
import { handledIn, handledNow, isFresh, linkContext } from '../../runtime/exceptions/handled.ts';
import { runtimeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, GuestCall, type Maybe } from '../../runtime/guest.ts';
import type { Frame } from '../../runtime/objects/frame.ts';
import type { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { matchesException } from '../../runtime/operations/isinstance.ts';
import { makeRaised } from '../../runtime/operations/raise.ts';
import { realm } from '../../runtime/realm.ts';

/** What `raise value from cause` raises. */
export function raised(value: Value, cause: Value | undefined): Maybe<PyException> {
  return after(makeRaised(value, cause), (exception) => {
    // One that was raised before keeps its traceback but gets a new context; a fresh one gets it where it is caught.
    if (!isFresh(exception)) linkContext(handledNow(realm()), exception);
    return exception;
  });
}

/** Raises it. */
export function raise(value: Value, cause: Value | undefined): Maybe<Value> {
  return after(raised(value, cause), (exception) => {
    throw exception;
  });
}

export function activeException(frame: Frame): PyException {
  const handled = handledIn(frame);
  if (handled === undefined) throw runtimeError('No active exception to reraise');
  return handled;
}

export function matchException(exception: Value, type: Value): Maybe<boolean> {
  return matchesException(exception as PyException, type);
}

export function matchExceptionGroup(exception: Value, type: Value): Maybe<Value> {
  return splitForExcept(exception as PyException, type);
}

export function joinExceptionGroup(original: Value, raised: Value): Maybe<Value> {
  return joinExcept(original as PyException, raised as PyList);
}

export function* withExit(exit: Value, self: Value | undefined, exception: PyException): Guest<Value> {
  const args: Value[] = [exception.cls, exception, exception.traceback ?? None];
  if (self !== undefined) args.unshift(self);
  return yield new GuestCall(exit, args);
}
