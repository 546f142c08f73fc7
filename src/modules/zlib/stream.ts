/** What stands around deflated data that comes in parts: the head of a stream, and the sum at its end. */
import { crc32 } from 'node:zlib';

/** Modulus and block of Adler's sum: so many bytes fit before the sums have to be reduced. */
const ADLER_BASE = 65521;
const ADLER_BLOCK = 5552;

/** Adler's sum of data that goes on after what had the sum `before`; 1 at the start. */
export function adlerSum(data: Uint8Array, before: number): number {
  let a = before & 0xffff;
  let b = before >>> 16;
  for (let from = 0; from < data.length; from += ADLER_BLOCK) {
    for (const byte of data.subarray(from, from + ADLER_BLOCK)) {
      a += byte;
      b += a;
    }
    a %= ADLER_BASE;
    b %= ADLER_BASE;
  }
  return b * 65536 + a;
}

const isGzip = (wbits: number): boolean => wbits > 15;

/** The head of a whole stream: two bytes in zlib's format, ten in that of gzip, none of raw data. */
export function streamHead(stream: Uint8Array, wbits: number): Uint8Array {
  return stream.slice(0, wbits < 0 ? 0 : isGzip(wbits) ? 10 : 2);
}

/** The sum over all data of a stream. */
export class StreamSum {
  readonly #wbits: number;
  #sum: number;
  #length = 0;

  constructor(wbits: number) {
    this.#wbits = wbits;
    this.#sum = isGzip(wbits) ? 0 : 1;
  }

  add(data: Uint8Array): void {
    this.#sum = isGzip(this.#wbits) ? crc32(data, this.#sum) : adlerSum(data, this.#sum);
    this.#length += data.length;
  }

  copy(): StreamSum {
    const copy = new StreamSum(this.#wbits);
    copy.#sum = this.#sum;
    copy.#length = this.#length;
    return copy;
  }

  /** What ends the stream. */
  tail(): Uint8Array {
    if (this.#wbits < 0) return new Uint8Array(0);
    const view = new DataView(new ArrayBuffer(isGzip(this.#wbits) ? 8 : 4));
    view.setUint32(0, this.#sum, isGzip(this.#wbits));
    if (isGzip(this.#wbits)) view.setUint32(4, this.#length, true);
    return new Uint8Array(view.buffer);
  }
}
