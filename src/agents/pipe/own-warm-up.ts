/**
 * Runs small programs before the client's first one comes, so that it finds parser, compiler and interpreter hot: a client
 * starts the process while its model is still thinking.
 */
import type { Engine } from '../../engine/engine.ts';

/** What agents' steps are made of; each round has a text of its own, as steps do. */
const program = (round: number): string => `
import math, re
values_${round} = [{'name': f'item {i}', 'score': i * 7 % 10} for i in range(40)]
total = 0
def weigh(row, by=${round}):
    try:
        return row['score'] * by + len(row['name'])
    except KeyError as error:
        return str(error)
class Entry:
    def __init__(self, name, weight):
        self.name, self.weight = name, weight
entries = [Entry(row['name'], weigh(row)) for row in values_${round}]
for entry in sorted(entries, key=lambda e: -e.weight):
    if entry.weight > 20 and re.match(r'item \\d+', entry.name):
        total += entry.weight
for i in range(1200):
    total += i % 7
print(total, math.sqrt(total), ', '.join(entry.name for entry in entries[:3]))
total`;

const MAX_ROUNDS = 40;
const MAX_MS = 400;

/** Ends early when `wanted` says that a client's program has come. */
export async function warmUpEngine(engine: Engine, wanted: () => boolean): Promise<void> {
  const startedAt = performance.now();
  const session = engine.session({ onOutput: () => undefined });
  for (let round = 0; round < MAX_ROUNDS && performance.now() - startedAt < MAX_MS; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (wanted()) break;
    await session.run(program(round), { filename: `<warm-up ${round}>`, result: 'lastStatement' });
  }
  session.close();
}
