/**
 * The promotion policy: when a function or loop leaves the interpreter. Uses (calls and loop iterations) nominate;
 * where a loop or function is found running when the fuel of a slice ends, that is a tick, and ticks promote heavy
 * bodies that have few uses. Break-even of compiling is 0.7 to 2 ms of interpreter time (facts of the JIT experiments:
 * 800 to 2500 calls of a function of 100 operations).
 */
import { CODE_FLAGS, type Code } from '../bytecode/code.ts';
import { type LoopInfo, loopNest } from '../bytecode/flow.ts';
import type { LinkedCode, Site } from '../runtime/objects/function.ts';
import { realm } from '../runtime/realm.ts';
import type { CompilingTier, Declined, Entry, Region, TierName } from './tier.ts';

export interface PromotionOptions {
  /** `default`: by uses and ticks; `force`: at the first use; `never`: nothing is compiled. */
  readonly mode: 'default' | 'force' | 'never';
  /** Calls or iterations after which a function or loop is compiled. */
  readonly uses: number;
  /** Ends of fuel slices found in it after which it is compiled, however few its uses. */
  readonly ticks: number;
  /** Whether nominations keep the text of what was generated, with its lines marked: for people. Default: false. */
  readonly keepTexts?: boolean;
}

export const DEFAULT_PROMOTION: PromotionOptions = { mode: 'default', uses: 1000, ticks: 2 };

/** The code pool gets it when the session ends. */
function keep(link: LinkedCode): void {
  const { compiled } = realm();
  if (!compiled.includes(link)) compiled.push(link);
}

/** Thresholds below this are for tests, which want inner loops entered. */
const DEFERRING = 50;
/** Thresholds that a loop goes on for while it waits for the loop around it. */
const GRACE = 4;

const nests = new WeakMap<Code, Map<number, LoopInfo>>();

function nestOf(code: Code): Map<number, LoopInfo> {
  let nest = nests.get(code);
  if (nest === undefined) {
    nest = loopNest(code);
    nests.set(code, nest);
  }
  return nest;
}

/** Something that was nominated: what became of it. */
export interface Nomination {
  readonly kind: 'function' | 'generator' | 'loop';
  /** Who was asked to compile it. */
  readonly tier: TierName;
  /** Qualified name of the function, `<module>` for a module. */
  readonly name: string;
  readonly filename: string;
  /** First line of the function or loop. */
  readonly line: number;
  /** Reason why it stays in the interpreter; undefined: it was compiled. */
  readonly declined: Declined | undefined;
  readonly compileMs: number;
  /** It was compiled before, and met types that it was not made for. */
  readonly again: boolean;
  /** Generated text and the name that V8 knows it by, if `keepTexts` is set. */
  readonly text?: string;
  readonly script?: string;
}

/** What a session's promotion did. */
export interface PromotionCounts {
  functions: number;
  loops: number;
  compileMs: number;
  readonly declined: Map<Declined, number>;
  /** Times that compiled code was given up, by a stable word for why. */
  readonly deoptimised: Map<string, number>;
}

export class Promotion {
  readonly options: PromotionOptions;
  /** Everything nominated, in order. */
  readonly nominations: Nomination[] = [];
  readonly counts: PromotionCounts = {
    functions: 0,
    loops: 0,
    compileMs: 0,
    declined: new Map(),
    deoptimised: new Map(),
  };
  /** Uses from which something is nominated. */
  readonly nominateAt: number;
  /** Uses that a tick counts for. */
  readonly perTick: number;
  readonly #load: () => CompilingTier;
  /** Loops that wait for what is around them. */
  readonly #deferred = new WeakSet<Site>();

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
      const machine = this.#timed(link, 'generator', 0, (tier) => tier.compileGenerator(link, 0));
      if (typeof machine === 'string') return;
      link.machine = machine;
      keep(link);
      this.counts.functions++;
      return;
    }
    const entry = this.#timed(link, 'function', 0, (tier) => tier.compileFunction(link));
    if (typeof entry === 'string') return;
    link.entry = entry satisfies Entry;
    link.arity = link.simple ? link.code.argCount : -2;
    keep(link);
    this.counts.functions++;
  }

  /**
   * A loop has run as often as it takes; `site` is that of its jump back. Where a loop around it or its whole function
   * is running often as well, that is compiled instead when it comes round, so that no code is compiled twice; if it
   * does not come round in time, the loop is.
   */
  compileLoop(link: LinkedCode, header: number, site: Site): Region | undefined {
    const loops = nestOf(link.code);
    if (!this.#deferred.has(site) && this.nominateAt >= DEFERRING && this.#defer(link, loops, header)) {
      this.#deferred.add(site);
      site.uses -= this.nominateAt * GRACE;
      return undefined;
    }
    const region = this.#timed(link, 'loop', header, (tier) => tier.compileLoop(link, header));
    for (const index of (loops.get(header) as LoopInfo).sites) {
      const back = link.sites[index] as Site;
      back.region = typeof region === 'string' ? null : region;
    }
    if (typeof region === 'string') {
      if (region === 'generator') this.compileMachine(link, header, site);
      return undefined;
    }
    keep(link);
    this.counts.loops++;
    return region;
  }

  /** Code met types that it was not made for: it is compiled anew, once. `start`: as in the text of the code, -1 a function. */
  recompile(link: LinkedCode, start: number): void {
    this.counts.deoptimised.set('types', (this.counts.deoptimised.get('types') ?? 0) + 1);
    if (start <= 0) this.compileFunction(link);
    if (start < 0) return;
    for (const index of nestOf(link.code).get(start)?.sites ?? []) {
      const back = link.sites[index] as Site;
      back.region = undefined;
      back.machine = undefined;
      back.uses = this.nominateAt;
      this.#deferred.add(back);
    }
  }

  /** Nominates what is around a loop; false if there is nothing that runs often. */
  #defer(link: LinkedCode, loops: ReadonlyMap<number, LoopInfo>, header: number): boolean {
    if (link.uses >= 10 && (link.code.flags & CODE_FLAGS.generator) === 0) {
      this.compileFunction(link);
      if (link.entry !== undefined) return true;
    }
    let target: LoopInfo | undefined;
    for (let at = loops.get(header)?.outer; at !== undefined; at = loops.get(at)?.outer) {
      const loop = loops.get(at) as LoopInfo;
      if (loop.sites.some((index) => (link.sites[index] as Site).uses >= 2)) target = loop;
    }
    if (target === undefined) return false;
    for (const index of target.sites) {
      const back = link.sites[index] as Site;
      back.uses = Math.max(back.uses, this.nominateAt - 1);
    }
    return true;
  }

  /** A loop of a generator that yields in it. */
  compileMachine(link: LinkedCode, header: number, site: Site): void {
    const machine = this.#timed(link, 'loop', header, (tier) => tier.compileGenerator(link, header));
    if (typeof machine === 'string') return;
    site.machine = machine;
    keep(link);
    this.counts.loops++;
  }

  #timed<T>(
    link: LinkedCode,
    kind: Nomination['kind'],
    pc: number,
    compile: (tier: CompilingTier) => T | Declined,
  ): T | Declined {
    const startedAt = performance.now();
    const compiler = this.#load();
    let written: { text: string; script: string } | undefined;
    if (this.options.keepTexts === true)
      compiler.reader = (text, script) => {
        written = { text, script };
      };
    const result = compile(compiler);
    compiler.reader = undefined;
    const compileMs = performance.now() - startedAt;
    const declined = typeof result === 'string' ? (result as Declined) : undefined;
    this.counts.compileMs += compileMs;
    if (declined !== undefined) this.counts.declined.set(declined, (this.counts.declined.get(declined) ?? 0) + 1);
    const { qualname: name, filename } = link.code;
    const line = lineAt(link.code, pc);
    const again = this.nominations.some((one) => one.kind === kind && one.name === name && one.line === line);
    const tier = compiler.name;
    this.nominations.push({ kind, tier, name, filename, line, declined, compileMs, again, ...written });
    return result;
  }
}

/** The source line of an instruction; of the whole code for its first. */
function lineAt(code: Code, pc: number): number {
  if (pc === 0) return code.firstLine;
  const { positions } = code;
  let line = code.firstLine;
  for (let i = 0; i < positions.length && (positions[i] as number) <= pc; i += 5)
    if (positions[i + 1] !== 0) line = positions[i + 1] as number;
  return line;
}
