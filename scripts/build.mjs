// `npm run build [-- OUTDIR]`: the package as it is shipped. One file for what every program needs, one for each part
// that is loaded when first needed, type declarations, and the modules written in Python.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = resolve(process.argv[2] ?? join(root, 'dist'));
rmSync(outdir, { recursive: true, force: true });

/** Parts that loadPart (src/locate.ts) names: they keep their place. */
const parts = globSync('src/**/*.ts', { cwd: root }).filter(
  (file) =>
    file.startsWith(join('src', 'runtime', 'unicode', 'tables')) ||
    /^export const (builtinModule|baseline)\b/m.test(readFileSync(join(root, file), 'utf8')),
);

await build({
  absWorkingDir: root,
  entryPoints: ['src/index.ts', 'src/cli/main.ts', ...parts],
  outbase: 'src',
  outdir,
  bundle: true,
  splitting: true,
  // Shared code lies at the top, where src/locate.ts expects itself.
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
});

cpSync(join(root, 'src', 'modules'), join(outdir, 'modules'), {
  recursive: true,
  filter: (path) => extname(path) === '' || extname(path) === '.py',
});
const types = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', outdir],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = types.status ?? 1;
