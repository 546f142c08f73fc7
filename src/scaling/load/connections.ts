/** HTTP requests over connections that are kept open: one question, whether it was answered well, and nothing kept of the answer. */
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as TlsAgent } from 'node:https';

export interface Question {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
}

export class Connections {
  readonly #plain: Agent;
  readonly #tls: TlsAgent;

  constructor(mostSockets = Number.POSITIVE_INFINITY) {
    this.#plain = new Agent({ keepAlive: true, maxSockets: mostSockets });
    this.#tls = new TlsAgent({ keepAlive: true, maxSockets: mostSockets });
  }

  /** Calls `settled` once: true for a whole answer below 400. A callback, because it is called for every request of a load. */
  ask(url: string, { method, headers, body, timeoutMs: timeout }: Question, settled: (good: boolean) => void): void {
    let open = true;
    const settle = (good: boolean): void => {
      if (!open) return;
      open = false;
      settled(good);
    };
    const secure = url.startsWith('https:');
    const send = secure ? httpsRequest : httpRequest;
    const outgoing = send(url, { method, headers, agent: secure ? this.#tls : this.#plain, timeout }, (answer) => {
      answer.resume();
      answer.on('end', () => settle((answer.statusCode ?? 500) < 400));
      answer.on('error', () => settle(false));
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => settle(false));
    outgoing.on('close', () => settle(false));
    outgoing.end(body);
  }

  close(): void {
    this.#plain.destroy();
    this.#tls.destroy();
  }
}
