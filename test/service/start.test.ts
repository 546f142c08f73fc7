/** `npm start` with nothing set up: an address, a line for the shell that works, and it stays until it is told to go. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { ServeProcess } from './serve-process.ts';

const root = join(import.meta.dirname, '..', '..');

test('npm start serves, its curl line works, SIGTERM ends it', async (t) => {
  const { PATH, HOME } = process.env;
  // Dify's compose file has the network on.
  const environment = { PATH, HOME, SANDBOX_PORT: '0', MAX_WORKERS: '1', ENABLE_NETWORK: 'true' };
  const started = new ServeProcess(t, [join(root, 'scripts', 'with-setup.mjs'), 'scripts/start.ts'], environment);
  await started.ready();
  const line = /^try: (.*)$/m.exec(started.stdout)?.[1] as string;
  assert.match(started.stdout, /^tierup serves on port \d+/);
  const { stdout } = await promisify(execFile)('sh', ['-c', line], { timeout: 60_000 });
  assert.equal((JSON.parse(stdout) as { data: { stdout: string } }).data.stdout, `${2n ** 100n}\n`);
  assert.match(started.stderr, /warning: ENABLE_NETWORK is true/);
  assert.equal(started.child.exitCode, null);
  started.child.kill('SIGTERM');
  assert.deepEqual(await started.exit(), [0, null]);
});
