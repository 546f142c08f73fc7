/** `binascii.Error`. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { builtinType } from '../../runtime/objects/type.ts';

export const errorType = builtinType('Error', undefined, { base: exceptionType('ValueError'), module: 'binascii' });

export function binasciiError(message: string): PyException {
  const error = new PyException(errorType);
  error.args = new PyTuple([message]);
  return error;
}
