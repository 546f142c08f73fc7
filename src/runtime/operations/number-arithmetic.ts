/** Binary operators of ints and floats without a look at their types' dicts, which are immutable. */
import { PyFloat } from '../objects/float.ts';
import type { Int } from '../objects/int.ts';
import type { Value } from '../objects/object.ts';
import type { BinaryOperator } from './arithmetic.ts';
import { divideFloats, floatDivmod, floatPower } from './float-arithmetic.ts';
import {
  add,
  bitAnd,
  bitOr,
  bitXor,
  floorDivide,
  leftShift,
  modulo,
  multiply,
  power,
  rightShift,
  subtract,
  toFloat,
  trueDivide,
} from './int-arithmetic.ts';

/** `a OP b` of ints; undefined where the general way is to be taken. */
export function intOperation(operator: BinaryOperator, a: Int, b: Int): Value | undefined {
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    case '/':
      return new PyFloat(trueDivide(a, b));
    case '//':
      return floorDivide(a, b);
    case '%':
      return modulo(a, b);
    case '**':
      return b >= 0 ? power(a, b) : undefined;
    case '<<':
      return leftShift(a, b);
    case '>>':
      return rightShift(a, b);
    case '&':
      return bitAnd(a, b);
    case '|':
      return bitOr(a, b);
    case '^':
      return bitXor(a, b);
    default:
      return undefined;
  }
}

/** `a OP b` of doubles; undefined where floats have no such operator. */
export function floatOperation(operator: BinaryOperator, a: number, b: number): Value | undefined {
  switch (operator) {
    case '+':
      return new PyFloat(a + b);
    case '-':
      return new PyFloat(a - b);
    case '*':
      return new PyFloat(a * b);
    case '/':
      return new PyFloat(divideFloats(a, b));
    case '//':
      return new PyFloat(floatDivmod(a, b, 'float floor division by zero')[0]);
    case '%':
      return new PyFloat(floatDivmod(a, b, 'float modulo by zero')[1]);
    case '**':
      return floatPower(a, b);
    default:
      return undefined;
  }
}

/** The double of a float or int operand; undefined for other types. */
export function doubleOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'object') return value instanceof PyFloat && value.exact ? value.v : undefined;
  return typeof value === 'bigint' ? toFloat(value) : undefined;
}
