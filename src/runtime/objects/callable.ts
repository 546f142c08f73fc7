/** Callables of builtin types that are no functions: partial, itemgetter, the wrapper of lru_cache. */
import type { Maybe } from '../guest.ts';
import type { PyDict } from './dict.ts';
import { PyObject, type Value } from './object.ts';

/** Called directly where its class is the builtin one: looking up `__call__` and binding arguments to it costs more than most of them do. */
export abstract class BuiltinCallable extends PyObject {
  abstract called(args: Value[], keywords: PyDict | undefined): Maybe<Value>;
}
