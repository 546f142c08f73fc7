/**
 * Finds the session of a request: here, at the replica that its id names, at the one that has taken it over, or in the
 * store, from which this replica then takes it. Where it is elsewhere the request is sent on and answered.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Peers } from './peers.ts';
import { Problem } from './problems.ts';
import type { SessionStore } from './session-store.ts';

export class Locator {
  readonly #store: SessionStore;
  readonly #peers: Peers;

  /** `peers`: HOST:PORT of each replica, or of all. */
  constructor(store: SessionStore, peers: readonly string[]) {
    this.#store = store;
    this.#peers = new Peers(peers);
  }

  /** The reply, if another replica gave it; undefined if the session is here, or nowhere. */
  async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const named = this.#store.ids.replicaOf(id);
    if (named === undefined) throw new Problem('SESSION_NOT_FOUND');
    if (this.#store.has(id)) return undefined;
    const replica = (await this.#store.placeOf(id)) ?? named;
    const isElsewhere = replica !== 'here' && !this.#store.ids.isHere(replica);
    const answer = isElsewhere ? await this.#peers.ask(request, reply, replica) : undefined;
    // One that goes away may have saved it.
    if (answer !== undefined && answer.status !== 503) return this.#peers.passOn(answer, reply);
    if (await this.#store.adopt(id, request.caller)) return undefined;
    if (answer !== undefined) return this.#peers.passOn(answer, reply);
    if (named !== 'here') throw new Problem('SESSION_LOST');
    return undefined;
  }
}
