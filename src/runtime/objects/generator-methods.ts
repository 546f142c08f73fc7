/** Methods of generators, coroutines and async generators. */
import { baseExceptionType, PyException, PyTraceback } from '../exceptions/exception.ts';
import { isException, makeException, runtimeError, stopIteration, typeError } from '../exceptions/raise.ts';
import { NOT_BEGUN } from '../exceptions/traceback-text.ts';
import { type Guest, GuestCall, GuestResume, settle } from '../guest.ts';
import { findAttribute } from '../operations/attribute.ts';
import { BuiltinIterator } from '../operations/iterate.ts';
import { makeRaised } from '../operations/raise.ts';
import { typeName } from '../operations/type-of.ts';
import { PyCode } from './code-object.ts';
import { addressRepr } from './function-methods.ts';
import {
  asyncGeneratorType,
  coroutineType,
  generatorType,
  PyAsyncGenerator,
  PyCoroutine,
  PyGenerator,
} from './generator.ts';
import { makeSubscriptable } from './generic-alias.ts';
import { addGetSets, addMethods } from './native.ts';
import { None, type Value } from './object.ts';
import { strOf, strToText } from './str.ts';
import { builtinType, PyType } from './type.ts';

function kindOf(generator: PyGenerator): string {
  return generator instanceof PyAsyncGenerator
    ? 'async generator'
    : generator instanceof PyCoroutine
      ? 'coroutine'
      : 'generator';
}

/** Sends a value; the value yielded, or StopIteration raised with the return value. */
export function* sendTo(generator: PyGenerator, value: Value): Guest<Value> {
  if (generator.state === 'created' && value !== None)
    throw typeError(`can't send non-None value to a just-started ${kindOf(generator)}`);
  if (generator.state === 'finished' && generator instanceof PyCoroutine)
    throw runtimeError('cannot reuse already awaited coroutine');
  const yielded = (yield new GuestResume(generator, value, false)) as Value | undefined;
  if (yielded !== undefined) return yielded;
  throw ended(generator);
}

/** StopIteration for a generator that ended. */
function ended(generator: PyGenerator): PyException {
  const { returned } = generator;
  generator.returned = undefined;
  const stop = stopIteration(returned === None ? undefined : returned);
  stop.members = new Map([['value', returned ?? None]]);
  return stop;
}

/** Throws an exception in at the suspended yield; a sub-iterator gets it first (PEP 380). */
export function* throwInto(generator: PyGenerator, exception: PyException): Guest<Value> {
  if (generator.state === 'running') throw makeException('ValueError', `${kindOf(generator)} already executing`);
  if (generator.state === 'finished' && generator instanceof PyCoroutine)
    throw runtimeError('cannot reuse already awaited coroutine');
  const { delegate } = generator;
  if (generator.state === 'suspended' && delegate !== undefined) {
    if (isException(exception, 'GeneratorExit')) {
      try {
        yield* closeDelegate(delegate);
      } catch (thrown) {
        if (!(thrown instanceof PyException)) throw thrown;
        return yield* resumeWith(generator, thrown);
      }
    } else {
      const method = delegate instanceof PyGenerator ? undefined : yield* settle(findAttribute(delegate, 'throw'));
      if (delegate instanceof PyGenerator || method !== undefined) {
        try {
          return delegate instanceof PyGenerator
            ? yield* throwInto(delegate, exception)
            : yield new GuestCall(method as Value, [exception]);
        } catch (thrown) {
          if (!(thrown instanceof PyException)) throw thrown;
          if (isException(thrown, 'StopIteration'))
            return yield* finishDelegate(generator, thrown.members?.get('value') ?? thrown.args.items[0] ?? None);
          return yield* resumeWith(generator, thrown);
        }
      }
    }
  }
  return yield* resumeWith(generator, exception);
}

function* resumeWith(generator: PyGenerator, exception: PyException): Guest<Value> {
  if (generator.state === 'created') {
    generator.state = 'finished';
    exception.traceback = new PyTraceback(exception.traceback, generator.frame, NOT_BEGUN);
    throw exception;
  }
  const yielded = (yield new GuestResume(generator, exception, true)) as Value | undefined;
  if (yielded !== undefined) return yielded;
  throw ended(generator);
}

/** The sub-iterator ended while an exception was thrown in: the generator goes on after its yield from. */
function* finishDelegate(generator: PyGenerator, value: Value): Guest<Value> {
  const { frame } = generator;
  const { instructions } = frame.link.code;
  // The yield stands in a loop: SEND dst iterator a exit; YIELD; JUMP_BACK to the SEND. Go on at its exit.
  const back = frame.pc + 4;
  const send = instructions[back + 1] as number;
  frame.registers[instructions[send + 1] as number] = value;
  frame.pc = instructions[send + 4] as number;
  generator.state = 'suspended';
  generator.skipDelivery = true;
  return yield* sendTo(generator, None);
}

function* closeDelegate(delegate: Value): Guest<void> {
  if (delegate instanceof PyGenerator) {
    yield* closeGenerator(delegate);
    return;
  }
  const method = yield* settle(findAttribute(delegate, 'close'));
  if (method !== undefined) yield new GuestCall(method, []);
}

/** `generator.close()`: the return value if it returned one. */
export function* closeGenerator(generator: PyGenerator): Guest<Value> {
  if (generator.state === 'created') {
    generator.state = 'finished';
    return None;
  }
  if (generator.state === 'finished') return None;
  try {
    yield* throwInto(generator, makeException('GeneratorExit'));
  } catch (thrown) {
    if (isException(thrown, 'StopIteration')) return thrown.members?.get('value') ?? None;
    if (isException(thrown, 'GeneratorExit')) return None;
    throw thrown;
  }
  throw runtimeError(`${kindOf(generator)} ignored GeneratorExit`);
}

/** Arguments of `throw`: an exception, or the old three. */
function* exceptionOf(type: Value, value: Value, traceback: Value): Guest<PyException> {
  let exception: PyException;
  if (traceback !== None && !(traceback instanceof PyTraceback))
    throw typeError('throw() third argument must be a traceback object');
  if (type instanceof PyException && value !== None)
    throw typeError('instance exception may not have a separate value');
  if (type instanceof PyType && value !== None && !(value instanceof PyException))
    exception = (yield new GuestCall(type, [value])) as PyException;
  else if (type instanceof PyType && value instanceof PyException) exception = value;
  else {
    if (!(type instanceof PyException) && !(type instanceof PyType && type.isSubclassOf(baseExceptionType)))
      throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
    exception = yield* settle(makeRaised(type, undefined));
  }
  if (traceback instanceof PyTraceback) exception.traceback = traceback;
  return exception;
}

const shared = {
  send: ['(self, value, /)', (self: PyGenerator, value: Value) => sendTo(self, value)],
  throw: [
    '(self, type, value=None, traceback=None, /)',
    function* (self: PyGenerator, type: Value, value: Value = None, traceback: Value = None): Guest<Value> {
      return yield* throwInto(self, yield* exceptionOf(type, value, traceback));
    },
  ],
  close: ['(self, /)', (self: PyGenerator) => closeGenerator(self)],
  __repr__: [
    '(self, /)',
    (self: PyGenerator) => addressRepr(`${kindOf(self).replace(' ', '_')} object ${self.qualname}`, self),
  ],
} as const;

addMethods(generatorType, {
  ...shared,
  __iter__: ['(self, /)', (self: Value) => self],
  __next__: ['(self, /)', (self: PyGenerator) => sendTo(self, None)],
});
addMethods(coroutineType, { ...shared, __await__: ['(self, /)', (self: PyCoroutine) => new CoroutineWrapper(self)] });
makeSubscriptable(generatorType);
makeSubscriptable(coroutineType);
makeSubscriptable(asyncGeneratorType);

for (const [type, prefix] of [
  [generatorType, 'gi'],
  [coroutineType, 'cr'],
  [asyncGeneratorType, 'ag'],
] as const) {
  addGetSets(type, {
    __name__: [
      (self: PyGenerator) => self.name,
      (self: PyGenerator, value) => {
        self.name = textOf(value, '__name__');
      },
    ],
    __qualname__: [
      (self: PyGenerator) => self.qualname,
      (self: PyGenerator, value) => {
        self.qualname = textOf(value, '__qualname__');
      },
    ],
    [`${prefix}_running`]: (self: PyGenerator) =>
      self.state === 'running' || (self instanceof PyAsyncGenerator && self.driven),
    [`${prefix}_suspended`]: (self: PyGenerator) => self.state === 'suspended',
    [`${prefix}_frame`]: (self: PyGenerator) => (self.state === 'finished' ? None : self.frame),
    [`${prefix}_code`]: (self: PyGenerator) => new PyCode(self.frame.link.code),
    [prefix === 'gi' ? 'gi_yieldfrom' : `${prefix}_await`]: (self: PyGenerator) => self.delegate ?? None,
  });
}

addGetSets(coroutineType, { cr_origin: () => None });

function textOf(value: Value | undefined, name: string): string {
  const text = value === undefined ? undefined : strOf(value);
  if (text === undefined) throw typeError(`${name} must be set to a string object`);
  return strToText(text);
}

/** What `coroutine.__await__()` gives. */
class CoroutineWrapper extends BuiltinIterator {
  readonly coroutine: PyCoroutine;
  constructor(coroutine: PyCoroutine) {
    super();
    this.coroutine = coroutine;
  }
  *advance(): Guest<Value | undefined> {
    try {
      return yield* sendTo(this.coroutine, None);
    } catch (thrown) {
      if (isException(thrown, 'StopIteration')) return undefined;
      throw thrown;
    }
  }
}
const wrapperType = builtinType('coroutine_wrapper', CoroutineWrapper, { final: true });
Object.defineProperty(CoroutineWrapper.prototype, 'exact', { value: false });
addMethods(wrapperType, {
  __iter__: ['(self, /)', (self: Value) => self],
  __next__: ['(self, /)', (self: CoroutineWrapper) => sendTo(self.coroutine, None)],
  send: ['(self, value, /)', (self: CoroutineWrapper, value: Value) => sendTo(self.coroutine, value)],
  throw: [
    '(self, type, value=None, traceback=None, /)',
    function* (self: CoroutineWrapper, type: Value, value: Value = None, traceback: Value = None): Guest<Value> {
      return yield* throwInto(self.coroutine, yield* exceptionOf(type, value, traceback));
    },
  ],
  close: ['(self, /)', (self: CoroutineWrapper) => closeGenerator(self.coroutine)],
});

// --- async generators

type Operation = 'asend' | 'athrow' | 'aclose';

/** The awaitable of `__anext__`, `asend`, `athrow` and `aclose`: drives the generator to its next own value. */
class AsyncGeneratorStep extends BuiltinIterator {
  readonly generator: PyAsyncGenerator;
  readonly operation: Operation;
  /** What is sent or, as the arguments of `throw`, thrown. */
  readonly argument: readonly [Value, Value?, Value?];
  state: 'created' | 'iterating' | 'finished' = 'created';
  constructor(generator: PyAsyncGenerator, operation: Operation, ...argument: readonly [Value, Value?, Value?]) {
    super();
    this.generator = generator;
    this.operation = operation;
    this.argument = argument;
  }
  *advance(): Guest<Value | undefined> {
    try {
      return yield* this.step(None);
    } catch (thrown) {
      if (isException(thrown, 'StopIteration')) return undefined;
      throw thrown;
    }
  }

  *step(value: Value, exception?: PyException): Guest<Value> {
    const { generator, operation } = this;
    if (this.state === 'finished')
      throw runtimeError(
        `cannot reuse already awaited ${operation === 'asend' ? '__anext__()/asend()' : 'aclose()/athrow()'}`,
      );
    if (operation !== 'asend' && generator.state === 'finished' && exception === undefined) {
      this.state = 'finished';
      throw stopIteration(undefined);
    }
    let mine = false;
    try {
      let yielded: Value;
      if (this.state === 'created') {
        if (generator.driven)
          throw runtimeError(
            `${operation === 'aclose' ? 'aclose' : operation === 'athrow' ? 'athrow' : 'anext'}(): asynchronous generator is already running`,
          );
        if (generator.closed && exception === undefined) throw makeException('StopAsyncIteration');
        if (operation !== 'asend' && exception === undefined && value !== None)
          throw runtimeError("can't send non-None value to a just-started coroutine");
        this.state = 'iterating';
        mine = true;
        generator.driven = true;
        if (exception !== undefined) yielded = yield* throwInto(generator, exception);
        else yielded = yield* this.#first(value === None ? this.argument[0] : value);
      } else {
        mine = true;
        yielded = exception === undefined ? yield* sendTo(generator, value) : yield* throwInto(generator, exception);
      }
      if (!generator.yielded) return yielded; // an await in flight
      if (operation === 'aclose') throw runtimeError('async generator ignored GeneratorExit');
      const stop = stopIteration(yielded);
      stop.members = new Map([['value', yielded]]);
      throw stop;
    } catch (thrown) {
      this.state = 'finished';
      if (mine) generator.driven = false;
      throw yield* this.#end(thrown);
    }
  }

  *#first(value: Value): Guest<Value> {
    const { generator, operation } = this;
    if (operation === 'asend') {
      if (generator.state === 'finished') throw makeException('StopAsyncIteration');
      return yield* sendTo(generator, value);
    }
    if (operation === 'aclose') {
      generator.closed = true;
      return yield* throwInto(generator, makeException('GeneratorExit'));
    }
    const [type, error = None, traceback = None] = this.argument;
    return yield* throwInto(generator, yield* exceptionOf(type, error, traceback));
  }

  /** Ends what was begun by GeneratorExit, as `close` of a coroutine does. */
  *close(): Guest<Value> {
    if (this.state === 'finished') return None;
    try {
      yield* this.step(None, makeException('GeneratorExit'));
    } catch (thrown) {
      const over = ['StopIteration', 'StopAsyncIteration', 'GeneratorExit'].some((name) => isException(thrown, name));
      if (over) return None;
      throw thrown;
    }
    throw runtimeError('coroutine ignored GeneratorExit');
  }

  /** The generator's own end is StopAsyncIteration; a value it yielded is the StopIteration made above. */
  *#end(thrown: unknown): Guest<unknown> {
    const { generator, operation } = this;
    if (!(thrown instanceof PyException)) return thrown;
    if (isException(thrown, 'StopIteration') && generator.state === 'finished') {
      return operation === 'aclose' ? stopIteration(undefined) : makeException('StopAsyncIteration');
    }
    if (operation === 'aclose' && (isException(thrown, 'GeneratorExit') || isException(thrown, 'StopAsyncIteration')))
      return stopIteration(undefined);
    return thrown;
  }
}
const stepType = builtinType('async_generator_asend', AsyncGeneratorStep, { final: true });
Object.defineProperty(AsyncGeneratorStep.prototype, 'exact', { value: false });
/** The same for `athrow` and `aclose`, under CPython's other name. */
class AsyncGeneratorThrow extends AsyncGeneratorStep {}
const throwType = builtinType('async_generator_athrow', AsyncGeneratorThrow, { final: true });

for (const type of [stepType, throwType])
  addMethods(type, {
    __iter__: ['(self, /)', (self: Value) => self],
    __await__: ['(self, /)', (self: Value) => self],
    __next__: ['(self, /)', (self: AsyncGeneratorStep) => self.step(None)],
    send: ['(self, value, /)', (self: AsyncGeneratorStep, value: Value) => self.step(value)],
    throw: [
      '(self, type, value=None, traceback=None, /)',
      function* (self: AsyncGeneratorStep, type: Value, value: Value = None, traceback: Value = None): Guest<Value> {
        return yield* self.step(None, yield* exceptionOf(type, value, traceback));
      },
    ],
    close: ['(self, /)', (self: AsyncGeneratorStep) => self.close()],
  });

addMethods(asyncGeneratorType, {
  __aiter__: ['(self, /)', (self: Value) => self],
  __anext__: ['(self, /)', (self: PyAsyncGenerator) => new AsyncGeneratorStep(self, 'asend', None)],
  asend: ['(self, value, /)', (self: PyAsyncGenerator, value: Value) => new AsyncGeneratorStep(self, 'asend', value)],
  athrow: [
    '(self, type, value=None, traceback=None, /)',
    (self: PyAsyncGenerator, type: Value, value?: Value, traceback?: Value) =>
      new AsyncGeneratorThrow(self, 'athrow', type, value, traceback),
  ],
  aclose: ['(self, /)', (self: PyAsyncGenerator) => new AsyncGeneratorThrow(self, 'aclose', None)],
  __repr__: ['(self, /)', (self: PyGenerator) => addressRepr(`async_generator object ${self.qualname}`, self)],
});
