/** Attack: text of the program that would end up in the text of compiled code. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';

const HOSTILE = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the attack is that placeholder
  '${process.exit()}',
  "'); process.exit(); ('",
  '\\u0060 + globalThis + \\u0060',
  '*/ process.exit() /*',
  '\\n}process.exit();//',
];

/** Runs `source` with everything compiled at its first use, and with `Function` watched. */
function textsOf(source: string): { texts: string[]; value: unknown } {
  const texts: string[] = [];
  const Original = globalThis.Function;
  globalThis.Function = function watched(...parts: string[]) {
    texts.push(parts.at(-1) as string);
    return Original(...parts);
  } as unknown as FunctionConstructor;
  try {
    const outcome = new Engine({ promotion: { mode: 'force' } }).session().runSync(source);
    assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
    return { texts, value: outcome.kind === 'value' ? outcome.value : undefined };
  } finally {
    globalThis.Function = Original;
  }
}

test('strings, names, keywords and attributes of the program are not in generated text', () => {
  const source = `
class Marked_attribute: pass
def marked_function(marked_parameter, *, marked_keyword=1):
    marked_local = ${HOSTILE.map((text) => `"${text}"`).join(' + ')}
    thing = Marked_attribute()
    thing.marked_slot = {"marked_key": marked_parameter + marked_keyword}
    for marked_item in [1, 2]:
        thing.marked_slot["marked_key"] += marked_item
    return thing.marked_slot["marked_key"] + len(marked_local) * 0
[marked_function(i, marked_keyword=2) for i in range(3)][2]
`;
  const { texts, value } = textsOf(source);
  assert.equal(value, 7);
  assert.ok(texts.length >= 2, 'nothing was compiled');
  for (const text of texts) assert.doesNotMatch(text, /marked|process|globalThis|constructor|__proto__/i);
});

test('numbers of the program are only ever numbers in generated text', () => {
  const source = 'def f(x):\n    return x + 1e308 * 10 - 123456789012345678901234567890 * -0.0 + 0x7fffffff\nf(1)';
  const { texts } = textsOf(source);
  for (const text of texts) assert.doesNotMatch(text, /Infinity|NaN|123456789012345678/);
});
