/**
 * Reads JSON without recursion: containers that are being read are on a stack of our own. Where a hook is to be called
 * (`object_hook`, `parse_float` ...) the reader stops and asks, then goes on with the answer.
 *
 * Must not know: calls.
 */
import { makeException, valueError } from '../../runtime/exceptions/raise.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { normalizeInt } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import type { Str } from '../../runtime/objects/str.ts';
import { maxDigits } from '../../runtime/operations/int-arithmetic.ts';
import { realm } from '../../runtime/realm.ts';
import type { DocumentText } from './document-text.ts';
import { MAX_DEPTH } from './writer.ts';

/** Which hooks there are; None for those that are not. */
export interface Hooks {
  readonly object: Value;
  readonly pairs: Value;
  readonly float: Value;
  readonly int: Value;
  readonly constant: Value;
}

/** A hook to be called with an argument. */
export class NeedsCall {
  readonly hook: Value;
  readonly argument: Value;
  constructor(hook: Value, argument: Value) {
    this.hook = hook;
    this.argument = argument;
  }
}

class Open {
  readonly items: Value[] = [];
  /** Keys beside `items`; undefined in a list. */
  readonly keys: Str[] | undefined;
  constructor(keys: Str[] | undefined) {
    this.keys = keys;
  }
}

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

export class Reader {
  readonly #document: DocumentText;
  readonly #hooks: Hooks;
  readonly #hasNumberHooks: boolean;
  readonly #stack: Open[] = [];
  #count = 0;

  constructor(document: DocumentText, hooks: Hooks) {
    this.#document = document;
    this.#hooks = hooks;
    this.#hasNumberHooks = hooks.float !== None || hooks.int !== None;
  }

  /**
   * Reads the value at the document's position and gives it, or the call that has to be made first; then `run` goes on
   * with its answer.
   */
  run(answer?: Value): Value | NeedsCall {
    const document = this.#document;
    const stack = this.#stack;
    let value: Value | undefined = answer;
    for (;;) {
      if (value === undefined) {
        const found = this.#begin();
        if (found === undefined) continue; // inside a container now
        if (found instanceof NeedsCall) return found;
        value = found;
      }
      const open = stack.at(-1);
      if (open === undefined) return value;
      open.items.push(value);
      value = undefined;
      if ((++this.#count & 255) === 0) charge();
      if (document.nextItem(open.keys)) continue;
      stack.pop();
      const done = this.#close(open);
      if (done instanceof NeedsCall) return done;
      value = done;
    }
  }

  /** Begins a value: gives a finished one, a call, or undefined after opening a container. */
  #begin(): Value | NeedsCall | undefined {
    const document = this.#document;
    const code = document.code;
    if (code === 34) return document.string();
    if (code === 123 || code === 91) {
      const open = new Open(code === 123 ? [] : undefined);
      if (!document.firstItem(open.keys)) return this.#close(open);
      if (this.#stack.length >= MAX_DEPTH) throw tooDeep(open);
      this.#stack.push(open);
      return undefined;
    }
    if ((code >= 48 && code <= 57) || code === 45) {
      const number = this.#number();
      if (number !== undefined) return number;
    }
    return this.#word();
  }

  #close(open: Open): Value | NeedsCall {
    const { keys, items } = open;
    if (keys === undefined) return new PyList(items);
    const { pairs, object } = this.#hooks;
    if (pairs !== None)
      return new NeedsCall(pairs, new PyList(keys.map((key, i) => new PyTuple([key, items[i] as Value]))));
    const dict = this.#document.areDistinct(keys) ? PyDict.ofText(keys, items) : dictOf(keys, items);
    return object === None ? dict : new NeedsCall(object, dict);
  }

  #number(): Value | NeedsCall | undefined {
    const document = this.#document;
    const token = document.number();
    if (token === undefined) return undefined;
    if (this.#hasNumberHooks) {
      const hook = token.isInt ? this.#hooks.int : this.#hooks.float;
      if (hook !== None) return new NeedsCall(hook, document.slice(token.from, token.to));
    }
    if (token.isInt) {
      if (token.digits < 16) return token.negative ? 0 - token.mantissa : token.mantissa;
      return largeInt(document.slice(token.from, token.to), token.digits);
    }
    if (token.digits < 16 && token.exponent >= -22 && token.exponent <= 22) {
      // Both are exact, so their quotient or product is rounded once.
      const size =
        token.exponent < 0
          ? token.mantissa / (POWERS[-token.exponent] as number)
          : token.mantissa * (POWERS[token.exponent] as number);
      return new PyFloat(token.negative ? -size : size);
    }
    return new PyFloat(Number(document.slice(token.from, token.to)));
  }

  #word(): Value | NeedsCall {
    const document = this.#document;
    if (document.accept('null')) return None;
    if (document.accept('true')) return true;
    if (document.accept('false')) return false;
    for (const [word, number] of CONSTANTS) {
      if (!document.accept(word)) continue;
      const { constant } = this.#hooks;
      return constant === None ? new PyFloat(number) : new NeedsCall(constant, word);
    }
    throw document.error('Expecting value', document.at);
  }
}

/** The last value of a key counts. */
function dictOf(keys: readonly Str[], values: readonly Value[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as Str;
    dict.set(typeof key === 'string' ? key : key.key, key, values[i] as Value);
  }
  return dict;
}

const CONSTANTS = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
] as const;

function charge(): void {
  const { budget } = realm();
  budget.allocate(256 * 48);
  budget.work(256);
}

function tooDeep(open: Open): unknown {
  const what = open.keys === undefined ? 'array' : 'object';
  return makeException(
    'RecursionError',
    `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`,
  );
}

function largeInt(text: string, digits: number): Value {
  const limit = maxDigits().digits;
  if (limit !== 0 && digits > limit)
    throw valueError(
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  realm().budget.work(digits);
  return normalizeInt(BigInt(text));
}
