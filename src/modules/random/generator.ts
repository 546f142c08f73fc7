/** The Mersenne Twister MT19937: the words that CPython's random draws, in the same order. */

import type { Source } from './source.ts';

const SIZE = 624;
const SHIFT = 397;

export class MersenneTwister implements Source {
  readonly words = new Uint32Array(SIZE);
  position = SIZE;
  readonly negativeSize = 'number of bits must be non-negative';
  /** Makes the key where nothing was seeded when the first word is drawn. */
  readonly #firstKey: () => Uint32Array;
  seeded = false;

  constructor(firstKey: () => Uint32Array) {
    this.#firstKey = firstKey;
  }

  /** Mixes a key of 32-bit words into a fresh state (init_by_array). */
  seed(key: Uint32Array): void {
    const { words } = this;
    this.seeded = true;
    this.#fill(19650218);
    let [i, j] = [1, 0];
    for (let k = Math.max(SIZE, key.length); k > 0; k--) {
      const before = words[i - 1] as number;
      const mixed = Math.imul(before ^ (before >>> 30), 1664525);
      words[i] = ((words[i] as number) ^ mixed) + (key[j] as number) + j;
      i++;
      j++;
      if (i >= SIZE) {
        words[0] = words[SIZE - 1] as number;
        i = 1;
      }
      if (j >= key.length) j = 0;
    }
    for (let k = SIZE - 1; k > 0; k--) {
      const before = words[i - 1] as number;
      words[i] = ((words[i] as number) ^ Math.imul(before ^ (before >>> 30), 1566083941)) - i;
      i++;
      if (i >= SIZE) {
        words[0] = words[SIZE - 1] as number;
        i = 1;
      }
    }
    words[0] = 0x80000000;
    this.position = SIZE;
  }

  #fill(seed: number): void {
    const { words } = this;
    words[0] = seed;
    for (let i = 1; i < SIZE; i++) {
      const before = words[i - 1] as number;
      words[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  /** The next 32 bits. */
  word(): number {
    if (this.position >= SIZE) this.#twist();
    let y = this.words[this.position++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A float in [0, 1) of 53 bits. */
  float(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** `bits` random bits, 1 to 53 of them, as a number. */
  smallBits(bits: number): number {
    if (bits <= 32) return this.word() >>> (32 - bits);
    const low = this.word();
    return (this.word() >>> (64 - bits)) * 4294967296 + low;
  }

  /** `bits` random bits, lowest words first. */
  bits(bits: number): bigint {
    if (bits <= 64) {
      const low = this.word();
      return (BigInt(this.word() >>> (64 - bits)) << 32n) | BigInt(low);
    }
    const words: string[] = [];
    for (let left = bits; left > 0; left -= 32) {
      const word = left < 32 ? this.word() >>> (32 - left) : this.word();
      words.push(word.toString(16).padStart(8, '0'));
    }
    return BigInt(`0x0${words.reverse().join('')}`);
  }

  /** The bytes of so many random bits, lowest first. */
  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at += 4) {
      let word = this.word();
      if (count - at < 4) word >>>= 32 - 8 * (count - at);
      for (let i = at; i < Math.min(count, at + 4); i++) {
        bytes[i] = word & 255;
        word >>>= 8;
      }
    }
    return bytes;
  }

  /** Sees to it that there is a state to be read or replaced. */
  ensureSeeded(): void {
    if (!this.seeded) this.seed(this.#firstKey());
  }

  #twist(): void {
    const { words } = this;
    this.ensureSeeded();
    for (let i = 0; i < SIZE; i++) {
      const y = ((words[i] as number) & 0x80000000) | ((words[(i + 1) % SIZE] as number) & 0x7fffffff);
      words[i] = (words[(i + SHIFT) % SIZE] as number) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df);
    }
    this.position = 0;
  }
}
