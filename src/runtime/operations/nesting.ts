/** A bound on recursion over nested data, so that hostile nesting is a RecursionError and never an overflow of the JS stack. */
import { makeException } from '../exceptions/raise.ts';

/** Levels of nested data that one operation walks by JS recursion. */
const MAX_NESTING = 1000;

let nesting = 0;

/**
 * Goes one level down; pair it with `leaveNesting` in a finally. `activity` completes CPython's message:
 * "in comparison", "while getting the repr of an object". Throws RecursionError.
 */
export function enterNesting(activity: string): void {
  if (nesting >= MAX_NESTING) throw makeException('RecursionError', `maximum recursion depth exceeded ${activity}`);
  nesting++;
}

export function leaveNesting(): void {
  nesting--;
}
