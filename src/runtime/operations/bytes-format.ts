/** `data % values`: the conversions of `%` on bytes, in latin-1 text where a character is a byte. */
import { overflowError, typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { intOf } from '../objects/int.ts';
import type { Value } from '../objects/object.ts';
import { strOf, strToText } from '../objects/str.ts';
import { bytesOf } from './buffer.ts';
import { callSpecialMaybe } from './call.ts';
import { hasIndex, toIndex } from './index.ts';
import { latin1Bytes, latin1Text } from './latin1.ts';
import { convert, type PercentDialect, PercentFormatter } from './percent-format.ts';
import { typeName, typeOf } from './type-of.ts';

const BYTES: PercentDialect = {
  name: 'bytes',
  isMapping: (values) =>
    strOf(values) === undefined &&
    !(values instanceof PyBytes || values instanceof PyByteArray) &&
    typeOf(values).lookup('__getitem__') !== undefined,
  key: (text) => new PyBytes(latin1Bytes(text)),
  *convert(type, value, flags, precision, at) {
    switch (type) {
      case 's':
      case 'b': {
        const text = latin1Text(yield* bytesLike(value));
        return precision >= 0 ? text.slice(0, precision) : text;
      }
      case 'c':
        return yield* byteText(value);
      case 'r':
        return yield* convert('a', value, flags, precision, at);
      default:
        return yield* convert(type, value, flags, precision, at);
    }
  },
};

/** `data % values`. */
export function bytesFormat(data: Uint8Array, values: Value): Maybe<Uint8Array> {
  const result = new PercentFormatter(latin1Text(data), values, BYTES).render();
  return isPending(result) ? finish(result) : encode(result);
}

function* finish(pending: Guest<Value>): Guest<Uint8Array> {
  return encode(yield* pending);
}

function encode(text: Value): Uint8Array {
  return latin1Bytes(strToText(strOf(text) ?? ''));
}

function* bytesLike(value: Value): Guest<Uint8Array> {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.data;
  const own = callSpecialMaybe(value, '__bytes__', []);
  if (own !== undefined) {
    const made = yield* settle(own);
    if (!(made instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
    return made.data;
  }
  const data = bytesOf(value);
  if (data !== undefined) return data;
  throw typeError(`%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`);
}

function* byteText(value: Value): Guest<string> {
  if (value instanceof PyBytes || value instanceof PyByteArray) {
    if (value.data.length === 1) return latin1Text(value.data);
    throw typeError(
      `%c requires an integer in range(256) or a single byte, not a ${typeName(value)} object of length ${value.data.length}`,
    );
  }
  if (!hasIndex(value)) throw typeError(`%c requires an integer in range(256) or a single byte`);
  const byte = intOf(value) ?? (yield* settle(toIndex(value)));
  if (byte < 0 || byte > 255) throw overflowError('%c arg not in range(256)');
  return String.fromCharCode(Number(byte));
}
