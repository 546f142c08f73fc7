/** What all builtin iterator types share: `__iter__`, `__next__`, and `__length_hint__` where items are counted. */

import { stopIteration } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe } from '../guest.ts';
import type { BuiltinIterator } from '../operations/iterate.ts';
import { addMethods } from './native.ts';
import type { Value } from './object.ts';
import { builtinType, type Layout, type PyType } from './type.ts';

/** Makes a builtin iterator type. `final: false` for those that Python can call and inherit from (zip, map ...). */
export function iteratorType(name: string, layout: Layout, options: { final?: boolean } = {}): PyType {
  const type = builtinType(name, layout, { final: options.final ?? true });
  addMethods(type, {
    __iter__: ['(self, /)', (self: Value) => self, 'Implement iter(self).'],
    __next__: ['(self, /)', nextOrStop, 'Implement next(self).'],
  });
  return type;
}

/** Adds `__length_hint__`. */
export function addLengthHint<T extends BuiltinIterator>(
  type: PyType,
  remaining: (iterator: T) => number | bigint,
): void {
  addMethods(type, {
    __length_hint__: [
      '(self, /)',
      remaining as (self: T) => Value,
      'Private method returning an estimate of len(list(it)).',
    ],
  });
}

function nextOrStop(self: BuiltinIterator): Maybe<Value> {
  const item = self.advance();
  if (item === undefined) throw stopIteration(undefined);
  return isPending(item) ? awaitNext(item) : item;
}

function* awaitNext(pending: Guest<Value | undefined>): Guest<Value> {
  const item = yield* pending;
  if (item === undefined) throw stopIteration(undefined);
  return item;
}
