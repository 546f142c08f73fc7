/**
 * The bytes of a pickle while it is read: those of one object in memory, or a file's, of which no more is read than
 * the pickle has; a frame is read at once.
 */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { makeException, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall } from '../../runtime/guest.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import type { PyType } from '../../runtime/objects/type.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

const NEWLINE = 10;

/** A file's methods. */
export interface PickleFile {
  readonly read: Value;
  readonly readline: Value;
}

export class PickleInput {
  /** Bytes in memory, or what was fetched of a file: a frame, or what one instruction asked for. */
  data: Uint8Array = new Uint8Array(0);
  at = 0;
  readonly file: PickleFile | undefined;
  readonly #errorType: PyType;
  #view: DataView | undefined = undefined;

  constructor(source: Uint8Array | PickleFile, errorType: PyType) {
    this.file = source instanceof Uint8Array ? undefined : source;
    if (source instanceof Uint8Array) this.data = source;
    this.#errorType = errorType;
  }

  get view(): DataView {
    this.#view ??= new DataView(this.data.buffer, this.data.byteOffset, this.data.length);
    return this.#view;
  }

  /** True if so many bytes can be read now. */
  has(size: number): boolean {
    return this.data.length - this.at >= size;
  }

  /** After `has` said no: fetches so many bytes; of an instruction's code, or of what belongs to one. */
  *fetch(size: number, isCode: boolean): Guest<void> {
    const left = this.data.subarray(this.at);
    const more: Uint8Array =
      this.file === undefined ? new Uint8Array(0) : yield* askFile(this.file.read, [size - left.length], 'read');
    if (left.length + more.length < size)
      throw isCode ? makeException('EOFError', 'Ran out of input') : this.error('pickle data was truncated');
    const data = left.length === 0 ? more : Uint8Array.from([...left, ...more]);
    this.data = data;
    this.at = 0;
    this.#view = undefined;
  }

  /** A line without its end. */
  *line(): Guest<Uint8Array> {
    const end = this.data.indexOf(NEWLINE, this.at);
    if (end >= 0) {
      const line = this.data.subarray(this.at, end);
      this.at = end + 1;
      return line;
    }
    const left = this.data.subarray(this.at);
    this.at = this.data.length;
    const more: Uint8Array =
      this.file === undefined ? new Uint8Array(0) : yield* askFile(this.file.readline, [], 'readline');
    if (more[more.length - 1] !== NEWLINE) throw this.error('pickle data was truncated');
    return left.length === 0 ? more.subarray(0, -1) : Uint8Array.from([...left, ...more.subarray(0, -1)]);
  }

  /** Bytes that are there, as they lie in memory. */
  take(size: number): Uint8Array {
    this.at += size;
    return this.data.subarray(this.at - size, this.at);
  }

  error(message: string): PyException {
    return unpicklingError(this.#errorType, message);
  }
}

/** An UnpicklingError: the class is Python's. */
export function unpicklingError(type: PyType, message: string): PyException {
  const exception = new PyException(type);
  exception.args = new PyTuple([message]);
  return exception;
}

function* askFile(method: Value, args: Value[], name: string): Guest<Uint8Array> {
  const given: Value = yield new GuestCall(method, args);
  const data = bytesOf(given);
  if (data === undefined) throw typeError(`${name}() returned non-bytes object (${typeName(given)})`);
  realm().budget.allocate(data.length);
  return data;
}
