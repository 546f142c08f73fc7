/** `json.JSONEncoder`: made to be subclassed with a `default` of one's own. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, standForPython } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { dictGetSet } from '../../runtime/objects/object-methods.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { getIterator, iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { className, typeOf } from '../../runtime/operations/type-of.ts';
import { encode, finish, separatorPair, writeOptions } from './encode.ts';
import { ChunkOutput } from './output.ts';
import { quote } from './quote.ts';
import { type WriteOptions, Writer } from './writer.ts';

class PyEncoder extends PyObject {
  attributes: PyDict | undefined = undefined;
}
export const encoderType = builtinType('JSONEncoder', PyEncoder, { module: 'json.encoder' });
encoderType.setOwn('item_separator', ', ');
encoderType.setOwn('key_separator', ': ');

const attribute = (self: Value, name: string): Guest<Value> => settle(getAttribute(self, name));

/** The options as the instance has them now; a subclass may have set them otherwise. */
function* optionsOf(self: Value): Guest<WriteOptions> {
  return yield* writeOptions({
    skipkeys: yield* attribute(self, 'skipkeys'),
    ensureAscii: yield* attribute(self, 'ensure_ascii'),
    checkCircular: yield* attribute(self, 'check_circular'),
    allowNan: yield* attribute(self, 'allow_nan'),
    indent: yield* attribute(self, 'indent'),
    itemSeparator: yield* attribute(self, 'item_separator'),
    keySeparator: yield* attribute(self, 'key_separator'),
    sortKeys: yield* attribute(self, 'sort_keys'),
  });
}

function* initialise(
  self: PyEncoder,
  skipkeys: Value = false,
  ensureAscii: Value = true,
  checkCircular: Value = true,
  allowNan: Value = true,
  sortKeys: Value = false,
  indent: Value = None,
  separators: Value = None,
  fallback: Value = None,
): Guest<Value> {
  const set = (name: string, value: Value): void => {
    self.attributes ??= new PyDict();
    self.attributes.set(name, name, value);
  };
  set('skipkeys', skipkeys);
  set('ensure_ascii', ensureAscii);
  set('check_circular', checkCircular);
  set('allow_nan', allowNan);
  set('sort_keys', sortKeys);
  set('indent', indent);
  if (separators !== None) {
    const [item, key] = yield* separatorPair(separators);
    set('item_separator', item);
    set('key_separator', key);
  } else if (indent !== None) set('item_separator', ',');
  if (fallback !== None) set('default', fallback);
  return None;
}

addMethods(encoderType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, encoderType, PyEncoder)],
  __init__: [
    '(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)',
    initialise,
  ],
  default: [
    '(self, o)',
    (_self: PyEncoder, value: Value) => {
      throw typeError(`Object of type ${className(value)} is not JSON serializable`);
    },
  ],
  encode: ['(self, o)', encodeWith],
  iterencode: ['(self, o, _one_shot=False)', iterencode],
});
addGetSets(encoderType, { __dict__: dictGetSet });
standForPython(encoderType);

function* encodeWith(self: PyEncoder, value: Value): Guest<Value> {
  const text = strOf(value);
  if (text !== undefined) {
    const ensureAscii = yield* settle(truth(yield* attribute(self, 'ensure_ascii')));
    return textToStr(quote(strToText(text), ensureAscii));
  }
  if (typeOf(self).lookup('iterencode') === encoderType.lookup('iterencode'))
    return yield* settle(encode(value, yield* optionsOf(self), yield* attribute(self, 'default')));
  const chunks = yield* settle(iterateAll(yield new GuestCall(yield* attribute(self, 'iterencode'), [value])));
  return textToStr(chunks.map((chunk) => strToText(strOf(chunk) ?? '')).join(''));
}

function* iterencode(self: PyEncoder, value: Value): Guest<Value> {
  const options = yield* optionsOf(self);
  const output = new ChunkOutput(options.ensureAscii);
  const writer = new Writer(options, output);
  yield* finish(writer, writer.run(value), yield* attribute(self, 'default'));
  return yield* settle(getIterator(new PyList(output.chunks.map((chunk) => textToStr(chunk)))));
}
