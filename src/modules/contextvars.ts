/** contextvars: variables whose values belong to a context, and contexts that code runs in. */
import { keyError, makeExceptionOf, runtimeError, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { threadState } from '../runtime/green-threads.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../runtime/guest.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { makeSubscriptable } from '../runtime/objects/generic-alias.ts';
import { PyTuple } from '../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, PySingleton, type Value } from '../runtime/objects/object.ts';
import { type Str, strOf, strToText, textToStr } from '../runtime/objects/str.ts';
import { builtinType } from '../runtime/objects/type.ts';
import { equals } from '../runtime/operations/compare.ts';
import { getIterator } from '../runtime/operations/iterate.ts';
import { repr } from '../runtime/operations/text.ts';
import { realm } from '../runtime/realm.ts';
import { savedAsFacts } from '../runtime/saving.ts';
import { nativeModule } from './define.ts';

class ContextVar extends PyObject {
  readonly name: Str;
  readonly fallback: Value | undefined;
  constructor(name: Str, fallback: Value | undefined) {
    super();
    this.name = name;
    this.fallback = fallback;
  }
}
const contextVarType = builtinType('_contextvars.ContextVar', ContextVar, { final: true });

class Context extends PyObject {
  readonly values: Map<ContextVar, Value>;
  /** The context that was current before this one was entered. */
  previous: Context | undefined = undefined;
  entered = false;
  constructor(values: Map<ContextVar, Value>) {
    super();
    this.values = values;
  }
}
const contextType = builtinType('_contextvars.Context', Context, { final: true });

/** What undoes one `set`. */
class Token extends PyObject {
  readonly variable: ContextVar;
  readonly context: Context;
  readonly old: Value | undefined;
  used = false;
  constructor(variable: ContextVar, context: Context, old: Value | undefined) {
    super();
    this.variable = variable;
    this.context = context;
    this.old = old;
  }
}
const tokenType = builtinType('_contextvars.Token', Token, { final: true });
tokenType.name = 'Token';

class MissingMark extends PySingleton {}
const missingType = builtinType('Token.MISSING', MissingMark, { final: true });
addMethods(missingType, { __repr__: ['(self, /)', () => '<Token.MISSING>'] });
const missing = new MissingMark('<Token.MISSING>');
savedAsFacts(MissingMark, { facts: () => [], rebuild: () => missing });

interface Holder {
  current: Context;
}
const holder = (): Holder => threadState('contextvars', () => ({ current: new Context(new Map()) }));

function* shownVariable(self: ContextVar): Guest<string> {
  const name = strToText(yield* settle(repr(self.name)));
  const fallback = self.fallback === undefined ? '' : ` default=${strToText(yield* settle(repr(self.fallback)))}`;
  return `<ContextVar name=${name}${fallback} at 0x${realm().idOf(self).toString(16)}>`;
}

function* shownToken(self: Token): Guest<string> {
  const variable = yield* shownVariable(self.variable);
  return `<Token${self.used ? ' used' : ''} var=${variable} at 0x${realm().idOf(self).toString(16)}>`;
}

function* reset(self: ContextVar, token: Value): Guest<Value> {
  if (!(token instanceof Token))
    throw typeError(`expected an instance of Token, got ${strToText(yield* settle(repr(token)))}`);
  const shown = yield* shownToken(token);
  if (token.used) throw runtimeError(`${shown} has already been used once`);
  if (token.variable !== self) throw valueError(`${shown} was created by a different ContextVar`);
  const { current } = holder();
  if (token.context !== current) throw valueError(`${shown} was created in a different Context`);
  token.used = true;
  if (token.old === undefined) current.values.delete(self);
  else current.values.set(self, token.old);
  return None;
}

addMethods(contextVarType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (_cls: Value, args: Value[], keywords: PyDict | undefined) => {
      if (args.length !== 1) throw typeError(`ContextVar() takes exactly 1 positional argument (${args.length} given)`);
      const name = strOf(args[0] as Value);
      if (name === undefined) throw typeError('context variable name must be a str');
      for (const key of keywords?.keys ?? [])
        if (key !== undefined && key !== 'default')
          throw typeError(`ContextVar() got an unexpected keyword argument '${String(key)}'`);
      return new ContextVar(name, keywords?.get('default'));
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: ContextVar): Guest<Value> {
      return textToStr(yield* shownVariable(self));
    },
  ],
  get: [
    '(self, default=None, /)',
    (self: ContextVar, fallback?: Value) => {
      const value = holder().current.values.get(self) ?? fallback ?? self.fallback;
      if (value === undefined) throw makeExceptionOf('LookupError', [self]);
      return value;
    },
  ],
  set: [
    '(self, value, /)',
    (self: ContextVar, value: Value) => {
      const { current } = holder();
      realm().budget.allocate(64);
      const token = new Token(self, current, current.values.get(self));
      current.values.set(self, value);
      return token;
    },
  ],
  reset: ['(self, token, /)', reset],
});
addGetSets(contextVarType, { name: (self: ContextVar) => self.name });
makeSubscriptable(contextVarType);

addMethods(tokenType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    () => {
      throw runtimeError('Tokens can only be created by ContextVars');
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: Token): Guest<Value> {
      return textToStr(yield* shownToken(self));
    },
  ],
});
addGetSets(tokenType, {
  var: (self: Token) => self.variable,
  old_value: (self: Token) => self.old ?? missing,
});
tokenType.setOwn('MISSING', missing);
tokenType.setOwn('__hash__', None);
makeSubscriptable(tokenType);

function* variableOf(value: Value): Guest<ContextVar> {
  if (value instanceof ContextVar) return value;
  throw typeError(`a ContextVar key was expected, got ${strToText(yield* settle(repr(value)))}`);
}

/** Runs a callable with the context as the current one. */
export function* runIn(context: Context, callee: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  if (context.entered) {
    const shown = strToText(yield* settle(repr(context)));
    throw runtimeError(`cannot enter context: ${shown} is already entered`);
  }
  const state = holder();
  context.previous = state.current;
  context.entered = true;
  state.current = context;
  try {
    return yield new GuestCall(callee, args, keywords);
  } finally {
    state.current = context.previous;
    context.previous = undefined;
    context.entered = false;
  }
}

function copied(context: Context): Context {
  realm().budget.allocate(64 + context.values.size * 40);
  return new Context(new Map(context.values));
}

function* sameValues(a: Context, b: Value): Guest<Value> {
  if (!(b instanceof Context)) return NotImplemented;
  if (a.values.size !== b.values.size) return false;
  for (const [variable, value] of a.values) {
    const other = b.values.get(variable);
    if (other === undefined || !(yield* settle(equals(value, other)))) return false;
  }
  return true;
}

const iterate = (items: Value[]): Maybe<Value> => getIterator(new PyTuple(items));
const pairs = (self: Context): Value[] => [...self.values].map(([variable, value]) => new PyTuple([variable, value]));

addMethods(contextType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (_cls: Value, args: Value[], keywords: PyDict | undefined) => {
      if (args.length > 0 || keywords !== undefined) throw typeError('Context() does not accept any arguments');
      return new Context(new Map());
    },
  ],
  run: [
    '(self, /, *args, **kwargs)',
    (self: Context, args: Value[], keywords: PyDict | undefined) => {
      const [callee, ...rest] = args;
      if (callee === undefined) throw typeError('run() missing 1 required positional argument');
      return runIn(self, callee, rest, keywords);
    },
  ],
  copy: ['(self, /)', copied],
  get: [
    '(self, key, default=None, /)',
    function* (self: Context, key: Value, fallback: Value = None): Guest<Value> {
      return self.values.get(yield* variableOf(key)) ?? fallback;
    },
  ],
  keys: ['(self, /)', (self: Context) => iterate([...self.values.keys()])],
  values: ['(self, /)', (self: Context) => iterate([...self.values.values()])],
  items: ['(self, /)', (self: Context) => iterate(pairs(self))],
  __iter__: ['(self, /)', (self: Context) => iterate([...self.values.keys()])],
  __len__: ['(self, /)', (self: Context) => self.values.size],
  __contains__: [
    '(self, key, /)',
    function* (self: Context, key: Value): Guest<Value> {
      return self.values.has(yield* variableOf(key));
    },
  ],
  __getitem__: [
    '(self, key, /)',
    function* (self: Context, key: Value): Guest<Value> {
      const value = self.values.get(yield* variableOf(key));
      if (value === undefined) throw keyError(key);
      return value;
    },
  ],
  __eq__: ['(self, value, /)', sameValues],
});
contextType.setOwn('__hash__', None);

export const builtinModule = nativeModule(
  'contextvars',
  { copy_context: ['()', () => copied(holder().current)] },
  () => ({ Context: contextType, ContextVar: contextVarType, Token: tokenType }),
);
