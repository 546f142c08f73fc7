/**
 * json: dumps, loads, dump, load with every option, and the classes behind them. Writer and reader do the work without
 * calls; encode and decode call what the program gave (`default`, hooks).
 */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { nativeModule } from '../define.ts';
import { decode, detectEncoding, documentOf } from './decode.ts';
import { decoderType } from './decoder.ts';
import { encode, separatorPair, writeOptions } from './encode.ts';
import { encoderType } from './encoder.ts';
import { decodeErrorType } from './error.ts';
import type { WriteOptions } from './writer.ts';

const DUMP =
  'skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw';
const LOAD =
  'cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw';

/** Keyword arguments of dumps, in the order of its signature. */
type DumpArguments = readonly [
  skipkeys?: Value,
  ensureAscii?: Value,
  checkCircular?: Value,
  allowNan?: Value,
  cls?: Value,
  indent?: Value,
  separators?: Value,
  fallback?: Value,
  sortKeys?: Value,
  more?: PyDict,
];

const DEFAULT_OPTIONS: WriteOptions = {
  skipKeys: false,
  ensureAscii: true,
  checkCircular: true,
  allowNan: true,
  indent: undefined,
  itemSeparator: ', ',
  keySeparator: ': ',
  sortKeys: false,
};

function dumps(value: Value, args: DumpArguments): Maybe<Value> {
  if (args.every((argument) => argument === undefined)) return encode(value, DEFAULT_OPTIONS, undefined);
  return dumpsWith(value, args);
}

function* dumpsWith(value: Value, args: DumpArguments): Guest<Value> {
  const [skipkeys = false, ensureAscii = true, checkCircular = true, allowNan = true] = args;
  const [, , , , cls = None, indent = None, separators = None, fallback = None, sortKeys = false, more] = args;
  if (cls !== None || more !== undefined) {
    const options = keywordDict({
      skipkeys,
      ensure_ascii: ensureAscii,
      check_circular: checkCircular,
      allow_nan: allowNan,
      indent,
      separators,
      default: fallback,
      sort_keys: sortKeys,
    });
    return yield* viaClass(cls === None ? encoderType : cls, options, more, 'encode', value);
  }
  const [itemSeparator, keySeparator] =
    separators === None ? [indent === None ? ', ' : ',', ': '] : yield* separatorPair(separators);
  const options = yield* writeOptions({
    skipkeys,
    ensureAscii,
    checkCircular,
    allowNan,
    indent,
    itemSeparator,
    keySeparator,
    sortKeys,
  });
  return yield* settle(encode(value, options, fallback === None ? undefined : fallback));
}

function keywordDict(values: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(values)) dict.set(name, name, value);
  return dict;
}

/** `cls(**options).method(argument)` */
function* viaClass(
  cls: Value,
  options: PyDict,
  more: PyDict | undefined,
  method: string,
  argument: Value,
): Guest<Value> {
  for (const [entry, key] of (more?.keys ?? []).entries())
    if (typeof key === 'string') options.set(key, key, (more as PyDict).valueAt(entry));
  const instance = yield new GuestCall(cls, [], options);
  return yield new GuestCall(yield* settle(getAttribute(instance, method)), [argument]);
}

/** Keyword arguments of loads, in the order of its signature. */
type LoadArguments = readonly [
  cls?: Value,
  object?: Value,
  float?: Value,
  int?: Value,
  constant?: Value,
  pairs?: Value,
  more?: PyDict,
];

function loads(source: Value, args: LoadArguments): Maybe<Value> {
  const text = documentOf(source);
  const [cls = None, object = None, float = None, int = None, constant = None, pairs = None, more] = args;
  if (cls === None && more === undefined) return decode(text, { object, float, int, constant, pairs }, true);
  const options = keywordDict(
    Object.fromEntries(
      Object.entries({
        object_hook: object,
        object_pairs_hook: pairs,
        parse_float: float,
        parse_int: int,
        parse_constant: constant,
      }).filter(([, value]) => value !== None),
    ),
  );
  return viaClass(cls === None ? decoderType : cls, options, more, 'decode', text);
}

const PUBLIC = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder'];

const module = nativeModule(
  'json',
  {
    dumps: [`(obj, *, ${DUMP})`, (value: Value, ...args: unknown[]) => dumps(value, args as unknown as DumpArguments)],
    dump: [
      `(obj, fp, *, ${DUMP})`,
      function* (value: Value, file: Value, ...args: unknown[]): Guest<Value> {
        const text = yield* settle(dumps(value, args as unknown as DumpArguments));
        yield new GuestCall(yield* settle(getAttribute(file, 'write')), [text]);
        return None;
      },
    ],
    loads: [`(s, *, ${LOAD})`, (source: Value, ...args: unknown[]) => loads(source, args as unknown as LoadArguments)],
    load: [
      `(fp, *, ${LOAD})`,
      function* (file: Value, ...args: unknown[]): Guest<Value> {
        const source = yield new GuestCall(yield* settle(getAttribute(file, 'read')), []);
        return yield* settle(loads(source, args as unknown as LoadArguments));
      },
    ],
    detect_encoding: [
      '(b)',
      (value: Value) => {
        const bytes = bytesOf(value);
        if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
        return detectEncoding(bytes);
      },
    ],
  },
  () => ({
    JSONEncoder: encoderType,
    JSONDecoder: decoderType,
    JSONDecodeError: decodeErrorType,
    __all__: new PyList(PUBLIC),
  }),
  { python: true },
);
export const builtinModule = { ...module, isPackage: true };
