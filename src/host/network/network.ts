/**
 * The network as a policy allows it: checks every request and every redirect, counts them, bounds time and size.
 * Takes a NetworkPolicy, gives what runtime/host.ts calls Network. Must not know: Python, sessions.
 */
import { type Network, type NetworkAnswer, NetworkError, type NetworkRequest } from '../../runtime/host.ts';
import { exchange, type RawAnswer } from './connect.ts';
import { type NetworkPolicy, refusalOf } from './policy.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MAX_REDIRECTS = 20;
/** What a program may not say itself: whom it talks to and how the connection is used. */
const OURS: ReadonlySet<string> = new Set(
  'host connection content-length transfer-encoding upgrade keep-alive te trailer expect proxy-authorization proxy-connection'.split(
    ' ',
  ),
);
/** Headers that must not follow a redirect to another origin. */
const PERSONAL: ReadonlySet<string> = new Set(['authorization', 'cookie']);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const NOT_IN_HEADERS = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/;

export class PolicyNetwork implements Network {
  readonly #policy: NetworkPolicy;
  readonly #open = new Set<AbortController>();
  #requests = 0;

  constructor(policy: NetworkPolicy) {
    this.#policy = policy;
  }

  /** Nobody waits for the answers any more. */
  abandon(): void {
    for (const controller of this.#open) controller.abort();
  }

  async fetch(request: NetworkRequest): Promise<NetworkAnswer> {
    const controller = new AbortController();
    const mostMs = this.#policy.timeoutMs ?? 30_000;
    const timer = setTimeout(() => controller.abort(), Math.min(request.timeoutMs ?? mostMs, mostMs));
    this.#open.add(controller);
    try {
      return await this.#follow(request, controller.signal);
    } finally {
      clearTimeout(timer);
      this.#open.delete(controller);
    }
  }

  async #follow(first: NetworkRequest, signal: AbortSignal): Promise<NetworkAnswer> {
    const history: NetworkAnswer[] = [];
    let request = first;
    for (;;) {
      const url = this.#checked(request);
      const raw = await exchange(withHeaders(request), url, this.#policy, this.#maxBytes(first), signal);
      const answer: NetworkAnswer = { ...raw, url: url.href, history: [] };
      const target = first.follow ? locationOf(raw, url) : undefined;
      if (target === undefined) return { ...answer, history };
      history.push(answer);
      if (history.length > MAX_REDIRECTS) throw new NetworkError('redirects', `Exceeded ${MAX_REDIRECTS} redirects.`);
      request = redirected(request, raw.status, url, target);
    }
  }

  #maxBytes(request: NetworkRequest): number {
    return Math.min(this.#policy.maxResponseBytes ?? 16 * 1024 * 1024, request.maxBytes);
  }

  /** The URL of a request that may be sent, counted. */
  #checked(request: NetworkRequest): URL {
    if (!URL.canParse(request.url)) throw new NetworkError('url', `Invalid URL '${request.url}'`);
    const url = new URL(request.url);
    const refusal = refusalOf(url, this.#policy) ?? headerRefusal(request);
    if (refusal !== undefined) throw new NetworkError('refused', refusal);
    const most = this.#policy.maxRequests ?? 1000;
    if (++this.#requests > most) throw new NetworkError('refused', `this session has sent its ${most} requests`);
    url.username = '';
    url.password = '';
    url.hash = '';
    return url;
  }
}

function headerRefusal(request: NetworkRequest): string | undefined {
  if (!TOKEN.test(request.method) || request.method === 'CONNECT' || request.method === 'TRACE')
    return `the method ${JSON.stringify(request.method)} is not allowed`;
  for (const [name, value] of request.headers) {
    if (!TOKEN.test(name) || NOT_IN_HEADERS.test(value)) return `the header ${JSON.stringify(name)} is not valid`;
    if (OURS.has(name.toLowerCase())) return `the header ${name} is not a program's to set`;
  }
  return undefined;
}

function withHeaders(request: NetworkRequest): NetworkRequest {
  const has = (wanted: string): boolean => request.headers.some(([name]) => name.toLowerCase() === wanted);
  if (has('accept-encoding')) return request;
  return { ...request, headers: [...request.headers, ['Accept-Encoding', 'gzip, deflate']] };
}

function locationOf(raw: RawAnswer, url: URL): URL | undefined {
  if (!REDIRECTS.has(raw.status)) return undefined;
  const location = raw.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  return location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined;
}

/** The request that a redirect asks for: what belongs to one origin stays there, a form is not sent twice. */
function redirected(request: NetworkRequest, status: number, from: URL, to: URL): NetworkRequest {
  const repeats = status === 307 || status === 308;
  const method = repeats || request.method === 'HEAD' ? request.method : 'GET';
  const isBody = (name: string): boolean => method !== request.method && name.toLowerCase().startsWith('content-');
  const leaves = (name: string): boolean => from.origin !== to.origin && PERSONAL.has(name.toLowerCase());
  const headers = request.headers.filter(([name]) => !isBody(name) && !leaves(name));
  return { ...request, method, url: to.href, headers, body: method === request.method ? request.body : undefined };
}
