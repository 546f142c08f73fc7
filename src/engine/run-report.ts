/** What the tiers did for a session since it was asked last, as plain numbers for counters; nothing of the program. */
import type { Engine } from './engine.ts';
import type { Session } from './session.ts';

export interface Compilation {
  readonly tier: string;
  /** `bailout`: the tier does not compile such code. */
  readonly outcome: 'ok' | 'bailout' | 'error';
  readonly ms: number;
}

export interface RunReport {
  /** Milliseconds of guest code by tier. */
  readonly tierMs: Readonly<Record<string, number>>;
  readonly compilations: readonly Compilation[];
  /** Times that compiled code was given up, by reason. */
  readonly deoptimised: Readonly<Record<string, number>>;
  /** The engine's cache of compiled sources: totals since the engine was made. */
  readonly cache: CacheReport;
}

export interface CacheReport {
  readonly hits: number;
  readonly misses: number;
  readonly evicted: number;
  readonly entries: number;
  readonly bytes: number;
}

/** Makes reports of one session, each from where the one before ended. */
export class RunReporter {
  readonly #engine: Engine;
  readonly #session: Session;
  #nominations = 0;
  #deoptimised = new Map<string, number>();

  constructor(engine: Engine, session: Session) {
    this.#engine = engine;
    this.#session = session;
  }

  take(): RunReport {
    const { promotion, realm } = this.#session;
    const fresh = promotion.nominations.slice(this.#nominations);
    this.#nominations = promotion.nominations.length;
    const before = this.#deoptimised;
    this.#deoptimised = new Map(promotion.counts.deoptimised);
    const { counts, entries, characters } = this.#engine.codeCache;
    return {
      tierMs: Object.fromEntries(realm.budget.takeTierMs()),
      compilations: fresh.map(({ tier, declined, compileMs }) => ({
        tier,
        outcome: outcomeOf(declined),
        ms: compileMs,
      })),
      deoptimised: Object.fromEntries(
        [...this.#deoptimised].map(([reason, count]) => [reason, count - (before.get(reason) ?? 0)]),
      ),
      cache: { ...counts, entries, bytes: characters },
    };
  }
}

function outcomeOf(declined: string | undefined): Compilation['outcome'] {
  if (declined === undefined) return 'ok';
  return declined === 'compilation failed' ? 'error' : 'bailout';
}
