/** `npm run example`: runs a program of the kind an agent writes, and says what the engine did. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '../src/index.ts';

const path = join(import.meta.dirname, '..', 'examples', 'agent_report.py');
const startedAt = performance.now();
const session = new Engine().session({
  limits: { timeoutMs: 10_000, maxBytes: 256 * 1024 * 1024 },
  onOutput: (stream, text) => process[stream].write(text),
});
const readyAt = performance.now();
const outcome = await session.run(readFileSync(path, 'utf8'), {
  filename: 'agent_report.py',
  inputs: { region: 'north' },
});
const { usage } = outcome;
console.log(
  `\nsession ready in ${(readyAt - startedAt).toFixed(1)} ms; ${outcome.kind}: ${usage.steps} steps, ${usage.outputBytes} bytes printed, ${usage.elapsedMs.toFixed(1)} ms`,
);
console.log('next: npm run tierup -- run examples/agent_report.py, or npm run tierup for a prompt');
process.exitCode = outcome.kind === 'value' ? 0 : 1;
