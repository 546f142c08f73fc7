/** Exceptions carry Python's attributes, checked, and nothing of a JavaScript Error. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

test('no JavaScript members', async () => {
  const names = ['stack', 'message', '__proto__', 'constructor', 'cls', 'members', 'cause', 'traceback'];
  assert.deepEqual(await attack(`e = ValueError(1)\n[n for n in ${JSON.stringify(names)} if hasattr(e, n)]`), []);
});

test('checked attributes refuse what is no exception or traceback', async () => {
  const source =
    "found = []\nfor n in ('__traceback__', '__cause__', '__context__', 'args'):\n  try:\n    setattr(ValueError(), n, 5)\n    found.append(n)\n  except TypeError: pass\nfound";
  assert.deepEqual(await attack(source), []);
});

test('an error of a host function shows its message alone', async () => {
  const boom = (): never => {
    throw Object.assign(new Error('no'), { secret: 1 });
  };
  const source =
    "try:\n  boom()\nexcept RuntimeError as e:\n  r = [str(e)] + [n for n in ('stack', 'secret', 'constructor') if hasattr(e, n)]\nr";
  assert.deepEqual(await attack(source, { boom }), ['no']);
});
