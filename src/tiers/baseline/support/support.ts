/**
 * What generated code calls: the slow halves of its instructions, each with the thread and the depth of the calling
 * activation, and the leaving of an activation by an exception or a capture. Generated code sees these functions, the
 * sites and constants of its code object, and nothing else.
 */
import type { Code } from '../../../bytecode/code.ts';
import { linkCode } from '../../../runtime/link.ts';
import { PyDict } from '../../../runtime/objects/dict.ts';
import { PyFloat } from '../../../runtime/objects/float.ts';
import { type LinkedCode, PyFunction } from '../../../runtime/objects/function.ts';
import { lenFunction } from '../../../runtime/objects/len-function.ts';
import '../../../runtime/objects/list-methods.ts';
import { listType, PyList, PyTuple } from '../../../runtime/objects/list.ts';
import { Cell, None, type Value } from '../../../runtime/objects/object.ts';
import { PyInstance } from '../../../runtime/objects/shape.ts';
import { strType } from '../../../runtime/objects/str.ts';
import { isSame } from '../../../runtime/operations/compare.ts';
import * as slow from '../../instructions/instructions.ts';
import { resuming } from '../../machine.ts';
import { drive, settled } from '../../nested.ts';
import { multiplyModulo } from '../modular-runs.ts';
import { loadAttribute, loadMethod, otherMethod, otherSlot, storeAttribute } from './attributes.ts';
import {
  call,
  call0,
  call1,
  call2,
  callKeywords,
  callMethod,
  callMethod0,
  callMethod1,
  callMethod2,
  callSpread,
  callSuper,
  callType,
  initialising,
  returnedFromInit,
} from './calls.ts';
import { forNext, iterate, sendTo, unpack, unpackEx } from './iteration.ts';
import { caught, caughtInRegion, leave, raiseAgain, raised, refuel, reraise, tooDeep } from './leaving.ts';
import { deleteGlobal, loadGlobal, storeGlobal } from './names.ts';
import {
  add,
  binary,
  has,
  inplace,
  multiply,
  rich,
  subtract,
  surprise,
  surprisingItem,
  truthy,
  unary,
} from './operators.ts';
import { getItem, setItem } from './subscripts.ts';

function makeFunction(
  link: LinkedCode,
  code: Code,
  closure: Cell[],
  defaults: Value | undefined,
  keywordDefaults: Value | undefined,
  annotations: Value | undefined,
): Value {
  const func = new PyFunction(linkCode(code, link.globals), closure);
  func.defaults = defaults as PyTuple | undefined;
  func.keywordDefaults = keywordDefaults as PyDict | undefined;
  func.annotations = annotations as PyDict | undefined;
  func.module = link.globals.get('__name__');
  return func;
}

const recordOf = PyDict.ofText;
const listAppend = listType.own.get('append')?.value;

/** Everything that generated code may name. */
export const support = {
  PyFloat,
  PyList,
  PyTuple,
  PyInstance,
  Cell,
  None,
  lenFunction,
  recordOf,
  listAppend,
  strType,
  tooDeep,
  refuel,
  leave,
  caught,
  caughtInRegion,
  reraise,
  raiseAgain,
  raised,
  multiplyModulo,
  surprise,
  surprisingItem,
  add,
  subtract,
  multiply,
  binary,
  inplace,
  unary,
  rich,
  truthy,
  isSame,
  has,
  iterate,
  forNext,
  sendTo,
  resuming,
  unpack,
  unpackEx,
  loadGlobal,
  storeGlobal,
  deleteGlobal,
  loadAttribute,
  storeAttribute,
  loadMethod,
  otherMethod,
  otherSlot,
  getItem,
  setItem,
  call0,
  call1,
  call2,
  call,
  callMethod0,
  callMethod1,
  callMethod2,
  callMethod,
  callKeywords,
  callSpread,
  callSuper,
  callType,
  initialising,
  returnedFromInit,
  makeFunction,
  settled,
  drive,
  slow,
} as const;
