/**
 * The in-memory machine-code cache: compiled code of sessions that have ended, by code object, for the next session
 * that runs the same code. An instance is handed to one session at a time, because V8 keeps one set of type feedback
 * per function: two live instances of one text slow each other down (21 -> 52 ms in the JIT experiments), the same
 * instance used again is hot at once. What a session knew (cells, shapes, types) is wiped before it is handed on.
 */
import type { Code } from '../bytecode/code.ts';
import type { LinkedCode, Site } from './objects/function.ts';

/** What of a linked code object does not belong to its session. */
export interface Instance {
  readonly constants: LinkedCode['constants'];
  readonly template: LinkedCode['template'];
  readonly sites: readonly Site[];
  readonly entry: unknown;
  readonly machine: unknown;
  readonly arity: number;
}

/** Instances kept per code object. */
const MAX_INSTANCES = 8;

export class CodePool {
  readonly #instances = new WeakMap<Code, Instance[]>();
  readonly counts = { taken: 0, given: 0, dropped: 0 };

  /** An instance for a new session, or undefined if there is none. */
  take(code: Code): Instance | undefined {
    const instance = this.#instances.get(code)?.pop();
    if (instance !== undefined) this.counts.taken++;
    return instance;
  }

  /** Takes back the compiled code of a session that has ended. */
  give(link: LinkedCode): void {
    let list = this.#instances.get(link.code);
    if (list === undefined) {
      list = [];
      this.#instances.set(link.code, list);
    }
    if (list.length >= MAX_INSTANCES) {
      this.counts.dropped++;
      return;
    }
    for (const site of link.sites) site.forget();
    const { constants, template, sites, entry, machine, arity } = link;
    list.push({ constants, template, sites, entry, machine, arity });
    this.counts.given++;
  }
}
