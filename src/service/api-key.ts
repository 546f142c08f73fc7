/** Compares keys without telling by its time how much of a guess was right. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface NamedKey {
  /** Who has it; runs of different names get equal shares. */
  readonly name: string;
  readonly key: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whose key the X-Api-Key header has; undefined: nobody's. All are compared, so that time does not tell which was near. */
export function keyCheck(keys: readonly NamedKey[]): (given: unknown) => string | undefined {
  const expected = keys.map(({ name, key }) => ({ name, digest: digest(key) }));
  return (given) => {
    const actual = digest(typeof given === 'string' ? given : '');
    let found: string | undefined;
    for (const one of expected) if (timingSafeEqual(one.digest, actual)) found ??= one.name;
    return found;
  };
}
