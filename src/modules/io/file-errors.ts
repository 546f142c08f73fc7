/** The OSErrors of files, and what other calls refuse with. */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { PyException as Exception } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { makeExceptionOf } from '../../runtime/exceptions/raise.ts';
import { FileError } from '../../runtime/host.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';

/** errno name to number, text and the class of OSError. */
const ERRORS: Readonly<Record<string, readonly [number, string, string]>> = {
  EPERM: [1, 'Operation not permitted', 'PermissionError'],
  ENOENT: [2, 'No such file or directory', 'FileNotFoundError'],
  EIO: [5, 'Input/output error', 'OSError'],
  EBADF: [9, 'Bad file descriptor', 'OSError'],
  EACCES: [13, 'Permission denied', 'PermissionError'],
  EBUSY: [16, 'Device or resource busy', 'OSError'],
  EEXIST: [17, 'File exists', 'FileExistsError'],
  EXDEV: [18, 'Invalid cross-device link', 'OSError'],
  ENOTDIR: [20, 'Not a directory', 'NotADirectoryError'],
  EISDIR: [21, 'Is a directory', 'IsADirectoryError'],
  EINVAL: [22, 'Invalid argument', 'OSError'],
  EFBIG: [27, 'File too large', 'OSError'],
  ENOSPC: [28, 'No space left on device', 'OSError'],
  EROFS: [30, 'Read-only file system', 'OSError'],
  ENAMETOOLONG: [36, 'File name too long', 'OSError'],
  ENOTEMPTY: [39, 'Directory not empty', 'OSError'],
  ELOOP: [40, 'Too many levels of symbolic links', 'OSError'],
};

/** The OSError of an errno name, with the names of the files as Python gave them. */
export function osError(code: string, filename?: Value, filename2?: Value): PyException {
  const [errno, text, className] = ERRORS[code] ?? (ERRORS['EIO'] as readonly [number, string, string]);
  const members: Record<string, Value> = { errno, strerror: text };
  if (filename !== undefined) members['filename'] = filename;
  if (filename2 !== undefined) members['filename2'] = filename2;
  return makeExceptionOf(className, [errno, text], members);
}

/** Runs an operation of the host's files; its refusals become OSErrors. */
export function withFiles<T>(filename: Value, operation: () => T, filename2?: Value): T {
  try {
    return operation();
  } catch (thrown) {
    if (thrown instanceof FileError) throw osError(thrown.code, filename, filename2);
    throw thrown;
  }
}

export const unsupportedOperationType = builtinType('io.UnsupportedOperation', undefined, {
  base: exceptionType('OSError'),
});
unsupportedOperationType.linkBases(
  [exceptionType('OSError'), exceptionType('ValueError')],
  [unsupportedOperationType, exceptionType('OSError'), exceptionType('ValueError'), ...exceptionType('Exception').mro],
);
unsupportedOperationType.name = 'UnsupportedOperation';

/** io.UnsupportedOperation: an operation that this stream does not have. */
export function unsupported(message: string): PyException {
  const error = new Exception(unsupportedOperationType);
  error.args = new PyTuple([textToStr(message)]);
  return error;
}
