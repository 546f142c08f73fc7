/** Making classes: `__build_class__`, the metaclass, the order of bases, slots, hooks. */
import { continuation, then, wait } from '../continuations.ts';
import { PyException } from '../exceptions/exception.ts';
import { makeException, runtimeError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, GuestBody, GuestCall, type Maybe, passesOn, settle } from '../guest.ts';
import { findAttribute, getAttribute } from '../operations/attribute.ts';
import { call, callSpecialMaybe } from '../operations/call.ts';
import { iterateAll } from '../operations/iterate.ts';
import { repr } from '../operations/text.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import { PyFunction, PyMethod } from './function.ts';
import { PyTuple } from './list.ts';
import { PyBoundNative, PyGetSet, PyNative } from './native.ts';
import { Cell, None, PyObject, type Value } from './object.ts';
import { moduleName } from './object-methods.ts';
import { PyClassMethod, PyStaticMethod } from './property.ts';
import { declareSlots } from './slots.ts';
import { strOf, strToText, textToStr } from './str.ts';
import { initialiseShape, objectType, PyType, typeType } from './type.ts';

/** What a class statement has found out. */
interface Building {
  readonly body: PyFunction;
  readonly name: Value;
  readonly givenBases: readonly Value[];
  readonly bases: PyTuple;
  /** Keywords without `metaclass`. */
  readonly rest: PyDict;
  readonly metaclass: Value;
}

/** `class name(*bases, **keywords): body`. */
export function buildClass(
  body: PyFunction,
  name: Value,
  givenBases: readonly Value[],
  keywords: PyDict | undefined,
): Maybe<Value> {
  const bases = givenBases.every((base) => base instanceof PyType) ? [...givenBases] : resolveBases(givenBases);
  return then(bases, basesResolved, body, name, givenBases, keywords);
}

const basesResolved = continuation(
  'class: bases',
  (
    bases: Value[],
    body: PyFunction,
    name: Value,
    givenBases: readonly Value[],
    keywords: PyDict | undefined,
  ): Maybe<Value> => {
    const rest = keywords?.copy() ?? new PyDict();
    let metaclass: Value = rest.get('metaclass') ?? (bases.length > 0 ? typeOf(bases[0] as Value) : typeType);
    rest.delete('metaclass');
    if (metaclass instanceof PyType) metaclass = calculateMetaclass(metaclass, bases);
    const building: Building = { body, name, givenBases, bases: new PyTuple(bases), rest, metaclass };
    return then(findAttribute(metaclass, '__prepare__'), prepareFound, building);
  },
);

const prepareFound = continuation('class: prepare', (prepare: Value | undefined, building: Building): Maybe<Value> => {
  const { name, bases, rest } = building;
  const namespace = prepare === undefined ? new PyDict() : call(prepare, [name, bases], rest.copy());
  return then(namespace as Maybe<Value>, namespaceMade, building);
});

const namespaceMade = continuation('class: namespace', (namespace: Value, building: Building): Maybe<Value> => {
  const { body, metaclass } = building;
  if (!(namespace instanceof PyDict) && typeOf(namespace).lookup('__getitem__') === undefined) {
    const shown = metaclass instanceof PyType ? metaclass.name : '<metaclass>';
    throw typeError(`${shown}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  return wait(passesOn(runBody(body, namespace as PyObject)), bodyRan, building, namespace);
});

function* runBody(body: PyFunction, namespace: PyObject): Guest<Value> {
  return yield new GuestBody(body, namespace);
}

const bodyRan = continuation('class: body', (cell: Value, building: Building, namespace: Value): Maybe<Value> => {
  const { name, givenBases, bases, rest, metaclass } = building;
  const { items } = bases;
  if (items.length !== givenBases.length || items.some((base, i) => base !== givenBases[i])) {
    if (namespace instanceof PyDict) namespace.set('__orig_bases__', '__orig_bases__', new PyTuple(givenBases));
  }
  return wait(call(metaclass, [name, bases, namespace], rest), classMade, cell, name);
});

const classMade = continuation(
  'class: made',
  (cls: Value, cell: Value, name: Value): Maybe<Value> =>
    cell instanceof Cell && cls instanceof PyType && cell.value !== cls ? wrongClassCell(cls, cell, name) : cls,
);

function* wrongClassCell(cls: PyType, cell: Cell, name: Value): Guest<never> {
  const shown = `'${strToText(strOf(name) ?? '')}'`;
  if (cell.value === undefined)
    throw runtimeError(
      `__class__ not set defining ${shown} as ${classShown(cls)}. Was __classcell__ propagated to type.__new__?`,
    );
  const found = strToText(yield* settle(repr(cell.value)));
  throw typeError(`__class__ set to ${found} defining ${shown} as ${classShown(cls)}`);
}

function* resolveBases(bases: readonly Value[]): Guest<Value[]> {
  const resolved: Value[] = [];
  for (const base of bases) {
    if (base instanceof PyType) {
      resolved.push(base);
      continue;
    }
    const entries = yield* settle(findAttribute(base, '__mro_entries__'));
    if (entries === undefined) {
      resolved.push(base);
      continue;
    }
    const replacement = yield new GuestCall(entries, [new PyTuple(bases)]);
    if (!(replacement instanceof PyTuple)) throw typeError('__mro_entries__ must return a tuple');
    resolved.push(...replacement.items);
  }
  return resolved;
}

/** The most derived metaclass of a class's bases. */
export function calculateMetaclass(start: PyType, bases: readonly Value[]): PyType {
  let winner = start;
  for (const base of bases) {
    const type = typeOf(base);
    if (winner.isSubclassOf(type)) continue;
    if (type.isSubclassOf(winner)) winner = type;
    else
      throw typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
  }
  return winner;
}

/** C3 linearisation. */
export function linearise(type: PyType, bases: readonly PyType[]): PyType[] {
  const [only] = bases;
  if (only !== undefined && bases.length === 1) {
    realm().budget.work(only.mro.length);
    return [type, ...only.mro];
  }
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]];
  const mro: PyType[] = [type];
  const { budget } = realm();
  for (;;) {
    const left = sequences.filter((sequence) => sequence.length > 0);
    budget.work(left.length);
    if (left.length === 0) return mro;
    const next = left
      .map((sequence) => sequence[0] as PyType)
      .find((candidate) => {
        budget.work(left.length);
        return left.every((sequence) => !sequence.includes(candidate, 1));
      });
    if (next === undefined) {
      const heads = [...new Set(left.map((sequence) => (sequence[0] as PyType).name))];
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${heads.join(', ')}`);
    }
    mro.push(next);
    for (const sequence of left) if (sequence[0] === next) sequence.shift();
  }
}

/** The builtin class that gives instances their layout: the nearest that adds to what its own base has. */
export function layoutOwner(type: PyType): PyType {
  return type.mro.find((base) => base.builtin && base.layout !== undefined && addsLayout(base)) ?? objectType;
}

/** False for classes that only name a kind of what their base is, as most exceptions do. */
function addsLayout(type: PyType): boolean {
  if (type.layout !== type.bases[0]?.layout) return true;
  for (const cell of type.own.values()) if (cell.value instanceof PyGetSet) return true;
  return false;
}

/** `type.__new__(metaclass, name, bases, namespace)`. */
export function* newType(
  metaclass: PyType,
  nameValue: Value,
  basesTuple: Value,
  namespace: Value,
  keywords: PyDict | undefined,
): Guest<Value> {
  const nameText = strOf(nameValue);
  if (nameText === undefined) throw typeError(`type.__new__() argument 1 must be str, not ${typeName(nameValue)}`);
  if (!(basesTuple instanceof PyTuple))
    throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(basesTuple)}`);
  if (!(namespace instanceof PyDict))
    throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
  const name = strToText(nameText);
  if (name.includes('\0')) throw valueError('type name must not contain null characters');
  const given = basesTuple.items.length === 0 ? [objectType] : basesTuple.items;
  for (const base of given) {
    if (!(base instanceof PyType) && typeOf(base).lookup('__mro_entries__') !== undefined)
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
  }
  const winner = calculateMetaclass(metaclass, given);
  if (winner !== metaclass && winner.lookupCell('__new__') !== typeType.own.get('__new__')) {
    return yield new GuestCall(
      yield* settle(getAttribute(winner, '__new__')),
      [winner, nameValue, basesTuple, namespace],
      keywords,
    );
  }
  const bases = given.map((base) => {
    if (!(base instanceof PyType)) throw typeError('bases must be types');
    if (base.final) throw typeError(`type '${base.name}' is not an acceptable base type`);
    return base;
  });
  const owners = new Set(bases.map(layoutOwner).filter((owner) => owner !== objectType));
  const [owner] = [...owners].sort((a, b) => b.mro.length - a.mro.length);
  if (owner !== undefined && [...owners].some((other) => !owner.isSubclassOf(other)))
    throw typeError('multiple bases have instance lay-out conflict');
  const type = new PyType(winner, name, bases, owner?.layout, false);
  const custom =
    winner.lookupCell('mro') !== typeType.own.get('mro')
      ? yield* settle(iterateAll(yield new GuestCall(yield* settle(getAttribute(type, 'mro')), [])))
      : undefined;
  const duplicate = bases.find((base, i) => bases.indexOf(base) !== i);
  if (custom === undefined && duplicate !== undefined) throw typeError(`duplicate base class ${duplicate.name}`);
  type.linkBases(bases, custom === undefined ? linearise(type, bases) : (custom as PyType[]));
  registerSubclass(type, bases);
  realm().budget.allocate(1024 + namespace.size * 64);
  const classCell = fillNamespace(type, namespace);
  yield* declareSlots(type, bases, namespace, owner);
  if (owner === undefined) initialiseShape(type);
  if (type.own.has('__eq__') && !type.own.has('__hash__')) type.setOwn('__hash__', None);
  if (classCell !== undefined) classCell.value = type;
  yield* setNames(type, namespace);
  const initSubclass = yield* settle(superAttribute(type, '__init_subclass__'));
  yield new GuestCall(initSubclass, [], keywords);
  return type;
}

function registerSubclass(type: PyType, bases: readonly PyType[]): void {
  const { subclasses } = realm();
  for (const base of bases) {
    if (!base.builtin) continue;
    const list = subclasses.get(base) ?? [];
    list.push(new WeakRef(type));
    subclasses.set(base, list);
  }
}

/** Copies the namespace of the body into the class; gives the `__class__` cell of its methods, if they have one. */
function fillNamespace(type: PyType, namespace: PyDict): Cell | undefined {
  let classCell: Cell | undefined;
  for (let entry = 0; entry < namespace.keys.length; entry++) {
    const key = namespace.keys[entry];
    if (key === undefined) continue;
    const text = strOf(key);
    if (text === undefined) throw typeError('attribute name must be string');
    let value = namespace.valueAt(entry);
    const name = strToText(text);
    if (name === '__classcell__') {
      if (!(value instanceof Cell)) throw typeError(`__classcell__ must be a nonlocal cell, not ${typeShown(value)}`);
      classCell = value;
      continue;
    }
    if (name === '__qualname__') {
      const qualname = strOf(value);
      if (qualname === undefined) throw typeError(`type __qualname__ must be a str, not ${typeName(value)}`);
      type.qualname = strToText(qualname);
      continue;
    }
    if (value instanceof PyFunction) {
      if (name === '__new__') value = asStatic(value);
      else if (name === '__init_subclass__' || name === '__class_getitem__') value = asClassMethod(value);
    }
    type.setOwn(name, value);
  }
  if (!type.own.has('__module__')) {
    const module = realm().currentFrame().link.globals.get('__name__');
    if (module !== undefined) type.setOwn('__module__', module);
  }
  if (!type.own.has('__doc__')) type.setOwn('__doc__', None);
  return classCell;
}

/** `<class '...'>` of a value's class, for messages. */
function typeShown(value: Value): string {
  return classShown(typeOf(value));
}

function classShown(type: PyType): string {
  const module = type.builtin ? type.module : moduleName(type);
  return module === 'builtins' ? `<class '${type.qualname}'>` : `<class '${module}.${type.qualname}'>`;
}

function asClassMethod(func: Value): Value {
  const method = new PyClassMethod();
  method.func = func;
  return method;
}

/** `__new__` written as a plain function is a static method. */
function asStatic(func: Value): Value {
  const method = new PyStaticMethod();
  method.func = func;
  return method;
}

function* setNames(type: PyType, namespace: PyDict): Guest<void> {
  for (const key of [...namespace.keys]) {
    if (typeof key !== 'string') continue;
    const value = type.own.get(key)?.value;
    if (!(value instanceof PyObject) || value.cls.lookup('__set_name__') === undefined) continue;
    try {
      yield* settle(callSpecialMaybe(value, '__set_name__', [type, key]) as Value);
    } catch (thrown) {
      if (thrown instanceof PyException)
        yield new GuestCall(yield* settle(getAttribute(thrown, 'add_note')), [
          textToStr(`Error calling __set_name__ on '${typeName(value)}' instance '${key}' in '${type.name}'`),
        ]);
      throw thrown;
    }
  }
}

/** `super(type, type).name`, bound to the class. */
function superAttribute(type: PyType, name: string): Value {
  for (const base of type.mro.slice(1)) {
    const attribute = base.own.get(name)?.value;
    if (attribute === undefined) continue;
    if (attribute instanceof PyClassMethod) return new PyMethod(attribute.func, type);
    if (attribute instanceof PyNative) return new PyBoundNative(attribute, type);
    return attribute;
  }
  throw makeException('AttributeError', name);
}
