/** The builtin names. Importing it gives every builtin type its methods. */
import '../runtime/objects/object-methods.ts';
import '../runtime/objects/reduce.ts';
import '../runtime/objects/type-methods.ts';
import '../runtime/objects/int-methods.ts';
import '../runtime/objects/complex-methods.ts';
import '../runtime/objects/float-methods.ts';
import '../runtime/objects/str-methods.ts';
import '../runtime/objects/bytes-methods.ts';
import '../runtime/objects/bytearray-methods.ts';
import '../runtime/objects/memoryview-methods.ts';
import '../runtime/objects/list-methods.ts';
import '../runtime/objects/dict-methods.ts';
import '../runtime/objects/set-methods.ts';
import '../runtime/objects/range-methods.ts';
import '../runtime/objects/generator-methods.ts';
import '../runtime/objects/function-methods.ts';
import '../runtime/exceptions/exception-methods.ts';
import '../runtime/exceptions/exception-group.ts';
import '../runtime/exceptions/suggestions.ts';
import './singletons.ts';
import { exceptionTypes } from '../runtime/exceptions/hierarchy.ts';
import { bytearrayType, bytesType } from '../runtime/objects/bytes.ts';
import { dictType } from '../runtime/objects/dict.ts';
import { complexType, floatType } from '../runtime/objects/float.ts';
import { boolType, intType } from '../runtime/objects/int.ts';
import { enumerateType, filterType, mapType, zipType } from '../runtime/objects/lazy-iterators.ts';
import { listType, tupleType } from '../runtime/objects/list.ts';
import { memoryviewType } from '../runtime/objects/memoryview.ts';
import { Ellipsis, None, NotImplemented, type Value } from '../runtime/objects/object.ts';
import { classmethodType, propertyType, staticmethodType } from '../runtime/objects/property.ts';
import { rangeType } from '../runtime/objects/range.ts';
import { reversedType } from '../runtime/objects/sequence-iterators.ts';
import { frozensetType, setType } from '../runtime/objects/set.ts';
import { sliceType } from '../runtime/objects/slice.ts';
import { strType } from '../runtime/objects/str.ts';
import { superType } from '../runtime/objects/super.ts';
import { objectType, type PyType, typeType } from '../runtime/objects/type.ts';
import * as classes from './classes.ts';
import * as execution from './execution.ts';
import * as files from './files.ts';
import * as iteration from './iteration.ts';
import * as numbers from './numbers.ts';
import {
  breakpointFunction,
  copyrightText,
  creditsText,
  exitFunction,
  helpFunction,
  licenseText,
  quitFunction,
} from './site.ts';
import * as sums from './sum.ts';

const natives = [
  ...Object.values(classes),
  ...Object.values(execution),
  ...Object.values(files),
  ...Object.values(iteration),
  ...Object.values(numbers),
  ...Object.values(sums),
];
const types: readonly PyType[] = [
  boolType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  enumerateType,
  filterType,
  floatType,
  frozensetType,
  intType,
  listType,
  mapType,
  memoryviewType,
  objectType,
  propertyType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
];

/** Name to value, for the builtins namespace of every session. */
export const builtinTable: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['None', None],
  ['Ellipsis', Ellipsis],
  ['NotImplemented', NotImplemented],
  ['True', true],
  ['False', false],
  ['__debug__', true],
  ['EnvironmentError', exceptionTypes.get('OSError') as PyType],
  ['IOError', exceptionTypes.get('OSError') as PyType],
  ['exit', exitFunction],
  ['quit', quitFunction],
  ['help', helpFunction],
  ['breakpoint', breakpointFunction],
  ['copyright', copyrightText],
  ['credits', creditsText],
  ['license', licenseText],
  ...types.map((type): [string, Value] => [type.name, type]),
  ...[...exceptionTypes].filter(([name]) => !name.startsWith('_')),
  ...natives.flatMap((native): [string, Value][] => (typeof native === 'object' ? [[native.name, native]] : [])),
]);
