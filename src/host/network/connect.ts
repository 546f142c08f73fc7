/**
 * One request, one answer, over Node's own http. The address that was checked is the one that is connected to: a name that
 * resolves to something else a moment later leads nowhere (DNS rebinding). Must not know: redirects, Python.
 */
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { NetworkError, type NetworkRequest } from '../../runtime/host.ts';
import { hostOf, isPublic, type NetworkPolicy } from './policy.ts';

export interface RawAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

const http = (): typeof import('node:http') => process.getBuiltinModule('node:http');
const https = (): typeof import('node:https') => process.getBuiltinModule('node:https');

/** Sends a request and reads its answer, at most `maxBytes` of it. Rejects with NetworkError. */
export async function exchange(
  request: NetworkRequest,
  url: URL,
  policy: NetworkPolicy,
  maxBytes: number,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const headers: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of request.headers) {
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  if (request.body !== undefined) headers['Content-Length'] = String(request.body.length);
  const options: RequestOptions = { method: request.method, headers, agent: false, signal };
  try {
    const sent = await open(url, options, policy, signal);
    return await answerOf(sent, request.body, maxBytes);
  } catch (thrown) {
    throw asNetworkError(thrown, signal);
  }
}

async function open(
  url: URL,
  options: RequestOptions,
  policy: NetworkPolicy,
  signal: AbortSignal,
): Promise<ClientRequest> {
  const secure = url.protocol === 'https:';
  if (policy.proxy === undefined)
    return (secure ? https() : http()).request(url, { ...options, lookup: checkedLookup(policy) });
  const proxy = new URL(policy.proxy);
  const authorization =
    proxy.username === ''
      ? undefined
      : `Basic ${Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`).toString('base64')}`;
  const credentials: Record<string, string> =
    authorization === undefined ? {} : { 'Proxy-Authorization': authorization };
  const port = Number(proxy.port === '' ? 80 : proxy.port);
  if (!secure)
    return http().request({
      ...options,
      host: hostOf(proxy),
      port,
      path: url.href,
      headers: { ...(options.headers as Record<string, string>), ...credentials, Host: url.host },
    });
  const tunnel = await connectThrough(hostOf(proxy), port, url, credentials, signal);
  return https().request(url, { ...options, createConnection: () => tunnel });
}

/** A TLS connection through a proxy's CONNECT. */
function connectThrough(
  host: string,
  port: number,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const target = `${url.hostname}:${url.port === '' ? 443 : url.port}`;
  const asking = http().request({ host, port, method: 'CONNECT', path: target, headers, agent: false, signal });
  return new Promise((resolve, reject) => {
    asking.once('error', reject);
    asking.once('connect', (answer, socket) => {
      if (answer.statusCode === 200)
        resolve(process.getBuiltinModule('node:tls').connect({ socket, servername: hostOf(url) }));
      else {
        socket.destroy();
        reject(new NetworkError('connect', `the proxy answered ${answer.statusCode}`));
      }
    });
    asking.end();
  });
}

/** Resolves a name and refuses it if any of its addresses may not be reached; the connection goes to one that was seen here. */
function checkedLookup(policy: NetworkPolicy): LookupFunction {
  return (hostname, options, callback) => {
    const found = policy.resolve?.(hostname) ?? systemAddresses(hostname);
    found.then(
      (addresses) => {
        const wrong = policy.allowPrivate === true ? undefined : addresses.find((address) => !isPublic(address));
        if (wrong !== undefined || addresses.length === 0) {
          const why = wrong === undefined ? 'has no address' : `leads to ${wrong}, which is not a public address`;
          callback(new NetworkError(wrong === undefined ? 'connect' : 'refused', `${hostname} ${why}`) as never, '');
        } else if (options.all === true) callback(null, addresses.map(asLookupAddress));
        else callback(null, addresses[0] as string, (addresses[0] as string).includes(':') ? 6 : 4);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

const asLookupAddress = (address: string): { address: string; family: number } => ({
  address,
  family: address.includes(':') ? 6 : 4,
});

async function systemAddresses(hostname: string): Promise<readonly string[]> {
  const found = await process.getBuiltinModule('node:dns').promises.lookup(hostname, { all: true });
  return found.map(({ address }) => address);
}

function answerOf(sent: ClientRequest, body: Uint8Array | undefined, maxBytes: number): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (message) => {
      readBody(message, maxBytes).then((data) => resolve(rawAnswer(message, data)), reject);
    });
    sent.end(body);
  });
}

function rawAnswer(message: IncomingMessage, body: Uint8Array): RawAnswer {
  const headers: [string, string][] = [];
  for (let at = 0; at < message.rawHeaders.length; at += 2)
    headers.push([message.rawHeaders[at] as string, message.rawHeaders[at + 1] as string]);
  return { status: message.statusCode ?? 0, reason: message.statusMessage ?? '', headers, body };
}

/** Reads and unpacks; what would be more than `maxBytes`, packed or not, ends the request. */
async function readBody(message: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = (): NetworkError => new NetworkError('too-large', `the answer has more than ${maxBytes} bytes`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Uint8Array).length;
    if (size > maxBytes) {
      message.destroy();
      throw tooLarge();
    }
    chunks.push(chunk as Uint8Array);
  }
  const packed = Buffer.concat(chunks);
  const zlib = process.getBuiltinModule('node:zlib');
  const encoding = (message.headers['content-encoding'] ?? '').toLowerCase();
  if (packed.length === 0 || !/^(x-)?gzip$|^deflate$|^br$/.test(encoding)) return packed;
  const unpacked = new Promise<Uint8Array>((resolve, reject) => {
    const finish = (error: Error | null, data: Uint8Array): void => (error === null ? resolve(data) : reject(error));
    if (encoding === 'br') zlib.brotliDecompress(packed, { maxOutputLength: maxBytes }, finish);
    else zlib.unzip(packed, { maxOutputLength: maxBytes }, finish);
  });
  return unpacked.catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : new NetworkError('connect', 'the answer cannot be unpacked');
  });
}

function asNetworkError(thrown: unknown, signal: AbortSignal): NetworkError {
  if (thrown instanceof NetworkError) return thrown;
  if (signal.aborted) return new NetworkError('timeout', 'timed out');
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  const kind = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'connect';
  return new NetworkError(kind, code === '' ? message : `${code}: ${message}`);
}
