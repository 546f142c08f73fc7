/** json: dumps, loads, dump, load with every option. */
import { PyException } from '../runtime/exceptions/exception.ts';
import { exceptionType } from '../runtime/exceptions/hierarchy.ts';
import { makeException, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, settle } from '../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../runtime/objects/bytes.ts';
import { PyDict } from '../runtime/objects/dict.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { intOf, normalizeInt } from '../runtime/objects/int.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { type Str, strOf, strToText, textToStr } from '../runtime/objects/str.ts';
import { builtinType } from '../runtime/objects/type.ts';
import { getAttribute } from '../runtime/operations/attribute.ts';
import { decodeText } from '../runtime/operations/codecs.ts';
import { decimalText } from '../runtime/operations/int-arithmetic.ts';
import { floatRepr } from '../runtime/operations/scalar-text.ts';
import { sortedItems } from '../runtime/operations/sort.ts';
import { truth } from '../runtime/operations/truth.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { nativeModule } from './define.ts';

/** Nested containers that text may have. */
const MAX_DEPTH = 990;

const decodeErrorType = builtinType('JSONDecodeError', undefined, {
  base: exceptionType('ValueError'),
  module: 'json.decoder',
});

function decodeError(message: string, document: string, position: number): PyException {
  const before = document.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  const error = new PyException(decodeErrorType);
  error.args = new PyTuple([textToStr(`${message}: line ${line} column ${column} (char ${position})`)]);
  const members: [string, Value][] = [
    ['msg', message],
    ['doc', textToStr(document)],
    ['pos', position],
    ['lineno', line],
    ['colno', column],
  ];
  error.attributes = new PyDict();
  for (const [name, value] of members) error.attributes.set(name, name, value);
  return error;
}

// --- writing

interface WriteOptions {
  readonly skipKeys: boolean;
  readonly ensureAscii: boolean;
  readonly checkCircular: boolean;
  readonly allowNan: boolean;
  readonly indent: string | undefined;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly fallback: Value;
}

const PLAIN_ASCII = /^[ !#-[\]-~]*$/;
const PLAIN = /^[^"\\\u0000-\u001f]*$/;

function quote(text: string, ensureAscii: boolean): string {
  if (ensureAscii ? PLAIN_ASCII.test(text) : PLAIN.test(text)) return `"${text}"`;
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) out += '\\"';
    else if (code === 92) out += '\\\\';
    else if (code === 10) out += '\\n';
    else if (code === 13) out += '\\r';
    else if (code === 9) out += '\\t';
    else if (code === 8) out += '\\b';
    else if (code === 12) out += '\\f';
    else if (code < 32 || (ensureAscii && code > 126)) out += `\\u${code.toString(16).padStart(4, '0')}`;
    else out += text[i];
  }
  return `${out}"`;
}

function floatText(value: number, allowNan: boolean): string {
  if (Number.isFinite(value)) return floatRepr(value);
  if (!allowNan) throw valueError(`Out of range float values are not JSON compliant: ${floatRepr(value)}`);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

class Writer {
  readonly #options: WriteOptions;
  readonly #active = new Set<Value>();
  #parts: string[] = [];
  #size = 0;

  constructor(options: WriteOptions) {
    this.#options = options;
  }

  get text(): string {
    return this.#parts.join('');
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#size += text.length;
    if ((this.#parts.length & 255) === 0) {
      realm().budget.allocate(this.#size * 2);
      realm().budget.work(64);
      this.#size = 0;
    }
  }

  /** A value that needs no guest code at once; false if it does. */
  #scalar(value: Value): boolean {
    const options = this.#options;
    switch (typeof value) {
      case 'string':
        this.#put(quote(value, options.ensureAscii));
        return true;
      case 'number':
        this.#put(`${value}`);
        return true;
      case 'boolean':
        this.#put(value ? 'true' : 'false');
        return true;
      case 'bigint':
        this.#put(decimalText(value));
        return true;
    }
    if (value === None) this.#put('null');
    else if (value instanceof PyFloat) this.#put(floatText(value.v, options.allowNan));
    else {
      const text = strOf(value);
      const int = text === undefined ? intOf(value) : undefined;
      if (text !== undefined) this.#put(quote(strToText(text), options.ensureAscii));
      else if (int !== undefined) this.#put(decimalText(int));
      else return false;
    }
    return true;
  }

  *write(value: Value, level: number): Guest<void> {
    if (this.#scalar(value)) return;
    if (level > MAX_DEPTH)
      throw makeException('RecursionError', 'maximum recursion depth exceeded while encoding a JSON object');
    if (this.#options.checkCircular && this.#active.has(value)) throw valueError('Circular reference detected');
    this.#active.add(value);
    if (value instanceof PyList || value instanceof PyTuple) yield* this.#array(value.items, level);
    else if (value instanceof PyDict) yield* this.#object(value, level);
    else yield* this.#other(value, level);
    this.#active.delete(value);
  }

  #line(level: number): string {
    return this.#options.indent === undefined ? '' : `\n${this.#options.indent.repeat(level)}`;
  }

  *#array(items: readonly Value[], level: number): Guest<void> {
    if (items.length === 0) {
      this.#put('[]');
      return;
    }
    const inner = this.#line(level + 1);
    for (let i = 0; i < items.length; i++) {
      this.#put(i === 0 ? `[${inner}` : this.#options.itemSeparator + inner);
      const item = items[i] as Value;
      if (!this.#scalar(item)) yield* this.write(item, level + 1);
    }
    this.#put(`${this.#line(level)}]`);
  }

  *#object(dict: PyDict, level: number): Guest<void> {
    const options = this.#options;
    let entries: number[] = [];
    for (let entry = 0; entry < dict.keys.length; entry++) if (dict.keys[entry] !== undefined) entries.push(entry);
    if (options.sortKeys) {
      const keys = entries.map((entry) => dict.keys[entry] as Value);
      const sorted = yield* sortedItems(keys, None, false);
      const byKey = new Map(keys.map((key, i) => [key, entries[i] as number]));
      entries = sorted.map((key) => byKey.get(key) as number);
    }
    const inner = this.#line(level + 1);
    let first = true;
    for (const entry of entries) {
      const key = this.#key(dict.keys[entry] as Value);
      if (key === undefined) continue;
      this.#put(
        (first ? `{${inner}` : options.itemSeparator + inner) + quote(key, options.ensureAscii) + options.keySeparator,
      );
      first = false;
      const value = dict.valueAt(entry);
      if (!this.#scalar(value)) yield* this.write(value, level + 1);
    }
    this.#put(first ? '{}' : `${this.#line(level)}}`);
  }

  #key(key: Value): string | undefined {
    if (typeof key === 'string') return key;
    if (key === None) return 'null';
    if (typeof key === 'boolean') return key ? 'true' : 'false';
    if (key instanceof PyFloat) return floatText(key.v, this.#options.allowNan);
    const text = strOf(key);
    if (text !== undefined) return strToText(text);
    const int = intOf(key);
    if (int !== undefined) return decimalText(int);
    if (this.#options.skipKeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  *#other(value: Value, level: number): Guest<void> {
    if (this.#options.fallback === None) throw typeError(`Object of type ${typeName(value)} is not JSON serializable`);
    yield* this.write(yield new GuestCall(this.#options.fallback, [value]), level);
  }
}

function* writeOptions(
  args: readonly (Value | undefined)[],
): Guest<{ readonly options: WriteOptions; readonly cls: Value }> {
  const [skipKeys, ensureAscii, checkCircular, allowNan, cls, indent, separators, fallback, sortKeys] = args;
  const flag = function* (value: Value | undefined, initial: boolean): Guest<boolean> {
    return value === undefined ? initial : yield* settle(truth(value));
  };
  let step: string | undefined;
  if (indent !== undefined && indent !== None) {
    const text = strOf(indent);
    step = text === undefined ? ' '.repeat(Math.max(0, Number(intOf(indent) ?? 0))) : strToText(text);
  }
  let [item, key] = [step === undefined ? ', ' : ',', ': '];
  if (separators !== undefined && separators !== None) {
    const parts = (separators instanceof PyTuple || separators instanceof PyList ? separators.items : []).map((part) =>
      strToText(strOf(part) ?? ''),
    );
    [item, key] = [parts[0] ?? item, parts[1] ?? key];
  }
  return {
    cls: cls ?? None,
    options: {
      skipKeys: yield* flag(skipKeys, false),
      ensureAscii: yield* flag(ensureAscii, true),
      checkCircular: yield* flag(checkCircular, true),
      allowNan: yield* flag(allowNan, true),
      indent: step,
      itemSeparator: item,
      keySeparator: key,
      sortKeys: yield* flag(sortKeys, false),
      fallback: fallback ?? None,
    },
  };
}

function* dumps(value: Value, args: readonly (Value | undefined)[]): Guest<Str> {
  const { options } = yield* writeOptions(args);
  const writer = new Writer(options);
  yield* writer.write(value, 0);
  return textToStr(writer.text);
}

// --- reading

interface ReadHooks {
  readonly object: Value;
  readonly pairs: Value;
  readonly float: Value;
  readonly int: Value;
  readonly constant: Value;
  readonly strict: boolean;
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const CHUNK = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly #text: string;
  readonly #hooks: ReadHooks;
  #at = 0;
  #count = 0;
  /** Nothing in the document can call guest code. */
  readonly #plain: boolean;

  constructor(text: string, hooks: ReadHooks) {
    this.#text = text;
    this.#hooks = hooks;
    this.#plain =
      hooks.object === None &&
      hooks.pairs === None &&
      hooks.float === None &&
      hooks.int === None &&
      hooks.constant === None;
  }

  *document(): Guest<Value> {
    this.#skip();
    const value = this.#plain ? this.#value(0) : yield* this.#hooked(0);
    this.#skip();
    if (this.#at < this.#text.length) throw decodeError('Extra data', this.#text, this.#at);
    return value;
  }

  #skip(): void {
    const text = this.#text;
    for (
      let code = text.charCodeAt(this.#at);
      code === 32 || code === 10 || code === 13 || code === 9;
      code = text.charCodeAt(++this.#at)
    );
  }

  #charge(): void {
    if ((++this.#count & 255) === 0) {
      realm().budget.allocate(256 * 48);
      realm().budget.work(256);
    }
  }

  /** A value without hooks, by JS recursion of bounded depth. */
  #value(depth: number): Value {
    const text = this.#text;
    this.#charge();
    const character = text[this.#at];
    if (character === '"') return this.#string();
    if (character === '{') {
      if (depth > MAX_DEPTH)
        throw makeException(
          'RecursionError',
          'maximum recursion depth exceeded while decoding a JSON object from a unicode string',
        );
      const dict = new PyDict();
      for (let key = this.#firstKey(); key !== undefined; key = this.#nextKey())
        dict.set(key as string, key, this.#value(depth + 1));
      return dict;
    }
    if (character === '[') {
      if (depth > MAX_DEPTH)
        throw makeException(
          'RecursionError',
          'maximum recursion depth exceeded while decoding a JSON array from a unicode string',
        );
      const items: Value[] = [];
      for (let more = this.#firstItem(); more; more = this.#nextItem()) items.push(this.#value(depth + 1));
      return new PyList(items);
    }
    return this.#atom() as Value;
  }

  *#hooked(depth: number): Guest<Value> {
    this.#charge();
    const hooks = this.#hooks;
    const character = this.#text[this.#at];
    if (character === '"') return this.#string();
    if (depth > MAX_DEPTH)
      throw makeException(
        'RecursionError',
        'maximum recursion depth exceeded while decoding a JSON object from a unicode string',
      );
    if (character === '{') {
      const dict = new PyDict();
      const pairs: Value[] = [];
      for (let key = this.#firstKey(); key !== undefined; key = this.#nextKey()) {
        const value = yield* this.#hooked(depth + 1);
        if (hooks.pairs !== None) pairs.push(new PyTuple([key, value]));
        else dict.set(key as string, key, value);
      }
      if (hooks.pairs !== None) return yield new GuestCall(hooks.pairs, [new PyList(pairs)]);
      return hooks.object === None ? dict : yield new GuestCall(hooks.object, [dict]);
    }
    if (character === '[') {
      const items: Value[] = [];
      for (let more = this.#firstItem(); more; more = this.#nextItem()) items.push(yield* this.#hooked(depth + 1));
      return new PyList(items);
    }
    const atom = this.#atom(true);
    if (!(atom instanceof RawNumber)) return atom;
    const hook = atom.kind === 'int' ? hooks.int : atom.kind === 'float' ? hooks.float : hooks.constant;
    return hook === None ? atom.value : yield new GuestCall(hook, [atom.text]);
  }

  #firstKey(): Value | undefined {
    this.#at++;
    this.#skip();
    if (this.#text[this.#at] === '}') {
      this.#at++;
      return undefined;
    }
    if (this.#text[this.#at] !== '"')
      throw decodeError('Expecting property name enclosed in double quotes', this.#text, this.#at);
    return this.#keyAndColon();
  }

  #nextKey(): Value | undefined {
    this.#skip();
    const character = this.#text[this.#at];
    if (character === '}') {
      this.#at++;
      return undefined;
    }
    if (character !== ',') throw decodeError("Expecting ',' delimiter", this.#text, this.#at);
    const comma = this.#at++;
    this.#skip();
    if (this.#text[this.#at] === '}')
      throw decodeError('Illegal trailing comma before end of object', this.#text, comma);
    if (this.#text[this.#at] !== '"')
      throw decodeError('Expecting property name enclosed in double quotes', this.#text, this.#at);
    return this.#keyAndColon();
  }

  #keyAndColon(): Value {
    const key = this.#string();
    this.#skip();
    if (this.#text[this.#at] !== ':') throw decodeError("Expecting ':' delimiter", this.#text, this.#at);
    this.#at++;
    this.#skip();
    return key;
  }

  #firstItem(): boolean {
    this.#at++;
    this.#skip();
    if (this.#text[this.#at] !== ']') return true;
    this.#at++;
    return false;
  }

  #nextItem(): boolean {
    this.#skip();
    const character = this.#text[this.#at];
    if (character === ']') {
      this.#at++;
      return false;
    }
    if (character !== ',') throw decodeError("Expecting ',' delimiter", this.#text, this.#at);
    const comma = this.#at++;
    this.#skip();
    if (this.#text[this.#at] === ']')
      throw decodeError('Illegal trailing comma before end of array', this.#text, comma);
    return true;
  }

  /** Number, constant or error; with `raw`, numbers keep their text for hooks. */
  #atom(raw = false): Value | RawNumber {
    const text = this.#text;
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(text);
    if (match !== null) {
      this.#at += match[0].length;
      const digits = match[0];
      const isInt = match[1] === undefined && match[2] === undefined;
      const value = isInt
        ? digits.length < 16
          ? Number(digits) + 0
          : this.#bigInt(digits)
        : new PyFloat(Number(digits));
      return raw ? new RawNumber(isInt ? 'int' : 'float', digits, value) : value;
    }
    for (const [word, value] of [
      ['null', None],
      ['true', true],
      ['false', false],
    ] as const) {
      if (text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    for (const [word, number] of [
      ['NaN', Number.NaN],
      ['Infinity', Number.POSITIVE_INFINITY],
      ['-Infinity', Number.NEGATIVE_INFINITY],
    ] as const) {
      if (text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return raw ? new RawNumber('constant', word, new PyFloat(number)) : new PyFloat(number);
      }
    }
    throw decodeError('Expecting value', text, this.#at);
  }

  #bigInt(digits: string): Value {
    if (digits.length > 4301)
      throw valueError(
        `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.replace('-', '').length} digits; use sys.set_int_max_str_digits() to increase the limit`,
      );
    return normalizeInt(BigInt(digits));
  }

  #string(): Str {
    const text = this.#text;
    const begin = this.#at++;
    let out = '';
    for (;;) {
      CHUNK.lastIndex = this.#at;
      const chunk = (CHUNK.exec(text) as RegExpExecArray)[0];
      this.#at += chunk.length;
      out = out === '' ? chunk : out + chunk;
      const character = text[this.#at];
      if (character === '"') {
        this.#at++;
        return textToStr(out);
      }
      if (character === undefined) throw decodeError('Unterminated string starting at', text, begin);
      if (character !== '\\') {
        if (this.#hooks.strict) throw decodeError('Invalid control character at', text, this.#at);
        out += character;
        this.#at++;
        continue;
      }
      const escape = text[this.#at + 1];
      if (escape === undefined) throw decodeError('Unterminated string starting at', text, begin);
      if (escape === 'u') {
        const digits = text.slice(this.#at + 2, this.#at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw decodeError('Invalid \\uXXXX escape', text, this.#at + 1);
        out += String.fromCharCode(Number.parseInt(digits, 16));
        this.#at += 6;
        continue;
      }
      const simple = Object.hasOwn(ESCAPES, escape) ? ESCAPES[escape] : undefined;
      if (simple === undefined) throw decodeError('Invalid \\escape', text, this.#at);
      out += simple;
      this.#at += 2;
    }
  }
}

/** A number with its text, for parse_int, parse_float and parse_constant. */
class RawNumber {
  readonly kind: 'int' | 'float' | 'constant';
  readonly text: string;
  readonly value: Value;
  constructor(kind: 'int' | 'float' | 'constant', text: string, value: Value) {
    this.kind = kind;
    this.text = text;
    this.value = value;
  }
}

function* loads(source: Value, args: readonly (Value | undefined)[], extra: PyDict | undefined): Guest<Value> {
  let text: string;
  const str = strOf(source);
  if (str !== undefined) {
    text = strToText(str);
    if (text.startsWith('\ufeff')) throw decodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', text, 0);
  } else if (source instanceof PyBytes || source instanceof PyByteArray)
    text = strToText(decodeText(source.data, 'utf-8-sig', 'surrogatepass'));
  else throw typeError(`the JSON object must be str, bytes or bytearray, not ${typeName(source)}`);
  const [object, float, int, constant, pairs] = args;
  const strict = extra?.get('strict');
  realm().budget.work(text.length / 512);
  return yield* new Reader(text, {
    object: object ?? None,
    float: float ?? None,
    int: int ?? None,
    constant: constant ?? None,
    pairs: pairs ?? None,
    strict: strict !== false,
  }).document();
}

const DUMP =
  'skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw';
const LOAD =
  'cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw';

export const builtinModule = nativeModule(
  'json',
  {
    dumps: [`(obj, *, ${DUMP})`, (value: Value, ...args: (Value | undefined)[]) => dumps(value, args)],
    dump: [
      `(obj, fp, *, ${DUMP})`,
      function* (value: Value, file: Value, ...args: (Value | undefined)[]): Guest<Value> {
        const text = yield* dumps(value, args);
        yield new GuestCall(yield* settle(getAttribute(file, 'write')), [text]);
        return None;
      },
    ],
    loads: [
      `(s, *, ${LOAD})`,
      (source: Value, _cls: Value | undefined, ...args: unknown[]) =>
        loads(source, args.slice(0, 5) as (Value | undefined)[], args[5] as PyDict | undefined),
    ],
    load: [
      `(fp, *, ${LOAD})`,
      function* (file: Value, _cls: Value | undefined, ...args: unknown[]): Guest<Value> {
        const source = yield new GuestCall(yield* settle(getAttribute(file, 'read')), []);
        return yield* loads(source, args.slice(0, 5) as (Value | undefined)[], args[5] as PyDict | undefined);
      },
    ],
  },
  () => ({ JSONDecodeError: decodeErrorType }),
);
