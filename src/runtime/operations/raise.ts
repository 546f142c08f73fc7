/** What `raise` raises. */
import { baseExceptionType, PyException } from '../exceptions/exception.ts';
import { typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall } from '../guest.ts';
import { None, type Value } from '../objects/object.ts';
import { PyType } from '../objects/type.ts';
import { typeName } from './type-of.ts';

/** `raise value from cause` as an exception object. */
export function* makeRaised(value: Value, cause: Value | undefined): Guest<PyException> {
  const exception = yield* toException(value, 'exceptions must derive from BaseException');
  if (cause !== undefined) {
    exception.cause =
      cause === None ? None : yield* toException(cause, 'exception causes must derive from BaseException');
    exception.suppressContext = true;
  }
  return exception;
}

function* toException(value: Value, message: string): Guest<PyException> {
  if (value instanceof PyException) return value;
  if (!(value instanceof PyType && value.isSubclassOf(baseExceptionType))) throw typeError(message);
  const made = yield new GuestCall(value, []);
  if (!(made instanceof PyException))
    throw typeError(`calling ${value.name} should have returned an instance of BaseException, not ${typeName(made)}`);
  return made;
}
