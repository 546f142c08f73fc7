/**
 * Element: a tag with attributes, text and elements inside; `tail` is the text that follows it. Paths are searched by
 * _xml_path, in Python beside this file.
 */
import { indexError, makeException, typeError, valueError } from '../../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../../runtime/guest.ts';
import { importOwn } from '../../../runtime/import.ts';
import { PyDict } from '../../../runtime/objects/dict.ts';
import { PyList, PyTuple } from '../../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../../runtime/objects/object.ts';
import { PySlice } from '../../../runtime/objects/slice.ts';
import { strOf, strToText, textToStr } from '../../../runtime/objects/str.ts';
import { builtinType } from '../../../runtime/objects/type.ts';
import { getAttribute } from '../../../runtime/operations/attribute.ts';
import { call } from '../../../runtime/operations/call.ts';
import { equals } from '../../../runtime/operations/compare.ts';
import { dictGet, dictSet } from '../../../runtime/operations/dict-lookup.ts';
import { hasIndex, toSize } from '../../../runtime/operations/index.ts';
import { isIterable, iterateAll } from '../../../runtime/operations/iterate.ts';
import { newInstance } from '../../../runtime/operations/new-instance.ts';
import { deleteItem, getItem, setItem } from '../../../runtime/operations/subscript.ts';
import { repr } from '../../../runtime/operations/text.ts';
import { argumentTypeName, typeName } from '../../../runtime/operations/type-of.ts';
import { warn } from '../../../runtime/operations/warn.ts';
import { realm } from '../../../runtime/realm.ts';
import { walkElements, walkTexts } from './walks.ts';

const NAME = 'xml.etree.ElementTree.Element';
/** Bytes of an element without what it holds. */
const ELEMENT_BYTES = 120;

export class PyElement extends PyObject {
  /** `tag`: values have a JS field of that name already. */
  tagName: Value = None;
  text: Value = None;
  tail: Value = None;
  /** Made when first asked for: most elements have no attributes. */
  ownAttrib: PyDict | undefined = undefined;
  children: Value[] = [];

  get attrib(): PyDict {
    this.ownAttrib ??= new PyDict();
    return this.ownAttrib;
  }
}
export const elementType = builtinType(NAME, PyElement);

/** An element with an attribute dict of its own. */
export function makeElement(tag: Value, attributes: PyDict | undefined): PyElement {
  realm().budget.allocate(ELEMENT_BYTES);
  const element = new PyElement();
  element.tagName = tag;
  element.ownAttrib = attributes;
  return element;
}

/** The attributes that a call gives: a dict as second argument or as `attrib`, and keywords. A fresh dict. */
export function attributesOf(
  name: string,
  place: number,
  given: Value | undefined,
  keywords: PyDict | undefined,
): PyDict | undefined {
  let attrib = given;
  if (attrib === undefined && keywords?.has('attrib')) {
    attrib = keywords.get('attrib');
    if (!(attrib instanceof PyDict)) throw typeError(`attrib must be dict, not ${argumentTypeName(attrib as Value)}`);
  }
  if (attrib !== undefined && !(attrib instanceof PyDict))
    throw typeError(`${name}() argument ${place} must be dict, not ${argumentTypeName(attrib)}`);
  realm().budget.allocate(((attrib?.size ?? 0) + (keywords?.size ?? 0)) * 64);
  if (keywords === undefined || keywords.size === 0)
    return attrib === undefined || attrib.size === 0 ? undefined : attrib.copy();
  const merged = attrib === undefined ? new PyDict() : attrib.copy();
  for (let entry = 0; entry < keywords.keys.length; entry++) {
    const key = keywords.keys[entry] as string;
    if (key !== undefined && !(given === undefined && key === 'attrib'))
      merged.set(strOf(key) as string, key, keywords.valueAt(entry));
  }
  return merged;
}

function needElement(value: Value, where: string): PyElement {
  if (!(value instanceof PyElement)) throw typeError(`${where} must be ${NAME}, not ${typeName(value)}`);
  return value;
}

function checkChildren(values: readonly Value[]): void {
  for (const value of values)
    if (!(value instanceof PyElement)) throw typeError(`expected an Element, not "${typeName(value)}"`);
}

function append(self: PyElement, child: Value): Value {
  self.children.push(needElement(child, 'append() argument 1'));
  if (self.children.length % 64 === 0) realm().budget.grow(self.children.length);
  return None;
}

function* extend(self: PyElement, elements: Value): Guest<Value> {
  if (!isIterable(elements)) throw typeError("'elements' must be an iterable");
  for (const child of yield* settle(iterateAll(elements))) {
    checkChildren([child]);
    append(self, child);
  }
  return None;
}

function* insert(self: PyElement, index: Value, child: Value): Guest<Value> {
  const at = yield* settle(toSize(index));
  needElement(child, 'insert() argument 2');
  const { children } = self;
  realm().budget.allocate(8);
  children.splice(at < 0 ? Math.max(0, children.length + at) : Math.min(at, children.length), 0, child);
  return None;
}

function* remove(self: PyElement, child: Value): Guest<Value> {
  needElement(child, 'remove() argument');
  for (let i = 0; i < self.children.length; i++) {
    const same = equals(self.children[i] as Value, child);
    if (isPending(same) ? yield* same : same) {
      self.children.splice(i, 1);
      return None;
    }
  }
  throw valueError('list.remove(x): x not in list');
}

/** The place of a child by an index; undefined if there is none. */
function* place(self: PyElement, index: Value): Guest<number | undefined> {
  if (!hasIndex(index)) throw typeError('element indices must be integers');
  const at = yield* settle(toSize(index));
  const { length } = self.children;
  const found = at < 0 ? at + length : at;
  return found >= 0 && found < length ? found : undefined;
}

function getChild(self: PyElement, index: Value): Maybe<Value> {
  if (typeof index === 'number' && index >= 0 && index < self.children.length) return self.children[index] as Value;
  return getChildSlow(self, index);
}

function* getChildSlow(self: PyElement, index: Value): Guest<Value> {
  if (index instanceof PySlice) return yield* settle(getItem(new PyList(self.children), index));
  const at = yield* place(self, index);
  if (at === undefined) throw indexError('child index out of range');
  return self.children[at] as Value;
}

function* setChild(self: PyElement, index: Value, value: Value): Guest<Value> {
  if (index instanceof PySlice) {
    const items = yield* settle(iterateAll(value));
    checkChildren(items);
    const list = new PyList(self.children);
    yield* settle(setItem(list, index, new PyList(items)));
    self.children = list.items;
    return None;
  }
  const at = yield* place(self, index);
  if (at === undefined) throw indexError('child assignment index out of range');
  checkChildren([value]);
  self.children[at] = value;
  return None;
}

function* deleteChild(self: PyElement, index: Value): Guest<Value> {
  if (index instanceof PySlice) {
    const list = new PyList(self.children);
    yield* settle(deleteItem(list, index));
    self.children = list.items;
    return None;
  }
  const at = yield* place(self, index);
  if (at === undefined) throw indexError('child assignment index out of range');
  self.children.splice(at, 1);
  return None;
}

/** True for a tag, as opposed to a path. */
function isTag(path: Value): boolean {
  if (typeof path !== 'string') return false;
  const local = path.startsWith('{') ? path.slice(path.indexOf('}') + 1) : path;
  return !/[/*[@.]/.test(local) && !path.startsWith('{*}');
}

/** The first child with a tag, or undefined. */
function firstChild(self: PyElement, tag: Value): Maybe<Value | undefined> {
  for (let i = 0; i < self.children.length; i++) {
    const child = self.children[i] as PyElement;
    if (child.tagName === tag) return child;
    if (typeof child.tagName !== 'string') return firstFrom(self, tag, i);
  }
  return undefined;
}

function* firstFrom(self: PyElement, tag: Value, from: number): Guest<Value | undefined> {
  for (let i = from; i < self.children.length; i++) {
    const child = self.children[i] as PyElement;
    if (yield* settle(equals(child.tagName, tag))) return child;
  }
  return undefined;
}

function* byPath(name: string, args: Value[]): Guest<Value> {
  return yield* call(yield* settle(getAttribute(yield* importOwn('_xml_path'), name)), args);
}

function find(self: PyElement, path: Value, namespaces: Value = None): Maybe<Value> {
  if (!isTag(path) || namespaces !== None) return byPath('find', [self, path, namespaces]);
  const found = firstChild(self, path);
  return isPending(found) ? orNone(found) : (found ?? None);
}

function* orNone(pending: Guest<Value | undefined>): Guest<Value> {
  return (yield* pending) ?? None;
}

function findText(self: PyElement, path: Value, fallback: Value = None, namespaces: Value = None): Maybe<Value> {
  if (!isTag(path) || namespaces !== None) return byPath('findtext', [self, path, fallback, namespaces]);
  const found = firstChild(self, path);
  return isPending(found) ? textOrFallback(found, fallback) : textOf(found, fallback);
}

function* textOrFallback(pending: Guest<Value | undefined>, fallback: Value): Guest<Value> {
  return textOf(yield* pending, fallback);
}

function textOf(found: Value | undefined, fallback: Value): Value {
  if (found === undefined) return fallback;
  const { text } = found as PyElement;
  return text === None ? '' : text;
}

function* findAll(self: PyElement, path: Value, namespaces: Value = None): Guest<Value> {
  if (!isTag(path) || namespaces !== None) return yield* byPath('findall', [self, path, namespaces]);
  const found: Value[] = [];
  realm().budget.work(self.children.length >> 4);
  for (let i = 0; i < self.children.length; i++) {
    const child = self.children[i] as PyElement;
    const same = child.tagName === path || (typeof child.tagName === 'string' ? false : equals(child.tagName, path));
    if (isPending(same) ? yield* same : same) found.push(child);
  }
  realm().budget.allocate(found.length * 8);
  return new PyList(found);
}

function copy(self: PyElement): Value {
  const made = makeElement(self.tagName, self.attrib);
  realm().budget.allocate(self.children.length * 8);
  made.text = self.text;
  made.tail = self.tail;
  made.children = self.children.slice();
  return made;
}

function* deepCopy(self: PyElement, memo: Value): Guest<Value> {
  const deep = yield* settle(getAttribute(yield* importOwn('_copy'), 'deepcopy'));
  const made = makeElement(yield* call(deep, [self.tagName, memo]), undefined);
  if (self.ownAttrib !== undefined) made.ownAttrib = (yield* call(deep, [self.ownAttrib, memo])) as PyDict;
  made.text = yield* call(deep, [self.text, memo]);
  made.tail = yield* call(deep, [self.tail, memo]);
  for (let i = 0; i < self.children.length; i++) append(made, yield* call(deep, [self.children[i] as Value, memo]));
  if (memo instanceof PyDict) memo.set(realm().idOf(self), realm().idOf(self), made);
  return made;
}

function getState(self: PyElement): Value {
  const state = new PyDict();
  realm().budget.allocate(512 + self.children.length * 8);
  const put = (key: string, value: Value): void => state.set(key, key, value);
  put('tag', self.tagName);
  put('_children', new PyList(self.children.slice()));
  put('attrib', self.attrib);
  put('text', self.text);
  put('tail', self.tail);
  return state;
}

function setState(self: PyElement, state: Value): Value {
  if (!(state instanceof PyDict)) throw typeError(`Don't know how to unpickle "${typeName(state)}" as an Element`);
  const tag = state.get('tag');
  if (tag === undefined) throw typeError('tag may not be NULL');
  const attrib = state.get('attrib') ?? new PyDict();
  const children = state.get('_children') ?? new PyList([]);
  if (!(attrib instanceof PyDict)) throw typeError(`attrib must be dict, not ${argumentTypeName(attrib)}`);
  if (!(children instanceof PyList)) throw typeError("'_children' is not a list");
  checkChildren(children.items);
  realm().budget.allocate(children.items.length * 8);
  self.tagName = tag;
  self.ownAttrib = attrib;
  self.children = children.items.slice();
  self.text = state.get('text') ?? None;
  self.tail = state.get('tail') ?? None;
  return None;
}

/** A field that can be set and not deleted. */
const field = (name: 'tagName' | 'text' | 'tail') =>
  [
    (self: PyElement): Value => self[name],
    (self: PyElement, value: Value | undefined): void => {
      if (value === undefined) throw makeException('AttributeError', "can't delete element attribute");
      self[name] = value;
    },
  ] as const;

addGetSets(elementType, {
  tag: field('tagName'),
  text: field('text'),
  tail: field('tail'),
  attrib: [
    (self: PyElement) => self.attrib,
    (self: PyElement, value: Value | undefined): void => {
      if (value === undefined) throw makeException('AttributeError', "can't delete element attribute");
      if (!(value instanceof PyDict)) throw typeError(`attrib must be dict, not ${argumentTypeName(value)}`);
      self.ownAttrib = value;
    },
  ],
});
addMethods(elementType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (cls: Value) => {
      realm().budget.allocate(ELEMENT_BYTES);
      return newInstance(cls, elementType, PyElement);
    },
  ],
  __init__: [
    '(self, /, *args, **extra)',
    (self: PyElement, args: Value[], extra: PyDict | undefined) => {
      if (args.length === 0) throw typeError('Element() takes at least 1 argument (0 given)');
      if (args.length > 2) throw typeError(`Element() takes at most 2 arguments (${args.length} given)`);
      self.tagName = args[0] as Value;
      self.ownAttrib = attributesOf('Element', 2, args[1], extra);
      self.children = [];
      self.text = None;
      self.tail = None;
      return None;
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyElement): Guest<Value> {
      const shown = yield* settle(repr(self.tagName));
      return textToStr(`<Element ${strToText(shown)} at 0x${realm().idOf(self).toString(16)}>`);
    },
  ],
  __len__: ['(self, /)', (self: PyElement) => self.children.length],
  __bool__: [
    '(self, /)',
    function* (self: PyElement): Guest<Value> {
      const message =
        "Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or 'elem is not None' test instead.";
      yield* settle(warn('DeprecationWarning', message));
      return self.children.length > 0;
    },
  ],
  __getitem__: ['(self, key, /)', getChild],
  __setitem__: ['(self, key, value, /)', setChild],
  __delitem__: ['(self, key, /)', deleteChild],
  __copy__: ['(self, /)', copy],
  __deepcopy__: ['(self, memo, /)', deepCopy],
  __getstate__: ['(self, /)', getState],
  __setstate__: ['(self, state, /)', setState],
  append: ['(self, subelement, /)', append],
  extend: ['(self, elements, /)', extend],
  insert: ['(self, index, subelement, /)', insert],
  remove: ['(self, subelement, /)', remove],
  clear: [
    '(self, /)',
    (self: PyElement) => {
      self.ownAttrib = undefined;
      self.children = [];
      self.text = None;
      self.tail = None;
      return None;
    },
  ],
  find: ['(self, path, namespaces=None)', find],
  findtext: ['(self, path, default=None, namespaces=None)', findText],
  findall: ['(self, path, namespaces=None)', findAll],
  iterfind: [
    '(self, path, namespaces=None)',
    (self: PyElement, path: Value, namespaces: Value = None) => byPath('iterfind', [self, path, namespaces]),
  ],
  get: [
    '(self, key, default=None)',
    (self: PyElement, key: Value, fallback: Value = None): Maybe<Value> => {
      if (self.ownAttrib === undefined) return fallback;
      const found = dictGet(self.ownAttrib, key);
      return isPending(found) ? orDefault(found, fallback) : (found ?? fallback);
    },
  ],
  set: [
    '(self, key, value, /)',
    function* (self: PyElement, key: Value, value: Value): Guest<Value> {
      yield* settle(dictSet(self.attrib, key, value));
      return None;
    },
  ],
  keys: ['(self, /)', (self: PyElement) => listOf(self, (dict, entry) => dict.keys[entry] as Value)],
  items: [
    '(self, /)',
    (self: PyElement) => listOf(self, (dict, entry) => new PyTuple([dict.keys[entry] as Value, dict.valueAt(entry)])),
  ],
  iter: ['(self, tag=None)', (self: PyElement, tag: Value = None) => walkElements(self, tag === '*' ? None : tag)],
  itertext: ['(self, /)', (self: PyElement) => walkTexts(self)],
  makeelement: [
    '(self, tag, attrib, /)',
    (_self: PyElement, tag: Value, attrib: Value) =>
      makeElement(tag, attributesOf('makeelement', 2, attrib, undefined)),
  ],
});

function* orDefault(pending: Guest<Value | undefined>, fallback: Value): Guest<Value> {
  return (yield* pending) ?? fallback;
}

function listOf(self: PyElement, take: (dict: PyDict, entry: number) => Value): PyList {
  const { ownAttrib: dict } = self;
  if (dict === undefined) return new PyList([]);
  realm().budget.allocate(dict.size * 64);
  const items: Value[] = [];
  for (let entry = 0; entry < dict.keys.length; entry++)
    if (dict.keys[entry] !== undefined) items.push(take(dict, entry));
  return new PyList(items);
}
