/** sys: what of it is harmless. */

import { pythonCaller } from '../runtime/capture.ts';
import { handledNow } from '../runtime/exceptions/handled.ts';
import { makeExceptionOf, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../runtime/guest.ts';
import { moduleNames } from '../runtime/module-registry.ts';
import { Frame } from '../runtime/objects/frame.ts';
import { intOf } from '../runtime/objects/int.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import { addMethods } from '../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../runtime/objects/str.ts';
import { builtinType } from '../runtime/objects/type.ts';
import { toIndex } from '../runtime/operations/index.ts';
import { maxDigits } from '../runtime/operations/int-arithmetic.ts';
import { argumentTypeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { nativeModule } from './define.ts';

/** sys.stdout and sys.stderr before anyone replaces them. */
class OutputStream extends PyObject {
  readonly stream: 'stdout' | 'stderr';
  constructor(stream: 'stdout' | 'stderr') {
    super();
    this.stream = stream;
  }
}
const outputType = builtinType('TextIOWrapper', OutputStream, { final: true, module: '_io' });
addMethods(outputType, {
  write: [
    '(self, text, /)',
    (self: OutputStream, text: Value) => {
      const found = strOf(text);
      if (found === undefined) throw typeError(`write() argument must be str, not ${argumentTypeName(text)}`);
      const { budget, host } = realm();
      const shown = strToText(found);
      budget.output(shown.length);
      host.write(self.stream, shown);
      return shown.length;
    },
  ],
  flush: ['(self, /)', () => None],
  isatty: ['(self, /)', () => false],
  writable: ['(self, /)', () => true],
  readable: ['(self, /)', () => false],
  fileno: ['(self, /)', (self: OutputStream) => (self.stream === 'stdout' ? 1 : 2)],
});

export const builtinModule = nativeModule(
  'sys',
  {
    exit: [
      '(status=None, /)',
      (status: Value = None) => {
        throw makeExceptionOf('SystemExit', status === None ? [] : [status], { code: status });
      },
    ],
    getrecursionlimit: ['()', () => realm().budget.maxRecursion],
    setrecursionlimit: [
      '(limit, /)',
      function* (limit: Value): Guest<Value> {
        const depth = Number(yield* settle(toIndex(limit)));
        if (depth < 1) throw valueError('recursion limit must be greater or equal than 1');
        // Compiled code has taken its limit already: it is left and entered anew.
        realm().currentFrame();
        // Frames are on the heap: deep recursion costs memory, which is metered, not the machine's stack.
        realm().budget.maxRecursion = Math.min(depth, 1_000_000);
        return None;
      },
    ],
    exc_info: [
      '()',
      () => {
        const exception = handledNow(realm());
        return exception === undefined
          ? new PyTuple([None, None, None])
          : new PyTuple([exception.cls, exception, exception.traceback ?? None]);
      },
    ],
    exception: ['()', () => handledNow(realm()) ?? None],
    intern: [
      '(string, /)',
      (value: Value) => {
        if (strOf(value) === undefined)
          throw typeError(`intern() argument must be str, not ${argumentTypeName(value)}`);
        return value;
      },
    ],
    getsizeof: ['(object, default=None)', () => 64],
    get_int_max_str_digits: ['()', () => maxDigits().digits],
    set_int_max_str_digits: [
      '(maxdigits)',
      (digits: Value) => {
        const count = Number(intOf(digits) ?? 0);
        if (count !== 0 && count < 640) throw valueError('maxdigits must be 0 or larger than 640');
        maxDigits().digits = count;
        return None;
      },
    ],
    getdefaultencoding: ['()', () => 'utf-8'],
    getfilesystemencoding: ['()', () => 'utf-8'],
    _getframe: [
      '(depth=0, /)',
      (depth: Value = 0) => {
        let frame: Value | undefined = realm().currentFrame();
        for (let i = Number(depth); i > 0 && frame instanceof Frame; i--) {
          frame = pythonCaller(frame);
        }
        if (frame === undefined) throw valueError('call stack is not deep enough');
        return frame;
      },
    ],
  },
  () => {
    const { host, modules } = realm();
    const [stdout, stderr] = [new OutputStream('stdout'), new OutputStream('stderr')];
    return {
      argv: new PyList(host.argv.map((text) => textToStr(text))),
      modules,
      path: new PyList(host.importPaths.map((text) => textToStr(text))),
      version: '3.13.0 (tierup)',
      version_info: new PyTuple([3, 13, 0, 'final', 0]),
      hexversion: 0x030d00f0,
      platform: 'linux',
      byteorder: 'little',
      maxsize: 9223372036854775807n,
      maxunicode: 0x10ffff,
      executable: '',
      builtin_module_names: new PyTuple(moduleNames().map((name) => name)),
      stdout,
      stderr,
      __stdout__: stdout,
      __stderr__: stderr,
    };
  },
);
