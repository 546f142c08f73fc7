/** How IGNORECASE sees characters: lower case, who has a case at all, and lower-case letters that count as one. */
import { Flag, flagsOf, simpleLower, simpleUpper } from '../../runtime/unicode/properties.ts';

/** Rules of a part of a pattern: none without IGNORECASE; ASCII letters only for bytes and with ASCII. */
export type CaseRule = 'exact' | 'ascii' | 'unicode';

/** Lower-case letters that share their upper case, in hexadecimal: the letters of a group match each other. */
const SAME_UPPER_CASE =
  '69-131 73-17f b5-3bc 345-3b9-1fbe 390-1fd3 3b0-1fe3 3b2-3d0 3b5-3f5 3b8-3d1 3ba-3f0 3c0-3d6 3c1-3f1 3c2-3c3 3c6-3d5 ' +
  '432-1c80 434-1c81 43e-1c82 441-1c83 442-1c84-1c85 44a-1c86 463-1c87 1c88-a64b 1e61-1e9b fb05-fb06';

let equivalents: Map<number, readonly number[]> | undefined;

function loadEquivalents(): Map<number, readonly number[]> {
  const map = new Map<number, readonly number[]>();
  for (const group of SAME_UPPER_CASE.split(' ')) {
    const codes = group.split('-').map((code) => Number.parseInt(code, 16));
    for (const code of codes) map.set(code, codes);
  }
  return map;
}

/** The lower-case letters that match a lower-case letter, itself included. */
export function lowerEquivalents(lower: number): readonly number[] {
  equivalents ??= loadEquivalents();
  return equivalents.get(lower) ?? [lower];
}

const isAsciiUpper = (code: number): boolean => code >= 65 && code <= 90;

export function lowerOf(code: number, rule: CaseRule): number {
  if (isAsciiUpper(code)) return rule === 'exact' ? code : code + 32;
  if (code < 128 || rule !== 'unicode') return code;
  if (code < 256) return code >= 0xc0 && code <= 0xde && code !== 0xd7 ? code + 32 : code;
  return simpleLower(code);
}

/** Whether IGNORECASE makes a difference for a character. */
export function hasCase(code: number, rule: CaseRule): boolean {
  if (rule === 'exact') return false;
  if (code < 128) return isAsciiUpper(code & ~32);
  if (rule === 'ascii') return false;
  if (code < 256) return code === 0xb5 || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7);
  return (flagsOf(code) & Flag.hasCase) !== 0;
}

export const upperOf = (code: number): number => simpleUpper(code);
