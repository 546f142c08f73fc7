/** Growing bytes with a position: the content of a BytesIO, or of a file while it is open. */
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';

export class ByteStore {
  data: Uint8Array;
  length: number;
  position = 0;

  constructor(data: Uint8Array) {
    this.data = data;
    this.length = data.length;
  }

  /** The content; a view, valid until the next write. */
  get content(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  /** The first `length` bytes, zeros after the content. */
  region(length: number): Uint8Array {
    this.#reserve(length);
    return this.data.subarray(0, length);
  }

  /** Up to `count` bytes from the position, or all; the position moves on. */
  read(count: number): Uint8Array {
    const start = Math.min(this.position, this.length);
    const end = count < 0 ? this.length : Math.min(this.length, start + count);
    realm().budget.allocate(end - start);
    if (this.position < end) this.position = end;
    return this.data.slice(start, end);
  }

  /** Where the line that starts at the position ends, its newline included; at most `limit` bytes unless negative. */
  lineEnd(limit: number): number {
    const found = this.data.subarray(0, this.length).indexOf(10, Math.min(this.position, this.length));
    const end = found < 0 ? this.length : found + 1;
    return limit < 0 ? end : Math.min(end, this.position + limit);
  }

  write(bytes: Uint8Array): void {
    const end = this.position + bytes.length;
    this.#reserve(end);
    if (this.position > this.length) this.data.fill(0, this.length, this.position);
    this.data.set(bytes, this.position);
    this.position = end;
    if (end > this.length) this.length = end;
  }

  /** Shorter, or longer by zeros. */
  truncate(size: number): void {
    this.#reserve(size);
    if (size > this.length) this.data.fill(0, this.length, size);
    this.length = size;
  }

  #reserve(size: number): void {
    if (size <= this.data.length) return;
    const capacity = Math.max(64, size + (size >> 1));
    realm().budget.allocate(capacity - this.data.length);
    const grown = new Uint8Array(capacity);
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }
}
savedLayout('io.ByteStore', ByteStore, () => new ByteStore(new Uint8Array(0)));
