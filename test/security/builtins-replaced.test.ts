/** Replacing builtins changes what the program sees and nothing that the engine relies on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

test('operations do not go by replaced names', async () => {
  const source = `import builtins
class Fake(Exception): pass
builtins.int = builtins.list = builtins.isinstance = builtins.ValueError = builtins.StopIteration = Fake
try:
  [].index(5)
except BaseException as e:
  r = type(e).__name__
(r, sum([x for x in (1, 2)]), f'{3:>2}')`;
  assert.deepEqual(await attack(source), ['ValueError', 3, ' 3']);
});

test('eval with other builtins finds no others', async () => {
  assert.equal(
    await attack("try:\n  r = eval('open', {'__builtins__': {}})\nexcept NameError:\n  r = 'refused'\nr"),
    'refused',
  );
});
