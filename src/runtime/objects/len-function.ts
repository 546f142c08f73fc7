/** `len`, which compiled code recognises. */
import type { Maybe } from '../guest.ts';
import { length } from '../operations/length.ts';
import { nativeFunction } from './native.ts';
import type { Value } from './object.ts';

export const lenFunction = nativeFunction('len', '(obj, /)', (value: Value): Maybe<Value> => length(value));
