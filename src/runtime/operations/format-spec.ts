/** The format mini-language: reading specs, and formatting int, float and str by them. */
import { overflowError, valueError } from '../exceptions/raise.ts';
import { type Str, strFromCodePoints, strLength, strPoints, strToText, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { asciiDigits } from './number-text.ts';
import { floatRepr } from './scalar-text.ts';

export interface FormatSpec {
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^' | '';
  readonly sign: '+' | '-' | ' ' | '';
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: ',' | '_' | '';
  readonly precision: number;
  readonly type: string;
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([+\- ])?(z)?(#)?(\p{Nd}+)?([,_])?(?:(\.)(\p{Nd}+)?)?([\s\S]*)$/u;

/** Most digits of a width or precision; what they may allocate is for the budget to say. */
const MAX_DIGITS = 15;

/** Specs read before, by type and text: programs use few, and use them often. */
const known = new Map<string, FormatSpec>();
const MAX_KNOWN = 256;

/** Reads a spec for a value of `typeName`. Throws ValueError. */
export function parseSpec(spec: Str, typeName: string): FormatSpec {
  const text = strToText(spec);
  const key = `${typeName} ${text}`;
  let parsed = known.get(key);
  if (parsed === undefined) {
    parsed = readSpec(text, typeName);
    if (known.size >= MAX_KNOWN) known.clear();
    if (text.length < 40) known.set(key, parsed);
  }
  return parsed;
}

function readSpec(text: string, typeName: string): FormatSpec {
  const match = SPEC.exec(text) as RegExpExecArray;
  const [, fill, align, sign, zero, alternate, widthText, grouping, point, precisionText, rest] = match as unknown as (
    | string
    | undefined
  )[];
  const width = widthText === undefined ? undefined : asciiDigits(widthText);
  const precision = precisionText === undefined ? undefined : asciiDigits(precisionText);
  const type = rest ?? '';
  if (grouping !== undefined && point === undefined && /^[,_]/.test(type) && type[0] !== grouping)
    throw valueError("Cannot specify both ',' and '_'.");
  if (point !== undefined && precision === undefined) throw valueError('Format specifier missing precision');
  if ((width ?? '').length > MAX_DIGITS || (precision ?? '').length > MAX_DIGITS)
    throw valueError('Too many decimal digits in format string');
  if ([...type].length > 1) throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  checkGrouping(grouping, type === '' && typeName === 'str' ? 's' : type);
  const zeroPadded = fill === undefined && width?.startsWith('0') === true;
  const digits = zeroPadded ? width.slice(1) : (width ?? '');
  return {
    fill: fill ?? (zeroPadded ? '0' : ' '),
    align: (align ?? (zeroPadded && typeName !== 'str' ? '=' : '')) as FormatSpec['align'],
    sign: (sign ?? '') as FormatSpec['sign'],
    noNegativeZero: zero !== undefined,
    alternate: alternate !== undefined,
    width: digits === '' ? -1 : Number(digits),
    grouping: (grouping ?? '') as FormatSpec['grouping'],
    precision: precision === undefined ? -1 : Number(precision),
    type,
  };
}

/** Which presentation types take a thousands separator. Throws ValueError. */
function checkGrouping(grouping: string | undefined, type: string): void {
  if (grouping === undefined || type === '' || 'defgEFG%'.includes(type)) return;
  if (grouping === '_' && 'boxX'.includes(type)) return;
  throw valueError(`Cannot specify '${grouping}' with '${shownCode(type)}'.`);
}

/** A presentation type as messages show it. */
function shownCode(type: string): string {
  const code = type.codePointAt(0) as number;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}

export function unknownCode(type: string, typeName: string): unknown {
  return valueError(`Unknown format code '${shownCode(type)}' for object of type '${typeName}'`);
}

/** Code points of a text. */
function pointsIn(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) count--;
  return count;
}

/** Pads to the width; `prefix` (sign, 0x) stays in front with `=`. */
function pad(spec: FormatSpec, prefix: string, body: string, defaultAlign: '<' | '>'): string {
  if (spec.width < 0) return prefix + body;
  const missing = spec.width - prefix.length - pointsIn(body);
  if (missing <= 0) return prefix + body;
  realm().budget.allocate(missing * 2);
  const align = spec.align === '' ? defaultAlign : spec.align;
  if (align === '<') return prefix + body + spec.fill.repeat(missing);
  if (align === '>') return spec.fill.repeat(missing) + prefix + body;
  if (align === '=') return prefix + spec.fill.repeat(missing) + body;
  const left = missing >> 1;
  return spec.fill.repeat(left) + prefix + body + spec.fill.repeat(missing - left);
}

/** A whole text padded to the width of a spec. */
export function padText(spec: FormatSpec, text: string, defaultAlign: '<' | '>'): Str {
  return textToStr(pad(spec, '', text, defaultAlign));
}

/** `format(text, spec)`. */
export function formatStr(value: Str, specText: Str): Str {
  const spec = parseSpec(specText, 'str');
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str');
  if (spec.sign !== '')
    throw valueError(
      spec.sign === ' '
        ? 'Space not allowed in string format specifier'
        : 'Sign not allowed in string format specifier',
    );
  if (spec.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.alternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  let text = value;
  if (spec.precision >= 0 && spec.precision < strLength(value))
    text =
      typeof value === 'string'
        ? value.slice(0, spec.precision)
        : strFromCodePoints(strPoints(value).slice(0, spec.precision));
  if (spec.width <= strLength(text)) return text;
  return textToStr(pad(spec, '', strToText(text), '<'));
}

/** `format(int, spec)`; types of float go through `toFloat`. */
export function formatInt(
  value: number | bigint,
  specText: Str,
  toFloat: (value: number | bigint) => number,
  decimal: (value: number | bigint) => string,
  typeName = 'int',
): Str {
  const spec = parseSpec(specText, typeName);
  const { type } = spec;
  if (type !== '' && 'eEfFgG%'.includes(type)) return formatFloatSpec(toFloat(value), spec);
  if (type !== '' && !'bcdoxXn'.includes(type)) throw unknownCode(type, typeName);
  if (spec.precision >= 0) throw valueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  if (type === 'c') {
    if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value))
      throw overflowError('Python int too large to convert to C long');
    if (value < 0 || value > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
    return textToStr(pad(spec, '', String.fromCodePoint(Number(value)), '>'));
  }
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  let digits: string;
  let group = 3;
  let marker = '';
  if (type === 'b' || type === 'o' || type === 'x' || type === 'X') {
    digits = magnitude.toString(type === 'b' ? 2 : type === 'o' ? 8 : 16);
    if (type === 'X') digits = digits.toUpperCase();
    if (spec.alternate) marker = `0${type}`;
    group = 4;
  } else {
    digits = decimal(magnitude);
  }
  return finishNumber(spec, negative, marker, digits, '', group);
}

/** Sign, grouping and padding of a number whose digits are known. */
function finishNumber(
  spec: FormatSpec,
  negative: boolean,
  marker: string,
  whole: string,
  rest: string,
  group: number,
): Str {
  const sign = negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  let digits = whole;
  if (spec.grouping !== '') {
    if (spec.fill === '0' && spec.align === '=') {
      // Zeros that fill the width are grouped too.
      const room = spec.width - sign.length - marker.length - rest.length;
      digits = groupDigits(whole.padStart(digitsFor(room, group), '0'), spec.grouping, group);
    } else digits = groupDigits(whole, spec.grouping, group);
  }
  const text = pad(spec, sign + marker, digits + rest, '>');
  return spec.fill.length > 1 ? textToStr(text) : text;
}

/** Digits whose groups fill so much room; never fewer, so that no separator stands in front. */
function digitsFor(room: number, group: number): number {
  let digits = Math.max(0, Math.floor((room * group) / (group + 1)) - 1);
  while (digits + Math.floor((digits - 1) / group) < room) digits++;
  realm().budget.allocate(Math.max(0, room) * 2);
  return digits;
}

function groupDigits(digits: string, separator: string, size: number): string {
  const groups: string[] = [];
  realm().budget.work(digits.length / 64);
  realm().budget.reserve(digits.length * 16);
  const first = digits.length % size;
  if (first > 0) groups.push(digits.slice(0, first));
  for (let at = first; at < digits.length; at += size) groups.push(digits.slice(at, at + size));
  return groups.join(separator);
}

/** `format(float, spec)`. */
export function formatFloat(value: number, specText: Str, typeName = 'float'): Str {
  return formatFloatSpec(value, parseSpec(specText, typeName), typeName);
}

/** `bare`: whole numbers without `.0`, as complex shows its parts. */
export function formatFloatSpec(value: number, spec: FormatSpec, typeName = 'float', bare = false): Str {
  const { type } = spec;
  if (type !== '' && !'eEfFgGn%'.includes(type)) throw unknownCode(type, typeName);
  if (spec.precision > 0x7fffffff) throw valueError('precision too big');
  realm().budget.allocate(Math.max(0, spec.precision) * 2);
  let number = value;
  if (type === '%') number = value * 100;
  const magnitude = Math.abs(number);
  let body: string;
  const upper = type === 'E' || type === 'F' || type === 'G';
  if (!Number.isFinite(number)) body = Number.isNaN(number) ? 'nan' : 'inf';
  else if (type === 'f' || type === 'F' || type === '%')
    body = fixed(magnitude, spec.precision < 0 ? 6 : spec.precision, spec.alternate);
  else if (type === 'e' || type === 'E')
    body = exponential(magnitude, spec.precision < 0 ? 6 : spec.precision, spec.alternate);
  else if (type === '' && spec.precision < 0) body = shortest(magnitude, spec.alternate, bare);
  else body = general(magnitude, spec.precision < 0 ? 6 : spec.precision, spec.alternate, type === '' && !bare);
  if (upper) body = body.toUpperCase();
  if (type === '%') body += '%';
  let negative = number < 0 || Object.is(number, -0);
  if (Number.isNaN(number)) negative = false;
  if (spec.grouping === '' && !spec.noNegativeZero) return finishNumber(spec, negative, '', body, '', 3);
  if (spec.noNegativeZero && negative && !/[1-9infa]/i.test(body.replace(/e.*/i, ''))) negative = false;
  if (!Number.isFinite(number)) return finishNumber({ ...spec, grouping: '' }, negative, '', body, '', 3);
  const split = /^(\d*)([\s\S]*)$/.exec(body) as RegExpExecArray;
  return finishNumber(spec, negative, '', split[1] as string, split[2] as string, 3);
}

/** The shortest text that reads back as the same float; `#` keeps the point. */
function shortest(value: number, alternate: boolean, bare: boolean): string {
  const text = floatRepr(value);
  if (!alternate) return bare && text.endsWith('.0') ? text.slice(0, -2) : text;
  if (bare && text.endsWith('.0')) return text.slice(0, -1);
  return text.includes('.') ? text : text.replace('e', '.e');
}

/** Digits after the point, correctly rounded, ties to even (JS rounds them up). */
export function fixed(value: number, precision: number, keepPoint = false): string {
  const exact = value >= 1e21 || precision > 100 || isTie(value, precision);
  const text = exact ? exactFixed(value, precision) : value.toFixed(precision);
  return keepPoint && precision === 0 ? `${text}.` : text;
}

/**
 * True if a double lies just between two numbers of so many decimals: (2n + 1) / (2 * 10**p) is a double only where
 * 5**p divides 2n + 1, and then it is an odd number of 2**-(p + 1).
 */
function isTie(value: number, precision: number): boolean {
  return (value * 2 ** (precision + 1)) % 2 === 1;
}

/** By exact rational arithmetic. */
function exactFixed(value: number, precision: number): string {
  const [numerator, denominator] = ratio(value);
  const scaled = numerator * 10n ** BigInt(precision);
  let quotient = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient++;
  const digits = quotient.toString().padStart(precision + 1, '0');
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

/** A finite float as a fraction of bigints, denominator a power of two. */
export function ratio(value: number): readonly [bigint, bigint] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n);
  const shift = Math.max(exponent, 1) - 1075;
  const signed = value < 0 ? -mantissa : mantissa;
  let numerator = signed;
  let denominator = 1n;
  if (shift >= 0) numerator <<= BigInt(shift);
  else {
    let down = -shift;
    while (down > 0 && numerator !== 0n && (numerator & 1n) === 0n) {
      numerator >>= 1n;
      down--;
    }
    if (numerator === 0n) down = 0;
    denominator = 1n << BigInt(down);
  }
  return [numerator, denominator];
}

/** `count` significant digits, correctly rounded, and the decimal exponent of the first. */
export function significant(value: number, count: number): readonly [digits: string, exponent: number] {
  if (value === 0) return ['0'.repeat(count), 0];
  if (count <= 70) {
    const [mantissa, exponent] = value.toExponential(count - 1).split('e') as [string, string];
    const longer = (value.toExponential(Math.min(100, count + 29)).split('e') as [string, string])[0].replace('.', '');
    if (!/^50*$/.test(longer.slice(count))) return [mantissa.replace('.', ''), Number(exponent)];
    const down = longer.slice(0, count);
    const odd = '13579'.includes(down.at(-1) as string);
    if (odd) return [mantissa.replace('.', ''), Number(exponent)];
    return [down, Number((value.toExponential(Math.min(100, count + 29)).split('e') as [string, string])[1])];
  }
  const [numerator, denominator] = ratio(value);
  let exponent = Math.floor(Math.log10(value));
  for (;;) {
    const shift = count - 1 - exponent;
    const top = shift >= 0 ? numerator * 10n ** BigInt(shift) : numerator;
    const bottom = shift >= 0 ? denominator : denominator * 10n ** BigInt(-shift);
    let quotient = top / bottom;
    const twice = (top % bottom) * 2n;
    if (twice > bottom || (twice === bottom && (quotient & 1n) === 1n)) quotient++;
    const digits = quotient.toString();
    if (digits.length === count) return [digits, exponent];
    exponent += digits.length - count;
  }
}

function exponentText(exponent: number): string {
  const digits = Math.abs(exponent);
  return `e${exponent < 0 ? '-' : '+'}${digits < 10 ? '0' : ''}${digits}`;
}

/** `%e`. */
export function exponential(value: number, precision: number, keepPoint = false): string {
  const [digits, exponent] = significant(value, precision + 1);
  const point = precision > 0 || keepPoint ? '.' : '';
  return `${digits[0]}${point}${digits.slice(1)}${exponentText(exponent)}`;
}

/** `%g`; `repr` is the untyped form, which keeps one digit after the point. */
export function general(value: number, precision: number, alternate: boolean, repr: boolean): string {
  const count = precision === 0 ? 1 : precision;
  const [all, exponent] = significant(value, count);
  const digits = alternate ? all : all.replace(/0+$/, '') || '0';
  if (exponent < -4 || exponent >= (repr ? count - 1 : count)) {
    const point = digits.length > 1 || alternate ? '.' : '';
    return `${digits[0]}${point}${digits.slice(1)}${exponentText(exponent)}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) {
    const whole = digits.padEnd(exponent + 1, '0');
    return alternate ? `${whole}.` : repr ? `${whole}.0` : whole;
  }
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
