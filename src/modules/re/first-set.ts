/**
 * Which characters a part of a pattern can begin with. The compiler uses it to try only alternatives that can match and
 * to leave out choices that cannot matter: after `\w+` in `\w+=` giving back a character never helps.
 */
import { type CharacterSet, disjoint } from './character-set.ts';

/** Characters beyond the first 256 are kept as the sets they come from. */
export class FirstSet {
  readonly low = new Uint8Array(256);
  readonly sets: CharacterSet[] = [];

  static of(set: CharacterSet): FirstSet {
    const first = new FirstSet();
    first.low.set(set.low);
    first.sets.push(set);
    return first;
  }

  has(code: number): boolean {
    if (code < 256) return this.low[code] === 1;
    for (const set of this.sets) if (set.has(code)) return true;
    return false;
  }

  isDisjoint(other: FirstSet): boolean {
    for (let code = 0; code < 256; code++) if (this.low[code] === 1 && other.low[code] === 1) return false;
    return this.sets.every((a) => other.sets.every((b) => a.lowOnly || b.lowOnly || disjoint(a, b)));
  }

  /** Checking for it would hardly ever say no. */
  get isNearlyEverything(): boolean {
    let members = 0;
    for (const member of this.low) members += member;
    return members > 250;
  }
}

/** What either can begin with; undefined: unknown, or no character is needed. */
export function union(a: FirstSet | undefined, b: FirstSet | undefined): FirstSet | undefined {
  if (a === undefined || b === undefined) return undefined;
  const both = new FirstSet();
  for (let code = 0; code < 256; code++) both.low[code] = (a.low[code] as number) | (b.low[code] as number);
  both.sets.push(...a.sets, ...b.sets.filter((set) => !a.sets.includes(set)));
  return both;
}
