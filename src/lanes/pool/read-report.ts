/** A report as a worker sent it, which may be anything if it was taken over: only numbers and known words are let in. */
import type { CacheReport, Compilation, RunReport } from '../../engine/run-report.ts';

const TIERS: ReadonlySet<unknown> = new Set(['interpreter', 'baseline', 'optimizer', 'kernels']);
const OUTCOMES: ReadonlySet<unknown> = new Set(['ok', 'bailout', 'error']);
/** Reasons are words of a few letters; each becomes a series of its own, so that there can't be many. */
const REASON = /^[a-z][a-z ]{1,30}$/;
const MAX_REASONS = 12;
/** Compilations of one run that are counted. */
const MAX_COMPILATIONS = 1000;

export function readReport(value: unknown): RunReport | undefined {
  if (!isObject(value)) return undefined;
  return {
    tierMs: numbersOf(value['tierMs'], (tier) => TIERS.has(tier)),
    compilations: compilationsOf(value['compilations']),
    deoptimised: numbersOf(value['deoptimised'], isKnownReason),
    cache: cacheOf(value['cache']),
  };
}

const reasons = new Set<string>();

function isKnownReason(reason: string): boolean {
  if (reasons.has(reason)) return true;
  if (reasons.size >= MAX_REASONS || !REASON.test(reason)) return false;
  reasons.add(reason);
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function numbersOf(value: unknown, isKnown: (name: string) => boolean): Readonly<Record<string, number>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isKnown(name))
      .map(([name, number]) => [name, count(number)]),
  );
}

function compilationsOf(value: unknown): readonly Compilation[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MAX_COMPILATIONS)
    .filter((one: unknown) => isObject(one) && TIERS.has(one['tier']) && OUTCOMES.has(one['outcome']))
    .map((one: Compilation) => ({ tier: one.tier, outcome: one.outcome, ms: count(one.ms) }));
}

function cacheOf(value: unknown): CacheReport {
  const given = isObject(value) ? value : {};
  return {
    hits: count(given['hits']),
    misses: count(given['misses']),
    evicted: count(given['evicted']),
    entries: count(given['entries']),
    bytes: count(given['bytes']),
  };
}
