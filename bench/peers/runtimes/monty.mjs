/** The same as driver.py for Monty's addon. Arguments: folder of the package, path, runs, seconds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, path, runs, seconds] = process.argv.slice(2);
const { Monty } = createRequire(join(folder, 'package.json'))('@pydantic/monty');
const source = readFileSync(path, 'utf8');
const times = [];
let output;
let program;
const began = performance.now();
try {
  while (times.length < Number(runs) && (times.length < 3 || performance.now() - began < Number(seconds) * 1000)) {
    let printed = '';
    const started = performance.now();
    program ??= new Monty(source);
    program.run({
      printCallback: (_stream, text) => {
        printed += text;
      },
    });
    times.push(performance.now() - started);
    output ??= printed;
  }
  console.log(JSON.stringify({ times, output }));
} catch (error) {
  console.log(JSON.stringify({ error: String(error.message).split('\n').at(-1) }));
}
