/** `blake2b` and `blake2s`: classes, called with their parameters. */
import { overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';
import { neverSaved } from '../../runtime/saving.ts';
import { BLAKE2B, BLAKE2S, Blake2, type Blake2Kind } from './blake2.ts';
import { hashable } from './hash-object.ts';

abstract class PyBlake2 extends PyObject {
  readonly hash: Blake2;
  constructor(hash: Blake2) {
    super();
    this.hash = hash;
    realm().budget.allocate(1024);
  }
}
class PyBlake2b extends PyBlake2 {}
class PyBlake2s extends PyBlake2 {}
for (const layout of [PyBlake2b, PyBlake2s]) neverSaved(layout, 'a hash that is not finished (of hashlib)');

const SIGNATURE =
  '(cls, data=None, /, *, digest_size=None, key=None, salt=None, person=None, fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)';

interface Parameters {
  readonly digestSize: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
  readonly fanout: number;
  readonly depth: number;
  readonly leafSize: number;
  readonly nodeOffset: bigint;
  readonly nodeDepth: number;
  readonly innerSize: number;
}

/** The parameter block of RFC 7693 and the BLAKE2 paper. */
function parameterBlock(kind: Blake2Kind, of: Parameters): Uint8Array {
  const wide = kind.wordBits === 64;
  const block = new Uint8Array(wide ? 64 : 32);
  const view = new DataView(block.buffer);
  block.set([of.digestSize, of.key.length, of.fanout, of.depth]);
  view.setUint32(4, of.leafSize, true);
  if (wide) view.setBigUint64(8, of.nodeOffset, true);
  else {
    view.setUint32(8, Number(of.nodeOffset & 0xffff_ffffn), true);
    view.setUint16(12, Number(of.nodeOffset >> 32n), true);
  }
  block.set([of.nodeDepth, of.innerSize], wide ? 16 : 14);
  block.set(of.salt, wide ? 32 : 16);
  block.set(of.person, wide ? 48 : 24);
  return block;
}

function* limited(
  value: Value | undefined,
  fallback: number,
  least: number,
  most: number,
  message: string,
): Guest<number> {
  if (value === undefined) return fallback;
  const number = yield* settle(toIndex(value));
  if (number < least || number > most) throw valueError(message);
  return Number(number);
}

function short(value: Value | undefined, name: string, most: number): Uint8Array {
  const data = value === undefined ? new Uint8Array(0) : needBytes(value);
  if (data.length > most) throw valueError(`maximum ${name} length is ${most} bytes`);
  return data;
}

function define(kind: Blake2Kind, layout: new (hash: Blake2) => PyBlake2): PyType {
  const wide = kind.wordBits === 64;
  const most = wide ? 64 : 32;
  const extra = wide ? 16 : 8;
  const type = builtinType(kind.name, layout, { final: true, module: '_blake2' });
  addMethods(type, {
    __new__: [
      SIGNATURE,
      function* (_cls: Value, data?: Value, ...options: (Value | undefined)[]): Guest<Value> {
        const [digest, key, salt, person, fanout, depth, leaf, offset, nodeDepth, inner, lastNode] = options;
        const nodeOffset = BigInt(offset === undefined ? 0 : yield* settle(toIndex(offset)));
        if (nodeOffset < 0n || nodeOffset >= 1n << (wide ? 64n : 48n)) throw overflowError('node_offset is too large');
        const parameters: Parameters = {
          digestSize: yield* limited(digest, most, 1, most, `digest_size must be between 1 and ${most} bytes`),
          salt: short(salt, 'salt', extra),
          person: short(person, 'person', extra),
          fanout: yield* limited(fanout, 1, 0, 255, 'fanout must be between 0 and 255'),
          depth: yield* limited(depth, 1, 1, 255, 'depth must be between 1 and 255'),
          leafSize: yield* limited(leaf, 0, 0, 0xffff_ffff, 'leaf_size is too large'),
          nodeOffset,
          nodeDepth: yield* limited(nodeDepth, 0, 0, 255, 'node_depth must be between 0 and 255'),
          innerSize: yield* limited(inner, 0, 0, most, `inner_size must be between 0 and ${most}`),
          key: short(key, 'key', most),
        };
        const last = lastNode !== undefined && (yield* settle(truth(lastNode)));
        const self = new layout(new Blake2(kind, parameterBlock(kind, parameters), parameters.key, last));
        if (data !== undefined) self.hash.update(hashable(data));
        return self;
      },
    ],
    update: [
      '(self, data, /)',
      (self: PyBlake2, data: Value) => {
        self.hash.update(hashable(data));
        return None;
      },
    ],
    digest: ['(self, /)', (self: PyBlake2) => new PyBytes(self.hash.digest())],
    hexdigest: ['(self, /)', (self: PyBlake2) => Buffer.from(self.hash.digest()).toString('hex')],
    copy: ['(self, /)', (self: PyBlake2) => new layout(self.hash.copy())],
  });
  addGetSets(type, {
    name: () => kind.name,
    digest_size: (self: PyBlake2) => self.hash.digestSize,
    block_size: (self: PyBlake2) => self.hash.blockSize,
  });
  for (const [name, value] of Object.entries({
    SALT_SIZE: extra,
    PERSON_SIZE: extra,
    MAX_KEY_SIZE: most,
    MAX_DIGEST_SIZE: most,
  }))
    type.setOwn(name, value);
  return type;
}

export const blake2bType = define(BLAKE2B, PyBlake2b);
export const blake2sType = define(BLAKE2S, PyBlake2s);
