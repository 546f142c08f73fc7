/**
 * Instances of Python classes. A shape maps attribute names to slots; instances made alike share it, so one
 * comparison of shapes validates an inline cache. Four slots lie in the instance itself, the others in `more`.
 * The measurement behind this layout is in docs/decisions/instance-layout.md.
 */

import type { PyDict } from './dict.ts';
import { PyObject, setTag, TAG, type Value } from './object.ts';
import type { PyType } from './type.ts';

/** Marks the names of `__slots__` in a shape: no attribute name begins with a lone surrogate. */
export const SLOT_PREFIX = '\ud800';
/** Slots inside the instance object. */
export const INLINE_SLOTS = 4;
/** Attributes after which an instance is stored as a dict instead of by shape. */
export const MAX_SHAPE_SLOTS = 64;

/** The names and slots of instances that were filled in the same order. Per session, because classes are. */
export class Shape {
  readonly type: PyType;
  readonly names: readonly string[];
  readonly slots: ReadonlyMap<string, number>;
  #next = new Map<string, Shape>();

  constructor(type: PyType, names: readonly string[]) {
    this.type = type;
    this.names = names;
    this.slots = new Map(names.map((name, slot) => [name, slot]));
  }

  /** The shape with one more attribute. */
  with(name: string): Shape {
    let next = this.#next.get(name);
    if (next === undefined) {
      next = new Shape(this.type, [...this.names, name]);
      this.#next.set(name, next);
    }
    return next;
  }
}

/** An instance of a class whose bases have no layout of their own. */
export class PyInstance extends PyObject {
  override cls: PyType;
  /** undefined: the attributes are in `dict` (after `__dict__` was asked for, or an attribute deleted). */
  shape: Shape | undefined;
  s0: Value | undefined;
  s1: Value | undefined;
  s2: Value | undefined;
  s3: Value | undefined;
  more: (Value | undefined)[] | undefined;
  dict: PyDict | undefined;

  constructor(cls: PyType, shape: Shape | undefined) {
    super();
    this.cls = cls;
    this.shape = shape;
    this.s0 = undefined;
    this.s1 = undefined;
    this.s2 = undefined;
    this.s3 = undefined;
    this.more = undefined;
    this.dict = undefined;
  }
}

setTag(PyInstance, TAG.instance);

/** undefined: a slot of `__slots__` that has no value. */
export function getSlot(instance: PyInstance, slot: number): Value | undefined {
  switch (slot) {
    case 0:
      return instance.s0;
    case 1:
      return instance.s1;
    case 2:
      return instance.s2;
    case 3:
      return instance.s3;
    default:
      return instance.more?.[slot - INLINE_SLOTS];
  }
}

export function setSlot(instance: PyInstance, slot: number, value: Value | undefined): void {
  switch (slot) {
    case 0:
      instance.s0 = value;
      break;
    case 1:
      instance.s1 = value;
      break;
    case 2:
      instance.s2 = value;
      break;
    case 3:
      instance.s3 = value;
      break;
    default:
      instance.more ??= [];
      instance.more[slot - INLINE_SLOTS] = value;
  }
}
