/** `str.isidentifier` for group names. */
import { Flag, flagsOf } from '../../runtime/unicode/properties.ts';

export function isIdentifier(text: string): boolean {
  if (/^[A-Za-z_][A-Za-z_0-9]*$/.test(text)) return true;
  if (text === '' || /^[\0-\x7f]*$/.test(text)) return false;
  return Array.from(text).every((character, i) => {
    const flags = flagsOf(character.codePointAt(0) as number);
    return character === '_' || (flags & (i === 0 ? Flag.identifierStart : Flag.identifierPart)) !== 0;
  });
}
