/**
 * sys: what of it is harmless. Streams are the host's; paths, tracing and the machine are not there.
 */

import { pythonCaller } from '../runtime/capture.ts';
import { PyException } from '../runtime/exceptions/exception.ts';
import { handledNow } from '../runtime/exceptions/handled.ts';
import { makeExceptionOf, runtimeError, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { exceptionText } from '../runtime/exceptions/traceback-text.ts';
import { type Guest, GuestCall, settle } from '../runtime/guest.ts';
import { moduleNames } from '../runtime/module-registry.ts';
import { PyDict } from '../runtime/objects/dict.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { Frame } from '../runtime/objects/frame.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import type { PyModule } from '../runtime/objects/module.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { PyFrozenSet } from '../runtime/objects/set.ts';
import { strOf, strToText, textToStr } from '../runtime/objects/str.ts';
import { callSpecialMaybe } from '../runtime/operations/call.ts';
import { toIndex } from '../runtime/operations/index.ts';
import { maxDigits } from '../runtime/operations/int-arithmetic.ts';
import { setAdd } from '../runtime/operations/set-lookup.ts';
import { repr } from '../runtime/operations/text.ts';
import { argumentTypeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { nativeModule } from './define.ts';
import { callMethod } from './io/base.ts';
import { standardStream } from './io/text-io.ts';
import { flags, floatInfo, hashInfo, intInfo, threadInfo, versionInfo } from './sys/facts.ts';
import { sizeOf } from './sys/sizes.ts';
import { makeNamespace } from './types/native.ts';

/** Shows a value as the prompt does, and keeps it as `_`. */
function* displayHook(value: Value): Guest<Value> {
  if (value === None) return None;
  const { builtins } = realm();
  builtins.setName('_', None);
  yield* callMethod(currentStream('stdout'), 'write', [textToStr(`${strToText(yield* settle(repr(value)))}\n`)]);
  builtins.setName('_', value);
  return None;
}

/** Shows an exception as an uncaught one is. */
function* exceptHook(_type: Value, value: Value): Guest<Value> {
  if (!(value instanceof PyException)) throw typeError('print_exception(): Exception expected for value');
  yield* callMethod(currentStream('stderr'), 'write', [textToStr(yield* exceptionText(value))]);
  return None;
}

function* callTracing(func: Value, args: Value): Guest<Value> {
  if (!(args instanceof PyTuple)) throw typeError('call_tracing() argument 2 must be tuple');
  return yield new GuestCall(func, [...args.items]);
}

/** sys.stdout or sys.stderr as they are now. */
function currentStream(name: 'stdout' | 'stderr'): Value {
  const sys = realm().modules.get('sys') as PyModule;
  return sys.attributes.get(name) ?? None;
}

function breakpointHook(): never {
  throw runtimeError('there is no debugger here: set sys.breakpointhook to what breakpoint() shall call');
}

/** The hooks under their second names. */
const hooks: Record<string, Value> = {
  __displayhook__: nativeFunction('displayhook', '(object, /)', displayHook, 'sys'),
  __excepthook__: nativeFunction('excepthook', '(exctype, value, traceback, /)', exceptHook, 'sys'),
  __breakpointhook__: nativeFunction('breakpointhook', '(*args, **kws)', breakpointHook, 'sys'),
};

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
    getsizeof: [
      '(object, default=None)',
      function* (object: Value): Guest<Value> {
        const own =
          typeof object === 'object' && !object.cls.builtin ? callSpecialMaybe(object, '__sizeof__', []) : undefined;
        if (own === undefined) return sizeOf(object);
        return Number(yield* settle(toIndex(yield* settle(own)))) + 16;
      },
    ],
    getrefcount: ['(object, /)', () => 2],
    is_finalizing: ['()', () => false],
    getfilesystemencodeerrors: ['()', () => 'surrogateescape'],
    getswitchinterval: ['()', () => new PyFloat(0.005)],
    setswitchinterval: ['(interval, /)', () => None],
    getallocatedblocks: ['()', () => 0],
    gettrace: ['()', () => None],
    getprofile: ['()', () => None],
    call_tracing: ['(func, args, /)', callTracing],
    displayhook: ['(object, /)', displayHook],
    excepthook: ['(exctype, value, traceback, /)', exceptHook],
    breakpointhook: ['(*args, **kws)', breakpointHook],
    get_int_max_str_digits: ['()', () => maxDigits().digits],
    set_int_max_str_digits: [
      '(maxdigits)',
      function* (digits: Value): Guest<Value> {
        const count = Number(yield* settle(toIndex(digits)));
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
  () => ({ ...facts(), ...streams(), ...hooks }),
);

/** Names whose values belong to the session. */
function facts(): Record<string, Value> {
  const { host, modules } = realm();
  const names = new PyTuple(moduleNames().map((name) => name));
  const argv = host.argv.map((text) => textToStr(text));
  return {
    argv: new PyList(argv),
    orig_argv: new PyList(['python', ...argv]),
    modules,
    path: new PyList(host.importPaths.map((text) => textToStr(text))),
    meta_path: new PyList([]),
    path_hooks: new PyList([]),
    path_importer_cache: new PyDict(),
    warnoptions: new PyList([]),
    _xoptions: new PyDict(),
    version: '3.13.0 (tierup)',
    version_info: versionInfo,
    api_version: 1013,
    hexversion: 0x030d00f0,
    implementation: makeNamespace({
      name: 'tierup',
      cache_tag: 'tierup-313',
      version: versionInfo,
      hexversion: 0x030d00f0,
    }),
    copyright: 'The program runs on tierup, an engine for Python 3.13.',
    platform: 'linux',
    platlibdir: 'lib',
    abiflags: '',
    byteorder: 'little',
    maxsize: 9223372036854775807n,
    maxunicode: 0x10ffff,
    float_info: floatInfo,
    int_info: intInfo,
    hash_info: hashInfo,
    thread_info: threadInfo,
    flags,
    float_repr_style: 'short',
    dont_write_bytecode: true,
    pycache_prefix: None,
    executable: '',
    prefix: '',
    exec_prefix: '',
    base_prefix: '',
    base_exec_prefix: '',
    builtin_module_names: names,
    stdlib_module_names: frozenNames(),
  };
}

function frozenNames(): Value {
  const result = new PyFrozenSet();
  for (const name of moduleNames()) if (!name.includes('.')) setAdd(result, name);
  return result;
}

function streams(): Record<string, Value> {
  const [stdin, stdout, stderr] = [standardStream('stdin'), standardStream('stdout'), standardStream('stderr')];
  return { stdin, stdout, stderr, __stdin__: stdin, __stdout__: stdout, __stderr__: stderr };
}
