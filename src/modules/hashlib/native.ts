/** _hashlib: constructors of hash objects and key derivation over Node's crypto; the budget is charged before. */
import { pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { bytesOf, needBytes } from '../../runtime/operations/buffer.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { type FunctionTable, nativeModule } from '../define.ts';
import { blake2bType, blake2sType } from './blake2-object.ts';
import { ALGORITHMS, newHash } from './hash-object.ts';

/** Steps of one round of HMAC in pbkdf2. */
const ROUND_STEPS = 30;

const constructors: FunctionTable = Object.fromEntries(
  ALGORITHMS.filter(({ name }) => !name.startsWith('blake2')).map((algorithm) => [
    `openssl_${algorithm.name}`,
    ['(string=None, *, usedforsecurity=True)', (data?: Value) => newHash(algorithm, data)] as const,
  ]),
);

function* whole(value: Value, least: number, message: string): Guest<number> {
  const int = yield* settle(toIndex(value));
  if (int < least || int > 0x7fff_ffff) throw valueError(message);
  return Number(int);
}

/** What Node derives is paid for in steps first: iterations cannot be interrupted. */
function* pbkdf2(name: Value, password: Value, salt: Value, iterations: Value, length: Value = None): Guest<Value> {
  const text = strOf(name);
  if (text === undefined) throw typeError(`pbkdf2_hmac() argument 'hash_name' must be str, not ${typeName(name)}`);
  const algorithm = ALGORITHMS.find((one) => one.name === strToText(text).toLowerCase().replaceAll('-', '_'));
  if (algorithm === undefined || algorithm.digestSize === 0) throw valueError('unsupported hash type');
  const [secret, seasoning] = [needBytes(password), needBytes(salt)];
  const rounds = yield* whole(iterations, 1, 'iteration value must be greater than 0.');
  const size = length === None ? algorithm.digestSize : yield* whole(length, 1, 'key length must be greater than 0.');
  const { budget } = realm();
  budget.allocate(size);
  budget.work(rounds * ROUND_STEPS * Math.ceil(size / algorithm.digestSize));
  return new PyBytes(new Uint8Array(pbkdf2Sync(secret, seasoning, rounds, size, algorithm.node)));
}

function* scrypt(
  password: Value,
  salt: Value,
  n: Value,
  r: Value,
  p: Value,
  maxmem: Value = 0,
  length: Value = 64,
): Guest<Value> {
  const cost = yield* whole(n, 0, 'n is required and must be an unsigned int');
  if (cost < 2 || (cost & (cost - 1)) !== 0) throw valueError('n must be a power of 2.');
  const [block, lanes] = [yield* whole(r, 1, 'r is required'), yield* whole(p, 1, 'p is required')];
  const size = yield* whole(length, 1, 'dklen must be greater than 0 and smaller than INT_MAX');
  const most = (yield* whole(maxmem, 0, 'maxmem must be positive and smaller than INT_MAX')) || 32 << 20;
  const needed = 128 * cost * block + 128 * block * lanes + 32 * block;
  if (needed > most) throw valueError('Invalid parameter combination for n, r, p, maxmem.');
  const { budget } = realm();
  budget.allocate(needed + size);
  budget.work((cost * block * lanes * 128) / 8);
  budget.bytes -= needed;
  const options = { N: cost, r: block, p: lanes, maxmem: most + 1024 };
  return new PyBytes(new Uint8Array(scryptSync(needBytes(password), needBytes(salt), size, options)));
}

/** Compares without telling by time where the difference is. */
function compareDigest(a: Value, b: Value): Value {
  const [x, y] = [strOf(a), strOf(b)];
  if (x !== undefined && y !== undefined) {
    const texts = [strToText(x), strToText(y)];
    if (!texts.every((text) => /^[\0-\x7f]*$/.test(text)))
      throw typeError('comparing strings with non-ASCII characters is not supported');
    return sameBytes(Buffer.from(texts[0] as string), Buffer.from(texts[1] as string));
  }
  for (const value of [a, b])
    if (bytesOf(value) === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return sameBytes(needBytes(a), needBytes(b));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export const builtinModule = nativeModule(
  '_hashlib',
  {
    ...constructors,
    pbkdf2_hmac: ['(hash_name, password, salt, iterations, dklen=None)', pbkdf2],
    scrypt: ['(password, *, salt, n, r, p, maxmem=0, dklen=64)', scrypt],
    compare_digest: ['(a, b, /)', compareDigest],
    // For modules that need no more of random than its source.
    random_bytes: [
      '(count, /)',
      function* (count: Value): Guest<Value> {
        const size = yield* whole(count, 0, 'count must be non-negative');
        realm().budget.allocate(size);
        return new PyBytes(new Uint8Array(realm().host.randomBytes(size)));
      },
    ],
  },
  () => ({ blake2b: blake2bType, blake2s: blake2sType }),
);
