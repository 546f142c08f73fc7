/** What state a generator is in: before it goes on, and when an exception leaves it. */
import { type PyException, PyTraceback } from '../runtime/exceptions/exception.ts';
import { isException, makeException, runtimeError } from '../runtime/exceptions/raise.ts';
import type { Frame } from '../runtime/objects/frame.ts';
import { PyAsyncGenerator, PyCoroutine, type PyGenerator } from '../runtime/objects/generator.ts';
import type { Value } from '../runtime/objects/object.ts';

/** Makes a generator's frame ready to go on with what is sent; false if the generator is finished. */
export function prepareResume(generator: PyGenerator, value: Value, throwing: boolean): boolean {
  if (generator.state === 'running') throw makeException('ValueError', `${generatorKind(generator)} already executing`);
  if (generator.state === 'finished') {
    if (throwing) throw value;
    generator.returned = undefined;
    return false;
  }
  const { frame } = generator;
  const fresh = generator.state === 'created';
  generator.state = 'running';
  generator.delegate = undefined;
  if (throwing || generator.skipDelivery) frame.machine = undefined;
  if (throwing) return true;
  if (generator.skipDelivery) generator.skipDelivery = false;
  else if (!fresh) {
    const { instructions } = frame.link.code;
    frame.registers[instructions[frame.pc + 1] as number] = value;
    frame.pc += 4;
  }
  return true;
}

function generatorKind(generator: PyGenerator): string {
  if (generator instanceof PyAsyncGenerator) return 'async generator';
  return generator instanceof PyCoroutine ? 'coroutine' : 'generator';
}

/** An exception leaves the frame of a generator: StopIteration must not be mistaken for its end. */
export function leaveGenerator(generator: PyGenerator, exception: PyException, frame: Frame): PyException {
  generator.state = 'finished';
  const isAsync = generator instanceof PyAsyncGenerator;
  if (isException(exception, 'StopIteration') || (isAsync && isException(exception, 'StopAsyncIteration'))) {
    const error = runtimeError(`${generatorKind(generator)} raised ${exception.cls.name}`);
    error.cause = exception;
    error.context = exception;
    error.suppressContext = true;
    error.traceback = new PyTraceback(undefined, frame, frame.pc);
    return error;
  }
  return exception;
}
