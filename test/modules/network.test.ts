/** requests, httpx and urllib.request against a server of the test, through a host's network policy. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Engine } from '../../src/index.ts';

const server = createServer(answer);
let base = '';
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method, url = '', headers } = request;
  if (url.startsWith('/redirect')) {
    response.writeHead(302, { Location: '/echo?from=redirect', 'Set-Cookie': 'seen=yes; Path=/' }).end();
  } else if (url === '/missing') response.writeHead(404, { 'Content-Type': 'text/plain' }).end('nothing here');
  else if (url === '/slow') setTimeout(() => response.end('late'), 2000).unref();
  else if (url === '/packed') {
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(gzipSync('größe '.repeat(3)));
  } else {
    response.writeHead(200, { 'Content-Type': 'application/json', 'X-Own': 'a' });
    const body = Buffer.concat(chunks).toString();
    response.end(JSON.stringify({ method, url, body, headers }));
  }
}

async function printed(program: string): Promise<string> {
  let output = '';
  const port = base.slice(base.lastIndexOf(':') + 1);
  const session = new Engine().session({
    onOutput: (_, text) => {
      output += text;
    },
    network: { allow: [`127.0.0.1:${port}`], allowPrivate: true },
    limits: { timeoutMs: 20_000 },
  });
  const outcome = await session.run(program, { inputs: { base }, result: 'none' });
  session.close();
  assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
  return output;
}

test('requests: parameters, JSON, forms, headers, logins, cookies, redirects, errors', async () => {
  const program = `
import requests
found = requests.get(base + '/echo', params={'a': 1, 'b': ['x', 'y']}, headers={'X-Mine': 'yes'})
print(found.status_code, found.ok, found.reason, found.json()['url'], found.json()['headers']['x-mine'])
print(found.headers['x-own'], found.headers['CONTENT-TYPE'], found.encoding, found)
sent = requests.post(base + '/echo', json={'n': [1, None]}).json()
print(sent['method'], sent['body'], sent['headers']['content-type'])
sent = requests.put(base + '/echo', data={'q': 'a b', 'r': 'ü'}).json()
print(sent['method'], sent['body'], sent['headers']['content-type'])
print(requests.get(base + '/echo', auth=('ann', 'secret')).json()['headers']['authorization'])
sent = requests.post(base + '/echo', data={'k': 'v'}, files={'f': ('a.txt', b'content')}).json()
print(sent['headers']['content-type'][:30], 'filename="a.txt"' in sent['body'], sent['body'].count('content'))
with requests.Session() as session:
    session.headers['X-All'] = '1'
    found = session.get(base + '/redirect')
    print(found.url[len(base):], [each.status_code for each in found.history], session.cookies)
    found = session.get(base + '/echo').json()['headers']
    print(found['cookie'], found['x-all'])
print(requests.get(base + '/redirect', allow_redirects=False).headers['location'])
missing = requests.get(base + '/missing')
print(bool(missing), missing.text)
try:
    missing.raise_for_status()
except requests.HTTPError as error:
    print(str(error).replace(base, ''), error.response is missing)
try:
    missing.json()
except requests.exceptions.JSONDecodeError as error:
    print(error)
print(requests.get(base + '/packed').text)
for kind in (requests.Timeout, requests.exceptions.RequestException):
    try:
        requests.get(base + '/slow', timeout=0.1)
    except kind as error:
        print(type(error).__name__, error)
`;
  const lines = (await printed(program)).trimEnd().split('\n');
  assert.deepEqual(lines, [
    '200 True OK /echo?a=1&b=x&b=y yes',
    'a application/json utf-8 <Response [200]>',
    'POST {"n": [1, null]} application/json',
    'PUT q=a+b&r=%C3%BC application/x-www-form-urlencoded',
    'Basic YW5uOnNlY3JldA==',
    'multipart/form-data; boundary= True 1',
    "/echo?from=redirect [302] {'seen': 'yes'}",
    'seen=yes 1',
    '/echo?from=redirect',
    'False nothing here',
    '404 Client Error: Not Found for url: /missing True',
    'Expecting value: line 1 column 1 (char 0)',
    'größe größe größe ',
    'ReadTimeout timed out',
    'ReadTimeout timed out',
  ]);
});

test('urllib.request and httpx, sync and async', async () => {
  const program = `
import asyncio, httpx, json
from urllib.error import HTTPError
from urllib.request import Request, urlopen
with urlopen(base + '/echo?x=1') as answer:
    print(answer.status, answer.getheader('x-own'), json.load(answer)['url'])
request = Request(base + '/echo', data=b'a=1', headers={'X-Mine': 'm'}, method='PATCH')
sent = json.loads(urlopen(request).read())
print(sent['method'], sent['body'], sent['headers']['x-mine'], sent['headers']['content-type'])
try:
    urlopen(base + '/missing')
except HTTPError as error:
    print(error, error.read())
with httpx.Client(base_url=base, headers={'X-All': '2'}) as client:
    print(client.post('/echo', json={'a': [1]}).json()['body'], client.get('/redirect').status_code)
    print(client.get('/redirect', follow_redirects=True).url[len(base):])
    try:
        client.get('/missing').raise_for_status()
    except httpx.HTTPStatusError as error:
        print(str(error).split(' for ')[0], error.response.status_code)
async def main():
    async with httpx.AsyncClient() as client:
        found = await asyncio.gather(*(client.get(base + f'/echo?n={n}') for n in range(3)))
        print([each.json()['url'] for each in found])
        async with client.stream('GET', base + '/packed') as answer:
            print([line async for line in answer.aiter_lines()])
asyncio.run(main())
`;
  assert.deepEqual((await printed(program)).trimEnd().split('\n'), [
    '200 a /echo?x=1',
    'PATCH a=1 m application/x-www-form-urlencoded',
    "HTTP Error 404: Not Found b'nothing here'",
    '{"a":[1]} 302',
    '/echo?from=redirect',
    "Client error '404 Not Found' 404",
    "['/echo?n=0', '/echo?n=1', '/echo?n=2']",
    "['größe größe größe ']",
  ]);
});
