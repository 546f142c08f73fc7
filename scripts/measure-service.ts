/**
 * `npm run measure`: the figures of docs/scaling.md about tierup's own service, in under six minutes on a quiet machine.
 * Writes the tables and everything that was printed into docs/scaling.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'scaling');
const cost = 'docs/scaling/service-cost.csv';
const highest = 'docs/scaling/service-highest.csv';
const printed: string[] = [];

function scale(...args: string[]): void {
  const ran = spawnSync(process.execPath, [join(root, 'src', 'cli', 'main.ts'), 'scale', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 900_000,
  });
  if (ran.error !== undefined) throw ran.error;
  const text = `$ tierup scale ${args.join(' ')}\n${ran.stdout}`;
  process.stdout.write(text);
  printed.push(text);
}

const sizes = [
  '--generator',
  'shared',
  '--rate',
  '40',
  '--repeats',
  '1',
  '--warm-up',
  '2',
  '--warm-up-requests',
  '800',
];
// What a request costs, at one replica to eight: as many requests as there is time for, in turns.
scale(
  'measure',
  '--service',
  '--replicas',
  '1,2,4,8',
  '--oversubscribe',
  '--seconds',
  '10',
  '--rounds',
  '3',
  ...sizes,
  '--csv',
  cost,
);
scale('fit', cost);
// The highest rate, where there are cores for it.
const search = ['--seconds', '2', '--objective', '25', '--search-seconds', '1.5', '--csv', highest];
scale('measure', '--service', '--replicas', '1,2', ...sizes, ...search);
scale('fit', highest);
scale('predict', '--service', '--seconds', '20', '--rounds', '1', '--warm-up-requests', '400');
writeFileSync(join(folder, 'service.txt'), printed.join('\n'));
