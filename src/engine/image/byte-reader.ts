/** Reads what ByteWriter wrote, from bytes that may be anything: it never reads beyond them, nor believes a number. */
import { BadImage } from './bad-image.ts';

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    if (this.#at >= this.#bytes.length) throw new BadImage('it ends too early');
    return this.#bytes[this.#at++] as number;
  }

  count(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (!Number.isSafeInteger(value)) break;
        return value;
      }
    }
    throw new BadImage('a number is too large');
  }

  /** A number of things that take a byte each at least. */
  length(): number {
    const count = this.count();
    if (count > this.left) throw new BadImage('it says that it holds more than it does');
    return count;
  }

  /** A number below a bound. */
  below(bound: number): number {
    const value = this.count();
    if (value >= bound) throw new BadImage('it refers to what it does not hold');
    return value;
  }

  double(): number {
    if (this.left < 8) throw new BadImage('it ends too early');
    const value = new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getFloat64(this.#at);
    this.#at += 8;
    return value;
  }

  block(): Uint8Array {
    const length = this.length();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    const form = this.byte();
    const bytes = this.block();
    if (form > 1 || (form === 1 && bytes.length % 2 !== 0)) throw new BadImage('a text is broken');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(form === 0 ? 'utf8' : 'utf16le');
  }
}
