/** Fractions from text: '3/4', '-1.5e3', ' 7 '. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { type Int, intType } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { type Str, strToText } from '../../runtime/objects/str.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { add, multiply, power } from '../../runtime/operations/int-arithmetic.ts';
import { numberText } from '../../runtime/operations/number-text.ts';
import { repr } from '../../runtime/operations/text.ts';
import { makeFraction, negated, type PyFraction } from './fraction.ts';

/** Digits with single underscores between them, as text without them. */
const DIGITS = /^\d+(?:_\d+)*$/;
/** So many digits are a safe JS number. */
const SAFE_DIGITS = 15;
const EXPONENT = /^[+-]?\d+(?:_\d+)*$/;

/** What a text spells: sign, digits before the slash or point, those behind it, and the power of ten. */
interface Parts {
  readonly negative: boolean;
  readonly whole: string;
  readonly under?: string;
  readonly decimals?: string;
  readonly exponent?: string;
}

/** Throws ValueError. */
export function* parseFraction(source: Str, cls: Value): Guest<PyFraction> {
  const parts = split(numberText(strToText(source)));
  if (parts === undefined) throw valueError(`Invalid literal for Fraction: ${strToText(yield* settle(repr(source)))}`);
  const whole = yield* digits(parts.whole);
  if (parts.under !== undefined) return makeFraction(signed(whole, parts), yield* digits(parts.under), cls);
  const decimals = (parts.decimals ?? '').replaceAll('_', '');
  const scale = power(10, decimals.length);
  const over = signed(add(multiply(whole, scale), yield* digits(decimals)), parts);
  const exponent = yield* digits(parts.exponent ?? '');
  if (exponent >= 0) return makeFraction(multiply(over, power(10, exponent)), scale, cls);
  return makeFraction(over, multiply(scale, power(10, negated(exponent))), cls);
}

const signed = (value: Int, parts: Parts): Int => (parts.negative ? negated(value) : value);

function* digits(text: string): Guest<Int> {
  if (text.length <= SAFE_DIGITS && !text.includes('_')) return Number(text);
  return (yield* settle(callMaybe(intType, [text]))) as Int;
}

function split(text: string): Parts | undefined {
  const negative = text.startsWith('-');
  const body = negative || text.startsWith('+') ? text.slice(1) : text;
  const slash = body.indexOf('/');
  if (slash >= 0) {
    const [whole, under] = [body.slice(0, slash).trimEnd(), body.slice(slash + 1).trimStart()];
    return DIGITS.test(whole) && DIGITS.test(under) ? { negative, whole, under } : undefined;
  }
  const mark = body.search(/e/i);
  const mantissa = mark < 0 ? body : body.slice(0, mark);
  const exponent = mark < 0 ? '' : body.slice(mark + 1);
  if (mark >= 0 && !EXPONENT.test(exponent)) return undefined;
  const point = mantissa.indexOf('.');
  const whole = point < 0 ? mantissa : mantissa.slice(0, point);
  const decimals = point < 0 ? '' : mantissa.slice(point + 1);
  if (whole === '' && decimals === '') return undefined;
  const valid = [whole, decimals].every((part) => part === '' || DIGITS.test(part));
  return valid ? { negative, whole, decimals, exponent } : undefined;
}
