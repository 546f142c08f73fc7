/**
 * format() of fractions: as numerator and denominator, or as a decimal of any precision.
 *
 * Takes a fraction and the text of a spec; the digits are whole-number arithmetic, no float is involved.
 */
import { valueError } from '../../runtime/exceptions/raise.ts';
import type { Int } from '../../runtime/objects/int.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { decimalText, multiply, power } from '../../runtime/operations/int-arithmetic.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { realm } from '../../runtime/realm.ts';
import { rounded } from './arithmetic.ts';
import { negated, type PyFraction } from './fraction.ts';

interface Spec {
  readonly fill: string;
  readonly align: string;
  /** '-' where only negative ones get a sign. */
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** Digits that begin with 0 mean padding by zeros. */
  readonly width: string;
  readonly separator: string;
  readonly precision: string | undefined;
  readonly kind: string;
}

/** Throws ValueError. */
export function formatFraction(value: PyFraction, text: string, typeName: string): string {
  const spec = readSpec(text);
  if (spec === undefined || !(spec.kind === '' ? isGeneral(spec) : isDecimal(spec)))
    throw valueError(
      `Invalid format specifier ${strToText(strRepr(textToStr(text)))} for object of type '${typeName}'`,
    );
  const digits = Number(spec.width) + Number(spec.precision ?? 0);
  realm().budget.allocate(digits * 2);
  realm().budget.work(digits / 64);
  return spec.kind === '' ? asRatio(value, spec) : asDecimal(value, spec);
}

function readSpec(text: string): Spec | undefined {
  const points = Array.from(text);
  let at = 0;
  const take = (allowed: string): string => {
    const point = points[at];
    if (point === undefined || !allowed.includes(point)) return '';
    at++;
    return point;
  };
  const takeDigits = (): string => {
    const start = at;
    while (take('0123456789') !== '');
    return points.slice(start, at).join('');
  };
  let fill = '';
  if (points[1] !== undefined && '<>=^'.includes(points[1])) fill = points[at++] as string;
  const align = take('<>=^');
  const sign = take('-+ ');
  const noNegativeZero = take('z') !== '';
  const alternate = take('#') !== '';
  const width = takeDigits();
  const separator = take(',_');
  let precision: string | undefined;
  if (take('.') !== '') {
    precision = takeDigits();
    if (precision === '') return undefined;
  }
  const kind = take('eEfFgG%');
  if (at < points.length) return undefined;
  return { fill, align, sign: sign || '-', noNegativeZero, alternate, width, separator, precision, kind };
}

const isGeneral = (spec: Spec): boolean =>
  !spec.noNegativeZero && spec.precision === undefined && (spec.width === '0' || !spec.width.startsWith('0'));

const padsZeros = (spec: Spec): boolean => spec.width.startsWith('0') && spec.width.length > 1;

const isDecimal = (spec: Spec): boolean =>
  /^(?:0?[1-9]\d*|0{0,2})$/.test(spec.width) && (spec.align === '' || !padsZeros(spec));

const shownSign = (negative: boolean, spec: Spec): string => (negative ? '-' : spec.sign === '-' ? '' : spec.sign);

function padded(sign: string, body: string, spec: Spec, fill: string, align: string): string {
  const missing = Math.max(0, Number(spec.width) - sign.length - body.length);
  if (align === '=') return sign + fill.repeat(missing) + body;
  const before = align === '<' ? 0 : align === '^' ? missing >> 1 : missing;
  return fill.repeat(before) + sign + body + fill.repeat(missing - before);
}

const magnitude = (value: Int): Int => (value < 0 ? negated(value) : value);

function grouped(digits: string, separator: string): string {
  return separator === '' ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, separator);
}

function asRatio(value: PyFraction, spec: Spec): string {
  let body = grouped(decimalText(magnitude(value.over)), spec.separator);
  if (spec.alternate || value.under !== 1) body += `/${grouped(decimalText(value.under), spec.separator)}`;
  return padded(shownSign(value.over < 0, spec), body, spec, spec.fill || ' ', spec.align || '>');
}

/** A decimal: `digits * 10 ** exponent`. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: Int;
  readonly exponent: number;
}

/** The nearest decimal with that exponent, half to even. */
function toExponent(value: PyFraction, exponent: number): Decimal {
  const up = exponent < 0 ? power(10, -exponent) : 1;
  const down = exponent > 0 ? power(10, exponent) : 1;
  const digits = rounded(multiply(value.over, up), multiply(value.under, down));
  return { negative: value.over < 0, digits: magnitude(digits), exponent };
}

/** The nearest decimal of so many digits. */
function toFigures(value: PyFraction, figures: number): Decimal {
  if (value.over === 0) return { negative: false, digits: 0, exponent: 1 - figures };
  const [over, under] = [decimalText(magnitude(value.over)), decimalText(value.under)];
  // The power of ten above the value: where the numerator's first digits are not below the denominator's.
  const above = over.length - under.length + (over >= under ? 1 : 0);
  const decimal = toExponent(value, above - figures);
  if (decimalText(decimal.digits).length === figures) return decimal;
  return toExponent(value, above - figures + 1);
}

function asDecimal(value: PyFraction, spec: Spec): string {
  const { kind } = spec;
  const precision = Number(spec.precision ?? 6);
  let decimal: Decimal;
  let suffix = '';
  let places: number;
  if ('fF%'.includes(kind)) {
    decimal = toExponent(value, kind === '%' ? -precision - 2 : -precision);
    places = precision;
    if (kind === '%') suffix = '%';
    if (spec.noNegativeZero && decimal.digits === 0) decimal = { ...decimal, negative: false };
  } else {
    const figures = 'gG'.includes(kind) ? Math.max(precision, 1) : precision + 1;
    decimal = toFigures(value, figures);
    const { exponent } = decimal;
    const scientific = 'eE'.includes(kind) || exponent > 0 || exponent + figures <= -4;
    places = scientific ? figures - 1 : -exponent;
    if (scientific) suffix = exponentText(exponent + places, 'EG'.includes(kind) ? 'E' : 'e');
  }
  const digits = decimalText(decimal.digits).padStart(places + 1, '0');
  const point = digits.length - places;
  let decimals = digits.slice(point);
  if ('gG'.includes(kind) && !spec.alternate) decimals = withoutTrailingZeros(decimals);
  const tail = (decimals !== '' || spec.alternate ? '.' : '') + decimals + suffix;
  return laidOut(shownSign(decimal.negative, spec), digits.slice(0, point), tail, spec);
}

const exponentText = (exponent: number, mark: string): string =>
  `${mark}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function laidOut(sign: string, whole: string, tail: string, spec: Spec): string {
  const zeros = padsZeros(spec) || (spec.align === '' && spec.width.startsWith('0'));
  if (!zeros) return padded(sign, grouped(whole, spec.separator) + tail, spec, spec.fill || ' ', spec.align || '>');
  const room = Number(spec.width) - sign.length - tail.length;
  // Of four characters of a grouped number three are digits.
  const digits = spec.separator === '' ? room : Math.floor((3 * room) / 4) + 1;
  const body = grouped(whole.padStart(Math.max(digits, 0), '0'), spec.separator) + tail;
  return padded(sign, body, spec, '0', '=');
}
