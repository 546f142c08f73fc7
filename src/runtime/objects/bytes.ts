/** bytes and bytearray: data and types; their methods are in bytes-methods.ts and bytearray-methods.ts. */
import { makeException } from '../exceptions/raise.ts';
import { constantMakers } from '../link.ts';
import { realm } from '../realm.ts';
import { NotSaved, savedAsFacts, savedLayout } from '../saving.ts';
import { PyObject } from './object.ts';
import { builtinType } from './type.ts';

export class PyBytes extends PyObject {
  readonly data: Uint8Array;
  constructor(data: Uint8Array) {
    super();
    this.data = data;
  }
}
export const bytesType = builtinType('bytes', PyBytes);
constantMakers.bytes = (data) => new PyBytes(data);

/** Longest bytearray: what a typed array can hold. */
const MAX_LENGTH = 0xffffffff;

export class PyByteArray extends PyObject {
  /** The content: the front of a buffer that may have room to grow and that nobody else resizes. */
  data: Uint8Array;
  /** Views that have borrowed the buffer: while one is in use, the length must not change. */
  loans: BufferLoan[] = [];
  #room: number;
  /** The buffer was made here: nobody else has it. */
  #isOwn = false;

  constructor(data: Uint8Array) {
    super();
    this.data = data;
    this.#room = data.length;
  }

  /** Replaces the bytes from `from` to `to`. Throws BufferError if that changes a borrowed length. */
  splice(from: number, to: number, insert: Uint8Array): void {
    const { data } = this;
    const length = data.length - (to - from) + insert.length;
    if (length === data.length) {
      data.set(insert, from);
      return;
    }
    this.#checkLoans();
    if (length > this.#room && this.#isOwn) {
      const tail = data.slice(to);
      this.data = this.#moved(length);
      this.data.set(tail, from + insert.length);
      this.data.set(insert, from);
      return;
    }
    const grown = length > this.#room ? this.#withRoom(length) : this.#resized(length);
    if (grown.buffer !== data.buffer) grown.set(data.subarray(0, from));
    const tail = data.subarray(to);
    if (length < data.length) {
      data.copyWithin(from + insert.length, to);
      data.set(insert, from);
    } else {
      grown.set(tail, from + insert.length);
      grown.set(insert, from);
    }
    this.data = grown;
  }

  #withRoom(length: number): Uint8Array {
    this.#room = roomFor(length);
    this.#isOwn = true;
    return new Uint8Array(new ArrayBuffer(this.#room), 0, length);
  }

  /** The same content at the front of a larger buffer; the old one is freed at once, not when garbage is collected. */
  #moved(length: number): Uint8Array {
    this.#room = roomFor(length);
    return new Uint8Array((this.data.buffer as ArrayBuffer).transfer(this.#room), 0, length);
  }

  #resized(length: number): Uint8Array {
    return new Uint8Array(this.data.buffer, this.data.byteOffset, length);
  }

  #checkLoans(): void {
    if (this.loans.length === 0) return;
    if (realm().reaches((object) => isBorrower(object) && this.loans.includes(object.loan)))
      throw makeException('BufferError', 'Existing exports of data: object cannot be re-sized');
    this.loans = [];
  }
}
/** Bytes to make room for, charged. Throws MemoryError. */
function roomFor(length: number): number {
  const room = length + (length >> 3) + (length < 9 ? 3 : 6);
  realm().budget.allocate(room);
  realm().budget.work(length / 1024);
  if (room > MAX_LENGTH) throw makeException('MemoryError');
  return room;
}

export const bytearrayType = builtinType('bytearray', PyByteArray);
savedAsFacts(PyByteArray, {
  facts(bytes: PyByteArray) {
    if (bytes.loans.length > 0) throw new NotSaved('a memoryview of a bytearray');
    return [bytes.data];
  },
  rebuild: ([data], layout) =>
    new (layout as new (data: Uint8Array) => PyByteArray)(Uint8Array.from(data as Uint8Array)),
});

/** True for memoryviews. */
function isBorrower(object: object): object is { readonly loan: BufferLoan } {
  return 'loan' in object && object.loan instanceof BufferLoan;
}

/** A buffer lent to memoryviews; given back when the last of them is released. */
export class BufferLoan {
  readonly owner: PyByteArray | undefined;
  views = 0;

  constructor(owner: PyByteArray | undefined) {
    this.owner = owner;
    owner?.loans.push(this);
  }

  giveBack(): void {
    this.views--;
    if (this.views === 0 && this.owner !== undefined)
      this.owner.loans = this.owner.loans.filter((loan) => loan !== this);
  }
}
savedLayout('buffer loan', BufferLoan, () => new BufferLoan(undefined));
