/** Methods of bytes, and those it shares with bytearray: the ones that read. */
import { indexError, makeException, overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { after, type Guest, GuestCall, isPending, type Maybe } from '../guest.ts';
import { bytesOf, needBytes } from '../operations/buffer.ts';
import { bytesFormat } from '../operations/bytes-format.ts';
import * as search from '../operations/bytes-search.ts';
import { allocateBytes, bytesFrom, byteValue, textArgument } from '../operations/bytes-source.ts';
import * as text from '../operations/bytes-text.ts';
import { decodeValue } from '../operations/codec-handlers.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { bytesHash, bytesIndex, setKeyForm } from '../operations/hash.ts';
import { hasIndex, toIndex, toSize } from '../operations/index.ts';
import { isIterable, iterateAll } from '../operations/iterate.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { type SliceIndices, sliceIndices } from '../operations/slice.ts';
import { truth } from '../operations/truth.ts';
import { argumentTypeName, typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { bytearrayType, bytesType, PyByteArray, PyBytes } from './bytes.ts';
import type { Int } from './int.ts';
import { PyList, PyTuple } from './list.ts';
import { addClassMethods, addMethods, addStaticMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { ByteArrayIterator, BytesIterator } from './sequence-iterators.ts';
import { PySlice } from './slice.ts';
import { strOf, strToText } from './str.ts';
import type { PyType } from './type.ts';

export type ByteString = PyBytes | PyByteArray;

/** A result of the receiver's own kind, over bytes that belong to nobody else. */
function same(self: ByteString, data: Uint8Array): Value {
  realm().budget.allocate(data.length + 64);
  return self instanceof PyByteArray ? new PyByteArray(data) : new PyBytes(data);
}

/** The receiver where nothing changes: itself if that is exactly bytes, else a copy. */
function unchanged(self: ByteString): Value {
  return self instanceof PyBytes && self.exact ? self : same(self, self.data.slice());
}

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: ByteString, b: Value): Value => {
        const other = a instanceof PyByteArray ? bytesOf(b) : b instanceof PyBytes ? b.data : undefined;
        return other === undefined ? NotImplemented : compareJs(operator, Buffer.compare(a.data, other), 0);
      },
    ],
  };
}

const ask = (question: (data: Uint8Array) => boolean): readonly [string, (a: ByteString) => Value] => [
  '(self, /)',
  (a: ByteString) => question(a.data),
];
const mapped = (convert: (data: Uint8Array) => Uint8Array): readonly [string, (a: ByteString) => Value] => [
  '(self, /)',
  (a: ByteString) => same(a, convert(a.data)),
];

/** Methods that search: `find(sub, start, end)` and its kin. */
function searching(
  signature: string,
  look: (data: Uint8Array, sub: Uint8Array, from: number, to: number) => Value,
): readonly [string, (a: ByteString, sub: Value, start?: Value, end?: Value) => Maybe<Value>] {
  return [
    signature,
    (a, sub, start, end) =>
      after(search.bounds(a.data.length, start, end), ([from, to]) =>
        after(search.needle(sub), (pattern) => look(a.data, pattern, from, to)),
      ),
  ];
}

const SUB = '(self, sub, start=None, end=None, /)';
const orRaise = (at: number): number => {
  if (at < 0) throw valueError('subsection not found');
  return at;
};

const justified = (
  how: 'center' | 'ljust' | 'rjust',
): readonly [string, (a: ByteString, width: Value, fill?: Value) => Maybe<Value>] => [
  "(self, width, fillchar=b' ', /)",
  (a, width, fill) =>
    after(toSize(width), (size) => {
      const byte = fill === undefined ? 32 : fillByte(fill, how);
      if (size <= a.data.length) return unchanged(a);
      realm().budget.allocate(size);
      return same(a, text.justify(a.data, size, byte, how));
    }),
];

function fillByte(fill: Value, how: string): number {
  if ((fill instanceof PyBytes || fill instanceof PyByteArray) && fill.data.length === 1) return fill.data[0];
  throw typeError(`${how}() argument 2 must be a byte string of length 1, not ${argumentTypeName(fill)}`);
}

const stripped = (left: boolean, right: boolean): readonly [string, (a: ByteString, set?: Value) => Value] => [
  '(self, bytes=None, /)',
  (a, set) => {
    const [start, end] = text.stripBounds(
      a.data,
      set === undefined || set === None ? undefined : needBytes(set),
      left,
      right,
    );
    return end - start === a.data.length ? unchanged(a) : same(a, a.data.slice(start, end));
  },
];

const divided = (
  fromRight: boolean,
): readonly [string, (a: ByteString, separator?: Value, most?: Value) => Maybe<Value>] => [
  '(self, /, sep=None, maxsplit=-1)',
  (a, separator, most) =>
    after(most === undefined ? -1 : toSize(most), (limit) => {
      const sep = separator === undefined || separator === None ? undefined : needBytes(separator);
      if (sep?.length === 0) throw valueError('empty separator');
      const parts =
        sep === undefined ? text.splitWords(a.data, limit, fromRight) : search.split(a.data, sep, limit, fromRight);
      realm().budget.allocate(parts.length * 64);
      return new PyList(parts.map((part) => same(a, part.slice())));
    }),
];

const parted = (fromRight: boolean): readonly [string, (a: ByteString, sep: Value) => Value] => [
  '(self, sep, /)',
  (a, sep) => {
    const separator = needBytes(sep);
    if (separator.length === 0) throw valueError('empty separator');
    const at = search.find(a.data, separator, 0, a.data.length, fromRight);
    const empty = (): Value => same(a, new Uint8Array(0));
    if (at < 0) return new PyTuple(fromRight ? [empty(), empty(), unchanged(a)] : [unchanged(a), empty(), empty()]);
    const middle = a instanceof PyBytes ? sep : same(a, separator.slice());
    return new PyTuple([same(a, a.data.slice(0, at)), middle, same(a, a.data.slice(at + separator.length))]);
  },
];

const affixed = (
  name: 'startswith' | 'endswith',
): readonly [string, (a: ByteString, affix: Value, start?: Value, end?: Value) => Maybe<Value>] => [
  `(self, ${name === 'startswith' ? 'prefix' : 'suffix'}, start=None, end=None, /)`,
  (a, affix, start, end) =>
    after(search.bounds(a.data.length, start, end), ([from, to]) => {
      const has = (part: Uint8Array): boolean =>
        from + part.length <= to &&
        Buffer.compare(
          part,
          name === 'startswith' ? a.data.subarray(from, from + part.length) : a.data.subarray(to - part.length, to),
        ) === 0;
      if (affix instanceof PyTuple) return affix.items.some((one) => has(needBytes(one)));
      const data = bytesOf(affix);
      if (data === undefined)
        throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(affix)}`);
      return has(data);
    }),
];

const NOTHING: ReadonlySet<number> = new Set();

const shared: MethodTable = {
  __len__: ['(self, /)', (a: ByteString) => a.data.length],
  __iter__: [
    '(self, /)',
    (a: ByteString) => (a instanceof PyByteArray ? new ByteArrayIterator(a) : new BytesIterator(a.data)),
  ],
  __contains__: [
    '(self, key, /)',
    (a: ByteString, b: Value): Maybe<Value> => {
      if (!hasIndex(b)) return search.find(a.data, needBytes(b), 0, a.data.length, false) >= 0;
      return after(byteValue(b), (byte) => a.data.includes(byte));
    },
  ],
  __add__: [
    '(self, value, /)',
    (a: ByteString, b: Value) => {
      const other = bytesOf(b);
      if (other === undefined) throw typeError(`can't concat ${typeName(b)} to ${a.cls.name}`);
      const data = allocateBytes(a.data.length + other.length);
      data.set(a.data);
      data.set(other, a.data.length);
      return same(a, data);
    },
  ],
  __mul__: ['(self, value, /)', repeat],
  __rmul__: ['(self, value, /)', repeat],
  __mod__: [
    '(self, value, /)',
    (a: ByteString, values: Value): Maybe<Value> => after(bytesFormat(a.data, values), (data) => same(a, data)),
  ],
  __rmod__: ['(self, value, /)', () => NotImplemented],
  __getitem__: ['(self, key, /)', subscript],
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  __getnewargs__: ['(self, /)', (a: ByteString) => new PyTuple([new PyBytes(a.data.slice())])],
  decode: [
    "(self, /, encoding='utf-8', errors='strict')",
    (a: ByteString, encoding: Value = 'utf-8', errors: Value = 'strict') =>
      decodeValue(a.data, textArgument(encoding, 'decode', 'encoding'), textArgument(errors, 'decode', 'errors')),
  ],
  hex: [
    '(self, /, sep=None, bytes_per_sep=1)',
    (a: ByteString, separator?: Value, every?: Value) => hexText(a.data, separator, every),
  ],
  lower: mapped(text.lower),
  upper: mapped(text.upper),
  swapcase: mapped(text.swapCase),
  capitalize: mapped(text.capitalize),
  title: mapped(text.title),
  isalpha: ask(text.isAlpha),
  isdigit: ask(text.isDigit),
  isalnum: ask(text.isAlnum),
  isspace: ask(text.isSpace),
  isascii: ask((data) => data.every((byte) => byte < 128)),
  islower: ask(text.isLower),
  isupper: ask(text.isUpper),
  istitle: ask(text.isTitle),
  strip: stripped(true, true),
  lstrip: stripped(true, false),
  rstrip: stripped(false, true),
  split: divided(false),
  rsplit: divided(true),
  splitlines: [
    '(self, /, keepends=False)',
    (a: ByteString, keep: Value = false): Maybe<Value> =>
      after(truth(keep), (keeps) => {
        const lines = text.splitLines(a.data, keeps);
        realm().budget.allocate(lines.length * 64);
        return new PyList(lines.map((line) => same(a, line.slice())));
      }),
  ],
  join: ['(self, iterable_of_bytes, /)', join],
  replace: [
    '(self, old, new, count=-1, /)',
    (a: ByteString, old: Value, replacement: Value, times: Value = -1): Maybe<Value> =>
      after(toSize(times), (limit) => {
        const [from, to] = [needBytes(old), needBytes(replacement)];
        const parts = from.length === 0 ? search.splitBetween(a.data, limit) : search.split(a.data, from, limit, false);
        return parts.length === 1 ? unchanged(a) : same(a, joinBytes(parts, to));
      }),
  ],
  partition: parted(false),
  rpartition: parted(true),
  find: searching(SUB, (data, sub, from, to) => search.find(data, sub, from, to, false)),
  rfind: searching(SUB, (data, sub, from, to) => search.find(data, sub, from, to, true)),
  index: searching(SUB, (data, sub, from, to) => orRaise(search.find(data, sub, from, to, false))),
  rindex: searching(SUB, (data, sub, from, to) => orRaise(search.find(data, sub, from, to, true))),
  count: searching(SUB, search.count),
  startswith: affixed('startswith'),
  endswith: affixed('endswith'),
  removeprefix: [
    '(self, prefix, /)',
    (a: ByteString, prefix: Value) => {
      const affix = needBytes(prefix);
      const there = affix.length > 0 && Buffer.compare(a.data.subarray(0, affix.length), affix) === 0;
      return there ? same(a, a.data.slice(affix.length)) : unchanged(a);
    },
  ],
  removesuffix: [
    '(self, suffix, /)',
    (a: ByteString, suffix: Value) => {
      const affix = needBytes(suffix);
      const at = a.data.length - affix.length;
      const there = affix.length > 0 && at >= 0 && Buffer.compare(a.data.subarray(at), affix) === 0;
      return there ? same(a, a.data.slice(0, at)) : unchanged(a);
    },
  ],
  center: justified('center'),
  ljust: justified('ljust'),
  rjust: justified('rjust'),
  zfill: [
    '(self, width, /)',
    (a: ByteString, width: Value): Maybe<Value> =>
      after(toSize(width), (size) => {
        if (size <= a.data.length) return unchanged(a);
        realm().budget.allocate(size);
        return same(a, text.fillZeros(a.data, size));
      }),
  ],
  expandtabs: [
    '(self, /, tabsize=8)',
    (a: ByteString, size: Value = 8): Maybe<Value> =>
      after(toSize(size), (width) => {
        realm().budget.allocate(text.expandedLength(a.data, width));
        return same(a, text.expandTabs(a.data, width));
      }),
  ],
  translate: [
    "(self, table, /, delete=b'')",
    (a: ByteString, table: Value, drop?: Value) => {
      const map = table === None ? undefined : needBytes(table);
      if (map !== undefined && map.length !== 256) throw valueError('translation table must be 256 characters long');
      const dropped = drop === undefined ? NOTHING : new Set(needBytes(drop));
      const kept = dropped.size === 0 ? a.data.slice() : a.data.filter((byte) => !dropped.has(byte));
      if (map !== undefined) for (let i = 0; i < kept.length; i++) kept[i] = map[kept[i] as number] as number;
      return same(a, kept);
    },
  ],
};

/** Gives a type the methods that only read. */
export function addReadingMethods(type: PyType): void {
  addMethods(type, shared);
  addClassMethods(type, { fromhex: ['(cls, string, /)', fromHex] });
  addStaticMethods(type, { maketrans: ['(frm, to, /)', makeTranslation] });
}

addReadingMethods(bytesType);
addMethods(bytesType, {
  __new__: [
    "(cls, source=b'', encoding=None, errors=None)",
    function* (cls: Value, source?: Value, encoding?: Value, errors?: Value): Guest<Value> {
      checkSubtype(cls, bytesType);
      if (
        source instanceof PyBytes &&
        source.exact &&
        cls === bytesType &&
        encoding === undefined &&
        errors === undefined
      )
        return source;
      return newInstance(cls, bytesType, PyBytes, yield* bytesFrom('bytes', source, encoding, errors));
    },
  ],
  __repr__: ['(self, /)', (a: PyBytes) => text.bytesRepr(a.data)],
  __str__: ['(self, /)', (a: PyBytes) => text.bytesRepr(a.data)],
  __hash__: ['(self, /)', (a: PyBytes) => bytesHash(a.data)],
  __bytes__: ['(self, /)', (a: PyBytes) => (a.exact ? a : new PyBytes(a.data))],
});
setKeyForm<PyBytes>(bytesType, { index: (value) => bytesIndex(value.data), hash: (value) => bytesHash(value.data) });

function repeat(a: ByteString, times: Value): Maybe<Value> {
  return after(toSize(times), (count) => {
    if (a instanceof PyBytes && count * a.data.length >= 2 ** 63) throw overflowError('repeated bytes are too long');
    return same(a, repeated(a.data, count));
  });
}

/** `data * count`, charged. */
export function repeated(data: Uint8Array, count: number): Uint8Array {
  const size = Math.max(0, count) * data.length;
  if (size >= 2 ** 63) throw makeException('MemoryError');
  const result = allocateBytes(size);
  if (data.length === 1) return result.fill(data[0]);
  for (let at = 0; at < size; at += data.length) result.set(data, at);
  return result;
}

function subscript(a: ByteString, key: Value): Maybe<Value> {
  if (key instanceof PySlice) return after(sliceIndices(key, a.data.length), (indices) => sliced(a, indices));
  if (typeof key === 'number') return item(a, key);
  const kind = a instanceof PyByteArray ? 'bytearray' : 'byte';
  if (!hasIndex(key)) throw typeError(`${kind} indices must be integers or slices, not ${typeName(key)}`);
  return after(toSize(key, 'IndexError'), (index) => item(a, index));
}

function sliced(a: ByteString, { start, step, count }: SliceIndices): Value {
  if (step === 1) return count === a.data.length ? unchanged(a) : same(a, a.data.slice(start, start + count));
  realm().budget.allocate(count);
  const data = new Uint8Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) data[i] = a.data[at];
  return same(a, data);
}

function item(a: ByteString, index: number): Value {
  const byte = a.data[index < 0 ? index + a.data.length : index];
  if (byte === undefined)
    throw indexError(a instanceof PyByteArray ? 'bytearray index out of range' : 'index out of range');
  return byte;
}

/** `data.hex(sep, bytes_per_sep)`. */
export function hexText(data: Uint8Array, separator: Value | undefined, every: Value = 1): Maybe<Value> {
  realm().budget.allocate(data.length * 3);
  realm().budget.work(data.length / 16);
  return after(toIndex(every), (size: Int) => {
    const plain = Buffer.from(data.buffer, data.byteOffset, data.length).toString('hex');
    if (separator === undefined || separator === None) return plain;
    const sep = separatorText(separator);
    return Number(size) === 0 ? plain : text.groupHex(plain, sep, Number(size));
  });
}

function separatorText(separator: Value): string {
  const found = strOf(separator);
  const data = separator instanceof PyBytes ? separator.data : undefined;
  if (found === undefined && data === undefined)
    throw typeError(
      typeOf(separator).lookup('__len__') === undefined
        ? `object of type '${typeName(separator)}' has no len()`
        : 'sep must be str or bytes.',
    );
  const sep = found === undefined ? Buffer.from(data as Uint8Array).toString('latin1') : strToText(found);
  if ([...sep].length !== 1) throw valueError('sep must be length 1.');
  if (sep > '\x7f') throw valueError('sep must be ASCII.');
  return sep;
}

function* fromHex(cls: PyType, string: Value): Guest<Value> {
  const found = strOf(string);
  if (found === undefined) throw typeError(`fromhex() argument must be str, not ${argumentTypeName(string)}`);
  const source = strToText(found);
  realm().budget.allocate(source.length / 2);
  const data = text.readHex(source);
  if (cls === bytesType) return new PyBytes(data);
  if (cls === bytearrayType) return new PyByteArray(data);
  return yield new GuestCall(cls, [new PyBytes(data)]);
}

function makeTranslation(from: Value, to: Value): Value {
  const [source, target] = [needBytes(from), needBytes(to)];
  if (source.length !== target.length) throw valueError('maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (const [i, byte] of source.entries()) table[byte] = target[i];
  return new PyBytes(table);
}

function* join(a: ByteString, iterable: Value): Guest<Value> {
  let items: Value[];
  if (iterable instanceof PyList || iterable instanceof PyTuple) items = iterable.items as Value[];
  else {
    if (!isIterable(iterable)) throw typeError('can only join an iterable');
    const all = iterateAll(iterable);
    items = isPending(all) ? yield* all : all;
  }
  const parts = items.map((entry, i) => {
    const data = bytesOf(entry);
    if (data === undefined)
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(entry)} found`);
    return data;
  });
  if (parts.length === 1 && a instanceof PyBytes && items[0] instanceof PyBytes && items[0].exact) return items[0];
  return same(a, joinBytes(parts, a.data));
}

/** Parts with a separator between them, charged. */
function joinBytes(parts: readonly Uint8Array[], separator: Uint8Array): Uint8Array {
  let size = Math.max(0, parts.length - 1) * separator.length;
  for (const part of parts) size += part.length;
  const data = allocateBytes(size);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (i > 0) {
      data.set(separator, at);
      at += separator.length;
    }
    data.set(part, at);
    at += part.length;
  }
  return data;
}
