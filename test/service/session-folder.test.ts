/** The store of sessions: who may take what out of it, and that nothing in it is believed that was not put in. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfiguration } from '../../src/service/configuration.ts';
import { SessionFolder, type SessionFolderOptions } from '../../src/service/sessions/stored/session-folder.ts';

interface Facts {
  readonly caller: string;
}

const KEY = 'a key of some length';
const content = Buffer.from('bytes\nof a session');
const session = { facts: { caller: 'default' }, content };

function folderOf(
  t: TestContext,
  changes: Partial<SessionFolderOptions> = {},
): SessionFolder<Facts> & { path: string } {
  const path = changes.path ?? mkdtempSync(join(tmpdir(), 'tierup-sessions-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  const options = { path, key: KEY, keepSeconds: 60, maxBytes: 1_000_000, ...changes };
  return Object.assign(new SessionFolder<Facts>(options), { path });
}

test('a session is taken out once, by whichever replica is first', async (t) => {
  const folder = folderOf(t);
  const others = Array.from({ length: 8 }, () => folderOf(t, { path: folder.path }));
  assert.equal(await folder.put('id', session), undefined);
  assert.deepEqual((await folder.look('id'))?.facts, session.facts);
  const taken = (await Promise.all(others.map((other) => other.take('id')))).filter((one) => one !== undefined);
  assert.equal(taken.length, 1);
  assert.deepEqual(Buffer.from(taken[0]?.content ?? []), content);
  await taken[0]?.putBack();
  assert.notEqual(await folder.look('id'), undefined);
  await (await folder.take('id'))?.discard();
  assert.equal(await folder.take('id'), undefined);
  assert.deepEqual(readdirSync(folder.path), []);
});

test('what was changed, sealed with another key or belongs to another session is not there', async (t) => {
  const folder = folderOf(t);
  await folder.put('id', session);
  const [name] = readdirSync(folder.path) as [string];
  const path = join(folder.path, name);
  const bytes = readFileSync(path);
  assert.ok(!bytes.includes('of a session') && !bytes.includes('default'), 'nothing of it can be read');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] as number) ^ 1;
    writeFileSync(path, changed);
    assert.equal(await folder.look('id'), undefined, `byte ${at}`);
  }
  for (const length of [0, 10, 40, bytes.length - 1]) {
    writeFileSync(path, bytes.subarray(0, length));
    assert.equal(await folder.look('id'), undefined, `${length} bytes`);
  }
  writeFileSync(path, bytes);
  assert.equal(await folderOf(t, { path: folder.path, key: 'another key of some length' }).look('id'), undefined);
  await folder.put('other', session);
  const other = readdirSync(folder.path).find((one) => one !== name) as string;
  renameSync(path, join(folder.path, other));
  assert.equal(await folder.look('other'), undefined, 'a file under the name of another session');
  assert.equal(await folder.take('other'), undefined);
});

test('places lead only where a replica with the key has said', async (t) => {
  const folder = folderOf(t);
  await folder.setPlace('id', '10.0.0.1:8194');
  assert.equal(await folder.place('id'), '10.0.0.1:8194');
  const [name] = readdirSync(folder.path) as [string];
  await folder.setPlace('other', '10.0.0.2:8194');
  const other = readdirSync(folder.path).find((one) => one !== name) as string;
  renameSync(join(folder.path, other), join(folder.path, name));
  assert.equal(await folder.place('id'), undefined);
  await folder.setPlace('id', '10.0.0.1:8194');
  await folder.put('id', session);
  assert.equal(await folder.place('id'), undefined, 'a session in the store is nowhere else');
  await folder.forget('id');
  assert.deepEqual(readdirSync(folder.path), []);
});

test('old ones go; so does what a killed replica left; the places of what is open stay', async (t) => {
  const folder = folderOf(t);
  const short = folderOf(t, { path: folder.path, keepSeconds: 0 });
  await short.put('short', session);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(await folder.look('short'), undefined, 'its time is in it');
  await folder.put('id', session);
  await folder.setPlace('here', '10.0.0.1:8194');
  writeFileSync(join(folder.path, 'notes.txt'), 'not of the store');
  const left = readdirSync(folder.path).find((name) => name.endsWith('.session')) as string;
  writeFileSync(join(folder.path, `${left}.0123456789ab`), 'half');
  for (const name of readdirSync(folder.path)) utimesSync(join(folder.path, name), 0, 0);
  await folder.sweep(['here']);
  assert.deepEqual(
    readdirSync(folder.path)
      .map((name) => name.replace(/^[0-9a-f]{64}/, ''))
      .sort(),
    ['.place', 'notes.txt'],
  );
});

test('there is a bound for all, and what cannot be written is said', async (t) => {
  const folder = folderOf(t, { maxBytes: 2500 });
  const large = { ...session, content: Buffer.alloc(1000) };
  assert.equal(await folder.put('a', large), undefined);
  assert.equal(await folder.put('b', large), undefined);
  assert.match((await folder.put('c', large)) ?? '', /more than 2500 bytes/);
  const nowhere = folderOf(t, { path: '/proc/nowhere' });
  assert.match((await nowhere.put('a', session)) ?? '', /ENOENT|EACCES|EPERM/);
});

test('a store needs a key that is a secret', () => {
  const complaints = (environment: Record<string, string>) => {
    const read = readConfiguration({ TIERUP_SESSION_STORE: '/sessions', ...environment });
    return 'port' in read ? [] : read;
  };
  for (const environment of [{}, { API_KEY: 'short' }, { API_KEY: 'k', TIERUP_SESSION_STORE_KEY: 'dify-sandbox' }])
    assert.match(complaints(environment).join(), /TIERUP_SESSION_STORE needs a key/);
  assert.deepEqual(complaints({ API_KEY: 'k', TIERUP_SESSION_STORE_KEY: KEY }), []);
  assert.deepEqual(complaints({ API_KEY: 'a long enough api key' }), []);
  assert.match(complaints({ TIERUP_SESSION_STORE_SECONDS: '0', TIERUP_SESSION_STORE_MB: 'x' }).join(), /SECONDS.*MB/);
});
