/** sys.getsizeof: bytes that CPython's object would take, for the builtin types; an estimate for others. */
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { type Str, strOf } from '../../runtime/objects/str.ts';
import { bitLength } from '../../runtime/operations/int-arithmetic.ts';

function strSize(text: Str): number {
  if (typeof text !== 'string') return 60 + 4 * text.points.length + 4;
  let widest = 0;
  for (let i = 0; i < text.length; i++) widest = Math.max(widest, text.charCodeAt(i));
  if (widest < 128) return 41 + text.length;
  return widest < 256 ? 57 + text.length : 58 + 2 * text.length;
}

/** Slots of a dict or set table for so many entries. */
function tableSize(count: number): number {
  let size = 8;
  while (size * 2 < count * 3) size *= 2;
  return size;
}

export function sizeOf(value: Value): number {
  if (typeof value === 'boolean') return 28;
  const int = intOf(value);
  if (int !== undefined) return int === 0 ? 28 : 24 + 4 * Math.ceil(bitLength(int) / 30);
  const text = strOf(value);
  if (text !== undefined) return strSize(text);
  if (value === None) return 16;
  if (value instanceof PyFloat) return 24;
  if (value instanceof PyBytes) return 33 + value.data.length;
  if (value instanceof PyByteArray) return 57 + value.data.length;
  if (value instanceof PyTuple) return 40 + 8 * value.items.length;
  if (value instanceof PyList) return 56 + 8 * value.items.length;
  if (value instanceof PyDict) {
    if (value.size === 0) return 64;
    const slots = tableSize(value.size);
    return 104 + slots + 16 * Math.floor((slots * 2) / 3);
  }
  if (value instanceof PySet) return value.size <= 4 ? 216 : 200 + 16 * tableSize(value.size * 2);
  return 48;
}
