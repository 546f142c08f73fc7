/** `tierup` alone: an interactive prompt. */
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { Engine } from '../engine/engine.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { parseInteractive } from '../syntax/parser.ts';
import { addLimitOptions, type LimitOptions, limitsOf } from './limits.ts';
import { EXIT } from './program.ts';

export function registerRepl(program: Command, finish: (code: number) => void): void {
  addLimitOptions(program.command('repl').description('an interactive prompt (also: tierup without a command)')).action(
    async (flags: LimitOptions) => finish(await repl(flags)),
  );
}

/** Reads statements until end of input or exit(). */
export async function repl(flags: LimitOptions): Promise<number> {
  const terminal = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: terminal ? process.stdout : undefined,
    terminal,
    historySize: 1000,
  });
  const session = new Engine().session({
    limits: limitsOf(flags),
    onOutput: (stream, text) => process[stream].write(text),
    readLine: (prompt) => lines.question(prompt).catch(() => undefined),
  });
  let running: AbortController | undefined;
  lines.on('SIGINT', () => {
    if (running !== undefined) running.abort();
    else process.stdout.write('\nKeyboardInterrupt\n>>> ');
  });
  if (terminal) process.stdout.write('tierup: Python 3.13 for code you did not write. Ctrl-D ends.\n');
  const prompt = (text: string): void => {
    if (terminal) {
      lines.setPrompt(text);
      lines.prompt();
    }
  };
  let pending = '';
  prompt('>>> ');
  for await (const line of lines) {
    pending += `${line}\n`;
    if (needsMore(pending)) {
      prompt('... ');
      continue;
    }
    const source = pending;
    pending = '';
    running = new AbortController();
    const outcome =
      source.trim() === ''
        ? undefined
        : await session.run(source, { mode: 'interactive', filename: '<stdin>', signal: running.signal });
    running = undefined;
    if (outcome?.kind === 'error') process.stderr.write(outcome.error.traceback);
    if (outcome?.kind === 'limit') process.stderr.write(`tierup: ${outcome.message}\n`);
    if (outcome?.kind === 'interrupted') process.stderr.write('KeyboardInterrupt\n');
    if (outcome?.kind === 'exit') {
      lines.close();
      if (outcome.message !== undefined) process.stderr.write(`${outcome.message}\n`);
      return outcome.code;
    }
    prompt('>>> ');
  }
  if (terminal) process.stdout.write('\n');
  return EXIT.ok;
}

function needsMore(source: string): boolean {
  try {
    return 'incomplete' in parseInteractive(source);
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) return false;
    throw thrown;
  }
}
