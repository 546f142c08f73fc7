/** The image's recipe and the compose file that puts it beside Dify: what they copy is there, what they set is known. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readConfiguration } from '../../src/service/configuration.ts';
import { deploy, root } from './tools.ts';

const folder = join(deploy, 'docker');
const recipe = readFileSync(join(folder, 'Dockerfile'), 'utf8');

test('what the image is built of is in the repository, and let through by the ignore file', () => {
  const ignore = readFileSync(join(folder, 'Dockerfile.dockerignore'), 'utf8').split('\n');
  const copied = [...recipe.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  assert.ok(copied.length >= 7);
  for (const name of copied) {
    assert.ok(existsSync(join(root, name)), name);
    assert.ok(ignore.includes(`!${name}`), name);
  }
});

test('the image runs the command line, as nobody', () => {
  const last = recipe.slice(recipe.lastIndexOf('\nFROM '));
  assert.match(last, /^USER 10001:10001$/m);
  const [, entry = ''] = /"\/opt\/tierup\/(dist\/cli\/main\.js)"/.exec(last) ?? [];
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: { tierup: string } };
  assert.equal(entry, bin.tierup);
});

test('beside Dify: its callers are sent here, with settings that the service takes', () => {
  const { services } = parse(readFileSync(join(folder, 'compose.dify.yaml'), 'utf8')) as {
    services: Record<string, { environment: Record<string, string>; read_only?: boolean; cap_drop?: string[] }>;
  };
  for (const caller of ['api', 'worker'])
    assert.equal(services[caller]?.environment['CODE_EXECUTION_ENDPOINT'], 'http://tierup:8194');
  const { environment = {}, read_only, cap_drop } = services['tierup'] ?? {};
  assert.deepEqual([read_only, cap_drop], [true, ['ALL']]);
  const defaults = Object.entries(environment).map(([name, text]) => [
    name,
    String(text).replace(/^\$\{\w+:-(.*)\}$/, '$1'),
  ]);
  assert.ok('port' in readConfiguration(Object.fromEntries(defaults), 2 * 1024 ** 3));
});
