/** Links code objects to a session: makes their constants Python values and gives each its inline cache sites. */
import type { Code, Constant } from '../bytecode/code.ts';
import { PyDict } from './objects/dict.ts';
import { PyComplex, PyFloat } from './objects/float.ts';
import { LinkedCode, setConstantValue } from './objects/function.ts';
import { PyTuple } from './objects/list.ts';
import { Ellipsis, None, PyObject, type Value } from './objects/object.ts';
import { strFromCodePoints, textToStr } from './objects/str.ts';
import { realm } from './realm.ts';

/** The linked form of a code object for a set of globals; the same one every time. */
export function linkCode(code: Code, globals: PyDict): LinkedCode {
  const { links } = realm();
  let byCode = links.get(globals);
  if (byCode === undefined) {
    byCode = new Map();
    links.set(globals, byCode);
  }
  let link = byCode.get(code);
  if (link === undefined) {
    const instance = realm().codePool?.take(code);
    link = new LinkedCode(code, globals, builtinsOf(globals), instance);
    if (instance !== undefined) realm().compiled.push(link);
    byCode.set(code, link);
  }
  return link;
}

/** The linked form of code whose globals are still being restored; its builtins are known from before. */
export function relinkCode(code: Code, globals: PyDict, builtins: PyDict): LinkedCode {
  const { links } = realm();
  const byCode = links.get(globals) ?? new Map<Code, LinkedCode>();
  links.set(globals, byCode);
  const link = byCode.get(code) ?? new LinkedCode(code, globals, builtins);
  byCode.set(code, link);
  return link;
}

/** What names that are no globals mean: `__builtins__` of the globals (a dict or a module), else the session's. */
function builtinsOf(globals: PyDict): PyDict {
  const own = globals.get('__builtins__');
  if (own instanceof PyDict) return own;
  if (own instanceof PyObject && 'attributes' in own && own.attributes instanceof PyDict) return own.attributes;
  return realm().builtins;
}

/** Makers of constants whose classes live in files of their own; those files fill them. */
export const constantMakers: {
  bytes: ((data: Uint8Array) => Value) | undefined;
  frozenset: ((items: Value[]) => Value) | undefined;
} = { bytes: undefined, frozenset: undefined };

setConstantValue(constantValue);

/** The Python value of a constant of the bytecode. */
export function constantValue(constant: Constant): Value {
  switch (constant.type) {
    case 'int':
    case 'bool':
      return constant.value;
    case 'float':
      return new PyFloat(constant.value);
    case 'complex':
      return new PyComplex(0, constant.imag);
    case 'str':
      return constant.points === undefined ? textToStr(constant.value) : strFromCodePoints(constant.points);
    case 'bytes':
      return (constantMakers.bytes as (data: Uint8Array) => Value)(constant.value);
    case 'none':
      return None;
    case 'ellipsis':
      return Ellipsis;
    case 'tuple':
      return new PyTuple(constant.items.map(constantValue));
    case 'frozenset':
      return (constantMakers.frozenset as (items: Value[]) => Value)(constant.items.map(constantValue));
  }
}
