/** Attributes of functions, methods, builtin functions, descriptors, cells and frames. */

import { pythonCaller } from '../capture.ts';
import { documentation } from '../documentation/load.ts';
import { PyTraceback, tracebackType } from '../exceptions/exception.ts';
import { attributeError, typeError, valueError } from '../exceptions/raise.ts';
import { positionAt } from '../exceptions/traceback-text.ts';
import { after, type Guest, GuestCall, type Maybe, settle } from '../guest.ts';
import { linkCode } from '../link.ts';
import {
  bindDescriptor,
  bindNativeMethod,
  findAttribute,
  genericGetAttribute,
  getAttribute,
} from '../operations/attribute.ts';
import { callNative, isCallable } from '../operations/call.ts';
import { isSame } from '../operations/compare.ts';
import { identityHash } from '../operations/hash.ts';
import { repr } from '../operations/text.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyCode } from './code-object.ts';
import { descriptorGet } from './descriptor.ts';
import { PyDict } from './dict.ts';
import { Frame, frameType } from './frame.ts';
import { localsView } from './frame-locals.ts';
import { functionType, methodType, PyFunction, PyMethod } from './function.ts';
import { PyTuple } from './list.ts';
import {
  addGetSets,
  addMembers,
  addMethods,
  getSetType,
  nativeFunctionType,
  notWritable,
  PyBoundNative,
  type PyGetSet,
  PyNative,
} from './native.ts';
import { Cell, None, NotImplemented, PyObject, type Value } from './object.ts';
import { attributeName } from './object-methods.ts';
import { strOf, strToText, textToStr } from './str.ts';
import { builtinType, PyType } from './type.ts';

/** `<what at 0x...>`. */
export function addressRepr(what: string, object: PyObject): Value {
  return textToStr(`<${what} at 0x${realm().idOf(object).toString(16)}>`);
}

function text(value: Value | undefined, message: string): string {
  const found = value === undefined ? undefined : strOf(value);
  if (found === undefined) throw typeError(message);
  return strToText(found);
}

// --- functions

/** `types.FunctionType(code, globals, ...)`. */
function makeFunction(
  _cls: Value,
  code: Value,
  globals: Value,
  name: Value = None,
  defaults: Value = None,
  closure: Value = None,
  keywordDefaults: Value = None,
): Value {
  if (!(code instanceof PyCode)) throw typeError(`function() argument 'code' must be code, not ${typeName(code)}`);
  if (!(globals instanceof PyDict))
    throw typeError(`function() argument 'globals' must be dict, not ${typeName(globals)}`);
  if (name !== None && strOf(name) === undefined) throw typeError('arg 3 (name) must be None or string');
  if (defaults !== None && !(defaults instanceof PyTuple)) throw typeError('arg 4 (defaults) must be None or tuple');
  const wanted = code.code.freeNames.length;
  if (closure === None ? wanted > 0 : !(closure instanceof PyTuple)) throw typeError('arg 5 (closure) must be tuple');
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== wanted)
    throw valueError(`${code.code.name} requires closure of length ${wanted}, not ${cells.length}`);
  for (const cell of cells)
    if (!(cell instanceof Cell)) throw typeError(`arg 5 (closure) expected cell, found ${typeName(cell)}`);
  const result = new PyFunction(linkCode(code.code, globals), cells as Cell[]);
  if (name !== None) result.name = text(name, '');
  if (defaults instanceof PyTuple) result.defaults = defaults;
  if (keywordDefaults instanceof PyDict) result.keywordDefaults = keywordDefaults;
  result.module = globals.get('__name__');
  return result;
}

addMethods(functionType, {
  __new__: ['(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)', makeFunction],
  __repr__: ['(self, /)', (self: PyFunction) => addressRepr(`function ${self.qualname}`, self)],
  __get__: [
    '(self, instance, owner=None, /)',
    descriptorGet((self: PyFunction, instance) => (instance === undefined ? self : new PyMethod(self, instance))),
  ],
  __call__: [
    '(self, /, *args, **kwargs)',
    function* (self: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      return yield new GuestCall(self, args, keywords);
    },
  ],
});
addGetSets(functionType, {
  __name__: [
    (self: PyFunction) => textToStr(self.name),
    (self: PyFunction, value) => {
      self.name = text(value, '__name__ must be set to a string object');
    },
  ],
  __qualname__: [
    (self: PyFunction) => textToStr(self.qualname),
    (self: PyFunction, value) => {
      self.qualname = text(value, '__qualname__ must be set to a string object');
    },
  ],
  __module__: [
    (self: PyFunction) => self.module ?? None,
    (self: PyFunction, value) => {
      self.module = value;
    },
  ],
  __doc__: [
    (self: PyFunction) =>
      self.doc ?? (self.link.code.docstring === undefined ? None : textToStr(self.link.code.docstring)),
    (self: PyFunction, value) => {
      self.doc = value ?? None;
    },
  ],
  __defaults__: [
    (self: PyFunction) => self.defaults ?? None,
    (self: PyFunction, value) => {
      if (value !== undefined && value !== None && !(value instanceof PyTuple))
        throw typeError('__defaults__ must be set to a tuple object');
      self.defaults = value === None ? undefined : (value as PyTuple | undefined);
    },
  ],
  __kwdefaults__: [
    (self: PyFunction) => self.keywordDefaults ?? None,
    (self: PyFunction, value) => {
      if (value !== undefined && value !== None && !(value instanceof PyDict))
        throw typeError('__kwdefaults__ must be set to a dict object');
      self.keywordDefaults = value === None ? undefined : (value as PyDict | undefined);
    },
  ],
  __annotations__: [
    (self: PyFunction) => {
      self.annotations ??= new PyDict();
      return self.annotations;
    },
    (self: PyFunction, value) => {
      if (value !== undefined && value !== None && !(value instanceof PyDict))
        throw typeError('__annotations__ must be set to a dict object');
      self.annotations = value === None ? undefined : (value as PyDict | undefined);
    },
  ],
  __dict__: [
    (self: PyFunction) => {
      self.attributes ??= new PyDict();
      return self.attributes;
    },
    (self: PyFunction, value) => {
      if (!(value instanceof PyDict))
        throw typeError(
          value === undefined
            ? 'cannot delete __dict__'
            : `__dict__ must be set to a dictionary, not a '${typeName(value)}'`,
        );
      self.attributes = value;
    },
  ],
  __type_params__: [
    (self: PyFunction) => self.typeParams ?? new PyTuple([]),
    (self: PyFunction, value) => {
      if (!(value instanceof PyTuple)) throw typeError('__type_params__ must be set to a tuple');
      self.typeParams = value;
    },
  ],
  __code__: [
    (self: PyFunction) => new PyCode(self.link.code),
    (self: PyFunction, value) => {
      if (!(value instanceof PyCode)) throw typeError('__code__ must be set to a code object');
      const [wanted, given] = [self.closure.length, value.code.freeNames.length];
      if (wanted !== given)
        throw valueError(`${self.name}() requires a code object with ${wanted} free vars, not ${given}`);
      self.link = linkCode(value.code, self.link.globals);
    },
  ],
});
addMembers(functionType, {
  __globals__: (self: PyFunction) => self.link.globals,
  __builtins__: (self: PyFunction) => self.link.builtins,
  __closure__: (self: PyFunction) => (self.closure.length === 0 ? None : new PyTuple(self.closure)),
});

// --- methods

/** `__qualname__` or `__name__` of any callable, or `?`. */
function* nameOf(func: Value): Guest<string> {
  for (const name of ['__qualname__', '__name__']) {
    const found = yield* settle(findAttribute(func, name));
    const text_ = found === undefined ? undefined : strOf(found);
    if (text_ !== undefined) return strToText(text_);
  }
  return '?';
}

addMethods(methodType, {
  __new__: [
    '(cls, function, instance, /)',
    (_cls: Value, func: Value, instance: Value) => {
      if (!isCallable(func)) throw typeError('first argument must be callable');
      if (instance === None) throw typeError('instance must not be None');
      return new PyMethod(func, instance);
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyMethod): Guest<Value> {
      const name = self.func instanceof PyFunction ? self.func.qualname : yield* nameOf(self.func);
      return textToStr(`<bound method ${name} of ${strToText(yield* settle(repr(self.self)))}>`);
    },
  ],
  __eq__: [
    '(self, value, /)',
    (self: PyMethod, other: Value) =>
      other instanceof PyMethod ? self.func === other.func && isSame(self.self, other.self) : NotImplemented,
  ],
  __hash__: ['(self, /)', (self: PyMethod) => identityHash(self.func as PyObject)],
  __getattribute__: [
    '(self, name, /)',
    (self: PyMethod, nameValue: Value): Maybe<Value> => {
      const name = attributeName(nameValue);
      if (
        name === '__self__' ||
        name === '__func__' ||
        methodType.own.has(name) ||
        (name.startsWith('__') &&
          typeOf(self).lookup(name) !== undefined &&
          ![
            '__doc__',
            '__name__',
            '__qualname__',
            '__module__',
            '__dict__',
            '__annotations__',
            '__defaults__',
            '__code__',
            '__closure__',
            '__globals__',
            '__kwdefaults__',
          ].includes(name))
      )
        return genericGetAttribute(self, name);
      return getAttribute(self.func, name);
    },
  ],
  __setattr__: [
    '(self, name, value, /)',
    (self: PyMethod, name: Value) => {
      throw attributeError(
        `'method' object has no attribute '${attributeName(name)}' and no __dict__ for setting new attributes`,
        self,
        attributeName(name),
      );
    },
  ],
  __call__: [
    '(self, /, *args, **kwargs)',
    function* (self: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      return yield new GuestCall(self, args, keywords);
    },
  ],
});
addMembers(methodType, { __self__: (self: PyMethod) => self.self, __func__: (self: PyMethod) => self.func });

// --- builtin functions and methods of builtin types

export const methodDescriptorType = builtinType('method_descriptor', undefined, { final: true });
export const wrapperDescriptorType = builtinType('wrapper_descriptor', undefined, { final: true });
export const classMethodDescriptorType = builtinType('classmethod_descriptor', undefined, { final: true });
export const methodWrapperType = builtinType('method-wrapper', undefined, { final: true });
const KINDS = {
  function: nativeFunctionType,
  staticmethod: nativeFunctionType,
  method: methodDescriptorType,
  wrapper: wrapperDescriptorType,
  classmethod: classMethodDescriptorType,
};
Object.defineProperty(PyNative.prototype, 'cls', {
  get(this: PyNative) {
    return KINDS[this.kind];
  },
});
Object.defineProperty(PyBoundNative.prototype, 'cls', {
  get(this: PyBoundNative) {
    return this.native.kind === 'wrapper' ? methodWrapperType : nativeFunctionType;
  },
});

const nativeOf = (self: Value): PyNative => (self instanceof PyBoundNative ? self.native : (self as PyNative));

function nativeRepr(self: Value): Value {
  const native = nativeOf(self);
  const owner = native.owner?.name ?? '?';
  if (self instanceof PyBoundNative) {
    const of = `${typeOf(self.self).name} object at 0x${self.self instanceof PyObject ? realm().idOf(self.self).toString(16) : '0'}`;
    if (native.kind === 'wrapper') return textToStr(`<method-wrapper '${native.name}' of ${of}>`);
    return textToStr(
      `<built-in method ${native.name} of ${self.self instanceof PyType ? `type object at 0x${realm().idOf(self.self).toString(16)}` : of}>`,
    );
  }
  if (native.kind === 'wrapper') return textToStr(`<slot wrapper '${native.name}' of '${owner}' objects>`);
  if (native.kind === 'method' || native.kind === 'classmethod')
    return textToStr(`<method '${native.name}' of '${owner}' objects>`);
  if (native.owner !== undefined)
    return textToStr(`<built-in method ${native.name} of type object at 0x${realm().idOf(native.owner).toString(16)}>`);
  return textToStr(`<built-in function ${native.name}>`);
}

for (const type of [
  nativeFunctionType,
  methodDescriptorType,
  wrapperDescriptorType,
  classMethodDescriptorType,
  methodWrapperType,
]) {
  addMethods(type, {
    __repr__: ['(self, /)', nativeRepr],
    __get__: [
      '(self, instance, owner=None, /)',
      descriptorGet((self: Value, instance, owner) => {
        if (self instanceof PyBoundNative) return self;
        const cls = owner instanceof PyType ? owner : typeOf(instance as Value);
        return bindNativeMethod(self as PyNative, instance, cls);
      }),
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: Value, args: Value[], keywords: PyDict | undefined): Maybe<Value> =>
        self instanceof PyBoundNative
          ? callNative(self.native, [self.self, ...args], keywords)
          : callNative(self as PyNative, args, keywords),
    ],
    __eq__: [
      '(self, value, /)',
      (self: Value, other: Value) => {
        if (self === other) return true;
        if (self instanceof PyBoundNative && other instanceof PyBoundNative)
          return self.native === other.native && isSame(self.self, other.self);
        return NotImplemented;
      },
    ],
    __hash__: ['(self, /)', (self: Value) => identityHash(nativeOf(self))],
  });
  addGetSets(type, {
    __name__: (self: Value) => nativeOf(self).name,
    __qualname__: (self: Value) => {
      const native = nativeOf(self);
      return native.owner === undefined ? native.name : `${native.owner.name}.${native.name}`;
    },
    __module__: (self: Value) => nativeOf(self).module ?? None,
    __doc__: (self: Value) => documentation().nativeDocumentation(nativeOf(self)) ?? None,
    __self__: (self: Value) => {
      if (self instanceof PyBoundNative) return self.self;
      const native = self as PyNative;
      if (native.kind === 'function') return realm().modules.get(native.module ?? 'builtins') ?? None;
      if (native.kind === 'staticmethod' && native.owner !== undefined) return native.owner;
      throw attributeError(`'${native.cls.name}' object has no attribute '__self__'`, native, '__self__');
    },
    __objclass__: (self: Value) => nativeOf(self).owner ?? None,
    __text_signature__: (self: Value) => documentation().textSignature(nativeOf(self)),
  });
}

addMethods(getSetType, {
  __repr__: ['(self, /)', (self: PyGetSet) => textToStr(`<attribute '${self.name}' of '${self.owner.name}' objects>`)],
  __get__: [
    '(self, instance, owner=None, /)',
    descriptorGet((self: PyGetSet, instance) =>
      instance === undefined ? self : bindDescriptor(self, instance, typeOf(instance)),
    ),
  ],
  __set__: [
    '(self, instance, value, /)',
    (self: PyGetSet, instance: Value, value: Value) => {
      if (self.set === undefined) throw attributeError(notWritable(self), instance, self.name);
      if (!typeOf(instance).isSubclassOf(self.owner))
        throw typeError(
          `descriptor '${self.name}' for '${self.owner.name}' objects doesn't apply to a '${typeName(instance)}' object`,
        );
      return after(self.set(instance as never, value), () => None);
    },
  ],
  __delete__: [
    '(self, instance, /)',
    (self: PyGetSet, instance: Value) => {
      if (self.set === undefined) throw attributeError(notWritable(self), instance, self.name);
      if (!typeOf(instance).isSubclassOf(self.owner))
        throw typeError(
          `descriptor '${self.name}' for '${self.owner.name}' objects doesn't apply to a '${typeName(instance)}' object`,
        );
      return after(self.set(instance as never, undefined), () => None);
    },
  ],
});
addGetSets(getSetType, {
  __name__: (self: PyGetSet) => self.name,
  __objclass__: (self: PyGetSet) => self.owner,
  __doc__: () => None,
  __qualname__: (self: PyGetSet) => `${self.owner.name}.${self.name}`,
});

// --- cells, frames, tracebacks

export const cellType = builtinType('cell', Cell, { final: true });
addMethods(cellType, {
  __new__: ['(cls, contents=None, /)', (_cls: Value, contents?: Value) => new Cell(contents)],
  __repr__: ['(self, /)', (self: Cell) => addressRepr(`cell${self.value === undefined ? '' : ''}`, self)],
});
addGetSets(cellType, {
  cell_contents: [
    (self: Cell) => {
      if (self.value === undefined) throw valueError('Cell is empty');
      return self.value;
    },
    (self: Cell, value) => {
      self.value = value;
    },
  ],
});

addMethods(frameType, {
  __repr__: [
    '(self, /)',
    (self: Frame) =>
      addressRepr(
        `frame object, file '${self.link.code.filename}', line ${positionAt(self.link.code, self.pc)?.line ?? 0}, code ${self.link.code.name}`,
        self,
      ),
  ],
});
addGetSets(frameType, {
  f_locals: localsView,
  f_globals: (self: Frame) => self.link.globals,
  f_builtins: (self: Frame) => self.link.builtins,
  f_code: (self: Frame) => new PyCode(self.link.code),
  f_lineno: (self: Frame) => positionAt(self.link.code, self.pc)?.line ?? None,
  f_lasti: (self: Frame) => self.pc,
  f_back: (self: Frame) => {
    return pythonCaller(self) ?? None;
  },
});
addMethods(tracebackType, {
  __new__: [
    '(cls, tb_next, tb_frame, tb_lasti, tb_lineno)',
    (_cls: Value, next: Value, frame: Value, lasti: Value) => {
      if (next !== None && !(next instanceof PyTraceback))
        throw typeError(`expected traceback object or None, got '${typeName(next)}'`);
      if (!(frame instanceof Frame))
        throw typeError(`traceback() argument 'tb_frame' must be frame, not ${typeName(frame)}`);
      return new PyTraceback(next instanceof PyTraceback ? next : undefined, frame, Number(lasti));
    },
  ],
});
addGetSets(tracebackType, {
  tb_frame: (self: PyTraceback) => self.frame,
  tb_lineno: (self: PyTraceback) => positionAt(self.frame.link.code, self.pc)?.line ?? None,
  tb_lasti: (self: PyTraceback) => self.pc,
  tb_next: [
    (self: PyTraceback) => self.next ?? None,
    (self: PyTraceback, value) => {
      self.next = value instanceof PyTraceback ? value : undefined;
    },
  ],
});
