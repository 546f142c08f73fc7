/** FileIO and the buffered classes over it: streams of bytes of a file, of a BytesIO or of any raw stream. */
import { stopIteration, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { fspath } from '../../runtime/operations/path-like.ts';
import { repr } from '../../runtime/operations/text.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';
import { bufferedBaseType, callMethod, closedError, PyStream, rawBaseType, sizeOf } from './base.ts';
import { ByteStore } from './byte-store.ts';
import { PyBytesIO, seekStore, storeLine, storeLines } from './bytes-io.ts';
import { unsupported } from './file-errors.ts';
import { OpenFile } from './open-file.ts';

/** What a stream reads from and writes to. */
type Source =
  | { readonly kind: 'file'; readonly file: OpenFile }
  | { readonly kind: 'bytes'; readonly stream: PyBytesIO }
  /** A stream of another class: `pending` is what was read of it and not yet handed out. */
  | { readonly kind: 'other'; readonly stream: Value; readonly pending: ByteStore };

export class PyFileStream extends PyStream {
  source: Source | undefined = undefined;
  /** The raw stream under a buffered one; undefined for FileIO. */
  raw: Value | undefined = undefined;
  closefd = true;
}
export const fileIoType = builtinType('_io.FileIO', PyFileStream, { base: rawBaseType });
class PyReader extends PyFileStream {}
class PyWriter extends PyFileStream {}
class PyRandomAccess extends PyFileStream {}
export const bufferedReaderType = builtinType('_io.BufferedReader', PyReader, { base: bufferedBaseType });
export const bufferedWriterType = builtinType('_io.BufferedWriter', PyWriter, { base: bufferedBaseType });
export const bufferedRandomType = builtinType('_io.BufferedRandom', PyRandomAccess, { base: bufferedBaseType });

const LAYOUTS = new Map<PyType, new () => PyFileStream>([
  [fileIoType, PyFileStream],
  [bufferedReaderType, PyReader],
  [bufferedWriterType, PyWriter],
  [bufferedRandomType, PyRandomAccess],
]);

/** A raw file. Throws OSError. */
export function openRaw(name: Value, kind: string, plus: boolean): PyFileStream {
  const stream = new PyFileStream();
  stream.source = { kind: 'file', file: new OpenFile(name, { kind, plus }) };
  return stream;
}

/** A buffered stream over a raw file. */
export function bufferOver(raw: PyFileStream): PyFileStream {
  const { file } = raw.source as Source & { kind: 'file' };
  const stream = file.mode.plus ? new PyRandomAccess() : file.writable ? new PyWriter() : new PyReader();
  stream.raw = raw;
  stream.source = raw.source;
  return stream;
}

/** The open file that a stream of exactly these classes writes to, if it may. */
export function fileUnder(stream: Value): OpenFile | undefined {
  if (!(stream instanceof PyFileStream) || !stream.exact || stream.closed) return undefined;
  return stream.source?.kind === 'file' && stream.source.file.writable ? stream.source.file : undefined;
}

function checkUsable(self: PyFileStream): Source {
  if (self.source === undefined) throw valueError('I/O operation on uninitialized object');
  if (self.closed || (self.raw instanceof PyStream && self.raw.closed)) throw closedError();
  return self.source;
}

const storeOf = (source: Source): ByteStore =>
  source.kind === 'file' ? source.file.store : source.kind === 'bytes' ? source.stream.store : source.pending;

const isReadable = (self: PyFileStream): boolean => {
  const { source } = self;
  if (source?.kind === 'file') return source.file.readable;
  return !(self instanceof PyWriter);
};
const isWritable = (self: PyFileStream): boolean => {
  const { source } = self;
  if (source?.kind === 'file') return source.file.writable;
  return !(self instanceof PyReader);
};

/** The store to read from, filled from a stream of another class. Throws UnsupportedOperation. */
function* readable(self: PyFileStream, wanted: number): Guest<ByteStore> {
  const source = checkUsable(self);
  if (!isReadable(self)) throw unsupported(self.raw === undefined ? 'File not open for reading' : 'read');
  if (source.kind === 'other') yield* fill(source, wanted);
  return storeOf(source);
}

/** Reads of a stream of another class until so many bytes are pending; all of them for a negative number. */
function* fill(source: Source & { kind: 'other' }, wanted: number): Guest<void> {
  const { pending, stream } = source;
  while (wanted < 0 || pending.length - pending.position < wanted) {
    const piece = yield* callMethod(stream, 'read', [8192]);
    if (piece === None) return;
    const bytes = needBytes(piece);
    if (bytes.length === 0) return;
    const at = pending.position;
    pending.position = pending.length;
    pending.write(bytes);
    pending.position = at;
  }
}

function* write(self: PyFileStream, value: Value): Guest<Value> {
  const source = checkUsable(self);
  if (!isWritable(self)) throw unsupported(self.raw === undefined ? 'File not open for writing' : 'write');
  if (strOf(value) !== undefined) throw typeError("a bytes-like object is required, not 'str'");
  const bytes = needBytes(value);
  if (source.kind === 'file') source.file.write(bytes);
  else if (source.kind === 'bytes') source.stream.store.write(bytes);
  else yield* callMethod(source.stream, 'write', [new PyBytes(bytes.slice())]);
  return bytes.length;
}

function* flush(self: PyFileStream): Guest<Value> {
  const source = checkUsable(self);
  if (source.kind === 'file') source.file.flush();
  else if (source.kind === 'other') yield* callMethod(source.stream, 'flush', []);
  return None;
}

function* close(self: PyFileStream): Guest<Value> {
  if (self.closed) return None;
  const { source } = self;
  self.closed = true;
  if (source?.kind === 'file') source.file.flush();
  if (self.raw !== undefined) yield* callMethod(self.raw, 'close', []);
  return None;
}

function* seek(self: PyFileStream, offset: Value, whence: Value = 0): Guest<Value> {
  const source = checkUsable(self);
  if (source.kind === 'other') {
    source.pending.truncate(0);
    source.pending.position = 0;
    return yield* callMethod(source.stream, 'seek', [offset, whence]);
  }
  return yield* seekStore(storeOf(source), offset, whence);
}

function* truncate(self: PyFileStream, size: Value = None): Guest<Value> {
  const source = checkUsable(self);
  if (!isWritable(self)) throw unsupported(self.raw === undefined ? 'File not open for writing' : 'truncate');
  const store = storeOf(source);
  const length = size === None ? store.position : Number(yield* settle(toIndex(size)));
  if (length < 0) throw valueError(`negative size value ${length}`);
  if (source.kind === 'file') source.file.truncate(length);
  else store.truncate(length);
  return length;
}

const nameOf = (self: PyFileStream): Value | undefined =>
  self.source?.kind === 'file' ? self.source.file.name : undefined;

const modeText = (self: PyFileStream): string => {
  if (self.source?.kind !== 'file') return self instanceof PyReader ? 'rb' : self instanceof PyWriter ? 'wb' : 'rb+';
  const { kind, plus } = self.source.file.mode;
  return `${kind === 'w' && plus ? 'r' : kind}b${plus ? '+' : ''}`;
};

function* represented(self: PyFileStream): Guest<Value> {
  const name = nameOf(self);
  const shown = name === undefined ? '' : ` name=${strToText(yield* settle(repr(name)))}`;
  if (self.raw !== undefined) return textToStr(`<${self.cls.name}${shown}>`);
  return textToStr(`<${self.cls.name}${shown} mode='${modeText(self)}' closefd=True>`);
}

const shared: MethodTable = {
  read: [
    '(self, size=-1, /)',
    function* (self: PyFileStream, size?: Value): Guest<Value> {
      const count = yield* sizeOf(size);
      return new PyBytes((yield* readable(self, count)).read(count));
    },
  ],
  readline: [
    '(self, size=-1, /)',
    function* (self: PyFileStream, size?: Value): Guest<Value> {
      const limit = yield* sizeOf(size);
      return new PyBytes(storeLine(yield* readable(self, -1), limit));
    },
  ],
  readlines: [
    '(self, hint=-1, /)',
    function* (self: PyFileStream, hint?: Value): Guest<Value> {
      const limit = yield* sizeOf(hint);
      return storeLines(yield* readable(self, -1), limit);
    },
  ],
  readinto: [
    '(self, buffer, /)',
    function* (self: PyFileStream, buffer: Value): Guest<Value> {
      const target = needBytes(buffer);
      const data = (yield* readable(self, target.length)).read(target.length);
      target.set(data);
      return data.length;
    },
  ],
  __iter__: [
    '(self, /)',
    (self: PyFileStream) => {
      checkUsable(self);
      return self;
    },
  ],
  __next__: [
    '(self, /)',
    function* (self: PyFileStream): Guest<Value> {
      const line = storeLine(yield* readable(self, -1), -1);
      if (line.length === 0) throw stopIteration(undefined);
      return new PyBytes(line);
    },
  ],
  write: ['(self, b, /)', write],
  flush: ['(self, /)', flush],
  close: ['(self, /)', close],
  seek: ['(self, pos, whence=0, /)', seek],
  tell: [
    '(self, /)',
    function* (self: PyFileStream): Guest<Value> {
      const source = checkUsable(self);
      if (source.kind !== 'other') return storeOf(source).position;
      const at = Number(yield* callMethod(source.stream, 'tell', []));
      return at - (source.pending.length - source.pending.position);
    },
  ],
  truncate: ['(self, size=None, /)', truncate],
  readable: [
    '(self, /)',
    (self: PyFileStream) => {
      checkUsable(self);
      return isReadable(self);
    },
  ],
  writable: [
    '(self, /)',
    (self: PyFileStream) => {
      checkUsable(self);
      return isWritable(self);
    },
  ],
  seekable: [
    '(self, /)',
    function* (self: PyFileStream): Guest<Value> {
      const source = checkUsable(self);
      return source.kind === 'other' ? yield* settle(truth(yield* callMethod(source.stream, 'seekable', []))) : true;
    },
  ],
  isatty: ['(self, /)', () => false],
  fileno: [
    '(self, /)',
    () => {
      throw unsupported('fileno');
    },
  ],
  __repr__: ['(self, /)', represented],
};

addMethods(fileIoType, {
  ...shared,
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, fileIoType, PyFileStream)],
  __init__: [
    "(self, file, mode='r', closefd=True, opener=None)",
    function* (self: PyFileStream, file: Value, mode: Value = 'r'): Guest<Value> {
      const text = strToText(strOf(mode) ?? '');
      const letters = text.replaceAll('b', '');
      if (!/^[rwxa]\+?$/.test(letters)) throw valueError(`invalid mode: ${text}`);
      const name = yield* fspath(file);
      self.source = {
        kind: 'file',
        file: new OpenFile(name, { kind: letters[0] as string, plus: letters.length > 1 }),
      };
      self.closed = false;
      return None;
    },
  ],
  readall: [
    '(self, /)',
    function* (self: PyFileStream): Guest<Value> {
      return new PyBytes((yield* readable(self, -1)).read(-1));
    },
  ],
});
addGetSets(fileIoType, {
  mode: (self: PyFileStream) => modeText(self),
  closefd: () => true,
  name: (self: PyFileStream) => nameOf(self) ?? None,
});

/** The source of a buffered stream over `raw`. */
function sourceOver(raw: Value): Source {
  if (raw instanceof PyFileStream && raw.source !== undefined) return raw.source;
  if (raw instanceof PyBytesIO) return { kind: 'bytes', stream: raw };
  return { kind: 'other', stream: raw, pending: new ByteStore(new Uint8Array(0)) };
}

for (const type of [bufferedReaderType, bufferedWriterType, bufferedRandomType]) {
  addMethods(type, {
    ...shared,
    __new__: [
      '(cls, *args, **kwargs)',
      (cls: Value) => newInstance(cls, type, LAYOUTS.get(type) as new () => PyFileStream),
    ],
    __init__: [
      '(self, raw, buffer_size=8192)',
      (self: PyFileStream, raw: Value) => {
        self.raw = raw;
        self.source = sourceOver(raw);
        self.closed = false;
        return None;
      },
    ],
    read1: [
      '(self, size=-1, /)',
      function* (self: PyFileStream, size?: Value): Guest<Value> {
        const count = yield* sizeOf(size);
        const wanted = count < 0 ? 8192 : count;
        return new PyBytes((yield* readable(self, 1)).read(wanted));
      },
    ],
    readinto1: shared['readinto'] as MethodTable[string],
    peek: [
      '(self, size=0, /)',
      function* (self: PyFileStream): Guest<Value> {
        const store = yield* readable(self, 1);
        realm().budget.allocate(8192);
        return new PyBytes(store.content.slice(store.position, store.position + 8192));
      },
    ],
    detach: [
      '(self, /)',
      function* (self: PyFileStream): Guest<Value> {
        yield* flush(self);
        const { raw } = self;
        self.source = undefined;
        self.raw = undefined;
        if (raw === undefined) throw valueError('raw stream has been detached');
        return raw;
      },
    ],
  });
  addGetSets(type, {
    raw: (self: PyFileStream) => self.raw ?? None,
    closed: (self: PyFileStream) => self.closed || (self.raw instanceof PyStream && self.raw.closed),
    mode: (self: PyFileStream) => modeText(self),
    name: function* (self: PyFileStream): Guest<Value> {
      return nameOf(self) ?? (yield* settle(getAttribute(self.raw ?? None, 'name')));
    },
  });
}
