/** `tierup` alone: an interactive prompt. Ctrl-C stops the program that runs, or drops what is being typed. */
import type { Command } from 'commander';
import { Engine } from '../engine/engine.ts';
import type { Outcome } from '../engine/outcome.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { parseInteractive } from '../syntax/parser.ts';
import { addLimitOptions, type LimitOptions, limitsOf } from './limits.ts';
import { EXIT } from './program.ts';
import { INTERRUPTED, PromptLines, type Terminal } from './prompt-lines.ts';

const GREETING = 'tierup: Python 3.13 for code you did not write. exit() or Ctrl-D ends.\n';

export function registerRepl(program: Command, finish: (code: number) => void): void {
  addLimitOptions(program.command('repl').description('an interactive prompt (also: tierup without a command)')).action(
    async (flags: LimitOptions) => finish(await repl(flags)),
  );
}

/** The terminal of the process. */
function ownTerminal(): Terminal {
  return { input: process.stdin, output: process.stdout, interactive: process.stdin.isTTY === true };
}

/** Reads statements until end of input or exit(). Gives the exit code. */
export async function repl(flags: LimitOptions, terminal: Terminal = ownTerminal()): Promise<number> {
  const { output, interactive } = terminal;
  const errors = interactive ? output : process.stderr;
  let running: AbortController | undefined;
  // Ctrl-C between the last line of a statement and its start belongs to the statement.
  let interruptedEarly = false;
  const lines = new PromptLines(terminal, () => {
    if (running === undefined) interruptedEarly = true;
    else running.abort();
  });
  const session = new Engine().session({
    limits: limitsOf(flags),
    onOutput: (stream, text) => (stream === 'stdout' ? output : errors).write(text),
    readLine: async (prompt) => {
      if (!interactive) output.write(prompt);
      const line = await lines.read(prompt);
      if (line === INTERRUPTED) running?.abort();
      return line === INTERRUPTED ? undefined : line;
    },
  });
  /** What the program registered with atexit; Ctrl-C stops that too. */
  const end = async (): Promise<void> => {
    running = new AbortController();
    const outcome = await session.run('', { filename: '<stdin>', signal: running.signal, isLast: true });
    errors.write(complaint(outcome));
    lines.close();
  };
  if (interactive) output.write(GREETING);
  for (let count = 0; ; count++) {
    interruptedEarly = false;
    const source = await readStatement(lines, output);
    if (source === undefined) break;
    if (source.trim() === '') continue;
    running = new AbortController();
    if (interruptedEarly) running.abort();
    const outcome = await session.run(source, {
      mode: 'interactive',
      filename: `<python-input-${count}>`,
      signal: running.signal,
    });
    running = undefined;
    if (outcome.kind === 'exit') {
      if (outcome.message !== undefined) errors.write(`${outcome.message}\n`);
      await end();
      return outcome.code;
    }
    errors.write(complaint(outcome));
  }
  if (interactive) output.write('\n');
  await end();
  return EXIT.ok;
}

/** Lines up to the end of a statement; empty if they were dropped; undefined at the end of input. */
async function readStatement(lines: PromptLines, output: Terminal['output']): Promise<string | undefined> {
  let source = '';
  for (;;) {
    const line = await lines.read(source === '' ? '>>> ' : '... ');
    if (line === INTERRUPTED) {
      output.write('KeyboardInterrupt\n');
      return '';
    }
    if (line === undefined) return source === '' ? undefined : source;
    if (beginsNext(source, line)) {
      lines.putBack(line);
      return `${source}\n`;
    }
    source += `${line}\n`;
    if (isComplete(source) && !(line.trim() === '' && (await goesOnPasted(lines)))) return source;
  }
}

/** What goes on with a statement from the left margin. */
const CONTINUES = /^(?:else|elif|except|finally)\b/;

/** A pasted block has empty lines in it: what follows them at once and is indented, or `else:`, belongs to it. */
async function goesOnPasted(lines: PromptLines): Promise<boolean> {
  const next = await lines.ahead();
  return next !== undefined && (/^\s/.test(next) || CONTINUES.test(next));
}

/** A block ends with an empty line; pasted ones often go on with the next statement instead. */
function beginsNext(block: string, line: string): boolean {
  return block !== '' && /^[^\s#]/.test(line) && !CONTINUES.test(line) && isComplete(`${block}\n`);
}

/** False for what needs more lines; what no lines can mend is complete. */
function isComplete(source: string): boolean {
  try {
    return !('incomplete' in parseInteractive(source));
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) return true;
    throw thrown;
  }
}

/** What is said about a run that did not end well. */
function complaint(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'error':
      return outcome.error.traceback;
    case 'limit':
      return `tierup: ${outcome.message}\n`;
    case 'interrupted':
      return '\nKeyboardInterrupt\n';
    default:
      return '';
  }
}
