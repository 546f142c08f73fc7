/** Starts a script of this package as a process that reaches nothing: empty environment, no files but the package, no network. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SMALL_YOUNG_GENERATION } from '../../engine/process-memory.ts';
import { packageFile, packageScript } from '../../locate.ts';
import { inWalls, type WorkerWalls } from './worker-walls.ts';

/** `script` without its ending, from the package's folder; `memoryMb` bounds its heap. */
export function startProcess(
  script: string,
  argument: string,
  memoryMb: number,
  walls: WorkerWalls | undefined,
): ChildProcess {
  const rights = [...workerRights(), SMALL_YOUNG_GENERATION, `--max-old-space-size=${memoryMb}`];
  const [execPath, ...execArgv] = inWalls(walls, rights);
  return fork(packageScript(script), [argument], {
    env: {},
    execPath,
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Node's permission model: read this package, and nothing else (no writing, network, processes, threads, addons). */
export function workerRights(): readonly string[] {
  return ['--permission', `--allow-fs-read=${packageFile('.')}`, `--allow-fs-read=${packageFile('../package.json')}`];
}

/** Bytes of memory that a process holds; undefined where the system does not say. */
export function residentBytesOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return undefined;
  }
}
