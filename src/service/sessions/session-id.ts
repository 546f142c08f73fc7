/**
 * Ids of sessions. An id names the replica that has the session and is signed, so that nobody can make a replica call an
 * address of his choice; its random part cannot be guessed.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export class SessionIds {
  readonly #secret: string;
  readonly #address: string;

  /** `address`: HOST:PORT of this replica, empty if there is no other; `secret`: the same on all. */
  constructor(address: string, secret: string) {
    this.#address = address;
    this.#secret = secret;
  }

  make(): string {
    const body = `${Buffer.from(this.#address).toString('base64url')}.${randomBytes(16).toString('base64url')}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** The replica that an id names; `here` for this one, undefined if no replica of ours made it. */
  replicaOf(id: string): string | 'here' | undefined {
    const parts = id.split('.');
    const [address = '', random = '', signature = ''] = parts;
    if (parts.length !== 3) return undefined;
    const expected = Buffer.from(this.#sign(`${address}.${random}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const replica = Buffer.from(address, 'base64url').toString();
    return replica === this.#address ? 'here' : replica;
  }

  /** True for the address of this replica. */
  isHere(address: string): boolean {
    return address === this.#address;
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#secret).update(`session ${body}`).digest('base64url').slice(0, 22);
  }
}
