/** BLAKE2b and BLAKE2s (RFC 7693) with what Node's have not: digest sizes, keys, salt and person, tree parameters. */
import { realm } from '../../runtime/realm.ts';

const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
] as const;

/** The columns and diagonals that a round mixes. */
const LANES = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/** What tells the two apart. Words are bigints; hashing in this way is for short data. */
export interface Blake2Kind {
  readonly name: 'blake2b' | 'blake2s';
  readonly wordBits: 64 | 32;
  readonly rounds: number;
  readonly rotations: readonly [bigint, bigint, bigint, bigint];
  readonly start: readonly bigint[];
}

export const BLAKE2B: Blake2Kind = {
  name: 'blake2b',
  wordBits: 64,
  rounds: 12,
  rotations: [32n, 24n, 16n, 63n],
  start: [
    0x6a09e667f3bcc908n,
    0xbb67ae8584caa73bn,
    0x3c6ef372fe94f82bn,
    0xa54ff53a5f1d36f1n,
    0x510e527fade682d1n,
    0x9b05688c2b3e6c1fn,
    0x1f83d9abfb41bd6bn,
    0x5be0cd19137e2179n,
  ],
};

export const BLAKE2S: Blake2Kind = {
  name: 'blake2s',
  wordBits: 32,
  rounds: 10,
  rotations: [16n, 12n, 8n, 7n],
  start: [0x6a09e667n, 0xbb67ae85n, 0x3c6ef372n, 0xa54ff53an, 0x510e527fn, 0x9b05688cn, 0x1f83d9abn, 0x5be0cd19n],
};

/** Steps that one block is charged. */
const BLOCK_STEPS = 400;

export class Blake2 {
  readonly kind: Blake2Kind;
  readonly digestSize: number;
  readonly lastNode: boolean;
  #state: bigint[];
  #pending = new Uint8Array(0);
  #counted = 0n;

  constructor(kind: Blake2Kind, parameters: Uint8Array, key: Uint8Array, lastNode: boolean) {
    this.kind = kind;
    this.digestSize = parameters[0] as number;
    this.lastNode = lastNode;
    const words = wordsOf(parameters, kind.wordBits);
    this.#state = kind.start.map((word, i) => word ^ (words[i] as bigint));
    if (key.length > 0) {
      const block = new Uint8Array(this.blockSize);
      block.set(key);
      this.update(block);
    }
  }

  get blockSize(): number {
    return this.kind.wordBits * 2;
  }

  update(data: Uint8Array): void {
    const all = new Uint8Array(this.#pending.length + data.length);
    all.set(this.#pending);
    all.set(data, this.#pending.length);
    let at = 0;
    // The last block stays: it is compressed differently.
    for (; all.length - at > this.blockSize; at += this.blockSize) {
      realm().budget.work(BLOCK_STEPS);
      this.#counted += BigInt(this.blockSize);
      this.#compress(all.subarray(at, at + this.blockSize), false);
    }
    this.#pending = all.slice(at);
  }

  digest(): Uint8Array {
    const before = this.#state;
    const block = new Uint8Array(this.blockSize);
    block.set(this.#pending);
    const counted = this.#counted;
    this.#counted += BigInt(this.#pending.length);
    this.#state = before.slice();
    this.#compress(block, true);
    const bytes = this.#state.flatMap((word) =>
      Array.from({ length: this.kind.wordBits / 8 }, (_, i) => Number((word >> BigInt(8 * i)) & 0xffn)),
    );
    this.#state = before;
    this.#counted = counted;
    return Uint8Array.from(bytes.slice(0, this.digestSize));
  }

  copy(): Blake2 {
    const copy = new Blake2(
      this.kind,
      Uint8Array.of(this.digestSize, ...new Uint8Array(63)),
      new Uint8Array(0),
      this.lastNode,
    );
    copy.#state = this.#state.slice();
    copy.#pending = this.#pending.slice();
    copy.#counted = this.#counted;
    return copy;
  }

  #compress(block: Uint8Array, last: boolean): void {
    const { wordBits, rounds, rotations, start } = this.kind;
    const bits = BigInt(wordBits);
    const mask = (1n << bits) - 1n;
    const message = wordsOf(block, wordBits);
    const v = [...this.#state, ...start];
    v[12] = (v[12] as bigint) ^ (this.#counted & mask);
    v[13] = (v[13] as bigint) ^ (this.#counted >> bits);
    if (last) v[14] = (v[14] as bigint) ^ mask;
    if (last && this.lastNode) v[15] = (v[15] as bigint) ^ mask;
    const turned = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (bits - by))) & mask;
    for (let round = 0; round < rounds; round++) {
      const order = SIGMA[round % 10] as readonly number[];
      for (const [i, [a, b, c, d]] of LANES.entries()) {
        for (const half of [0, 1]) {
          const word = message[order[2 * i + half] as number] as bigint;
          v[a] = ((v[a] as bigint) + (v[b] as bigint) + word) & mask;
          v[d] = turned((v[d] as bigint) ^ v[a], rotations[2 * half] as bigint);
          v[c] = ((v[c] as bigint) + v[d]) & mask;
          v[b] = turned((v[b] as bigint) ^ v[c], rotations[2 * half + 1] as bigint);
        }
      }
    }
    this.#state = this.#state.map((word, i) => word ^ (v[i] as bigint) ^ (v[i + 8] as bigint));
  }
}

function wordsOf(bytes: Uint8Array, wordBits: number): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = wordBits / 8;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) =>
    size === 8 ? view.getBigUint64(i * 8, true) : BigInt(view.getUint32(i * 4, true)),
  );
}
