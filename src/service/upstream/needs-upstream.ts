/**
 * Which runs no lane here can take whole, told from their text before they start: Python that imports modules which neither
 * the engine nor the CPython lane has, JavaScript that asks for modules or connections that its lane has not.
 */
import { modulesNotHere } from '../../engine/needed-modules.ts';
import { isHarmlessModule } from '../../lanes/node/harmless-modules.ts';

/** Reasons are short: the first few names. */
const MAX_NAMES = 5;

/** Why a Python program has to go upstream; undefined if a lane here can take it. `cpythonHas`: the other lane's modules. */
export function pythonNeeds(source: string, cpythonHas: (module: string) => boolean): string | undefined {
  const missing = modulesNotHere(source).filter((name) => !cpythonHas(name.split('.')[0] as string));
  return missing.length === 0 ? undefined : `imports ${listed(missing)}`;
}

const REQUIRED = /\b(?:require|import)\s*\(\s*(['"`])([^'"`]+)\1/g;
const STATEMENT = /^[ \t]*(?:import|export)\b[^\n]*\bfrom\s*(['"])([^'"]+)\1/gm;
const CONNECTS = /\b(fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;

/** The same of JavaScript; names that are computed are not seen. */
export function javascriptNeeds(source: string): string | undefined {
  const asked = [...source.matchAll(REQUIRED), ...source.matchAll(STATEMENT)].map((match) => match[2] as string);
  const missing = [...new Set(asked)].filter((name) => !isHarmlessModule(name));
  if (missing.length > 0) return `imports ${listed(missing)}`;
  const connects = CONNECTS.exec(source)?.[1];
  return connects === undefined ? undefined : `calls ${connects}`;
}

function listed(names: readonly string[]): string {
  return names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ', ...' : '');
}
