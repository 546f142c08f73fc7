/**
 * operator: Python's operators as functions. Each is the operation of runtime/operations under its name.
 *
 * Must not know: anything of a session.
 */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { nativeFunction } from '../../runtime/objects/native.ts';
import { PyObject, type Value } from '../../runtime/objects/object.ts';
import { none } from '../../runtime/objects/object-methods.ts';
import { strOf } from '../../runtime/objects/str.ts';
import {
  type BinaryOperator,
  binaryOperation,
  inplaceOperation,
  unaryOperation,
} from '../../runtime/operations/arithmetic.ts';
import { callMaybe, callSpecialMaybe } from '../../runtime/operations/call.ts';
import { type CompareOperator, compare, equals, isSame } from '../../runtime/operations/compare.ts';
import { contains } from '../../runtime/operations/contains.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { lengthHint } from '../../runtime/operations/length.ts';
import { deleteItem, getItem, setItem } from '../../runtime/operations/subscript.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { type FunctionTable, nativeModule } from '../define.ts';
import { attributeGetterType, itemGetterType, methodCallerType } from './getters.ts';

const BINARY: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
  lshift: '<<',
  rshift: '>>',
  and_: '&',
  or_: '|',
  xor: '^',
  matmul: '@',
};
const COMPARISONS: Readonly<Record<string, CompareOperator>> = {
  lt: '<',
  le: '<=',
  eq: '==',
  ne: '!=',
  ge: '>=',
  gt: '>',
};

function isSequence(value: Value): boolean {
  return strOf(value) !== undefined || (value instanceof PyObject && value.cls.lookup('__getitem__') !== undefined);
}

function checkConcatenable(a: Value, b: Value): void {
  if (!isSequence(a)) throw typeError(`'${typeName(a)}' object can't be concatenated`);
  if (!isSequence(b)) throw typeError(`'${typeName(b)}' object can't be concatenated`);
}

/** Counts or finds `wanted` among the items: the first position if `first`, else how many there are. */
function* search(iterable: Value, wanted: Value, first: boolean): Guest<number | undefined> {
  const isIterable =
    typeof iterable === 'string' ||
    (iterable instanceof PyObject &&
      (iterable.cls.lookup('__iter__') !== undefined || iterable.cls.lookup('__getitem__') !== undefined));
  if (!isIterable) throw typeError(`argument of type '${typeName(iterable)}' is not iterable`);
  const iterator = yield* settle(getIterator(iterable));
  let count = 0;
  for (let i = 0; ; i++) {
    if ((i & 1023) === 1023) realm().budget.work(256);
    let item = nextOf(iterator);
    if (isPending(item)) item = yield* item;
    if (item === undefined) return first ? undefined : count;
    if (!(yield* settle(equals(item, wanted)))) continue;
    if (first) return i;
    count++;
  }
}

function* indexOf(iterable: Value, wanted: Value): Guest<Value> {
  const found = yield* search(iterable, wanted, true);
  if (found === undefined) throw valueError('sequence.index(x): x not in sequence');
  return found;
}

function absolute(value: Value): Maybe<Value> {
  if (typeof value === 'number') return Math.abs(value);
  const result = callSpecialMaybe(value, '__abs__', []);
  if (result === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
  return result;
}

function hint(value: Value, fallback: Value = 0): Maybe<Value> {
  const count = intOf(fallback);
  if (count === undefined) throw typeError(`'${typeName(fallback)}' object cannot be interpreted as an integer`);
  return lengthHint(value, Number(count));
}

const functions: Record<string, FunctionTable[string]> = {
  neg: ['(a, /)', (a: Value) => unaryOperation('-', a)],
  pos: ['(a, /)', (a: Value) => unaryOperation('+', a)],
  invert: ['(a, /)', (a: Value) => unaryOperation('~', a)],
  inv: ['(a, /)', (a: Value) => unaryOperation('~', a)],
  abs: ['(a, /)', absolute],
  index: ['(a, /)', (a: Value): Maybe<Value> => toIndex(a)],
  not_: ['(a, /)', (a: Value): Maybe<Value> => after(truth(a), (answer) => !answer)],
  truth: ['(a, /)', (a: Value): Maybe<Value> => truth(a)],
  is_: ['(a, b, /)', isSame],
  is_not: ['(a, b, /)', (a: Value, b: Value) => !isSame(a, b)],
  contains: ['(a, b, /)', (a: Value, b: Value): Maybe<Value> => contains(a, b)],
  countOf: ['(a, b, /)', (a: Value, b: Value) => search(a, b, false) as Guest<Value>],
  indexOf: ['(a, b, /)', indexOf],
  getitem: ['(a, b, /)', getItem],
  setitem: ['(a, b, c, /)', (a: Value, b: Value, c: Value) => none(setItem(a, b, c))],
  delitem: ['(a, b, /)', (a: Value, b: Value) => none(deleteItem(a, b))],
  concat: [
    '(a, b, /)',
    (a: Value, b: Value) => {
      checkConcatenable(a, b);
      return binaryOperation('+', a, b);
    },
  ],
  iconcat: [
    '(a, b, /)',
    (a: Value, b: Value) => {
      checkConcatenable(a, b);
      return inplaceOperation('+', a, b);
    },
  ],
  length_hint: ['(obj, default=0, /)', hint],
  call: [
    '(obj, /, *args, **kwargs)',
    (callee: Value, args: Value[], keywords: PyDict | undefined) => callMaybe(callee, args, keywords),
  ],
};
for (const [name, operator] of Object.entries(BINARY)) {
  functions[name] = ['(a, b, /)', (a: Value, b: Value) => binaryOperation(operator, a, b)];
  functions[`i${name.replace('_', '')}`] = ['(a, b, /)', (a: Value, b: Value) => inplaceOperation(operator, a, b)];
}
for (const [name, operator] of Object.entries(COMPARISONS))
  functions[name] = ['(a, b, /)', (a: Value, b: Value) => compare(operator, a, b)];

/** Functions that are also there under their dunder names. */
const WITHOUT_DUNDER = new Set(['is_', 'is_not', 'truth', 'countOf', 'indexOf', 'length_hint']);
const natives = Object.entries(functions).map(([name, [signature, call]]) =>
  nativeFunction(name, signature, call, '_operator'),
);

export const builtinModule = nativeModule('operator', {}, () => {
  const values: Record<string, Value> = {
    attrgetter: attributeGetterType,
    itemgetter: itemGetterType,
    methodcaller: methodCallerType,
  };
  for (const native of natives) {
    values[native.name] = native;
    if (!WITHOUT_DUNDER.has(native.name)) values[`__${native.name.replace('_', '')}__`] = native;
  }
  return values;
});
