/**
 * The promotion policy: when a function or loop leaves the interpreter. Uses (calls and loop iterations) nominate;
 * where a loop or function is found running when the fuel of a slice ends, that is a tick, and ticks promote heavy
 * bodies that have few uses. Break-even of compiling is 0.7 to 2 ms of interpreter time (facts of the JIT experiments:
 * 800 to 2500 calls of a function of 100 operations).
 */
import { CODE_FLAGS } from '../bytecode/code.ts';
import type { LinkedCode, Site } from '../runtime/objects/function.ts';
import { realm } from '../runtime/realm.ts';
import type { CompilingTier, Declined, Entry, Region } from './tier.ts';

export interface PromotionOptions {
  /** `default`: by uses and ticks; `force`: at the first use; `never`: nothing is compiled. */
  readonly mode: 'default' | 'force' | 'never';
  /** Calls or iterations after which a function or loop is compiled. */
  readonly uses: number;
  /** Ends of fuel slices found in it after which it is compiled, however few its uses. */
  readonly ticks: number;
}

export const DEFAULT_PROMOTION: PromotionOptions = { mode: 'default', uses: 1000, ticks: 2 };

/** The code pool gets it when the session ends. */
function keep(link: LinkedCode): void {
  const { compiled } = realm();
  if (!compiled.includes(link)) compiled.push(link);
}

/** What a session's promotion did. */
export interface PromotionCounts {
  functions: number;
  loops: number;
  compileMs: number;
  readonly declined: Map<Declined, number>;
}

export class Promotion {
  readonly options: PromotionOptions;
  readonly counts: PromotionCounts = { functions: 0, loops: 0, compileMs: 0, declined: new Map() };
  /** Uses from which something is nominated. */
  readonly nominateAt: number;
  /** Uses that a tick counts for. */
  readonly perTick: number;
  readonly #load: () => CompilingTier;

  /** `load` gives the compiling tier; it is called when something is compiled for the first time. */
  constructor(options: PromotionOptions, load: () => CompilingTier) {
    this.options = options;
    this.nominateAt = options.mode === 'force' ? 1 : options.mode === 'never' ? Number.POSITIVE_INFINITY : options.uses;
    this.perTick = Number.isFinite(this.nominateAt) ? Math.ceil(this.nominateAt / options.ticks) : 0;
    this.#load = load;
  }

  /** A function has been called as often as it takes. */
  compileFunction(link: LinkedCode): void {
    link.uses = Number.NEGATIVE_INFINITY;
    if ((link.code.flags & CODE_FLAGS.generator) !== 0) {
      const machine = this.#timed((tier) => tier.compileGenerator(link, 0));
      if (typeof machine === 'string') return;
      link.machine = machine;
      keep(link);
      this.counts.functions++;
      return;
    }
    const entry = this.#timed((tier) => tier.compileFunction(link));
    if (typeof entry === 'string') return;
    link.entry = entry satisfies Entry;
    link.arity = link.simple ? link.code.argCount : -2;
    keep(link);
    this.counts.functions++;
  }

  /** A loop has run as often as it takes; `site` is that of its jump back. */
  compileLoop(link: LinkedCode, header: number, site: Site): Region | undefined {
    const region = this.#timed((tier) => tier.compileLoop(link, header));
    if (typeof region === 'string') {
      site.region = null;
      if (region === 'generator') this.compileMachine(link, header, site);
      return undefined;
    }
    site.region = region;
    keep(link);
    this.counts.loops++;
    return region;
  }

  /** A loop of a generator that yields in it. */
  compileMachine(link: LinkedCode, header: number, site: Site): void {
    const machine = this.#timed((tier) => tier.compileGenerator(link, header));
    if (typeof machine === 'string') return;
    site.machine = machine;
    keep(link);
    this.counts.loops++;
  }

  #timed<T>(compile: (tier: CompilingTier) => T | Declined): T | Declined {
    const startedAt = performance.now();
    const result = compile(this.#load());
    this.counts.compileMs += performance.now() - startedAt;
    if (typeof result === 'string')
      this.counts.declined.set(result as Declined, (this.counts.declined.get(result as Declined) ?? 0) + 1);
    return result;
  }
}
