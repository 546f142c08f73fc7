/** The --limit-* options, shared by the commands that run programs. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Limits } from '../runtime/budget.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** `64m`, `1g`, `4096`: bytes. */
export function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  if (match === null) throw new InvalidArgumentError('expected a size such as 64m, 1g or 4096');
  return Math.floor(Number(match[1]) * (UNITS[(match[2] as string).toLowerCase()] as number));
}

function parseCount(text: string): number {
  const count = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(count) || count <= 0) throw new InvalidArgumentError('expected a whole number above 0');
  return count;
}

/** `2`, `0.5`, `1.5s`: seconds; `200ms`: milliseconds. In milliseconds. */
export function parseTime(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(text.trim());
  if (match === null) throw new InvalidArgumentError('expected a time such as 2, 0.5s or 200ms');
  return Number(match[1]) * (match[2] === 'ms' ? 1 : 1000);
}

export interface LimitOptions {
  readonly limitTime?: number;
  readonly limitMemory?: number;
  readonly limitOutput?: number;
  readonly limitSteps?: number;
  readonly limitRecursion?: number;
}

export function addLimitOptions(command: Command): Command {
  return command
    .option('--limit-time <time>', 'wall-clock time, e.g. 2s or 200ms', parseTime)
    .option('--limit-memory <bytes>', 'bytes of Python values alive at once, e.g. 64m', parseBytes)
    .option('--limit-output <bytes>', 'bytes the program may print', parseBytes)
    .option('--limit-steps <count>', 'calls and loop iterations', parseCount)
    .option('--limit-recursion <depth>', 'nested calls (default 1000)', parseCount);
}

export function limitsOf(options: LimitOptions): Partial<Limits> {
  return {
    ...(options.limitTime !== undefined && { timeoutMs: options.limitTime }),
    ...(options.limitMemory !== undefined && { maxBytes: options.limitMemory }),
    ...(options.limitOutput !== undefined && { maxOutputBytes: options.limitOutput }),
    ...(options.limitSteps !== undefined && { maxSteps: options.limitSteps }),
    ...(options.limitRecursion !== undefined && { maxRecursion: options.limitRecursion }),
  };
}
