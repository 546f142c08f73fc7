/** `__del__` is a method like any other, and never called by the engine (docs/decisions/finalizers.md). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/index.ts';

async function runText(source: string): Promise<string> {
  let text = '';
  const outcome = await new Engine().session({ onOutput: (_stream, piece) => (text += piece) }).run(source);
  assert.equal(outcome.kind, 'value');
  return text;
}

test('__del__ does not run: not at del, not at gc.collect(), not at the end', async () => {
  const source = `
import gc
class Noisy:
    def __del__(self): print('del')
kept, gone = Noisy(), Noisy()
del gone
(lambda: Noisy())()
gc.collect()
print('end')
`;
  assert.equal(await runText(source), 'end\n');
});

test('what to use in its place runs where it stands', async () => {
  const source = `
import contextlib, gc, weakref
class Held:
    def __init__(self, name): self.name = name
    def __enter__(self): return self
    def __exit__(self, *details): self.close()
    def close(self): print('close', self.name)
    __del__ = close
with Held('with'): print('inside')
with contextlib.closing(Held('closing')): pass
held = Held('called')
held.__del__()
weakref.finalize(held, print, 'finalize')
del held
gc.collect()
print('end')
`;
  const expected = 'inside\nclose with\nclose closing\nclose called\nfinalize\nend\n';
  assert.equal(await runText(source), expected);
});
