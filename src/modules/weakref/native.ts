/** _weakref: references that do not keep their targets, and the collection that clears them (for gc). */

import { pythonCaller } from '../../runtime/capture.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../../runtime/guest.ts';
import { reachable } from '../../runtime/live-size.ts';
import type { Frame } from '../../runtime/objects/frame.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { textToStr } from '../../runtime/objects/str.ts';
import { referenceType, WeakReference, WeakReferences, weakTarget } from '../../runtime/objects/weak-reference.ts';
import { equals } from '../../runtime/operations/compare.ts';
import { hashOf } from '../../runtime/operations/hash.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { afterRestoring } from '../../runtime/saving.ts';
import { nativeModule } from '../define.ts';

/** Per session; hidden in a function from the walks that look for what is alive. */
const registries = new WeakMap<object, WeakReferences>();
function references(): WeakReferences {
  const current = realm();
  let found = registries.get(current);
  if (found === undefined) {
    found = new WeakReferences();
    registries.set(current, found);
  }
  return found;
}

afterRestoring(WeakReference, (reference) => {
  if (reference.target !== undefined) references().add(reference);
});

function make(cls: Value, object: Value, callback: Value = None): Value {
  const target = weakTarget(object);
  const called = callback === None ? undefined : callback;
  if (cls === referenceType && called === undefined) {
    const same = references()
      .of(target)
      .find((one) => one.cls === referenceType && one.callback === undefined);
    if (same !== undefined) return same;
  }
  const reference = newInstance(cls, referenceType, WeakReference, target, called);
  references().add(reference);
  return reference;
}

function* hashOfTarget(self: WeakReference): Guest<Value> {
  if (self.hash !== undefined) return self.hash;
  if (self.target === undefined) throw typeError('weak object has gone away');
  self.hash = yield* settle(hashOf(self.target));
  return self.hash;
}

function same(self: WeakReference, other: Value): Maybe<Value> {
  if (!(other instanceof WeakReference)) return NotImplemented;
  if (self.target === undefined || other.target === undefined) return self === other;
  return equals(self.target, other.target);
}

addMethods(referenceType, {
  __new__: ['(cls, object, callback=None, /)', make],
  __init__: ['(self, /, *args, **kwargs)', () => None],
  __call__: ['(self, /)', (self: WeakReference) => self.target ?? None],
  __hash__: ['(self, /)', hashOfTarget],
  __eq__: ['(self, value, /)', same],
  __repr__: [
    '(self, /)',
    (self: WeakReference) => {
      const address = `0x${realm().idOf(self).toString(16)}`;
      if (self.target === undefined) return textToStr(`<weakref at ${address}; dead>`);
      const target = `'${typeName(self.target)}' at 0x${realm().idOf(self.target).toString(16)}`;
      return textToStr(`<weakref at ${address}; to ${target}>`);
    },
  ],
});
addGetSets(referenceType, { __callback__: (self: WeakReference) => self.callback ?? None });

/** Finds what nothing reaches any more and clears the weak references to it; how many objects that were. */
function* collect(): Guest<Value> {
  // Compiled code keeps values where no walk sees them: it has to leave its state on the heap first.
  for (let frame: Frame | undefined = realm().currentFrame(); frame !== undefined; ) frame = pythonCaller(frame);
  const { targets, calling } = references().clear(reachable(realm()));
  for (const reference of calling) yield new GuestCall(reference.callback as Value, [reference]);
  return targets;
}

export const builtinModule = nativeModule(
  '_weakref',
  {
    collect: ['()', collect],
    getweakrefcount: ['(object, /)', (object: Value) => references().of(object).length],
    getweakrefs: ['(object, /)', (object: Value) => new PyList([...references().of(object)])],
  },
  () => ({ ref: referenceType, ReferenceType: referenceType }),
);
