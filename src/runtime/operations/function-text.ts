/** How messages about calls name the callee. */
import { type Guest, settle } from '../guest.ts';
import { None, type Value } from '../objects/object.ts';
import { strToText } from '../objects/str.ts';
import { findAttribute } from './attribute.ts';
import { str } from './text.ts';

/** `module.qualname()`, without the module for builtins; the str of what has no `__qualname__`. */
export function* functionText(callee: Value): Guest<string> {
  const qualname = yield* settle(findAttribute(callee, '__qualname__'));
  if (qualname === undefined) return strToText(yield* settle(str(callee)));
  const name = strToText(yield* settle(str(qualname)));
  const module = yield* settle(findAttribute(callee, '__module__'));
  if (module === undefined || module === None || module === 'builtins') return `${name}()`;
  return `${strToText(yield* settle(str(module)))}.${name}()`;
}
