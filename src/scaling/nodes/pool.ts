/** Node pools: what machines there are, how many, and what they cost. */

export interface Resources {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

export interface NodePool {
  readonly name: string;
  /** Of the machine; the expander goes by it. */
  readonly capacity: Resources;
  /** What pods may request; less than the capacity. */
  readonly allocatable: Resources;
  /** Requests of daemon sets and system pods on every node. */
  readonly overhead: Resources;
  readonly minNodes: number;
  readonly maxNodes: number;
  readonly pricePerHour: number;
  /** From asking for a machine until pods can run on it. */
  readonly bootSeconds: number;
  /** Spot machines are taken back; absent for machines that stay. */
  readonly spot?: { readonly preemptionsPerHour: number; readonly noticeSeconds: number };
}

/** What is left for pods of a machine of this size on GKE; close to other providers' share. */
export function allocatableOf({ cpuMilli, memoryBytes }: Resources): Resources {
  return {
    cpuMilli: cpuMilli - Math.round(bands(cpuMilli / 1000, CPU_BANDS) * 1000),
    memoryBytes: Math.floor(memoryBytes - (bands(memoryBytes / GIB, MEMORY_BANDS) + 0.1) * GIB),
  };
}

const GIB = 1 << 30;
/** Up to this many cores, this share is kept back. */
const CPU_BANDS = [
  [1, 0.06],
  [2, 0.01],
  [4, 0.005],
  [Number.POSITIVE_INFINITY, 0.0025],
] as const;
/** The same for GiB of memory. */
const MEMORY_BANDS = [
  [4, 0.25],
  [8, 0.2],
  [16, 0.1],
  [128, 0.06],
  [Number.POSITIVE_INFINITY, 0.02],
] as const;

function bands(amount: number, table: readonly (readonly [upTo: number, share: number])[]): number {
  let kept = 0;
  let from = 0;
  for (const [upTo, share] of table) {
    kept += Math.max(0, Math.min(amount, upTo) - from) * share;
    from = upTo;
  }
  return kept;
}
