/** The interpreter's literal case labels, in its loop and in the general form, agree with the instruction table. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OPCODE, OPCODES } from '../../src/bytecode/opcodes.ts';

const read = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../src/tiers/interpreter', file), 'utf8');
const text = read('interpreter.ts') + read('general.ts');

test('every case label has the number of its name', () => {
  for (const [, number, name] of text.matchAll(/case (\d+):[^/\n]*\/\/ ([A-Z_]+)/g))
    assert.equal(OPCODE[name as string], Number(number), name);
});

test('every opcode has a case', () => {
  const labels = new Set([...text.matchAll(/case (\d+):/g)].map((match) => Number(match[1])));
  assert.deepEqual(
    OPCODES.filter((info) => !labels.has(info.opcode)).map((info) => info.name),
    [],
  );
});
