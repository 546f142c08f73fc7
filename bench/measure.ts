/** Runs a program of bench/ on the engine in a process of its own; the program gets `cpu_seconds`, this process's clock. */
import { readFileSync } from 'node:fs';
import { Engine } from '../src/index.ts';

const session = new Engine().session({
  argv: ['bench', ...process.argv.slice(3)],
  onOutput: (stream, text) => process[stream].write(text),
});
const outcome = await session.run(readFileSync(process.argv[2] as string, 'utf8'), {
  inputs: {
    cpu_seconds: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
  },
  result: 'none',
});
if (outcome.kind !== 'value') {
  console.error(JSON.stringify(outcome).slice(0, 2000));
  process.exit(1);
}
