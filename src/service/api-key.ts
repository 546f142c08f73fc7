/** Compares keys without telling by its time how much of a guess was right. */
import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A test of the X-Api-Key header. */
export function keyCheck(apiKey: string): (given: unknown) => boolean {
  const expected = digest(apiKey);
  return (given) => timingSafeEqual(digest(typeof given === 'string' ? given : ''), expected);
}
