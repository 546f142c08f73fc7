/** Repeated measurements -> mean and how sure it is. */

export interface Estimate {
  readonly mean: number;
  /** Half the width of the 95 % interval; absent for a single measurement. */
  readonly margin?: number;
}

/** Student's t, two-sided 95 %, by degrees of freedom. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
];

export function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  if (values.length < 2) return { mean };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const student = STUDENT[values.length - 2] ?? 1.96;
  return { mean, margin: student * Math.sqrt(variance / values.length) };
}
