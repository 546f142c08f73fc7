/** Puts the commands together. Takes arguments, gives an exit code. */
import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { registerRepl, repl } from './repl.ts';
import { registerRun } from './run.ts';

/** Exit codes: 0 done, 1 the program failed, 2 bad usage, 124 a limit, 130 interrupted; else what sys.exit was given. */
export const EXIT = { ok: 0, failed: 1, usage: 2, limit: 124, interrupted: 130, closedPipe: 141 } as const;

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
  const warmup = program.command('warmup').description('compiles tools ahead, and shows what that is worth');
  if (args[0] === 'warmup') (await import('./warmup.ts')).registerWarmup(warmup, finish);
  const engine = program.command('engine').description('the engine for hosts in any language, over a pipe');
  if (args[0] === 'engine') (await import('./engine.ts')).registerEngine(engine, finish);
  const scale = program.command('scale').description('measures, fits, simulates and checks how a service scales');
  // Loaded only when asked for: a first snippet does not wait for it.
  if (args[0] === 'scale') (await import('./scale/scale.ts')).registerScale(scale, finish);
  const serve = program.command('serve').description('runs programs for callers over HTTP, as dify-sandbox does');
  if (args[0] === 'serve') (await import('./serve.ts')).registerServe(serve, finish);
  const modules = program.command('modules').description('lists what programs can import, and what is missing of it');
  if (args[0] === 'modules') (await import('./modules.ts')).registerModules(modules, finish);
  const load = program.command('load').description('sends requests to a service and says how long answers took');
  if (args[0] === 'load') (await import('./load.ts')).registerLoad(load, finish);
  const doctor = program.command('doctor').description('says which lanes this machine can offer, with which walls');
  if (args[0] === 'doctor') (await import('./doctor.ts')).registerDoctor(doctor, finish);
  program
    .argument('[command]')
    .allowExcessArguments()
    .action(async (unknown: string | undefined) => {
      if (unknown !== undefined) program.error(`error: ${misread(unknown, program)}`, { exitCode: EXIT.usage });
      finish(await repl({}));
    });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return code;
}

/** What is wrong with a first word that is no command, and what to type instead. */
function misread(word: string, program: Command): string {
  if (existsSync(word)) return `'${word}' is no command\n(Did you mean tierup run ${word}?)`;
  const names = program.commands.map((command) => command.name());
  const [near] = names.filter(
    (name) => [...name].sort().join('') === [...word].sort().join('') || isOneLetterOff(name, word),
  );
  return `unknown command '${word}'${near === undefined ? '' : `\n(Did you mean ${near}?)`}`;
}

/** True if one letter added, dropped or replaced makes one word the other. */
function isOneLetterOff(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
