/** open: the streams behind it are those of the module _io, loaded at the first call. */
import { type Guest, GuestCall, settle } from '../runtime/guest.ts';
import { importOwn } from '../runtime/import.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { getAttribute } from '../runtime/operations/attribute.ts';

export const openFunction = nativeFunction(
  'open',
  "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  function* (
    file: Value,
    mode: Value = 'r',
    buffering: Value = -1,
    encoding: Value = None,
    errors: Value = None,
    newline: Value = None,
    closefd: Value = true,
    opener: Value = None,
  ): Guest<Value> {
    const io = yield* importOwn('_io');
    const open = yield* settle(getAttribute(io, 'open'));
    return yield new GuestCall(open, [file, mode, buffering, encoding, errors, newline, closefd, opener]);
  },
  '_io',
);
