/**
 * `npm run names`: compares the public names of our modules with CPython's (test/modules/public-names.txt, recorded by
 * scripts/record-module-names.py) and writes what is missing to src/modules/missing-names.ts and docs/modules.md.
 * test/modules/public-names.test.ts holds both to the engine.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '../src/index.ts';

const root = join(import.meta.dirname, '..');
export const TABLE_FILE = join(root, 'src', 'modules', 'missing-names.ts');
export const PAGE_FILE = join(root, 'docs', 'modules.md');

interface Recorded {
  readonly python: string;
  /** Modules of CPython that are not here at all. */
  readonly absent: readonly string[];
  /** Modules here that CPython does not have: parts of others. */
  readonly own: readonly string[];
  readonly names: Readonly<Record<string, readonly string[]>>;
}
export const recorded = readRecorded();

/** A line each: the version, the modules that are absent, and every module with its names. */
function readRecorded(): Recorded {
  const text = readFileSync(join(root, 'test', 'modules', 'public-names.txt'), 'utf8');
  const [version, absent, own, ...modules] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  return {
    python: version?.[1] ?? '',
    absent: absent?.slice(1) ?? [],
    own: own?.slice(1) ?? [],
    names: Object.fromEntries(modules.map(([name, ...names]) => [name as string, names])),
  };
}

/** Asks a session which names it does not have. */
const PROGRAM = `
import importlib
missing = {}
for name, names in table.items():
    module = importlib.import_module(name)
    for path in names:
        found = module
        for part in path.split('.'):
            if not hasattr(found, part):
                missing.setdefault(name, []).append(path)
                break
            found = getattr(found, part)
missing
`;

/** Module to the names it lacks; of a class that is missing, only itself. */
export async function missingNames(): Promise<ReadonlyMap<string, readonly string[]>> {
  const outcome = await new Engine().session({}).run(PROGRAM, { inputs: { table: recorded.names } });
  if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome));
  const missing = outcome.value as ReadonlyMap<string, string[]>;
  return new Map([...missing].map(([name, names]) => [name, withoutParts(names)]));
}

/** Of a class that is missing, not its attributes as well. */
function withoutParts(names: readonly string[]): string[] {
  return names.filter((each) => !each.includes('.') || !names.includes(each.split('.')[0] as string));
}

/** The source of missing-names.ts. */
export function tableSource(missing: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...missing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, names]) => `${name}: ${names.join(' ')}`);
  return `/** Public names of CPython ${recorded.python}'s modules that ours lack, a module a line; written by \`npm run names\`. */
export const MISSING_NAMES = \`
${lines.join('\n')}
\`;

/** Modules of CPython's library that are not here at all. */
export const ABSENT_MODULES = \`
${wrapped(recorded.absent)}
\`;
`;
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [''];
  for (const word of words) {
    if (`${lines.at(-1)} ${word}`.length > 110) lines.push('');
    lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
  }
  return lines.join('\n');
}

/** Module to the page about its differences, by the pages' titles. */
function pages(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(root, 'docs', 'divergences')).sort()) {
    const title = readFileSync(join(root, 'docs', 'divergences', file), 'utf8').split('\n', 1)[0] as string;
    for (const name of title.replace(/^# /, '').split(/,| and /)) found.set(name.trim(), file);
  }
  return found;
}

/** The text of docs/modules.md. */
export function page(missing: ReadonlyMap<string, readonly string[]>): string {
  const about = pages();
  const rows = Object.keys(recorded.names).map((name) => {
    const file = about.get(name);
    const lacks = (missing.get(name) ?? []).map((each) => `\`${each}\``).join(', ');
    const title = file === undefined ? `\`${name}\`` : `[${name}](divergences/${file})`;
    return `- ${title}${lacks === '' ? '' : `, without ${lacks}`}`;
  });
  return `# Modules

Which modules of CPython ${recorded.python}'s library there are, and which of their public names are not there. \`tierup modules\`
prints the same. Written by \`npm run names\` and held to the engine by a test. A link leads to how a module differs.

${rows.join('\n')}

Not there at all: ${recorded.absent.join(', ')}.
`;
}

if (process.argv[1] === import.meta.filename) {
  const missing = await missingNames();
  writeFileSync(TABLE_FILE, tableSource(missing));
  writeFileSync(PAGE_FILE, page(missing));
  const count = [...missing.values()].reduce((sum, names) => sum + names.length, 0);
  console.log(`${Object.keys(recorded.names).length} modules, ${missing.size} of them lack ${count} names`);
}
