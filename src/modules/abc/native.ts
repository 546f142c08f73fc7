/**
 * _abc: ABCMeta, the metaclass of abstract base classes: abstract names, registration of virtual subclasses, and the
 * answers of isinstance and issubclass, remembered per session. The module abc itself is in Python beside this file.
 *
 * Must not know: any abstract base class, but for the two that patterns ask about.
 */
import { runtimeError, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { newType } from '../../runtime/objects/class-building.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { PyFunction } from '../../runtime/objects/function.ts';
import { addMethods, PyNative } from '../../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../../runtime/objects/object.ts';
import { PyFrozenSet } from '../../runtime/objects/set.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType, objectType, PyType, typeType } from '../../runtime/objects/type.ts';
import { findAttribute, getAttribute } from '../../runtime/operations/attribute.ts';
import { call, callMaybe } from '../../runtime/operations/call.ts';
import { isSubclassOf } from '../../runtime/operations/isinstance.ts';
import { setAdd } from '../../runtime/operations/set-lookup.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';
import { nativeModule } from '../define.ts';

export const abcMetaType = builtinType('abc.ABCMeta', undefined, { base: typeType });

/** What one abstract class knows of others. */
class AbcData {
  /** Classes known to be subclasses, and those known not to be as long as nothing is registered. */
  subclasses = new WeakSet<PyType>();
  others = new WeakSet<PyType>();
  othersVersion = 0;
}

/** All of a session's abstract classes. */
class AbcState {
  /** Grows with every registration. */
  version = 0;
  /** Classes registered with an abstract class. */
  readonly registered = new Map<PyType, Set<PyType>>();
  /** What can be found out again. */
  readonly #data = new WeakMap<PyType, AbcData>();

  get data(): WeakMap<PyType, AbcData> {
    return this.#data;
  }
}
savedLayout('abc.State', AbcState);

const state = (): AbcState => realm().stateOf('abc', () => new AbcState());

function dataOf(cls: PyType): AbcData {
  const { data, version } = state();
  let own = data.get(cls);
  if (own === undefined) {
    own = new AbcData();
    own.othersVersion = version;
    data.set(cls, own);
  }
  if (own.othersVersion !== version) {
    own.others = new WeakSet();
    own.othersVersion = version;
  }
  return own;
}

/** True if an attribute is marked as abstract. */
function isAbstract(value: Value): Maybe<boolean> {
  if (!(value instanceof PyObject)) return false;
  if (value instanceof PyFunction) {
    const mark = value.attributes?.get('__isabstractmethod__');
    return mark === undefined ? false : truth(mark);
  }
  return value instanceof PyNative || value === None ? false : markOf(value);
}

function* markOf(value: Value): Guest<boolean> {
  const mark = yield* settle(findAttribute(value, '__isabstractmethod__'));
  return mark !== undefined && (yield* settle(truth(mark)));
}

/** Sets `__abstractmethods__` from a class's own attributes and those its bases leave open. */
function* computeAbstract(cls: PyType): Guest<void> {
  const names = new Set<string>();
  for (const [name, cell] of [...cls.own])
    if (cell.value !== undefined && (yield* settle(isAbstract(cell.value)))) names.add(name);
  for (const base of cls.bases) {
    for (const name of base.abstractMethods) {
      const value = yield* settle(findAttribute(cls, name));
      if (value !== undefined && (yield* settle(isAbstract(value)))) names.add(name);
    }
  }
  const set = new PyFrozenSet();
  for (const name of names) yield* settle(setAdd(set, textToStr(name)));
  cls.setOwn('__abstractmethods__', set);
  cls.abstractMethods = [...names];
}

function* subclassCheck(cls: PyType, subclass: Value): Guest<boolean> {
  if (!(subclass instanceof PyType)) throw typeError('issubclass() arg 1 must be a class');
  const data = dataOf(cls);
  if (data.subclasses.has(subclass)) return true;
  if (data.others.has(subclass)) return false;
  const answer = yield* decide(cls, subclass);
  (answer ? data.subclasses : data.others).add(subclass);
  return answer;
}

/** Asks the hook, the mro, the registered classes and the subclasses, in this order. */
function* decide(cls: PyType, subclass: PyType): Guest<boolean> {
  const hook = yield* settle(getAttribute(cls, '__subclasshook__'));
  const answer = yield* settle(callMaybe(hook, [subclass]));
  if (answer === true || answer === false) return answer;
  if (answer !== NotImplemented)
    throw runtimeError('__subclasshook__ must return either False, True, or NotImplemented');
  if (subclass.isSubclassOf(cls)) return true;
  for (const registered of [...(state().registered.get(cls) ?? [])])
    if (yield* settle(isSubclassOf(subclass, registered))) return true;
  for (const ref of [...cls.subclasses]) {
    const known = ref.deref();
    if (known !== undefined && (yield* settle(isSubclassOf(subclass, known)))) return true;
  }
  return false;
}

function instanceCheck(cls: PyType, instance: Value): Maybe<Value> {
  const type = typeOf(instance);
  if (type.lookupCell('__class__') === objectType.own.get('__class__')) {
    const data = dataOf(cls);
    if (data.subclasses.has(type)) return true;
    if (data.others.has(type)) return false;
  }
  return instanceCheckRest(cls, instance, type);
}

function* instanceCheckRest(cls: PyType, instance: Value, type: PyType): Guest<Value> {
  const claimed = (yield* settle(findAttribute(instance, '__class__'))) ?? type;
  const check = yield* settle(getAttribute(cls, '__subclasscheck__'));
  if (claimed === type) return yield* call(check, [type]);
  if (yield* settle(truth(yield* call(check, [claimed])))) return true;
  return yield* call(check, [type]);
}

function* register(cls: PyType, subclass: Value): Guest<Value> {
  if (!(subclass instanceof PyType)) throw typeError('Can only register classes');
  if (yield* settle(isSubclassOf(subclass, cls))) return subclass;
  if (yield* settle(isSubclassOf(cls, subclass))) throw runtimeError('Refusing to create an inheritance cycle');
  realm().budget.allocate(64);
  const { registered } = state();
  const own = registered.get(cls) ?? new Set();
  registered.set(cls, own.add(subclass));
  state().version++;
  markForPatterns(cls, subclass);
  return subclass;
}

/** What is registered as a Sequence or Mapping is one for match statements too. */
function markForPatterns(cls: PyType, subclass: PyType): void {
  for (const name of ['Sequence', 'Mapping']) {
    const isOne = cls.mro.some((type) => type.name === name && type.own.get('__module__')?.value === 'collections.abc');
    if (isOne)
      realm()
        .stateOf(`abc:${name}`, () => new Set<PyType>())
        .add(subclass);
  }
}

addMethods(abcMetaType, {
  __new__: [
    '(mcls, name, bases, namespace, /, **kwargs)',
    function* (meta: PyType, name: Value, bases: Value, namespace: Value, keywords: PyDict | undefined): Guest<Value> {
      const cls = yield* newType(meta, name, bases, namespace, keywords);
      if (cls instanceof PyType) yield* computeAbstract(cls);
      return cls;
    },
  ],
  register: ['(cls, subclass, /)', register, 'Register a virtual subclass of an ABC.'],
});
// CPython has these two in Python: plain methods of the metaclass.
addMethods(abcMetaType, {
  __instancecheck__: ['(cls, instance, /)', instanceCheck],
  __subclasscheck__: ['(cls, subclass, /)', subclassCheck as (cls: PyType, subclass: Value) => Guest<Value>],
});

/** `abc.update_abstractmethods(cls)`. */
function* update(cls: Value): Guest<Value> {
  if (!(cls instanceof PyType) || !cls.own.has('__abstractmethods__')) return cls;
  yield* computeAbstract(cls);
  return cls;
}

/** For subclass hooks: True if the class has all methods, NotImplemented if it lacks one or says None. */
function checkMethods(cls: Value, names: Value[]): Value {
  if (!(cls instanceof PyType)) return NotImplemented;
  const has = (name: Value): boolean => {
    const found = cls.lookup(strToText(strOf(name) ?? ''));
    return found !== undefined && found !== None;
  };
  return names.every(has) ? true : NotImplemented;
}

export const builtinModule = nativeModule(
  '_abc',
  {
    get_cache_token: ['()', () => state().version],
    update_abstractmethods: ['(cls, /)', update],
    check_methods: ['(cls, /, *names)', checkMethods],
  },
  () => ({ ABCMeta: abcMetaType }),
);
