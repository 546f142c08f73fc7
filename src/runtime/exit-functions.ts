/**
 * What a program asked to be done when it ends (atexit). Takes functions with their arguments, calls them in the reverse
 * order. Must not know: when a program ends; that the engine says.
 */
import { PyException } from './exceptions/exception.ts';
import { ignoredText } from './exceptions/traceback-text.ts';
import { type Guest, settle } from './guest.ts';
import { PyDict } from './objects/dict.ts';
import { PyList, PyTuple } from './objects/list.ts';
import { None, type Value } from './objects/object.ts';
import { strToText } from './objects/str.ts';
import { call } from './operations/call.ts';
import { equals, isSame } from './operations/compare.ts';
import { repr } from './operations/text.ts';
import { writeError } from './operations/write-error.ts';
import { realm } from './realm.ts';

/** The session's registered calls, the first one first: (function, arguments, keywords), or None for one taken back. */
function registered(): PyList {
  return realm().stateOf('atexit', () => new PyList([]));
}

/** Has a function called when the program ends. */
export function addExitFunction(func: Value, args: Value[], keywords: PyDict | undefined): void {
  const { budget } = realm();
  budget.allocate(160 + 8 * args.length);
  registered().items.push(new PyTuple([func, new PyTuple(args), keywords ?? None]));
}

/** Takes back all calls of functions equal to this one. */
export function* removeExitFunction(func: Value): Guest<void> {
  const { items } = registered();
  for (let i = items.length - 1; i >= 0; i--) {
    const entry = items[i];
    realm().budget.work(1);
    if (!(entry instanceof PyTuple)) continue;
    const own = entry.items[0] as Value;
    if (isSame(own, func) || (yield* settle(equals(own, func)))) items[i] = None;
  }
}

/** Forgets all calls. */
export function clearExitFunctions(): void {
  registered().items.length = 0;
}

/** Registered calls, those taken back included. */
export function exitFunctionCount(): number {
  return registered().items.length;
}

/** Makes the calls, the last one first. One that fails is shown on sys.stderr, and the others are made all the same. */
export function* runExitFunctions(): Guest<void> {
  const { items } = registered();
  for (let i = items.length - 1; i >= 0; i--) {
    const entry = items[i];
    if (!(entry instanceof PyTuple)) continue;
    const [func, args, keywords] = entry.items as [Value, PyTuple, Value];
    try {
      yield* call(func, [...args.items], keywords instanceof PyDict ? keywords : undefined);
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      yield* showIgnored(func, thrown);
    }
  }
  clearExitFunctions();
}

function* showIgnored(func: Value, exception: PyException): Guest<void> {
  const head = `Exception ignored in atexit callback ${strToText(yield* settle(repr(func)))}:\n`;
  yield* writeError(head + (yield* ignoredText(exception)));
}
