/** _decimal: decimals and contexts. The module decimal, in Python beside this file, adds what is made of them. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import {
  contextType,
  decimalState,
  MAX_EMAX,
  MAX_PREC,
  MIN_EMIN,
  MIN_ETINY,
  PyContext,
  ROUNDINGS,
  signalTypes,
} from './context.ts';
import './context-methods.ts';
import './decimal-methods.ts';
import { decimalType } from './number.ts';

export const builtinModule = nativeModule(
  '_decimal',
  {
    getcontext: ['()', () => decimalState().current],
    setcontext: [
      '(context, /)',
      (context: Value) => {
        if (!(context instanceof PyContext)) throw typeError('optional argument must be a context');
        const state = decimalState();
        const isTemplate = [state.defaultContext, state.basicContext, state.extendedContext].includes(context);
        state.current = isTemplate ? context.copy() : context;
        if (isTemplate) state.current.flags.clear();
        return None;
      },
    ],
    /** The class of what as_tuple gives. */
    _set_tuple_class: [
      '(cls, /)',
      (cls: Value) => {
        realm().state.set('decimal.tuple', { cls });
        return None;
      },
    ],
  },
  () => {
    const state = decimalState();
    return {
      Decimal: decimalType,
      Context: contextType,
      DefaultContext: state.defaultContext,
      BasicContext: state.basicContext,
      ExtendedContext: state.extendedContext,
      ...Object.fromEntries(signalTypes),
      ...Object.fromEntries(ROUNDINGS.map((name) => [name, name])),
      MAX_PREC: MAX_PREC,
      MAX_EMAX: MAX_EMAX,
      MIN_EMIN: MIN_EMIN,
      MIN_ETINY: MIN_ETINY,
    };
  },
);
