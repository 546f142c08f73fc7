/** The arithmetic of timsort: how long runs should be, and which of them are merged first. */

/** Arrays shorter than this are one run. */
const LONGEST_MINIMUM = 64;

/** Length below which runs are extended: the array then divides into a power of two of them, or a few less. */
export function minimumRun(total: number): number {
  let length = total;
  let rest = 0;
  while (length >= LONGEST_MINIMUM) {
    rest |= length & 1;
    length >>= 1;
  }
  return length + rest;
}

/**
 * Depth, in a perfectly balanced merge tree of `total` items, of the node that separates two neighbouring runs: the
 * first binary digit in which the midpoints of the runs, as fractions of the whole, differ.
 */
export function boundaryPower(base: number, length: number, nextLength: number, total: number): number {
  let first = 2 * base + length;
  let second = first + length + nextLength;
  for (let power = 1; ; power++) {
    if (first >= total) {
      first -= total;
      second -= total;
    } else if (second >= total) return power;
    first *= 2;
    second *= 2;
  }
}
