/**
 * The bytes of a pickle while it is written. From protocol 4 on they stand in frames, each with its length before it,
 * but for frames of less than four bytes; a frame ends behind the object with which it reaches its size.
 */
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';

/** Content from which on another frame begins; data of this size stands outside of frames. */
export const FRAME_SIZE = 64 * 1024;

/** Bytes of the instruction that begins a frame: its code and a length. */
const FRAME_START = 9;
const SMALLEST_FRAME = 4;

const DOUBLE = new Float64Array(1);
/** Lowest byte first, as on every machine that Node runs on. */
const DOUBLE_BYTES = new Uint8Array(DOUBLE.buffer);

export class PickleOutput {
  data: Uint8Array = new Uint8Array(0);
  length = 0;
  /** True from protocol 4 on. */
  framed = false;
  /** Where the frame that is open began, or -1. */
  frameAt = -1;

  /** True if the open frame is full. */
  get isFrameFull(): boolean {
    return this.frameAt >= 0 && this.length - this.frameAt - FRAME_START >= FRAME_SIZE;
  }

  byte(value: number): void {
    if (this.framed && this.frameAt < 0) this.#beginFrame();
    if (this.length === this.data.length) this.#reserve(1);
    this.data[this.length++] = value;
  }

  /** A code and a number of so many bytes, the lowest first. */
  coded(code: number, value: number, size: number): void {
    if (this.framed && this.frameAt < 0) this.#beginFrame();
    if (this.length + size >= this.data.length) this.#reserve(size + 1);
    this.data[this.length++] = code;
    this.#number(value, size);
  }

  double(code: number, value: number): void {
    if (this.framed && this.frameAt < 0) this.#beginFrame();
    this.#reserve(9);
    this.data[this.length++] = code;
    DOUBLE[0] = value;
    for (let i = 7; i >= 0; i--) this.data[this.length++] = DOUBLE_BYTES[i] as number;
  }

  bytes(data: Uint8Array): void {
    if (this.framed && this.frameAt < 0) this.#beginFrame();
    this.#reserve(data.length);
    this.data.set(data, this.length);
    this.length += data.length;
  }

  /** Text of which every character is one byte. */
  text(text: string): void {
    if (this.framed && this.frameAt < 0) this.#beginFrame();
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.data[this.length++] = text.charCodeAt(i);
  }

  endFrame(): void {
    if (this.frameAt < 0) return;
    const content = this.length - this.frameAt - FRAME_START;
    if (content < SMALLEST_FRAME) {
      this.data.copyWithin(this.frameAt, this.frameAt + FRAME_START, this.length);
      this.length -= FRAME_START;
    } else {
      const end = this.length;
      this.length = this.frameAt;
      this.data[this.length++] = 0x95;
      this.#number(content, 8);
      this.length = end;
    }
    this.frameAt = -1;
  }

  /** All of it, which is forgotten here. */
  take(): PyBytes {
    realm().budget.allocate(this.length);
    const taken = new PyBytes(this.data.slice(0, this.length));
    this.length = 0;
    return taken;
  }

  #beginFrame(): void {
    this.#reserve(FRAME_START);
    this.frameAt = this.length;
    this.length += FRAME_START;
  }

  #number(value: number, size: number): void {
    let rest = value;
    for (let i = 0; i < size; i++) {
      this.data[this.length++] = rest & 255;
      rest = size > 4 ? Math.floor(rest / 256) : rest >>> 8;
    }
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.data.length) return;
    const capacity = Math.max(256, needed + (needed >> 1));
    realm().budget.allocate(capacity);
    const grown = new Uint8Array(capacity);
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }
}
savedLayout('pickle.PickleOutput', PickleOutput);
