/** Generators, coroutines and async generators: a frame that is not freed. */
import type { Frame } from './frame.ts';
import { PyObject, setTag, TAG, type Value } from './object.ts';
import { builtinType } from './type.ts';

export type GeneratorState = 'created' | 'suspended' | 'running' | 'finished';

export class PyGenerator extends PyObject {
  readonly frame: Frame;
  name: string;
  qualname: string;
  state: GeneratorState = 'created';
  /** The value of its return statement, once finished by return. */
  returned: Value | undefined = undefined;
  /** Sub-iterator while suspended in yield from or await. */
  delegate: Value | undefined = undefined;
  /** Its pc was moved on while suspended: the next resumption delivers nothing to the yield. */
  skipDelivery = false;

  constructor(frame: Frame, name: string, qualname: string) {
    super();
    this.frame = frame;
    this.name = name;
    this.qualname = qualname;
    frame.generator = this;
  }
}
export const generatorType = builtinType('generator', PyGenerator, { final: true });
setTag(PyGenerator, TAG.generator);

export class PyCoroutine extends PyGenerator {}
setTag(PyCoroutine, 0);
export const coroutineType = builtinType('coroutine', PyCoroutine, { final: true });

/** Its `yield` delivers to the `__anext__`/`asend` awaitable that drives it, an await passes through. */
export class PyAsyncGenerator extends PyGenerator {
  /** True while the last suspension was a value of the generator, false for an await in flight. */
  yielded = false;
  /** An anext/asend/athrow awaitable is running it. */
  driven = false;
  closed = false;
}
setTag(PyAsyncGenerator, 0);
export const asyncGeneratorType = builtinType('async_generator', PyAsyncGenerator, { final: true });
