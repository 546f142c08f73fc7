/** Runs a reader, and calls the hooks for it. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe } from '../../runtime/guest.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { type Str, strOf } from '../../runtime/objects/str.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { decodeText } from '../../runtime/operations/codecs.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { DocumentText } from './document-text.ts';
import { decodeError } from './error.ts';
import { type Hooks, NeedsCall, Reader } from './reader.ts';

/** A value and where it ended, in code points. */
export interface Decoded {
  readonly value: Value;
  readonly end: number;
}

function hasHooks(hooks: Hooks): boolean {
  return [hooks.object, hooks.pairs, hooks.float, hooks.int, hooks.constant].some((hook) => hook !== None);
}

/** The value of a whole document: at once, or a computation if hooks are to be called. */
export function decode(source: Str, hooks: Hooks, strict: boolean): Maybe<Value> {
  const hooked = hasHooks(hooks);
  const document = new DocumentText(source, 0, strict, !hooked);
  document.skip();
  const reader = new Reader(document, hooks);
  const first = reader.run();
  if (first instanceof NeedsCall) return decodeRest(reader, document, first);
  atEnd(document);
  return first;
}

function* decodeRest(reader: Reader, document: DocumentText, first: NeedsCall): Guest<Value> {
  const value = yield* finish(reader, first);
  atEnd(document);
  return value;
}

function* finish(reader: Reader, first: NeedsCall): Guest<Value> {
  for (let call = first; ; ) {
    const result = reader.run(yield new GuestCall(call.hook, [call.argument]));
    if (!(result instanceof NeedsCall)) return result;
    call = result;
  }
}

function atEnd(document: DocumentText): void {
  document.skip();
  if (!document.isAtEnd) throw document.error('Extra data', document.at);
}

/** The value that begins at an index; what follows it does not matter. */
export function* rawDecode(source: Str, start: number, hooks: Hooks, strict: boolean): Guest<Decoded> {
  const document = new DocumentText(source, start, strict, false);
  const reader = new Reader(document, hooks);
  const first = reader.run();
  const value = first instanceof NeedsCall ? yield* finish(reader, first) : first;
  return { value, end: document.position };
}

/** The text of what `loads` was given. Throws TypeError, JSONDecodeError, UnicodeDecodeError. */
export function documentOf(source: Value): Str {
  const text = strOf(source);
  if (text !== undefined) {
    const first = typeof text === 'string' ? text.charCodeAt(0) : text.points[0];
    if (first === 0xfeff) throw decodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', text, 0);
    return text;
  }
  const bytes = bytesOf(source);
  if (bytes === undefined) throw typeError(`the JSON object must be str, bytes or bytearray, not ${typeName(source)}`);
  return decodeText(bytes, detectEncoding(bytes), 'surrogatepass');
}

/** The encoding of a JSON text, by its first bytes: two ASCII characters or a mark. */
export function detectEncoding(bytes: Uint8Array): string {
  const starts = (...marks: number[]): boolean => marks.every((mark, i) => bytes[i] === mark);
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) return 'utf-32';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'utf-16';
  if (starts(0xef, 0xbb, 0xbf)) return 'utf-8-sig';
  const [a, b, c, d] = bytes;
  if (bytes.length >= 4) {
    if (a === 0) return b === 0 ? 'utf-32-be' : 'utf-16-be';
    if (b === 0) return c === 0 && d === 0 ? 'utf-32-le' : 'utf-16-le';
  } else if (bytes.length === 2) {
    if (a === 0) return 'utf-16-be';
    if (b === 0) return 'utf-16-le';
  }
  return 'utf-8';
}
