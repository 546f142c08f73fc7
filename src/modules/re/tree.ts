/** The tree that the parser of regular expressions gives to the compiler. Numbers in it are code points. */
import type { CharacterSet } from './character-set.ts';

/** Flags of the pattern language, as the bits that `re` shows. */
export const Flag = {
  ignoreCase: 2,
  locale: 4,
  multiline: 8,
  dotAll: 16,
  unicode: 32,
  verbose: 64,
  debug: 128,
  ascii: 256,
} as const;

/** More repetitions than any text has characters. */
export const UNLIMITED = 4294967295;

export type AtKind = 'beginning' | 'end' | 'absoluteBeginning' | 'absoluteEnd' | 'boundary' | 'notBoundary';
export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

/** `[...]` as written: ranges (a character is a range of one) and categories `d D s S w W`. */
export interface SetItems {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly categories: string;
}

export type Node =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly items: SetItems }
  | { readonly kind: 'at'; readonly at: AtKind }
  | { readonly kind: 'branch'; readonly alternatives: readonly Sequence[] }
  | {
      readonly kind: 'group';
      /** Its number if it captures. */
      readonly capture: number | undefined;
      readonly addFlags: number;
      readonly deleteFlags: number;
      readonly body: Sequence;
    }
  | {
      readonly kind: 'repeat';
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
      readonly body: Sequence;
    }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negated: boolean; readonly body: Sequence }
  | { readonly kind: 'atomic'; readonly body: Sequence }
  | { readonly kind: 'reference'; readonly group: number }
  | {
      readonly kind: 'conditional';
      readonly group: number;
      readonly yes: Sequence;
      readonly no: Sequence | undefined;
    }
  /** Never matches: `(?!)`. */
  | { readonly kind: 'fail' };

export type Sequence = readonly Node[];

/** A whole pattern. */
export interface ParsedPattern {
  readonly body: Sequence;
  /** All flags, those written inside included. */
  readonly flags: number;
  /** Number of capturing groups. */
  readonly groups: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** A node that matches exactly one character, with the flags that hold there applied. */
export type Single = { readonly code: number } | { readonly set: CharacterSet } | 'anything';
