/**
 * _random: the generator behind random.Random, its seeding and state. Everything drawn from it by distributions is in
 * random.py. The seed of an unseeded generator comes from the host.
 */
import { createHash } from 'node:crypto';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { type Int, intOf, normalizeInt } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { hashOf } from '../../runtime/operations/hash.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { bitLength } from '../../runtime/operations/int-arithmetic.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { MersenneTwister } from './generator.ts';

class RandomCore extends PyObject {
  readonly twister = new MersenneTwister();
}
const randomType = builtinType('Random', RandomCore, { module: '_random' });

/** Magnitude of an int as 32-bit words, lowest first; at least one. */
function keyWords(value: bigint): Uint32Array {
  const hex = value.toString(16);
  const count = Math.max(1, Math.ceil(hex.length / 8));
  const padded = hex.padStart(count * 8, '0');
  const words = new Uint32Array(count);
  for (let i = 0; i < count; i++)
    words[i] = Number.parseInt(padded.slice(padded.length - 8 * (i + 1), padded.length - 8 * i), 16);
  return words;
}

function* seed(self: RandomCore, value: Value = None): Guest<Value> {
  realm().budget.work(64);
  if (value === None) {
    const bytes = realm().host.randomBytes(2496);
    self.twister.seed(new Uint32Array(bytes.slice().buffer));
    return None;
  }
  const int = intOf(value);
  let key: bigint;
  if (int !== undefined) key = int < 0 ? -BigInt(int) : BigInt(int);
  else key = BigInt.asUintN(64, BigInt(yield* settle(hashOf(value))));
  realm().budget.work(bitLength(normalizeInt(key)) / 64);
  self.twister.seed(keyWords(key));
  return None;
}

/** Most bits drawn at once. */
const MAX_BITS = 2 ** 29;

function drawBits(self: RandomCore, count: Int): Int {
  if (count < 0) throw valueError('number of bits must be non-negative');
  const bits = Number(count);
  if (bits === 0) return 0;
  if (bits <= 53) return self.twister.smallBits(bits);
  realm().budget.allocate(Math.min(bits, MAX_BITS * 8) / 4);
  realm().budget.work(Math.min(bits, MAX_BITS * 8) / 256);
  return normalizeInt(self.twister.bits(Math.min(bits, MAX_BITS)));
}

/** A whole number below `limit`: bits are drawn until they are small enough. */
function drawBelow(self: RandomCore, limit: Int): Int {
  const bits = bitLength(limit);
  for (;;) {
    const drawn = drawBits(self, bits);
    if (drawn < limit || limit === 0) return drawn;
  }
}

function setState(self: RandomCore, state: Value): Value {
  if (!(state instanceof PyTuple)) throw typeError('state vector must be a tuple');
  if (state.items.length !== 625) throw valueError('state vector is the wrong size');
  const numbers = state.items.map((item) => intOf(item));
  if (numbers.includes(undefined)) throw typeError('an integer is required');
  const position = Number(numbers[624]);
  if (position < 0 || position > 624) throw valueError('invalid state');
  for (let i = 0; i < 624; i++) self.twister.words[i] = Number(BigInt.asUintN(32, BigInt(numbers[i] as Int)));
  self.twister.position = position;
  return None;
}

addMethods(randomType, {
  __new__: [
    '(cls, *args, **kwargs)',
    (cls: Value) => {
      realm().budget.allocate(2600);
      return newInstance(cls, randomType, RandomCore);
    },
  ],
  seed: ['(self, n=None, /)', seed],
  random: ['(self, /)', (self: RandomCore) => new PyFloat(self.twister.float())],
  getrandbits: [
    '(self, k, /)',
    function* (self: RandomCore, k: Value): Guest<Value> {
      return drawBits(self, yield* settle(toIndex(k)));
    },
  ],
  _below: ['(self, n, /)', (self: RandomCore, n: Value) => drawBelow(self, intOf(n) ?? 0)],
  getstate: ['(self, /)', (self: RandomCore) => new PyTuple([...self.twister.words, self.twister.position])],
  setstate: ['(self, state, /)', setState],
});

export const builtinModule = nativeModule(
  '_random',
  {
    /** What seeds by text or bytes are stretched with. */
    _digest: [
      '(data, /)',
      (data: Value) => {
        if (!(data instanceof PyBytes)) throw typeError('bytes expected');
        realm().budget.work(data.data.length / 64);
        return new PyBytes(new Uint8Array(createHash('sha512').update(data.data).digest()));
      },
    ],
    _urandom: [
      '(size, /)',
      function* (size: Value): Guest<Value> {
        const count = Number(yield* settle(toIndex(size)));
        if (count < 0) throw valueError('negative argument not allowed');
        realm().budget.allocate(count);
        realm().budget.work(count / 64);
        return new PyBytes(new Uint8Array(realm().host.randomBytes(count)));
      },
    ],
  },
  () => ({ Random: randomType }),
);
