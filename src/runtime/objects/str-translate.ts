/** translate and maketrans. */
import { typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import { isAscii } from '../operations/characters.ts';
import { getItem } from '../operations/subscript.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import { intOf } from './int.ts';
import { None, type Value } from './object.ts';
import { strLength, strOf, strPoints, strToText, textToStr } from './str.ts';
import { self } from './str-arguments.ts';

/** What becomes of an ASCII character that is not looked up yet, and of one that becomes no single byte. */
const UNKNOWN = -2;

const LONGER = -3;

const DROPPED = -1;

export function translate(a: Value, table: Value): Maybe<Value> {
  if (typeof a === 'string' && table instanceof PyDict && table.exact && table.guestKeys === undefined) {
    const translated = translateBytes(a, table);
    if (translated !== undefined) return translated;
  }
  return translateEach(a, table);
}

/** ASCII text by a table in which each of its characters becomes one of Latin-1 or none; undefined for all else. */
function translateBytes(source: string, table: PyDict): string | undefined {
  if (!isAscii(source)) return undefined;
  const { budget } = realm();
  budget.allocate(source.length * 3);
  budget.work(source.length / 64);
  const known = new Int16Array(128).fill(UNKNOWN);
  const bytes = Buffer.from(source, 'latin1');
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    let to = known[byte] as number;
    if (to === UNKNOWN) {
      to = byteFor(table.get(byte), byte);
      known[byte] = to;
    }
    if (to === LONGER) return undefined;
    if (to !== DROPPED) bytes[count++] = to;
  }
  return bytes.toString('latin1', 0, count);
}

function byteFor(replacement: Value | undefined, byte: number): number {
  if (replacement === undefined) return byte;
  if (replacement === None) return DROPPED;
  if (typeof replacement === 'string') {
    const unit = replacement.length === 1 ? replacement.charCodeAt(0) : LONGER;
    return replacement === '' ? DROPPED : unit < 256 ? unit : LONGER;
  }
  return typeof replacement === 'number' && replacement >= 0 && replacement < 256 ? replacement : LONGER;
}

function* translateEach(a: Value, table: Value): Guest<Value> {
  const pieces: string[] = [];
  let counter = 0;
  for (const point of strPoints(self(a))) {
    if ((++counter & 255) === 0) realm().budget.work(64);
    const replacement = yield* lookUp(table, point);
    if (replacement === undefined) pieces.push(String.fromCodePoint(point));
    else if (replacement === None) continue;
    else {
      const int = intOf(replacement);
      if (int !== undefined) {
        if (int < 0 || int > 0x10ffff) throw valueError('character mapping must be in range(0x110000)');
        pieces.push(String.fromCodePoint(Number(int)));
      } else {
        const piece = strOf(replacement);
        if (piece === undefined) throw typeError('character mapping must return integer, None or str');
        pieces.push(strToText(piece));
      }
    }
  }
  return textToStr(pieces.join(''));
}

function* lookUp(table: Value, point: number): Guest<Value | undefined> {
  if (table instanceof PyDict && table.exact) return table.get(point);
  try {
    return yield* settle(getItem(table, point));
  } catch (thrown) {
    if (
      typeof thrown === 'object' &&
      thrown !== null &&
      'cls' in thrown &&
      (thrown.cls as { mro: { name: string }[] }).mro.some((type) => type.name === 'LookupError')
    )
      return undefined;
    throw thrown;
  }
}

export function makeTranslation(x: Value, y?: Value, z?: Value): Value {
  const table = new PyDict();
  if (y === undefined) {
    if (!(x instanceof PyDict)) throw typeError('if you give only one argument to maketrans it must be a dict');
    for (let entry = 0; entry < x.keys.length; entry++) {
      const key = x.keys[entry];
      if (key === undefined) continue;
      const keyText = strOf(key);
      if (keyText !== undefined) {
        if (strLength(keyText) !== 1) throw valueError('string keys in translate table must be of length 1');
        const point = strPoints(keyText)[0] as number;
        table.set(point, point, x.valueAt(entry));
      } else {
        const point = intOf(key);
        if (point === undefined) throw typeError('keys in translate table must be strings or integers');
        table.set(point, point, x.valueAt(entry));
      }
    }
    return table;
  }
  const from = strOf(x);
  if (from === undefined) throw typeError('first maketrans argument must be a string if there is a second argument');
  const to = strOf(y);
  if (to === undefined) throw typeError(`maketrans() argument 2 must be str, not ${typeName(y)}`);
  const [fromPoints, toPoints] = [strPoints(from), strPoints(to)];
  if (fromPoints.length !== toPoints.length)
    throw valueError('the first two maketrans arguments must have equal length');
  for (const [i, point] of fromPoints.entries()) table.set(point, point, toPoints[i] as number);
  if (z !== undefined) {
    const drop = strOf(z);
    if (drop === undefined) throw typeError(`maketrans() argument 3 must be str, not ${typeName(z)}`);
    for (const point of strPoints(drop)) table.set(point, point, None);
  }
  return table;
}
