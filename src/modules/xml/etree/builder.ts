/** What a reader of XML tells: to elements that are built at once, or to a target written in Python. */
import { type Guest, GuestCall, type Maybe, settle } from '../../../runtime/guest.ts';
import { PyDict } from '../../../runtime/objects/dict.ts';
import type { Value } from '../../../runtime/objects/object.ts';
import { type Str, strToText, textToStr } from '../../../runtime/objects/str.ts';
import { findAttribute } from '../../../runtime/operations/attribute.ts';
import { makeElement, type PyElement } from './element.ts';
import type { XmlTarget } from './reader.ts';

/** Builds a tree, without comments and instructions. */
export class ElementBuilder implements XmlTarget {
  root: PyElement | undefined = undefined;
  readonly #open: PyElement[] = [];
  /** The element that the next text belongs to. */
  #last: PyElement | undefined = undefined;
  #isClosed = false;
  #texts: Value[] = [];

  start(tag: Value, attributes: ReadonlyMap<string, Value>): void {
    this.#putText();
    const element = makeElement(tag, attributes.size === 0 ? undefined : dictOf(attributes));
    const parent = this.#open[this.#open.length - 1];
    if (parent !== undefined) parent.children.push(element);
    else this.root ??= element;
    this.#open.push(element);
    this.#last = element;
    this.#isClosed = false;
  }

  end(): void {
    this.#putText();
    this.#last = this.#open.pop();
    this.#isClosed = true;
  }

  data(text: Value): void {
    this.#texts.push(text);
  }

  comment(): void {}

  instruction(): void {}

  startNamespace(): void {}

  endNamespace(): void {}

  #putText(): void {
    if (this.#texts.length === 0) return;
    const [first] = this.#texts;
    const text =
      this.#texts.length === 1
        ? (first as Value)
        : textToStr(this.#texts.map((part) => strToText(part as Str)).join(''));
    this.#texts = [];
    if (this.#last === undefined) return;
    if (this.#isClosed) this.#last.tail = text;
    else this.#last.text = text;
  }
}

function dictOf(attributes: ReadonlyMap<string, Value>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of attributes) {
    const key = textToStr(name);
    if (typeof key === 'string') dict.set(key, key, value);
    else dict.set(key.key, key, value);
  }
  return dict;
}

const METHODS = ['start', 'end', 'data', 'comment', 'pi', 'start_ns', 'end_ns'] as const;

/** Calls a target's methods, those that it has. */
export class CallingTarget implements XmlTarget {
  readonly #methods: ReadonlyMap<string, Value>;

  constructor(methods: ReadonlyMap<string, Value>) {
    this.#methods = methods;
  }

  start(tag: Value, attributes: ReadonlyMap<string, Value>): Maybe<void> {
    return this.#call('start', [tag, dictOf(attributes)]);
  }

  end(tag: Value): Maybe<void> {
    return this.#call('end', [tag]);
  }

  data(text: Value): Maybe<void> {
    return this.#call('data', [text]);
  }

  comment(text: Value): Maybe<void> {
    return this.#call('comment', [text]);
  }

  instruction(target: Value, text: Value): Maybe<void> {
    return this.#call('pi', [target, text]);
  }

  startNamespace(prefix: Value, uri: Value): Maybe<void> {
    return this.#call('start_ns', [prefix, uri]);
  }

  endNamespace(prefix: Value): Maybe<void> {
    return this.#call('end_ns', [prefix]);
  }

  #call(name: string, args: Value[]): Maybe<void> {
    const method = this.#methods.get(name);
    return method === undefined ? undefined : callFor(method, args);
  }
}

function* callFor(method: Value, args: Value[]): Guest<void> {
  yield new GuestCall(method, args);
}

/** A target of that object's methods. */
export function* targetOf(object: Value): Guest<XmlTarget> {
  const methods = new Map<string, Value>();
  for (const name of METHODS) {
    const method = yield* settle(findAttribute(object, name));
    if (method !== undefined) methods.set(name, method);
  }
  return new CallingTarget(methods);
}
