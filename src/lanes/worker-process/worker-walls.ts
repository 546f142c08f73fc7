/**
 * Walls of the kernel around our own Node processes, where a Python is there to raise them (lanes/cpython/launcher/enter.py):
 * no new privileges, no capabilities, Landlock, seccomp. Beyond Node's permission model, which they do not rely on.
 */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { packageFile } from '../../locate.ts';
import { findInterpreter, LaneUnavailable, launcherFile, PYTHON_OPTIONS } from '../cpython/python.ts';

export interface WorkerWalls {
  /** What stands before a command and its arguments. */
  readonly command: readonly [string, ...string[]];
}

/** The walls, tried out on a Node that prints one line; or why they cannot be had. */
export function findWorkerWalls(python: string): WorkerWalls | string {
  if (process.platform !== 'linux') return `they need Linux, this is ${process.platform}`;
  let interpreter: string;
  try {
    interpreter = findInterpreter(python);
  } catch (thrown) {
    if (thrown instanceof LaneUnavailable) return `nothing to raise them with: ${thrown.message}`;
    throw thrown;
  }
  const readable = JSON.stringify([packageFile('.'), packageFile('../package.json')]);
  const command = [interpreter, ...PYTHON_OPTIONS, launcherFile('enter.py'), readable] as const;
  const [program, ...args] = inWalls({ command }, ['-p', '6 * 7']);
  const tried = spawnSync(program, args, { env: {}, encoding: 'utf8', timeout: 20_000 });
  if (tried.status === 0 && tried.stdout.trim() === '42') return { command };
  return `a process in them does not start: ${tried.error?.message ?? (lastLine(tried.stderr) || tried.signal)}`;
}

/** The command that starts this Node, behind walls if there are any. */
export function inWalls(walls: WorkerWalls | undefined, args: readonly string[]): readonly [string, ...string[]] {
  if (walls === undefined) return [process.execPath, ...args];
  return [...walls.command, realpathSync(process.execPath), ...args];
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
