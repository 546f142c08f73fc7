/** Objects that lend their memory: bytes, bytearray, memoryview, and whatever else has `lendBuffer`. */
import { makeException, typeError } from '../exceptions/raise.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { PyObject, type Value } from '../objects/object.ts';
import { typeName } from './type-of.ts';

/** Memory as its owner describes it. */
export interface LentBuffer {
  readonly data: Uint8Array;
  readonly readonly: boolean;
  /** Element format, as in the struct module. */
  readonly format: string;
  readonly itemSize: number;
}

/** What objects of other types implement to be bytes-like; no name from Python ever becomes such a property. */
export interface BufferOwner extends PyObject {
  lendBuffer(): LentBuffer;
  /** A copy of the bytes where they do not lie side by side. */
  gatherBytes?(): Uint8Array;
}

function lends(value: Value): value is BufferOwner {
  return value instanceof PyObject && 'lendBuffer' in value;
}

/** The memory of a bytes-like object; undefined for other values. */
export function bufferOf(value: Value): LentBuffer | undefined {
  if (value instanceof PyBytes) return { data: value.data, readonly: true, format: 'B', itemSize: 1 };
  if (value instanceof PyByteArray) return { data: value.data, readonly: false, format: 'B', itemSize: 1 };
  return lends(value) ? value.lendBuffer() : undefined;
}

/** The bytes of a bytes-like object; undefined for other values. */
export function bytesOf(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.data;
  return lends(value) ? value.lendBuffer().data : undefined;
}

/** A copy of the bytes of a bytes-like object, wherever they lie; undefined for other values. */
export function gatherBytes(value: Value): Uint8Array | undefined {
  if (lends(value) && value.gatherBytes !== undefined) return value.gatherBytes();
  return bytesOf(value)?.slice();
}

/** The bytes of a bytes-like object. Throws TypeError. */
export function needBytes(value: Value): Uint8Array {
  const data = bytesOf(value);
  if (data === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return data;
}

/** BufferError. */
export function bufferError(message: string): unknown {
  return makeException('BufferError', message);
}
