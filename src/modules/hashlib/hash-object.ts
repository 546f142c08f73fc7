/** Hash objects over Node's crypto. Data is charged before it is hashed. */
import { createHash, type Hash } from 'node:crypto';
import { makeException, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strOf } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { realm } from '../../runtime/realm.ts';
import { neverSaved } from '../../runtime/saving.ts';

/** What an algorithm is called here and in Node. */
export interface Algorithm {
  readonly name: string;
  readonly node: string;
  /** Bytes; 0 if the caller says how many. */
  readonly digestSize: number;
  readonly blockSize: number;
}

const algorithm = (name: string, node: string, digestSize: number, blockSize: number): Algorithm => ({
  name,
  node,
  digestSize,
  blockSize,
});

export const ALGORITHMS: readonly Algorithm[] = [
  algorithm('md5', 'md5', 16, 64),
  algorithm('sha1', 'sha1', 20, 64),
  algorithm('sha224', 'sha224', 28, 64),
  algorithm('sha256', 'sha256', 32, 64),
  algorithm('sha384', 'sha384', 48, 128),
  algorithm('sha512', 'sha512', 64, 128),
  algorithm('sha3_224', 'sha3-224', 28, 144),
  algorithm('sha3_256', 'sha3-256', 32, 136),
  algorithm('sha3_384', 'sha3-384', 48, 104),
  algorithm('sha3_512', 'sha3-512', 64, 72),
  algorithm('shake_128', 'shake128', 0, 168),
  algorithm('shake_256', 'shake256', 0, 136),
  algorithm('blake2b', 'blake2b512', 64, 128),
  algorithm('blake2s', 'blake2s256', 32, 64),
];

/** Bytes whose hashing costs about a step. */
const BYTES_PER_STEP = 16;
/** What a hash object weighs. */
const OBJECT_BYTES = 512;

export class PyHash extends PyObject {
  readonly algorithm: Algorithm;
  readonly #hash: Hash;
  constructor(kind: Algorithm, hash: Hash = createHash(kind.node, kind.digestSize === 0 ? { outputLength: 16 } : {})) {
    super();
    this.algorithm = kind;
    this.#hash = hash;
    realm().budget.allocate(OBJECT_BYTES);
  }

  update(data: Uint8Array): void {
    const { budget } = realm();
    // In pieces, so that a deadline is noticed.
    for (let at = 0; at < data.length; at += 1 << 20) {
      const piece = data.subarray(at, at + (1 << 20));
      budget.work(piece.length / BYTES_PER_STEP);
      this.#hash.update(piece);
    }
  }

  copy(): PyHash {
    return this instanceof PyXof
      ? new PyXof(this.algorithm, this.#hash.copy())
      : new PyHash(this.algorithm, this.#hash.copy());
  }

  /** `length`: bytes, for the algorithms that leave it to the caller. */
  digest(length: number | undefined): Buffer {
    const size = length ?? this.algorithm.digestSize;
    realm().budget.allocate(size);
    realm().budget.work(size / BYTES_PER_STEP);
    return this.#hash.copy(length === undefined ? {} : { outputLength: length }).digest();
  }
}
const hashType = builtinType('HASH', PyHash, { final: true, module: '_hashlib' });

/** A shake, whose caller says how long the digest is. */
class PyXof extends PyHash {}
builtinType('HASHXOF', PyXof, { base: hashType, final: true, module: '_hashlib' });
for (const layout of [PyHash, PyXof]) neverSaved(layout, 'a hash that is not finished (of hashlib)');

/** A hash object that has seen `data`. */
export function newHash(kind: Algorithm, data: Value | undefined): PyHash {
  const hash = kind.digestSize === 0 ? new PyXof(kind) : new PyHash(kind);
  if (data !== undefined) hash.update(hashable(data));
  return hash;
}

/** Bytes to be hashed. Throws TypeError. */
export function hashable(value: Value): Uint8Array {
  if (strOf(value) !== undefined) throw typeError('Strings must be encoded before hashing');
  const data = bytesOf(value);
  if (data === undefined) throw typeError('object supporting the buffer API required');
  return data;
}

/** How many bytes a shake gives. */
function lengthOf(self: PyHash, name: string, value: Value | undefined): number | undefined {
  if (self.algorithm.digestSize !== 0) return undefined;
  if (value === undefined) throw typeError(`${name}() missing required argument 'length' (pos 1)`);
  const length = intOf(value);
  if (length === undefined) throw typeError('an integer is required for length');
  if (length < 0) throw valueError('value must be positive');
  if (length > 1 << 29) throw makeException('ValueError', 'length is too large');
  return Number(length);
}

addMethods(hashType, {
  __repr__: [
    '(self, /)',
    (self: PyHash) =>
      `<${self.algorithm.name} ${self.cls.module}.${self.cls.name} object @ 0x${realm().idOf(self).toString(16)}>`,
  ],
  update: [
    '(self, obj, /)',
    (self: PyHash, data: Value) => {
      self.update(hashable(data));
      return None;
    },
  ],
  digest: [
    '(self, /, length=None)',
    (self: PyHash, length?: Value) => new PyBytes(new Uint8Array(self.digest(lengthOf(self, 'digest', length)))),
  ],
  hexdigest: [
    '(self, /, length=None)',
    (self: PyHash, length?: Value) => self.digest(lengthOf(self, 'hexdigest', length)).toString('hex'),
  ],
  copy: ['(self, /)', (self: PyHash) => self.copy()],
});
addGetSets(hashType, {
  name: (self: PyHash) => self.algorithm.name,
  digest_size: (self: PyHash) => self.algorithm.digestSize,
  block_size: (self: PyHash) => self.algorithm.blockSize,
});
