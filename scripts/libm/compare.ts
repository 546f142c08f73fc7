/** Compares our libm with what CPython answered: `sample.py 1000000 7 | node scripts/libm/compare.ts`. */
import { createInterface } from 'node:readline';
import { compareLine } from '../../test/libm/compare-line.ts';

const counts = new Map<string, { cases: number; different: number; example: string }>();
for await (const line of createInterface({ input: process.stdin })) {
  const { name, difference } = compareLine(line);
  const count = counts.get(name) ?? { cases: 0, different: 0, example: '' };
  counts.set(name, count);
  count.cases++;
  if (difference === undefined) continue;
  count.different++;
  count.example ||= difference;
}
for (const [name, { cases, different, example }] of counts)
  console.log(`${name.padEnd(8)} ${different} of ${cases} differ ${example}`);
