/** Walking over the matches of a pattern in a text. */
import { type Guest, settle } from '../../runtime/guest.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';
import { foundMatch, type PyMatch } from './match-object.ts';
import { marks } from './matcher.ts';
import type { PyPattern } from './pattern-object.ts';
import { ANYWHERE, findMatch, foundEnd, foundStart, type MatchMode } from './search.ts';
import { codesOf, narrowText, sliceText, type TextToMatch, textToMatch } from './subject.ts';

/** A text and the part of it to look at. */
export interface Target {
  readonly text: TextToMatch;
  readonly from: number;
  readonly to: number;
}

export function* targetOf(
  self: PyPattern,
  value: Value,
  from: Value | undefined,
  to: Value | undefined,
): Guest<Target> {
  const text = textToMatch(value, self.isText);
  const [start, stop] = [from, to].map((bound) => (bound === undefined ? undefined : toSize(bound)));
  const begin = start === undefined ? 0 : yield* settle(start);
  const end = stop === undefined ? text.length : yield* settle(stop);
  return clamped(text, begin, end);
}

function clamped(text: TextToMatch, begin: number, end: number): Target {
  const from = Math.min(Math.max(begin, 0), text.length);
  return { text, from, to: Math.min(Math.max(end, from), text.length) };
}

/** The target at once where its bounds are ints. */
export function quickTarget(
  self: PyPattern,
  value: Value,
  from: Value | undefined,
  to: Value | undefined,
): Target | undefined {
  if (from !== undefined && typeof from !== 'number') return undefined;
  if (to !== undefined && typeof to !== 'number') return undefined;
  const text = textToMatch(value, self.isText);
  return clamped(text, from ?? 0, to ?? text.length);
}

export function matchOf(self: PyPattern, { text, from, to }: Target): PyMatch {
  realm().budget.allocate(80 + self.program.groups * 16);
  return foundMatch(self, text, from, to);
}

/** Walks over all matches that do not overlap; an empty match never comes right after itself. */
export class Walk {
  readonly pattern: PyPattern;
  readonly target: Target;
  next: number;
  forbidden = ANYWHERE;

  constructor(pattern: PyPattern, target: Target) {
    this.pattern = pattern;
    this.target = target;
    this.next = target.from;
  }

  /** Finds the next match from here on, which the matcher then tells about. */
  find(mode: MatchMode): boolean {
    const { text, to } = this.target;
    if (this.next > to) return false;
    if (!findMatch(this.pattern.program, codesOf(text), narrowText(text), this.next, to, mode, this.forbidden)) {
      this.next = to + 1;
      return false;
    }
    this.next = foundEnd;
    this.forbidden = foundStart === foundEnd ? foundEnd : ANYWHERE;
    return true;
  }
}
savedLayout('re.Walk', Walk);

/** Text of a group of the match that was just found; `otherwise` if it did not match. */
export function foundGroup(text: TextToMatch, group: number, otherwise: Value): Value {
  if (group === 0) return sliceText(text, foundStart, foundEnd);
  const from = marks[group * 2 - 2] as number;
  const to = marks[group * 2 - 1] as number;
  return from < 0 || to < 0 ? otherwise : sliceText(text, from, to);
}

export const emptyText = (target: Target): Value => sliceText(target.text, 0, 0);
