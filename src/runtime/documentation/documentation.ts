/** Docstrings of what is built in, found when they are asked for. In our own words; signatures are CPython's. */
import type { PyNative } from '../objects/native.ts';
import { FUNCTION_DOCUMENTATION } from './functions.ts';
import { METHOD_DOCUMENTATION } from './methods.ts';
import { SPECIAL_METHOD_DOCUMENTATION } from './special-methods.ts';
import { TYPE_DOCUMENTATION } from './types.ts';

const entry = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** What a builtin function or method does; undefined if nobody wrote it down. */
export function nativeDocumentation(native: PyNative): string | undefined {
  if (native.doc !== undefined) return native.doc;
  if (native.owner === undefined) {
    const isBuiltin = native.module === 'builtins' || native.module === '_io';
    return isBuiltin ? entry(FUNCTION_DOCUMENTATION, native.name) : undefined;
  }
  // A bytearray has the methods of bytes and those of lists.
  const owners = native.owner.name === 'bytearray' ? ['bytes', 'list'] : [native.owner.name];
  for (const owner of owners) {
    const found = entry(entry(METHOD_DOCUMENTATION, owner) ?? {}, native.name);
    if (found !== undefined) return found;
  }
  return SPECIAL_METHOD_DOCUMENTATION.get(native.name);
}

/** What a builtin class is; undefined if nobody wrote it down. */
export function typeDocumentation(name: string): string | undefined {
  return entry(TYPE_DOCUMENTATION, name);
}

/** `__text_signature__`: what is bound already is marked with a dollar, `/` ends what is positional only. */
export function textSignature(native: PyNative): string {
  const { kind } = native;
  const text = native.shownSignature ?? native.signatureText;
  const parameters = text.slice(1, -1);
  if (kind === 'method' || kind === 'wrapper') return `($${parameters})`;
  if (kind === 'classmethod') return `($${parameters.replace(/^cls\b/, 'type')})`;
  if (native.owner !== undefined) return text;
  const open = parameters.split(', ').includes('/') ? '' : '/, ';
  return parameters === '' ? '($module, /)' : `($module, ${open}${parameters})`;
}
