/** exit, quit, help: what CPython's site module adds. */
import { makeExceptionOf } from '../runtime/exceptions/raise.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { writeOut } from './execution.ts';

const leave = (code: Value = None): Value => {
  throw makeExceptionOf('SystemExit', code === None ? [] : [code], { code });
};
export const exitFunction = nativeFunction('exit', '(code=None)', leave);
export const quitFunction = nativeFunction('quit', '(code=None)', leave);
export const helpFunction = nativeFunction('help', '(request=None)', () => {
  writeOut('stdout', 'No interactive help here. Python 3.13: https://docs.python.org/3.13/\n');
  return None;
});
