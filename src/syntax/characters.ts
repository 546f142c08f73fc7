/** Classes of characters, and the texts of operators and names, each one JS string for all its tokens. */
import { TOKEN } from './token.ts';

/** Words that cannot be names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

const NAME_START = 1;
const NAME_PART = 2;
const DIGIT = 4;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) classes[code] = NAME_START | NAME_PART;
  if (/[0-9]/.test(character)) classes[code] = NAME_PART | DIGIT;
}

/** Anything beyond ASCII may belong to a name; whether it does is asked once the name is complete. */
export const startsName = (code: number): boolean => code >= 128 || ((classes[code] as number) & NAME_START) !== 0;
export const continuesName = (code: number): boolean => code >= 128 || ((classes[code] as number) & NAME_PART) !== 0;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isHexDigit = (code: number): boolean =>
  isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

/** Operators of one character by its code; undefined for characters that start no token. */
const single: (string | undefined)[] = [];
for (const character of '+-*/%@&|^~<>()[]{},:.;=!$?`') single[character.charCodeAt(0)] = character;
const double = new Map<number, string>();
const triple = new Map<string, string>();
for (const text of '!= -> := == <= >= <> += -= *= /= %= &= |= ^= @= ** // << >>'.split(' '))
  double.set(text.charCodeAt(0) * 128 + text.charCodeAt(1), text);
for (const text of '**= //= >>= <<= ...'.split(' ')) triple.set(text, text);

/** The longest operator at a place, or undefined. */
export function operatorAt(source: string, at: number): string | undefined {
  const first = source.charCodeAt(at);
  const second = source.charCodeAt(at + 1);
  if (second < 128) {
    const two = double.get(first * 128 + second);
    if (two !== undefined) {
      if (two === '**' || two === '//' || two === '<<' || two === '>>')
        return source.charCodeAt(at + 2) === 61 ? triple.get(`${two}=`) : two;
      return two;
    }
    if (first === 46 && second === 46 && source.charCodeAt(at + 2) === 46) return '...';
  }
  return single[first];
}

/** Table of names by rolling hash: no substring is made for a name seen before. */
const MAX_INTERNED = 8192;
let internedNames: (string | undefined)[] = [];
let internedKinds = new Uint8Array(0);
let interned = 0;

function resetInterned(): void {
  internedNames = new Array<string | undefined>(MAX_INTERNED * 4).fill(undefined);
  internedKinds = new Uint8Array(MAX_INTERNED * 4);
  interned = 0;
  for (const word of KEYWORDS) intern(word, 0, word.length, hashOf(word));
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Slot of the name between two offsets; `hash` is its rolling hash with factor 31. */
export function intern(source: string, start: number, end: number, hash: number): number {
  if (interned >= MAX_INTERNED || internedNames.length === 0) resetInterned();
  const mask = internedNames.length - 1;
  const length = end - start;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const known = internedNames[slot];
    if (known === undefined) {
      const name = flat(source.slice(start, end));
      internedNames[slot] = name;
      internedKinds[slot] = KEYWORDS.has(name) ? TOKEN.keyword : TOKEN.name;
      interned++;
      return slot;
    }
    if (known.length !== length) continue;
    let i = 0;
    while (i < length && known.charCodeAt(i) === source.charCodeAt(start + i)) i++;
    if (i === length) return slot;
  }
}

/** A copy that does not keep the source alive. */
function flat(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

export const internedName = (slot: number): string => internedNames[slot] as string;
export const internedKind = (slot: number): number => internedKinds[slot] as number;
