/**
 * random: the Mersenne Twister, and what is drawn from it.
 *
 * The functions of the module are methods of one generator that each session seeds from its host. Sequences, whole
 * numbers and distributions are in files of their own; state and seeding are here.
 */
import { makeException, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { type Int, intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, PyBoundNative, type PyNative, standForPython } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strToText } from '../../runtime/objects/str.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { getItem } from '../../runtime/operations/subscript.ts';
import { str } from '../../runtime/operations/text.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { deviateMethods } from './deviates.ts';
import { GAMMA_SQUEEZE, LOG_4, NORMAL_BOX } from './distributions.ts';
import { hostKey, RandomObject, randomType, SystemRandomObject, systemRandomType } from './random-object.ts';
import { keyOf } from './seed.ts';
import { sequenceMethods } from './sequences.ts';
import { wholeNumberMethods } from './whole-numbers.ts';

/** Version of the state's form. */
const VERSION = 3;
/** Words of a state, and its position behind them. */
const STATE_SIZE = 625;
const FLOAT_BITS = 53;

function* seed(self: RandomObject, value: Value = None, version: Value = 2): Guest<Value> {
  self.twister.seed(value === None ? hostKey() : yield* keyOf(value, version));
  self.gaussNext = None;
  return None;
}

function* initialise(self: RandomObject, value: Value = None): Guest<Value> {
  if (self.exact) return yield* seed(self, value);
  yield* call(yield* settle(getAttribute(self, 'seed')), [value]);
  return None;
}

function getState(self: RandomObject): Value {
  const { twister } = self;
  twister.ensureSeeded();
  realm().budget.allocate(STATE_SIZE * 8);
  return new PyTuple([VERSION, new PyTuple([...twister.words, twister.position]), self.gaussNext]);
}

function* setState(self: RandomObject, state: Value): Guest<Value> {
  const version = yield* settle(getItem(state, 0));
  if (version !== VERSION && version !== 2) {
    const shown = strToText(yield* settle(str(version)));
    throw valueError(`state with version ${shown} passed to Random.setstate() of version ${VERSION}`);
  }
  const parts = yield* settle(iterateAll(state));
  if (parts.length < 3) throw valueError(`not enough values to unpack (expected 3, got ${parts.length})`);
  if (parts.length > 3) throw valueError('too many values to unpack (expected 3)');
  self.twister.ensureSeeded();
  const numbers = stateNumbers(parts[1] as Value);
  const position = Number(numbers.pop());
  if (position < 0 || position >= STATE_SIZE) throw valueError('invalid state');
  numbers.forEach((word, i) => {
    self.twister.words[i] = Number(BigInt.asUintN(32, BigInt(word)));
  });
  self.twister.position = position;
  self.gaussNext = parts[2] as Value;
  return None;
}

function stateNumbers(words: Value): Int[] {
  if (!(words instanceof PyTuple)) throw typeError('state vector must be a tuple');
  if (words.items.length !== STATE_SIZE) throw valueError('state vector is the wrong size');
  return words.items.map((word) => {
    const number = intOf(word);
    if (number === undefined) throw typeError('an integer is required');
    return number;
  });
}

function* reduce(self: RandomObject): Guest<Value> {
  const state = yield* call(yield* settle(getAttribute(self, 'getstate')), []);
  return new PyTuple([typeOf(self), new PyTuple([]), state]);
}

addMethods(randomType, {
  __new__: [
    '(cls, *args, **kwargs)',
    (cls: Value) => {
      realm().budget.allocate(2600);
      return newInstance(cls, randomType, RandomObject);
    },
  ],
  __init__: ['(self, x=None)', initialise],
  __getstate__: ['(self)', getState],
  __setstate__: ['(self, state)', setState],
  __reduce__: ['(self)', reduce],
  seed: [
    '(self, a=None, version=2)',
    seed,
    'Starts again from an int, float, str, bytes or bytearray; None: from the host.',
  ],
  getstate: ['(self)', getState, 'The state, for setstate.'],
  setstate: ['(self, state)', setState, 'Goes back to a state of getstate.'],
  random: ['(self, /)', (self: RandomObject) => new PyFloat(self.source.float()), 'A float in [0, 1).'],
  ...wholeNumberMethods,
  ...sequenceMethods,
  ...deviateMethods,
});
addGetSets(randomType, {
  gauss_next: [
    (self: RandomObject) => self.gaussNext,
    (self: RandomObject, value: Value | undefined) => {
      self.gaussNext = value ?? None;
    },
  ],
});
randomType.setOwn('__doc__', 'A generator of random numbers with a state of its own.');
randomType.setOwn('VERSION', VERSION);
standForPython(randomType);
for (const name of ['random', 'getrandbits']) (randomType.lookup(name) as unknown as PyNative).pythonName = undefined;

const stateless = (): never => {
  throw makeException('NotImplementedError', 'System entropy source does not have state.');
};
addMethods(systemRandomType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, systemRandomType, SystemRandomObject)],
  seed: ['(self, *args, **kwds)', () => None, 'Nothing: the host needs no seed.'],
  getstate: ['(self, *args, **kwds)', stateless],
  setstate: ['(self, *args, **kwds)', stateless],
  random: ['(self)', (self: SystemRandomObject) => new PyFloat(self.source.float()), 'A float in [0, 1).'],
});
systemRandomType.setOwn('__doc__', "Numbers from the host's source of randomness; it has no seed and no state.");
standForPython(systemRandomType);

/** Methods of the session's own generator that are functions of the module. */
const FUNCTIONS = [
  'betavariate',
  'binomialvariate',
  'choice',
  'choices',
  'expovariate',
  'gammavariate',
  'gauss',
  'getrandbits',
  'getstate',
  'lognormvariate',
  'normalvariate',
  'paretovariate',
  'randbytes',
  'randint',
  'random',
  'randrange',
  'sample',
  'seed',
  'setstate',
  'shuffle',
  'triangular',
  'uniform',
  'vonmisesvariate',
  'weibullvariate',
];

export const builtinModule = nativeModule('random', {}, () => {
  const generator = new RandomObject();
  const bound = FUNCTIONS.map((name) => [
    name,
    new PyBoundNative(randomType.lookup(name) as unknown as PyNative, generator),
  ]);
  return {
    __all__: new PyList(['Random', 'SystemRandom', ...FUNCTIONS]),
    Random: randomType,
    SystemRandom: systemRandomType,
    ...(Object.fromEntries(bound) as Record<string, Value>),
    NV_MAGICCONST: new PyFloat(NORMAL_BOX),
    LOG4: new PyFloat(LOG_4),
    SG_MAGICCONST: new PyFloat(GAMMA_SQUEEZE),
    TWOPI: new PyFloat(2 * Math.PI),
    BPF: FLOAT_BITS,
    RECIP_BPF: new PyFloat(2 ** -FLOAT_BITS),
  };
});
