/** The methods that draw from a distribution: their parameters are read here, the algorithms are in distributions.ts. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { realOf, toFloatValue } from '../../runtime/objects/float-methods.ts';
import type { MethodTable } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import * as distributions from './distributions.ts';
import { type Algorithm, nextFloat, type RandomObject, runAlgorithm } from './random-object.ts';
import { wholeNumber } from './whole-numbers.ts';

/** A parameter as a double: what a float times it is. Throws TypeError. */
function* parameter(value: Value): Guest<number> {
  const product = yield* settle(binaryOperation('*', new PyFloat(1), value));
  if (!(product instanceof PyFloat)) throw typeError(`must be real number, not ${typeName(value)}`);
  return product.v;
}

type Deviate = Algorithm<number>;
type Result = (deviate: number) => Value;

const float: Result = (deviate) => new PyFloat(deviate);

/** A method of at most two parameters with their defaults. */
function deviate(algorithm: Deviate, defaults: readonly number[] = [], result: Result = float) {
  return (self: RandomObject, first?: Value, second?: Value): Maybe<Value> => {
    const a = first === undefined ? (defaults[0] ?? 0) : realOf(first);
    const b = second === undefined ? (defaults[1] ?? 0) : realOf(second);
    if (a === undefined || b === undefined) return convert(self, algorithm, first ?? 0, second ?? 0, result);
    const drawn = runAlgorithm(self, algorithm, a, b);
    return isPending(drawn) ? finish(drawn, result) : result(drawn);
  };
}

function* convert(self: RandomObject, algorithm: Deviate, a: Value, b: Value, result: Result): Guest<Value> {
  const [x, y] = [yield* parameter(a), yield* parameter(b)];
  return result(yield* settle(runAlgorithm(self, algorithm, x, y)));
}

function* finish(pending: Guest<number>, result: Result): Guest<Value> {
  return result(yield* pending);
}

/** `a + (b - a) * random()`, with the operators of what a and b are. */
function uniform(self: RandomObject, a: Value, b: Value): Maybe<Value> {
  if (self.exact && Number.isSafeInteger(a) && Number.isSafeInteger(b))
    return new PyFloat((a as number) + ((b as number) - (a as number)) * self.source.float());
  if (self.exact && a instanceof PyFloat && b instanceof PyFloat)
    return new PyFloat(a.v + (b.v - a.v) * self.source.float());
  return uniformOf(self, a, b);
}

function* uniformOf(self: RandomObject, a: Value, b: Value): Guest<Value> {
  const width = yield* settle(binaryOperation('-', b, a));
  const part = yield* settle(binaryOperation('*', width, yield* settle(nextFloat(self))));
  return yield* settle(binaryOperation('+', a, part));
}

function triangular(self: RandomObject, low?: Value, high?: Value, mode: Value = None): Maybe<Value> {
  const from = low === undefined ? 0 : realOf(low);
  const to = high === undefined ? 1 : realOf(high);
  const top = mode === None ? undefined : realOf(mode);
  if (!self.exact || from === undefined || to === undefined || (top === undefined && mode !== None))
    return triangularOf(self, low ?? new PyFloat(0), high ?? new PyFloat(1), mode);
  const drawn = self.source.float();
  if (top !== undefined && from === to) return low ?? new PyFloat(from);
  return new PyFloat(byPeak(drawn, from, to, top));
}

function* triangularOf(self: RandomObject, low: Value, high: Value, mode: Value): Guest<Value> {
  const drawn = yield* toFloatValue(yield* settle(nextFloat(self)));
  const [from, to] = [yield* parameter(low), yield* parameter(high)];
  if (mode !== None && from === to) return low;
  return new PyFloat(byPeak(drawn, from, to, mode === None ? undefined : yield* parameter(mode)));
}

/** By the inverse of the distribution: the peak tells which of the two sides a float falls on. */
function byPeak(drawn: number, from: number, to: number, mode: number | undefined): number {
  const peak = mode === undefined ? 0.5 : (mode - from) / (to - from);
  if (drawn <= peak) return from + (to - from) * Math.sqrt(drawn * peak);
  return to + (from - to) * Math.sqrt((1 - drawn) * (1 - peak));
}

function gauss(self: RandomObject, mean?: Value, deviation?: Value): Maybe<Value> {
  const { gaussNext } = self;
  const centre = mean === undefined ? 0 : realOf(mean);
  const spread = deviation === undefined ? 1 : realOf(deviation);
  if (
    !self.exact ||
    centre === undefined ||
    spread === undefined ||
    !(gaussNext === None || gaussNext instanceof PyFloat)
  )
    return gaussOf(self, mean ?? 0, deviation ?? 1);
  if (gaussNext instanceof PyFloat) {
    self.gaussNext = None;
    return new PyFloat(centre + gaussNext.v * spread);
  }
  const [first, second] = distributions.normalPair(self.source);
  self.gaussNext = new PyFloat(second);
  return new PyFloat(centre + first * spread);
}

function* gaussOf(self: RandomObject, mean: Value, deviation: Value): Guest<Value> {
  let kept = self.gaussNext;
  self.gaussNext = None;
  if (kept === None) {
    const [first, second] = yield* settle(runAlgorithm(self, distributions.normalPair));
    kept = new PyFloat(first);
    self.gaussNext = new PyFloat(second);
  }
  const spread = yield* settle(binaryOperation('*', kept, deviation));
  return yield* settle(binaryOperation('+', mean, spread));
}

export const deviateMethods: MethodTable = {
  uniform: ['(self, a, b)', uniform, 'A float from a to b.'],
  triangular: ['(self, low=0.0, high=1.0, mode=None)', triangular, 'A float from low to high, most often near mode.'],
  normalvariate: ['(self, mu=0.0, sigma=1.0)', deviate(distributions.normal, [0, 1]), 'A normal deviate.'],
  gauss: ['(self, mu=0.0, sigma=1.0)', gauss, 'A normal deviate; a second one is kept for the next call.'],
  lognormvariate: ['(self, mu, sigma)', deviate(distributions.logNormal), 'Its logarithm is a normal deviate.'],
  expovariate: [
    '(self, lambd=1.0)',
    deviate(distributions.exponentialWait, [1]),
    'A wait between events of that rate.',
  ],
  vonmisesvariate: ['(self, mu, kappa)', deviate(distributions.vonMises), 'An angle about mu.'],
  gammavariate: ['(self, alpha, beta)', deviate(distributions.gamma), 'A gamma deviate; not the gamma function.'],
  betavariate: ['(self, alpha, beta)', deviate(distributions.beta), 'A share between 0 and 1.'],
  paretovariate: ['(self, alpha)', deviate(distributions.pareto), 'A Pareto deviate of that shape.'],
  weibullvariate: ['(self, alpha, beta)', deviate(distributions.weibull), 'A Weibull deviate of that scale and shape.'],
  binomialvariate: [
    '(self, n=1, p=0.5)',
    deviate(distributions.binomial, [1, 0.5], wholeNumber),
    'How many of n trials succeed that each do with chance p.',
  ],
};
