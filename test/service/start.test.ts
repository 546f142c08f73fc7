/** `npm start` with nothing set up: an address, a line for the shell that works, and it stays until it is told to go. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');

test('npm start serves, its curl line works, SIGTERM ends it', async () => {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts', 'with-setup.mjs'), 'scripts/start.ts'], {
    // Dify's compose file has the network on.
    env: { PATH, HOME, SANDBOX_PORT: '0', MAX_WORKERS: '1', ENABLE_NETWORK: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let warned = '';
  child.stderr.on('data', (part) => {
    warned += String(part);
  });
  try {
    for await (const part of child.stdout) {
      printed += String(part);
      if (/^try: .*\n/m.test(printed)) break;
    }
    const line = /^try: (.*)$/m.exec(printed)?.[1] as string;
    assert.match(printed, /^tierup serves on port \d+/);
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    assert.equal((JSON.parse(stdout) as { data: { stdout: string } }).data.stdout, `${2n ** 100n}\n`);
    assert.match(warned, /warning: ENABLE_NETWORK is true/);
    assert.equal(child.exitCode, null);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});
