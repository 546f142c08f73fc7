/**
 * memoryview: a window on the memory of another object, as an array of elements in any number of dimensions.
 * A view keeps the object and reads its memory anew at every access; while views on a bytearray are in use, its length
 * is fixed (BufferLoan).
 *
 * Must not know: Python's methods of it (memoryview-methods.ts).
 */
import { typeError, valueError } from '../exceptions/raise.ts';
import { type BufferOwner, bufferError, bufferOf, type LentBuffer } from '../operations/buffer.ts';
import { elementOf, readElement } from '../operations/element-format.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { neverSaved } from '../saving.ts';
import { BufferLoan, PyByteArray } from './bytes.ts';
import { PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

/** Where the elements of a view lie. */
export interface ViewLayout {
  /** Byte offset of the first element in the owner's memory. */
  readonly offset: number;
  readonly format: string;
  readonly itemSize: number;
  readonly shape: readonly number[];
  /** Bytes from one element to the next, by dimension. */
  readonly strides: readonly number[];
}

export class PyMemoryView extends PyObject implements BufferOwner {
  /** The object whose memory it is; undefined once released. */
  owner: Value | undefined;
  readonly loan: BufferLoan;
  readonly layout: ViewLayout;
  readonly readonly: boolean;
  /** The hash, once computed: the memory of hashable views does not change. */
  hash: Value | undefined = undefined;

  constructor(owner: Value, loan: BufferLoan, layout: ViewLayout, readonly: boolean) {
    super();
    this.owner = owner;
    this.loan = loan;
    this.layout = layout;
    this.readonly = readonly;
    loan.views++;
  }

  /** The owner. Throws ValueError if the view was released. */
  get obj(): Value {
    if (this.owner === undefined) throw valueError('operation forbidden on released memoryview object');
    return this.owner;
  }

  get length(): number {
    return this.layout.shape.reduce((product, size) => product * size, 1);
  }

  get byteLength(): number {
    return this.length * this.layout.itemSize;
  }

  /** The owner's memory from its start. */
  get memory(): Uint8Array {
    return (bufferOf(this.obj) as LentBuffer).data;
  }

  get data(): DataView {
    const { memory } = this;
    return new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  }

  /** A view of the same memory with another layout. */
  with(layout: ViewLayout, readonly = this.readonly): PyMemoryView {
    return new PyMemoryView(this.obj, this.loan, layout, readonly);
  }

  release(): void {
    if (this.owner === undefined) return;
    this.owner = undefined;
    this.loan.giveBack();
  }

  /** True if the elements follow each other without gaps, the last dimension fastest. */
  get isContiguous(): boolean {
    return isContiguous(this.layout, false);
  }

  lendBuffer(): LentBuffer {
    const { offset, format, itemSize } = this.layout;
    if (this.owner === undefined) throw valueError('operation forbidden on released memoryview object');
    if (!this.isContiguous) throw bufferError('memoryview: underlying buffer is not C-contiguous');
    return { data: this.memory.subarray(offset, offset + this.byteLength), readonly: this.readonly, format, itemSize };
  }

  gatherBytes(): Uint8Array {
    realm().budget.allocate(this.byteLength);
    return this.toBytes();
  }

  /** A copy of the elements' bytes, the last dimension fastest (`fortran`: the first). */
  toBytes(fortran = false): Uint8Array {
    const { itemSize } = this.layout;
    const { memory } = this;
    const result = new Uint8Array(this.byteLength);
    let to = 0;
    for (const at of elementOffsets(this.layout, fortran)) {
      result.set(memory.subarray(at, at + itemSize), to);
      to += itemSize;
    }
    return result;
  }
}
export const memoryviewType = builtinType('memoryview', PyMemoryView, { final: true });
neverSaved(PyMemoryView, 'a memoryview, which shares bytes with another object');

/** True if elements follow each other without gaps: the last dimension fastest, or (`fortran`) the first. */
export function isContiguous({ shape, strides, itemSize }: ViewLayout, fortran: boolean): boolean {
  if (shape.includes(0)) return true;
  let expected = itemSize;
  for (let i = 0; i < shape.length; i++) {
    const dimension = fortran ? i : shape.length - 1 - i;
    if (shape[dimension] !== 1 && strides[dimension] !== expected) return false;
    expected *= shape[dimension];
  }
  return true;
}

/** Offsets of all elements, the last dimension fastest (`fortran`: the first). */
export function* elementOffsets({ offset, shape, strides }: ViewLayout, fortran = false): Iterable<number> {
  if (shape.includes(0)) return;
  const index = shape.map(() => 0);
  let at = offset;
  for (;;) {
    yield at;
    let step = 0;
    for (; step < shape.length; step++) {
      const dimension = fortran ? step : shape.length - 1 - step;
      at += strides[dimension];
      if (++index[dimension] < shape[dimension]) break;
      at -= strides[dimension] * shape[dimension];
      index[dimension] = 0;
    }
    if (step === shape.length) return;
  }
}

/** Strides of a contiguous array. */
export function contiguousStrides(shape: readonly number[], itemSize: number): number[] {
  const strides = shape.map(() => itemSize);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1] * shape[i + 1];
  return strides;
}

/** `memoryview(object)`. Throws TypeError. */
export function viewOn(object: Value): PyMemoryView {
  if (object instanceof PyMemoryView) return object.with(object.layout);
  const lent = bufferOf(object);
  if (lent === undefined) throw typeError(`memoryview: a bytes-like object is required, not '${typeName(object)}'`);
  const { format, itemSize } = lent;
  const layout = { offset: 0, format, itemSize, shape: [lent.data.length / itemSize], strides: [itemSize] };
  const loan = new BufferLoan(object instanceof PyByteArray ? object : undefined);
  return new PyMemoryView(object, loan, layout, lent.readonly);
}

/** The elements as Python values; undefined if the format is not a native one. */
export function* elementValues(view: PyMemoryView): Iterable<Value> {
  const element = elementOf(view.layout.format);
  const { data } = view;
  if (element !== undefined) for (const at of elementOffsets(view.layout)) yield readElement(data, at, element);
}
