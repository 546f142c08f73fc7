/** Text built from many small pieces, charged as it grows. */
import { realm } from '../realm.ts';

/** Characters per chunk. Adding to one long JS string instead costs a 32-byte node per piece until somebody reads it. */
const CHUNK = 4096;

export class ChunkedText {
  readonly #chunks: string[] = [];
  #chunk = '';

  add(piece: string): void {
    this.#chunk += piece;
    if (this.#chunk.length < CHUNK) return;
    const { budget } = realm();
    budget.allocate(this.#chunk.length * 2);
    budget.work(this.#chunk.length / 64);
    this.#chunks.push(this.#chunk);
    this.#chunk = '';
  }

  toString(): string {
    if (this.#chunks.length === 0) return this.#chunk;
    realm().budget.reserve(this.#chunks.length * CHUNK * 2);
    return this.#chunks.join('') + this.#chunk;
  }
}
