/** Paths as Python gives them, and where they lead in the session's files. */
import { posix } from 'node:path';
import { valueError } from '../../runtime/exceptions/raise.ts';
import { FileError, type FileSystem } from '../../runtime/host.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { decodeText } from '../../runtime/operations/codecs.ts';
import { realm } from '../../runtime/realm.ts';

/** Longest path; longer ones are refused before the host sees them. */
export const MAX_PATH = 4096;

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
