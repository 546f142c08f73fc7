/** Replacement templates: `\1`, `\g<name>` and escapes in the text that sub() puts in. */
import { indexError, makeException, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strFromCodePoints, strOf, strPoints, strToText, textToStr } from '../../runtime/objects/str.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { hashOf } from '../../runtime/operations/hash.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { DIGITS, MAX_OCTAL, OCTAL_DIGITS, simpleEscape } from './escapes.ts';
import { checkedName } from './group-parser.ts';
import { MAX_GROUPS } from './group-state.ts';
import type { PyMatch } from './match-object.ts';
import type { PyPattern } from './pattern-object.ts';
import { PatternReader } from './pattern-reader.ts';

/** Texts (str or bytes) and numbers of groups in turn. */
export type Template = readonly (Value | { readonly group: number })[];

/** Parsed templates kept per pattern. */
const MAX_KEPT = 32;

/** The template of a replacement that is no function. Throws PatternError, IndexError, TypeError. */
export function* templateOf(pattern: PyPattern, source: Value): Guest<Template> {
  const text = strOf(source);
  const key = text !== undefined ? `s${strToText(text)}` : undefined;
  const known = key === undefined ? undefined : pattern.templates.get(key);
  if (known !== undefined) return known;
  if (text === undefined && bytesOf(source) === undefined) {
    yield* settle(hashOf(source));
    throw typeError(`decoding to str: need a bytes-like object, ${typeName(source)} found`);
  }
  const template = parseTemplate(pattern, source);
  if (key !== undefined) {
    if (pattern.templates.size >= MAX_KEPT) pattern.templates.clear();
    pattern.templates.set(key, template);
  }
  return template;
}

function parseTemplate(pattern: PyPattern, source: Value): Template {
  const text = strOf(source);
  const codes = text === undefined ? (bytesOf(source) as Uint8Array) : strPoints(text);
  const isText = text !== undefined;
  realm().budget.work(codes.length);
  const reader = new PatternReader(source, codes, isText);
  const template: (Value | { readonly group: number })[] = [];
  let literal: number[] = [];
  const flush = (): void => {
    if (literal.length === 0) return;
    template.push(isText ? strFromCodePoints(literal) : new PyBytes(Uint8Array.from(literal)));
    literal = [];
  };
  for (let item = reader.take(); item !== undefined; item = reader.take()) {
    if (item[0] !== '\\') {
      literal.push(reader.codeAt(reader.at - 1));
      continue;
    }
    const meaning = escapeMeaning(reader, item, pattern);
    if (typeof meaning === 'object') {
      flush();
      template.push(meaning);
    } else literal.push(...(typeof meaning === 'number' ? [meaning] : [92, reader.codeAt(reader.at - 1)]));
  }
  flush();
  return template;
}

/** A group, a code point, or 'unchanged' for an escape that means nothing. */
function escapeMeaning(
  reader: PatternReader,
  escape: string,
  pattern: PyPattern,
): { readonly group: number } | number | 'unchanged' {
  const letter = escape[1] as string;
  if (letter === 'g') return namedReference(reader, pattern);
  if (letter === '0') return Number.parseInt(`0${reader.takeWhile(2, OCTAL_DIGITS)}`, 8) & 0xff;
  if (DIGITS.includes(letter)) return numbered(reader, escape, pattern);
  const simple = simpleEscape(letter);
  if (simple !== undefined) return simple;
  if (/^[A-Za-z]$/.test(letter)) throw reader.error(`bad escape ${escape}`, escape.length);
  return 'unchanged';
}

function namedReference(reader: PatternReader, pattern: PyPattern): { readonly group: number } {
  if (!reader.accept('<')) throw reader.error('missing <');
  const name = reader.takeUntil('>', 'group name');
  if (!/^[0-9]+$/.test(name.text)) {
    const checked = checkedName(reader, name);
    const group = pattern.groupNames.get(strToText(reader.slice(name.from, name.to)));
    if (group === undefined) throw indexError(`unknown group name ${checked.shown}`);
    return { group };
  }
  const group = Number(name.text);
  if (group >= MAX_GROUPS) throw reader.error(`invalid group reference ${name.text}`, name.text.length + 1);
  return reference(reader, group, pattern, name.text.length + 1);
}

function reference(reader: PatternReader, group: number, pattern: PyPattern, back: number): { readonly group: number } {
  if (group > pattern.program.groups) throw reader.error(`invalid group reference ${group}`, back);
  return { group };
}

function numbered(reader: PatternReader, first: string, pattern: PyPattern): { readonly group: number } | number {
  let escape = first;
  const isDigit = (item: string | undefined, digits: string): boolean => item !== undefined && digits.includes(item);
  if (isDigit(reader.next, DIGITS)) {
    escape += reader.take();
    if (isDigit(escape[1], OCTAL_DIGITS) && isDigit(escape[2], OCTAL_DIGITS) && isDigit(reader.next, OCTAL_DIGITS)) {
      escape += reader.take();
      const code = Number.parseInt(escape.slice(1), 8);
      if (code > MAX_OCTAL) throw reader.error(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
      return code;
    }
  }
  return reference(reader, Number(escape.slice(1)), pattern, escape.length - 1);
}

/** The text a template stands for after a match. `isText`: the pattern is made of str. */
export function expandTemplate(template: Template, match: PyMatch, isText: boolean): Value {
  return joined(
    template.map((part) =>
      isGroup(part) ? match.group(part.group, isText ? '' : new PyBytes(new Uint8Array(0))) : part,
    ),
    isText,
  );
}

function isGroup(part: Value | { readonly group: number }): part is { readonly group: number } {
  return typeof part === 'object' && !('isValue' in part && part.isValue);
}

/** `''.join(parts)`, or of bytes. Throws TypeError for parts of the other kind. */
export function joined(parts: readonly Value[], isText: boolean): Value {
  if (isText) {
    let text = '';
    let narrow = true;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Value;
      const found = strOf(part);
      if (found === undefined) throw wrongItem(i, 'str instance', part);
      if (typeof found === 'string') text += found;
      else {
        narrow = false;
        text += strToText(found);
      }
    }
    realm().budget.allocate(text.length * 2);
    return narrow ? text : textToStr(text);
  }
  const chunks = parts.map((part, i) => {
    const bytes = bytesOf(part);
    if (bytes === undefined) throw wrongItem(i, 'a bytes-like object', part);
    return bytes;
  });
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  realm().budget.allocate(length);
  const result = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return new PyBytes(result);
}

function wrongItem(index: number, wanted: string, part: Value): unknown {
  return makeException('TypeError', `sequence item ${index}: expected ${wanted}, ${typeName(part)} found`);
}
