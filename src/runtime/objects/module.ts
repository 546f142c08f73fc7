/** Modules: a namespace with a name. */
import { attributeError, typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe } from '../guest.ts';
import { genericFind } from '../operations/attribute.ts';
import { newInstance } from '../operations/new-instance.ts';
import { typeName } from '../operations/type-of.ts';
import { PyNamespace } from './dict.ts';
import { PyList } from './list.ts';
import { addGetSets, addMethods } from './native.ts';
import { None, PyObject, type Value } from './object.ts';
import { attributeName } from './object-methods.ts';
import { strOf, strToText } from './str.ts';
import { builtinType } from './type.ts';

export class PyModule extends PyObject {
  /** The module's globals; sub-layouts of modules keep theirs here too. */
  attributes: PyNamespace = new PyNamespace();
  /** Made from the table of modules, not by a program or from a file. */
  isBuiltin = false;

  constructor(name?: string) {
    super();
    if (name !== undefined) initialise(this, name, None);
  }
}
export const moduleType = builtinType('module', PyModule);

function initialise(module: PyModule, name: Value, doc: Value): void {
  for (const [key, value] of [
    ['__name__', name],
    ['__doc__', doc],
    ['__package__', None],
    ['__loader__', None],
    ['__spec__', None],
  ] as const)
    module.attributes.setName(key, value);
}

/** `__name__` of a module. */
export function nameOfModule(module: PyModule): string {
  const name = module.attributes.get('__name__');
  const text = name === undefined ? undefined : strOf(name);
  return text === undefined ? '?' : strToText(text);
}

addMethods(moduleType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, moduleType, PyModule)],
  __init__: [
    '(self, name, doc=None)',
    (self: PyModule, name: Value, doc: Value = None) => {
      if (strOf(name) === undefined) throw typeError(`module() argument 'name' must be str, not ${typeName(name)}`);
      initialise(self, name, doc);
      return None;
    },
  ],
  __repr__: [
    '(self, /)',
    (self: PyModule) => {
      const file = self.attributes.get('__file__');
      const path = file === undefined ? undefined : strOf(file);
      return `<module '${nameOfModule(self)}'${path !== undefined ? ` from '${strToText(path)}'` : self.isBuiltin ? ' (built-in)' : ''}>`;
    },
  ],
  __getattribute__: [
    '(self, name, /)',
    (self: PyModule, nameValue: Value): Maybe<Value> => {
      const name = attributeName(nameValue);
      const found = genericFind(self, name);
      if (found !== undefined) return found as Maybe<Value>;
      const hook = self.attributes.get('__getattr__');
      if (hook !== undefined) return callHook(hook, name);
      throw attributeError(`module '${nameOfModule(self)}' has no attribute '${name}'`, self, name);
    },
  ],
  __dir__: ['(self, /)', (self: PyModule) => new PyList(self.attributes.keys.filter((key) => key !== undefined))],
});
addGetSets(moduleType, { __dict__: (self: PyModule) => self.attributes });

function* callHook(hook: Value, name: string): Guest<Value> {
  return yield new GuestCall(hook, [name]);
}
