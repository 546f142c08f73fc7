/** Rare operations of the bytecode, by number (bytecode/opcodes, INTRINSICS). */
import { InternalError } from '../../assert.ts';
import { INTRINSICS } from '../../bytecode/opcodes.ts';
import { isHostExit } from '../exceptions/host-exit.ts';
import { runtimeError, typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../guest.ts';
import { importOwn } from '../import.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { PyTuple } from '../objects/list.ts';
import { PyModule } from '../objects/module.ts';
import { None, type Value } from '../objects/object.ts';
import { strToText } from '../objects/str.ts';
import { PyType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { getAttribute } from './attribute.ts';
import { functionText } from './function-text.ts';
import { iterateAll } from './iterate.ts';
import { getItem } from './subscript.ts';
import { repr } from './text.ts';
import { typeOf } from './type-of.ts';

export function runIntrinsic(number: number, args: Value[]): Maybe<Value> {
  const name = INTRINSICS[number];
  switch (name) {
    case 'printExpression':
      return printExpression(args[0] as Value);
    case 'setupAnnotations':
      return setupAnnotations();
    case 'setTypeParams': {
      const [target, params] = args as [Value, PyTuple];
      if (target instanceof PyFunction) target.typeParams = params;
      else if (target instanceof PyType) target.setOwn('__type_params__', params);
      return target;
    }
    case 'typeVar':
    case 'paramSpec':
    case 'typeVarTuple':
    case 'typeAlias':
      return fromTyping(name, args);
    case 'subscriptGeneric':
      return subscriptGeneric(args[0] as Value);
    case 'isCatchable':
      return !isHostExit(args[0] as Value);
    case 'spreadArgument':
      return spreadArgument(args[0] as Value, args[1] as Value);
    default:
      throw new InternalError(`unknown intrinsic ${number}`);
  }
}

/** `*iterable` as the only positional arguments of a call. */
function spreadArgument(callee: Value, iterable: Value): Maybe<Value> {
  if (iterable instanceof PyTuple && iterable.exact) return iterable;
  const type = typeOf(iterable);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined)
    return refuseSpread(callee, type.name);
  const items = iterateAll(iterable);
  return isPending(items) ? tupleOf(items) : new PyTuple(items);
}

function* refuseSpread(callee: Value, type: string): Guest<never> {
  throw typeError(`${yield* functionText(callee)} argument after * must be an iterable, not ${type}`);
}

function* tupleOf(pending: Guest<Value[]>): Guest<Value> {
  return new PyTuple(yield* pending);
}

function* printExpression(value: Value): Guest<Value> {
  const sys = realm().modules.get('sys');
  if (sys instanceof PyModule) {
    // Only a program that has sys can have put something in the place of its hook or its stream.
    const hook = sys.attributes.get('displayhook');
    if (hook === undefined) throw runtimeError('lost sys.displayhook');
    yield new GuestCall(hook, [value]);
    return None;
  }
  if (value === None) return None;
  const { builtins, budget, host } = realm();
  builtins.delete('_');
  const text = `${strToText(yield* settle(repr(value)))}\n`;
  budget.output(text.length);
  host.write('stdout', text);
  builtins.setName('_', value);
  return None;
}

/** The namespace of the running code gets an `__annotations__` if it has none. */
function setupAnnotations(): Value {
  const frame = realm().currentFrame();
  const dict = frame.namespace ?? frame.link.globals;
  if (dict instanceof PyDict && !dict.has('__annotations__'))
    dict.set('__annotations__', '__annotations__', new PyDict());
  return None;
}

/** Type variables and aliases are classes of the typing module: made there. */
function* fromTyping(name: string, args: Value[]): Guest<Value> {
  const typing = yield* importOwn('typing');
  const maker = yield* settle(getAttribute(typing, `_make_${name}`));
  return yield new GuestCall(maker, args);
}

function* subscriptGeneric(params: Value): Guest<Value> {
  const typing = yield* importOwn('typing');
  return yield* settle(getItem(yield* settle(getAttribute(typing, 'Generic')), params));
}
