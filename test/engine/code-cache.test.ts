/** The engine's cache of bytecode is bounded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Code } from '../../src/bytecode/code.ts';
import { CodeCache } from '../../src/engine/code-cache.ts';

const code = (name: string): Code => ({ name }) as Code;

test('the least recently used goes first', () => {
  const cache = new CodeCache(10);
  for (const key of ['aaa', 'bbb', 'ccc']) cache.set(key, code(key));
  assert.equal(cache.get('aaa')?.name, 'aaa');
  cache.set('ddd', code('ddd'));
  assert.equal(cache.get('bbb'), undefined);
  assert.deepEqual(
    ['aaa', 'ccc', 'ddd'].map((key) => cache.get(key)?.name),
    ['aaa', 'ccc', 'ddd'],
  );
  assert.deepEqual(cache.counts, { hits: 4, misses: 1, evicted: 1 });
});

test('a source larger than the cache displaces nothing', () => {
  const cache = new CodeCache(10);
  cache.set('small', code('small'));
  cache.set('much too large', code('large'));
  assert.equal(cache.get('small')?.name, 'small');
  assert.equal(cache.get('much too large'), undefined);
});
