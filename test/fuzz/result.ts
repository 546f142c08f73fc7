/** What a program did, in a form that two implementations can be compared by. */

export interface Result {
  readonly stdout: string;
  /** Traceback of the uncaught exception, or empty. */
  readonly error: string;
  /** Ran into a limit or a bound that is not the same everywhere: not to be compared. */
  readonly unsettled?: boolean;
  /** The engine itself broke: its message. */
  readonly crash?: string;
}

/** Name a program has in tracebacks. */
export const FILENAME = 'program.py';

/** How the results differ; undefined if they are equal or can't be compared. */
export function difference(ours: Result, theirs: Result): string | undefined {
  if (ours.crash !== undefined) return `crash: ${ours.crash}`;
  if (ours.unsettled === true || theirs.unsettled === true) return undefined;
  const mine = plain(ours.stdout);
  const wanted = plain(theirs.stdout);
  if (unbounded(mine) || unbounded(wanted)) return undefined;
  if (mine !== wanted) return `stdout:\n${firstDifference(mine, wanted)}`;
  const error = plain(ours.error);
  const wantedError = plain(theirs.error);
  if (unbounded(error) || unbounded(wantedError)) return undefined;
  return error === wantedError ? undefined : `traceback:\n${firstDifference(error, wantedError)}`;
}

/** Addresses differ from process to process. */
function plain(text: string): string {
  return text.replace(/0x[0-9a-f]{6,}/g, '0x');
}

/** Where recursion stops depends on what an implementation counts. */
function unbounded(text: string): boolean {
  return text.includes('RecursionError') || text.includes('MemoryError') || text.includes('integer string conversion');
}

function firstDifference(ours: string, theirs: string): string {
  const mine = ours.split('\n');
  const wanted = theirs.split('\n');
  let at = 0;
  while (mine[at] === wanted[at]) at++;
  return `  ours:    ${mine[at] ?? '(nothing)'}\n  CPython: ${wanted[at] ?? '(nothing)'}`;
}
