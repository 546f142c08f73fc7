/** Error handlers that programs register for encoding and decoding; the builtin ones are in codecs.ts. */
import type { PyException } from '../exceptions/exception.ts';
import { indexError, isException, makeExceptionOf, typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe } from '../guest.ts';
import { PyBytes } from '../objects/bytes.ts';
import { type Int, intOf } from '../objects/int.ts';
import { PyTuple } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { type Str, strFromCodePoints, strLength, strOf, strPoints } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { decodeText, encodeText } from './codecs.ts';

/** The session's handlers by name. */
export const errorHandlers = (): Map<string, Value> => realm().stateOf('codecs.errors', () => new Map<string, Value>());

/** `text.encode(encoding, errors)`, with a registered handler if `errors` names one. */
export function encodeValue(value: Str, encoding: string, errors: string): Maybe<Value> {
  const handler = errorHandlers().get(errors);
  return handler === undefined ? encodeText(value, encoding, errors) : encodeWith(value, encoding, handler);
}

/** `data.decode(encoding, errors)`, with a registered handler if `errors` names one. */
export function decodeValue(data: Uint8Array, encoding: string, errors: string): Maybe<Value> {
  const handler = errorHandlers().get(errors);
  return handler === undefined ? decodeText(data, encoding, errors) : decodeWith(data, encoding, handler);
}

const slice = (text: Str, from: number, to?: number): Str =>
  typeof text === 'string' ? text.slice(from, to) : strFromCodePoints(text.points.slice(from, to));

/** Where a Unicode error says the mistake is, from the start of what was tried. */
function place(error: PyException, name: 'start' | 'end'): number {
  return Number(intOf(error.members?.get(name) ?? 0) ?? 0);
}

function* encodeWith(value: Str, encoding: string, handler: Value): Guest<Value> {
  const parts: Uint8Array[] = [];
  const length = strLength(value);
  for (let from = 0; from <= length; ) {
    const rest = slice(value, from);
    try {
      parts.push((encodeText(rest, encoding, 'strict') as PyBytes).data);
      break;
    } catch (thrown) {
      if (!isException(thrown, 'UnicodeEncodeError')) throw thrown;
      const [start, end] = [from + place(thrown, 'start'), from + place(thrown, 'end')];
      parts.push((encodeText(slice(value, from, start), encoding, 'strict') as PyBytes).data);
      const error = unicodeError(thrown, value, start, end);
      const [replacement, next] = answer(yield new GuestCall(handler, [error]), 'encoding', length);
      const text = strOf(replacement);
      if (text !== undefined) parts.push((encodeText(text, encoding, 'strict') as PyBytes).data);
      else if (replacement instanceof PyBytes) parts.push(replacement.data);
      else throw typeError('encoding error handler must return (str/bytes, int) tuple');
      realm().budget.work(16);
      from = next;
    }
  }
  return new PyBytes(new Uint8Array(Buffer.concat(parts)));
}

function* decodeWith(data: Uint8Array, encoding: string, handler: Value): Guest<Value> {
  const points: number[] = [];
  const put = (text: Str): void => {
    for (const point of strPoints(text)) points.push(point);
  };
  for (let from = 0; from <= data.length; ) {
    const rest = data.subarray(from);
    try {
      put(decodeText(rest, encoding, 'strict'));
      break;
    } catch (thrown) {
      if (!isException(thrown, 'UnicodeDecodeError')) throw thrown;
      const [start, end] = [from + place(thrown, 'start'), from + place(thrown, 'end')];
      put(decodeText(data.subarray(from, start), encoding, 'strict'));
      const error = unicodeError(thrown, new PyBytes(data), start, end);
      const [replacement, next] = answer(yield new GuestCall(handler, [error]), 'decoding', data.length);
      const text = strOf(replacement);
      if (text === undefined) throw typeError('decoding error handler must return (str, int) tuple');
      put(text);
      realm().budget.work(16);
      realm().budget.allocate(64);
      from = next;
    }
  }
  return strFromCodePoints(points);
}

/** The same error about the whole object. */
function unicodeError(error: PyException, object: Value, start: number, end: number): PyException {
  const encoding = error.members?.get('encoding') ?? '';
  const reason = error.members?.get('reason') ?? '';
  const members = { encoding, object, start, end, reason };
  return makeExceptionOf(error.cls.name, [encoding, object, start, end, reason], members);
}

/** What a handler gave: the replacement and where to go on. Throws TypeError and IndexError. */
function answer(result: Value, activity: 'encoding' | 'decoding', length: number): readonly [Value, number] {
  const shape = activity === 'encoding' ? '(str/bytes, int)' : '(str, int)';
  if (!(result instanceof PyTuple) || result.items.length !== 2)
    throw typeError(`${activity} error handler must return ${shape} tuple`);
  const [replacement, position] = result.items as [Value, Value];
  const number: Int | undefined = intOf(position);
  if (number === undefined) throw typeError(`${activity} error handler must return ${shape} tuple`);
  const next = number < 0 ? Number(number) + length : Number(number);
  if (next < 0 || next > length) throw indexError(`position ${number} from error handler out of bounds`);
  return [replacement, next];
}
