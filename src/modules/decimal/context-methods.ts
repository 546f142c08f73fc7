/** Context: constructor, settings, and every operation in a context. */
import { keyError, makeException, overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf, normalizeInt } from '../../runtime/objects/int.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { BuiltinIterator, iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import * as arithmetic from './arithmetic.ts';
import {
  contextType,
  decimalState,
  MAX_EMAX,
  MAX_PREC,
  MIN_EMIN,
  PyContext,
  SIGNALS,
  type Signal,
  settingsOf,
  signalTypes,
} from './context.ts';
import { absolute, BINARY, minus, plus, power, roundingOf, UNARY } from './decimal-methods.ts';
import * as digits from './digits.ts';
import { decimalToText, finite, type PyDecimal, withSign } from './number.ts';
import { argumentOf, convert, fromFloat } from './operands.ts';
import { fix } from './rounding.ts';

/** The flags or traps of a context, as a mapping from signals to bools. */
class SignalDict extends PyObject {
  readonly context: PyContext;
  readonly which: 'flags' | 'traps';
  constructor(context: PyContext, which: 'flags' | 'traps') {
    super();
    this.context = context;
    this.which = which;
  }
  get set(): Set<Signal> {
    return this.context[this.which];
  }
}
const signalDictType = builtinType('decimal.SignalDict', SignalDict, { final: true });

const SIGNALS_MESSAGE =
  'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]';

/** A signal class as its name. Throws KeyError. */
function signalOfKey(key: Value): Signal {
  const found = SIGNALS.find((signal) => signalTypes.get(signal) === key);
  if (found === undefined) throw keyError(SIGNALS_MESSAGE);
  return found;
}

class SignalIterator extends BuiltinIterator {
  place = 0;
  advance(): Value | undefined {
    const signal = SIGNALS[this.place++];
    return signal === undefined ? undefined : (signalTypes.get(signal) as Value);
  }
}
iteratorType('signal_iterator', SignalIterator);

const asDict = (self: SignalDict): PyDict => {
  const dict = new PyDict();
  for (const signal of SIGNALS) {
    const type = signalTypes.get(signal) as PyType;
    dict.set(type, type, self.set.has(signal));
  }
  return dict;
};

addMethods(signalDictType, {
  __len__: ['(self, /)', () => SIGNALS.length],
  __iter__: ['(self, /)', () => new SignalIterator()],
  __getitem__: ['(self, key, /)', (self: SignalDict, key: Value) => self.set.has(signalOfKey(key))],
  __setitem__: [
    '(self, key, value, /)',
    function* (self: SignalDict, key: Value, value: Value): Guest<Value> {
      const signal = signalOfKey(key);
      if (yield* settle(truth(value))) self.set.add(signal);
      else self.set.delete(signal);
      return None;
    },
  ],
  __contains__: [
    '(self, key, /)',
    (_self: SignalDict, key: Value) => SIGNALS.some((signal) => signalTypes.get(signal) === key),
  ],
  __repr__: [
    '(self, /)',
    (self: SignalDict) =>
      `{${SIGNALS.map((signal) => `<class 'decimal.${signal}'>:${self.set.has(signal) ? 'True' : 'False'}`).join(', ')}}`,
  ],
  __eq__: [
    '(self, value, /)',
    (self: SignalDict, other: Value) =>
      other instanceof SignalDict ? SIGNALS.every((signal) => self.set.has(signal) === other.set.has(signal)) : false,
  ],
  get: [
    '(self, key, default=None, /)',
    (self: SignalDict, key: Value, fallback: Value = None) => {
      const found = SIGNALS.find((signal) => signalTypes.get(signal) === key);
      return found === undefined ? fallback : self.set.has(found);
    },
  ],
  keys: ['(self, /)', (self: SignalDict) => new PyList(asDict(self).keys.filter((key) => key !== undefined))],
  values: ['(self, /)', (self: SignalDict) => new PyList(SIGNALS.map((signal) => self.set.has(signal)))],
  items: [
    '(self, /)',
    (self: SignalDict) =>
      new PyList(SIGNALS.map((signal) => new PyTuple([signalTypes.get(signal) as Value, self.set.has(signal)]))),
  ],
  copy: ['(self, /)', asDict],
});
signalDictType.setOwn('__hash__', None);

/** An int setting within limits. Throws TypeError and ValueError. */
function setting(value: Value, low: number | bigint, high: number | bigint, message: string): number {
  const int = intOf(value);
  if (int === undefined) throw typeError('an integer is required');
  if (typeof int === 'bigint' && BigInt.asIntN(64, int) !== int)
    throw overflowError('Python int too large to convert to C ssize_t');
  if (int < low || int > high) throw valueError(message);
  return Number(int);
}

const SETTERS: Readonly<Record<string, (context: PyContext, value: Value) => void>> = {
  prec: (context, value) => {
    context.prec = setting(value, 1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]');
  },
  rounding: (context, value) => {
    if (value === None) throw roundingError();
    context.rounding = roundingOf(value, context);
  },
  Emin: (context, value) => {
    context.Emin = setting(value, MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]');
  },
  Emax: (context, value) => {
    context.Emax = setting(value, 0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]');
  },
  capitals: (context, value) => {
    context.capitals = setting(value, 0, 1, 'valid values for capitals are [0, 1]');
  },
  clamp: (context, value) => {
    context.clamp = setting(value, 0, 1, 'valid values for clamp are [0, 1]');
  },
};

const roundingError = (): unknown => {
  try {
    return roundingOf('', decimalState().current);
  } catch (thrown) {
    return thrown;
  }
};

/** Signals from a list, a dict or another context's. */
function* signals(value: Value): Guest<Set<Signal>> {
  if (value instanceof SignalDict) return new Set(value.set);
  const found = new Set<Signal>();
  if (value instanceof PyDict) {
    for (let i = 0; i < value.keys.length; i++) {
      const key = value.keys[i];
      if (key !== undefined && (yield* settle(truth(value.valueAt(i))))) found.add(signalOfKey(key));
    }
    return found;
  }
  for (const item of yield* settle(iterateAll(value))) {
    const signal = SIGNALS.find((name) => signalTypes.get(name) === item);
    if (signal === undefined) throw keyError(SIGNALS_MESSAGE);
    found.add(signal);
  }
  return found;
}

const NAMES = ['prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp'] as const;

function* initialise(self: PyContext, ...args: (Value | undefined)[]): Guest<Value> {
  for (const [i, name] of NAMES.entries()) {
    const value = args[i];
    if (value !== undefined && value !== None) (SETTERS[name] as (c: PyContext, v: Value) => void)(self, value);
  }
  const [flags, traps] = [args[6], args[7]];
  if (flags !== undefined && flags !== None) self.flags = yield* signals(flags);
  if (traps !== undefined && traps !== None) self.traps = yield* signals(traps);
  return None;
}

const shownSignals = (set: ReadonlySet<Signal>): string =>
  `[${SHOWN_ORDER.filter((signal) => set.has(signal)).join(', ')}]`;
const SHOWN_ORDER: readonly Signal[] = [
  'Clamped',
  'InvalidOperation',
  'DivisionByZero',
  'Inexact',
  'FloatOperation',
  'Overflow',
  'Rounded',
  'Subnormal',
  'Underflow',
];

/** Operations whose names or arguments differ from Decimal's. */
const BINARY_IN_CONTEXT = {
  ...BINARY,
  add: arithmetic.add,
  subtract: arithmetic.subtract,
  multiply: arithmetic.multiply,
  divide: arithmetic.divide,
  divide_int: arithmetic.floorDivide,
  remainder: arithmetic.remainder,
  quantize: (a: PyDecimal, b: PyDecimal, context: PyContext) => digits.quantize(a, b, context, context.rounding),
};
const UNARY_IN_CONTEXT = {
  ...UNARY,
  plus,
  minus,
  abs: absolute,
  to_integral_value: (a: PyDecimal, context: PyContext) => digits.toIntegral(a, context, context.rounding, false),
  to_integral: (a: PyDecimal, context: PyContext) => digits.toIntegral(a, context, context.rounding, false),
  to_integral_exact: (a: PyDecimal, context: PyContext) => digits.toIntegral(a, context, context.rounding, true),
  canonical: (a: PyDecimal) => a,
  copy_decimal: (a: PyDecimal) => a,
  copy_abs: (a: PyDecimal) => withSign(a, false),
  copy_negate: (a: PyDecimal) => withSign(a, !a.negative),
};
const QUESTIONS: Readonly<Record<string, (a: PyDecimal, context: PyContext) => boolean>> = {
  is_canonical: () => true,
  is_finite: (a) => a.isFinite,
  is_infinite: (a) => a.kind === 'infinity',
  is_nan: (a) => a.isNan,
  is_qnan: (a) => a.kind === 'nan',
  is_snan: (a) => a.kind === 'snan',
  is_signed: (a) => a.negative,
  is_zero: (a) => a.isZero,
  is_normal: (a, context) => a.isFinite && a.digits !== 0n && a.adjusted >= context.Emin,
  is_subnormal: (a, context) => a.isFinite && a.digits !== 0n && a.adjusted < context.Emin,
};

function methods(): MethodTable {
  const table: Record<string, MethodTable[string]> = {};
  for (const [name, operation] of Object.entries(UNARY_IN_CONTEXT))
    table[name] = ['(self, x, /)', (self: PyContext, x: Value) => self.finish(operation(argumentOf(x), self))];
  for (const [name, operation] of Object.entries(BINARY_IN_CONTEXT))
    table[name] = [
      '(self, x, y, /)',
      (self: PyContext, x: Value, y: Value) => self.finish(operation(argumentOf(x), argumentOf(y), self)),
    ];
  for (const [name, test] of Object.entries(QUESTIONS))
    table[name] = ['(self, x, /)', (self: PyContext, x: Value) => test(argumentOf(x), self)];
  return table;
}

addMethods(contextType, {
  __new__: [
    '(cls, *args, **kwargs)',
    (cls: Value) => {
      const { defaultContext } = decimalState();
      const made = newInstance(cls, contextType, PyContext, settingsOf(defaultContext));
      made.traps = new Set(defaultContext.traps);
      return made;
    },
  ],
  __init__: [
    '(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
    initialise,
  ],
  __repr__: [
    '(self, /)',
    (self: PyContext) =>
      `Context(prec=${self.prec}, rounding=${self.rounding}, Emin=${self.Emin}, Emax=${self.Emax}, ` +
      `capitals=${self.capitals}, clamp=${self.clamp}, flags=${shownSignals(self.flags)}, traps=${shownSignals(self.traps)})`,
  ],
  ...methods(),
  divmod: [
    '(self, x, y, /)',
    (self: PyContext, x: Value, y: Value) =>
      self.finish(new PyTuple([...arithmetic.divideWhole(argumentOf(x), argumentOf(y), self)])),
  ],
  fma: [
    '(self, x, y, z, /)',
    (self: PyContext, x: Value, y: Value, z: Value) =>
      self.finish(arithmetic.fusedMultiplyAdd(argumentOf(x), argumentOf(y), argumentOf(z), self)),
  ],
  power: [
    '(self, /, a, b, modulo=None)',
    (self: PyContext, a: Value, b: Value, modulo: Value = None) =>
      self.finish(power(argumentOf(a), argumentOf(b), modulo === None ? undefined : argumentOf(modulo), self)),
  ],
  copy_sign: [
    '(self, x, y, /)',
    (_self: PyContext, x: Value, y: Value) => withSign(argumentOf(x), argumentOf(y).negative),
  ],
  same_quantum: [
    '(self, x, y, /)',
    (_self: PyContext, x: Value, y: Value) => digits.sameQuantum(argumentOf(x), argumentOf(y)),
  ],
  number_class: ['(self, x, /)', (self: PyContext, x: Value) => digits.numberClass(argumentOf(x), self)],
  radix: ['(self, /)', () => finite(false, 10n, 0)],
  to_sci_string: ['(self, x, /)', (self: PyContext, x: Value) => decimalToText(argumentOf(x), self.capitals === 1)],
  to_eng_string: [
    '(self, x, /)',
    (self: PyContext, x: Value) => decimalToText(argumentOf(x), self.capitals === 1, true),
  ],
  create_decimal: [
    "(self, num='0', /)",
    (self: PyContext, value: Value = '0') => self.finish(fix(convert(value, self), self)),
  ],
  create_decimal_from_float: [
    '(self, f, /)',
    (self: PyContext, value: Value) => {
      const int = intOf(value);
      if (int === undefined && !(value instanceof PyFloat)) throw typeError('argument must be int or float');
      return self.finish(fix(int === undefined ? fromFloat((value as PyFloat).v) : argumentOf(int), self));
    },
  ],
  copy: ['(self, /)', (self: PyContext) => self.copy()],
  __copy__: ['(self, /)', (self: PyContext) => self.copy()],
  clear_flags: [
    '(self, /)',
    (self: PyContext) => {
      self.flags.clear();
      return None;
    },
  ],
  clear_traps: [
    '(self, /)',
    (self: PyContext) => {
      self.traps.clear();
      return None;
    },
  ],
  Etiny: ['(self, /)', (self: PyContext) => normalizeInt(BigInt(self.etiny))],
  Etop: ['(self, /)', (self: PyContext) => normalizeInt(BigInt(self.etop))],
});

for (const name of NAMES)
  addGetSets(contextType, {
    [name]: [
      (self: PyContext) => self[name],
      (self: PyContext, value: Value | undefined) => {
        if (value === undefined) throw makeException('AttributeError', 'context attributes cannot be deleted');
        (SETTERS[name] as (c: PyContext, v: Value) => void)(self, value);
      },
    ],
  });
for (const which of ['flags', 'traps'] as const)
  addGetSets(contextType, {
    [which]: [
      (self: PyContext) => new SignalDict(self, which),
      (self: PyContext, value: Value | undefined) => {
        if (value instanceof SignalDict) self[which] = new Set(value.set);
        else if (value instanceof PyDict) {
          const found = new Set<Signal>();
          value.keys.forEach((key, i) => {
            if (key !== undefined && value.valueAt(i) !== false && value.valueAt(i) !== 0) found.add(signalOfKey(key));
          });
          self[which] = found;
        } else throw typeError('argument must be a signal dict');
      },
    ],
  });
