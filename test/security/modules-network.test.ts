/** What a program with a network policy, or without one, still cannot reach. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Engine, type NetworkPolicy } from '../../src/index.ts';

const seen: IncomingMessage[] = [];
/** Answers as a site, and as a proxy: then the path is a whole URL. */
const server: Server = createServer((request, response) => {
  seen.push(request);
  const target = /to=([^&]*)/.exec(request.url ?? '')?.[1];
  if (target !== undefined) response.writeHead(307, { Location: decodeURIComponent(target) }).end();
  else if (request.url?.endsWith('/bomb') === true)
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000)));
  else if (request.url?.endsWith('/endless') === true) {
    const timer = setInterval(() => response.write(Buffer.alloc(65536)), 1);
    response.on('close', () => clearInterval(timer));
  } else if (request.url?.endsWith('/silent') === true) request.socket.unref();
  else response.setHeader('Set-Cookie', request.url === '/cookie' ? 'a=secret; Path=/' : []).end('reached');
});
let port = 0;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** The last line of what a program prints: an answer's text, or an error. */
async function ask(url: string, network: NetworkPolicy | undefined, options = ''): Promise<string> {
  const session = new Engine().session({
    ...(network !== undefined && { network }),
    limits: { timeoutMs: 15_000, maxBytes: 128 * 1024 * 1024 },
  });
  const program = `
import requests
try:
    found = requests.request(**{'method': 'GET', 'url': url, ${options}})
    text = found.text
except Exception as error:
    text = f'{type(error).__name__}: {error}'
text`;
  const outcome = await session.run(program, { inputs: { url } });
  session.close();
  assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
  return (outcome as { value: string }).value;
}

const open = (more: Partial<NetworkPolicy> = {}): NetworkPolicy => ({
  allow: [`127.0.0.1:${port}`, `site.test:${port}`],
  allowPrivate: true,
  resolve: async () => ['127.0.0.1'],
  ...more,
});

test('without a policy nothing is reached', async () => {
  const before = seen.length;
  assert.match(
    await ask(`http://127.0.0.1:${port}/`, undefined),
    /^ConnectionError: this program has no network access/,
  );
  assert.equal(seen.length, before);
});

test('what is on the list is reached, and nothing else', async () => {
  assert.equal(await ask(`http://127.0.0.1:${port}/`, open()), 'reached');
  assert.equal(await ask(`http://site.test:${port}/`, open()), 'reached');
  for (const url of [
    `http://localhost:${port}/`,
    `http://127.0.0.1:${port + 1}/`,
    `http://site.test.evil.test:${port}/`,
    `http://site.test@127.0.0.2:${port}/`,
    `http://evilsite.test:${port}/`,
    `https://127.0.0.1/`,
  ])
    assert.match(await ask(url, open()), /is not on the list/, url);
});

test('other schemes are refused', async () => {
  for (const url of ['file:///etc/passwd', 'ftp://site.test/', 'data:text/plain,x', 'javascript:1'])
    assert.match(await ask(url, { allow: ['*'] }), /^InvalidSchema/, url);
});

test('private addresses are refused in every spelling', async () => {
  const hosts =
    '127.0.0.1 2130706433 0x7f.1 0177.0.0.1 127.1 0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [fc00::1] [fe80::1] [64:ff9b::7f00:1] [2002:7f00:1::] 224.0.0.1 255.255.255.255 127.0.0.1.';
  for (const host of hosts.split(' '))
    assert.match(await ask(`http://${host}:${port}/`, { allow: ['*:*'] }), /is not a public address/, host);
});

test('a name that leads to a private address is refused, also beside a public one', async () => {
  for (const addresses of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::1']]) {
    const policy: NetworkPolicy = { allow: ['*:*'], resolve: async () => addresses };
    assert.match(await ask(`http://site.test:${port}/`, policy), /which is not a public address/);
  }
});

test('the address that was checked is the one connected to: a name is resolved once', async () => {
  let asked = 0;
  const resolve = async (): Promise<string[]> => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.9']);
  assert.equal(await ask(`http://site.test:${port}/`, open({ resolve })), 'reached');
  assert.equal(asked, 1);
});

test('redirects are checked as requests are, behind a proxy too', async () => {
  const to = (url: string): string => `http://127.0.0.1:${port}/?to=${encodeURIComponent(url)}`;
  assert.equal(await ask(to(`http://site.test:${port}/`), open()), 'reached');
  assert.match(await ask(to('http://169.254.169.254/latest/meta-data'), open()), /is not on the list/);
  assert.match(await ask(to('file:///etc/passwd'), open()), /file is not http or https/);
  assert.match(await ask(to(to('x')), open({ maxRequests: 1 })), /has sent its 1 requests/);
  const loop = `/?to=${encodeURIComponent('/?to=%2F')}`;
  assert.match(await ask(`http://site.test:${port}${loop}`, open()), /reached|TooManyRedirects/);
  const behind: NetworkPolicy = { allow: ['*'], proxy: `http://127.0.0.1:${port}` };
  assert.equal(await ask('http://public.test/', behind), 'reached');
  assert.match(await ask(`http://public.test/?to=${encodeURIComponent('http://10.0.0.1/')}`, behind), /not a public/);
});

test('a login does not follow a redirect to another origin', async () => {
  const target = encodeURIComponent(`http://site.test:${port}/`);
  const options = `'auth': ('ann', 'secret'), 'headers': {'Cookie': 'a=b', 'X-Other': 'kept'}`;
  await ask(`http://127.0.0.1:${port}/?to=${target}`, open(), options);
  const [first, second] = seen.slice(-2).map(({ headers }) => headers);
  assert.equal(first?.authorization, 'Basic YW5uOnNlY3JldA==');
  assert.deepEqual([second?.authorization, second?.cookie, second?.['x-other']], [undefined, undefined, 'kept']);
});

test('a cookie goes to the host that set it alone', async () => {
  const session = new Engine().session({ network: open() });
  const program = `
import httpx, requests
for kind in requests.Session, httpx.Client:
    with kind() as client:
        client.get('http://127.0.0.1:${port}/cookie')
        client.get('http://site.test:${port}/')
        client.get('http://127.0.0.1:${port}/')`;
  assert.equal((await session.run(program, { result: 'none' })).kind, 'value');
  const cookies = seen.slice(-6).map(({ headers }) => headers.cookie);
  assert.deepEqual(cookies, [undefined, undefined, 'a=secret', undefined, undefined, 'a=secret']);
});

test('headers and methods cannot change whom a request is for, nor smuggle another one', async () => {
  const url = `http://127.0.0.1:${port}/`;
  for (const headers of [
    `{'Host': 'internal'}`,
    `{'Transfer-Encoding': 'chunked'}`,
    `{'Content-Length': '0'}`,
    `{'X': 'a\\r\\nHost: internal'}`,
    `{'X\\r\\nY': 'a'}`,
    `{'Proxy-Authorization': 'x'}`,
  ])
    assert.match(await ask(url, open(), `'headers': ${headers}`), /not a program's to set|is not valid/, headers);
  for (const method of ['CONNECT', 'TRACE', 'GET / HTTP/1.1\\r\\nX:'])
    assert.match(await ask(url, open(), `'method': '${method}'`), /is not allowed/, method);
  const spaced = await ask(`${url}a\r\nHost: internal`, open());
  assert.equal(spaced, 'reached');
  assert.equal(seen.at(-1)?.headers.host, `127.0.0.1:${port}`);
});

test('answers are bounded in size, packed or not, and in time', async () => {
  const small = open({ maxResponseBytes: 1_000_000, timeoutMs: 3000 });
  assert.match(await ask(`http://127.0.0.1:${port}/bomb`, small), /more than 1000000 bytes/);
  assert.match(await ask(`http://127.0.0.1:${port}/endless`, small), /more than 1000000 bytes/);
  assert.match(await ask(`http://127.0.0.1:${port}/silent`, open({ timeoutMs: 200 })), /ReadTimeout/);
  assert.match(await ask(`http://127.0.0.1:${port}/silent`, open(), `'timeout': 0.2`), /ReadTimeout/);
});

test('a request that is waited for is given up with the run', async () => {
  const session = new Engine().session({ network: open() });
  const outcome = await session.run(`import requests\nrequests.get('http://127.0.0.1:${port}/silent')`, {
    signal: AbortSignal.timeout(300),
  });
  assert.equal(outcome.kind, 'interrupted');
});
