/** Contexts: precision, rounding, exponent limits, and the signals that are flagged or raised. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { realm } from '../../runtime/realm.ts';
import { NAN, type PyDecimal } from './number.ts';

export const ROUNDINGS = [
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Largest precision and exponents, those of CPython on 64 bits. */
export const MAX_PREC = 999999999999999999n;
export const MAX_EMAX = 999999999999999999n;
export const MIN_EMIN = -999999999999999999n;
export const MIN_ETINY = -1999999999999999997n;

/** Signals in the order in which contexts show them. */
export const SIGNALS = [
  'InvalidOperation',
  'FloatOperation',
  'DivisionByZero',
  'Overflow',
  'Underflow',
  'Subnormal',
  'Inexact',
  'Rounded',
  'Clamped',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Kinds of InvalidOperation; each is also an exception of its own. */
export type Condition = Signal | 'ConversionSyntax' | 'DivisionImpossible' | 'DivisionUndefined' | 'InvalidContext';

/** A class with several bases. */
function exceptionClass(name: string, ...bases: PyType[]): PyType {
  const type = builtinType(`decimal.${name}`, undefined, { base: bases[0] as PyType });
  if (bases.length > 1) {
    const mro: PyType[] = [];
    for (const base of bases)
      for (const each of base.mro) {
        const at = mro.indexOf(each);
        if (at >= 0) mro.splice(at, 1);
        mro.push(each);
      }
    type.linkBases(bases, [type, ...mro]);
  }
  return type;
}

const builtin = exceptionType;
const decimalException = exceptionClass('DecimalException', builtin('ArithmeticError'));
const clamped = exceptionClass('Clamped', decimalException);
const invalidOperation = exceptionClass('InvalidOperation', decimalException);
const divisionByZero = exceptionClass('DivisionByZero', decimalException, builtin('ZeroDivisionError'));
const inexact = exceptionClass('Inexact', decimalException);
const rounded = exceptionClass('Rounded', decimalException);
const subnormal = exceptionClass('Subnormal', decimalException);
const overflow = exceptionClass('Overflow', inexact, rounded);
const underflow = exceptionClass('Underflow', inexact, rounded, subnormal);
const floatOperation = exceptionClass('FloatOperation', decimalException, builtin('TypeError'));

export const signalTypes: ReadonlyMap<string, PyType> = new Map([
  ['DecimalException', decimalException],
  ['Clamped', clamped],
  ['InvalidOperation', invalidOperation],
  ['DivisionByZero', divisionByZero],
  ['Inexact', inexact],
  ['Rounded', rounded],
  ['Subnormal', subnormal],
  ['Overflow', overflow],
  ['Underflow', underflow],
  ['FloatOperation', floatOperation],
]);
const conditionTypes: ReadonlyMap<string, PyType> = new Map([
  ['ConversionSyntax', exceptionClass('ConversionSyntax', invalidOperation)],
  ['DivisionImpossible', exceptionClass('DivisionImpossible', invalidOperation)],
  ['DivisionUndefined', exceptionClass('DivisionUndefined', invalidOperation, builtin('ZeroDivisionError'))],
  ['InvalidContext', exceptionClass('InvalidContext', invalidOperation)],
]);
export const conditionType = (condition: Condition): PyType =>
  (signalTypes.get(condition) ?? conditionTypes.get(condition)) as PyType;

const SIGNAL_SET: ReadonlySet<Condition> = new Set(SIGNALS);

export const signalOf = (condition: Condition): Signal =>
  SIGNAL_SET.has(condition) ? (condition as Signal) : 'InvalidOperation';

export interface ContextSettings {
  readonly prec: number;
  readonly rounding: Rounding;
  readonly Emin: number;
  readonly Emax: number;
  readonly capitals: number;
  readonly clamp: number;
}

export class PyContext extends PyObject {
  prec: number;
  rounding: Rounding;
  Emin: number;
  Emax: number;
  capitals: number;
  clamp: number;
  flags = new Set<Signal>();
  traps = new Set<Signal>();
  /** Conditions of the operation in progress. */
  pending: Condition[] = [];

  constructor(settings: ContextSettings) {
    super();
    this.prec = settings.prec;
    this.rounding = settings.rounding;
    this.Emin = settings.Emin;
    this.Emax = settings.Emax;
    this.capitals = settings.capitals;
    this.clamp = settings.clamp;
  }

  get etiny(): number {
    return this.Emin - this.prec + 1;
  }
  get etop(): number {
    return this.Emax - this.prec + 1;
  }

  copy(): PyContext {
    const copy = new PyContext(this);
    copy.flags = new Set(this.flags);
    copy.traps = new Set(this.traps);
    return copy;
  }

  /** A context that flags and raises nothing, with another precision. */
  quiet(prec: number, rounding: Rounding = this.rounding): PyContext {
    return new PyContext({ ...settingsOf(this), prec, rounding });
  }

  /** Notes a condition; `finish` raises it if it is trapped. */
  note(...conditions: Condition[]): void {
    for (const condition of conditions) if (!this.pending.includes(condition)) this.pending.push(condition);
  }

  /** An invalid operation's result: NaN, once the condition is noted. */
  invalid(condition: Condition = 'InvalidOperation'): PyDecimal {
    this.note(condition);
    return NAN;
  }

  /** Flags what was noted and raises the first that is trapped. Throws the signal. */
  finish<T>(result: T): T {
    const pending = this.pending;
    if (pending.length === 0) return result;
    this.pending = [];
    let isTrapped = false;
    for (let i = 0; i < pending.length; i++) {
      const signal = signalOf(pending[i] as Condition);
      this.flags.add(signal);
      if (this.traps.has(signal)) isTrapped = true;
    }
    if (!isTrapped) return result;
    const trapped = SIGNALS.find(
      (signal) => this.traps.has(signal) && pending.some((each) => signalOf(each) === signal),
    );
    if (trapped === undefined) return result;
    const raised = pending.filter((each) => signalOf(each) === trapped);
    throw signalError(trapped, raised, pending, this.traps);
  }
}
export const contextType = builtinType('decimal.Context', PyContext);

export const settingsOf = (context: ContextSettings): ContextSettings => ({
  prec: context.prec,
  rounding: context.rounding,
  Emin: context.Emin,
  Emax: context.Emax,
  capitals: context.capitals,
  clamp: context.clamp,
});

/** The exception of a trapped signal; its argument lists every class of the operation's conditions that is trapped. */
function signalError(
  signal: Signal,
  _raised: readonly Condition[],
  pending: readonly Condition[],
  traps: ReadonlySet<Signal>,
): PyException {
  const error = new PyException(raisedType(signal));
  const shown: Value[] = [];
  for (const condition of ORDER)
    if (pending.includes(condition) && traps.has(signalOf(condition))) shown.push(conditionType(condition));
  error.args = new PyTuple([new PyList(shown)]);
  return error;
}

/** In the order of libmpdec's bits. */
const ORDER: readonly Condition[] = [
  'InvalidOperation',
  'ConversionSyntax',
  'DivisionImpossible',
  'DivisionUndefined',
  'InvalidContext',
  'FloatOperation',
  'DivisionByZero',
  'Overflow',
  'Subnormal',
  'Underflow',
  'Rounded',
  'Inexact',
  'Clamped',
];

const raisedType = (signal: Signal): PyType => signalTypes.get(signal) as PyType;

const defaultSettings: ContextSettings = {
  prec: 28,
  rounding: 'ROUND_HALF_EVEN',
  Emin: -999999,
  Emax: 999999,
  capitals: 1,
  clamp: 0,
};

function makeContext(settings: ContextSettings, traps: readonly Signal[]): PyContext {
  const context = new PyContext(settings);
  context.traps = new Set(traps);
  return context;
}

export interface DecimalState {
  /** What `getcontext` gives. */
  current: PyContext;
  readonly defaultContext: PyContext;
  readonly basicContext: PyContext;
  readonly extendedContext: PyContext;
}

/** The session's contexts. */
export function decimalState(): DecimalState {
  return realm().stateOf('decimal', () => {
    const defaultContext = makeContext(defaultSettings, ['InvalidOperation', 'DivisionByZero', 'Overflow']);
    return {
      current: defaultContext.copy(),
      defaultContext,
      basicContext: makeContext({ ...defaultSettings, prec: 9, rounding: 'ROUND_HALF_UP' }, [
        'InvalidOperation',
        'DivisionByZero',
        'Overflow',
        'Clamped',
        'Underflow',
      ]),
      extendedContext: makeContext({ ...defaultSettings, prec: 9 }, []),
    };
  });
}
