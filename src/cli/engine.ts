/** `tierup engine --stdio`: the engine for a host in any language (docs/pipe.md), in a process without rights. */
import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { packageFile, packageScript } from '../locate.ts';
import { EXIT } from './program.ts';

/** Completes the command; called only when it was asked for. */
export function registerEngine(command: Command, finish: (code: number) => void): void {
  command
    .requiredOption('--stdio', 'take requests on standard input, give reports on standard output')
    .addHelpText('after', '\nOne JSON object a line; docs/pipe.md lists them.')
    .action(async () => finish(await engine()));
}

/** Runs until its input ends. */
function engine(): Promise<number> {
  const rights = [packageFile('.'), packageFile('../package.json'), '/usr/share/zoneinfo'];
  const child = spawn(
    process.execPath,
    ['--permission', ...rights.map((path) => `--allow-fs-read=${path}`), packageScript('agents/pipe/engine-process')],
    { stdio: 'inherit', env: {} },
  );
  return new Promise((resolve) => {
    child.on('error', () => resolve(EXIT.failed));
    child.on('exit', (code) => resolve(code ?? EXIT.failed));
  });
}
