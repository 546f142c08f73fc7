/** Subscripts for generated code. */
import { PyDict } from '../../../runtime/objects/dict.ts';
import type { IndexKey } from '../../../runtime/objects/key-index.ts';
import { TAG, type Value } from '../../../runtime/objects/object.ts';
import { indexKey } from '../../../runtime/operations/hash.ts';
import * as slow from '../../instructions/instructions.ts';
import { settled } from '../../nested.ts';
import type { Thread } from '../../thread.ts';

/** The index form of a str, a small int or a tuple; undefined for other keys, and where guest code tells. */
function formAtOnce(key: Value): IndexKey | undefined {
  if (typeof key === 'string' || typeof key === 'number') return key;
  return typeof key === 'object' && key.tag === TAG.tuple ? indexKey(key) : undefined;
}

export function getItem(thread: Thread, depth: number, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (a instanceof PyDict && a.cls.builtin) {
    const index = formAtOnce(b);
    if (index !== undefined) {
      const entry = a.find(index);
      if (entry >= 0) return a.valueAt(entry);
    }
  }
  return settled(thread, depth, slow.getItem(a, b));
}

export function setItem(thread: Thread, depth: number, a: Value, b: Value, value: Value): void {
  thread.nativeDepth = depth;
  if (
    a instanceof PyDict &&
    a.tag === 4 &&
    a.guestKeys === undefined &&
    (typeof b === 'string' || typeof b === 'number')
  ) {
    if (a.size >= 64 && (a.size & (a.size - 1)) === 0 && !a.has(b)) thread.budget.growTable(a.size);
    a.set(b, b, value);
    return;
  }
  settled(thread, depth, slow.setItem(a, b, value));
}
