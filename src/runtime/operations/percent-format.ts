/** `text % values`. */
import { overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFloat } from '../objects/float.ts';
import { toFloatValue } from '../objects/float-methods.ts';
import { type Int, intOf } from '../objects/int.ts';
import { floatToInt } from '../objects/int-methods.ts';
import { PyTuple } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { type Str, strLength, strOf, strToText, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { callSpecialMaybe } from './call.ts';
import { exponential, fixed, general } from './format-spec.ts';
import { decimalText } from './int-arithmetic.ts';
import { getItem } from './subscript.ts';
import { ascii, repr, str } from './text.ts';
import { typeName, typeOf } from './type-of.ts';

const CONVERSION = /%(?:\(((?:[^()]|\([^()]*\))*)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?([\s\S])?/g;

export function percentFormat(format: Str, values: Value): Maybe<Value> {
  const text = strToText(format);
  const result = render(text, values);
  return isPending(result) ? result : textToStr(result as string);
}

function* render(format: string, values: Value): Guest<Value> {
  const isTuple = values instanceof PyTuple;
  const items = isTuple ? values.items : [values];
  const isMapping =
    !isTuple &&
    typeof values === 'object' &&
    strOf(values) === undefined &&
    typeOf(values).lookup('__getitem__') !== undefined;
  let next = 0;
  let named = false;
  let last = 0;
  let out = '';
  const take = (): Value => {
    if (next >= items.length) throw typeError('not enough arguments for format string');
    return items[next++] as Value;
  };
  for (const match of format.matchAll(CONVERSION)) {
    out += format.slice(last, match.index);
    last = match.index + match[0].length;
    const [, key, flags = '', widthText, , type] = match as unknown as [
      string,
      string | undefined,
      string,
      string | undefined,
      string | undefined,
      string | undefined,
    ];
    const precisionText = match[4];
    const hasPrecision =
      /\./.test(match[0].slice((key === undefined ? 0 : key.length + 2) + 1, -1)) || precisionText !== undefined;
    if (type === undefined) throw valueError('incomplete format');
    let width = 0;
    let left = flags.includes('-');
    if (widthText === '*') {
      const given = intOf(take());
      if (given === undefined) throw typeError('* wants int');
      width = Number(given);
      if (width < 0) {
        left = true;
        width = -width;
      }
    } else if (widthText !== undefined) width = Number(widthText);
    let precision = -1;
    if (precisionText === '*') {
      const given = intOf(take());
      if (given === undefined) throw typeError('* wants int');
      precision = Math.max(0, Number(given));
    } else if (hasPrecision) precision = Number(precisionText ?? 0);
    if (width > 0x7fffffff || precision > 0x7fffffff)
      throw valueError(width > precision ? 'width too big' : 'precision too big');
    if (type === '%') {
      out += '%';
      continue;
    }
    let value: Value;
    if (key !== undefined) {
      if (!isMapping) throw typeError('format requires a mapping');
      named = true;
      value =
        values instanceof PyDict && values.exact
          ? (values.get(key) ?? (yield* settle(getItem(values, textToStr(key)))))
          : yield* settle(getItem(values, textToStr(key)));
    } else value = take();
    const piece = yield* convert(type, value, flags, precision, match.index);
    realm().budget.allocate((width + piece.length) * 2);
    const [sign, body] = piece.startsWith('\0')
      ? [piece.slice(1, piece.indexOf('\0', 1)), piece.slice(piece.indexOf('\0', 1) + 1)]
      : ['', piece];
    const missing = width - [...sign].length - strLength(textToStr(body));
    const numeric = piece.startsWith('\0');
    if (missing <= 0) out += sign + body;
    else if (left) out += sign + body + ' '.repeat(missing);
    else if (numeric && flags.includes('0')) out += sign + '0'.repeat(missing) + body;
    else out += ' '.repeat(missing) + sign + body;
  }
  out += format.slice(last);
  if (!named && next < items.length && !(isMapping && !isTuple))
    throw typeError('not all arguments converted during string formatting');
  return textToStr(out);
}

/** Text of one conversion; numbers as `\0sign\0digits` so that zeros go between. */
function* convert(type: string, value: Value, flags: string, precision: number, at: number): Guest<string> {
  switch (type) {
    case 's':
    case 'r':
    case 'a': {
      const shown = strToText(yield* settle(type === 's' ? str(value) : type === 'r' ? repr(value) : ascii(value)));
      return precision >= 0 ? Array.from(shown).slice(0, precision).join('') : shown;
    }
    case 'c': {
      const text = strOf(value);
      if (text !== undefined && strLength(text) === 1) return strToText(text);
      const int = intOf(value);
      if (text !== undefined)
        throw typeError(`%c requires an int or a unicode character, not a string of length ${strLength(text)}`);
      if (int === undefined) throw typeError(`%c requires an int or a unicode character, not ${typeName(value)}`);
      if (int < 0 || int > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
      return String.fromCodePoint(Number(int));
    }
    case 'd':
    case 'i':
    case 'u':
      return number(
        flags,
        yield* integer(value, type, 'a real number is required'),
        (digits) => pad(decimalText(digits), precision),
        '',
      );
    case 'x':
    case 'X':
    case 'o': {
      const int = yield* integer(value, type, 'an integer is required');
      const marker = flags.includes('#') ? `0${type}` : '';
      return number(
        flags,
        int,
        (digits) =>
          pad(
            type === 'o' ? digits.toString(8) : type === 'x' ? digits.toString(16) : digits.toString(16).toUpperCase(),
            precision,
          ),
        marker,
      );
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return yield* floating(type, value, flags, precision);
    default: {
      const code = type.codePointAt(0) as number;
      const shown = code >= 32 && code < 127 ? type : '?';
      throw valueError(
        `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${at + 1 + flags.length}`,
      );
    }
  }
}

function pad(digits: string, precision: number): string {
  if (precision > digits.length) realm().budget.allocate(precision * 2);
  return digits.padStart(precision, '0');
}

function number(flags: string, value: Int, digits: (magnitude: Int) => string, marker: string): string {
  const negative = value < 0;
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return `\0${sign}${marker}\0${digits(negative ? -value : value)}`;
}

function* integer(value: Value, type: string, need: string): Guest<Int> {
  const int = intOf(value);
  if (int !== undefined) return int;
  if ('diu'.includes(type)) {
    if (value instanceof PyFloat) return floatToInt(value.v);
    const method = callSpecialMaybe(value, '__int__', []);
    if (method !== undefined && strOf(value) === undefined) {
      const result = intOf(yield* settle(method));
      if (result !== undefined) return result;
    }
  }
  const index = callSpecialMaybe(value, '__index__', []);
  if (index !== undefined) {
    const result = intOf(yield* settle(index));
    if (result !== undefined) return result;
  }
  throw typeError(`%${type} format: ${need}, not ${typeName(value)}`);
}

function* floating(type: string, value: Value, flags: string, precision: number): Guest<string> {
  let number_: number;
  if (strOf(value) !== undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  if (
    typeof value === 'object' &&
    !(value instanceof PyFloat) &&
    intOf(value) === undefined &&
    value.cls.lookup('__float__') === undefined &&
    value.cls.lookup('__index__') === undefined
  )
    throw typeError(`must be real number, not ${typeName(value)}`);
  number_ = yield* toFloatValue(value);
  const negative = number_ < 0 || Object.is(number_, -0);
  const magnitude = Math.abs(number_);
  const alternate = flags.includes('#');
  const places = precision < 0 ? 6 : precision;
  const lower = type.toLowerCase();
  let body = !Number.isFinite(magnitude)
    ? Number.isNaN(magnitude)
      ? 'nan'
      : 'inf'
    : lower === 'f'
      ? fixed(magnitude, places, alternate)
      : lower === 'e'
        ? exponential(magnitude, places, alternate)
        : general(magnitude, places, alternate, false);
  if (type !== lower) body = body.toUpperCase();
  const sign = negative && !Number.isNaN(number_) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return Number.isFinite(magnitude) ? `\0${sign}\0${body}` : `\0${sign}\0${body}`;
}
