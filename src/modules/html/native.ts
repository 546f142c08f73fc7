/** _html_entities: the tables of named characters, made when first imported. */
import { inflateRawSync } from 'node:zlib';
import { PyDict } from '../../runtime/objects/dict.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { textToStr } from '../../runtime/objects/str.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { data } from './entities-table.ts';

/** Lines are told by scripts/generate-entities.py. */
function tables(): Readonly<Record<string, Value>> {
  const text = inflateRawSync(Buffer.from(data, 'base64')).toString('latin1');
  realm().budget.allocate(text.length * 8);
  const html5 = new PyDict();
  const name2codepoint = new PyDict();
  for (const line of text.split('\n')) {
    const [name, codes, old] = line.split(' ') as [string, string, string];
    const points = codes.split('-').map((code) => Number.parseInt(code, 16));
    html5.set(name, name, textToStr(String.fromCodePoint(...points)));
    const plain = name.replace(';', '');
    if (old !== '0') name2codepoint.set(plain, plain, Number.parseInt(old, 16));
  }
  return { html5, name2codepoint };
}

export const builtinModule = nativeModule('_html_entities', {}, tables);
