/** `tierup doctor`: which lanes this machine can offer, with which walls, and how to get the missing ones. */
import type { Command } from 'commander';
import { LaneUnavailable, type PythonSurvey, surveyPython, type Walls } from '../lanes/cpython/python.ts';
import { findWorkerWalls } from '../lanes/worker-process/worker-walls.ts';
import { EXIT } from './program.ts';

interface LaneReport {
  readonly name: string;
  readonly available: boolean;
  readonly detail: string;
  readonly walls: Readonly<Record<string, true | number | string>>;
}

/** What can be done about a wall that is missing. */
const REMEDIES: Readonly<Record<keyof Walls | 'kernel', string>> = {
  kernel: 'Linux 5.13 or later with Landlock and seccomp, and a python3 with ctypes, 3.9 or later, to raise them',
  no_new_privileges: 'Linux 3.5 or later',
  landlock: 'Linux 5.13 or later with CONFIG_SECURITY_LANDLOCK, and landlock in the kernel parameter lsm=',
  seccomp: 'a kernel with CONFIG_SECCOMP_FILTER, on x86_64 or aarch64',
  resource_limits: 'a system that lets limits be lowered',
  own_user: 'start as root with CAP_SETUID, with an interpreter that other users may read',
  mount_namespace:
    'CAP_SYS_ADMIN, or user namespaces (sysctl user.max_user_namespaces, an AppArmor profile that allows them)',
  network_namespace: 'as for mount_namespace',
  ipc_namespace: 'as for mount_namespace',
};

/** Completes the command; called only when it was asked for. */
export function registerDoctor(command: Command, finish: (code: number) => void): void {
  command
    .option('--python <command>', 'the interpreter of the CPython lane', process.env['TIERUP_PYTHON'] ?? 'python3')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nExits with 1 if a lane is not available.\n\nExamples:\n  tierup doctor\n  tierup doctor --python venv/bin/python --json',
    )
    .action((flags: { readonly python: string; readonly json?: boolean }) => {
      const lanes = [inProcess(), ...nodeProcesses(flags.python), cpython(flags.python)];
      process.stdout.write(flags.json === true ? `${JSON.stringify({ lanes }, undefined, 2)}\n` : reportText(lanes));
      finish(lanes.every((lane) => lane.available) ? EXIT.ok : EXIT.failed);
    });
}

function inProcess(): LaneReport {
  const walls = { metering: true } as const;
  return { name: 'in-process', available: true, detail: 'the engine in this process', walls };
}

/** The lanes whose processes are Node's: workers, sessions and JavaScript nodes. */
function nodeProcesses(python: string): readonly LaneReport[] {
  const found = findWorkerWalls(python);
  const walls = {
    empty_environment: true,
    node_permission_model: true,
    kernel: typeof found === 'string' ? found : true,
  } as const;
  const detail = `Node ${process.version}`;
  return [
    { name: 'worker-process', available: true, detail, walls: { metering: true, killable_process: true, ...walls } },
    { name: 'node', available: true, detail, walls },
  ];
}

function cpython(command: string): LaneReport {
  let survey: PythonSurvey;
  try {
    survey = surveyPython(command);
  } catch (thrown) {
    if (!(thrown instanceof LaneUnavailable)) throw thrown;
    return { name: 'cpython', available: false, detail: thrown.message, walls: {} };
  }
  const { python, version, missing, ...walls } = survey;
  const detail = `${python}, Python ${version}`;
  return { name: 'cpython', available: missing.length === 0, detail, walls: { ...walls } };
}

function reportText(lanes: readonly LaneReport[]): string {
  const lines: string[] = [];
  for (const { name, available, detail, walls } of lanes) {
    lines.push(`${name}: ${available ? 'available' : 'not available'} (${detail})`);
    for (const [wall, found] of Object.entries(walls)) {
      lines.push(
        `  ${typeof found === 'string' ? 'missing' : '     ok'}  ${wall}${typeof found === 'string' ? `: ${found}` : ''}`,
      );
      const remedy = REMEDIES[wall as keyof typeof REMEDIES];
      if (typeof found === 'string' && remedy !== undefined) lines.push(`           needs ${remedy}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
