/** Methods of None, Ellipsis and NotImplemented. */
import { typeError } from '../runtime/exceptions/raise.ts';
import type { Guest } from '../runtime/guest.ts';
import { addMethods } from '../runtime/objects/native.ts';
import { Ellipsis, None, NotImplemented, type Value } from '../runtime/objects/object.ts';
import { identityHash } from '../runtime/operations/hash.ts';
import { ellipsisType, noneType, notImplementedType } from '../runtime/operations/type-of.ts';
import { warn } from '../runtime/operations/warn.ts';

/** NotImplemented is true, but nobody can have meant to ask. */
function* doubtfulTruth(): Guest<Value> {
  yield* warn('DeprecationWarning', 'NotImplemented should not be used in a boolean context');
  return true;
}

for (const [type, value, name] of [
  [noneType, None, 'None'],
  [ellipsisType, Ellipsis, 'Ellipsis'],
  [notImplementedType, NotImplemented, 'NotImplemented'],
] as const) {
  addMethods(type, {
    __new__: [
      '(cls, *args, **kwargs)',
      (_cls: Value, args: Value[]) => {
        if (args.length > 0) throw typeError(`${type.name} takes no arguments`);
        return value;
      },
    ],
    __repr__: ['(self, /)', () => name],
    __bool__: ['(self, /)', value === NotImplemented ? doubtfulTruth : () => value !== None],
    __hash__: ['(self, /)', () => (value === None ? 4238894112 : identityHash(value))],
  });
}
