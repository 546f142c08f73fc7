/**
 * UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError: what their constructors take, and their texts, made
 * from the members at the time. Must not know: codecs.
 */
import { type Guest, settle } from '../guest.ts';
import { PyBytes } from '../objects/bytes.ts';
import { intOf } from '../objects/int.ts';
import { addMethods } from '../objects/native.ts';
import type { Value } from '../objects/object.ts';
import { strOf, strPoints, strToText, textToStr } from '../objects/str.ts';
import { bytesOf } from '../operations/buffer.ts';
import { escapePoint, hex } from '../operations/codec-errors.ts';
import { toIndex } from '../operations/index.ts';
import { str } from '../operations/text.ts';
import { argumentTypeName, typeName } from '../operations/type-of.ts';
import type { PyException } from './exception.ts';
import { exceptionType } from './hierarchy.ts';
import { makeException, typeError } from './raise.ts';

const PLACE = ['object', 'start', 'end', 'reason'];

/** Constructor arguments, and members, by class. */
export const UNICODE_MEMBERS: readonly (readonly [string, readonly string[]])[] = [
  ['UnicodeEncodeError', ['encoding', ...PLACE]],
  ['UnicodeDecodeError', ['encoding', ...PLACE]],
  ['UnicodeTranslateError', PLACE],
];

/** The members of a new Unicode error; undefined for exceptions of other classes. */
export function* unicodeMembers(self: PyException, args: readonly Value[]): Guest<Map<string, Value> | undefined> {
  const found = UNICODE_MEMBERS.find(([className]) => self.cls.isSubclassOf(exceptionType(className)));
  if (found === undefined) return undefined;
  const [className, names] = found;
  if (args.length !== names.length)
    throw typeError(`function takes exactly ${names.length} arguments (${args.length} given)`);
  const members = new Map<string, Value>();
  for (const [i, name] of names.entries()) {
    const value = args[i] as Value;
    if (name === 'start' || name === 'end') members.set(name, yield* position(value));
    else if (name === 'object' && className === 'UnicodeDecodeError') members.set(name, value);
    else members.set(name, text(value, i + 1));
  }
  if (className === 'UnicodeDecodeError') members.set('object', bytes(args[1] as Value));
  return members;
}

function* position(value: Value): Guest<Value> {
  const index = yield* settle(toIndex(value));
  if (BigInt.asIntN(64, BigInt(index)) !== BigInt(index))
    throw makeException('OverflowError', 'Python int too large to convert to C ssize_t');
  return index;
}

function text(value: Value, argument: number): Value {
  if (strOf(value) === undefined) throw typeError(`argument ${argument} must be str, not ${argumentTypeName(value)}`);
  return value;
}

function bytes(value: Value): Value {
  if (value instanceof PyBytes) return value;
  const data = bytesOf(value);
  if (data === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return new PyBytes(data.slice());
}

for (const [className] of UNICODE_MEMBERS) {
  addMethods(exceptionType(className), { __str__: ['(self, /)', (self: PyException) => describe(self)] });
}

/** `'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)` */
function* describe(self: PyException): Guest<Value> {
  const { members } = self;
  const object = members?.get('object');
  if (members === undefined || object === undefined) return '';
  const encoding = members.get('encoding');
  const place = (name: string): bigint => BigInt(intOf(members.get(name) ?? 0) ?? 0);
  const codec = encoding === undefined ? '' : `'${strToText(yield* settle(str(encoding)))}' codec `;
  const verb = object instanceof PyBytes ? 'decode' : encoding === undefined ? 'translate' : 'encode';
  const reason = strToText(yield* settle(str(members.get('reason') ?? '')));
  return textToStr(`${codec}can't ${verb} ${offender(object, place('start'), place('end'))}: ${reason}`);
}

function offender(object: Value, start: bigint, end: bigint): string {
  const single = end === start + 1n;
  if (object instanceof PyBytes) {
    const byte = single ? object.data[Number(start)] : undefined;
    return byte === undefined
      ? `bytes in position ${start}-${end - 1n}`
      : `byte 0x${hex(byte, 2)} in position ${start}`;
  }
  const point = single ? strPoints(strOf(object) ?? '')[Number(start)] : undefined;
  return point === undefined
    ? `characters in position ${start}-${end - 1n}`
    : `character '${escapePoint(point)}' in position ${start}`;
}
