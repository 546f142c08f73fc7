/** Making the exceptions that the runtime itself raises: `throw typeError('...')`. Messages are CPython's, word for word. */
import { PyTuple } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { textToStr } from '../objects/str.ts';
import { PyException } from './exception.ts';
import { exceptionType } from './hierarchy.ts';

/** An exception of a builtin class with one message; `message` is UTF-16 text. */
export function makeException(className: string, message?: string): PyException {
  const exception = new PyException(exceptionType(className));
  if (message !== undefined) exception.args = new PyTuple([textToStr(message)]);
  return exception;
}

/** An exception of a builtin class with arbitrary args. */
export function makeExceptionOf(
  className: string,
  args: readonly Value[],
  members?: Readonly<Record<string, Value>>,
): PyException {
  const exception = new PyException(exceptionType(className));
  exception.args = new PyTuple(args);
  if (members !== undefined) exception.members = new Map(Object.entries(members));
  return exception;
}

export const typeError = (message: string): PyException => makeException('TypeError', message);
export const valueError = (message: string): PyException => makeException('ValueError', message);
export const indexError = (message: string): PyException => makeException('IndexError', message);
export const overflowError = (message: string): PyException => makeException('OverflowError', message);
export const zeroDivisionError = (message: string): PyException => makeException('ZeroDivisionError', message);
export const runtimeError = (message: string): PyException => makeException('RuntimeError', message);
/** KeyError whose argument is the key itself. */
export const keyError = (key: Value): PyException => makeExceptionOf('KeyError', [key]);
/** StopIteration with the return value of a generator. */
export const stopIteration = (value: Value | undefined): PyException =>
  makeExceptionOf('StopIteration', value === undefined ? [] : [value]);

/** AttributeError with `name` and `obj`, from which the traceback makes its suggestion. */
export function attributeError(message: string, object: Value, name: string): PyException {
  return makeExceptionOf('AttributeError', [textToStr(message)], { name: textToStr(name), obj: object });
}

/** NameError with `name`, from which the traceback makes its suggestion. */
export function nameError(message: string, name: string): PyException {
  return makeExceptionOf('NameError', [textToStr(message)], { name: textToStr(name) });
}

/** True if a caught JS value is a guest exception of (a subclass of) a builtin class. */
export function isException(thrown: unknown, className: string): thrown is PyException {
  return thrown instanceof PyException && thrown.cls.mro.includes(exceptionType(className));
}
