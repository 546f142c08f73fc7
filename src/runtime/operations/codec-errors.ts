/** The builtin error handlers of encodings, and the errors themselves. */
import { makeException, makeExceptionOf } from '../exceptions/raise.ts';
import { PyBytes } from '../objects/bytes.ts';
import type { Value } from '../objects/object.ts';
import type { Str } from '../objects/str.ts';
import { nameOf } from '../unicode/names.ts';

const HANDLERS = new Set([
  'strict',
  'ignore',
  'replace',
  'backslashreplace',
  'xmlcharrefreplace',
  'surrogateescape',
  'surrogatepass',
  'namereplace',
]);

/** Throws LookupError for a handler that nobody knows. */
export function checkHandler(errors: string): void {
  if (!HANDLERS.has(errors)) throw makeException('LookupError', `unknown error handler name '${errors}'`);
}

/** What an encoder does with code points that it has nothing for; `put` encodes one that it has something for. */
export interface Refused {
  readonly codec: string;
  readonly value: Str;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Encodes code points by an error handler, or throws UnicodeEncodeError. */
export function handleRefused(
  bytes: number[],
  points: Uint32Array,
  refused: Refused,
  errors: string,
  put: (point: number) => void,
  putSurrogate: ((point: number) => void) | undefined,
): void {
  checkHandler(errors);
  const { codec, value, start, end, reason } = refused;
  for (let i = start; i < end; i++) {
    const point = points[i] as number;
    const text = (shown: string): void => {
      for (const character of shown) put(character.charCodeAt(0));
    };
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (errors === 'ignore') continue;
    if (errors === 'replace') text('?');
    else if (errors === 'backslashreplace') text(escapePoint(point));
    else if (errors === 'xmlcharrefreplace') text(`&#${point};`);
    else if (errors === 'namereplace') text(namedEscape(point));
    else if (errors === 'surrogateescape' && point >= 0xdc80 && point <= 0xdcff) bytes.push(point - 0xdc00);
    else if (errors === 'surrogatepass' && putSurrogate !== undefined && isSurrogate) putSurrogate(point);
    else throw unicodeError('UnicodeEncodeError', codec, value, start, end, reason);
  }
}

/** `\xe9`, `\u20ac` or `\U0001f600`. */
export function escapePoint(point: number): string {
  return point < 256 ? `\\x${hex(point, 2)}` : point < 65536 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function namedEscape(point: number): string {
  const name = nameOf(point);
  return name === undefined ? escapePoint(point) : `\\N{${name}}`;
}

/** Lower-case digits, with zeros in front up to `width`. */
export function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}

function unicodeError(
  type: string,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): unknown {
  return makeExceptionOf(type, [encoding, object, start, end, reason], { encoding, object, start, end, reason });
}

/** Decodes bytes that mean nothing by an error handler, or throws UnicodeDecodeError. */
export function badBytes(
  points: number[],
  data: Uint8Array,
  codec: string,
  start: number,
  end: number,
  reason: string,
  errors: string,
): void {
  checkHandler(errors);
  if (errors === 'ignore') return;
  if (errors === 'replace') points.push(0xfffd);
  else if (errors === 'backslashreplace')
    for (let i = start; i < end; i++)
      for (const character of `\\x${hex(data[i] as number, 2)}`) points.push(character.charCodeAt(0));
  else if (errors === 'surrogateescape') for (let i = start; i < end; i++) points.push(0xdc00 + (data[i] as number));
  else {
    throw unicodeError('UnicodeDecodeError', codec, new PyBytes(data), start, end, reason);
  }
}
