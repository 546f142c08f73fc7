/** Attempts to reach files that the host did not hand in, or to use it up through those it did. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { MountedFiles } from '../../src/host/mounted-files.ts';
import { Engine, type Outcome } from '../../src/index.ts';

let root = '';
before(() => {
  root = mkdtempSync(join(tmpdir(), 'tierup-attack-'));
  mkdirSync(join(root, 'mounted/inside'), { recursive: true });
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(root, 'outside/secret.txt'), 'secret');
  writeFileSync(join(root, 'mounted/plain.txt'), 'plain');
  writeFileSync(join(root, 'mounted/big.bin'), Buffer.alloc(8 * 1024 * 1024));
  symlinkSync(join(root, 'outside/secret.txt'), join(root, 'mounted/link.txt'));
  symlinkSync(join(root, 'outside'), join(root, 'mounted/linked'));
  symlinkSync('../../outside/secret.txt', join(root, 'mounted/inside/relative.txt'));
});
after(() => rmSync(root, { recursive: true }));

async function run(source: string, options: { writable?: boolean; maxBytes?: number } = {}): Promise<Outcome> {
  const files = MountedFiles.open([
    { host: join(root, 'mounted'), guest: '/work', writable: options.writable ?? true },
  ]);
  assert.ok(typeof files !== 'string');
  const limits = { timeoutMs: 5000, ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }) };
  return new Engine().session({ files, limits }).run(source);
}

/** The type of the error that an expression ends in. */
async function refusal(expression: string, options: { writable?: boolean } = {}): Promise<string> {
  const outcome = await run(`import os\n${expression}`, options);
  return outcome.kind === 'error' ? outcome.error.type : `${outcome.kind}: ${JSON.stringify(outcome)}`;
}

const OUTSIDE = [
  '../outside/secret.txt',
  '/work/../outside/secret.txt',
  'inside/../../outside/secret.txt',
  '/etc/passwd',
  '//etc/passwd',
  '/proc/self/environ',
  'link.txt',
  'linked/secret.txt',
  'inside/relative.txt',
  './/..//outside//secret.txt',
];

test('no path, link or trick leads out of a mount', async () => {
  for (const path of OUTSIDE) {
    for (const use of [`open('${path}').read()`, `open(b'${path}', 'rb').read()`, `open('${path}', 'a').write('x')`])
      assert.match(await refusal(use), /FileNotFoundError|PermissionError|OSError/, use);
    for (const use of [`os.stat('${path}')`, `os.remove('${path}')`, `os.rename('${path}', 'taken.txt')`])
      assert.match(await refusal(use), /FileNotFoundError|PermissionError|OSError/, use);
  }
  assert.equal(readFileSync(join(root, 'outside/secret.txt'), 'utf8'), 'secret');
});

test('what is written stays in the mount', async () => {
  for (const use of [
    "open('linked/new.txt', 'w')",
    "open('/new.txt', 'w')",
    "open('../new.txt', 'w')",
    "os.mkdir('linked/folder')",
    "os.mkdir('/folder')",
    "os.rename('plain.txt', '../taken.txt')",
    "os.rename('plain.txt', 'linked/taken.txt')",
  ])
    assert.match(await refusal(use), /FileNotFoundError|PermissionError|OSError/, use);
});

test('a NUL or an endless name is refused before the host sees it', async () => {
  assert.equal(await refusal("open('plain.txt\\0.png')"), 'ValueError');
  assert.equal(await refusal("os.stat('a\\0')"), 'ValueError');
  assert.equal(await refusal("open('a' * 100000)"), 'OSError');
});

test('a read-only mount stays as it is', async () => {
  for (const use of [
    "open('plain.txt', 'w')",
    "open('plain.txt', 'a')",
    "open('plain.txt', 'r+').write('x')\nopen('plain.txt').read()",
    "os.remove('plain.txt')",
    "os.mkdir('folder')",
    "os.rename('plain.txt', 'other.txt')",
  ])
    assert.match(await refusal(use, { writable: false }), /OSError|PermissionError/, use);
  assert.equal(readFileSync(join(root, 'mounted/plain.txt'), 'utf8'), 'plain');
});

test('a file larger than the memory limit is a limit, not a crash', async () => {
  const outcome = await run("open('big.bin', 'rb').read()", { maxBytes: 4 * 1024 * 1024 });
  assert.ok(outcome.kind === 'limit' && outcome.limit === 'memory', JSON.stringify(outcome));
  const grown = await run("f = open('grown.bin', 'wb')\nwhile True: f.write(b'x' * 100000)", {
    maxBytes: 4 * 1024 * 1024,
  });
  assert.ok(grown.kind === 'limit' && grown.limit === 'memory', JSON.stringify(grown));
});

test('a session without files has none', async () => {
  for (const source of ["open('/etc/passwd')", "open('x', 'w')", "import os\nos.listdir('/etc')"]) {
    const outcome = await new Engine().session({}).run(source);
    assert.equal(outcome.kind, 'error', source);
  }
});

test('os has no way to the machine', async () => {
  for (const name of ['system', 'popen', 'fork', 'execv', 'kill', 'setuid', 'chmod', 'symlink', 'link', 'open', 'pipe'])
    assert.equal(await refusal(`os.${name}`), 'AttributeError', name);
});
