import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfigFile } from '../../src/service/config-file.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';

test('config.yaml says what the environment would, and the environment stands above it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-'));
  const path = join(folder, 'config.yaml');
  try {
    writeFileSync(
      path,
      'app:\n  port: 9000\n  debug: True\n  key: abc\nmax_workers: 3\nworker_timeout: 7\nenable_network: True\nproxy:\n  socks5: ""\n  http: ""\ncompat: 0.2.15\nmax_wokers: 4\nallowed_syscalls: [1, 2]\n',
    );
    const { environment, unknown } = readConfigFile(path);
    assert.deepEqual(unknown, ['max_wokers']);
    const settings = readConfiguration({ ...environment, MAX_WORKERS: '5' }, 0) as ServiceConfiguration;
    const { port, apiKey, workers, runSeconds, compat } = settings;
    assert.deepEqual([port, apiKey, workers, runSeconds, compat], [9000, 'abc', 5, 7, '0.2.15']);
    writeFileSync(path, 'app: [');
    assert.throws(() => readConfigFile(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
