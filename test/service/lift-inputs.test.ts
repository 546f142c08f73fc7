/** The inputs of a call leave its text, whatever Dify's version; what only looks like it stays as it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liftInputs } from '../../src/service/dify/lift-inputs.ts';
import { GENERATIONS, NODE } from './generations.ts';

for (const [name, wrap] of GENERATIONS)
  test(`lifted: ${name}`, () => {
    const [first, second] = [wrap(NODE, { a: 1, name: 'x' }), wrap(NODE, { a: 22, name: 'größer' })].map(liftInputs);
    assert.equal(first?.source, second?.source);
    assert.notDeepEqual(first?.inputs, second?.inputs);
    assert.equal(Object.keys(first?.inputs ?? {}).length, 1);
  });

test('the lines of the program keep their numbers', () => {
  const code = [...GENERATIONS.values()][1]?.(NODE, { a: 1 }) as string;
  assert.equal(liftInputs(code).source.split('\n').length, code.split('\n').length);
});

test('a template node: its template stays, its inputs go', () => {
  const code = (inputs: string): string =>
    `def main(**inputs):\n    template = b64decode('e3thfX0=').decode('utf-8')\n    return template\ninputs_obj = json.loads(b64decode('${inputs}').decode('utf-8'))\noutput = main(**inputs_obj)\nresult = f'''<<RESULT>>{output}<<RESULT>>'''\nprint(result)\n`;
  assert.equal(liftInputs(code('e30=')).source, liftInputs(code('eyJhIjoxfQ==')).source);
  assert.ok(liftInputs(code('e30=')).source.includes('e3thfX0='));
});

const SAME: readonly (readonly [name: string, code: string])[] = [
  ['no literal', 'print(1)'],
  ['an empty text', ''],
  ['in a function', "def f():\n    x = b64decode('AAAA')\nprint(f())"],
  ['in a triple-quoted string', 'text = """\nx = b64decode(\'AAAA\')\n"""\nprint(text)'],
  ['in a string that is followed by strings', 'text = """\nx = b64decode(\'AAAA\')\n""""a"""'],
  ['in a string, with a triple quote in a comment behind', 'text = """\nx = b64decode(\'AAAA\')\n""" # """'],
  ['in a comment', "# x = b64decode('AAAA')\nprint(1)"],
  ['in a string that goes on over the line', "text = 'a\\\nx = b64decode('AAAA')"],
  ['not base64', "x = b64decode('a b')"],
  ['an f-string', "x = b64decode(f'AAAA')"],
  ['two literals in a row', "x = b64decode('AAAA' 'BBBB')"],
  ['the name is taken', "_dify_inputs_base64 = 1\nx = b64decode('AAAA')"],
];
for (const [name, code] of SAME)
  test(`left alone: ${name}`, () => assert.deepEqual(liftInputs(code), { source: code, inputs: {} }));

test('a hostile rest takes no time', () => {
  const startedAt = process.cpuUsage();
  for (const part of ["f'''x'''", "''", '#\n', '"a"', 'f"""', "'''"])
    liftInputs(`x = b64decode('AAAA')${part.repeat(Math.floor(4000 / part.length))}\\`);
  liftInputs(`${"x = b64decode('".repeat(200_000)}`);
  assert.ok(process.cpuUsage(startedAt).user < 1_000_000);
});
