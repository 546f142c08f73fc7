/** atexit: functions that are called when the program ends. */
import { typeError } from '../runtime/exceptions/raise.ts';
import {
  addExitFunction,
  clearExitFunctions,
  exitFunctionCount,
  removeExitFunction,
  runExitFunctions,
} from '../runtime/exit-functions.ts';
import type { Guest } from '../runtime/guest.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { isCallable } from '../runtime/operations/call.ts';
import { nativeModule } from './define.ts';

function register(args: Value[], keywords: PyDict | undefined): Value {
  const [func, ...rest] = args;
  if (func === undefined) throw typeError('register() takes at least 1 argument (0 given)');
  if (!isCallable(func)) throw typeError('the first argument must be callable');
  addExitFunction(func, rest, keywords);
  return func;
}

export const builtinModule = nativeModule('atexit', {
  register: ['(*args, **kwargs)', register],
  unregister: [
    '(func, /)',
    function* (func: Value): Guest<Value> {
      yield* removeExitFunction(func);
      return None;
    },
  ],
  _clear: [
    '()',
    () => {
      clearExitFunctions();
      return None;
    },
  ],
  _ncallbacks: ['()', () => exitFunctionCount()],
  _run_exitfuncs: [
    '()',
    function* (): Guest<Value> {
      yield* runExitFunctions();
      return None;
    },
  ],
});
