/** `TIERUP_MAX_TIER`: the kill switch of the faster tiers. */
import type { EngineOptions } from '../engine/engine.ts';

const TIERS = ['interpreter', 'baseline'] as const;

/** Engine options by the environment, or a message about a value that means nothing. */
export function tierOptions(environment: Readonly<Record<string, string | undefined>>): EngineOptions | string {
  const tier = environment['TIERUP_MAX_TIER'];
  if (tier === undefined || tier === '' || tier === 'baseline') return {};
  if (tier === 'interpreter') return { promotion: { mode: 'never' } };
  return `TIERUP_MAX_TIER is "${tier}": it can be ${TIERS.join(' or ')}`;
}
