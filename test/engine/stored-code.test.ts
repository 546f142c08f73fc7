/** The code of the library that the package holds is the code that its modules are compiled to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileLibrary } from '../../scripts/library-code.ts';
import { decodeCode, encodeCode } from '../../src/bytecode/stored-code.ts';
import { verifyCode } from '../../src/bytecode/verifier.ts';
import { compileModule } from '../../src/compiler/compiler.ts';
import { parseModule } from '../../src/syntax/parser.ts';

test('every module in Python is the same code after it was stored', () => {
  let modules = 0;
  for (const [name, code] of compileLibrary()) {
    const again = decodeCode(encodeCode(code), code.filename);
    assert.ok(again !== undefined, name);
    assert.deepEqual(again, code, name);
    verifyCode(again);
    modules++;
  }
  assert.ok(modules > 80, String(modules));
});

test('constants of every kind, and lines beyond 16 bits', () => {
  const source = `${'\n'.repeat(40000)}def f(a, /, b=1, *c, d=2.5, **e):
    "a docstring"
    return (a, -0.0, 1e999, 2j, b'\\x00\\xff', ..., None, True, 10 ** 30, 'é😀\\ud800', '\\ud83d\\ude00', 12345678901234567890)
x = [i for i in (1, (2, 'three')) if i in {4, 5}]
`;
  const code = compileModule(parseModule(source, {}), {
    filename: 'lib/f.py',
    mode: 'module',
    result: 'none',
    futureFlags: 0,
  });
  assert.deepEqual(decodeCode(encodeCode(code), 'lib/f.py'), code);
});

test('bytes at an odd place in memory are read, those of another version are not', () => {
  const code = compileModule(parseModule('x = 1', {}), {
    filename: 'a',
    mode: 'module',
    result: 'none',
    futureFlags: 0,
  });
  const bytes = encodeCode(code);
  const moved = new Uint8Array(bytes.length + 1);
  moved.set(bytes, 1);
  assert.deepEqual(decodeCode(moved.subarray(1), 'a'), code);
  bytes[4] = 99;
  assert.equal(decodeCode(bytes, 'a'), undefined);
  assert.equal(decodeCode(bytes.subarray(0, 7), 'a'), undefined);
});
