/** What stands for a decimal: operands of operators, arguments of methods and of the constructor. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { ratio } from '../../runtime/operations/format-spec.ts';
import { numberText } from '../../runtime/operations/number-text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { decimalState, PyContext } from './context.ts';
import { finite, infinity, NAN, PyDecimal, parseDecimal, parsePlain, wholeNumber } from './number.ts';

/** A Decimal or an int as a decimal; undefined for other operands. */
export function operandOf(value: Value): PyDecimal | undefined {
  if (value instanceof PyDecimal) return value;
  const int = intOf(value);
  return int === undefined ? undefined : wholeNumber(BigInt(int));
}

/** An argument of a method. Throws TypeError. */
export function argumentOf(value: Value): PyDecimal {
  const operand = operandOf(value);
  if (operand === undefined) throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
  return operand;
}

/** A context argument; None: the current one. Throws TypeError. */
export function contextOf(value: Value | undefined): PyContext {
  if (value === undefined || value === None) return decimalState().current;
  if (value instanceof PyContext) return value;
  throw typeError('optional argument must be a context');
}

/** A float exactly. */
export function fromFloat(value: number): PyDecimal {
  if (Number.isNaN(value)) return NAN;
  if (!Number.isFinite(value)) return infinity(value < 0);
  const negative = value < 0 || Object.is(value, -0);
  const [numerator, denominator] = ratio(Math.abs(value));
  const places = denominator.toString(2).length - 1; // a power of two
  return finite(negative, numerator * 5n ** BigInt(places), -places);
}

/** What Decimal(value) makes, not rounded. Notes ConversionSyntax and FloatOperation. Throws TypeError, ValueError. */
export function convert(value: Value, context: PyContext): PyDecimal {
  if (value instanceof PyDecimal) return value;
  const text = strOf(value);
  if (text !== undefined) return fromText(strToText(text), context);
  const int = intOf(value);
  if (int !== undefined) return wholeNumber(BigInt(int));
  if (value instanceof PyFloat) {
    context.note('FloatOperation');
    return fromFloat(value.v);
  }
  if (value instanceof PyTuple || value instanceof PyList) return fromTuple(value);
  throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

export function fromText(source: string, context: PyContext): PyDecimal {
  const plain = parsePlain(source);
  if (plain !== undefined) return plain;
  realm().budget.work(source.length / 256);
  realm().budget.allocate(source.length);
  const text = numberText(source).trim().replaceAll('_', '');
  const parsed = parseDecimal(text);
  if (parsed === undefined) return context.invalid('ConversionSyntax');
  if (parsed.isFinite && Math.abs(parsed.exponent) > 2e18) return context.invalid();
  return parsed;
}

function fromTuple(value: PyTuple | PyList): PyDecimal {
  if (value.items.length !== 3) throw valueError('argument must be a sequence of length 3');
  const [sign, digits, exponent] = value.items as [Value, Value, Value];
  const signValue = intOf(sign);
  if (signValue !== 0 && signValue !== 1) throw valueError('sign must be an integer with the value 0 or 1');
  const negative = signValue === 1;
  const kind = strOf(exponent);
  if (kind === 'F') return infinity(negative);
  if (!(digits instanceof PyTuple || digits instanceof PyList))
    throw valueError('coefficient must be a tuple of digits');
  let coefficient = '';
  for (const digit of digits.items) {
    const number = intOf(digit);
    if (number === undefined || number < 0 || number > 9) throw valueError('coefficient must be a tuple of digits');
    coefficient += `${number}`;
  }
  if (kind === 'n' || kind === 'N')
    return new PyDecimal(kind === 'n' ? 'nan' : 'snan', negative, BigInt(coefficient || '0'), 0);
  if (kind !== undefined) throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
  const power = intOf(exponent);
  if (power === undefined) throw valueError('exponent must be an integer');
  return finite(negative, BigInt(coefficient || '0'), Number(power));
}
