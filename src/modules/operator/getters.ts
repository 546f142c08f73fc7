/** itemgetter, attrgetter, methodcaller: what to take from an object, as a callable. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { BuiltinCallable } from '../../runtime/objects/callable.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { getItem } from '../../runtime/operations/subscript.ts';
import { repr } from '../../runtime/operations/text.ts';

/** Takes one or several parts of an object. */
abstract class Getter extends BuiltinCallable {
  readonly parts: readonly Value[];
  constructor(parts: readonly Value[]) {
    super();
    this.parts = parts;
  }
  called(args: Value[], keywords: PyDict | undefined): Maybe<Value> {
    if (keywords !== undefined) throw typeError(`${this.typeName}() takes no keyword arguments`);
    if (args.length !== 1) throw typeError(`${this.typeName} expected 1 argument, got ${args.length}`);
    const object = args[0] as Value;
    return this.parts.length === 1 ? this.take(object, this.parts[0] as Value) : takeAll(this, object);
  }
  /** As messages name the type. */
  abstract get typeName(): string;
  /** One part of the object. */
  abstract take(object: Value, part: Value): Maybe<Value>;
}

class ItemGetter extends Getter {
  get typeName(): string {
    return 'itemgetter';
  }
  take(object: Value, part: Value): Maybe<Value> {
    return getItem(object, part);
  }
}

class AttributeGetter extends Getter {
  /** For each part the names between its dots. */
  readonly paths: readonly (readonly string[])[];
  constructor(parts: readonly Value[]) {
    super(parts);
    this.paths = parts.map((part) => strToText(strOf(part) as string).split('.'));
  }
  get typeName(): string {
    return 'attrgetter';
  }
  take(object: Value, part: Value): Maybe<Value> {
    const path = this.paths[this.parts.indexOf(part)] as readonly string[];
    return path.length === 1 ? getAttribute(object, path[0] as string) : follow(object, path);
  }
}

function* follow(object: Value, path: readonly string[]): Guest<Value> {
  let value = object;
  for (const name of path) value = yield* settle(getAttribute(value, name));
  return value;
}

function takeAll(self: Getter, object: Value): Maybe<Value> {
  const { parts } = self;
  const items: Value[] = [];
  for (let i = 0; i < parts.length; i++) {
    const item = self.take(object, parts[i] as Value);
    if (isPending(item)) return takeRest(self, object, items, item);
    items.push(item);
  }
  return new PyTuple(items);
}

function* takeRest(self: Getter, object: Value, items: Value[], pending: Guest<Value>): Guest<Value> {
  items.push(yield* pending);
  for (const part of self.parts.slice(items.length)) items.push(yield* settle(self.take(object, part)));
  return new PyTuple(items);
}

function getterType(
  name: string,
  layout: new (parts: readonly Value[]) => Getter,
  check: (parts: readonly Value[]) => void,
): PyType {
  const type = builtinType(`operator.${name}`, layout);
  addMethods(type, {
    __new__: [
      '(cls, /, *items)',
      (cls: Value, parts: Value[]) => {
        if (parts.length === 0) throw typeError(`${name} expected 1 argument, got 0`);
        check(parts);
        return newInstance(cls, type, layout, parts);
      },
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: Getter, args: Value[], keywords: PyDict | undefined) => self.called(args, keywords),
    ],
    __repr__: ['(self, /)', (self: Getter) => shown(name, self.parts, undefined)],
    __reduce__: ['(self, /)', (self: Getter) => new PyTuple([self.cls, new PyTuple(self.parts)])],
  });
  return type;
}

function* shown(name: string, args: readonly Value[], keywords: PyDict | undefined): Guest<Value> {
  const parts: string[] = [];
  for (const arg of args) parts.push(strToText(yield* settle(repr(arg))));
  for (let entry = 0; entry < (keywords?.keys.length ?? 0); entry++) {
    const key = keywords?.keys[entry];
    if (key === undefined || keywords === undefined) continue;
    parts.push(`${strToText(strOf(key) as string)}=${strToText(yield* settle(repr(keywords.valueAt(entry))))}`);
  }
  return textToStr(`operator.${name}(${parts.join(', ')})`);
}

export const itemGetterType = getterType('itemgetter', ItemGetter, () => {});
export const attributeGetterType = getterType('attrgetter', AttributeGetter, (parts) => {
  if (parts.some((part) => strOf(part) === undefined)) throw typeError('attribute name must be a string');
});

class MethodCaller extends BuiltinCallable {
  readonly name: Value;
  readonly args: readonly Value[];
  readonly keywords: PyDict | undefined;
  constructor(name: Value, args: readonly Value[], keywords: PyDict | undefined) {
    super();
    this.name = name;
    this.args = args;
    this.keywords = keywords;
  }
  called(args: Value[], keywords: PyDict | undefined): Maybe<Value> {
    if (keywords !== undefined) throw typeError('methodcaller() takes no keyword arguments');
    if (args.length !== 1) throw typeError(`methodcaller expected 1 argument, got ${args.length}`);
    const method = getAttribute(args[0] as Value, strToText(strOf(this.name) as string));
    return after(method, (callee) => callMaybe(callee, [...this.args], this.keywords));
  }
}
export const methodCallerType = builtinType('operator.methodcaller', MethodCaller);
addMethods(methodCallerType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (cls: Value, args: Value[], keywords: PyDict | undefined) => {
      const [name, ...rest] = args;
      if (name === undefined) throw typeError('methodcaller needs at least one argument, the method name');
      if (strOf(name) === undefined) throw typeError('method name must be a string');
      return newInstance(cls, methodCallerType, MethodCaller, name, rest, keywords);
    },
  ],
  __call__: [
    '(self, /, *args, **kwargs)',
    (self: MethodCaller, args: Value[], keywords: PyDict | undefined) => self.called(args, keywords),
  ],
  __repr__: ['(self, /)', (self: MethodCaller) => shown('methodcaller', [self.name, ...self.args], self.keywords)],
});
