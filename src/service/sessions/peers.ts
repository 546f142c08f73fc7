/** The other replicas: who they are, and requests that belong to one of them. */
import { lookup } from 'node:dns/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request that was forwarded once is not forwarded again. */
const FORWARDED = 'x-tierup-forwarded';
/** How long a name's addresses are believed. */
const KNOWN_MS = 5000;
/** Headers that are about a request as a whole and go with it. */
const PASSED = ['x-api-key', 'authorization', 'content-type', 'accept', 'traceparent'] as const;

export class Peers {
  readonly #names: readonly string[];
  #addresses = new Set<string>();
  #knownUntil = 0;

  /** HOST:PORT each; a name may stand for many. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** What the replica answers that a request belongs to; undefined if it is gone. */
  async ask(request: FastifyRequest, reply: FastifyReply, replica: string): Promise<Response | undefined> {
    if (request.headers[FORWARDED] !== undefined || !(await this.#has(replica))) return undefined;
    const caller = new AbortController();
    reply.raw.once('close', () => caller.abort());
    return this.#send(request, replica, caller.signal);
  }

  /** Sends the answer of another replica back as it comes. */
  passOn(answer: Response, reply: FastifyReply): FastifyReply {
    for (const name of ['content-type', 'retry-after', 'cache-control']) {
      const value = answer.headers.get(name);
      if (value !== null) reply.header(name, value);
    }
    return reply.code(answer.status).send(answer.body);
  }

  async #send(request: FastifyRequest, replica: string, signal: AbortSignal): Promise<Response | undefined> {
    const headers: Record<string, string> = { [FORWARDED]: '1', 'x-request-id': request.id };
    for (const name of PASSED) {
      const value = request.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const body = request.body === undefined || request.body === null ? null : JSON.stringify(request.body);
    try {
      return await fetch(`http://${replica}${request.url}`, { method: request.method, headers, body, signal });
    } catch (thrown) {
      request.log.warn({ replica, reason: (thrown as Error).message }, 'a replica does not answer');
      return undefined;
    }
  }

  async #has(replica: string): Promise<boolean> {
    if (this.#names.includes(replica)) return true;
    if (performance.now() > this.#knownUntil) {
      const found = await Promise.all(this.#names.map(addressesOf));
      this.#addresses = new Set(found.flat());
      this.#knownUntil = performance.now() + KNOWN_MS;
    }
    return this.#addresses.has(replica);
  }
}

async function addressesOf(name: string): Promise<readonly string[]> {
  const [, host, port] = /^(.*):(\d+)$/.exec(name) ?? [];
  if (host === undefined) return [];
  try {
    const found = await lookup(host, { all: true });
    return found.map(({ address, family }) => `${family === 6 ? `[${address}]` : address}:${port}`);
  } catch {
    return [];
  }
}
