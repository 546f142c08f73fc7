/** Operators, truth and membership: the slow halves of generated code. */
import { begunCall, wait } from '../../../runtime/continuations.ts';
import { PyDict } from '../../../runtime/objects/dict.ts';
import { PyFloat } from '../../../runtime/objects/float.ts';
import { type LinkedCode, SEEN, type Site } from '../../../runtime/objects/function.ts';
import { PyList, PyTuple } from '../../../runtime/objects/list.ts';
import { None, NotImplemented, type Value } from '../../../runtime/objects/object.ts';
import { PyInstance } from '../../../runtime/objects/shape.ts';
import {
  afterNotImplemented,
  type BinaryOperator,
  binaryOperation,
  firstOperatorMethod,
  inplaceOperation,
  operatorAnswered,
  unaryOperation,
} from '../../../runtime/operations/arithmetic.ts';
import {
  afterFirst,
  type CompareOperator,
  compare,
  comparisonAnswered,
  firstMethod,
} from '../../../runtime/operations/compare.ts';
import { truth } from '../../../runtime/operations/truth.ts';
import * as slow from '../../instructions/instructions.ts';
import { callThen, settled } from '../../nested.ts';
import type { Thread } from '../../thread.ts';

/** Numbers reach an instruction that may have no fast path for them. */
export function surprise(thread: Thread, link: LinkedCode, site: Site, start: number, a: Value, b: Value): void {
  if (typeof a === 'number' && typeof b === 'number') count(thread, link, site, start, SEEN.int);
  else if (a instanceof PyFloat || b instanceof PyFloat) count(thread, link, site, start, SEEN.float);
}

/** A subscript is taken where none had been. */
export function surprisingItem(thread: Thread, link: LinkedCode, site: Site, start: number, a: Value): void {
  if (a instanceof PyList) count(thread, link, site, start, SEEN.list);
  else if (a instanceof PyDict) count(thread, link, site, start, SEEN.dict);
  else if (a instanceof PyTuple) count(thread, link, site, start, SEEN.tuple);
  else if (typeof a === 'string') count(thread, link, site, start, SEEN.str);
}

/** Surprises after which code is compiled anew. */
const MAX_SURPRISES = 200;

function count(thread: Thread, link: LinkedCode, site: Site, start: number, kind: number): void {
  if ((site.seen & kind) !== 0) return;
  site.late |= kind;
  if (++link.surprises < MAX_SURPRISES) return;
  link.surprises = 0;
  for (const one of link.sites) one.seen |= one.late;
  thread.promotion.recompile(link, start);
}

export function add(thread: Thread, depth: number, a: Value, b: Value): Value {
  if (typeof a === 'string') {
    if (typeof b === 'string') {
      thread.budget.allocate((a.length + b.length) * 2);
      return a + b;
    }
  } else if (a instanceof PyFloat && a.tag === 1) {
    if (typeof b === 'number') return new PyFloat(a.v + b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.tag === 1) return new PyFloat(a + b.v);
  return operate(thread, depth, '+', a, b);
}

export function subtract(thread: Thread, depth: number, a: Value, b: Value): Value {
  if (a instanceof PyFloat && a.tag === 1) {
    if (typeof b === 'number') return new PyFloat(a.v - b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.tag === 1) return new PyFloat(a - b.v);
  return operate(thread, depth, '-', a, b);
}

export function multiply(thread: Thread, depth: number, a: Value, b: Value): Value {
  if (a instanceof PyFloat && a.tag === 1) {
    if (typeof b === 'number') return new PyFloat(a.v * b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.tag === 1) return new PyFloat(a * b.v);
  return operate(thread, depth, '*', a, b);
}

export function binary(thread: Thread, depth: number, operator: BinaryOperator, a: Value, b: Value): Value {
  return operate(thread, depth, operator, a, b);
}

/** `a OP b`; where a Python method does it, that is called without a computation in between. */
function operate(thread: Thread, depth: number, operator: BinaryOperator, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (a instanceof PyInstance) {
    const method = firstOperatorMethod(operator, a, b);
    if (method !== undefined) {
      const result = callThen(thread, depth, method, a, b, () => wait(begunCall(), operatorAnswered, operator, a, b));
      return result === NotImplemented ? settled(thread, depth, afterNotImplemented(operator, a, b)) : result;
    }
  }
  return settled(thread, depth, binaryOperation(operator, a, b));
}

export function inplace(thread: Thread, depth: number, operator: BinaryOperator, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return add(thread, depth, a, b);
  return settled(thread, depth, inplaceOperation(operator, a, b));
}

export function unary(thread: Thread, depth: number, operator: '-' | '+' | '~', a: Value): Value {
  thread.nativeDepth = depth;
  return settled(thread, depth, unaryOperation(operator, a));
}

export function rich(thread: Thread, depth: number, operator: CompareOperator, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  const method = firstMethod(operator, a, b);
  if (method !== undefined) {
    const result = callThen(thread, depth, method, a, b, () => wait(begunCall(), comparisonAnswered, operator, a, b));
    return result === NotImplemented ? settled(thread, depth, afterFirst(operator, a, b, result)) : result;
  }
  return settled(thread, depth, compare(operator, a, b));
}

export function truthy(thread: Thread, depth: number, a: Value): boolean {
  thread.nativeDepth = depth;
  if (a === None) return false;
  if (typeof a === 'number') return a !== 0;
  if (typeof a === 'string') return a !== '';
  return settled(thread, depth, truth(a));
}

export function has(thread: Thread, depth: number, container: Value, item: Value): boolean {
  thread.nativeDepth = depth;
  if (container instanceof PyDict && container.tag === 4 && (typeof item === 'string' || typeof item === 'number')) {
    if (container.has(item)) return true;
    if (container.guestKeys === undefined) return false;
  }
  return settled(thread, depth, slow.contains(container, item)) as boolean;
}
