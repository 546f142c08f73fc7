/**
 * `npm run bench -- imports`: milliseconds of processor time that the first import of a module takes in a fresh session of a
 * loaded engine: the least of all rounds, without what running `pass` takes.
 */
import { Engine } from '../src/index.ts';

const COMMON =
  'abc argparse ast asyncio base64 bisect calendar collections collections.abc configparser contextlib copy csv dataclasses datetime decimal difflib doctest enum fractions functools hashlib heapq html inspect io itertools jinja2 json logging math operator os pathlib pickle pprint random re requests secrets shlex shutil sqlite3 statistics string struct tempfile textwrap threading time traceback types typing unittest urllib.parse uuid warnings weakref xml.etree.ElementTree zlib zoneinfo';

/** Gives the exit code. */
export function benchImports(rounds: number, names: readonly string[], json: boolean): number {
  const modules = names.length > 0 ? names : COMMON.split(' ');
  const engine = new Engine();
  const least = new Map<string, number>();
  const nothing = leastOf(rounds * 4, () => importMs(engine, 'pass'));
  for (let round = 0; round < rounds; round++)
    for (const name of modules)
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, importMs(engine, `import ${name}`)));
  const rows = [...least].map(([name, ms]) => ({ name, ms: Math.max(0, ms - nothing) })).sort((a, b) => b.ms - a.ms);
  if (json) console.log(JSON.stringify(rows));
  else {
    for (const { name, ms } of rows) console.log(`${name.padEnd(26)}${ms.toFixed(2).padStart(7)} ms`);
    console.log(`${rows.filter(({ ms }) => ms < 1).length} of ${rows.length} in less than a millisecond`);
  }
  return 0;
}

function importMs(engine: Engine, source: string): number {
  using session = engine.session();
  const before = process.cpuUsage();
  const outcome = session.runSync(source, { result: 'none' });
  const { user, system } = process.cpuUsage(before);
  if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome).slice(0, 400));
  return (user + system) / 1000;
}

function leastOf(count: number, measure: () => number): number {
  return Math.min(...Array.from({ length: count }, measure));
}
