/** Paths as Python gives them, and where they lead in the session's files. */
import { posix } from 'node:path';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { FileError, type FileSystem } from '../../runtime/host.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { callSpecialMaybe } from '../../runtime/operations/call.ts';
import { decodeText } from '../../runtime/operations/codecs.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

/** Longest path; longer ones are refused before the host sees them. */
export const MAX_PATH = 4096;

/** `os.fspath`: a str or bytes, or what `__fspath__` says. Throws TypeError with the message of the caller. */
export function* fspath(value: Value, message?: (name: string) => string): Guest<Value> {
  if (strOf(value) !== undefined || value instanceof PyBytes) return value;
  const result = callSpecialMaybe(value, '__fspath__', []);
  if (result === undefined) {
    const name = typeName(value);
    throw typeError(message?.(name) ?? `expected str, bytes or os.PathLike object, not ${name}`);
  }
  const path = yield* settle(result);
  if (strOf(path) !== undefined || path instanceof PyBytes) return path;
  throw typeError(`expected ${typeName(value)}.__fspath__() to return str or bytes, not ${typeName(path)}`);
}

/** The text of a path. Throws ValueError for one with a NUL. */
export function pathText(path: Value, title = 'embedded null byte'): string {
  const text =
    path instanceof PyBytes
      ? strToText(decodeText(path.data, 'utf-8', 'surrogateescape'))
      : strToText(strOf(path) as string);
  if (text.includes('\0')) throw valueError(title);
  return text;
}

/** The session's current directory. */
export function currentDirectory(): { path: string } {
  return realm().stateOf('os.cwd', () => ({ path: realm().host.files?.currentDirectory ?? '/' }));
}

/** A path from the root. */
export const absolute = (text: string): string => posix.resolve(currentDirectory().path, text);

/** The session's files; a session without any has an empty, read-only place. */
export const sessionFiles = (): FileSystem => realm().host.files ?? NO_FILES;

const refuse =
  (code: string) =>
  (path: string): never => {
    throw new FileError(code, path);
  };
const NO_FILES: FileSystem = {
  currentDirectory: '/',
  readFile: refuse('ENOENT'),
  writeFile: refuse('EROFS'),
  stat: (path) => (path === '/' ? { kind: 'directory', size: 0, modified: 0 } : undefined),
  list: (path) => (path === '/' ? [] : refuse('ENOENT')(path)),
  makeDirectory: refuse('EROFS'),
  remove: refuse('ENOENT'),
  removeDirectory: refuse('ENOENT'),
  rename: refuse('ENOENT'),
};
