/** eval, exec, compile, `__import__`, print, input. */

import type { Code } from '../bytecode/code.ts';
import { continuation, wait } from '../runtime/continuations.ts';
import { makeException, typeError, valueError } from '../runtime/exceptions/raise.ts';
import {
  type Guest,
  GuestBody,
  GuestCall,
  HostWait,
  isPending,
  type Maybe,
  passesOn,
  settle,
} from '../runtime/guest.ts';
import { importModule } from '../runtime/import.ts';
import { linkCode } from '../runtime/link.ts';
import { PyByteArray, PyBytes } from '../runtime/objects/bytes.ts';
import { PyCode } from '../runtime/objects/code-object.ts';
import { PyDict } from '../runtime/objects/dict.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { PyFunction } from '../runtime/objects/function.ts';
import { intOf } from '../runtime/objects/int.ts';
import { PyTuple } from '../runtime/objects/list.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { Cell, None, PyObject, type Value } from '../runtime/objects/object.ts';
import { PyInstance } from '../runtime/objects/shape.ts';
import { type Str, strOf, strToText, textToStr, WideStr } from '../runtime/objects/str.ts';
import { getAttribute } from '../runtime/operations/attribute.ts';
import { decodeText } from '../runtime/operations/codecs.ts';
import { fspath } from '../runtime/operations/path-like.ts';
import { str } from '../runtime/operations/text.ts';
import { truth } from '../runtime/operations/truth.ts';
import { argumentTypeName, typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { currentLocals } from './classes.ts';

function sourceText(source: Value, name: string): string {
  const text = strOf(source);
  if (text !== undefined) return strToText(text);
  if (source instanceof PyBytes || source instanceof PyByteArray)
    return strToText(decodeText(source.data, 'utf-8-sig', 'strict'));
  throw typeError(`${name}() arg 1 must be a string, bytes or ${name === 'compile' ? 'AST' : 'code'} object`);
}

/** The text of a tree of `ast`, which that module makes; other sources as they are. */
function* sourceOf(source: Value): Guest<Value> {
  const unparse = realm().state.get('ast.unparse');
  if (!(source instanceof PyInstance) || !(unparse instanceof PyObject)) return source;
  return yield new GuestCall(unparse, [source]);
}

/** How eval refuses globals: a mapping of another kind gets a hint. */
function evalGlobals(globals: Value): string {
  const isMapping = globals instanceof PyObject && globals.cls.lookup('__getitem__') !== undefined;
  return isMapping ? 'globals must be a real dict; try eval(expr, {}, mapping)' : 'globals must be a dict';
}

/** Globals and locals of eval and exec, with their checks. */
function namespaces(name: string, globals: Value, locals: Value): readonly [PyDict, PyObject] {
  const frame = realm().currentFrame();
  let global: PyDict;
  if (globals === None) global = frame.link.globals;
  else {
    if (!(globals instanceof PyDict))
      throw typeError(
        name === 'eval' ? evalGlobals(globals) : `exec() globals must be a dict, not ${typeName(globals)}`,
      );
    global = globals;
    if (!global.has('__builtins__'))
      global.set('__builtins__', '__builtins__', realm().modules.get('builtins') ?? realm().builtins);
  }
  if (locals !== None) {
    if (
      !(locals instanceof PyObject) ||
      (!(locals instanceof PyDict) && locals.cls.lookup('__getitem__') === undefined)
    )
      throw typeError(
        name === 'eval' ? 'locals must be a mapping' : `locals must be a mapping or None, not ${typeName(locals)}`,
      );
    return [global, locals];
  }
  return [global, globals === None ? (currentLocals() as PyObject) : global];
}

/** The cells that code with free variables is run with. Throws TypeError. */
function closureOf(name: 'eval' | 'exec', wanted: number, closure: Value): readonly Cell[] {
  if (wanted === 0) {
    if (closure !== None) throw typeError('cannot use a closure with this code object');
    return [];
  }
  if (name === 'eval') throw typeError('code object passed to eval() may not contain free variables');
  const cells = closure instanceof PyTuple ? closure.items.filter((item) => item instanceof Cell) : [];
  if (cells.length !== wanted || (closure as PyTuple).items.length !== wanted)
    throw typeError(`code object requires a closure of exactly length ${wanted}`);
  return cells;
}

function run(name: 'eval' | 'exec', source: Value, globals: Value, locals: Value, closure: Value = None): Guest<Value> {
  const computation = running(name, source, globals, locals, closure, () => passesOn(computation));
  return computation;
}

/** `atBody`: from here on only the body is waited for, and its value given on. */
function* running(
  name: 'eval' | 'exec',
  source: Value,
  globals: Value,
  locals: Value,
  closure: Value,
  atBody: () => void,
): Guest<Value> {
  const [global, local] = namespaces(name, globals, locals);
  const code =
    source instanceof PyCode
      ? source.code
      : yield* compileText(evaluated(sourceText(yield* sourceOf(source), name), name), '<string>', name);
  const cells = closureOf(name, code.freeNames.length, closure);
  // Code of an expression has a value, which exec does not give.
  if (name === 'eval' || !(source instanceof PyCode)) atBody();
  const result = yield new GuestBody(new PyFunction(linkCode(code, global), cells), local);
  return name === 'eval' ? result : None;
}

/** eval() allows blanks before its expression. */
function evaluated(text: string, name: 'eval' | 'exec'): string {
  return name === 'eval' ? text.replace(/^[ \t]+/, '') : text;
}

function* compileText(text: string, filename: string, mode: 'eval' | 'exec' | 'single'): Guest<Code> {
  const limit = realm().budget.limits.maxSourceBytes;
  if (text.length > limit) throw makeException('MemoryError', `source is over the limit of ${limit} bytes`);
  const { flags } = realm().currentFrame().link.code;
  realm().budget.work(text.length / 16);
  realm().budget.allocate(text.length * 16);
  return yield* realm().compile(text, filename, mode, { module: false, futureFlags: flags & 0x1000000 });
}

export const evalFunction = nativeFunction(
  'eval',
  '(source, /, globals=None, locals=None)',
  (source: Value, globals: Value = None, locals: Value = None) => run('eval', source, globals, locals),
);
export const execFunction = nativeFunction(
  'exec',
  '(source, /, globals=None, locals=None, *, closure=None)',
  (source: Value, globals: Value = None, locals: Value = None, closure: Value = None) =>
    run('exec', source, globals, locals, closure),
);
export const compileFunction = nativeFunction(
  'compile',
  '(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)',
  function* (source: Value, filename: Value, mode: Value, flags: Value = 0): Guest<Value> {
    const file = yield* fileName(filename);
    if (strOf(mode) === undefined)
      throw typeError(`compile() argument 'mode' must be str, not ${argumentTypeName(mode)}`);
    if (mode !== 'exec' && mode !== 'eval' && mode !== 'single')
      throw valueError("compile() mode must be 'exec', 'eval' or 'single'");
    if (((intOf(flags) as number) & 0x400) !== 0) throw valueError('compile() with PyCF_ONLY_AST needs the ast module');
    if (source instanceof PyCode) return source;
    const text = sourceText(yield* sourceOf(source), 'compile');
    return new PyCode(yield* compileText(text, file, mode));
  },
);

/** The name of the file that compile() gets: a path. */
function* fileName(path: Value): Guest<string> {
  const found = yield* fspath(path);
  const text = found instanceof PyBytes ? decodeText(found.data, 'utf-8', 'surrogateescape') : strOf(found);
  return strToText(text as Str);
}

export const importFunction = nativeFunction(
  '__import__',
  '(name, globals=None, locals=None, fromlist=(), level=0)',
  (name: Value, globals: Value = None, _locals: Value = None, fromlist: Value = None, level: Value = 0) => {
    const text = strOf(name);
    if (text === undefined) throw typeError('module name must be a string');
    return importModule(
      strToText(text),
      globals instanceof PyDict ? globals : realm().currentFrame().link.globals,
      fromlist,
      Number(intOf(level) ?? 0),
    );
  },
);

/** `sys.stdout` if a program replaced it. */
function redirected(stream: 'stdout' | 'stderr'): Value | undefined {
  const sys = realm().modules.get('sys');
  if (!(sys instanceof PyObject) || !('attributes' in sys)) return undefined;
  const current = (sys.attributes as PyDict).get(stream);
  const original = (sys.attributes as PyDict).get(`__${stream}__`);
  return current === original ? undefined : current;
}

/** Writes to the host, charged. */
export function writeOut(stream: 'stdout' | 'stderr', text: string): void {
  const { budget, host } = realm();
  budget.output(text.length);
  host.write(stream, text);
}

export const printFunction = nativeFunction(
  'print',
  "(*args, sep=' ', end='\\n', file=None, flush=False)",
  (args: Value[], sep: Value = ' ', end: Value = '\n', file: Value = None, flush: Value = false): Maybe<Value> => {
    const text = (value: Value, name: string, fallback: string): string => {
      if (value === None) return fallback;
      const found = strOf(value);
      if (found === undefined) throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
      return strToText(found);
    };
    const separator = text(sep, 'sep', ' ');
    const ending = text(end, 'end', '\n');
    const target = file === None ? redirected('stdout') : file;
    if (target === None) return None;
    if (target === undefined) return printLine(args, separator, ending, '', 0);
    return printTo(target, args, separator, ending, flush);
  },
);

function* printTo(
  target: Value,
  args: readonly Value[],
  separator: string,
  ending: string,
  flush: Value,
): Guest<Value> {
  const write = yield* settle(getAttribute(target, 'write'));
  for (let i = 0; i < args.length; i++) {
    if (i > 0) yield new GuestCall(write, [textToStr(separator)]);
    yield new GuestCall(write, [yield* settle(str(args[i] as Value))]);
  }
  yield new GuestCall(write, [textToStr(ending)]);
  if (yield* settle(truth(flush))) yield new GuestCall(yield* settle(getAttribute(target, 'flush')), []);
  return None;
}

/** Values from one on, in one piece; what stands before a value whose `__str__` may run code of the program is out before it runs. */
function printLine(
  args: readonly Value[],
  separator: string,
  ending: string,
  begun: string,
  from: number,
): Maybe<Value> {
  let line = begun;
  for (let i = from; i < args.length; i++) {
    const arg = args[i] as Value;
    if (i > 0) line += separator;
    if (line !== '' && !isPlain(arg)) {
      writeOut('stdout', line);
      line = '';
    }
    const shown = str(arg);
    if (isPending(shown)) return wait(shown, shownToPrint, args, separator, ending, line, i);
    line += strToText(shown);
  }
  writeOut('stdout', line + ending);
  return None;
}

const shownToPrint = continuation(
  'print',
  (shown: Str, args: readonly Value[], separator: string, ending: string, line: string, i: number): Maybe<Value> =>
    printLine(args, separator, ending, line + strToText(shown), i + 1),
);

/** No code of a program has a part in how it is shown. */
const isPlain = (value: Value): boolean =>
  typeof value !== 'object' || value === None || value instanceof PyFloat || value instanceof WideStr;

export const inputFunction = nativeFunction('input', "(prompt='', /)", function* (prompt: Value = ''): Guest<Value> {
  const shown = strToText(yield* settle(str(prompt)));
  const { host } = realm();
  let line: string | undefined;
  const answer = host.readLine?.(shown);
  if (answer instanceof Promise) {
    yield new HostWait(
      answer.then((value) => {
        line = value;
        return None;
      }),
    );
  } else line = answer;
  if (line === undefined) throw makeException('EOFError', 'EOF when reading a line');
  return textToStr(line);
});
