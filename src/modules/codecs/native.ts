/** _codecs: the engine's codecs and the handlers of errors. */
import { makeException, typeError } from '../../runtime/exceptions/raise.ts';
import type { Maybe } from '../../runtime/guest.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strLength, strOf, strToText } from '../../runtime/objects/str.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { isCallable } from '../../runtime/operations/call.ts';
import { decodeValue, encodeValue, errorHandlers } from '../../runtime/operations/codec-handlers.ts';
import { findCodec } from '../../runtime/operations/codec-names.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { nativeModule } from '../define.ts';

function textOf(value: Value, title: string): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`${title} must be str, not ${typeName(value)}`);
  return strToText(text);
}

/** A codec's name as CPython's lookup shows it. */
const shownName = (name: string): string => (name === 'latin-1' ? 'iso8859-1' : name.replaceAll('_', '-'));

export const builtinModule = nativeModule('_codecs', {
  /** The name of a text encoding. Throws LookupError. */
  name: ['(encoding, /)', (encoding: Value) => shownName(findCodec(textOf(encoding, 'lookup() argument')))],
  encode: [
    "(text, encoding, errors='strict', /)",
    function* (text: Value, encoding: Value, errors: Value = 'strict'): Guest<Value> {
      const codec = textOf(encoding, 'encode() argument 2');
      const source = strOf(text);
      if (source === undefined) {
        const name = findCodec(codec).replaceAll('-', '_');
        throw typeError(`${name}_encode() argument 1 must be str, not ${typeName(text)}`);
      }
      const encoded = yield* settle(encodeValue(source, codec, textOf(errors, 'encode() argument 3')) as Maybe<Value>);
      return new PyTuple([encoded, strLength(source)]);
    },
  ],
  decode: [
    "(data, encoding, errors='strict', /)",
    function* (data: Value, encoding: Value, errors: Value = 'strict'): Guest<Value> {
      const bytes = needBytes(data);
      const decoded = yield* settle(
        decodeValue(bytes, textOf(encoding, 'decode() argument 2'), textOf(errors, 'decode() argument 3')),
      );
      return new PyTuple([decoded, bytes.length]);
    },
  ],
  register_error: [
    '(errors, handler, /)',
    (name: Value, handler: Value) => {
      if (!isCallable(handler)) throw typeError('handler must be callable');
      errorHandlers().set(textOf(name, 'register_error() argument 1'), handler);
      return None;
    },
  ],
  registered_error: [
    '(name, /)',
    (name: Value) => errorHandlers().get(textOf(name, 'lookup_error() argument')) ?? None,
  ],
  unknown_error: [
    '(name, /)',
    (name: Value) => {
      throw makeException('LookupError', `unknown error handler name '${textOf(name, 'name')}'`);
    },
  ],
});
