/** The interpreter of the lane: which one it is, and which walls this machine has for it. */
import { spawnSync } from 'node:child_process';
import { packageFile } from '../../locate.ts';

/** What launcher/walls.py found: true or a number where there is the wall, else the reason why not. */
export interface Walls {
  readonly no_new_privileges: true | string;
  readonly landlock: number | string;
  readonly seccomp: true | string;
  readonly resource_limits: true | string;
  readonly own_user: number | string;
  readonly mount_namespace: true | string;
  readonly network_namespace: true | string;
  readonly ipc_namespace: true | string;
}

export interface PythonSurvey extends Walls {
  /** Path of the interpreter, and its version. */
  readonly python: string;
  readonly version: string;
  /** Walls without which no run starts unless the host wants less. */
  readonly missing: readonly (keyof Walls)[];
}

/** A lane cannot be had on this machine: no interpreter, or walls missing. */
export class LaneUnavailable extends Error {
  override readonly name = 'LaneUnavailable';
}

/** Interpreter options: nothing from the environment or the user's folder, no bytecode written, UTF-8. */
export const PYTHON_OPTIONS: readonly string[] = ['-E', '-s', '-B', '-X', 'utf8'];

/** Looks for the interpreter and tries the walls out. Throws LaneUnavailable if there is none that can be used. */
export function surveyPython(command: string): PythonSurvey {
  if (process.platform !== 'linux')
    throw new LaneUnavailable(`the walls of the CPython lane need Linux, this is ${process.platform}`);
  const interpreter = findInterpreter(command);
  const survey = run(interpreter, [...PYTHON_OPTIONS, launcherFile('walls.py')], {});
  if (survey.status !== 0)
    throw new LaneUnavailable(`${command} cannot run the launcher (needs Python 3.9): ${lastLine(survey.stderr)}`);
  return JSON.parse(survey.stdout) as PythonSurvey;
}

/** What is called python3 may be a script that chooses one: the path of the interpreter itself. */
export function findInterpreter(command: string): string {
  // Without a PATH Python does not know its own.
  const code = 'import os, sys; print(sys.executable or os.path.realpath("/proc/self/exe"))';
  const found = run(command, ['-c', code], process.env);
  if (found.status !== 0)
    throw new LaneUnavailable(`no Python: ${command}: ${found.error?.message ?? found.stderr.trim()}`);
  return found.stdout.trim();
}

function run(executable: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return spawnSync(executable, args, { env, encoding: 'utf8', timeout: 20_000 });
}

/** The path of a file of the launcher. */
export function launcherFile(name: string): string {
  return packageFile(`lanes/cpython/launcher/${name}`);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
