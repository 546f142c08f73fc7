/** The same as driver.py for this engine. Arguments: folder of the built package, tier, path, runs, seconds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, tier, path, runs, seconds] = process.argv.slice(2) as [string, string, string, string, string];
const { Engine } = (await import(
  pathToFileURL(join(folder, 'index.js')).href
)) as typeof import('../../../src/index.ts');
const source = readFileSync(path, 'utf8');
const engine = new Engine(tier === 'interpreter' ? { promotion: { mode: 'never' } } : {});
const times: number[] = [];
let output: string | undefined;

function once(text: string): string | undefined {
  let printed = '';
  const session = engine.session({
    onOutput: (_stream, part) => {
      printed += part;
    },
  });
  const started = performance.now();
  const outcome = session.runSync(text, { result: 'none' });
  times.push(performance.now() - started);
  session.close();
  if (outcome.kind === 'value') return printed;
  console.log(JSON.stringify({ error: JSON.stringify(outcome).slice(0, 200) }));
  return undefined;
}

once('x = [i for i in range(10)]\nprint(len(x))');
times.length = 0;
const began = performance.now();
while (times.length < Number(runs) && (times.length < 3 || performance.now() - began < Number(seconds) * 1000)) {
  const printed = once(source);
  if (printed === undefined) process.exit();
  output ??= printed;
}
console.log(JSON.stringify({ times, output }));
