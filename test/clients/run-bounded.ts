/** Runs a program that may start others: with a time limit that ends them all, and nothing left behind when it is over. */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Bounds {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly seconds: number;
}

/**
 * What it printed, both streams together. Fails with that if it ends badly or takes longer than it may. Its output goes to a
 * file: a pipe would stay open as long as anything it started.
 */
export async function runBounded(
  program: string,
  args: readonly string[],
  { cwd, env, seconds }: Bounds,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-run-'));
  const path = join(folder, 'output');
  const output = openSync(path, 'w');
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  const end = (): void => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  };
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    end();
  }, seconds * 1000);
  const code = await new Promise<number | string>((resolve) => {
    child.on('exit', (status, signal) => resolve(status ?? signal ?? ''));
    child.on('error', (error) => resolve(error.message));
  });
  clearTimeout(late);
  end();
  const printed = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  if (code === 0) return printed;
  throw new Error(
    `${program} ${args.join(' ')}: ${isLate ? `ended after ${seconds} s` : code}\n${printed.slice(-8000)}`,
  );
}
