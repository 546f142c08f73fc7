/** Lines of standard input, for input(). */
import { createInterface } from 'node:readline';

/** Reads on demand; `used` says that standard input was the program itself. */
export function readStdinLines(used: boolean): (prompt: string) => Promise<string | undefined> {
  let lines: AsyncIterator<string> | undefined;
  return async (prompt) => {
    if (prompt !== '') process.stdout.write(prompt);
    if (used) return undefined;
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const next = await lines.next();
    if (next.done === true) return undefined;
    process.stdin.unref?.();
    return next.value;
  };
}
