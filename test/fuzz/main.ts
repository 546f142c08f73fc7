/**
 * `npm run fuzz`: random programs on the engine and on CPython 3.13, differences minimised and written to files.
 * Exit codes: 0 all equal, 1 differences, 2 bad usage or no CPython 3.13.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { campaign, type Find, type Report } from './campaign.ts';
import { MODES } from './modes.ts';
import { findOracle, Oracle } from './oracle.ts';

interface Flags {
  readonly seed: number;
  readonly count: number;
  readonly mode: string;
  readonly out?: string;
  readonly minimise: boolean;
  readonly maxFinds: number;
  readonly json?: boolean;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('expected a whole number');
  return value;
}

function modeName(text: string): string {
  if (!Object.hasOwn(MODES, text)) throw new InvalidArgumentError(`modes are: ${Object.keys(MODES).join(', ')}`);
  return text;
}

const command = new Command('npm run fuzz --')
  .description('Runs random Python programs on the engine and on CPython 3.13 and reports differences.')
  .option('--seed <number>', 'seed of the first program; the others follow', wholeNumber, 1)
  .option('--count <number>', 'programs', wholeNumber, 500)
  .option('--mode <name>', `how the engine runs them: ${Object.keys(MODES).join(', ')}`, modeName, 'default')
  .option('--out <folder>', 'write each minimised difference to a file there')
  .option('--no-minimise', 'report programs as generated')
  .option('--max-finds <number>', 'stop after so many differences', wholeNumber, 10)
  .option('--json', 'print the report as JSON')
  .addHelpText(
    'after',
    '\nCPython is $TIERUP_ORACLE, else the python3 of pyenv or python3.13.\nExamples:\n  npm run fuzz -- --seed 1 --count 2000 --out finds\n  npm run fuzz -- --seed 4711 --count 1        the program of one seed',
  )
  .exitOverride()
  .showHelpAfterError('(try --help)');

function write(folder: string, find: Find): void {
  mkdirSync(folder, { recursive: true });
  const comment = `# seed ${find.seed}\n${find.difference.replace(/^/gm, '# ')}\n`;
  writeFileSync(join(folder, `seed-${find.seed}.py`), comment + find.source);
}

async function main(args: readonly string[]): Promise<number> {
  try {
    command.parse(args, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    throw thrown;
  }
  const flags = command.opts<Flags>();
  const found = findOracle();
  if (found === undefined) {
    console.error('fuzz: no CPython 3.13 found; set TIERUP_ORACLE to one');
    return 2;
  }
  const oracle = new Oracle(found);
  const other = new Oracle(found, '1');
  const startedAt = performance.now();
  const showProgress = process.stderr.isTTY === true;
  const report = await campaign(flags, oracle, other, (done, finds) => {
    if (showProgress && done % 20 === 0) process.stderr.write(`\r${done} of ${flags.count}, ${finds} differ `);
  });
  if (showProgress) process.stderr.write('\n');
  oracle.close();
  other.close();
  if (flags.out !== undefined) for (const find of report.finds) write(flags.out, find);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    flags.json === true ? JSON.stringify({ ...flags, ...report, seconds }) : describe(report, flags, seconds),
  );
  return report.finds.length > 0 ? 1 : 0;
}

function describe(report: Report, flags: Flags, seconds: number): string {
  const finds = report.finds.map((find) => `--- seed ${find.seed}: ${find.difference}\n${find.source}`);
  return [
    ...finds,
    `${report.programs} programs from seed ${flags.seed}, mode ${flags.mode}, in ${seconds.toFixed(1)} s: ${report.finds.length} differ, ${report.invalid} invalid on both, ${report.unsettled} not compared (limits, or not the same on every run)`,
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
