/** BytesIO: bytes in memory. */
import { stopIteration, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { BufferLoan, PyBytes } from '../../runtime/objects/bytes.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { PyMemoryView } from '../../runtime/objects/memoryview.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { type BufferOwner, type LentBuffer, needBytes } from '../../runtime/operations/buffer.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';
import { bufferedBaseType, checkOpen, PyStream, sizeOf } from './base.ts';
import { ByteStore } from './byte-store.ts';

export class PyBytesIO extends PyStream implements BufferOwner {
  store = new ByteStore(new Uint8Array(0));
  loan = new BufferLoan(undefined);
  /** Length of the longest view: nobody knows when a view is given up, so views outlive a shorter content. */
  lentLength = 0;

  lendBuffer(): LentBuffer {
    const data = this.store.region(Math.max(this.lentLength, this.store.length));
    return { data, readonly: false, format: 'B', itemSize: 1 };
  }
}
export const bytesIoType = builtinType('_io.BytesIO', PyBytesIO, { base: bufferedBaseType });

/** The next line of a store, up to `limit` bytes. */
export function storeLine(store: ByteStore, limit: number): Uint8Array {
  return store.position >= store.length ? new Uint8Array(0) : store.read(store.lineEnd(limit) - store.position);
}

/** Lines of a store until they have `hint` bytes. */
export function storeLines(store: ByteStore, hint: number): Value {
  const found: Value[] = [];
  for (let size = 0; hint <= 0 || size < hint; ) {
    const line = storeLine(store, -1);
    if (line.length === 0) break;
    size += line.length;
    found.push(new PyBytes(line));
    if ((found.length & 63) === 0) realm().budget.allocate(2048);
  }
  return new PyList(found);
}

/** Moves a store's position. Throws ValueError. */
export function* seekStore(store: ByteStore, offset: Value, whence: Value): Guest<Value> {
  const place = Number(yield* settle(toIndex(offset)));
  const mode = Number(yield* settle(toIndex(whence)));
  if (mode === 0 && place < 0) throw valueError(`negative seek value ${place}`);
  if (mode === 0) store.position = place;
  else if (mode === 1) store.position = Math.max(0, store.position + place);
  else if (mode === 2) store.position = Math.max(0, store.length + place);
  else throw valueError(`invalid whence (${mode}, should be 0, 1 or 2)`);
  return store.position;
}

function* readInto(self: PyBytesIO, buffer: Value): Guest<Value> {
  checkOpen(self);
  const target = needBytes(buffer);
  const data = self.store.read(target.length);
  target.set(data);
  return data.length;
}

const open =
  (method: (self: PyBytesIO) => Value) =>
  (self: PyBytesIO): Value => {
    checkOpen(self);
    return method(self);
  };

const sized = (method: (self: PyBytesIO, size: number) => Value) =>
  function* (self: PyBytesIO, size?: Value): Guest<Value> {
    checkOpen(self);
    return method(self, yield* sizeOf(size));
  };

addMethods(bytesIoType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, bytesIoType, PyBytesIO)],
  __init__: [
    "(self, initial_bytes=b'')",
    (self: PyBytesIO, initial?: Value) => {
      const data = initial === undefined || initial === None ? new Uint8Array(0) : needBytes(initial);
      realm().budget.allocate(data.length);
      self.store = new ByteStore(data.slice());
      self.closed = false;
      return None;
    },
  ],
  __iter__: ['(self, /)', open((self) => self)],
  __next__: [
    '(self, /)',
    open((self) => {
      const line = storeLine(self.store, -1);
      if (line.length === 0) throw stopIteration(undefined);
      return new PyBytes(line);
    }),
  ],
  read: ['(self, size=-1, /)', sized((self, size) => new PyBytes(self.store.read(size)))],
  read1: ['(self, size=-1, /)', sized((self, size) => new PyBytes(self.store.read(size)))],
  readline: ['(self, size=-1, /)', sized((self, size) => new PyBytes(storeLine(self.store, size)))],
  readlines: ['(self, size=None, /)', sized((self, size) => storeLines(self.store, size))],
  readinto: ['(self, buffer, /)', readInto],
  readinto1: ['(self, buffer, /)', readInto],
  write: [
    '(self, b, /)',
    (self: PyBytesIO, value: Value) => {
      checkOpen(self);
      const data = needBytes(value);
      if (data.length === 0) return 0;
      self.store.write(data);
      return data.length;
    },
  ],
  getvalue: [
    '(self, /)',
    open((self) => {
      realm().budget.allocate(self.store.length);
      return new PyBytes(self.store.content.slice());
    }),
  ],
  getbuffer: [
    '(self, /)',
    open((self) => {
      self.lentLength = Math.max(self.lentLength, self.store.length);
      const layout = { offset: 0, format: 'B', itemSize: 1, shape: [self.store.length], strides: [1] };
      return new PyMemoryView(self, self.loan, layout, false);
    }),
  ],
  tell: ['(self, /)', open((self) => self.store.position)],
  seek: [
    '(self, pos, whence=0, /)',
    function* (self: PyBytesIO, offset: Value, whence: Value = 0): Guest<Value> {
      checkOpen(self);
      return yield* seekStore(self.store, offset, whence);
    },
  ],
  truncate: [
    '(self, size=None, /)',
    function* (self: PyBytesIO, size: Value = None): Guest<Value> {
      checkOpen(self);
      const length = size === None ? self.store.position : Number(yield* settle(toIndex(size)));
      if (length < 0) throw valueError(`negative size value ${length}`);
      if (length < self.store.length) self.store.truncate(length);
      return length;
    },
  ],
  readable: ['(self, /)', open(() => true)],
  writable: ['(self, /)', open(() => true)],
  seekable: ['(self, /)', open(() => true)],
  isatty: ['(self, /)', open(() => false)],
  flush: ['(self, /)', open(() => None)],
  close: [
    '(self, /)',
    (self: PyBytesIO) => {
      self.closed = true;
      self.store = new ByteStore(new Uint8Array(0));
      return None;
    },
  ],
});
