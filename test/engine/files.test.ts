/** Programs that use files, in a mounted folder, against CPython in an empty one. */
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { MountedFiles } from '../../src/host/mounted-files.ts';
import { Engine } from '../../src/index.ts';

const folder = join(import.meta.dirname, 'files');

/** Every path below a folder, with the content of files in hex and null for folders. */
function contents(root: string): Record<string, string | null> {
  const left: Record<string, string | null> = {};
  for (const path of globSync('**/*', { cwd: root }).sort())
    left[path] = statSync(join(root, path)).isDirectory() ? null : readFileSync(join(root, path)).toString('hex');
  return left;
}

for (const name of globSync('*.json', { cwd: folder })) {
  const program = name.replace(/json$/, 'py');
  test(`files/${program}`, async () => {
    const recorded = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const root = mkdtempSync(join(tmpdir(), 'tierup-files-'));
    try {
      const files = MountedFiles.open([{ host: root, guest: '/work', writable: true }]);
      assert.ok(typeof files !== 'string');
      let stdout = '';
      const session = new Engine().session({
        files,
        onOutput: (_stream, text) => {
          stdout += text;
        },
      });
      const outcome = await session.run(readFileSync(join(folder, program), 'utf8'), { result: 'none' });
      assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
      assert.equal(stdout, recorded.stdout);
      assert.deepEqual(contents(root), recorded.left);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
}
