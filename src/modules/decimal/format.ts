/** format() of decimals. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { type Str, strToText } from '../../runtime/objects/str.ts';
import { type FormatSpec, padText, parseSpec } from '../../runtime/operations/format-spec.ts';
import { realm } from '../../runtime/realm.ts';
import type { PyContext } from './context.ts';
import { decimalToText, digitCount, finite, type PyDecimal, withSign } from './number.ts';
import { rescale } from './rounding.ts';

export function formatDecimal(value: PyDecimal, specText: Str, context: PyContext): Str {
  if (specText === '') return decimalToText(value, context.capitals === 1);
  const text = strToText(specText);
  const spec = readSpec(specText);
  realm().budget.allocate(Math.max(0, spec.width) + Math.max(0, spec.precision));
  const type = spec.type === '' || spec.type === 'n' ? (context.capitals === 1 ? 'G' : 'g') : spec.type;
  if (!value.isFinite) {
    const body = decimalToText(withSign(value, false), true) + (type === '%' ? '%' : '');
    return padText(
      {
        ...spec,
        fill: spec.fill === '0' && spec.align === '=' ? ' ' : spec.fill,
        align: spec.align === '=' && text.includes('0') ? '>' : spec.align,
      },
      signText(value.negative, spec) + body,
      '>',
    );
  }
  const rounded = roundFor(type, value, spec, context);
  const [whole, fraction, exponent] = parts(type, rounded, spec);
  const negative = rounded.negative && !(spec.noNegativeZero && rounded.digits === 0n);
  const sign = signText(negative, spec);
  let tail = fraction === '' && !spec.alternate ? '' : `.${fraction}`;
  if (exponent !== 0 || 'eE'.includes(type))
    tail += `${'EG'.includes(type) ? 'E' : 'e'}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
  if (type === '%') tail += '%';
  const minimum = spec.align === '=' && spec.fill === '0' ? spec.width - sign.length - tail.length : 0;
  return padText(spec, sign + grouped(whole, spec, minimum) + tail, '>');
}

function readSpec(text: Str): FormatSpec {
  let spec: FormatSpec;
  try {
    spec = parseSpec(text, 'decimal');
  } catch {
    throw valueError('invalid format string');
  }
  if (spec.type !== '' && !'eEfFgGn%'.includes(spec.type)) throw valueError('invalid format string');
  return spec;
}

const signText = (negative: boolean, spec: FormatSpec): string => (negative ? '-' : spec.sign === '-' ? '' : spec.sign);

/** The value with the digits that its presentation shows. */
function roundFor(type: string, value: PyDecimal, spec: FormatSpec, context: PyContext): PyDecimal {
  let rounded = type === '%' ? finite(value.negative, value.digits, value.exponent + 2) : value;
  const { precision } = spec;
  if (precision >= 0) {
    if ('eE'.includes(type)) rounded = toDigits(rounded, precision + 1, context);
    else if ('fF%'.includes(type)) rounded = rescale(rounded, -precision, context.rounding).value;
    else if (digitCount(rounded.digits) > precision) rounded = toDigits(rounded, Math.max(1, precision), context);
  }
  if (rounded.digits === 0n && rounded.exponent > 0 && 'fF%'.includes(type)) rounded = finite(rounded.negative, 0n, 0);
  return rounded;
}

function toDigits(value: PyDecimal, count: number, context: PyContext): PyDecimal {
  if (value.digits === 0n) return value;
  let rounded = rescale(value, value.adjusted + 1 - count, context.rounding).value;
  if (digitCount(rounded.digits) > count)
    rounded = rescale(rounded, rounded.adjusted + 1 - count, context.rounding).value;
  return rounded;
}

/** Digits before the point, after it, and the exponent shown. */
function parts(type: string, value: PyDecimal, spec: FormatSpec): readonly [string, string, number] {
  const digits = value.digits.toString();
  const left = value.exponent + digits.length;
  let point: number;
  if ('eE'.includes(type)) point = value.digits === 0n && spec.precision >= 0 ? 1 - spec.precision : 1;
  else if ('fF%'.includes(type)) point = left;
  else point = value.exponent <= 0 && left > -6 ? left : 1;
  realm().budget.allocate(Math.abs(point) + digits.length);
  if (point < 0) return ['0', '0'.repeat(-point) + digits, left - point];
  if (point > digits.length) return [digits + '0'.repeat(point - digits.length), '', left - point];
  return [digits.slice(0, point) || '0', digits.slice(point), left - point];
}

/** Thousands apart, with zeros in front up to a width. */
function grouped(whole: string, spec: FormatSpec, minimum: number): string {
  const separator = spec.grouping;
  if (separator === '') return whole.padStart(Math.max(0, minimum), '0');
  let [rest, width] = [whole, minimum];
  const groups: string[] = [];
  for (;;) {
    const size = Math.min(Math.max(rest.length, width, 1), 3);
    groups.unshift(rest.slice(-size).padStart(size, '0'));
    rest = rest.slice(0, -size);
    width -= size;
    if (rest === '' && width <= 0) break;
    width -= separator.length;
  }
  return groups.join(separator);
}
