/**
 * Bytecode of sources that the engine has seen, the least recently used dropped first. With a code object goes all that
 * hangs on it: its compiled instances (runtime/code-pool.ts).
 */
import type { Code } from '../bytecode/code.ts';

/** Characters of source whose code is kept: bytecode and what hangs on it is some ten times as large. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

export class CodeCache {
  readonly #entries = new Map<string, Code>();
  readonly #maxCharacters: number;
  #characters = 0;
  readonly counts = { hits: 0, misses: 0, evicted: 0 };

  /** Programs that are kept. */
  get entries(): number {
    return this.#entries.size;
  }

  /** Characters of their keys, which hold the sources. */
  get characters(): number {
    return this.#characters;
  }

  constructor(maxCharacters = MAX_CHARACTERS) {
    this.#maxCharacters = maxCharacters;
  }

  /** The code of a key, which holds the whole source. */
  get(key: string): Code | undefined {
    const code = this.#entries.get(key);
    if (code === undefined) {
      this.counts.misses++;
      return undefined;
    }
    this.counts.hits++;
    // Moved to the end: a Map keeps the order of insertion.
    this.#entries.delete(key);
    this.#entries.set(key, code);
    return code;
  }

  /** Keeps code; a source larger than the whole cache is not kept. */
  set(key: string, code: Code): void {
    if (key.length > this.#maxCharacters) return;
    this.#entries.set(key, code);
    this.#characters += key.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= this.#maxCharacters) break;
      this.#entries.delete(oldest);
      this.#characters -= oldest.length;
      this.counts.evicted++;
    }
  }
}
