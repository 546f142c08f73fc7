/** Subscripts for generated code. */
import { PyDict } from '../../../runtime/objects/dict.ts';
import type { Value } from '../../../runtime/objects/object.ts';
import * as slow from '../../instructions.ts';
import { settled } from '../../nested.ts';
import type { Thread } from '../../thread.ts';

export function getItem(thread: Thread, depth: number, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (a instanceof PyDict && a.cls.builtin && (typeof b === 'string' || typeof b === 'number')) {
    const entry = a.find(b);
    if (entry >= 0) return a.valueAt(entry);
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
