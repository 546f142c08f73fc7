// Runs a script of this project with its own Node: installs the dependencies first if they are not there.
// Plain JavaScript for any Node from 18 on, because it runs before anything is set up.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const marker = join(modules, '.package-lock.json');

function needsInstall() {
  if (!existsSync(marker) || !existsSync(node)) return true;
  return (
    statSync(join(root, 'package-lock.json')).mtimeMs > statSync(marker).mtimeMs + 1000 &&
    !existsSync(join(modules, '.bin', 'tsc'))
  );
}

if (needsInstall()) {
  console.error('tierup: installing dependencies (once) ...');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error('tierup: npm ci failed; see the messages above.');
    process.exit(install.status ?? 1);
  }
}
const [script, ...args] = process.argv.slice(2);
const child = spawn(node, [join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
// Who stops npm stops the script: it gets the signal and ends in its own time. Ctrl-C reaches it from the terminal.
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 143 : 1)));
