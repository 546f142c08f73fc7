/** The import table of docs/architecture.md, held. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const source = resolve(import.meta.dirname, '../../src');

/** Folder to the folders it may import besides itself and assert.ts. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  syntax: [],
  telemetry: [],
  scaling: [],
  scope: ['syntax'],
  bytecode: ['syntax'],
  compiler: ['syntax', 'scope', 'bytecode'],
  runtime: ['bytecode'],
  // Settings and results of the hook are the runtime's.
  templates: ['syntax', 'runtime'],
  builtins: ['runtime', 'bytecode'],
  modules: ['runtime', 'bytecode', 'builtins'],
  host: ['runtime'],
  tiers: ['bytecode', 'runtime'],
  engine: ['syntax', 'scope', 'bytecode', 'compiler', 'runtime', 'builtins', 'modules', 'templates', 'host', 'tiers'],
  // Limits are the runtime's; a worker is a script of this package.
  lanes: ['engine', 'host', 'telemetry', 'runtime'],
  // Values cross by their runtime form; a tool's source is read, not run.
  agents: ['engine', 'host', 'runtime', 'syntax', 'telemetry'],
  service: ['lanes', 'engine', 'telemetry', 'runtime'],
  // --explain prints each stage of the pipeline, so the command line sees them.
  cli: [
    'lanes',
    'service',
    'agents',
    'engine',
    'host',
    'telemetry',
    'scaling',
    'syntax',
    'scope',
    'bytecode',
    'compiler',
    'runtime',
  ],
};

test('folders import only what the table allows', () => {
  const wrong: string[] = [];
  for (const file of globSync('**/*.ts', { cwd: source })) {
    const folder = file.includes('/') ? (file.split('/')[0] as string) : undefined;
    if (folder === undefined) continue;
    for (const match of readFileSync(join(source, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const target = relative(source, resolve(dirname(join(source, file)), match[1] as string));
      const targetFolder = target.includes('/') ? (target.split('/')[0] as string) : 'assert.ts';
      const allowed = ALLOWED[folder];
      if (
        allowed === undefined ||
        (targetFolder !== folder && targetFolder !== 'assert.ts' && !allowed.includes(targetFolder))
      )
        wrong.push(`${file} -> ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});
