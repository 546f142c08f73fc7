/** exit, quit, help, copyright, credits, license, breakpoint: what a prompt offers besides the language. */
import { makeExceptionOf, runtimeError } from '../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, settle } from '../runtime/guest.ts';
import { importOwn } from '../runtime/import.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { addMethods, nativeFunction } from '../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../runtime/objects/object.ts';
import { builtinType } from '../runtime/objects/type.ts';
import { findAttribute, getAttribute } from '../runtime/operations/attribute.ts';
import { writeOut } from './execution.ts';

/** Ends the program when it is called; at a prompt, its repr says how. */
class PyQuitter extends PyObject {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}
const quitterType = builtinType('Quitter', PyQuitter, { module: '_sitebuiltins' });
quitterType.setOwn('__doc__', None);
addMethods(quitterType, {
  __repr__: ['(self, /)', (self: PyQuitter) => `Use ${self.name}() or Ctrl-D (i.e. EOF) to exit`],
  __call__: [
    '(self, /, code=None)',
    (_self: PyQuitter, code: Value = None) => {
      throw makeExceptionOf('SystemExit', code === None ? [] : [code], { code });
    },
  ],
});
export const exitFunction = new PyQuitter('exit');
export const quitFunction = new PyQuitter('quit');

/** Text that is shown by its repr and by a call. */
class PyPrinter extends PyObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}
const printerType = builtinType('_Printer', PyPrinter, { module: '_sitebuiltins' });
printerType.setOwn('__doc__', 'A text for the prompt: about the engine, its makers, its licence.');
addMethods(printerType, {
  __repr__: ['(self, /)', (self: PyPrinter) => self.text],
  __call__: [
    '(self, /)',
    (self: PyPrinter) => {
      writeOut('stdout', `${self.text}\n`);
      return None;
    },
  ],
});
export const copyrightText = new PyPrinter('This is tierup, an engine for Python 3.13. It holds no code of CPython.');
export const creditsText = new PyPrinter(
  'Python is the work of Guido van Rossum and of many others: https://www.python.org',
);
export const licenseText = new PyPrinter(
  "The engine's licence is in the package. That of Python: https://docs.python.org/3.13/license.html",
);

/** `help()`: what pydoc says about an object. */
class PyHelper extends PyObject {}
const helperType = builtinType('_Helper', PyHelper, { module: '_sitebuiltins' });
helperType.setOwn('__doc__', 'Shows what an object is: its signature, its docstring and its members.');
addMethods(helperType, {
  __repr__: ['(self, /)', () => 'Type help() for interactive help, or help(object) for help about object.'],
  __call__: [
    '(self, /, *args, **kwds)',
    function* (_self: PyHelper, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      const module = yield* importOwn('pydoc');
      return yield new GuestCall(yield* settle(getAttribute(module, 'help')), args, keywords);
    },
  ],
});
export const helpFunction = new PyHelper();

export const breakpointFunction = nativeFunction(
  'breakpoint',
  '(*args, **kws)',
  function* (args: Value[], keywords: PyDict | undefined): Guest<Value> {
    const sys = yield* importOwn('sys');
    const hook = yield* settle(findAttribute(sys, 'breakpointhook'));
    if (hook === undefined) throw runtimeError('lost sys.breakpointhook');
    return yield new GuestCall(hook, args, keywords);
  },
);
