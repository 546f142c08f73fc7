/** A bound on recursion over nested data, so that hostile nesting is a RecursionError and never an overflow of the JS stack. */
import { makeException } from '../exceptions/raise.ts';
import { realm } from '../realm.ts';

/** Levels of nested data that one operation walks by JS recursion: some ten JS frames each, which the stack has room for. */
const MAX_NESTING = 600;

let nesting = 0;
/** What was walked last: completes the message where the JS stack is used up before MAX_NESTING levels are. */
let lastActivity = '';

/**
 * Goes one level down; pair it with `leaveNesting` in a finally. `activity` completes CPython's message:
 * "in comparison", "while getting the repr of an object", or nothing. Throws RecursionError.
 */
export function enterNesting(activity: string): void {
  if (nesting >= MAX_NESTING) throw makeException('RecursionError', overflowMessage(activity));
  realm().budget.work(1); // shared substructure makes a small value a long walk
  if (nesting === 0) lastActivity = activity;
  nesting++;
}

/** Message of a RecursionError for an overflow of the JS stack: how much room a level takes depends on what V8 compiled. */
export function overflowMessage(activity = lastActivity): string {
  return `maximum recursion depth exceeded${activity === '' ? '' : ` ${activity}`}`;
}

export function leaveNesting(): void {
  nesting--;
}

/**
 * Sets the level; gives the one before, to be put back. For a computation that was suspended at some level and now
 * goes on inside another one's: without it, waiting for guest code at every level would hide the depth.
 */
export function swapNesting(level: number): number {
  const before = nesting;
  nesting = level;
  return before;
}

/** The level now. */
export function currentNesting(): number {
  return nesting;
}
