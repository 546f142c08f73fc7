/** What the functions of base64 take: bytes, or their text in ASCII. */
import { makeException, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { bytesOf, gatherBytes } from '../../runtime/operations/buffer.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

/** Bytes to be encoded. Throws TypeError; `prefix` begins its text, and says that a view may leave gaps. */
export function plainBytes(value: Value, prefix = ''): Uint8Array {
  const data = prefix === '' ? bytesOf(value) : gatherBytes(value);
  if (data === undefined) throw typeError(`${prefix}a bytes-like object is required, not '${typeName(value)}'`);
  return data;
}

/** Bytes to be decoded, which may be text. */
export function encodedBytes(value: Value): Uint8Array {
  const text = strOf(value);
  if (text === undefined) {
    const data = gatherBytes(value);
    if (data !== undefined) return data;
    throw typeError(`argument should be a bytes-like object or ASCII string, not '${typeName(value)}'`);
  }
  const plain = strToText(text);
  for (let i = 0; i < plain.length; i++)
    if (plain.charCodeAt(i) > 127) throw valueError('string argument should contain only ASCII characters');
  return Buffer.from(plain, 'latin1');
}

/** Characters that stand in for others: exactly `count`. Throws AssertionError. */
export function* substitutes(data: Uint8Array, value: Value, count: number): Guest<Uint8Array> {
  if (data.length === count) return data;
  const shown = yield* settle(repr(typeof value === 'string' ? new PyBytes(data) : value));
  throw makeException('AssertionError', strToText(shown));
}

const UNCHANGED = Uint8Array.from({ length: 256 }, (_, code) => code);

/** A copy of the data in which the bytes `from` are those of `to`. */
export function translated(data: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  realm().budget.allocate(data.length);
  realm().budget.work(data.length / 64);
  const table = UNCHANGED.slice();
  for (const [i, code] of from.entries()) table[code] = to[i] as number;
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = table[data[i] as number] as number;
  return out;
}

export const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Upper case of ASCII letters. */
export const upperCase = (data: Uint8Array): Uint8Array =>
  data.map((code) => (code >= 97 && code <= 122 ? code - 32 : code));

/** Bytes as Python's, charged. */
export function result(data: Uint8Array): Value {
  realm().budget.allocate(data.length);
  return new PyBytes(data);
}
