/** Errors of the scale commands: one line that says what is wrong, one that says what to do. */

/** Exit code 2, with a next step. */
export class UsageError extends Error {
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.next = next;
  }
}

/** Runs a command; usage errors become two lines on stderr. */
export async function guarded(name: string, action: () => Promise<number> | number): Promise<number> {
  try {
    return await action();
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    process.stderr.write(`tierup scale ${name}: ${thrown.message}\n  ${thrown.next}\n`);
    return 2;
  }
}
