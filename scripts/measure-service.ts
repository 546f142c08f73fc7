/**
 * `npm run measure`: the figures of docs/scaling.md about tierup's own service, in under six minutes on a quiet machine.
 * Writes the table, the chart and everything that was printed into docs/scaling.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'scaling');
const table = 'docs/scaling/service.csv';
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

const sizes = ['--replicas', '1,2,4,8', '--generator', 'shared', '--oversubscribe', '--rate', '40', '--seconds', '6'];
const rounds = ['--repeats', '1', '--rounds', '2', '--warm-up', '3', '--warm-up-requests', '800'];
const search = ['--objective', '25', '--search-seconds', '1.5', '--csv', table, '--svg', 'docs/scaling/service.svg'];
scale('measure', '--service', ...sizes, ...rounds, ...search);
scale('fit', table);
scale('predict', '--service', '--seconds', '16', '--rounds', '2', '--warm-up-requests', '400');
writeFileSync(join(folder, 'service.txt'), printed.join('\n'));
