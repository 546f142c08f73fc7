/** Server-sent events of one answer. */
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { StepEvents } from './schema.ts';

/** A comment now and then keeps proxies from ending a quiet stream. */
const HEARTBEAT_MS = 15_000;

export class EventStream {
  readonly #response: ServerResponse;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(reply: FastifyReply) {
    reply.hijack();
    this.#response = reply.raw;
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
    // A hijacked answer does not get the headers that hooks have set.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) this.#response.setHeader(name, value);
    this.#response.writeHead(200, headers);
    this.#heartbeat = setInterval(() => this.#response.write(': still running\n\n'), HEARTBEAT_MS);
    this.#response.once('close', () => clearInterval(this.#heartbeat));
  }

  /** `json`: one line of JSON text. */
  send(event: keyof StepEvents, json: string): void {
    this.#response.write(`event: ${event}\ndata: ${json}\n\n`);
  }

  end(): void {
    clearInterval(this.#heartbeat);
    this.#response.end();
  }
}
