/**
 * random.Random: the object, its state, and how its methods draw from it.
 *
 * Takes bits from a source; a Python class derived from Random may draw its own floats or bits, which are asked for
 * then wherever the builtin ones would be.
 */
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { toFloatValue } from '../../runtime/objects/float-methods.ts';
import { type Int, intOf } from '../../runtime/objects/int.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { bitLength, toFloat } from '../../runtime/operations/int-arithmetic.ts';
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';
import type { Floats } from './distributions.ts';
import { MersenneTwister } from './generator.ts';
import { drawBelow, HostSource, type Source } from './source.ts';

/** 32-bit words that the host seeds a generator with. */
const HOST_KEY_WORDS = 624;

/** A key that nobody can guess. */
export function hostKey(): Uint32Array {
  realm().budget.work(64);
  return new Uint32Array(
    realm()
      .host.randomBytes(HOST_KEY_WORDS * 4)
      .slice().buffer,
  );
}

savedLayout('random.MersenneTwister', MersenneTwister, () => new MersenneTwister(hostKey));
savedLayout('random.HostSource', HostSource);

export class RandomObject extends PyObject {
  /** The second of two normal deviates, kept for the next call of gauss. */
  gaussNext: Value = None;
  /** Seeded by the host where the program does not. */
  readonly twister = new MersenneTwister(hostKey);
  /** Where the object's own draws come from. */
  readonly source: Source;

  constructor(source?: Source) {
    super();
    this.source = source ?? this.twister;
  }
}
export const randomType = builtinType('Random', RandomObject, { module: 'random' });

export class SystemRandomObject extends RandomObject {
  constructor() {
    super(new HostSource());
  }
}
export const systemRandomType = builtinType('SystemRandom', SystemRandomObject, { base: randomType, module: 'random' });

/** Which of the two ways to draw a Python class replaces: the one nearest to it in its method resolution order. */
function replacedDraw(self: RandomObject): 'getrandbits' | 'random' | undefined {
  for (const cls of self.cls.mro) {
    if (cls.builtin) return undefined;
    if (cls.own.has('getrandbits')) return 'getrandbits';
    if (cls.own.has('random')) return 'random';
  }
  return undefined;
}

/** `self.random()`. */
export function nextFloat(self: RandomObject): Maybe<Value> {
  if (self.exact || replacedDraw(self) === undefined) return new PyFloat(self.source.float());
  const method = getAttribute(self, 'random');
  return isPending(method) ? callPending(method) : callMaybe(method, []);
}

function* callPending(pending: Guest<Value>): Guest<Value> {
  return yield* settle(callMaybe(yield* pending, []));
}

/** A whole number from 0 up to, not including, `limit`. */
export function below(self: RandomObject, limit: Int): Maybe<Int> {
  if (self.exact) return drawBelow(self.source, limit);
  const replaced = replacedDraw(self);
  if (replaced === undefined) return drawBelow(self.source, limit);
  return replaced === 'getrandbits' ? belowByBits(self, limit) : belowByFloats(self, limit);
}

function* belowByBits(self: RandomObject, limit: Int): Guest<Int> {
  const method = yield* settle(getAttribute(self, 'getrandbits'));
  for (;;) {
    const drawn = intOf(yield* settle(callMaybe(method, [bitLength(limit)]))) ?? 0;
    if (drawn < limit) return drawn;
  }
}

/** Values that floats of 53 bits can tell apart. */
const FLOAT_VALUES = 2 ** 53;

/** From floats: those above the largest multiple of `limit` would favour the first numbers, and are drawn again. */
function* belowByFloats(self: RandomObject, limit: Int): Guest<Int> {
  const size = toFloat(limit);
  if (size >= FLOAT_VALUES) return BigInt(Math.floor((yield* drawn(self)) * size));
  const fair = (FLOAT_VALUES - (FLOAT_VALUES % size)) / FLOAT_VALUES;
  let float = yield* drawn(self);
  while (float >= fair) float = yield* drawn(self);
  return Math.floor(float * FLOAT_VALUES) % size;
}

function* drawn(self: RandomObject): Guest<number> {
  return yield* toFloatValue(yield* settle(nextFloat(self)));
}

/** An algorithm of two parameters that draws floats until it has its result. */
export type Algorithm<T> = (source: Floats, a: number, b: number) => T;

/** What an algorithm asks for when the floats that were drawn for it do not suffice. */
const MORE_FLOATS = { name: 'more floats' };

/** Floats drawn before, played from the start. */
class Tape implements Floats {
  readonly floats: number[] = [];
  at = 0;
  float(): number {
    if (this.at === this.floats.length) throw MORE_FLOATS;
    return this.floats[this.at++] as number;
  }
}

/** Runs an algorithm on the object's floats. Floats that guest code draws are taped: it starts again with one more. */
export function runAlgorithm<T>(self: RandomObject, algorithm: Algorithm<T>, a = 0, b = 0): Maybe<T> {
  if (!self.exact && replacedDraw(self) !== undefined) return runOnTape(self, algorithm, a, b);
  return algorithm(self.source, a, b);
}

function* runOnTape<T>(self: RandomObject, algorithm: Algorithm<T>, a: number, b: number): Guest<T> {
  const tape = new Tape();
  for (;;) {
    realm().budget.work(1 + tape.floats.length / 8);
    tape.at = 0;
    try {
      return algorithm(tape, a, b);
    } catch (thrown) {
      if (thrown !== MORE_FLOATS) throw thrown;
    }
    tape.floats.push(yield* drawn(self));
  }
}
