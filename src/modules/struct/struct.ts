/** struct: values packed into bytes. */
import { makeException, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { bufferOf, bytesOf, needBytes } from '../../runtime/operations/buffer.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { BuiltinIterator } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { type Layout, parseLayout, structError, structErrorType } from './layout.ts';
import { pack, unpack } from './pack.ts';

/** Layouts a session keeps. */
const MAX_KEPT = 100;

class PyStruct extends PyObject {
  format = '';
  layout: Layout = parseLayout('');
}
const structType = builtinType('Struct', PyStruct, { module: '_struct' });

function formatText(format: Value): string {
  const text = strOf(format);
  const bytes = text === undefined ? bytesOf(format) : undefined;
  if (text === undefined && bytes === undefined)
    throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
  return text === undefined ? Buffer.from(bytes as Uint8Array).toString('latin1') : strToText(text);
}

function layoutOf(format: Value): Layout {
  const text = formatText(format);
  const kept = realm().stateOf<Map<string, Layout>>('struct', () => new Map());
  let layout = kept.get(text);
  if (layout === undefined) {
    realm().budget.work(text.length);
    layout = parseLayout(text);
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(text, layout);
  }
  return layout;
}

function* packed(layout: Layout, values: readonly Value[]): Guest<Value> {
  checkCount(layout, values, 'pack');
  realm().budget.allocate(layout.size);
  const data = new Uint8Array(layout.size);
  yield* pack(layout, values, data, 0);
  return new PyBytes(data);
}

function checkCount(layout: Layout, values: readonly Value[], name: string): void {
  if (values.length !== layout.values)
    throw structError(`${name} expected ${layout.values} items for packing (got ${values.length})`);
}

function* packInto(layout: Layout, args: readonly Value[]): Guest<Value> {
  const [buffer, offsetValue, ...values] = args;
  if (buffer === undefined) throw structError('pack_into expected buffer argument');
  if (offsetValue === undefined) throw structError('pack_into expected offset argument');
  checkCount(layout, values, 'pack_into');
  const lent = bufferOf(buffer);
  if (lent === undefined || lent.readonly)
    throw typeError(`argument must be read-write bytes-like object, not ${typeName(buffer)}`);
  const given = yield* settle(toSize(offsetValue));
  const offset = place(layout, lent.data.length, given, {
    short: `no space to pack ${layout.size} bytes at offset ${given}`,
    far: (end) => `pack_into requires a buffer of at least ${end} bytes for packing`,
  });
  // Values may run code: memory is taken again after that.
  const data = new Uint8Array(layout.size);
  realm().budget.allocate(layout.size);
  yield* pack(layout, values, data, 0);
  const now = bufferOf(buffer)?.data as Uint8Array;
  if (offset + layout.size > now.length) throw structError('buffer changed its size while packing');
  for (const { offset: from, size, count } of layout.fields)
    now.set(data.subarray(from, from + size * count), offset + from);
  return None;
}

/** Where a struct begins in a buffer. Throws struct.error. */
function place(
  layout: Layout,
  length: number,
  given: number,
  messages: { readonly short: string; readonly far: (end: number) => string },
): number {
  let offset = given;
  if (offset < 0) {
    if (offset + layout.size > 0) throw structError(messages.short);
    if (offset + length < 0) throw structError(`offset ${given} out of range for ${length}-byte buffer`);
    offset += length;
  }
  if (length - offset < layout.size) {
    const action = messages.far(layout.size + offset);
    throw structError(`${action} ${layout.size} bytes at offset ${offset} (actual buffer size is ${length})`);
  }
  return offset;
}

function unpacked(layout: Layout, buffer: Value): Value {
  const data = needBytes(buffer);
  if (data.length !== layout.size) throw structError(`unpack requires a buffer of ${layout.size} bytes`);
  return new PyTuple(unpack(layout, data, 0));
}

function* unpackFrom(layout: Layout, buffer: Value, offsetValue: Value = 0): Guest<Value> {
  const given = yield* settle(toSize(offsetValue));
  const data = needBytes(buffer);
  const offset = place(layout, data.length, given, {
    short: `not enough data to unpack ${layout.size} bytes at offset ${given}`,
    far: (end) => `unpack_from requires a buffer of at least ${end} bytes for unpacking`,
  });
  return new PyTuple(unpack(layout, data, offset));
}

class UnpackIterator extends BuiltinIterator {
  readonly layout: Layout;
  readonly buffer: Value;
  at = 0;
  constructor(layout: Layout, buffer: Value) {
    super();
    this.layout = layout;
    this.buffer = buffer;
  }
  advance(): Value | undefined {
    const data = needBytes(this.buffer);
    if (this.at + this.layout.size > data.length) return undefined;
    const values = unpack(this.layout, data, this.at);
    this.at += this.layout.size;
    return new PyTuple(values);
  }
}
iteratorType('unpack_iterator', UnpackIterator);

function iterUnpack(layout: Layout, buffer: Value): Value {
  if (layout.size === 0) throw structError('cannot iteratively unpack with a struct of length 0');
  if (needBytes(buffer).length % layout.size !== 0)
    throw structError(`iterative unpacking requires a buffer of a multiple of ${layout.size} bytes`);
  return new UnpackIterator(layout, buffer);
}

addMethods(structType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, structType, PyStruct)],
  __init__: [
    '(self, /, format)',
    (self: PyStruct, format: Value) => {
      self.format = formatText(format);
      self.layout = layoutOf(format);
      return None;
    },
  ],
  __repr__: ['(self, /)', (self: PyStruct) => textToStr(`Struct('${self.format}')`)],
  pack: ['(self, /, *args)', (self: PyStruct, values: Value[]): Maybe<Value> => packed(self.layout, values)],
  pack_into: ['(self, /, *args)', (self: PyStruct, args: Value[]): Maybe<Value> => packInto(self.layout, args)],
  unpack: ['(self, buffer, /)', (self: PyStruct, buffer: Value) => unpacked(self.layout, buffer)],
  unpack_from: [
    '(self, /, buffer, offset=0)',
    (self: PyStruct, buffer: Value, offset?: Value): Maybe<Value> => unpackFrom(self.layout, buffer, offset),
  ],
  iter_unpack: ['(self, buffer, /)', (self: PyStruct, buffer: Value) => iterUnpack(self.layout, buffer)],
});
addGetSets(structType, {
  format: (self: PyStruct) => textToStr(self.format),
  size: (self: PyStruct) => self.layout.size,
});

/** Functions whose first argument is the format. */
function split(args: readonly Value[]): readonly [Layout, Value[]] {
  if (args.length === 0) throw makeException('TypeError', 'missing format argument');
  return [layoutOf(args[0] as Value), args.slice(1)];
}

export const builtinModule = nativeModule(
  'struct',
  {
    pack: ['(*args)', (args: Value[]) => packed(...split(args))],
    pack_into: ['(*args)', (args: Value[]) => packInto(...split(args))],
    unpack: ['(format, buffer, /)', (format: Value, buffer: Value) => unpacked(layoutOf(format), buffer)],
    unpack_from: [
      '(format, /, buffer, offset=0)',
      (format: Value, buffer: Value, offset?: Value) => unpackFrom(layoutOf(format), buffer, offset),
    ],
    iter_unpack: ['(format, buffer, /)', (format: Value, buffer: Value) => iterUnpack(layoutOf(format), buffer)],
    calcsize: ['(format, /)', (format: Value) => layoutOf(format).size],
  },
  () => ({ Struct: structType, error: structErrorType }),
);
