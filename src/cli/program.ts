/** Puts the commands together. Takes arguments, gives an exit code. */
import { Command, CommanderError } from 'commander';
import { registerRepl, repl } from './repl.ts';
import { registerRun } from './run.ts';

/** Exit codes: 0 done, 1 the program failed, 2 bad usage, 124 a limit, 130 interrupted; else what sys.exit was given. */
export const EXIT = { ok: 0, failed: 1, usage: 2, limit: 124, interrupted: 130 } as const;

export async function main(args: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command('tierup')
    .description('Runs the Python that AI agents and workflows write: safely, and fast.')
    .version('0.1.0')
    .showSuggestionAfterError()
    .showHelpAfterError('(try: tierup --help)')
    .exitOverride()
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExamples:\n  tierup run report.py --mount data\n  tierup run -c "print(2 ** 100)"\n  tierup                      an interactive prompt',
    );
  const finish = (result: number): void => {
    code = result;
  };
  registerRun(program, finish);
  registerRepl(program, finish);
  const scale = program.command('scale').description('measures, fits, simulates and checks how a service scales');
  // Loaded only when asked for: a first snippet does not wait for it.
  if (args[0] === 'scale') (await import('./scale/scale.ts')).registerScale(scale, finish);
  const serve = program.command('serve').description('runs programs for callers over HTTP, as dify-sandbox does');
  if (args[0] === 'serve') (await import('./serve.ts')).registerServe(serve, finish);
  program.action(async () => finish(await repl({})));
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return code;
}
