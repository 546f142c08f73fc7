/**
 * The variables of a frame as Python sees them: `locals()` is a fresh dict, `frame.f_locals` a view that writes
 * through. Variables of an inlined comprehension are seen while it runs, and hide those around it (PEP 709).
 */
import { parameterCount } from '../../bytecode/code.ts';
import { makeExceptionOf, typeError } from '../exceptions/raise.ts';
import { after, type Guest, type Maybe, settle } from '../guest.ts';
import { binaryOperation } from '../operations/arithmetic.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { compare } from '../operations/compare.ts';
import { dictGet, dictHas } from '../operations/dict-lookup.ts';
import { iterateAll } from '../operations/iterate.ts';
import { repr } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import { Frame } from './frame.ts';
import { PyList } from './list.ts';
import { addMethods } from './native.ts';
import { Cell, None, PyObject, type Value } from './object.ts';
import { strOf, strToText, textToStr } from './str.ts';
import { builtinType } from './type.ts';

/** What `locals()` gives for a frame: its namespace, or a snapshot where variables are registers. */
export function currentVariables(frame: Frame): Value {
  return namespaceOf(frame) ?? frameLocals(frame);
}

/** What `frame.f_locals` is. */
export function localsView(frame: Frame): Value {
  return namespaceOf(frame) ?? new PyFrameLocals(frame);
}

/** The mapping that the names of a module or class body are in; undefined in a function, and in a comprehension. */
function namespaceOf(frame: Frame): Value | undefined {
  const { code } = frame.link;
  if ((code.flags & 1) !== 0 && frame.namespace === undefined) return undefined;
  const inComprehension = code.comprehensions.some(({ start, end }) => frame.pc >= start && frame.pc < end);
  return inComprehension ? undefined : (frame.namespace ?? frame.link.globals);
}

/** Names and values of a frame's variables, as a fresh dict. */
export function frameLocals(frame: Frame): PyDict {
  const dict = new PyDict();
  for (const [name, register] of visibleRegisters(frame)) {
    const value = frame.registers[register];
    const content = value instanceof Cell ? value.value : value;
    if (content !== undefined) dict.set(name, name, content);
  }
  for (const [name, value] of frame.extraLocals ?? []) dict.set(name, name, value);
  return dict;
}

/** Registers of the variables in reach, by name: those of comprehensions only where they run. */
function visibleRegisters(frame: Frame): Map<string, number> {
  const { code } = frame.link;
  const hidden = new Set<number>();
  for (const { start, end, registers } of code.comprehensions)
    if (frame.pc < start || frame.pc >= end) for (const register of registers) hidden.add(register);
  const visible = new Map<string, number>();
  // Cells come after the other variables, unless they are parameters.
  const cells = new Set(
    code.localNames.flatMap((name, i) => (i >= parameterCount(code) && code.cellNames.includes(name) ? [i] : [])),
  );
  for (const isCell of [false, true])
    for (const [i, name] of code.localNames.entries())
      if (!hidden.has(i) && cells.has(i) === isCell) visible.set(name, i);
  if ((code.flags & 1) !== 0) for (const [i, name] of code.freeNames.entries()) visible.set(name, code.freeBase + i);
  return visible;
}

/** A view of a function's variables; a name that has no register is kept beside them. */
class PyFrameLocals extends PyObject {
  readonly frame: Frame;
  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}
export const frameLocalsType = builtinType('FrameLocalsProxy', PyFrameLocals, { final: true });

const snapshot = (value: Value): Value => (value instanceof PyFrameLocals ? frameLocals(value.frame) : value);

function write(self: PyFrameLocals, key: Value, value: Value): Value {
  const text = strOf(key);
  if (text === undefined) throw typeError('names of variables must be strings');
  const name = strToText(text);
  const register = visibleRegisters(self.frame).get(name);
  if (register === undefined) {
    self.frame.extraLocals ??= new Map();
    self.frame.extraLocals.set(name, value);
  } else {
    self.frame.machine = undefined; // it has the variables of a generator in JS variables
    const content = self.frame.registers[register];
    if (content instanceof Cell) content.value = value;
    else self.frame.registers[register] = value;
  }
  return None;
}

function forward(name: string): (self: PyFrameLocals, args: Value[]) => Maybe<Value> {
  return (self, args) => callSpecialMaybe(frameLocals(self.frame), name, args) as Maybe<Value>;
}

function listed(name: string): (self: PyFrameLocals) => Guest<Value> {
  return function* (self) {
    return new PyList(yield* settle(iterateAll(yield* settle(forward(name)(self, [])))));
  };
}

function* update(self: PyFrameLocals, other: Value): Guest<Value> {
  const dict = new PyDict();
  yield* settle(callSpecialMaybe(dict, 'update', [snapshot(other)]) as Maybe<Value>);
  for (const [entry, key] of dict.keys.entries()) if (key !== undefined) write(self, key, dict.valueAt(entry));
  return self;
}

function refuseRemoval(): never {
  throw typeError('cannot remove variables from FrameLocalsProxy');
}

addMethods(frameLocalsType, {
  __new__: [
    '(cls, frame, /)',
    (_cls: Value, frame: Value) => {
      if (!(frame instanceof Frame)) throw typeError(`expect frame, not ${typeName(frame)}`);
      return localsView(frame);
    },
  ],
  __getitem__: [
    '(self, key, /)',
    (self: PyFrameLocals, key: Value): Maybe<Value> =>
      after(dictGet(frameLocals(self.frame), key), (found) => {
        if (found !== undefined) return found;
        throw makeExceptionOf('KeyError', [textToStr(`local variable '${shown(key)}' is not defined`)]);
      }),
  ],
  __setitem__: ['(self, key, value, /)', write],
  __delitem__: ['(self, key, /)', refuseRemoval],
  __contains__: ['(self, key, /)', (self: PyFrameLocals, key: Value) => dictHas(frameLocals(self.frame), key)],
  __len__: ['(self, /)', (self: PyFrameLocals) => frameLocals(self.frame).size],
  __iter__: ['(self, /)', (self: PyFrameLocals) => forward('__iter__')(self, [])],
  __reversed__: ['(self, /)', (self: PyFrameLocals) => forward('__reversed__')(self, [])],
  __repr__: ['(self, /)', (self: PyFrameLocals): Maybe<Value> => reprOnce(self)],
  __eq__: [
    '(self, value, /)',
    (self: PyFrameLocals, other: Value): Maybe<Value> => compare('==', snapshot(self), snapshot(other)),
  ],
  __or__: ['(self, value, /)', (a: Value, b: Value): Maybe<Value> => binaryOperation('|', snapshot(a), snapshot(b))],
  __ror__: ['(self, value, /)', (a: Value, b: Value): Maybe<Value> => binaryOperation('|', snapshot(b), snapshot(a))],
  __ior__: ['(self, value, /)', update],
  get: ['(self, /, *args)', forward('get')],
  copy: ['(self, /, *args)', forward('copy')],
  keys: ['(self, /)', listed('keys')],
  values: ['(self, /)', listed('values')],
  items: ['(self, /)', listed('items')],
  update: [
    '(self, other, /)',
    (self: PyFrameLocals, other: Value): Maybe<Value> => after(update(self, other), () => None),
  ],
  setdefault: [
    '(self, key, default=None, /)',
    (self: PyFrameLocals, key: Value, fallback: Value = None): Maybe<Value> =>
      after(dictGet(frameLocals(self.frame), key), (found) => {
        if (found === undefined) write(self, key, fallback);
        return found ?? fallback;
      }),
  ],
});
frameLocalsType.setOwn('__hash__', None);

/** A key as the message quotes it. */
const shown = (key: Value): string => {
  const text = strOf(key);
  return text === undefined ? typeName(key) : `'${strToText(text)}'`;
};

/** As the dict; a view that a variable of its own frame holds is shown once. */
function* reprOnce(self: PyFrameLocals): Guest<Value> {
  const { representing } = realm();
  if (representing.has(self)) return '{...}';
  representing.add(self);
  try {
    return yield* settle(repr(frameLocals(self.frame)));
  } finally {
    representing.delete(self);
  }
}
