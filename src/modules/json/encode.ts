/** Runs a writer, and calls `default` for it. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../../runtime/guest.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { type Str, strOf, strToText } from '../../runtime/objects/str.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { sortedItems } from '../../runtime/operations/sort.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { className, typeName } from '../../runtime/operations/type-of.ts';
import { AsciiOutput, TextOutput } from './output.ts';
import { type Unknown, type Unsorted, type WriteOptions, Writer } from './writer.ts';

/** The text of a value: at once, or a computation if something has to be called. `fallback`: asked about other values. */
export function encode(value: Value, options: WriteOptions, fallback: Value | undefined): Maybe<Str> {
  const { ensureAscii, itemSeparator, keySeparator, indent } = options;
  const isAscii = ensureAscii && ASCII.test(itemSeparator + keySeparator + (indent ?? ''));
  const output = isAscii ? new AsciiOutput() : new TextOutput(ensureAscii);
  const writer = new Writer(options, output);
  const stop = writer.run(value);
  return stop === undefined ? output.finish() : encodeRest(writer, output, stop, fallback);
}

const ASCII = /^[\0-\x7f]*$/;

function* encodeRest(
  writer: Writer,
  output: AsciiOutput | TextOutput,
  stop: Unknown | Unsorted,
  fallback: Value | undefined,
): Guest<Str> {
  yield* finish(writer, stop, fallback);
  return output.finish();
}

/** Answers what a writer asks until it is done. */
export function* finish(
  writer: Writer,
  first: Unknown | Unsorted | undefined,
  fallback: Value | undefined,
): Guest<void> {
  for (let stop = first; stop !== undefined; ) {
    if ('unsorted' in stop) stop = writer.runSorted(yield* settle(sortedItems(stop.unsorted, None, false)));
    else if (fallback === undefined)
      throw typeError(`Object of type ${className(stop.unknown)} is not JSON serializable`);
    else stop = writer.run(yield new GuestCall(fallback, [stop.unknown]));
  }
}

/** Options as Python gives them. */
export interface OptionValues {
  readonly skipkeys: Value;
  readonly ensureAscii: Value;
  readonly checkCircular: Value;
  readonly allowNan: Value;
  readonly indent: Value;
  readonly itemSeparator: Value;
  readonly keySeparator: Value;
  readonly sortKeys: Value;
}

export function* writeOptions(values: OptionValues): Guest<WriteOptions> {
  const keySeparator = separator(values.keySeparator, 5);
  return {
    skipKeys: yield* settle(truth(values.skipkeys)),
    ensureAscii: yield* settle(truth(values.ensureAscii)),
    checkCircular: yield* settle(truth(values.checkCircular)),
    allowNan: yield* settle(truth(values.allowNan)),
    indent: yield* indentText(values.indent),
    itemSeparator: separator(values.itemSeparator, 6),
    keySeparator,
    sortKeys: yield* settle(truth(values.sortKeys)),
  };
}

function* indentText(indent: Value): Guest<string | undefined> {
  if (indent === None) return undefined;
  const text = strOf(indent);
  if (text !== undefined) return strToText(text);
  const count = intOf(indent);
  if (typeof count === 'number' && count < 1000) return ' '.repeat(Math.max(0, count));
  return strToText(strOf(yield* settle(binaryOperation('*', ' ', indent))) as Str);
}

function separator(value: Value, position: number): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`make_encoder() argument ${position} must be str, not ${typeName(value)}`);
  return strToText(text);
}

/** The two separators of `separators=`. */
export function* separatorPair(separators: Value): Guest<readonly [item: Value, key: Value]> {
  const parts = yield* settle(iterateAll(separators));
  if (parts.length < 2) throw valueError(`not enough values to unpack (expected 2, got ${parts.length})`);
  if (parts.length > 2) throw valueError('too many values to unpack (expected 2)');
  return [parts[0] as Value, parts[1] as Value];
}
