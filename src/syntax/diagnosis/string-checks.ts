/** Checks of string literals that need them whole. */
import { LiteralError, unescapeText } from '../literals.ts';
import { TOKEN } from '../token.ts';
import type { Action, Node } from './peg.ts';

/** Neighbours must be all bytes or none. */
export const checkStrings: Action = (captures, reader, start) => {
  const parts = captures.parts as Node[];
  const bytes = parts.filter((part) => part.kind === 'Bytes').length;
  if (bytes > 0 && bytes < parts.length) throw reader.atLast('cannot mix bytes and nonbytes literals');
  const kind = parts.some((part) => part.kind === 'JoinedStr') ? 'JoinedStr' : 'Str';
  return reader.node(kind, start, {});
};

/** The letter of a conversion. */
export const checkField: Action = (captures, reader, start) => {
  const conversion = captures.a as Node | undefined;
  if (conversion !== undefined) {
    const text = reader.text(conversion);
    if (text !== 's' && text !== 'r' && text !== 'a')
      throw reader.over(conversion, `f-string: invalid conversion character '${text}': expected 's', 'r', or 'a'`);
  }
  return reader.node('Field', start, {});
};

/** The texts of an f-string that is not raw, outside its fields. */
export const checkFormatted: Action = (captures, reader, start) => {
  const { tokens } = reader;
  const isRaw = /r/i.test(tokens.raw(start).slice(0, 2));
  for (const part of captures.parts as Node[]) {
    if (isRaw || part.kind !== 'Token' || tokens.kinds[part.start] !== TOKEN.formatMiddle) continue;
    try {
      unescapeText(tokens.raw(part.start), reader.options.lookupCharacterName);
    } catch (thrown) {
      if (thrown instanceof LiteralError) throw reader.atLast(thrown.message);
      throw thrown;
    }
  }
  return reader.node('JoinedStr', start, {});
};
