/**
 * A reader of XML documents: checks that they are well-formed, resolves references and namespaces, and tells a target
 * what is in them, in order. A document type declaration is passed over: entities that it declares are unknown, so
 * nothing grows and nothing is read from outside.
 *
 * Must not know: elements.
 */
import { type Guest, isPending, type Maybe } from '../../../runtime/guest.ts';
import type { Value } from '../../../runtime/objects/object.ts';
import { textToStr } from '../../../runtime/objects/str.ts';
import { realm } from '../../../runtime/realm.ts';

/** What a reader tells; the texts are Python's. */
export interface XmlTarget {
  start(tag: Value, attributes: ReadonlyMap<string, Value>): Maybe<void>;
  end(tag: Value): Maybe<void>;
  data(text: Value): Maybe<void>;
  comment(text: Value): Maybe<void>;
  instruction(target: Value, text: Value): Maybe<void>;
  startNamespace(prefix: Value, uri: Value): Maybe<void>;
  endNamespace(prefix: Value): Maybe<void>;
}

/** What is wrong with a document, and where. */
export class Malformed {
  readonly reason: string;
  readonly at: number;
  constructor(reason: string, at: number) {
    this.reason = reason;
    this.at = at;
  }
}

const NAME = '[:A-Z_a-z\\x80-\\uffff][-.:0-9A-Z_a-z\\x80-\\uffff]*';
const SPACE = '[ \\t\\n]';
const TAG = new RegExp(`<(${NAME})`, 'y');
const END_TAG = new RegExp(`</(${NAME})${SPACE}*>`, 'y');
const ATTRIBUTE = new RegExp(`${SPACE}+(${NAME})(${SPACE}*=${SPACE}*)("[^"<]*"|'[^'<]*')`, 'y');
/** As much of an attribute as is right. */
const ATTRIBUTE_START = new RegExp(`(?:${SPACE}+(?:${NAME}(?:${SPACE}*(?:=${SPACE}*(?:"[^"<]*|'[^'<]*)?)?)?)?)?`, 'y');
const TAG_END = new RegExp(`${SPACE}*(/?)>`, 'y');
const DECLARATION = new RegExp(`<\\?xml${SPACE}[^?]*\\?>`, 'y');
const INSTRUCTION = new RegExp(`<\\?(${NAME})(${SPACE}|(?=\\?>))`, 'y');
const REFERENCE = new RegExp(`&(?:#(\\d+)|#x([0-9a-fA-F]+)|(${NAME}));`, 'y');
const INVALID = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

const NOT_WELL_FORMED = 'not well-formed (invalid token)';
const JUNK = 'junk after document element';

/** Namespaces by prefix. */
type Scope = ReadonlyMap<string, string>;

interface OpenTag {
  readonly name: string;
  readonly tag: Value;
  /** What is declared outside of it. */
  readonly outer: Scope;
  /** Prefixes that it declares. */
  readonly declared: readonly string[];
}

export class DocumentReader {
  readonly text: string;
  readonly #target: XmlTarget;
  #at = 0;
  readonly #open: OpenTag[] = [];
  #scope: Scope = new Map([['xml', XML_NAMESPACE]]);
  #hasRoot = false;

  constructor(text: string, target: XmlTarget) {
    this.text = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    this.#target = target;
  }

  /** Reads all of it. Throws Malformed. */
  *read(): Guest<void> {
    const { text } = this;
    realm().budget.work(text.length >> 6);
    const invalid = INVALID.exec(text);
    if (invalid !== null) throw new Malformed(NOT_WELL_FORMED, invalid.index);
    this.#at = this.#end(DECLARATION, 0) ?? 0;
    while (this.#at < text.length) {
      const from = this.#at;
      const pending = this.#next();
      if (isPending(pending)) yield* pending;
      const { budget } = realm();
      budget.work(1 + ((this.#at - from) >> 6));
      budget.allocate((this.#at - from) * 2);
    }
    if (this.#open.length > 0 || !this.#hasRoot) throw new Malformed('no element found', text.length);
  }

  #next(): Maybe<void> {
    const { text } = this;
    const at = this.#at;
    if (text.charCodeAt(at) !== 60) return this.#characters();
    switch (text.charCodeAt(at + 1)) {
      case 47: // /
        return this.#endTag();
      case 63: // ?
        return this.#instruction();
      case 33: // !
        if (text.startsWith('--', at + 2)) return this.#comment();
        if (text.startsWith('[CDATA[', at + 2)) return this.#cdata();
        this.#doctype();
        return undefined;
      default:
        if (this.#hasRoot && this.#open.length === 0) throw new Malformed(JUNK, at);
        this.#hasRoot = true;
        return this.#startTag();
    }
  }

  #characters(): Maybe<void> {
    const { text } = this;
    const from = this.#at;
    const next = text.indexOf('<', from);
    const end = next < 0 ? text.length : next;
    const data = text.slice(from, end);
    if (this.#open.length === 0) {
      const stray = /[^ \t\n]/.exec(data);
      if (stray !== null) throw new Malformed(this.#hasRoot ? JUNK : 'syntax error', from + stray.index);
      this.#at = end;
      return undefined;
    }
    const close = data.indexOf(']]>');
    if (close >= 0) throw new Malformed(NOT_WELL_FORMED, from + close + 2);
    this.#at = end;
    return this.#target.data(textToStr(this.#resolved(data, from)));
  }

  /** Text with its references resolved. */
  #resolved(data: string, at: number): string {
    let found = data.indexOf('&');
    if (found < 0) return data;
    const parts: string[] = [];
    let from = 0;
    while (found >= 0) {
      REFERENCE.lastIndex = found;
      const match = REFERENCE.exec(data);
      if (match === null) throw new Malformed(NOT_WELL_FORMED, at + found + 1);
      parts.push(data.slice(from, found), referenced(match, at + found));
      from = REFERENCE.lastIndex;
      found = data.indexOf('&', from);
    }
    parts.push(data.slice(from));
    return parts.join('');
  }

  #startTag(): Maybe<void> {
    const { text } = this;
    const start = this.#at;
    TAG.lastIndex = start;
    const match = TAG.exec(text);
    if (match === null) throw new Malformed(NOT_WELL_FORMED, start + 1);
    const raw: { readonly name: string; readonly value: string; readonly at: number }[] = [];
    let declared: Map<string, string> | undefined;
    let at = TAG.lastIndex;
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const attribute = text.charCodeAt(at) > 32 ? null : ATTRIBUTE.exec(text);
      if (attribute === null) break;
      const [whole, name, between, quoted] = attribute as unknown as [string, string, string, string];
      const nameAt = at + whole.length - quoted.length - between.length - name.length;
      at += whole.length;
      const value = this.#attributeValue(quoted.slice(1, -1), at - quoted.length + 1);
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        declared ??= new Map();
        declared.set(name.slice(6), value);
      } else raw.push({ name, value, at: nameAt });
    }
    TAG_END.lastIndex = at;
    const end = TAG_END.exec(text);
    if (end === null) throw this.#brokenTag(start, at);
    this.#at = TAG_END.lastIndex;
    const outer = this.#scope;
    if (declared !== undefined) this.#declare(declared);
    const attributes = this.#attributes(raw, start);
    const tag = textToStr(this.#qualified(match[1] as string, start, true));
    this.#open.push({
      name: match[1] as string,
      tag,
      outer,
      declared: declared === undefined ? [] : [...declared.keys()],
    });
    if (declared !== undefined) return this.#startWithNamespaces(declared, tag, attributes, end[1] === '/');
    const pending = this.#target.start(tag, attributes);
    if (isPending(pending)) return this.#afterStart(pending, end[1] === '/');
    return end[1] === '/' ? this.#close() : undefined;
  }

  *#startWithNamespaces(
    declared: ReadonlyMap<string, string>,
    tag: Value,
    attributes: ReadonlyMap<string, Value>,
    isEmpty: boolean,
  ): Guest<void> {
    for (const [prefix, uri] of declared) yield* done(this.#target.startNamespace(textToStr(prefix), textToStr(uri)));
    yield* done(this.#target.start(tag, attributes));
    if (isEmpty) yield* done(this.#close());
  }

  *#afterStart(pending: Guest<void>, isEmpty: boolean): Guest<void> {
    yield* pending;
    if (isEmpty) yield* done(this.#close());
  }

  #attributeValue(value: string, at: number): string {
    return this.#resolved(/[\t\n]/.test(value) ? value.replace(/[\t\n]/g, ' ') : value, at);
  }

  #declare(declared: ReadonlyMap<string, string>): void {
    realm().budget.allocate((this.#scope.size + declared.size) * 64);
    realm().budget.work(this.#scope.size);
    this.#scope = new Map([...this.#scope, ...declared]);
  }

  #attributes(
    raw: readonly { readonly name: string; readonly value: string; readonly at: number }[],
    start: number,
  ): ReadonlyMap<string, Value> {
    const attributes = new Map<string, Value>();
    for (const { name, value, at } of raw) {
      const key = name.includes(':') ? this.#qualified(name, start, false) : name;
      if (attributes.has(key)) throw new Malformed('duplicate attribute', at);
      attributes.set(key, textToStr(value));
    }
    realm().budget.allocate(raw.length * 64);
    return attributes;
  }

  #qualified(name: string, at: number, byDefault: boolean): string {
    const colon = name.indexOf(':');
    if (colon < 0 && !byDefault) return name;
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const uri = this.#scope.get(prefix);
    if (uri === undefined) {
      if (prefix !== '') throw new Malformed('unbound prefix', at);
      return name;
    }
    const local = name.slice(colon + 1);
    return uri === '' ? local : `{${uri}}${local}`;
  }

  #brokenTag(start: number, at: number): Malformed {
    ATTRIBUTE_START.lastIndex = at;
    ATTRIBUTE_START.exec(this.text);
    const wrong = ATTRIBUTE_START.lastIndex;
    return wrong >= this.text.length ? new Malformed('unclosed token', start) : new Malformed(NOT_WELL_FORMED, wrong);
  }

  #close(): Maybe<void> {
    const { tag, outer, declared } = this.#open.pop() as OpenTag;
    this.#scope = outer;
    const pending = this.#target.end(tag);
    if (declared.length === 0) return pending;
    return this.#endNamespaces(pending, declared);
  }

  *#endNamespaces(pending: Maybe<void>, declared: readonly string[]): Guest<void> {
    yield* done(pending);
    for (const prefix of [...declared].reverse()) yield* done(this.#target.endNamespace(textToStr(prefix)));
  }

  #endTag(): Maybe<void> {
    const { text } = this;
    const at = this.#at;
    const open = this.#open[this.#open.length - 1];
    if (open !== undefined && text.startsWith(open.name, at + 2)) {
      const end = at + 2 + open.name.length;
      if (text.charCodeAt(end) === 62) {
        this.#at = end + 1;
        return this.#close();
      }
    }
    END_TAG.lastIndex = at;
    const match = END_TAG.exec(text);
    if (match === null) throw this.#brokenEnd();
    if (open === undefined) throw new Malformed(NOT_WELL_FORMED, at + 1);
    if (open.name !== match[1]) throw new Malformed('mismatched tag', at + 2);
    this.#at = END_TAG.lastIndex;
    return this.#close();
  }

  #brokenEnd(): Malformed {
    const isOpen = this.text.indexOf('>', this.#at) < 0;
    return isOpen ? new Malformed('unclosed token', this.#at) : new Malformed(NOT_WELL_FORMED, this.#at + 2);
  }

  #comment(): Maybe<void> {
    const { text } = this;
    const from = this.#at;
    const end = text.indexOf('--', from + 4);
    if (end < 0) throw new Malformed('unclosed token', from);
    if (text[end + 2] !== '>') throw new Malformed(NOT_WELL_FORMED, end + 2);
    this.#at = end + 3;
    return this.#target.comment(textToStr(text.slice(from + 4, end)));
  }

  #cdata(): Maybe<void> {
    const { text } = this;
    const from = this.#at;
    if (this.#open.length === 0) throw new Malformed('syntax error', from);
    const end = text.indexOf(']]>', from + 9);
    if (end < 0) throw new Malformed('unclosed CDATA section', text.length);
    this.#at = end + 3;
    return this.#target.data(textToStr(text.slice(from + 9, end)));
  }

  #instruction(): Maybe<void> {
    const { text } = this;
    const from = this.#at;
    INSTRUCTION.lastIndex = from;
    const match = INSTRUCTION.exec(text);
    const end = match === null ? -1 : text.indexOf('?>', INSTRUCTION.lastIndex);
    if (match === null || end < 0) throw new Malformed('unclosed token', from);
    const name = match[1] as string;
    if (name.toLowerCase() === 'xml') throw new Malformed('XML or text declaration not at start of entity', from);
    this.#at = end + 2;
    const data = text.slice(INSTRUCTION.lastIndex, end).replace(/^[ \t\n]+/, '');
    return this.#target.instruction(textToStr(name), textToStr(data));
  }

  #doctype(): void {
    const { text } = this;
    if (this.#hasRoot || !text.startsWith('<!DOCTYPE', this.#at)) throw new Malformed(NOT_WELL_FORMED, this.#at + 2);
    let depth = 0;
    for (let at = this.#at; at < text.length; at++) {
      const c = text[at] as string;
      if (c === '"' || c === "'") {
        at = text.indexOf(c, at + 1);
        if (at < 0) break;
      } else if (c === '<' || c === '[') depth++;
      else if ((c === '>' || c === ']') && --depth === 0) {
        this.#at = at + 1;
        return;
      }
    }
    throw new Malformed('unclosed token', this.#at);
  }

  /** Where a match that begins at a place ends. */
  #end(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : undefined;
  }
}

function referenced(match: RegExpExecArray, at: number): string {
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) {
    const character = PREDEFINED.get(name);
    if (character === undefined) throw new Malformed('undefined entity', at);
    return character;
  }
  const number = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number(decimal);
  const isCharacter = number <= 0x10ffff && !(number >= 0xd800 && number < 0xe000);
  if (!isCharacter || INVALID.test(String.fromCodePoint(number)))
    throw new Malformed('reference to invalid character number', at);
  return String.fromCodePoint(number);
}

function* done(pending: Maybe<void>): Guest<void> {
  if (isPending(pending)) yield* pending;
}
