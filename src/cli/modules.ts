/** `tierup modules`: what programs can import, and what is missing of it. */
import type { Command } from 'commander';
import { absentModules, listModules, type ModuleFacts } from '../engine/modules.ts';
import { EXIT } from './program.ts';

interface Flags {
  readonly json?: boolean;
}

export function registerModules(command: Command, finish: (code: number) => void): void {
  command
    .argument('[name...]', 'modules to tell about; all of them without')
    .option('--json', 'print a JSON object')
    .addHelpText('after', '\nExamples:\n  tierup modules\n  tierup modules csv argparse\n  tierup modules --json')
    .action((names: string[], flags: Flags) => finish(modules(names, flags)));
}

function modules(names: readonly string[], flags: Flags): number {
  const all = listModules();
  const known = new Map(all.map((each) => [each.name, each]));
  const absent = absentModules();
  const unknown = names.filter((name) => !known.has(name));
  const chosen = names.length === 0 ? all : names.flatMap((name) => known.get(name) ?? []);
  if (flags.json === true) {
    const notThere = names.length === 0 ? absent : unknown;
    process.stdout.write(`${JSON.stringify({ modules: chosen, absent: notThere }, undefined, 2)}\n`);
  } else {
    for (const each of chosen) process.stdout.write(`${line(each)}\n`);
    for (const name of unknown) process.stdout.write(`${name}: not there\n`);
    if (names.length === 0) process.stdout.write(summary(all, absent));
  }
  return unknown.length === 0 ? EXIT.ok : EXIT.failed;
}

function line({ name, missing }: ModuleFacts): string {
  return missing.length === 0 ? `${name}: complete` : `${name}: without ${missing.join(', ')}`;
}

function summary(all: readonly ModuleFacts[], absent: readonly string[]): string {
  const partial = all.filter(({ missing }) => missing.length > 0).length;
  return `\n${all.length} modules: ${all.length - partial} with all public names of CPython's, ${partial} without some
not there: ${absent.join(', ')}\n`;
}
