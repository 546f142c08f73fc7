/**
 * Writes a value as JSON without recursion: containers that are being written are on a stack of our own. Where a value
 * has no JSON form the writer stops and asks for what `default` makes of it, then goes on with the answer.
 *
 * Must not know: classes, calls.
 */
import { makeException, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { decimalText } from '../../runtime/operations/int-arithmetic.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import type { Output } from './output.ts';
import { floatText } from './quote.ts';

/** Containers inside containers; CPython's bound is near. */
export const MAX_DEPTH = 10_000;

export interface WriteOptions {
  readonly skipKeys: boolean;
  readonly ensureAscii: boolean;
  readonly checkCircular: boolean;
  readonly allowNan: boolean;
  readonly indent: string | undefined;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
}

/** A value whose JSON form is to be asked for. */
export interface Unknown {
  readonly unknown: Value;
}

/** A dict whose entries are to be put in the order of their keys. */
export interface Unsorted {
  readonly unsorted: readonly Value[];
}

class Open {
  readonly container: Value;
  readonly items: readonly Value[];
  /** Numbers of the dict's entries in their order; undefined for a list. */
  readonly entries: readonly number[] | undefined;
  next = 0;
  started = false;
  constructor(container: Value, items: readonly Value[], entries: readonly number[] | undefined) {
    this.container = container;
    this.items = items;
    this.entries = entries;
  }
}

export class Writer {
  readonly #options: WriteOptions;
  readonly #output: Output;
  readonly #stack: Open[] = [];
  /** Unknown values whose answers are being written, with the depth they are at. */
  readonly #asked: { readonly value: Value; readonly depth: number }[] = [];
  /** Line breaks with their indentation, by level. */
  readonly #lines: string[] = [];
  #charged = 0;
  #count = 0;

  constructor(options: WriteOptions, output: Output) {
    this.#options = options;
    this.#output = output;
  }

  /** Writes `value` in its place and all that follows; undefined when everything is written. */
  run(value: Value | undefined): Unknown | Unsorted | undefined {
    let current = value;
    let prefix = '';
    for (;;) {
      if (current !== undefined) {
        const stop = this.#value(current, prefix);
        if (stop !== undefined) return stop;
      }
      if (this.#asked.length > 0) this.#leaveAnswered();
      const open = this.#stack.at(-1);
      if (open === undefined) return undefined;
      if ((++this.#count & 255) === 0) this.#charge();
      if (open.entries !== undefined) {
        current = this.#nextMember(open, open.entries);
        prefix = '';
      } else if (open.next < open.items.length) {
        prefix = open.started
          ? this.#options.itemSeparator + this.#line(this.#stack.length)
          : `[${this.#line(this.#stack.length)}`;
        open.started = true;
        current = open.items[open.next++] as Value;
      } else {
        this.#close(']');
        current = undefined;
      }
    }
  }

  /** Puts the keys of an `Unsorted` dict in order and goes on. */
  runSorted(sorted: readonly Value[]): Unknown | Unsorted | undefined {
    const open = this.#stack.pop() as Open;
    const dict = open.container as PyDict;
    const entryOf = new Map((open.entries as number[]).map((entry) => [dict.keys[entry] as Value, entry]));
    this.#stack.push(
      new Open(
        dict,
        [],
        sorted.map((key) => entryOf.get(key) as number),
      ),
    );
    return this.run(undefined);
  }

  #charge(): void {
    const { budget } = realm();
    const { size } = this.#output;
    budget.allocate(size - this.#charged);
    budget.work(64);
    this.#charged = size;
  }

  #value(value: Value, prefix: string): Unknown | Unsorted | undefined {
    if (typeof value === 'string') this.#output.string(prefix, value);
    else if (value instanceof PyDict) return this.#dict(value, prefix);
    else if (value instanceof PyList || value instanceof PyTuple) {
      if (prefix !== '') this.#output.scalar(prefix, '');
      if (value.items.length === 0) this.#output.scalar('', '[]');
      else this.#open(new Open(value, value.items, undefined));
    } else return this.#other(value, prefix);
    return undefined;
  }

  #other(value: Value, prefix: string): Unknown | undefined {
    const text = this.#scalar(value);
    if (text !== undefined) {
      this.#output.scalar(prefix, text);
      return undefined;
    }
    const string = strOf(value);
    if (string !== undefined) {
      this.#output.string(prefix, strToText(string));
      return undefined;
    }
    if (prefix !== '') this.#output.scalar(prefix, '');
    this.#refuseCircle(value);
    this.#asked.push({ value, depth: this.#stack.length });
    return { unknown: value };
  }

  #dict(dict: PyDict, prefix: string): Unsorted | undefined {
    if (prefix !== '') this.#output.scalar(prefix, '');
    if (dict.size === 0) {
      this.#output.scalar('', '{}');
      return undefined;
    }
    const entries: number[] = [];
    for (let entry = 0; entry < dict.keys.length; entry++) if (dict.keys[entry] !== undefined) entries.push(entry);
    const sorted = !this.#options.sortKeys || sortText(dict.keys, entries);
    this.#open(new Open(dict, [], entries));
    this.#output.end('{', this.#line(this.#stack.length));
    return sorted ? undefined : { unsorted: entries.map((entry) => dict.keys[entry] as Value) };
  }

  #open(open: Open): void {
    if (this.#stack.length >= MAX_DEPTH)
      throw makeException('RecursionError', 'maximum recursion depth exceeded while encoding a JSON object');
    this.#refuseCircle(open.container);
    this.#stack.push(open);
  }

  #refuseCircle(value: Value): void {
    const stack = this.#stack;
    if (!this.#options.checkCircular) return;
    if (stack.length > 64) realm().budget.work(stack.length / 32);
    for (let i = stack.length - 1; i >= 0; i--)
      if ((stack[i] as Open).container === value) throw valueError('Circular reference detected');
    for (const asked of this.#asked) if (asked.value === value) throw valueError('Circular reference detected');
  }

  /** Values whose answers are written may occur again. */
  #leaveAnswered(): void {
    for (
      let last = this.#asked.at(-1);
      last !== undefined && last.depth >= this.#stack.length;
      last = this.#asked.at(-1)
    ) {
      this.#asked.pop();
    }
  }

  #close(bracket: string): void {
    this.#stack.pop();
    this.#output.end(this.#line(this.#stack.length), bracket);
  }

  #line(level: number): string {
    const { indent } = this.#options;
    if (indent === undefined) return '';
    let line = this.#lines[level];
    if (line === undefined) {
      realm().budget.allocate(indent.length * level * 2);
      line = `\n${indent.repeat(level)}`;
      this.#lines[level] = line;
    }
    return line;
  }

  /** Writes the key of the next member and gives its value; closes the dict and gives undefined after the last. */
  #nextMember(open: Open, entries: readonly number[]): Value | undefined {
    const dict = open.container as PyDict;
    while (open.next < entries.length) {
      const entry = entries[open.next++] as number;
      const key = dict.keys[entry];
      if (key === undefined) continue;
      const text = typeof key === 'string' ? key : this.#key(key);
      if (text === undefined) continue;
      const { itemSeparator, keySeparator } = this.#options;
      this.#output.member(open.started ? itemSeparator + this.#line(this.#stack.length) : '', text, keySeparator);
      open.started = true;
      return dict.valueAt(entry);
    }
    this.#close('}');
    return undefined;
  }

  #key(key: Value): string | undefined {
    const { allowNan, skipKeys } = this.#options;
    if (key === None) return 'null';
    if (typeof key === 'boolean') return key ? 'true' : 'false';
    if (key instanceof PyFloat) return floatText(key.v, allowNan);
    const text = strOf(key);
    if (text !== undefined) return strToText(text);
    const int = intOf(key);
    if (int !== undefined) return decimalText(int);
    if (skipKeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  /** Text of a number or a word; undefined for others. */
  #scalar(value: Value): string | undefined {
    switch (typeof value) {
      case 'number':
        return `${value}`;
      case 'boolean':
        return value ? 'true' : 'false';
      case 'bigint':
        return decimalText(value);
    }
    if (value === None) return 'null';
    if (value instanceof PyFloat) return floatText(value.v, this.#options.allowNan);
    const int = intOf(value);
    return int === undefined ? undefined : decimalText(int);
  }
}

/** Sorts entries by their keys if all of them are narrow text, which JS orders as Python does; else does nothing and gives false. */
function sortText(keys: readonly (Value | undefined)[], entries: number[]): boolean {
  if (!entries.every((entry) => typeof keys[entry] === 'string')) return false;
  realm().budget.work(entries.length / 8);
  entries.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
  return true;
}
