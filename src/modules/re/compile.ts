/** `re.compile` and the patterns that a session has compiled lately. */
import { makeException, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { intOf } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { type Str, strOf, strPoints, strToText, textToStr } from '../../runtime/objects/str.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { hashOf } from '../../runtime/operations/hash.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { type Facts, savedAsFacts, transientState } from '../../runtime/saving.ts';
import { compilePattern } from './compiler.ts';
import { parsePattern } from './parser.ts';
import { PyPattern } from './pattern-object.ts';
import { PatternReader } from './pattern-reader.ts';

/** Patterns a session keeps; the oldest leave first. */
const MAX_KEPT = 512;
/** Roughly what one character of a pattern costs. */
const BYTES_PER_CHARACTER = 64;

transientState('re.patterns');
transientState('re.text');
const kept = (): Map<string, PyPattern> => realm().stateOf('re.patterns', () => new Map());

/** `re.purge()` */
export function purge(): void {
  kept().clear();
}

/** The pattern at once if it is compiled already or known from its text; undefined if more has to be done. */
export function knownPattern(pattern: Value, flags: Value | undefined): PyPattern | undefined {
  if (pattern instanceof PyPattern) return flags === undefined || flags === 0 ? pattern : undefined;
  if (typeof pattern !== 'string') return undefined;
  const bits = flags === undefined ? 0 : intOf(flags);
  return typeof bits === 'number' ? kept().get(`s${bits}:${pattern}`) : undefined;
}

/** `re.compile(pattern, flags)` */
export function* patternOf(pattern: Value, flags: Value | undefined): Guest<PyPattern> {
  const known = knownPattern(pattern, flags);
  if (known !== undefined) return known;
  const bits = flags === undefined ? 0 : intOf(flags);
  if (bits === undefined) throw typeError(`unsupported operand type(s) for &: '${typeName(flags as Value)}' and 'int'`);
  if (pattern instanceof PyPattern) {
    if (bits !== 0) throw valueError('cannot process flags argument with a compiled pattern');
    return pattern;
  }
  const text = strOf(pattern);
  const bytes = text === undefined ? bytesOf(pattern) : undefined;
  if (text === undefined && bytes === undefined) {
    yield* settle(hashOf(pattern));
    throw makeException('TypeError', 'first argument must be string or compiled pattern');
  }
  const codes = text === undefined ? (bytes as Uint8Array) : strPoints(text);
  const key = `${text === undefined ? 'b' : 's'}${bits}:${text === undefined ? Buffer.from(bytes as Uint8Array).toString('latin1') : strToText(text)}`;
  const cache = kept();
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const compiled = compileText(pattern, codes, text !== undefined, Number(bits));
  if (cache.size >= MAX_KEPT) cache.delete(cache.keys().next().value as string);
  cache.set(key, compiled);
  return compiled;
}

savedAsFacts(PyPattern, {
  facts({ source, isText, flags }: PyPattern): Facts {
    const text = strOf(source);
    if (!isText || text === undefined) return [Buffer.from(bytesOf(source) as Uint8Array), flags];
    return [strToText(text), flags];
  },
  rebuild([source, flags]) {
    const value = typeof source === 'string' ? textToStr(source) : new PyBytes(source as Uint8Array);
    const codes = typeof source === 'string' ? strPoints(strOf(value) as Str) : (source as Uint8Array);
    return compileText(value, codes, typeof source === 'string', Number(flags));
  },
});

function compileText(source: Value, codes: ArrayLike<number>, isText: boolean, flags: number): PyPattern {
  const { budget } = realm();
  budget.work(codes.length * 8);
  budget.allocate(256 + codes.length * BYTES_PER_CHARACTER);
  const parsed = parsePattern(new PatternReader(source, codes, isText), flags);
  return new PyPattern(source, isText, parsed.flags, compilePattern(parsed), parsed.groupNames);
}
