/** What a seed means: the key of a Mersenne Twister that an int, float, str or bytes stands for. */
import { createHash } from 'node:crypto';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { type Str, strOf, strPoints } from '../../runtime/objects/str.ts';
import { encodeText } from '../../runtime/operations/codecs.ts';
import { hashOf } from '../../runtime/operations/hash.ts';
import { realm } from '../../runtime/realm.ts';

/** The key words of a seed. Version 1 is how Python 2 took text, 2 takes all of it. Throws TypeError. */
export function* keyOf(seed: Value, version: Value): Guest<Uint32Array> {
  const int = intOf(seed);
  if (int !== undefined) return words(int < 0 ? -BigInt(int) : BigInt(int));
  const text = strOf(seed);
  if (text === undefined && !(seed instanceof PyBytes || seed instanceof PyByteArray || seed instanceof PyFloat))
    throw typeError('The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.');
  if (version === 1 && text !== undefined) return words(firstVersionHash(strPoints(text)));
  if (version === 1 && seed instanceof PyBytes) return words(firstVersionHash(seed.data));
  if (version === 2 && !(seed instanceof PyFloat)) return words(stretched(dataOf(seed, text)));
  return words(BigInt.asUintN(64, BigInt(yield* settle(hashOf(seed)))));
}

function dataOf(seed: Value, text: Str | undefined): Uint8Array {
  const bytes = text === undefined ? seed : encodeText(text, 'utf-8', 'strict');
  return (bytes as PyBytes | PyByteArray).data;
}

/** Text and its digest as one large number. */
function stretched(data: Uint8Array): bigint {
  realm().budget.allocate(data.length * 4);
  realm().budget.work(data.length / 16);
  const digest = createHash('sha512').update(data).digest();
  return BigInt(`0x${Buffer.concat([data, digest]).toString('hex')}`);
}

function firstVersionHash(points: Uint32Array | Uint8Array): bigint {
  realm().budget.work(points.length / 8);
  let hash = BigInt(points[0] ?? 0) << 7n;
  for (const point of points) hash = BigInt.asUintN(64, hash * 1000003n) ^ BigInt(point);
  return hash ^ BigInt(points.length);
}

/** A number as 32-bit words, lowest first; at least one. */
function words(value: bigint): Uint32Array {
  const hex = value.toString(16);
  const count = Math.ceil(hex.length / 8);
  realm().budget.work(64 + count / 8);
  const padded = hex.padStart(count * 8, '0');
  return Uint32Array.from({ length: count }, (_, i) => {
    const end = padded.length - 8 * i;
    return Number.parseInt(padded.slice(end - 8, end), 16);
  });
}
