/** Methods of memoryview. */
import { indexError, makeException, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, settle } from '../guest.ts';
import { bufferOf, bytesOf } from '../operations/buffer.ts';
import { compare } from '../operations/compare.ts';
import { elementOf, isByteFormat, readElement, writeElement } from '../operations/element-format.ts';
import { bytesHash, bytesIndex, hashOf, setKeyForm } from '../operations/hash.ts';
import { hasIndex, toSize } from '../operations/index.ts';
import { BuiltinIterator } from '../operations/iterate.ts';
import { sliceIndices } from '../operations/slice.ts';
import { argumentTypeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyBytes } from './bytes.ts';
import { hexText } from './bytes-methods.ts';
import { addressRepr } from './function-methods.ts';
import { iteratorType } from './iterator-methods.ts';
import { PyList, PyTuple } from './list.ts';
import { elementOffsets, elementValues, isContiguous, memoryviewType, PyMemoryView, viewOn } from './memoryview.ts';
import { castView } from './memoryview-cast.ts';
import { addGetSets, addMethods } from './native.ts';
import { Ellipsis, None, NotImplemented, type Value } from './object.ts';
import { PySlice } from './slice.ts';
import { strOf } from './str.ts';

const notImplemented = (message: string): unknown => makeException('NotImplementedError', message);

class MemoryIterator extends BuiltinIterator {
  view: PyMemoryView | undefined;
  position = 0;
  constructor(view: PyMemoryView) {
    super();
    this.view = view;
  }
  advance(): Value | undefined {
    const { view } = this;
    if (view === undefined) return undefined;
    void view.obj;
    if (this.position < view.layout.shape[0]) return itemAt(view, this.position++);
    this.view = undefined;
    return undefined;
  }
}
iteratorType('memory_iterator', MemoryIterator);

addMethods(memoryviewType, {
  __new__: ['(cls, /, object)', (_cls: Value, object: Value) => viewOn(object)],
  __repr__: [
    '(self, /)',
    (self: PyMemoryView) => addressRepr(self.owner === undefined ? 'released memory' : 'memory', self),
  ],
  __len__: [
    '(self, /)',
    (self: PyMemoryView) => {
      void self.obj;
      if (self.layout.shape.length === 0) throw typeError('0-dim memory has no length');
      return self.layout.shape[0];
    },
  ],
  __iter__: [
    '(self, /)',
    (self: PyMemoryView) => {
      void self.obj;
      nativeElement(self);
      const { length } = self.layout.shape;
      if (length === 0) throw typeError('invalid indexing of 0-dim memory');
      if (length > 1) throw notImplemented('multi-dimensional sub-views are not implemented');
      return new MemoryIterator(self);
    },
  ],
  __getitem__: ['(self, key, /)', getItem],
  __setitem__: ['(self, key, value, /)', setItem],
  __delitem__: [
    '(self, key, /)',
    (self: PyMemoryView) => {
      void self.obj;
      throw typeError(self.readonly ? 'cannot modify read-only memory' : 'cannot delete memory');
    },
  ],
  __eq__: ['(self, value, /)', equal],
  __ne__: [
    '(self, value, /)',
    (self: PyMemoryView, other: Value) => {
      const same = equal(self, other);
      return same === NotImplemented ? same : !same;
    },
  ],
  __lt__: ['(self, value, /)', () => NotImplemented],
  __le__: ['(self, value, /)', () => NotImplemented],
  __gt__: ['(self, value, /)', () => NotImplemented],
  __ge__: ['(self, value, /)', () => NotImplemented],
  __hash__: ['(self, /)', hash],
  __enter__: [
    '(self, /)',
    (self: PyMemoryView) => {
      void self.obj;
      return self;
    },
  ],
  __exit__: ['(self, /, *args)', release],
  release: ['(self, /)', release],
  tobytes: ["(self, /, order='C')", toBytes],
  tolist: [
    '(self, /)',
    (self: PyMemoryView) => {
      void self.obj;
      nativeElement(self);
      realm().budget.allocate(self.length * 16);
      return nest([...elementValues(self)], self.layout.shape);
    },
  ],
  hex: [
    '(self, /, sep=None, bytes_per_sep=1)',
    (self: PyMemoryView, separator?: Value, every?: Value) => hexText(charged(self).toBytes(), separator, every),
  ],
  toreadonly: ['(self, /)', (self: PyMemoryView) => self.with(self.layout, true)],
  cast: ['(self, /, format, shape=None)', castView],
});

const LAYOUT =
  <T extends Value>(get: (self: PyMemoryView) => T) =>
  (self: PyMemoryView): T => {
    void self.obj;
    return get(self);
  };
addGetSets(memoryviewType, {
  obj: (self: PyMemoryView) => self.obj,
  nbytes: LAYOUT((self) => self.byteLength),
  readonly: LAYOUT((self) => self.readonly),
  itemsize: LAYOUT((self) => self.layout.itemSize),
  format: LAYOUT((self) => self.layout.format),
  ndim: LAYOUT((self) => self.layout.shape.length),
  shape: LAYOUT((self) => new PyTuple(self.layout.shape.slice())),
  strides: LAYOUT((self) => new PyTuple(self.layout.strides.slice())),
  suboffsets: LAYOUT(() => new PyTuple([])),
  c_contiguous: LAYOUT((self) => self.isContiguous),
  f_contiguous: LAYOUT((self) => isContiguous(self.layout, true)),
  contiguous: LAYOUT((self) => self.isContiguous || isContiguous(self.layout, true)),
});

setKeyForm<PyMemoryView>(memoryviewType, {
  index: (view) => {
    hash(view);
    return bytesIndex(view.toBytes());
  },
  hash: (view) => hash(view) as number,
});

function release(self: PyMemoryView): Value {
  self.release();
  return None;
}

function charged(self: PyMemoryView): PyMemoryView {
  void self.obj;
  realm().budget.allocate(self.byteLength);
  return self;
}

function hash(self: PyMemoryView): Value {
  if (self.hash !== undefined) return self.hash;
  void self.obj;
  if (!self.readonly) throw valueError('cannot hash writable memoryview object');
  if (!isByteFormat(self.layout.format))
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  const owner = hashOf(self.obj); // a view on something unhashable is unhashable
  self.hash = isPending(owner) ? undefined : bytesHash(charged(self).toBytes());
  return self.hash ?? 0;
}

/** The element type. Throws NotImplementedError for formats that are not native. */
function nativeElement(self: PyMemoryView): NonNullable<ReturnType<typeof elementOf>> {
  const element = elementOf(self.layout.format);
  if (element === undefined) throw notImplemented(`memoryview: format ${self.layout.format} not supported`);
  return element;
}

/** Values in nested lists of the view's shape. */
function nest(values: readonly Value[], shape: readonly number[]): Value {
  if (shape.length === 0) return values[0];
  if (shape.length === 1) return new PyList(values.slice());
  const part = values.length / Math.max(1, shape[0]);
  return new PyList(
    Array.from({ length: shape[0] }, (_, i) => nest(values.slice(i * part, (i + 1) * part), shape.slice(1))),
  );
}

function toBytes(self: PyMemoryView, order: Value = 'C'): Value {
  void self.obj;
  const name = order === None ? 'C' : strOf(order);
  if (name === undefined)
    throw typeError(`tobytes() argument 'order' must be str or None, not ${argumentTypeName(order)}`);
  if (name !== 'C' && name !== 'F' && name !== 'A') throw valueError("order must be 'C', 'F' or 'A'");
  const fortran = name === 'F' || (name === 'A' && !self.isContiguous && isContiguous(self.layout, true));
  return new PyBytes(charged(self).toBytes(fortran));
}

function itemAt(self: PyMemoryView, position: number): Value {
  const element = nativeElement(self);
  return readElement(self.data, self.layout.offset + position * self.layout.strides[0], element);
}

function* getItem(self: PyMemoryView, key: Value): Guest<Value> {
  void self.obj;
  const { shape } = self.layout;
  if (shape.length === 0) {
    if (key instanceof PyTuple && key.items.length === 0)
      return readElement(self.data, self.layout.offset, nativeElement(self));
    if (key === Ellipsis) return self;
    throw typeError('invalid indexing of 0-dim memory');
  }
  if (hasIndex(key)) {
    const index = yield* settle(toSize(key, 'IndexError'));
    if (shape.length > 1) throw notImplemented('multi-dimensional sub-views are not implemented');
    const at = elementOffset(self, [index]);
    return readElement(self.data, at, nativeElement(self));
  }
  if (key instanceof PySlice) return yield* slice(self, key);
  if (isMultiIndex(key)) {
    if (key.items.length < shape.length) throw notImplemented('sub-views are not implemented');
    const at = elementOffset(self, yield* indices(key));
    return readElement(self.data, at, nativeElement(self));
  }
  if (isMultiSlice(key)) throw notImplemented('multi-dimensional slicing is not implemented');
  throw typeError('memoryview: invalid slice key');
}

function isMultiIndex(key: Value): key is PyTuple {
  return key instanceof PyTuple && key.items.every(hasIndex);
}

function isMultiSlice(key: Value): boolean {
  return key instanceof PyTuple && key.items.length > 0 && key.items.every((part) => part instanceof PySlice);
}

function* indices(key: PyTuple): Guest<number[]> {
  const result: number[] = [];
  for (const part of key.items) result.push(yield* settle(toSize(part, 'IndexError')));
  return result;
}

function elementOffset(self: PyMemoryView, index: readonly number[]): number {
  const { offset, shape, strides } = self.layout;
  if (index.length > shape.length)
    throw typeError(`cannot index ${shape.length}-dimension view with ${index.length}-element tuple`);
  let at = offset;
  for (const [dimension, given] of index.entries()) {
    const place = given < 0 ? given + shape[dimension] : given;
    if (place < 0 || place >= shape[dimension]) throw indexError(`index out of bounds on dimension ${dimension + 1}`);
    at += place * strides[dimension];
  }
  return at;
}

/** The first dimension cut by a slice. */
function* slice(self: PyMemoryView, key: PySlice): Guest<PyMemoryView> {
  const { layout } = self;
  const { start, step, count } = yield* settle(sliceIndices(key, layout.shape[0]));
  return self.with({
    ...layout,
    offset: layout.offset + start * layout.strides[0],
    shape: [count, ...layout.shape.slice(1)],
    strides: [layout.strides[0] * step, ...layout.strides.slice(1)],
  });
}

function* setItem(self: PyMemoryView, key: Value, value: Value): Guest<Value> {
  void self.obj;
  const { shape, format, offset } = self.layout;
  nativeElement(self);
  if (self.readonly) throw typeError('cannot modify read-only memory');
  const write = (at: number): Guest<void> => writeElement(() => self.data, at, format, value);
  if (shape.length === 0) {
    if (key !== Ellipsis && !(key instanceof PyTuple && key.items.length === 0))
      throw typeError('invalid indexing of 0-dim memory');
    yield* write(offset);
  } else if (hasIndex(key)) {
    if (shape.length > 1) throw notImplemented('sub-views are not implemented');
    yield* write(elementOffset(self, [yield* settle(toSize(key, 'IndexError'))]));
  } else if (key instanceof PySlice && shape.length === 1) yield* assignSlice(self, key, value);
  else if (isMultiIndex(key)) {
    if (key.items.length < shape.length) throw notImplemented('sub-views are not implemented');
    yield* write(elementOffset(self, yield* indices(key)));
  } else if (key instanceof PySlice || isMultiSlice(key))
    throw notImplemented('memoryview slice assignments are currently restricted to ndim = 1');
  else throw typeError('memoryview: invalid slice key');
  return None;
}

function* assignSlice(self: PyMemoryView, key: PySlice, value: Value): Guest<void> {
  if (bufferOf(value instanceof PyMemoryView ? value.obj : value) === undefined)
    throw typeError(`a bytes-like object is required, not '${argumentTypeName(value)}'`);
  const source = viewOn(value);
  const target = yield* slice(self, key);
  try {
    const same =
      source.layout.shape.length === 1 &&
      source.layout.shape[0] === target.layout.shape[0] &&
      source.layout.format.replace('@', '') === target.layout.format.replace('@', '');
    if (!same) throw valueError('memoryview assignment: lvalue and rvalue have different structures');
    const bytes = source.toBytes();
    const { memory } = target;
    const { itemSize } = target.layout;
    let from = 0;
    for (const at of elementOffsets(target.layout)) {
      memory.set(bytes.subarray(from, from + itemSize), at);
      from += itemSize;
    }
  } finally {
    source.release();
    target.release();
  }
}

function equal(self: PyMemoryView, other: Value): Value {
  if (self.owner === undefined || (other instanceof PyMemoryView && other.owner === undefined)) return self === other;
  if (!(other instanceof PyMemoryView) && bytesOf(other) === undefined) return NotImplemented;
  const view = viewOn(other);
  try {
    return sameElements(self, view);
  } finally {
    view.release();
  }
}

function sameElements(a: PyMemoryView, b: PyMemoryView): boolean {
  if (a.layout.shape.join() !== b.layout.shape.join()) return false;
  if (elementOf(a.layout.format) === undefined || elementOf(b.layout.format) === undefined) return false;
  realm().budget.work(a.length / 16);
  if (isByteFormat(a.layout.format) && a.layout.format === b.layout.format)
    return Buffer.compare(a.toBytes(), b.toBytes()) === 0;
  const others = elementValues(b)[Symbol.iterator]();
  for (const value of elementValues(a)) {
    // Elements are builtin scalars: comparing them needs no guest code.
    if (compare('==', value, others.next().value as Value) !== true) return false;
  }
  return true;
}
