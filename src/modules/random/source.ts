/** Where random bits come from: a Mersenne Twister, which can be seeded, or the host. */
import { makeException } from '../../runtime/exceptions/raise.ts';
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import { bitLength } from '../../runtime/operations/int-arithmetic.ts';
import { realm } from '../../runtime/realm.ts';

/** A stream of random bits. */
export interface Source {
  /** A double in [0, 1) of 53 bits. */
  float(): number;
  /** So many bits, 1 to 53 of them, as a number. */
  smallBits(bits: number): number;
  /** So many bits as a whole number. */
  bits(bits: number): bigint;
  /** What is said to who asks for a negative number of bytes. */
  readonly negativeSize: string;
  /** The bytes that `count * 8` bits are, lowest first. */
  bytes(count: number): Uint8Array;
}

/** Most bits of one number. */
const MAX_BITS = 2 ** 30 - 64;

/** A number of so many bits, charged before it is drawn. */
export function drawBits(source: Source, bits: number): Int {
  if (bits === 0) return 0;
  if (bits <= 53) return source.smallBits(bits);
  realm().budget.allocate(bits / 4);
  if (bits > MAX_BITS) throw makeException('MemoryError');
  realm().budget.work(bits / 256);
  return normalizeInt(source.bits(bits));
}

/** A whole number below `limit`, every one as likely: bits are drawn until they are small enough. */
export function drawBelow(source: Source, limit: Int): Int {
  if (typeof limit === 'number' && limit > 0 && limit <= 0x7fffffff) {
    const bits = 32 - Math.clz32(limit);
    for (;;) {
      const drawn = source.smallBits(bits);
      if (drawn < limit) return drawn;
    }
  }
  const bits = bitLength(limit);
  for (;;) {
    const drawn = drawBits(source, bits);
    if (drawn < limit || limit === 0) return drawn;
  }
}

/** The host's randomness, as SystemRandom shows it. */
export class HostSource implements Source {
  readonly negativeSize = 'negative argument not allowed';

  float(): number {
    return this.#drawn(53, 56) / 9007199254740992;
  }

  smallBits(bits: number): number {
    return this.#drawn(bits, Math.ceil(bits / 8) * 8);
  }

  /** The upper `bits` of `outOf` bits, at most 56. */
  #drawn(bits: number, outOf: number): number {
    let value = 0n;
    for (const byte of this.bytes(outOf / 8)) value = (value << 8n) | BigInt(byte);
    return Number(value >> BigInt(outOf - bits));
  }

  bits(bits: number): bigint {
    const bytes = this.bytes(Math.ceil(bits / 8));
    return BigInt(`0x${Buffer.from(bytes).toString('hex')}`) >> BigInt(bytes.length * 8 - bits);
  }

  bytes(count: number): Uint8Array {
    return new Uint8Array(realm().host.randomBytes(count));
  }
}
