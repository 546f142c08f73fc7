/**
 * The compiled form of a pattern: instructions as numbers in one array. `k` is the index of a set of characters, -1 for
 * any character (in runs) or for no check; pc operands are absolute. The matcher has the same numbers as case labels.
 */

/** Number of an instruction, and in the comment its operands. */
export const Op = {
  /** The pattern has matched. */
  success: 0,
  /** code: this character. */
  char: 1,
  /** k: a character of the set. */
  set: 2,
  any: 3,
  /** kind (see AtCode), k of the word characters. */
  at: 4,
  /** index: remembers the position: 2 * group for its start, one more for its end. */
  mark: 5,
  /** pc */
  jump: 6,
  /** other pc, k, commit: goes on if the next character is in the set, with `other` as second choice unless commit. */
  choice: 7,
  /** body pc, k, commit: end of a loop body: once more if the next character allows, going on is the second choice. */
  loop: 8,
  /** exit pc, k: leaves if the next character is in the set, with going on as second choice. */
  lazyChoice: 9,
  /** k, min, max, tail k, commit: characters of a set, as many as possible. */
  run: 10,
  /** k, min, max, tail k: characters of a set, as few as possible. */
  lazyRun: 11,
  /** Begins a counted loop. */
  repeat: 12,
  /** min, max, body pc: end of the body of a counted loop. */
  until: 13,
  lazyUntil: 14,
  atomicBegin: 15,
  atomicEnd: 16,
  /** back: looks ahead, or begins so many characters back. */
  lookBegin: 17,
  lookEnd: 18,
  /** back, after pc */
  notBegin: 19,
  notEnd: 20,
  /** group, case rule: 0 exact, 1 ascii, 2 unicode. */
  reference: 21,
  /** group, pc if it has not matched. */
  conditional: 22,
  fail: 23,
  /** All marks are put back when matching fails back to here. */
  snapshot: 24,
  /** min, max, exit pc: one more round of a possessive loop. */
  possessiveTry: 25,
  /** pc of possessiveTry */
  possessiveEnd: 26,
  /** count, codes...: these characters. */
  text: 27,
  /** min, exit pc: begins a round of a possessive loop. */
  roundBegin: 28,
} as const;

export const AtCode = {
  absoluteBeginning: 0,
  lineBeginning: 1,
  end: 2,
  lineEnd: 3,
  absoluteEnd: 4,
  boundary: 5,
  notBoundary: 6,
} as const;

/** Stands for "no limit" in operands. */
export const NO_MAXIMUM = 0x7fffffff;

/** What the matcher asks of a set. */
export interface CodeSet {
  readonly low: Uint8Array;
  has(code: number): boolean;
}

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CodeSet[];
  /** The first 256 answers of all sets, one after the other. */
  readonly lows: Uint8Array;
  readonly groups: number;
  readonly minWidth: number;
  /** Text every match begins with, within the BMP; empty if there is none. */
  readonly prefix: string;
  /** k of what every match begins with, or -1. */
  readonly first: number;
  /** Matches only at the very beginning. */
  readonly anchored: boolean;
  /**
   * k of a run every match begins with, or -1: if matching fails after a run, it fails from everywhere inside it too.
   * Makes `\w+@` linear where it is quadratic otherwise.
   */
  readonly leadingRun: number;
}
