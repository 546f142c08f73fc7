/** Which of the known requests comes when: every block holds each of them once, so that any stretch has the whole mix. */
import { Random } from '../random.ts';

/** Index of the request body by number of the request; the same seed gives the same order. */
export function requestOrder(bodies: number, requests: number, seed: number): Uint32Array {
  const random = new Random(seed);
  const order = new Uint32Array(requests);
  for (let start = 0; start < requests; start += bodies) {
    const block = shuffled(bodies, random);
    order.set(block.subarray(0, Math.min(bodies, requests - start)), start);
  }
  return order;
}

function shuffled(count: number, random: Random): Uint32Array {
  const block = Uint32Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    const kept = block[at] as number;
    block[at] = block[other] as number;
    block[other] = kept;
  }
  return block;
}
