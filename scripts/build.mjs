// `npm run build [-- OUTDIR]`: the package as it is shipped. One file for what every program needs, one for each part
// that is loaded when first needed, type declarations, and the modules written in Python, as text and compiled.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { writeLibraryCode } from './library-code.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = resolve(process.argv[2] ?? join(root, 'dist'));
const read = (file) => readFileSync(file, 'utf8');

/** Parts that loadPart (src/locate.ts) names: they keep their place. */
const parts = globSync('src/**/*.ts', { cwd: root }).filter(
  (file) =>
    file.startsWith(join('src', 'runtime', 'unicode', 'tables')) ||
    /^export (const (builtinModule|baseline)|function (diagnose|compileTemplate|nativeDocumentation)|class (PolicyNetwork|ProcessDatabases))\b/m.test(
      read(join(root, file)),
    ),
);

/** What src/index.ts imports, and what that imports: one file, because finding and opening sixty takes 15 ms. */
const core = new Set();
const IMPORT = /^(?:import|export)\s+(?!type\b)[^;]*?from '(\.[^']+)';|^import '(\.[^']+)';/gms;
function collect(file) {
  if (core.has(file)) return;
  core.add(file);
  for (const [, from, bare] of read(file).matchAll(IMPORT)) collect(resolve(dirname(file), from ?? bare));
}
collect(join(root, 'src', 'index.ts'));

const entries = [
  'src/index.ts',
  'src/cli/main.ts',
  'src/lanes/worker-process/worker.ts',
  'src/lanes/node/program.ts',
  'src/lanes/session-process/session-worker.ts',
  'src/host/databases/database-process.ts',
  'src/service/client.ts',
  'src/agents/pipe/engine-process.ts',
  ...parts,
];
const { dependencies } = JSON.parse(read(join(root, 'package.json')));
rmSync(outdir, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map((file) => [file.slice('src/'.length, -'.ts'.length), join(root, file)])),
  platform: 'node',
  external: [/^node:/, ...Object.keys(dependencies)],
});
await bundle.write({
  dir: outdir,
  format: 'esm',
  entryFileNames: '[name].js',
  // Shared code lies at the top, where src/locate.ts expects itself.
  chunkFileNames: '[name]-[hash].js',
  // V8 reads every character of a file that it loads; names stay for stack traces.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  codeSplitting: { groups: [{ name: 'core', test: (id) => core.has(id) }] },
});

for (const folder of ['modules', join('lanes', 'cpython', 'launcher')])
  cpSync(join(root, 'src', folder), join(outdir, folder), {
    recursive: true,
    filter: (path) => (extname(path) === '' && !path.endsWith('__pycache__')) || extname(path) === '.py',
  });
writeLibraryCode(outdir);
const types = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', outdir],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = types.status ?? 1;
