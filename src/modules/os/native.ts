/**
 * _os: what os needs of the session's files, environment and randomness. Nothing here reaches a process, a user or a
 * descriptor of the machine.
 */
import { posix } from 'node:path';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import type { FileStatus } from '../../runtime/host.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf, normalizeInt } from '../../runtime/objects/int.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addGetSets } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { type PyStructSequence, structSequenceType } from '../../runtime/objects/struct-sequence.ts';
import { encodeText } from '../../runtime/operations/codecs.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { fspath } from '../../runtime/operations/path-like.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { type FunctionTable, nativeModule } from '../define.ts';
import { osError, withFiles } from '../io/file-errors.ts';
import { filePath, flushFiles } from '../io/open-file.ts';
import { absolute, currentDirectory, MAX_PATH, pathText, sessionFiles } from './paths.ts';

const STAT_FIELDS = [
  'st_mode',
  'st_ino',
  'st_dev',
  'st_nlink',
  'st_uid',
  'st_gid',
  'st_size',
  'st_atime',
  'st_mtime',
  'st_ctime',
];
const statResult = structSequenceType('stat_result', 'os', STAT_FIELDS, [
  'st_atime_ns',
  'st_mtime_ns',
  'st_ctime_ns',
  'st_blksize',
  'st_blocks',
  'st_rdev',
]);
const terminalSize = structSequenceType('terminal_size', 'os', ['columns', 'lines']);
const unameResult = structSequenceType('uname_result', 'posix', [
  'sysname',
  'nodename',
  'release',
  'version',
  'machine',
]);

/** The times as floats, which the tuple's items are not. */
for (const field of ['st_atime', 'st_mtime', 'st_ctime'])
  addGetSets(statResult.type, {
    [field]: (self: PyStructSequence) => new PyFloat(Number(intOf(self.hidden[0] as Value) ?? 0) / 1e9),
  });

/** What stat says: mode bits by kind, no owner, the time of the last change for all times. */
function statOf(status: FileStatus): Value {
  const mode = status.kind === 'directory' ? 0o040755 : 0o100644;
  const seconds = Math.floor(status.modified);
  const nanoseconds = normalizeInt(BigInt(Math.round(status.modified * 1e6)) * 1000n);
  const items = [mode, 0, 0, 1, 0, 0, status.size, seconds, seconds, seconds];
  return statResult.make(items, [nanoseconds, nanoseconds, nanoseconds, 4096, Math.ceil(status.size / 512), 0]);
}

/** A path argument: as given (for messages), and where it leads. `who` begins the message about a wrong type. */
function* located(value: Value, who: string): Guest<{ readonly name: Value; readonly path: string }> {
  if (intOf(value) !== undefined) throw osError('EBADF', value);
  const kinds =
    who === 'listdir'
      ? ', os.PathLike, integer or None'
      : who === 'stat'
        ? ', os.PathLike or integer'
        : ' or os.PathLike';
  const name = yield* fspath(value, (given) => `${who}: path should be string, bytes${kinds}, not ${given}`);
  const text = pathText(name, `${who}: embedded null character in path`);
  if (text === '') throw osError('ENOENT', name);
  if (text.length > MAX_PATH) throw osError('ENAMETOOLONG', name);
  return { name, path: absolute(text) };
}

/** An operation on one path that gives nothing. */
function onPath(who: string, signature: string, operation: (path: string, name: Value) => void): FunctionTable[string] {
  return [
    signature,
    function* (value: Value): Guest<Value> {
      const { name, path } = yield* located(value, who);
      realm().budget.work(8);
      flushFiles();
      withFiles(name, () => operation(path, name));
      return None;
    },
  ];
}

function* status(value: Value, who: string): Guest<FileStatus> {
  const { name, path } = yield* located(value, who);
  realm().budget.work(8);
  flushFiles();
  const found = withFiles(name, () => sessionFiles().stat(path));
  if (found === undefined) throw missing(path, name);
  return found;
}

/** ENOENT, or ENOTDIR where a part of the path is a file. */
function missing(path: string, name: Value): unknown {
  const parent = posix.dirname(path);
  const kind = parent === path ? 'directory' : sessionFiles().stat(parent)?.kind;
  return osError(kind === 'file' ? 'ENOTDIR' : 'ENOENT', name);
}

function* list(value: Value = '.'): Guest<Value> {
  const { name, path } = yield* located(value, 'listdir');
  flushFiles();
  const files = sessionFiles();
  const found = withFiles(name, () => {
    const kind = files.stat(path)?.kind;
    if (kind === undefined) throw missing(path, name);
    if (kind === 'file') throw osError('ENOTDIR', name);
    return files.list(path);
  });
  realm().budget.allocate(found.reduce((size, item) => size + item.length * 2 + 16, 0));
  realm().budget.work(1 + found.length / 16);
  return new PyList(
    found.map((item) =>
      name instanceof PyBytes ? encodeText(textToStr(item), 'utf-8', 'surrogateescape') : textToStr(item),
    ),
  );
}

function* move(source: Value, target: Value, who: string): Guest<Value> {
  const from = yield* located(source, who);
  const to = yield* located(target, who);
  flushFiles();
  const files = sessionFiles();
  withFiles(
    from.name,
    () => {
      const kind = files.stat(from.path)?.kind;
      if (kind === undefined) throw osError('ENOENT', from.name, to.name);
      const there = files.stat(to.path)?.kind;
      if (there === 'directory' && kind === 'file') throw osError('EISDIR', from.name, to.name);
      if (there === 'file' && kind === 'directory') throw osError('ENOTDIR', from.name, to.name);
      files.rename(from.path, to.path);
    },
    to.name,
  );
  return None;
}

function* changeDirectory(value: Value): Guest<Value> {
  const { name, path } = yield* located(value, 'chdir');
  const kind = withFiles(name, () => sessionFiles().stat(path)?.kind);
  if (kind === undefined) throw missing(path, name);
  if (kind === 'file') throw osError('ENOTDIR', name);
  currentDirectory().path = path;
  return None;
}

function* access(value: Value, mode: Value): Guest<Value> {
  const { path } = yield* located(value, 'access');
  if (intOf(mode) === undefined) throw typeError(`'${typeName(mode)}' object cannot be interpreted as an integer`);
  flushFiles();
  try {
    return sessionFiles().stat(path) !== undefined;
  } catch {
    return false;
  }
}

export const builtinModule = nativeModule(
  '_os',
  {
    stat: [
      '(path, *, dir_fd=None, follow_symlinks=True)',
      function* (path: Value): Guest<Value> {
        return statOf(yield* status(path, 'stat'));
      },
    ],
    lstat: [
      '(path, *, dir_fd=None)',
      function* (path: Value): Guest<Value> {
        return statOf(yield* status(path, 'lstat'));
      },
    ],
    listdir: ['(path=None)', (path: Value = None) => list(path === None ? '.' : path)],
    mkdir: onPath('mkdir', '(path, mode=511, *, dir_fd=None)', (path, name) => {
      const files = sessionFiles();
      if (files.stat(path) !== undefined) throw osError('EEXIST', name);
      if (files.stat(posix.dirname(path)) === undefined) throw osError('ENOENT', name);
      files.makeDirectory(path);
    }),
    rmdir: onPath('rmdir', '(path, *, dir_fd=None)', (path, name) => {
      const files = sessionFiles();
      const kind = files.stat(path)?.kind;
      if (kind === undefined) throw missing(path, name);
      if (kind === 'file') throw osError('ENOTDIR', name);
      if (files.list(path).length > 0) throw osError('ENOTEMPTY', name);
      files.removeDirectory(path);
    }),
    remove: onPath('remove', '(path, *, dir_fd=None)', removeFile),
    unlink: onPath('unlink', '(path, *, dir_fd=None)', removeFile),
    rename: ['(src, dst, *, src_dir_fd=None, dst_dir_fd=None)', (a: Value, b: Value) => move(a, b, 'rename')],
    replace: ['(src, dst, *, src_dir_fd=None, dst_dir_fd=None)', (a: Value, b: Value) => move(a, b, 'replace')],
    access: ['(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)', access],
    getcwd: ['()', () => textToStr(currentDirectory().path)],
    chdir: ['(path)', changeDirectory],
    fspath: ['(path)', (path: Value) => fspath(path)],
    truncate: [
      '(path, length)',
      function* (path: Value, length: Value): Guest<Value> {
        const { name } = yield* located(path, 'truncate');
        const size = Number(yield* settle(toIndex(length)));
        if (size < 0) throw osError('EINVAL', name);
        flushFiles();
        const where = filePath(name);
        withFiles(name, () => {
          const old = sessionFiles().readFile(where);
          realm().budget.allocate(size);
          const data = new Uint8Array(size);
          data.set(old.subarray(0, size));
          sessionFiles().writeFile(where, data, 'replace');
        });
        return None;
      },
    ],
    urandom: [
      '(size, /)',
      function* (size: Value): Guest<Value> {
        const count = Number(yield* settle(toIndex(size)));
        if (count < 0) throw valueError('negative argument not allowed');
        realm().budget.allocate(count);
        realm().budget.work(count / 64);
        return new PyBytes(new Uint8Array(realm().host.randomBytes(count)));
      },
    ],
    _environment: [
      '()',
      () => {
        const result = new PyDict();
        for (const [name, value] of Object.entries(realm().host.environment)) {
          const key = textToStr(name);
          if (typeof key === 'string') result.set(key, key, textToStr(value));
        }
        return result;
      },
    ],
    strerror: [
      '(code, /)',
      function* (code: Value): Guest<Value> {
        const number = Number(yield* settle(toIndex(code)));
        return STRERROR.get(number) ?? `Unknown error ${number}`;
      },
    ],
  },
  () => ({
    stat_result: statResult.type,
    terminal_size: terminalSize.type,
    uname_result: unameResult.type,
  }),
);

function removeFile(path: string, name: Value): void {
  const files = sessionFiles();
  const kind = files.stat(path)?.kind;
  if (kind === undefined) throw missing(path, name);
  if (kind === 'directory') throw osError('EISDIR', name);
  files.remove(path);
}

/** errno to text, from the table of file errors. */
const STRERROR: ReadonlyMap<number, string> = new Map(
  [
    'EPERM',
    'ENOENT',
    'EIO',
    'EBADF',
    'EACCES',
    'EBUSY',
    'EEXIST',
    'EXDEV',
    'ENOTDIR',
    'EISDIR',
    'EINVAL',
    'EFBIG',
    'ENOSPC',
    'EROFS',
    'ENAMETOOLONG',
    'ENOTEMPTY',
    'ELOOP',
  ].map((code) => {
    const { items } = osError(code).args;
    return [Number(items[0]), strToText(items[1] as string)] as const;
  }),
);
