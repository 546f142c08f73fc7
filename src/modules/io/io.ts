/** _io: the streams in TypeScript. The module io, in Python beside this file, gives them their abstract classes. */
import { nativeModule } from '../define.ts';
import { bufferedBaseType, ioBaseType, rawBaseType, textBaseType } from './base.ts';
import { bytesIoType } from './bytes-io.ts';
import { unsupportedOperationType } from './file-errors.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, fileIoType } from './file-io.ts';
import { open } from './open.ts';
import { stringIoType } from './string-io.ts';
import { textIoType } from './text-io.ts';

const OPEN = "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)";

export const builtinModule = nativeModule('_io', { open: [OPEN, open] }, () => ({
  _IOBase: ioBaseType,
  _RawIOBase: rawBaseType,
  _BufferedIOBase: bufferedBaseType,
  _TextIOBase: textBaseType,
  BytesIO: bytesIoType,
  StringIO: stringIoType,
  FileIO: fileIoType,
  BufferedReader: bufferedReaderType,
  BufferedWriter: bufferedWriterType,
  BufferedRandom: bufferedRandomType,
  TextIOWrapper: textIoType,
  UnsupportedOperation: unsupportedOperationType,
}));
