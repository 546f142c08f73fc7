/** Keys of `**mapping` as names of parameters. */
import { typeError } from '../exceptions/raise.ts';
import type { PyDict } from '../objects/dict.ts';
import type { Value } from '../objects/object.ts';
import { strOf, strToText } from '../objects/str.ts';
import { indexKey } from './hash.ts';

/** The text that is compared with parameters: of a str, also one beyond the BMP or of a subclass. Throws TypeError. */
export function keywordName(key: Value): string {
  if (typeof key === 'string') return key;
  const text = strOf(key);
  if (text === undefined) throw typeError('keywords must be strings');
  return strToText(text);
}

/** Names are looked at before any of them is matched. Throws TypeError for one that is no str. */
export function checkKeywordNames({ keys }: PyDict): void {
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys[entry];
    if (key !== undefined && typeof key !== 'string') keywordName(key);
  }
}

/** Puts a keyword that no parameter takes into the dict of `**kwargs`, under the key it was given by. */
export function addKeyword(rest: PyDict, key: Value, value: Value): void {
  rest.set(
    typeof key === 'string' ? key : (indexKey(key) ?? indexKey(strOf(key) ?? key) ?? keywordName(key)),
    key,
    value,
  );
}
