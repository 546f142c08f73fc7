/**
 * An object of the host that a program may hold and hand back. What else it may do with it goes through the door that the
 * host gave with it: attributes by name (never double underscores), calling, its text. Without a door there is nothing.
 */
import { attributeError, typeError } from '../exceptions/raise.ts';
import type { Guest, Maybe } from '../guest.ts';
import type { PyDict } from './dict.ts';
import { addMethods } from './native.ts';
import { PyObject, type Value } from './object.ts';
import { strOf, strToText } from './str.ts';
import { builtinType } from './type.ts';

export interface HostDoor {
  /** Name of the object's class, for messages. */
  readonly typeName: string;
  /** Undefined: the program may not read it. */
  attribute(name: string): Guest<Value> | undefined;
  /** Undefined: the object cannot be called. */
  call(args: readonly Value[], keywords: PyDict | undefined): Guest<Value> | undefined;
  text(form: 'str' | 'repr'): Guest<Value>;
}

export class HostObject extends PyObject {
  // Private, so that nothing that walks a session's values comes to the host.
  readonly #object: object;
  readonly #door: HostDoor | undefined;

  constructor(object: object, door?: HostDoor) {
    super();
    this.#object = object;
    this.#door = door;
  }

  static unwrap(value: HostObject): object {
    return value.#object;
  }

  static door(value: HostObject): HostDoor | undefined {
    return value.#door;
  }
}
const hostObjectType = builtinType('HostObject', HostObject, { final: true, module: 'tierup' });

addMethods(hostObjectType, {
  __getattr__: ['(self, name, /)', getAttribute],
  __call__: ['(self, /, *args, **kwargs)', call],
  __str__: ['(self, /)', (self: HostObject) => text(self, 'str')],
  __repr__: ['(self, /)', (self: HostObject) => text(self, 'repr')],
});

function getAttribute(self: HostObject, name: Value): Maybe<Value> {
  const text = strToText(strOf(name) ?? '');
  const door = HostObject.door(self);
  const read = /^__.*__$/s.test(text) ? undefined : door?.attribute(text);
  if (read !== undefined) return read;
  const shown = door === undefined ? 'HostObject' : door.typeName;
  throw attributeError(
    `'${shown}' object of the host has no attribute '${text}' that this program may read`,
    self,
    text,
  );
}

function call(self: HostObject, args: readonly Value[], keywords: PyDict | undefined): Maybe<Value> {
  const door = HostObject.door(self);
  const result = door?.call(args, keywords);
  if (result === undefined) throw typeError(`'${door?.typeName ?? 'HostObject'}' object is not callable`);
  return result;
}

function text(self: HostObject, form: 'str' | 'repr'): Maybe<Value> {
  return HostObject.door(self)?.text(form) ?? '<HostObject of the host>';
}
