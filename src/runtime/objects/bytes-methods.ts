/** Methods of bytes and bytearray. Text-like ones work on latin-1 text, in which a character is a byte. */
import { indexError, makeExceptionOf, overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { decodeText, encodeText } from '../operations/codecs.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { bytesHash, bytesIndex, setKeyForm } from '../operations/hash.ts';
import { toIndex } from '../operations/index.ts';
import { iterateAll } from '../operations/iterate.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { percentFormat } from '../operations/percent-format.ts';
import { sliceIndices } from '../operations/slice.ts';
import { truth } from '../operations/truth.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { bytearrayType, bytesType, PyByteArray, PyBytes } from './bytes.ts';
import { type Int, intOf } from './int.ts';
import { PyList, PyTuple } from './list.ts';
import { addClassMethods, addMethods, addStaticMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { BytesIterator } from './sequence-iterators.ts';
import { PySlice } from './slice.ts';
import { strOf, strToText } from './str.ts';
import { range } from './str-methods.ts';
import type { PyType } from './type.ts';

type ByteString = PyBytes | PyByteArray;

/** The bytes of a bytes-like object; undefined for others. */
export function bytesOf(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.data;
  if (typeof value === 'object' && 'viewedBytes' in value)
    return (value as unknown as { viewedBytes(): Uint8Array }).viewedBytes();
  return undefined;
}

function need(value: Value): Uint8Array {
  const data = bytesOf(value);
  if (data === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return data;
}

const toText = (data: Uint8Array): string => Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1');
const fromText = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A result of the receiver's own kind. */
function same(self: ByteString, data: Uint8Array): Value {
  realm().budget.allocate(data.length + 64);
  return self instanceof PyByteArray ? new PyByteArray(data) : new PyBytes(data);
}

const sameText = (self: ByteString, text: string): Value => same(self, fromText(text));

function needle(value: Value): string {
  const int = intOf(value);
  if (int !== undefined) {
    if (int < 0 || int > 255) throw valueError('byte must be in range(0, 256)');
    return String.fromCharCode(Number(int));
  }
  const data = bytesOf(value);
  if (data === undefined) throw typeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
  return toText(data);
}

/** repr of bytes: `b'...'`. */
export function bytesRepr(data: Uint8Array): string {
  const text = toText(data);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let shown = `b${quote}`;
  for (const byte of data) {
    if (byte === 92) shown += '\\\\';
    else if (byte === quote.charCodeAt(0)) shown += `\\${quote}`;
    else if (byte === 9) shown += '\\t';
    else if (byte === 10) shown += '\\n';
    else if (byte === 13) shown += '\\r';
    else if (byte < 32 || byte > 126) shown += `\\x${byte.toString(16).padStart(2, '0')}`;
    else shown += String.fromCharCode(byte);
  }
  return shown + quote;
}

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: ByteString, b: Value): Value => {
        const other = bytesOf(b);
        return other === undefined ? NotImplemented : compareJs(operator, Buffer.compare(a.data, other), 0);
      },
    ],
  };
}

const ascii = (pattern: RegExp): readonly [string, (a: ByteString) => Value] => [
  '(self, /)',
  (a: ByteString) => pattern.test(toText(a.data)),
];
const mapped = (convert: (text: string) => string): readonly [string, (a: ByteString) => Value] => [
  '(self, /)',
  (a: ByteString) => sameText(a, convert(toText(a.data))),
];
const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());

const shared: MethodTable = {
  __len__: ['(self, /)', (a: ByteString) => a.data.length],
  __iter__: ['(self, /)', (a: ByteString) => new BytesIterator(a.data)],
  __contains__: [
    '(self, key, /)',
    (a: ByteString, b: Value) => {
      if (intOf(b) === undefined && bytesOf(b) === undefined)
        throw typeError(`a bytes-like object is required, not '${typeName(b)}'`);
      return toText(a.data).includes(needle(b));
    },
  ],
  __add__: [
    '(self, value, /)',
    (a: ByteString, b: Value) => {
      const other = bytesOf(b);
      if (other === undefined) throw typeError(`can't concat ${typeName(b)} to ${a.cls.name}`);
      realm().budget.allocate(a.data.length + other.length);
      return same(a, new Uint8Array(Buffer.concat([a.data, other])));
    },
  ],
  __mul__: ['(self, value, /)', repeat],
  __rmul__: ['(self, value, /)', repeat],
  __mod__: ['(self, value, /)', percent],
  __getitem__: ['(self, key, /)', subscript],
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  decode: [
    "(self, /, encoding='utf-8', errors='strict')",
    (a: ByteString, encoding: Value = 'utf-8', errors: Value = 'strict') =>
      decodeText(a.data, textArgument(encoding, 'decode'), textArgument(errors, 'decode')),
  ],
  hex: ['(self, /, sep=None, bytes_per_sep=1)', hex],
  lower: mapped(lower),
  upper: mapped(upper),
  swapcase: mapped((text) => text.replace(/[a-zA-Z]/g, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase()))),
  capitalize: mapped((text) => upper(text.slice(0, 1)) + lower(text.slice(1))),
  title: mapped((text) =>
    lower(text).replace(/(^|[^a-z])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  isalpha: ascii(/^[a-zA-Z]+$/),
  isdigit: ascii(/^[0-9]+$/),
  isalnum: ascii(/^[a-zA-Z0-9]+$/),
  isspace: ascii(/^[ \t\n\r\v\f]+$/),
  isascii: ['(self, /)', (a: ByteString) => a.data.every((byte) => byte < 128)],
  islower: ['(self, /)', (a: ByteString) => /[a-z]/.test(toText(a.data)) && !/[A-Z]/.test(toText(a.data))],
  isupper: ['(self, /)', (a: ByteString) => /[A-Z]/.test(toText(a.data)) && !/[a-z]/.test(toText(a.data))],
  istitle: [
    '(self, /)',
    (a: ByteString) =>
      /[A-Za-z]/.test(toText(a.data)) && !/(?:[A-Za-z][A-Z]|(?:^|[^A-Za-z])[a-z])/.test(toText(a.data)),
  ],
  strip: ['(self, bytes=None, /)', (a: ByteString, set?: Value) => strip(a, set, true, true)],
  lstrip: ['(self, bytes=None, /)', (a: ByteString, set?: Value) => strip(a, set, true, false)],
  rstrip: ['(self, bytes=None, /)', (a: ByteString, set?: Value) => strip(a, set, false, true)],
  split: ['(self, /, sep=None, maxsplit=-1)', (a: ByteString, sep?: Value, most?: Value) => split(a, sep, most, false)],
  rsplit: ['(self, /, sep=None, maxsplit=-1)', (a: ByteString, sep?: Value, most?: Value) => split(a, sep, most, true)],
  splitlines: [
    '(self, /, keepends=False)',
    (a: ByteString, keep: Value = false) => {
      const keeps = truth(keep) === true;
      const lines = toText(a.data).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
      return new PyList(lines.map((line) => sameText(a, keeps ? line : line.replace(/[\r\n]+$/, ''))));
    },
  ],
  join: ['(self, iterable_of_bytes, /)', join],
  replace: [
    '(self, old, new, count=-1, /)',
    (a: ByteString, old: Value, replacement: Value, times: Value = -1) => {
      const [source, from, to, limit] = [
        toText(a.data),
        toText(need(old)),
        toText(need(replacement)),
        Number(intOf(times) ?? -1),
      ];
      const parts = from === '' ? ['', ...source, ''] : source.split(from);
      realm().budget.allocate(source.length + parts.length * to.length);
      if (limit < 0 || parts.length - 1 <= limit) return sameText(a, parts.join(to));
      const tail = parts.slice(limit + 1);
      return sameText(a, parts.slice(0, limit + 1).join(to) + (tail.length > 0 ? from : '') + tail.join(from));
    },
  ],
  partition: ['(self, sep, /)', (a: ByteString, sep: Value) => partition(a, sep, false)],
  rpartition: ['(self, sep, /)', (a: ByteString, sep: Value) => partition(a, sep, true)],
  find: [
    '(self, sub, start=None, end=None, /)',
    (a: ByteString, sub: Value, start?: Value, end?: Value) => find(a, sub, start, end, false),
  ],
  rfind: [
    '(self, sub, start=None, end=None, /)',
    (a: ByteString, sub: Value, start?: Value, end?: Value) => find(a, sub, start, end, true),
  ],
  index: [
    '(self, sub, start=None, end=None, /)',
    (a: ByteString, sub: Value, start?: Value, end?: Value) => found(find(a, sub, start, end, false)),
  ],
  rindex: [
    '(self, sub, start=None, end=None, /)',
    (a: ByteString, sub: Value, start?: Value, end?: Value) => found(find(a, sub, start, end, true)),
  ],
  count: [
    '(self, sub, start=None, end=None, /)',
    (a: ByteString, sub: Value, start?: Value, end?: Value) => {
      const [from, to] = range(a.data.length, start, end);
      if (from > to) return 0;
      const part = toText(a.data.subarray(from, to));
      const pattern = needle(sub);
      return pattern === '' ? part.length + 1 : part.split(pattern).length - 1;
    },
  ],
  startswith: [
    '(self, prefix, start=None, end=None, /)',
    (a: ByteString, affix: Value, start?: Value, end?: Value) => affixed(a, affix, start, end, 'startswith'),
  ],
  endswith: [
    '(self, suffix, start=None, end=None, /)',
    (a: ByteString, affix: Value, start?: Value, end?: Value) => affixed(a, affix, start, end, 'endswith'),
  ],
  removeprefix: [
    '(self, prefix, /)',
    (a: ByteString, prefix: Value) => {
      const affix = toText(need(prefix));
      const source = toText(a.data);
      return sameText(a, source.startsWith(affix) ? source.slice(affix.length) : source);
    },
  ],
  removesuffix: [
    '(self, suffix, /)',
    (a: ByteString, suffix: Value) => {
      const affix = toText(need(suffix));
      const source = toText(a.data);
      return sameText(a, affix !== '' && source.endsWith(affix) ? source.slice(0, -affix.length) : source);
    },
  ],
  center: [
    "(self, width, fillchar=b' ', /)",
    (a: ByteString, width: Value, fill?: Value) => justify(a, width, fill, 'center'),
  ],
  ljust: [
    "(self, width, fillchar=b' ', /)",
    (a: ByteString, width: Value, fill?: Value) => justify(a, width, fill, 'ljust'),
  ],
  rjust: [
    "(self, width, fillchar=b' ', /)",
    (a: ByteString, width: Value, fill?: Value) => justify(a, width, fill, 'rjust'),
  ],
  zfill: [
    '(self, width, /)',
    (a: ByteString, width: Value) => {
      const source = toText(a.data);
      const missing = Math.max(0, Number(toIndex(width)) - source.length);
      realm().budget.allocate(missing);
      const sign = /^[+-]/.test(source) ? (source[0] as string) : '';
      return sameText(a, sign + '0'.repeat(missing) + source.slice(sign.length));
    },
  ],
  expandtabs: [
    '(self, /, tabsize=8)',
    (a: ByteString, size: Value = 8) => {
      const width = Number(toIndex(size));
      let column = 0;
      let text = '';
      for (const character of toText(a.data)) {
        if (character === '\t') {
          const blanks = width > 0 ? width - (column % width) : 0;
          realm().budget.allocate(blanks);
          text += ' '.repeat(blanks);
          column += blanks;
        } else {
          text += character;
          column = character === '\n' || character === '\r' ? 0 : column + 1;
        }
      }
      return sameText(a, text);
    },
  ],
  translate: [
    "(self, table, /, delete=b'')",
    (a: ByteString, table: Value, drop?: Value) => {
      const map = table === None ? undefined : need(table);
      if (map !== undefined && map.length !== 256) throw valueError('translation table must be 256 characters long');
      const dropped = new Set(drop === undefined ? [] : need(drop));
      return same(
        a,
        a.data.filter((byte) => !dropped.has(byte)).map((byte) => map?.[byte] ?? byte),
      );
    },
  ],
};

addMethods(bytesType, {
  ...shared,
  __new__: [
    "(cls, source=b'', encoding=None, errors=None)",
    (cls: Value, source?: Value, encoding?: Value, errors?: Value) =>
      construct(cls, bytesType, PyBytes, source, encoding, errors),
  ],
  __repr__: ['(self, /)', (a: PyBytes) => bytesRepr(a.data)],
  __str__: ['(self, /)', (a: PyBytes) => bytesRepr(a.data)],
  __hash__: ['(self, /)', (a: PyBytes) => bytesHash(a.data)],
  __bytes__: ['(self, /)', (a: PyBytes) => new PyBytes(a.data)],
  __getnewargs__: ['(self, /)', (a: PyBytes) => new PyTuple([new PyBytes(a.data)])],
});
addMethods(bytearrayType, {
  ...shared,
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, bytearrayType, PyByteArray, new Uint8Array(0))],
  __init__: [
    "(self, source=b'', encoding=None, errors=None)",
    function* (self: PyByteArray, source?: Value, encoding?: Value, errors?: Value): Guest<Value> {
      self.data = (yield* bytesFrom(source, encoding, errors, 'bytearray')).slice();
      return None;
    },
  ],
  __repr__: ['(self, /)', (a: PyByteArray) => `bytearray(${bytesRepr(a.data)})`],
  __str__: ['(self, /)', (a: PyByteArray) => `bytearray(${bytesRepr(a.data)})`],
  __setitem__: ['(self, key, value, /)', setItem],
  __delitem__: ['(self, key, /)', deleteItem],
  __iadd__: [
    '(self, value, /)',
    (a: PyByteArray, b: Value) => {
      extendBytes(a, need(b));
      return a;
    },
  ],
  __imul__: [
    '(self, value, /)',
    (a: PyByteArray, times: Value) => {
      a.data = (repeat(a, times) as PyByteArray).data;
      return a;
    },
  ],
  append: [
    '(self, item, /)',
    (a: PyByteArray, item: Value) => {
      extendBytes(a, Uint8Array.of(byteValue(item)));
      return None;
    },
  ],
  extend: [
    '(self, iterable_of_ints, /)',
    function* (a: PyByteArray, items: Value): Guest<Value> {
      extendBytes(
        a,
        bytesOf(items) ?? Uint8Array.from((yield* settle(iterateAll(items))).map((entry) => byteValue(entry))),
      );
      return None;
    },
  ],
  insert: [
    '(self, index, item, /)',
    (a: PyByteArray, index: Value, item: Value) => {
      let at = Number(toIndex(index));
      if (at < 0) at = Math.max(0, at + a.data.length);
      a.data = Uint8Array.from([...a.data.subarray(0, at), byteValue(item), ...a.data.subarray(at)]);
      return None;
    },
  ],
  pop: [
    '(self, index=-1, /)',
    (a: PyByteArray, index: Value = -1) => {
      if (a.data.length === 0) throw indexError('pop from empty bytearray');
      let at = Number(toIndex(index));
      if (at < 0) at += a.data.length;
      const byte = a.data[at];
      if (byte === undefined) throw indexError('pop index out of range');
      a.data = Uint8Array.from([...a.data.subarray(0, at), ...a.data.subarray(at + 1)]);
      return byte;
    },
  ],
  remove: [
    '(self, value, /)',
    (a: PyByteArray, value: Value) => {
      const at = a.data.indexOf(byteValue(value));
      if (at < 0) throw valueError('value not found in bytearray');
      a.data = Uint8Array.from([...a.data.subarray(0, at), ...a.data.subarray(at + 1)]);
      return None;
    },
  ],
  reverse: [
    '(self, /)',
    (a: PyByteArray) => {
      a.data.reverse();
      return None;
    },
  ],
  clear: [
    '(self, /)',
    (a: PyByteArray) => {
      a.data = new Uint8Array(0);
      return None;
    },
  ],
  copy: ['(self, /)', (a: PyByteArray) => new PyByteArray(a.data.slice())],
});
setKeyForm<PyBytes>(bytesType, { index: (value) => bytesIndex(value.data), hash: (value) => bytesHash(value.data) });
bytearrayType.setOwn('__hash__', None);
for (const type of [bytesType, bytearrayType]) {
  addClassMethods(type, { fromhex: ['(cls, string, /)', fromHex] });
  addStaticMethods(type, {
    maketrans: [
      '(frm, to, /)',
      (from: Value, to: Value) => {
        const [source, target] = [need(from), need(to)];
        if (source.length !== target.length) throw valueError('maketrans arguments must have same length');
        const table = Uint8Array.from({ length: 256 }, (_, i) => i);
        for (const [i, byte] of source.entries()) table[byte] = target[i] as number;
        return new PyBytes(table);
      },
    ],
  });
}

function textArgument(value: Value, name: string): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`${name}() argument must be str, not ${typeName(value)}`);
  return strToText(text);
}

function* construct(
  cls: Value,
  type: PyType,
  layout: new (data: Uint8Array) => PyBytes,
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Guest<Value> {
  checkSubtype(cls, type);
  if (source instanceof PyBytes && source.exact && cls === bytesType && encoding === undefined) return source;
  return newInstance(cls, type, layout, yield* bytesFrom(source, encoding, errors, 'bytes'));
}

function* bytesFrom(
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  name: string,
): Guest<Uint8Array> {
  if (source === undefined) {
    if (encoding !== undefined || errors !== undefined)
      throw typeError(`${encoding === undefined ? 'errors' : 'encoding'} without a string argument`);
    return new Uint8Array(0);
  }
  const text = strOf(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError('string argument without an encoding');
    return (
      encodeText(
        text,
        textArgument(encoding, name),
        errors === undefined ? 'strict' : textArgument(errors, name),
      ) as PyBytes
    ).data;
  }
  if (encoding !== undefined || errors !== undefined)
    throw typeError(`${encoding === undefined ? 'errors' : 'encoding'} without a string argument`);
  const own = callSpecialMaybe(source, '__bytes__', []);
  if (own !== undefined) {
    const made = yield* settle(own);
    if (!(made instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
    return made.data;
  }
  const data = bytesOf(source);
  if (data !== undefined) return data.slice();
  if (intOf(source) !== undefined || (typeof source === 'object' && source.cls.lookup('__index__') !== undefined)) {
    const size = yield* settle(toIndex(source));
    if (size < 0) throw valueError('negative count');
    if (typeof size === 'bigint') throw overflowError("cannot fit 'int' into an index-sized integer");
    realm().budget.allocate(size);
    if (size > 0xffffffff) throw makeExceptionOf('MemoryError', []);
    return new Uint8Array(size);
  }
  if (
    typeof source === 'object' &&
    source.cls.lookup('__iter__') === undefined &&
    source.cls.lookup('__getitem__') === undefined
  )
    throw typeError(`cannot convert '${typeName(source)}' object to ${name}`);
  if (typeof source !== 'object') throw typeError(`cannot convert '${typeName(source)}' object to ${name}`);
  const items = yield* settle(iterateAll(source));
  return Uint8Array.from(items.map((item) => byteValue(item, name)));
}

function byteValue(item: Value, name = ''): number {
  const index = toIndex(item);
  const int = isPending(index) ? undefined : index;
  if (int === undefined || int < 0 || int > 255)
    throw valueError(name === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)');
  return Number(int);
}

function extendBytes(target: PyByteArray, more: Uint8Array): void {
  realm().budget.allocate(more.length);
  realm().budget.work(target.data.length / 4096);
  target.data = new Uint8Array(Buffer.concat([target.data, more]));
}

function repeat(a: ByteString, times: Value): Value {
  const count = intOf(times);
  if (count === undefined) throw typeError(`can't multiply sequence by non-int of type '${typeName(times)}'`);
  if (typeof count === 'bigint') throw overflowError("cannot fit 'int' into an index-sized integer");
  const size = Math.max(0, count) * a.data.length;
  realm().budget.allocate(size);
  if (size > 0xffffffff) throw makeExceptionOf('MemoryError', []);
  const data = new Uint8Array(size);
  for (let at = 0; at < size; at += a.data.length) data.set(a.data, at);
  return same(a, data);
}

function* percent(a: ByteString, values: Value): Guest<Value> {
  const asText = (value: Value): Value => {
    const data = bytesOf(value);
    return data === undefined ? value : toText(data);
  };
  const converted = values instanceof PyTuple ? new PyTuple(values.items.map(asText)) : asText(values);
  return sameText(
    a,
    strToText(
      (yield* settle(percentFormat(toText(a.data).replaceAll(/%([^a-zA-Z%]*)b/g, '%$1s'), converted))) as string,
    ),
  );
}

function subscript(a: ByteString, key: Value): Maybe<Value> {
  if (key instanceof PySlice) {
    const indices = sliceIndices(key, a.data.length);
    return isPending(indices) ? sliceRest(a, indices) : sliced(a, indices);
  }
  const index = toIndex(key, `byte indices must be integers or slices, not ${typeName(key)}`);
  return isPending(index) ? itemRest(a, index) : item(a, index);
}

function* sliceRest(a: ByteString, pending: Guest<{ start: number; step: number; count: number }>): Guest<Value> {
  return sliced(a, yield* pending);
}

function sliced(a: ByteString, { start, step, count }: { start: number; step: number; count: number }): Value {
  if (step === 1) return same(a, a.data.slice(start, start + count));
  const data = new Uint8Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) data[i] = a.data[at] as number;
  return same(a, data);
}

function* itemRest(a: ByteString, pending: Guest<Int>): Guest<Value> {
  return item(a, yield* pending);
}

function item(a: ByteString, index: Int): Value {
  const at = Number(index) < 0 ? Number(index) + a.data.length : Number(index);
  const byte = a.data[at];
  if (byte === undefined)
    throw indexError(a instanceof PyByteArray ? 'bytearray index out of range' : 'index out of range');
  return byte;
}

function* setItem(a: PyByteArray, key: Value, value: Value): Guest<Value> {
  if (!(key instanceof PySlice)) {
    let at = Number(yield* settle(toIndex(key, `bytearray indices must be integers or slices, not ${typeName(key)}`)));
    if (at < 0) at += a.data.length;
    if (at < 0 || at >= a.data.length) throw indexError('bytearray index out of range');
    a.data[at] = byteValue(value);
    return None;
  }
  const { start, stop, step, count } = yield* settle(sliceIndices(key, a.data.length));
  const source = bytesOf(value) ?? Uint8Array.from((yield* settle(iterateAll(value))).map((entry) => byteValue(entry)));
  if (step === 1)
    a.data = Uint8Array.from([...a.data.subarray(0, start), ...source, ...a.data.subarray(Math.max(start, stop))]);
  else {
    if (source.length !== count)
      throw valueError(`attempt to assign bytes of size ${source.length} to extended slice of size ${count}`);
    for (let i = 0, at = start; i < count; i++, at += step) a.data[at] = source[i] as number;
  }
  return None;
}

function* deleteItem(a: PyByteArray, key: Value): Guest<Value> {
  const drop = new Set<number>();
  if (key instanceof PySlice) {
    const { start, step, count } = yield* settle(sliceIndices(key, a.data.length));
    for (let i = 0, at = start; i < count; i++, at += step) drop.add(at);
  } else {
    let at = Number(yield* settle(toIndex(key)));
    if (at < 0) at += a.data.length;
    if (at < 0 || at >= a.data.length) throw indexError('bytearray index out of range');
    drop.add(at);
  }
  a.data = a.data.filter((_, at) => !drop.has(at));
  return None;
}

function hex(a: ByteString, separator?: Value, every: Value = 1): Value {
  const text = Buffer.from(a.data).toString('hex');
  if (separator === undefined) return text;
  const sepText = strOf(separator);
  const sep = sepText === undefined ? toText(need(separator)) : strToText(sepText);
  if (sep.length !== 1) throw valueError('sep must be length 1.');
  const size = Number(intOf(every) ?? 1);
  if (size === 0) return text;
  const groups: string[] = [];
  const step = Math.abs(size) * 2;
  if (size > 0)
    for (let end = text.length; end > 0; end -= step) groups.unshift(text.slice(Math.max(0, end - step), end));
  else for (let at = 0; at < text.length; at += step) groups.push(text.slice(at, at + step));
  return groups.join(sep);
}

function fromHex(cls: Value, string: Value): Value {
  const text = strOf(string);
  if (text === undefined) throw typeError(`fromhex() argument must be str, not ${typeName(string)}`);
  const source = strToText(text);
  const digits: number[] = [];
  let i = 0;
  while (i < source.length) {
    if (/\s/.test(source[i] as string)) {
      i++;
      continue;
    }
    const pair = source.slice(i, i + 2);
    if (!/^[0-9a-fA-F]{2}$/.test(pair))
      throw valueError(
        `non-hexadecimal number found in fromhex() arg at position ${/^[0-9a-fA-F]/.test(pair) ? i + 1 : i}`,
      );
    digits.push(Number.parseInt(pair, 16));
    i += 2;
  }
  const data = Uint8Array.from(digits);
  const type = cls as PyType;
  return type.isSubclassOf(bytearrayType)
    ? newInstance(cls, bytearrayType, PyByteArray, data)
    : newInstance(cls, bytesType, PyBytes, data);
}

function strip(a: ByteString, set: Value | undefined, left: boolean, right: boolean): Value {
  const drop = new Set(set === undefined || set === None ? [32, 9, 10, 11, 12, 13] : need(set));
  let start = 0;
  let end = a.data.length;
  if (left) while (start < end && drop.has(a.data[start] as number)) start++;
  if (right) while (end > start && drop.has(a.data[end - 1] as number)) end--;
  return same(a, a.data.slice(start, end));
}

function split(a: ByteString, separator: Value | undefined, most: Value | undefined, fromRight: boolean): Value {
  const limit = most === undefined ? -1 : Number(toIndex(most));
  const source = toText(a.data);
  let parts: string[];
  let sep = ' ';
  if (separator === undefined || separator === None) {
    const words = source.replace(/^[ \t\n\r\v\f]+/, '').replace(/[ \t\n\r\v\f]+$/, '');
    if (words === '') return new PyList([]);
    const pieces = words.split(/([ \t\n\r\v\f]+)/);
    parts = [];
    if (limit < 0) for (let i = 0; i < pieces.length; i += 2) parts.push(pieces[i] as string);
    else if (fromRight) {
      const keep = Math.max(0, pieces.length - 2 * limit);
      parts.push(
        pieces
          .slice(0, keep)
          .join('')
          .replace(/[ \t\n\r\v\f]+$/, ''),
      );
      for (let i = keep; i < pieces.length; i++) if (i % 2 === 0) parts.push(pieces[i] as string);
      if (parts[0] === '') parts.shift();
    } else {
      for (let i = 0; i < Math.min(limit * 2, pieces.length); i += 2) parts.push(pieces[i] as string);
      if (pieces.length > limit * 2) parts.push(pieces.slice(limit * 2).join(''));
    }
  } else {
    sep = toText(need(separator));
    if (sep === '') throw valueError('empty separator');
    parts = source.split(sep);
    if (limit >= 0 && parts.length > limit + 1)
      parts = fromRight
        ? [parts.slice(0, parts.length - limit).join(sep), ...parts.slice(parts.length - limit)]
        : [...parts.slice(0, limit), parts.slice(limit).join(sep)];
  }
  return new PyList(parts.map((part) => sameText(a, part)));
}

function* join(a: ByteString, iterable: Value): Guest<Value> {
  const items = yield* settle(iterateAll(iterable));
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const [i, entry] of items.entries()) {
    const data = bytesOf(entry);
    if (data === undefined)
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(entry)} found`);
    if (i > 0) parts.push(a.data);
    parts.push(data);
    size += data.length + a.data.length;
  }
  realm().budget.allocate(size);
  return same(a, new Uint8Array(Buffer.concat(parts)));
}

function partition(a: ByteString, sep: Value, fromRight: boolean): Value {
  const source = toText(a.data);
  const separator = toText(need(sep));
  if (separator === '') throw valueError('empty separator');
  const at = fromRight ? source.lastIndexOf(separator) : source.indexOf(separator);
  if (at < 0)
    return new PyTuple(
      fromRight
        ? [sameText(a, ''), sameText(a, ''), sameText(a, source)]
        : [sameText(a, source), sameText(a, ''), sameText(a, '')],
    );
  return new PyTuple([
    sameText(a, source.slice(0, at)),
    sameText(a, separator),
    sameText(a, source.slice(at + separator.length)),
  ]);
}

function find(a: ByteString, sub: Value, start: Value | undefined, end: Value | undefined, fromRight: boolean): number {
  const [from, to] = range(a.data.length, start, end);
  const pattern = needle(sub);
  if (from > to) return -1;
  const part = toText(a.data.subarray(from, to));
  const at = fromRight ? part.lastIndexOf(pattern) : part.indexOf(pattern);
  return at < 0 ? -1 : at + from;
}

function found(position: number): number {
  if (position < 0) throw valueError('subsection not found');
  return position;
}

function affixed(
  a: ByteString,
  affix: Value,
  start: Value | undefined,
  end: Value | undefined,
  name: 'startswith' | 'endswith',
): Value {
  const [from, to] = range(a.data.length, start, end);
  if (from > to) return false;
  const part = toText(a.data.subarray(from, to));
  for (const candidate of affix instanceof PyTuple ? affix.items : [affix]) {
    const data = bytesOf(candidate);
    if (data === undefined)
      throw typeError(
        affix instanceof PyTuple
          ? `a bytes-like object is required, not '${typeName(candidate)}'`
          : `${name} first arg must be bytes or a tuple of bytes, not ${typeName(candidate)}`,
      );
    if (part[name === 'startswith' ? 'startsWith' : 'endsWith'](toText(data))) return true;
  }
  return false;
}

function justify(a: ByteString, width: Value, fill: Value | undefined, how: 'center' | 'ljust' | 'rjust'): Value {
  const size = Number(toIndex(width));
  const filler = fill === undefined ? ' ' : toText(need(fill));
  if (filler.length !== 1)
    throw typeError(`${how}() argument 2 must be a byte string of length 1, not ${typeName(fill as Value)}`);
  const missing = size - a.data.length;
  if (missing <= 0) return same(a, a.data.slice());
  realm().budget.allocate(size);
  const left = how === 'ljust' ? 0 : how === 'rjust' ? missing : (missing >> 1) + (missing & size & 1);
  return sameText(a, filler.repeat(left) + toText(a.data) + filler.repeat(missing - left));
}
