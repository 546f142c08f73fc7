import { Engine } from '../src/index.ts';

const session = new Engine().session({
  limits: { timeoutMs: 1000, maxBytes: 64 * 1024 * 1024 },
  onOutput: (stream, text) => process[stream].write(text),
});
const outcome = await session.run('total = sum(prices)\nconvert(total)', {
  inputs: { prices: [3, 4, 5], convert: async (amount: number) => amount * 1.1 },
});
if (outcome.kind === 'value') console.log(outcome.value);
else console.error(outcome);
