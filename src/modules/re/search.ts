/** Finds matches: where to begin trying, by the text or character every match begins with. */

import { realm } from '../../runtime/realm.ts';
import { type Codes, matchAt, prepare, settleFuel } from './matcher.ts';
import type { CodeSet, Program } from './program.ts';

export type MatchMode = 'match' | 'fullmatch' | 'search';

/** No position is forbidden. */
export const ANYWHERE = -1;

/** Start of the match found last. */
export let foundStart = 0;
/** Its end. */
export let foundEnd = 0;

/**
 * Looks for a match in [start, end); marks are in the matcher. An empty match must not end at `forbidden`. `text` is
 * the same text as a JS string if it is one: literals are found faster in it.
 */
export function findMatch(
  program: Program,
  codes: Codes,
  text: string | undefined,
  start: number,
  end: number,
  mode: MatchMode,
  forbidden: number,
): boolean {
  prepare(program.groups);
  const found =
    mode === 'search'
      ? search(program, codes, text, start, end, forbidden)
      : tryAt(program, codes, start, end, mode === 'fullmatch', forbidden);
  settleFuel();
  return found;
}

function tryAt(program: Program, codes: Codes, at: number, end: number, whole: boolean, forbidden: number): boolean {
  // Only an empty match can be forbidden, and only one that begins where it ends.
  const matchEnd = matchAt(program, codes, at, end, whole, at === forbidden ? forbidden : ANYWHERE);
  if (matchEnd < 0) return false;
  foundStart = at;
  foundEnd = matchEnd;
  return true;
}

function search(
  program: Program,
  codes: Codes,
  text: string | undefined,
  start: number,
  end: number,
  forbidden: number,
): boolean {
  if (program.anchored) return start === 0 && tryAt(program, codes, 0, end, false, forbidden);
  if (program.prefix !== '' && text !== undefined) return searchPrefix(program, codes, text, start, end, forbidden);
  const { budget } = realm();
  const first = program.first < 0 ? undefined : (program.sets[program.first] as CodeSet);
  const run = program.leadingRun < 0 ? undefined : (program.sets[program.leadingRun] as CodeSet);
  const last = end - program.minWidth;
  for (let at = start; at <= last; at++) {
    if (first !== undefined) {
      const from = at;
      const { low } = first;
      for (; at < end; at++) {
        const c = codes[at] as number;
        if (c < 256 ? low[c] === 1 : first.has(c)) break;
      }
      budget.work((at - from) / 32);
      if (at >= end) return false;
    }
    if (tryAt(program, codes, at, end, false, forbidden)) return true;
    if (run !== undefined) {
      let after = at;
      while (after < end && run.has(codes[after] as number)) after++;
      if (after > at) at = after - 1;
    }
  }
  return false;
}

function searchPrefix(
  program: Program,
  codes: Codes,
  text: string,
  start: number,
  end: number,
  forbidden: number,
): boolean {
  const { budget } = realm();
  for (let at = start; ; at++) {
    const from = at;
    at = text.indexOf(program.prefix, at);
    budget.work(((at < 0 ? end : at) - from) / 128);
    if (at < 0 || at > end - program.minWidth) return false;
    if (tryAt(program, codes, at, end, false, forbidden)) return true;
  }
}
