/** `npm run bench -- service WHAT`: the service under load; each part says what it measures. */
import { parseArgs } from 'node:util';
import { measureHostile } from './hostile.ts';
import { measurePayloads } from './payloads.ts';
import { measureProcesses } from './process-per-run.ts';

const USAGE =
  'npm run bench -- service hostile [--rate N] [--seconds N] | payloads [--seconds N] | processes [--rounds N]';

/** Gives the exit code. */
export async function benchService(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      rate: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(`${USAGE}\nexample: npm run bench -- service hostile --rate 20 --seconds 10`);
    return 0;
  }
  const seconds = Number(values.seconds);
  switch (positionals[0]) {
    case 'hostile':
      await measureHostile(Number(values.rate), seconds);
      return 0;
    case 'payloads':
      await measurePayloads(seconds);
      return 0;
    case 'processes':
      await measureProcesses(Number(values.rounds));
      return 0;
    default:
      console.error(USAGE);
      return 2;
  }
}
