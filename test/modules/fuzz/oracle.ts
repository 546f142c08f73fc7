/** The CPython 3.13 that results are compared with: `$TIERUP_ORACLE`, or `python3` through pyenv. */
import { spawnSync } from 'node:child_process';

const command = process.env['TIERUP_ORACLE'] ?? 'python3';
const env = { ...process.env, PYENV_VERSION: process.env['PYENV_VERSION'] ?? '3.13.0', PYTHONWARNINGS: 'ignore' };

/** True if there is one; fuzz tests are skipped otherwise. */
export function hasOracle(): boolean {
  const answer = spawnSync(command, ['-c', 'import sys; print(sys.version_info[:2])'], { encoding: 'utf8', env });
  return answer.status === 0 && answer.stdout.trim() === '(3, 13)';
}

/** Standard output of a program run by CPython. */
export function runOracle(source: string): string {
  const answer = spawnSync(command, ['-'], { input: source, encoding: 'utf8', env, maxBuffer: 1 << 28 });
  if (answer.status !== 0) throw new Error(`the oracle failed: ${answer.stderr.slice(-2000)}`);
  return answer.stdout;
}
