/**
 * The engine: what sessions share (compiled code, builtin types). Takes options, gives sessions.
 */
import { BasicHost } from '../host/basic-host.ts';
import type { DatabaseOptions } from '../host/databases/databases.ts';
import type { NetworkPolicy } from '../host/network/policy.ts';
import { loadPart } from '../locate.ts';
import { DEFAULT_LIMITS, DEFAULT_SLICE, type Limits, type Slice } from '../runtime/budget.ts';
import { CodePool } from '../runtime/code-pool.ts';
import type { FileSystem, Host } from '../runtime/host.ts';
import { DEFAULT_PROMOTION, Promotion, type PromotionOptions } from '../tiers/promotion.ts';
import type { CompilingTier } from '../tiers/tier.ts';
import { CodeCache } from './code-cache.ts';
import { limitTopCompiler } from './compile-limit.ts';
import { type RestoredOptions, Session } from './session.ts';
import type { Tool } from './tools.ts';

/** The compiler is loaded when something is hot for the first time: what never gets hot does not pay for it. */
function loadBaseline(): CompilingTier {
  return loadPart<{ baseline: CompilingTier }>('tiers/baseline/baseline').baseline;
}

export interface SessionOptions {
  /** Anything left out is at its default, see docs/limits.md. */
  readonly limits?: Partial<Limits>;
  /** Called with text as the program prints it; default: kept in `session.output`. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Answers input(); default: end of file. */
  readonly readLine?: (prompt: string) => string | undefined | Promise<string | undefined>;
  /** `os.environ` of the program; default: empty. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `sys.argv`. */
  readonly argv?: readonly string[];
  /** Files the program may reach; default: none. */
  readonly files?: FileSystem;
  /** What the program may reach over the network (docs/network.md); default: nothing. */
  readonly network?: NetworkPolicy;
  /** The program may use sqlite3 (docs/sqlite.md), within these bounds; default: it may not. */
  readonly databases?: DatabaseOptions;
  /** Folders of `files` that import looks in. */
  readonly importPaths?: readonly string[];
  /** When functions and loops are compiled; default: as the engine says. */
  readonly promotion?: Partial<PromotionOptions>;
  /** Functions of the host that programs may call. */
  readonly tools?: readonly Tool[];
  /** A whole host instead of the options above. */
  readonly host?: Host;
}

export interface EngineOptions {
  /** When functions and loops are compiled; anything left out is at its default. */
  readonly promotion?: Partial<PromotionOptions>;
  /** How often limits are looked at and the event loop may turn; default: every 4096 steps, 10 ms. */
  readonly slice?: Partial<Slice>;
  /** Characters of source whose compiled code is kept for later sessions; default 4 Mi, which takes some 250 MB. */
  readonly codeCacheCharacters?: number;
  /**
   * Whether V8 may be told, for the whole process, not to spend its top compiler on functions of more than 12 KB of
   * bytecode; default: true. False for a host with such functions of its own that are hot.
   */
  readonly tuneV8?: boolean;
}

export class Engine {
  readonly #codeCache: CodeCache;
  readonly #promotion: PromotionOptions;
  readonly #slice: Slice;
  readonly #codePool = new CodePool();

  constructor(options: EngineOptions = {}) {
    this.#codeCache = new CodeCache(options.codeCacheCharacters);
    this.#promotion = { ...DEFAULT_PROMOTION, ...options.promotion };
    this.#slice = { ...DEFAULT_SLICE, ...options.slice };
    if (options.tuneV8 ?? true) limitTopCompiler();
  }

  /** What the cache of compiled sources holds and has done, for counters. */
  get codeCache(): Pick<CodeCache, 'entries' | 'characters' | 'counts'> {
    return this.#codeCache;
  }

  /**
   * The session that `Session.save` made bytes of, in a process of the same version. Tools and functions are found again by
   * their names. `session.pending` is what it waits for, `session.resume(answer)` goes on. Throws BadImage.
   */
  restore(bytes: Uint8Array, options: SessionOptions & RestoredOptions): Session {
    const session = this.session(options);
    session.restore(bytes, options);
    return session;
  }

  /** A fresh session; nothing of another one is visible in it. */
  session(options: SessionOptions = {}): Session {
    const session = new Session(
      options.host ?? new BasicHost(options),
      { ...DEFAULT_LIMITS, ...options.limits },
      this.#codeCache,
      new Promotion({ ...this.#promotion, ...options.promotion }, loadBaseline),
      this.#slice,
      this.#codePool,
    );
    session.addTools(options.tools ?? []);
    return session;
  }
}
