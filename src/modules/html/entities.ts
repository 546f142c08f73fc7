/** html.entities: the tables of named characters, made when first imported. */
import { inflateRawSync } from 'node:zlib';
import { PyDict } from '../../runtime/objects/dict.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { textToStr } from '../../runtime/objects/str.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { data } from './entities-table.ts';

interface Entity {
  /** As it stands behind `&`, with its semicolon where it needs one. */
  readonly name: string;
  readonly text: Value;
  /** The one code point that HTML 4 gave the name, and the name without semicolon. */
  readonly old: { readonly name: string; readonly point: number; readonly text: Value } | undefined;
}
let entities: readonly Entity[] | undefined;

/** Lines are told by scripts/generate-entities.py: name, code points, the code point of HTML 4 or 0. */
function readEntities(): readonly Entity[] {
  const text = inflateRawSync(Buffer.from(data, 'base64')).toString('latin1');
  return text.split('\n').map((line) => {
    const [name, codes, oldCode] = line.split(' ') as [string, string, string];
    const points = codes.split('-').map((code) => Number.parseInt(code, 16));
    const point = Number.parseInt(oldCode, 16);
    const old = { name: name.replace(';', ''), point, text: textToStr(String.fromCodePoint(point)) };
    return { name, text: textToStr(String.fromCodePoint(...points)), old: point === 0 ? undefined : old };
  });
}

function tables(): Readonly<Record<string, Value>> {
  entities ??= readEntities();
  realm().budget.allocate(entities.length * 200);
  const html5 = new PyDict();
  const name2codepoint = new PyDict();
  const codepoint2name = new PyDict();
  const entitydefs = new PyDict();
  for (const { name, text, old } of entities) {
    html5.set(name, name, text);
    if (old === undefined) continue;
    name2codepoint.set(old.name, old.name, old.point);
    codepoint2name.set(old.point, old.point, old.name);
    entitydefs.set(old.name, old.name, old.text);
  }
  return { html5, name2codepoint, codepoint2name, entitydefs };
}

export const builtinModule = nativeModule('html.entities', {}, tables);
