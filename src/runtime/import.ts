/** The import system: `sys.modules`, builtin modules, and Python files in the folders the host allows. */
import { posix } from 'node:path';
import type { Code } from '../bytecode/code.ts';
import { PyException } from './exceptions/exception.ts';
import { makeExceptionOf, typeError, valueError } from './exceptions/raise.ts';
import { type Guest, GuestBody, settle } from './guest.ts';
import { linkCode } from './link.ts';
import { findModule, hasModule, moduleNames } from './module-registry.ts';
import { PyDict } from './objects/dict.ts';
import { PyFunction } from './objects/function.ts';
import { PyList, PyTuple } from './objects/list.ts';
import { PyModule } from './objects/module.ts';
import { None, type Value } from './objects/object.ts';
import { strOf, strToText } from './objects/str.ts';
import { findAttribute } from './operations/attribute.ts';
import { decodeText } from './operations/codecs.ts';
import { iterateAll } from './operations/iterate.ts';
import { typeName } from './operations/type-of.ts';
import { realm } from './realm.ts';
import { registerSource } from './source.ts';

/** `__import__(name, globals, fromlist, level)`. */
export function* importModule(name: string, globals: PyDict, fromlist: Value, level: number): Guest<Value> {
  if (level < 0) throw valueError('level must be >= 0');
  if (name === '' && level === 0) throw valueError('Empty module name');
  const absolute = level === 0 ? name : relativeName(name, globals, level);
  if (!isBuiltinModule(globals)) {
    const refusal = realm().host.refuseImport?.(absolute, fromlist !== None);
    if (refusal !== undefined) throw makeExceptionOf('ImportError', [refusal], { msg: refusal, name: absolute });
  }
  const module = yield* loadDotted(absolute);
  const wanted = fromlist === None ? [] : yield* settle(iterateAll(fromlist));
  if (wanted.length > 0) {
    yield* loadSubmodules(module, absolute, wanted);
    return module;
  }
  if (level === 0) return realm().modules.get(absolute.split('.')[0] as string) as Value;
  if (name === '') return module;
  return realm().modules.get(
    absolute.slice(0, absolute.length - (name.length - (name.split('.')[0] as string).length)),
  ) as Value;
}

/** A module that the engine needs by itself, whatever the program may import. */
export function* importOwnModule(name: string): Guest<PyModule> {
  const module = yield* loadDotted(name);
  if (!(module instanceof PyModule && module.isBuiltin)) throw makeExceptionOf('ImportError', [`${name} was replaced`]);
  return module;
}

/** True if these are the names of a module that comes with the engine. */
function isBuiltinModule(globals: PyDict): boolean {
  const name = globals.get('__name__');
  const module = typeof name === 'string' ? realm().modules.get(name) : undefined;
  return module instanceof PyModule && module.isBuiltin && module.attributes === globals;
}

function relativeName(name: string, globals: PyDict, level: number): string {
  const packageValue = globals.get('__package__');
  let base = packageValue === undefined || packageValue === None ? undefined : strOf(packageValue);
  if (base === undefined) {
    const own = globals.get('__name__');
    const text = own === undefined ? undefined : strOf(own);
    if (text === undefined) throw makeExceptionOf('KeyError', ["'__name__' not in globals"]);
    const plain = strToText(text);
    base = globals.has('__path__') ? plain : plain.includes('.') ? plain.slice(0, plain.lastIndexOf('.')) : '';
  }
  let parent = strToText(base);
  if (parent === '') throw makeExceptionOf('ImportError', ['attempted relative import with no known parent package']);
  for (let i = 1; i < level; i++) {
    const dot = parent.lastIndexOf('.');
    if (dot < 0) throw makeExceptionOf('ImportError', ['attempted relative import beyond top-level package']);
    parent = parent.slice(0, dot);
  }
  return name === '' ? parent : `${parent}.${name}`;
}

/**
 * A module of the engine's own that runtime code needs, whatever the host refuses to programs. Needs no caller's frame:
 * asking for one in the middle of a native may begin it again.
 */
export function importOwn(name: string): Guest<Value> {
  return loadDotted(name);
}

function* loadDotted(name: string): Guest<Value> {
  const known = realm().modules.get(name);
  if (known === None) {
    const message = `import of ${name} halted; None in sys.modules`;
    throw makeExceptionOf('ModuleNotFoundError', [message], { msg: message, name });
  }
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  let parent: Value | undefined;
  if (dot >= 0) {
    parent = yield* loadDotted(name.slice(0, dot));
    const afterParent = realm().modules.get(name);
    if (afterParent !== undefined) return afterParent;
  }
  const module = yield* loadOne(name, parent);
  if (parent instanceof PyModule) {
    const short = name.slice(dot + 1);
    parent.attributes.set(short, short, module);
  }
  return module;
}

function notFound(name: string, parent: Value | undefined): PyException {
  const top = name.split('.')[0] as string;
  const notPackage = parent instanceof PyModule && !parent.attributes.has('__path__');
  const message = notPackage
    ? `No module named '${name}'; '${name.slice(0, name.lastIndexOf('.'))}' is not a package`
    : `No module named '${name}'`;
  const error = makeExceptionOf('ModuleNotFoundError', [message], { msg: message, name });
  if (!hasModule(top)) {
    error.attributes = new PyDict();
    error.attributes.set(
      '__notes__',
      '__notes__',
      new PyList([
        `tierup has these modules: ${moduleNames()
          .filter((module) => !module.includes('.'))
          .join(', ')}`,
      ]),
    );
  }
  return error;
}

function* loadOne(name: string, parent: Value | undefined): Guest<Value> {
  const { modules } = realm();
  const builtin = findModule(name);
  if (builtin !== undefined) {
    const module = new PyModule(name);
    module.isBuiltin = true;
    if (builtin.isPackage) module.attributes.setName('__path__', new PyList([]));
    module.attributes.setName(
      '__package__',
      builtin.isPackage ? name : name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '',
    );
    modules.set(name, name, module);
    yield* guarded(name, builtin.fill(module));
    return modules.get(name) as Value;
  }
  const found = findModuleFile(name, parent);
  if (found === undefined) throw notFound(name, parent);
  const module = new PyModule(name);
  module.attributes.setName('__file__', found.path);
  module.attributes.setName('__builtins__', modules.get('builtins') ?? realm().builtins);
  if (found.folder !== undefined) module.attributes.setName('__path__', new PyList([found.folder]));
  module.attributes.setName(
    '__package__',
    found.folder !== undefined ? name : name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '',
  );
  modules.set(name, name, module);
  yield* guarded(name, runFile(module, found.path));
  return modules.get(name) as Value;
}

/** Runs the making of a module; a failed one is not left in sys.modules. */
function* guarded(name: string, making: Guest<void>): Guest<void> {
  const { modules, state } = realm();
  state.set(`importing:${name}`, true);
  try {
    yield* making;
  } catch (thrown) {
    modules.delete(name);
    throw thrown;
  } finally {
    state.delete(`importing:${name}`);
  }
}

/** Where a module's file is in the session's files; undefined: nowhere. `parent` is the package it is in. */
export function findModuleFile(
  name: string,
  parent: Value | undefined,
): { readonly path: string; readonly folder: string | undefined } | undefined {
  const { files, importPaths } = realm().host;
  if (files === undefined) return undefined;
  let folders: readonly string[] = importPaths;
  if (parent instanceof PyModule) {
    const path = parent.attributes.get('__path__');
    folders =
      path instanceof PyList
        ? path.items.flatMap((item) => (strOf(item) === undefined ? [] : [strToText(strOf(item) as string)]))
        : [];
  }
  const short = name.slice(name.lastIndexOf('.') + 1);
  for (const folder of folders) {
    const packageFolder = posix.join(folder, short);
    const initialiser = posix.join(packageFolder, '__init__.py');
    if (files.stat(initialiser)?.kind === 'file') return { path: initialiser, folder: packageFolder };
    const file = posix.join(folder, `${short}.py`);
    if (files.stat(file)?.kind === 'file') return { path: file, folder: undefined };
  }
  return undefined;
}

function* runFile(module: PyModule, path: string): Guest<void> {
  const text = decodeText(
    (realm().host.files as NonNullable<ReturnType<typeof realm>['host']['files']>).readFile(path),
    'utf-8-sig',
    'strict',
  );
  const source = strToText(text);
  yield* runSource(module, source, path);
}

/** Runs the code of a module that can be found, in an existing module object. */
export function* fillModule(module: PyModule, name: string, parent: Value | undefined): Guest<void> {
  const builtin = findModule(name);
  if (builtin !== undefined) {
    yield* builtin.fill(module);
    return;
  }
  const found = findModuleFile(name, parent);
  if (found === undefined) throw notFound(name, parent);
  yield* runFile(module, found.path);
}

/** Runs source text as the body of a module. */
export function* runSource(module: PyModule, source: string, filename: string): Guest<void> {
  registerSource(filename, source);
  yield* runCode(module, yield* realm().compile(source, filename, 'exec', { module: true, futureFlags: 0 }));
}

/** Runs code as the body of a module. */
export function* runCode(module: PyModule, code: Code): Guest<void> {
  yield new GuestBody(new PyFunction(linkCode(code, module.attributes), []), undefined);
}

/** `from package import submodule`. */
function* loadSubmodules(module: Value, name: string, wanted: readonly Value[]): Guest<void> {
  if (!(module instanceof PyModule) || !module.attributes.has('__path__')) return;
  for (const item of wanted) {
    const text = strOf(item);
    if (text === undefined) throw typeError(`Item in \`\`from list'' must be str, not ${typeName(item)}`);
    const short = strToText(text);
    if (short === '*') {
      const all = module.attributes.get('__all__');
      if (all instanceof PyList || all instanceof PyTuple) yield* loadSubmodules(module, name, all.items);
      continue;
    }
    if ((yield* settle(findAttribute(module, short))) !== undefined) continue;
    try {
      yield* loadDotted(`${name}.${short}`);
    } catch (thrown) {
      if (
        !(thrown instanceof PyException) ||
        thrown.cls.name !== 'ModuleNotFoundError' ||
        thrown.members?.get('name') !== `${name}.${short}`
      )
        throw thrown;
    }
  }
}
