/** `json.JSONDecoder`. */

import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, standForPython } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { dictGetSet } from '../../runtime/objects/object-methods.ts';
import { type Str, strOf } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { decode, rawDecode } from './decode.ts';
import type { Hooks } from './reader.ts';

class PyDecoder extends PyObject {
  attributes: PyDict | undefined = undefined;
}
export const decoderType = builtinType('JSONDecoder', PyDecoder, { module: 'json.decoder' });

/** Attributes with the hooks, in the order of the constructor's parameters, `strict` among them. */
const ATTRIBUTES = [
  'object_hook',
  'parse_float',
  'parse_int',
  'parse_constant',
  'strict',
  'object_pairs_hook',
] as const;

function* hooksOf(self: Value): Guest<{ readonly hooks: Hooks; readonly strict: boolean }> {
  const values: Value[] = [];
  for (const name of ATTRIBUTES) values.push(yield* settle(getAttribute(self, name)));
  const [object, float, int, constant, strict, pairs] = values as [Value, Value, Value, Value, Value, Value];
  return { hooks: { object, float, int, constant, pairs }, strict: yield* settle(truth(strict)) };
}

function textOf(value: Value): Str {
  const text = strOf(value);
  if (text === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  return text;
}

addMethods(decoderType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, decoderType, PyDecoder)],
  __init__: [
    '(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)',
    (self: PyDecoder, ...values: (Value | undefined)[]) => {
      self.attributes ??= new PyDict();
      for (const [i, name] of ATTRIBUTES.entries())
        self.attributes.set(name, name, values[i] ?? (name === 'strict' ? true : None));
      return None;
    },
  ],
  decode: [
    '(self, s)',
    function* (self: PyDecoder, source: Value): Guest<Value> {
      const { hooks, strict } = yield* hooksOf(self);
      return yield* settle(decode(textOf(source), hooks, strict));
    },
  ],
  raw_decode: [
    '(self, s, idx=0)',
    function* (self: PyDecoder, source: Value, index: Value = 0): Guest<Value> {
      const start = yield* settle(toSize(index));
      if (start < 0) throw valueError('idx cannot be negative');
      const { hooks, strict } = yield* hooksOf(self);
      const { value, end } = yield* rawDecode(textOf(source), start, hooks, strict);
      return new PyTuple([value, end]);
    },
  ],
});
addGetSets(decoderType, { __dict__: dictGetSet });
standForPython(decoderType);
