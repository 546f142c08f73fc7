/** Binary, in-place and unary operators: builtin operands at once, everything else by dunder methods and their reflections. */

import { continuation, then, wait } from '../continuations.ts';
import { typeError } from '../exceptions/raise.ts';
import { isPending, type Maybe } from '../guest.ts';
import { PyFloat } from '../objects/float.ts';
import { PyFunction } from '../objects/function.ts';
import { nativeFunctionType, PyBoundNative, PyNative } from '../objects/native.ts';
import { NotImplemented, type PyObject, type Value } from '../objects/object.ts';
import { PyInstance } from '../objects/shape.ts';
import type { PyType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { callSpecialMaybe } from './call.ts';
import { hasIndex } from './index.ts';
import { doubleOf, floatOperation, intOperation } from './number-arithmetic.ts';
import { typeOf } from './type-of.ts';

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '**'
  | '<<'
  | '>>'
  | '&'
  | '|'
  | '^'
  | '@'
  | 'divmod()';

/** Method, reflected method, in-place method. */
const METHODS: Readonly<Record<BinaryOperator, readonly [string, string, string]>> = {
  '+': ['__add__', '__radd__', '__iadd__'],
  '-': ['__sub__', '__rsub__', '__isub__'],
  '*': ['__mul__', '__rmul__', '__imul__'],
  '/': ['__truediv__', '__rtruediv__', '__itruediv__'],
  '//': ['__floordiv__', '__rfloordiv__', '__ifloordiv__'],
  '%': ['__mod__', '__rmod__', '__imod__'],
  '**': ['__pow__', '__rpow__', '__ipow__'],
  '<<': ['__lshift__', '__rlshift__', '__ilshift__'],
  '>>': ['__rshift__', '__rrshift__', '__irshift__'],
  '&': ['__and__', '__rand__', '__iand__'],
  '|': ['__or__', '__ror__', '__ior__'],
  '^': ['__xor__', '__rxor__', '__ixor__'],
  '@': ['__matmul__', '__rmatmul__', '__imatmul__'],
  'divmod()': ['__divmod__', '__rdivmod__', ''],
};

/** `a OP b`. */
export function binaryOperation(operator: BinaryOperator, a: Value, b: Value): Maybe<Value> {
  if (typeof a === 'string' && typeof b === 'string' && operator === '+') {
    realm().budget.allocate((a.length + b.length) * 2);
    return a + b;
  }
  const result = numberOperation(operator, a, b);
  if (result !== undefined) return result;
  return binaryByMethod(operator, a, b, METHODS[operator], operator);
}

/** Ints and exact floats at once; undefined for all else. */
function numberOperation(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' || typeof a === 'bigint') {
    if (typeof b === 'number' || typeof b === 'bigint') return intOperation(operator, a, b);
    if (typeof b === 'boolean') return intOperation(operator, a, b ? 1 : 0);
  } else if (typeof a === 'boolean') {
    if (typeof b === 'number' || typeof b === 'bigint') return intOperation(operator, a ? 1 : 0, b);
    // `&`, `|` and `^` of two bools give a bool.
    if (typeof b !== 'boolean' || operator === '&' || operator === '|' || operator === '^') return undefined;
    return intOperation(operator, a ? 1 : 0, b ? 1 : 0);
  } else if (!(a instanceof PyFloat)) return undefined;
  const x = doubleOf(a);
  const y = doubleOf(b);
  return x === undefined || y === undefined ? undefined : floatOperation(operator, x, y);
}

/** `a OP= b`. */
export function inplaceOperation(operator: BinaryOperator, a: Value, b: Value): Maybe<Value> {
  const result = numberOperation(operator, a, b);
  if (result !== undefined) return result;
  const methods = METHODS[operator];
  if (typeof a === 'object' && a.cls.lookupCell(methods[2]) !== undefined) {
    if (yieldsTo(b, operator, a.cls)) return inplaceAfterReflected(operator, a, b);
    checkFactor(operator, a.cls, b);
    const result = callSpecialMaybe(a, methods[2], [b]) as Maybe<Value>;
    if (isPending(result)) return wait(result, inplaceGiven, operator, a, b);
    if (result !== NotImplemented) return result;
    return binaryByMethod(operator, a, b, methods, `${operator}=`);
  }
  if (typeof a === 'object' && typeof b !== 'number') return binaryByMethod(operator, a, b, methods, `${operator}=`);
  return typeof a === 'string'
    ? binaryInplaceText(operator, a, b)
    : binaryByMethod(operator, a, b, methods, `${operator}=`);
}

function binaryInplaceText(operator: BinaryOperator, a: Value, b: Value): Maybe<Value> {
  if (operator === '+' && typeof b === 'string') return binaryOperation('+', a, b);
  return binaryByMethod(operator, a, b, METHODS[operator], `${operator}=`);
}

const inplaceGiven = continuation(
  'inplace given',
  (result: Value, operator: BinaryOperator, a: Value, b: Value): Maybe<Value> =>
    result === NotImplemented ? binaryByMethod(operator, a, b, METHODS[operator], `${operator}=`) : result,
);

/** The method of `a` that `a OP b` calls first, if that is a Python function and no reflected one goes before it. */
export function firstOperatorMethod(operator: BinaryOperator, a: PyInstance, b: Value): PyFunction | undefined {
  if (b instanceof PyInstance && b.cls !== a.cls && b.cls.isSubclassOf(a.cls)) return undefined;
  const method = a.cls.lookup(METHODS[operator][0]);
  return method instanceof PyFunction ? method : undefined;
}

/** What `a OP b` gives when that method gave NotImplemented. */
export function afterNotImplemented(operator: BinaryOperator, a: Value, b: Value): Maybe<Value> {
  const { cls } = a as PyObject;
  const reflected = METHODS[operator][1];
  const tried = typeOf(b) === cls ? undefined : typeOf(b).lookupCell(reflected);
  return plainGiven.go(NotImplemented, operator, a, b, tried === undefined ? undefined : reflected, operator);
}

/** The same for a method whose call was begun. */
export const operatorAnswered = continuation(
  'operator answered',
  (first: Value, operator: BinaryOperator, a: Value, b: Value): Maybe<Value> =>
    first === NotImplemented ? afterNotImplemented(operator, a, b) : first,
);

function binaryByMethod(
  operator: BinaryOperator,
  a: Value,
  b: Value,
  [method, reflected]: readonly [string, string, string],
  shown: string,
): Maybe<Value> {
  const typeA = typeOf(a);
  const typeB = typeOf(b);
  const reflectedCell = typeA === typeB ? undefined : typeB.lookupCell(reflected);
  const reflectedFirst =
    reflectedCell !== undefined &&
    ((typeB.isSubclassOf(typeA) && reflectedCell !== typeA.lookupCell(reflected)) ||
      (!typeB.builtin && !(reflectedCell.value instanceof PyNative) && isSequenceOperation(operator, typeA)));
  if (reflectedFirst) {
    const result = callSpecialMaybe(b, reflected, [a]) as Maybe<Value>;
    if (isPending(result)) return wait(result, reflectedGiven, operator, a, b, method, shown);
    if (result !== NotImplemented) return result;
  }
  checkFactor(operator, typeA, b);
  const result = callSpecialMaybe(a, method, [b]);
  if (isPending(result))
    return wait(
      result,
      plainGiven,
      operator,
      a,
      b,
      reflectedCell !== undefined && !reflectedFirst ? reflected : undefined,
      shown,
    );
  if (result !== undefined && result !== NotImplemented) return result;
  if (reflectedCell !== undefined && !reflectedFirst) {
    checkFactor(operator, typeB, a);
    const swapped = callSpecialMaybe(b, reflected, [a]) as Maybe<Value>;
    if (isPending(swapped)) return wait(swapped, plainGiven, operator, a, b, undefined, shown);
    if (swapped !== NotImplemented) return swapped;
  }
  throw unsupported(shown, a, b);
}

/** True if a builtin sequence leaves `+=` or `*=` to the `__radd__` or `__rmul__` of a guest class first. */
function yieldsTo(b: Value, operator: BinaryOperator, typeA: PyType): boolean {
  if (typeof b !== 'object' || b.cls.builtin || !isSequenceOperation(operator, typeA)) return false;
  const reflected = b.cls.lookup(METHODS[operator][1]);
  return reflected !== undefined && !(reflected instanceof PyNative);
}

function inplaceAfterReflected(operator: BinaryOperator, a: Value, b: Value): Maybe<Value> {
  return then(callSpecialMaybe(b, METHODS[operator][1], [a]) as Maybe<Value>, inplaceReflectedGiven, operator, a, b);
}

const inplaceReflectedGiven = continuation(
  'inplace reflected given',
  (swapped: Value, operator: BinaryOperator, a: Value, b: Value): Maybe<Value> => {
    if (swapped !== NotImplemented) return swapped;
    checkFactor(operator, typeOf(a), b);
    return callSpecialMaybe(a, METHODS[operator][2], [b]) as Maybe<Value>;
  },
);

/** `+` and `*` of builtin sequences, which CPython tries after the other operand's `__radd__` or `__rmul__`. */
function isSequenceOperation(operator: BinaryOperator, type: PyType): boolean {
  if (operator !== '+' && operator !== '*') return false;
  const cell = type.lookupCell(METHODS[operator][0]);
  return cell?.value instanceof PyNative && SEQUENCES.has(cell.value.owner?.name ?? '');
}

/** The operator says itself what a builtin sequence cannot be repeated by; the method has the message of all indexes. */
function checkFactor(operator: BinaryOperator, type: PyType, factor: Value): void {
  if (operator === '*' && isSequenceOperation('*', type) && !hasIndex(factor))
    throw typeError(`can't multiply sequence by non-int of type '${typeOf(factor).name}'`);
}

const SEQUENCES = new Set(['str', 'list', 'tuple', 'bytes', 'bytearray', 'collections.deque', 'array.array']);

const reflectedGiven = continuation(
  'reflected given',
  (result: Value, operator: BinaryOperator, a: Value, b: Value, method: string, shown: string): Maybe<Value> => {
    if (result !== NotImplemented) return result;
    checkFactor(operator, typeOf(a), b);
    const plain = callSpecialMaybe(a, method, [b]);
    if (plain === undefined) throw unsupported(shown, a, b);
    return then(plain, plainGiven, operator, a, b, undefined, shown);
  },
);

const plainGiven = continuation(
  'plain given',
  (
    result: Value,
    operator: BinaryOperator,
    a: Value,
    b: Value,
    reflected: string | undefined,
    shown: string,
  ): Maybe<Value> => {
    if (result !== NotImplemented) return result;
    if (reflected === undefined) throw unsupported(shown, a, b);
    checkFactor(operator, typeOf(b), a);
    const swapped = callSpecialMaybe(b, reflected, [a]) as Maybe<Value>;
    return then(swapped, plainGiven, operator, a, b, undefined, shown);
  },
);

function unsupported(shown: string, a: Value, b: Value): unknown {
  const name = shown === '**' ? '** or pow()' : shown === '**=' ? '**=' : shown;
  const hint = shown === '>>' && isPrint(a) ? '. Did you mean "print(<message>, file=<output_stream>)"?' : '';
  return typeError(`unsupported operand type(s) for ${name}: '${typeOf(a).name}' and '${typeOf(b).name}'${hint}`);
}

function isPrint(value: Value): boolean {
  const native = value instanceof PyBoundNative ? value.native : value;
  return native instanceof PyNative && native.cls === nativeFunctionType && native.name === 'print';
}

const UNARY = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const;

/** `-a`, `+a`, `~a`. */
export function unaryOperation(operator: '-' | '+' | '~', a: Value): Maybe<Value> {
  if (typeof a === 'number') {
    if (operator === '-') return 0 - a;
    if (operator === '+') return a;
    return -a - 1;
  }
  if (a instanceof PyFloat && a.exact && operator === '-') return new PyFloat(-a.v);
  const result = callSpecialMaybe(a, UNARY[operator], []);
  if (result === undefined) throw typeError(`bad operand type for unary ${operator}: '${typeOf(a).name}'`);
  return result;
}
