/** array: lists whose items are all of one kind of number or character. */
import { indexError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { importOwn } from '../../runtime/import.ts';
import type { BuiltinModule } from '../../runtime/module-registry.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, type NativeImplementation } from '../../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../../runtime/objects/object.ts';
import { PySlice } from '../../runtime/objects/slice.ts';
import { strFromCodePoints, strLength, strOf, strPoints, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { gatherBytes, type LentBuffer } from '../../runtime/operations/buffer.ts';
import { call } from '../../runtime/operations/call.ts';
import { type CompareOperator, equals } from '../../runtime/operations/compare.ts';
import { hasIndex, toSize } from '../../runtime/operations/index.ts';
import { BuiltinIterator, iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { compareSequences } from '../../runtime/operations/sequence-compare.ts';
import { sliceIndices } from '../../runtime/operations/slice.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { isTextCode, itemOf, itemSize, packItems, TYPE_CODES, unpackItems } from './element.ts';

export class PyArray extends PyObject {
  readonly code: string;
  items: Value[];
  constructor(code: string, items: Value[]) {
    super();
    this.code = code;
    this.items = items;
  }

  /** A copy: what is written to the buffer does not come back into the array. */
  lendBuffer(): LentBuffer {
    const format = isTextCode(this.code) ? 'I' : this.code;
    return { data: packItems(this.code, this.items), readonly: true, format, itemSize: itemSize(this.code) };
  }
}
const arrayType = builtinType('array.array', PyArray);

function codeOf(value: Value): string {
  const text = strOf(value);
  if (text === undefined || strLength(text) !== 1)
    throw typeError(`array() argument 1 must be a unicode character, not ${typeName(value)}`);
  const code = strToText(text);
  if (!TYPE_CODES.includes(code)) throw valueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)');
  return code;
}

function* initialItems(code: string, source: Value): Guest<Value[]> {
  const text = strOf(source);
  if (text !== undefined) {
    if (!isTextCode(code)) throw typeError(`cannot use a str to initialize an array with typecode '${code}'`);
    return Array.from(strPoints(text), (point) => strFromCodePoints([point]));
  }
  if (source instanceof PyBytes || source instanceof PyByteArray) return unpackItems(code, source.data);
  return yield* converted(code, yield* settle(iterateAll(source)));
}

function* converted(code: string, values: readonly Value[]): Guest<Value[]> {
  const items: Value[] = [];
  for (const value of values) items.push(yield* itemOf(code, value));
  return items;
}

/** An index that must lie in the array. */
function* position(self: PyArray, index: Value, message: string): Guest<number> {
  if (!hasIndex(index)) throw typeError('array indices must be integers');
  let at = yield* settle(toSize(index, 'IndexError'));
  if (at < 0) at += self.items.length;
  if (at < 0 || at >= self.items.length) throw indexError(message);
  return at;
}

function grown(self: PyArray, count: number): void {
  realm().budget.allocate(count * 8 + (self.items.length === 0 ? 16 : 0));
  realm().budget.work(count / 16);
}

function* getItem(self: PyArray, index: Value): Guest<Value> {
  if (!(index instanceof PySlice)) return self.items[yield* position(self, index, 'array index out of range')] as Value;
  const { start, step, count } = yield* settle(sliceIndices(index, self.items.length));
  grown(self, count);
  return new PyArray(
    self.code,
    Array.from({ length: count }, (_, i) => self.items[start + i * step] as Value),
  );
}

function* setItem(self: PyArray, index: Value, value: Value): Guest<Value> {
  if (!(index instanceof PySlice)) {
    const at = yield* position(self, index, 'array assignment index out of range');
    self.items[at] = yield* itemOf(self.code, value);
    return None;
  }
  if (!(value instanceof PyArray)) throw typeError(`can only assign array (not "${typeName(value)}") to array slice`);
  if (value.code !== self.code) throw typeError('bad argument type for built-in operation');
  const { start, stop, step, count } = yield* settle(sliceIndices(index, self.items.length));
  const items = value.items.slice();
  grown(self, items.length);
  if (step === 1) {
    const after = self.items.slice(Math.max(start, stop));
    self.items = self.items.slice(0, start).concat(items, after);
  } else {
    if (items.length !== count)
      throw valueError(`attempt to assign array of size ${items.length} to extended slice of size ${count}`);
    for (const [i, item] of items.entries()) self.items[start + i * step] = item;
  }
  return None;
}

function* deleteItem(self: PyArray, index: Value): Guest<Value> {
  if (!(index instanceof PySlice)) {
    self.items.splice(yield* position(self, index, 'array assignment index out of range'), 1);
    return None;
  }
  const { start, step, count } = yield* settle(sliceIndices(index, self.items.length));
  const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  self.items = self.items.filter((_, i) => !gone.has(i));
  return None;
}

function sameKind(self: PyArray, other: Value, message: string): PyArray {
  if (!(other instanceof PyArray)) throw typeError(message);
  if (other.code !== self.code) throw typeError('bad argument type for built-in operation');
  return other;
}

function* repeated(self: PyArray, times: Value): Guest<Value[]> {
  const count = Math.max(0, yield* settle(toSize(times)));
  if (self.items.length === 0) return [];
  grown(self, self.items.length * count);
  return Array.from({ length: count }, () => self.items).flat();
}

function comparison(operator: CompareOperator): readonly [string, NativeImplementation] {
  return [
    '(self, value, /)',
    (self: PyArray, other: Value): Maybe<Value> =>
      other instanceof PyArray ? compareSequences(operator, self.items, other.items) : NotImplemented,
  ];
}

function* find(self: PyArray, value: Value, from: number, to: number): Guest<number> {
  for (let i = from; i < Math.min(to, self.items.length); i++) {
    if ((i & 255) === 255) realm().budget.work(64);
    if (yield* settle(equals(self.items[i] as Value, value))) return i;
  }
  return -1;
}

class ArrayIterator extends BuiltinIterator {
  readonly array: PyArray;
  at = 0;
  constructor(array: PyArray) {
    super();
    this.array = array;
  }
  advance(): Value | undefined {
    return this.array.items[this.at++];
  }
}
iteratorType('arrayiterator', ArrayIterator).module = 'array';

/** Runs for its effect. */
function effect(act: (self: PyArray, value: Value) => Guest<void>): readonly [string, NativeImplementation] {
  return [
    '(self, value, /)',
    function* (self: PyArray, value: Value): Guest<Value> {
      yield* act(self, value);
      return None;
    },
  ];
}

addMethods(arrayType, {
  __new__: [
    '(cls, typecode, initializer=None, /)',
    function* (cls: Value, typecode: Value, initial?: Value): Guest<Value> {
      const code = codeOf(typecode);
      const items = initial === undefined ? [] : yield* initialItems(code, initial);
      realm().budget.allocate(64 + items.length * 8);
      return newInstance(cls, arrayType, PyArray, code, items);
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyArray): Guest<Value> {
      if (self.items.length === 0) return `array('${self.code}')`;
      const shown = isTextCode(self.code) ? strRepr(textOf(self)) : yield* settle(repr(new PyList(self.items)));
      return textToStr(`array('${self.code}', ${strToText(shown)})`);
    },
  ],
  __len__: ['(self, /)', (self: PyArray) => self.items.length],
  __iter__: ['(self, /)', (self: PyArray) => new ArrayIterator(self)],
  __getitem__: ['(self, key, /)', getItem],
  __setitem__: ['(self, key, value, /)', setItem],
  __delitem__: ['(self, key, /)', deleteItem],
  __contains__: [
    '(self, key, /)',
    function* (self: PyArray, value: Value): Guest<Value> {
      return (yield* find(self, value, 0, self.items.length)) >= 0;
    },
  ],
  __add__: [
    '(self, value, /)',
    (self: PyArray, other: Value) => {
      const { items } = sameKind(self, other, `can only append array (not "${typeName(other)}") to array`);
      grown(self, self.items.length + items.length);
      return new PyArray(self.code, [...self.items, ...items]);
    },
  ],
  __iadd__: [
    '(self, value, /)',
    (self: PyArray, other: Value) => {
      const { items } = sameKind(self, other, `can only extend with array (not "${typeName(other)}")`);
      grown(self, items.length);
      self.items = self.items.concat(items);
      return self;
    },
  ],
  __mul__: [
    '(self, value, /)',
    function* (self: PyArray, times: Value): Guest<Value> {
      return new PyArray(self.code, yield* repeated(self, times));
    },
  ],
  __rmul__: [
    '(self, value, /)',
    function* (self: PyArray, times: Value): Guest<Value> {
      return new PyArray(self.code, yield* repeated(self, times));
    },
  ],
  __imul__: [
    '(self, value, /)',
    function* (self: PyArray, times: Value): Guest<Value> {
      self.items = yield* repeated(self, times);
      return self;
    },
  ],
  __eq__: comparison('=='),
  __ne__: comparison('!='),
  __lt__: comparison('<'),
  __le__: comparison('<='),
  __gt__: comparison('>'),
  __ge__: comparison('>='),
  __copy__: ['(self, /)', (self: PyArray) => new PyArray(self.code, self.items.slice())],
  __deepcopy__: ['(self, unused, /)', (self: PyArray) => new PyArray(self.code, self.items.slice())],
  __reduce_ex__: [
    '(self, value, /)',
    (self: PyArray) => new PyTuple([self.cls, new PyTuple([self.code, new PyList(self.items.slice())]), None]),
  ],
  append: effect(function* (self, value) {
    grown(self, 1);
    self.items.push(yield* itemOf(self.code, value));
  }),
  extend: effect(function* (self, value) {
    if (value instanceof PyArray && value.code !== self.code)
      throw typeError('can only extend with array of same kind');
    const items =
      value instanceof PyArray ? value.items : yield* converted(self.code, yield* settle(iterateAll(value)));
    grown(self, items.length);
    self.items = self.items.concat(items);
  }),
  fromlist: effect(function* (self, value) {
    if (!(value instanceof PyList)) throw typeError('arg must be list');
    const items = yield* converted(self.code, value.items);
    self.items = self.items.concat(items);
  }),
  frombytes: effect(function* (self, value) {
    const bytes = gatherBytes(value);
    if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
    self.items = self.items.concat(unpackItems(self.code, bytes));
  }),
  fromunicode: effect(function* (self, value) {
    if (!isTextCode(self.code))
      throw valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    self.items = self.items.concat(yield* initialItems(self.code, value));
  }),
  remove: effect(function* (self, value) {
    const at = yield* find(self, value, 0, self.items.length);
    if (at < 0) throw valueError('array.remove(x): x not in array');
    self.items.splice(at, 1);
  }),
  insert: [
    '(self, i, v, /)',
    function* (self: PyArray, index: Value, value: Value): Guest<Value> {
      const at = yield* settle(toSize(index));
      const item = yield* itemOf(self.code, value);
      grown(self, 1);
      self.items.splice(at, 0, item);
      return None;
    },
  ],
  pop: [
    '(self, i=-1, /)',
    function* (self: PyArray, index: Value = -1): Guest<Value> {
      if (self.items.length === 0) throw indexError('pop from empty array');
      return self.items.splice(yield* position(self, index, 'pop index out of range'), 1)[0] as Value;
    },
  ],
  index: [
    '(self, v, start=0, stop=9223372036854775807, /)',
    function* (self: PyArray, value: Value, start: Value = 0, stop?: Value): Guest<Value> {
      const { length } = self.items;
      const bound = (at: number): number => (at < 0 ? Math.max(0, at + length) : at);
      const from = bound(yield* settle(toSize(start)));
      const to = stop === undefined ? length : bound(yield* settle(toSize(stop)));
      const at = yield* find(self, value, from, to);
      if (at < 0) throw valueError('array.index(x): x not in array');
      return at;
    },
  ],
  count: [
    '(self, v, /)',
    function* (self: PyArray, value: Value): Guest<Value> {
      let count = 0;
      for (const item of self.items) if (yield* settle(equals(item, value))) count++;
      return count;
    },
  ],
  reverse: [
    '(self, /)',
    (self: PyArray) => {
      self.items.reverse();
      return None;
    },
  ],
  byteswap: [
    '(self, /)',
    (self: PyArray) => {
      const size = itemSize(self.code);
      const bytes = packItems(self.code, self.items);
      for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
      self.items = unpackItems(self.code, bytes);
      return None;
    },
  ],
  tobytes: ['(self, /)', (self: PyArray) => new PyBytes(packItems(self.code, self.items))],
  tolist: [
    '(self, /)',
    (self: PyArray) => {
      grown(self, self.items.length);
      return new PyList(self.items.slice());
    },
  ],
  tounicode: ['(self, /)', textOf],
  buffer_info: ['(self, /)', (self: PyArray) => new PyTuple([realm().idOf(self), self.items.length])],
});
arrayType.setOwn('__hash__', None);
addGetSets(arrayType, {
  typecode: (self: PyArray) => self.code,
  itemsize: (self: PyArray) => itemSize(self.code),
});

function textOf(self: PyArray): ReturnType<typeof strFromCodePoints> {
  if (!isTextCode(self.code)) throw valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
  return strFromCodePoints(self.items.map((item) => strPoints(strOf(item) as string)[0] as number));
}

const content = nativeModule('array', {}, () => ({
  array: arrayType,
  ArrayType: arrayType,
  typecodes: TYPE_CODES,
}));

export const builtinModule: BuiltinModule = {
  ...content,
  *fill(module) {
    yield* content.fill(module);
    const abstract = yield* importOwn('collections.abc');
    for (const name of ['MutableSequence', 'Buffer']) {
      const kind = yield* settle(getAttribute(abstract, name));
      yield* call(yield* settle(getAttribute(kind, 'register')), [arrayType]);
    }
  },
};
