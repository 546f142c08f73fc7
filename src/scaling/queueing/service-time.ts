/** How long a request keeps a core busy, or waits for something else. */
import type { Random } from '../random.ts';

export type Distribution =
  | { readonly kind: 'constant'; readonly meanMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /** Long-tailed; variation is deviation over mean. */
  | { readonly kind: 'lognormal'; readonly meanMs: number; readonly variation: number }
  /** Measured durations, each as likely as the next. */
  | { readonly kind: 'measured'; readonly valuesMs: readonly number[] }
  /** Durations of known requests in the order in which they arrive; after the last the first again. */
  | { readonly kind: 'sequence'; readonly valuesMs: readonly number[] };

export function meanOf(distribution: Distribution): number {
  if (distribution.kind !== 'measured' && distribution.kind !== 'sequence') return distribution.meanMs;
  const { valuesMs } = distribution;
  return valuesMs.reduce((sum, value) => sum + value, 0) / Math.max(1, valuesMs.length);
}

/** Mean of the square: how much the sum of many draws varies. */
export function meanSquareOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.meanMs ** 2;
    case 'exponential':
      return 2 * distribution.meanMs ** 2;
    case 'lognormal':
      return distribution.meanMs ** 2 * (1 + distribution.variation ** 2);
    case 'measured':
    case 'sequence':
      return (
        distribution.valuesMs.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, distribution.valuesMs.length)
      );
  }
}

/** A function that draws from the distribution. */
export function sampler(distribution: Distribution, random: Random): () => number {
  switch (distribution.kind) {
    case 'constant': {
      const { meanMs } = distribution;
      return () => meanMs;
    }
    case 'exponential': {
      const { meanMs } = distribution;
      return () => meanMs * random.exponential();
    }
    case 'lognormal': {
      const spread = Math.log(1 + distribution.variation ** 2);
      const middle = Math.log(distribution.meanMs) - spread / 2;
      const deviation = Math.sqrt(spread);
      return () => Math.exp(middle + deviation * random.normal());
    }
    case 'measured': {
      const { valuesMs } = distribution;
      return () => valuesMs[random.below(valuesMs.length)] as number;
    }
    case 'sequence': {
      const { valuesMs } = distribution;
      let next = 0;
      return () => valuesMs[next++ % valuesMs.length] as number;
    }
  }
}
