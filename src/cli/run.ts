/** `tierup run`: one program, its output as it is printed, its exit code. */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { Engine } from '../engine/engine.ts';
import type { Outcome } from '../engine/outcome.ts';
import { type Mount, MountedFiles } from '../host/mounted-files.ts';
import { addLimitOptions, type LimitOptions, limitsOf } from './limits.ts';
import { EXIT } from './program.ts';
import { readStdinLines } from './stdin.ts';
import { tierOptions } from './tiers.ts';

interface RunFlags extends LimitOptions {
  readonly command?: string;
  readonly mount?: readonly string[];
  readonly env?: readonly string[];
  readonly allowNet?: readonly string[];
  readonly allowPrivate?: boolean;
  readonly allowSqlite?: boolean;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly lane?: string;
  readonly stats?: boolean;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function registerRun(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('run')
    .description('runs a Python program: a file, -c CODE, or - for standard input')
    .argument('[file]', 'the program, or - for standard input')
    .argument('[args...]', 'sys.argv of the program')
    .option('-c, --command <code>', 'run this text')
    .option(
      '--mount <folder>',
      'let the program read a folder, as /NAME of it; it starts in the first. FOLDER:rw to write too (repeatable)',
      collect,
    )
    .option('--env <name>', 'let the program see an environment variable, NAME or NAME=VALUE (repeatable)', collect)
    .option('--allow-net <host>', 'let the program ask a host over HTTP: HOST, *.HOST, HOST:PORT (repeatable)', collect)
    .option('--allow-private', 'with --allow-net: also addresses of private networks and of this machine')
    .option('--allow-sqlite', 'let the program use sqlite3: in memory, and files of mounted folders')
    .option('--json', 'print the outcome as JSON')
    .addOption(
      new Option('--lane <lane>', 'where it runs; auto: on CPython if it imports what the engine does not have')
        .choices(['tierup', 'cpython', 'auto'])
        .default('tierup'),
    )
    .option('--stats', 'print afterwards what was compiled and what the run used')
    .option(
      '--explain',
      'print tree, scopes and bytecode to standard error before running; after it tiers, times, types and generated code',
    )
    .passThroughOptions()
    .addHelpText(
      'after',
      '\nExamples:\n  tierup run report.py 2026 --mount ./data --limit-time 10s\n  echo "print(6 * 7)" | tierup run -',
    );
  addLimitOptions(command).action(async (file: string | undefined, args: string[], flags: RunFlags) =>
    finish(await run(file, args, flags)),
  );
}

async function run(file: string | undefined, args: readonly string[], flags: RunFlags): Promise<number> {
  const program = readProgram(file, args, flags);
  if (typeof program === 'string') {
    process.stderr.write(`tierup run: ${program}\n`);
    return EXIT.usage;
  }
  if (flags.lane !== 'tierup') {
    const { needsCpython, runOnCpython } = await import('./run-on-lane.ts');
    if (needsCpython(flags.lane, program.source)) {
      const refused = notOnCpython(flags, program);
      if (refused === undefined)
        return runOnCpython(
          program.source,
          program.filename,
          limitsOf(flags),
          process.env['TIERUP_PYTHON'] ?? 'python3',
        );
      process.stderr.write(`tierup run: the CPython lane has no ${refused}\n`);
      return EXIT.usage;
    }
  }
  const files = mountFiles(flags, program.folder);
  if (typeof files === 'string') {
    process.stderr.write(`tierup run: ${files}\n`);
    return EXIT.usage;
  }
  if (flags.explain === true) {
    const { explain } = await import('./explain.ts');
    process.stderr.write(explain(program.source, program.filename));
  }
  const tiers = tierOptions(process.env);
  if (typeof tiers === 'string') {
    process.stderr.write(`tierup run: ${tiers}\n`);
    return EXIT.usage;
  }
  const output = { stdout: '', stderr: '' };
  const session = new Engine(tiers).session({
    ...(flags.explain === true && { promotion: { ...tiers.promotion, keepTexts: true } }),
    limits: limitsOf(flags),
    onOutput: (stream, text) => {
      if (flags.json === true) output[stream] += text;
      else process[stream].write(text);
    },
    readLine: readStdinLines(file === '-' && flags.command === undefined),
    environment: environmentOf(flags.env ?? []),
    argv: program.argv,
    ...(files !== undefined && { files }),
    ...(flags.allowSqlite === true && { databases: {} }),
    ...(flags.allowNet !== undefined && {
      network: { allow: flags.allowNet, allowPrivate: flags.allowPrivate === true },
    }),
    importPaths: program.folder === undefined ? [] : [program.folder],
  });
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  const quiet = flags.json === true;
  // What went wrong is said before functions of atexit print, as CPython does.
  let isTold = false;
  const tierNotes = flags.explain === true ? await import('./explain-tiers.ts') : undefined;
  const stopProfile = await tierNotes?.startProfile();
  const outcome = await session.run(program.source, {
    filename: program.filename,
    signal: controller.signal,
    result: quiet ? 'lastExpression' : 'none',
    isLast: true,
    onFailure: (failure) => {
      isTold = true;
      report(failure, quiet);
    },
  });
  process.removeListener('SIGINT', interrupt);
  if (quiet) process.stdout.write(`${JSON.stringify({ outcome, ...output }, jsonValue)}\n`);
  const code = report(outcome, quiet || (isTold && (outcome.kind === 'error' || outcome.kind === 'exit')));
  if (tierNotes !== undefined && stopProfile !== undefined)
    process.stderr.write(tierNotes.explainTiers(session, program.source, program.filename, await stopProfile()));
  if (flags.stats === true) {
    const { statsText } = await import('./stats.ts');
    process.stderr.write(statsText(session, outcome));
  }
  return code;
}

/** What was asked for and only the engine has. */
function notOnCpython(flags: RunFlags, program: Program): string | undefined {
  if (program.argv.length > 1) return 'arguments for the program';
  const names = ['mount', 'env', 'allowNet', 'json', 'stats', 'explain'] as const;
  const found = names.find((name) => flags[name] !== undefined);
  return found === undefined ? undefined : `--${found === 'allowNet' ? 'allow-net' : found}`;
}

/** JSON of values that JSON has no form for. */
function jsonValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), item]));
  if (value instanceof Set) return [...value];
  return value;
}

interface Program {
  readonly source: string;
  readonly filename: string;
  readonly argv: readonly string[];
  /** Folder of the script, for neighbour imports. */
  readonly folder: string | undefined;
}

/** The program to run, or what is wrong with the arguments. */
function readProgram(file: string | undefined, args: readonly string[], flags: RunFlags): Program | string {
  if (flags.command !== undefined)
    return {
      source: flags.command,
      filename: '<string>',
      argv: ['-c', ...(file === undefined ? [] : [file]), ...args],
      folder: undefined,
    };
  if (file === undefined) return 'no program given: name a file, use -c CODE, or - for standard input';
  if (file === '-')
    return { source: readFileSync(0, 'utf8'), filename: '<stdin>', argv: ['-', ...args], folder: undefined };
  try {
    return {
      source: readFileSync(file, 'utf8'),
      filename: file,
      argv: [file, ...args],
      folder: dirname(resolve(file)),
    };
  } catch (thrown) {
    return `can't open file '${file}': ${(thrown as Error).message}`;
  }
}

function mountFiles(flags: RunFlags, folder: string | undefined): MountedFiles | undefined | string {
  const mounts: Mount[] = [];
  for (const text of flags.mount ?? []) {
    const writable = text.endsWith(':rw');
    const path = resolve(writable ? text.slice(0, -3) : text.replace(/:ro$/, ''));
    mounts.push({ host: path, guest: `/${basename(path)}`, writable });
  }
  // The script's own folder is where import looks; only Python files of it can be read.
  if (folder !== undefined) mounts.push({ host: folder, guest: folder, writable: false, only: /\.py$/ });
  return mounts.length === 0 ? undefined : MountedFiles.open(mounts);
}

function environmentOf(names: readonly string[]): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const entry of names) {
    const [name, value] = entry.includes('=')
      ? [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]
      : [entry, process.env[entry]];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

/** Says how the run ended where that is not plain from its output. */
function report(outcome: Outcome, quiet: boolean): number {
  switch (outcome.kind) {
    case 'value':
      return EXIT.ok;
    case 'error':
      if (!quiet) process.stderr.write(outcome.error.traceback);
      return EXIT.failed;
    case 'exit':
      if (!quiet && outcome.message !== undefined) process.stderr.write(`${outcome.message}\n`);
      return outcome.code;
    case 'limit':
      if (!quiet) process.stderr.write(`tierup: ${outcome.message}\n`);
      return EXIT.limit;
    case 'interrupted':
      if (!quiet) process.stderr.write('KeyboardInterrupt\n');
      return EXIT.interrupted;
  }
}
