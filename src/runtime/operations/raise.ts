/** What `raise` raises. */
import { baseExceptionType, PyException } from '../exceptions/exception.ts';
import { typeError } from '../exceptions/raise.ts';
import { after, type Guest, type Maybe, settle } from '../guest.ts';
import { None, type Value } from '../objects/object.ts';
import { PyType } from '../objects/type.ts';
import { callMaybe } from './call.ts';
import { typeName } from './type-of.ts';

/** `raise value from cause` as an exception object. */
export function makeRaised(value: Value, cause: Value | undefined): Maybe<PyException> {
  return cause === undefined ? toException(value, NOT_RAISABLE) : causedBy(value, cause);
}

const NOT_RAISABLE = 'exceptions must derive from BaseException';

function* causedBy(value: Value, cause: Value): Guest<PyException> {
  const exception = yield* settle(toException(value, NOT_RAISABLE));
  exception.cause =
    cause === None ? None : yield* settle(toException(cause, 'exception causes must derive from BaseException'));
  exception.suppressContext = true;
  return exception;
}

function toException(value: Value, message: string): Maybe<PyException> {
  if (value instanceof PyException) return value;
  if (!(value instanceof PyType && value.isSubclassOf(baseExceptionType))) throw typeError(message);
  return after(callMaybe(value, []), (made) => {
    if (made instanceof PyException) return made;
    throw typeError(`calling ${value.name} should have returned an instance of BaseException, not ${typeName(made)}`);
  });
}
