/** The programs that a new worker runs before it takes others, so that nodes are hot when traffic comes: a file of them. */
import { readFileSync } from 'node:fs';
import type { LaneProgram } from '../lanes/lane.ts';
import type { ServiceConfiguration } from './configuration.ts';
import { programOf } from './dify/dify.ts';

/** Takes a JSON list of `{language, code}` as requests have them; gives what there is of Python, or what is wrong. */
export function readWarmUp(path: string, configuration: ServiceConfiguration): readonly LaneProgram[] | string {
  let listed: unknown;
  try {
    listed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    return (thrown as Error).message;
  }
  if (!Array.isArray(listed) || !listed.every(isNode)) return 'it must be a list of objects with language and code';
  // Each JavaScript program has a process of its own: nothing of it could be kept.
  return listed.filter(({ language }) => language === 'python3').map(({ code }) => programOf(code, configuration));
}

interface Node {
  readonly language: string;
  readonly code: string;
}

function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const { language, code } = value as Partial<Record<keyof Node, unknown>>;
  return typeof language === 'string' && typeof code === 'string';
}
