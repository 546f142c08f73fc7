/** `text % values`. */
import { overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
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

/** Beyond it a precision is refused, as a C int is. */
const MAX_INT = 0x7fffffff;
/** 2**63 as a float, which no size reaches. */
const MAX_SIZE = 2 ** 63;

export function percentFormat(format: Str, values: Value): Maybe<Value> {
  const text = strToText(format);
  const result = new PercentFormatter(text, values, TEXT).render();
  return isPending(result) ? result : textToStr(result as string);
}

/** What differs between `%` of str and of bytes; the latter works on latin-1 text. */
export interface PercentDialect {
  /** `string` or `bytes`, as messages call it. */
  readonly name: string;
  isMapping(values: Value): boolean;
  /** The mapping's key from the text in parentheses. */
  key(text: string): Value;
  /** One conversion, at which place in the format. */
  convert(type: string, value: Value, flags: string, precision: number, at: () => number): Guest<Piece>;
}

const TEXT: PercentDialect = {
  name: 'string',
  isMapping: (values) => strOf(values) === undefined && typeOf(values).lookup('__getitem__') !== undefined,
  key: textToStr,
  convert,
};

/** The text of a conversion; a number in two parts, because zeros that fill the width go between. */
type Piece = string | { readonly sign: string; readonly digits: string };

/** One `%` operation: the format text with a position in it, and the values still to be taken. */
export class PercentFormatter {
  readonly #format: string;
  readonly #values: Value;
  readonly #isMapping: boolean;
  #items: readonly Value[];
  #next = 0;
  #at = 0;

  readonly #dialect: PercentDialect;

  constructor(format: string, values: Value, dialect: PercentDialect) {
    this.#format = format;
    this.#dialect = dialect;
    this.#values = values;
    this.#items = values instanceof PyTuple ? values.items : [values];
    this.#isMapping = !(values instanceof PyTuple) && dialect.isMapping(values);
  }

  *render(): Guest<Value> {
    const format = this.#format;
    let out = '';
    for (;;) {
      const percent = format.indexOf('%', this.#at);
      if (percent < 0) break;
      out += format.slice(this.#at, percent);
      this.#at = percent + 1;
      out += this.#plain() ?? (yield* this.#conversion());
    }
    out += format.slice(this.#at);
    if (this.#next < this.#items.length && !this.#isMapping)
      throw typeError(`not all arguments converted during ${this.#dialect.name} formatting`);
    return textToStr(out);
  }

  #take(): Value {
    if (this.#next >= this.#items.length) throw typeError('not enough arguments for format string');
    return this.#items[this.#next++] as Value;
  }

  /** `%s` and `%d` of a str or an int, which need no look at the rest; undefined for any other conversion. */
  #plain(): string | undefined {
    const type = this.#format[this.#at];
    if (type !== 'd' && (type !== 's' || this.#dialect !== TEXT)) return undefined;
    const value = this.#items[this.#next];
    if (typeof value !== 'number' && (typeof value !== 'string' || type === 'd')) return undefined;
    this.#at++;
    this.#next++;
    if (typeof value === 'number') return `${value}`;
    realm().budget.allocate(value.length * 2);
    return value;
  }

  *#conversion(): Guest<string> {
    const format = this.#format;
    if (format[this.#at] === '%') {
      this.#at++;
      return '%';
    }
    if (format[this.#at] === '(') yield* this.#lookUpKey();
    let flags = (/^[-+ #0]*/.exec(format.slice(this.#at)) as RegExpExecArray)[0];
    this.#at += flags.length;
    let width = this.#size('width', MAX_SIZE) ?? 0;
    if (width < 0) {
      flags += '-';
      width = -width;
    }
    let precision = -1;
    if (format[this.#at] === '.') {
      this.#at++;
      precision = Math.max(0, this.#size('precision', MAX_INT) ?? 0);
    }
    if (/[hlL]/.test(format[this.#at] ?? '')) this.#at++;
    const point = format.codePointAt(this.#at);
    if (point === undefined) throw valueError('incomplete format');
    const type = String.fromCodePoint(point);
    const at = this.#at;
    this.#at += type.length;
    const value = this.#take();
    const piece = yield* this.#dialect.convert(type, value, flags, precision, () => codePoints(format, at));
    realm().budget.allocate((width + (typeof piece === 'string' ? piece : piece.digits).length) * 2);
    return padded(piece, flags, width);
  }

  /** `(key)`: the conversion's value is that item of the mapping. */
  *#lookUpKey(): Guest<void> {
    if (!this.#isMapping) throw typeError('format requires a mapping');
    const start = ++this.#at;
    for (let depth = 1; depth > 0; this.#at++) {
      const character = this.#format[this.#at];
      if (character === undefined) throw valueError('incomplete format key');
      if (character === '(') depth++;
      if (character === ')') depth--;
    }
    const key = this.#dialect.key(this.#format.slice(start, this.#at - 1));
    this.#items = [yield* settle(getItem(this.#values, key))];
    this.#next = 0;
  }

  /** A width or precision of at most `max`: digits, or `*` for the next value; undefined if there is none. */
  #size(what: 'width' | 'precision', max: number): number | undefined {
    if (this.#format[this.#at] === '*') {
      this.#at++;
      const given = intOf(this.#take());
      if (given === undefined) throw typeError('* wants int');
      if (given > max || (given === BigInt(MAX_SIZE) && what === 'width') || given < -max)
        throw overflowError(`Python int too large to convert to C ${what === 'width' ? 'ssize_t' : 'int'}`);
      return Number(given);
    }
    const digits = (/^[0-9]*/.exec(this.#format.slice(this.#at)) as RegExpExecArray)[0];
    this.#at += digits.length;
    if (Number(digits) > max) throw valueError(`${what} too big`);
    return digits === '' ? undefined : Number(digits);
  }
}

/** Code points before a position, as messages count. */
function codePoints(text: string, end: number): number {
  return Array.from(text.slice(0, end)).length;
}

function padded(piece: Piece, flags: string, width: number): string {
  const numeric = typeof piece !== 'string';
  const sign = numeric ? piece.sign : '';
  const body = numeric ? piece.digits : piece;
  const missing = width - sign.length - strLength(textToStr(body));
  if (missing <= 0) return sign + body;
  if (flags.includes('-')) return sign + body + ' '.repeat(missing);
  if (numeric && flags.includes('0')) return sign + '0'.repeat(missing) + body;
  return ' '.repeat(missing) + sign + body;
}

/** One conversion. */
export function* convert(type: string, value: Value, flags: string, precision: number, at: () => number): Guest<Piece> {
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
      if (text !== undefined || int === undefined) throw typeError('%c requires int or char');
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
      const shown = code >= 31 && code < 127 ? type : '?';
      throw valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${at()}`);
    }
  }
}

function pad(digits: string, precision: number): string {
  if (precision > digits.length) realm().budget.allocate(precision * 2);
  return digits.padStart(precision, '0');
}

function number(flags: string, value: Int, digits: (magnitude: Int) => string, marker: string): Piece {
  const negative = value < 0;
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return { sign: sign + marker, digits: digits(negative ? -value : value) };
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

function* floating(type: string, value: Value, flags: string, precision: number): Guest<Piece> {
  if (strOf(value) !== undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  if (
    typeof value === 'object' &&
    !(value instanceof PyFloat) &&
    intOf(value) === undefined &&
    value.cls.lookup('__float__') === undefined &&
    value.cls.lookup('__index__') === undefined
  )
    throw typeError(`must be real number, not ${typeName(value)}`);
  const number_ = yield* toFloatValue(value);
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
  return { sign, digits: body };
}
