/**
 * What all streams share: the base classes, being closed, and the methods that are made of others. A stream written in
 * Python inherits from these and gives `read`, `write`, `readable` ... itself.
 */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { stopIteration, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strLength, strOf } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { call } from '../../runtime/operations/call.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { charge, iterateAll } from '../../runtime/operations/iterate.ts';
import { length } from '../../runtime/operations/length.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { unsupported } from './file-errors.ts';

export class PyStream extends PyObject {
  closed = false;
}
export const ioBaseType = builtinType('_io._IOBase', PyStream);
export const rawBaseType = builtinType('_io._RawIOBase', undefined, { base: ioBaseType });
export const bufferedBaseType = builtinType('_io._BufferedIOBase', undefined, { base: ioBaseType });
export const textBaseType = builtinType('_io._TextIOBase', undefined, { base: ioBaseType });

/** Calls a method of a stream, of whatever class. */
export function* callMethod(stream: Value, name: string, args: Value[], keywords?: PyDict): Guest<Value> {
  return yield* call(yield* settle(getAttribute(stream, name)), args, keywords);
}

export const closedError = (): PyException => valueError('I/O operation on closed file.');

export function checkOpen(stream: PyStream): void {
  if (stream.closed) throw closedError();
}

/** A size argument: -1 for None. Throws TypeError. */
export function* sizeOf(value: Value | undefined): Guest<number> {
  if (value === undefined || value === None) return -1;
  const int = intOf(value);
  if (int !== undefined) return Number(int);
  if (typeof value !== 'object' || value.cls.lookup('__index__') === undefined)
    throw typeError(`argument should be integer or None, not '${typeName(value)}'`);
  return Number(yield* settle(toIndex(value)));
}

/** All lines from the position on, or as many as `hint` characters need. */
export function* lines(stream: Value, hint: Value | undefined): Guest<Value> {
  const limit = yield* sizeOf(hint);
  const found: Value[] = [];
  let size = 0;
  for (;;) {
    const line = yield* callMethod(stream, 'readline', []);
    const own = strOf(line);
    const count = own === undefined ? yield* settle(length(line)) : strLength(own);
    if (count === 0) return new PyList(found);
    charge(found, realm().budget);
    found.push(line);
    size += count;
    if (limit > 0 && size > limit) return new PyList(found);
  }
}

function* writeLines(stream: Value, items: Value): Guest<Value> {
  if (stream instanceof PyStream) checkOpen(stream);
  for (const item of yield* settle(iterateAll(items))) yield* callMethod(stream, 'write', [item]);
  return None;
}

function* nextLine(stream: Value): Guest<Value> {
  const line = yield* callMethod(stream, 'readline', []);
  if (!(yield* settle(truth(line)))) throw stopIteration(undefined);
  return line;
}

/** readline of a stream that has only `read`: a byte at a time. */
function* readLine(stream: Value, size?: Value): Guest<Value> {
  const limit = yield* sizeOf(size);
  const bytes: number[] = [];
  while (limit < 0 || bytes.length < limit) {
    const piece = yield* callMethod(stream, 'read', [1]);
    if (!(piece instanceof PyBytes))
      throw typeError(`read() should have returned a bytes object, not '${typeName(piece)}'`);
    if (piece.data.length === 0) break;
    bytes.push(...piece.data);
    if (bytes.at(-1) === 10) break;
    if ((bytes.length & 255) === 0) realm().budget.allocate(2048);
  }
  return new PyBytes(Uint8Array.from(bytes));
}

function* close(stream: PyStream): Guest<Value> {
  if (stream.closed) return None;
  try {
    yield* callMethod(stream, 'flush', []);
  } finally {
    stream.closed = true;
  }
  return None;
}

const refuse = (name: string) => (): Maybe<Value> => {
  throw unsupported(name);
};

addMethods(ioBaseType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, ioBaseType, PyStream)],
  __iter__: [
    '(self, /)',
    function* (self: PyStream): Guest<Value> {
      if (yield* isClosed(self)) throw closedError();
      return self;
    },
  ],
  __next__: ['(self, /)', nextLine],
  __enter__: [
    '(self, /)',
    function* (self: PyStream): Guest<Value> {
      if (yield* isClosed(self)) throw closedError();
      return self;
    },
  ],
  __exit__: [
    '(self, /, *args)',
    function* (self: PyStream): Guest<Value> {
      yield* callMethod(self, 'close', []);
      return None;
    },
  ],
  close: ['(self, /)', close],
  flush: [
    '(self, /)',
    function* (self: PyStream): Guest<Value> {
      if (yield* isClosed(self)) throw closedError();
      return None;
    },
  ],
  seek: ['(self, offset, whence=0, /)', refuse('seek')],
  tell: [
    '(self, /)',
    function* (self: PyStream): Guest<Value> {
      return yield* callMethod(self, 'seek', [0, 1]);
    },
  ],
  truncate: ['(self, size=None, /)', refuse('truncate')],
  fileno: ['(self, /)', refuse('fileno')],
  isatty: [
    '(self, /)',
    function* (self: PyStream): Guest<Value> {
      if (yield* isClosed(self)) throw closedError();
      return false;
    },
  ],
  readable: ['(self, /)', () => false],
  writable: ['(self, /)', () => false],
  seekable: ['(self, /)', () => false],
  readline: ['(self, size=-1, /)', readLine],
  readlines: ['(self, hint=-1, /)', lines],
  writelines: ['(self, lines, /)', writeLines],
  _checkClosed: [
    '(self, msg=None)',
    function* (self: PyStream): Guest<Value> {
      if (yield* isClosed(self)) throw closedError();
      return None;
    },
  ],
  _checkReadable: ['(self, msg=None)', check('readable', 'File or stream is not readable.')],
  _checkWritable: ['(self, msg=None)', check('writable', 'File or stream is not writable.')],
  _checkSeekable: ['(self, msg=None)', check('seekable', 'File or stream is not seekable.')],
});
addGetSets(ioBaseType, { closed: (self: PyStream) => self.closed });

/** `closed`, which a subclass may define anew. */
function* isClosed(self: PyStream): Guest<boolean> {
  return yield* settle(truth(yield* settle(getAttribute(self, 'closed'))));
}

function check(method: string, message: string): (self: PyStream) => Guest<Value> {
  return function* (self) {
    if (!(yield* settle(truth(yield* callMethod(self, method, []))))) throw unsupported(message);
    return true;
  };
}

function* readAll(stream: Value): Guest<Value> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const piece = yield* callMethod(stream, 'read', [8192]);
    if (piece === None && parts.length === 0) return None;
    if (!(piece instanceof PyBytes) || piece.data.length === 0) break;
    realm().budget.allocate(piece.data.length);
    parts.push(piece.data);
  }
  return new PyBytes(new Uint8Array(Buffer.concat(parts)));
}

addMethods(rawBaseType, {
  read: [
    '(self, size=-1, /)',
    function* (self: Value, size?: Value): Guest<Value> {
      const count = yield* sizeOf(size);
      if (count < 0) return yield* callMethod(self, 'readall', []);
      realm().budget.allocate(count);
      const target = new PyByteArray(new Uint8Array(count));
      const got = yield* callMethod(self, 'readinto', [target]);
      return got === None ? None : new PyBytes(target.data.slice(0, Number(intOf(got) ?? 0)));
    },
  ],
  readall: ['(self, /)', readAll],
  readinto: ['(self, buffer, /)', refuse('readinto')],
  write: ['(self, b, /)', refuse('write')],
});

function intoBuffer(method: string): (self: Value, buffer: Value) => Guest<Value> {
  return function* (self, buffer) {
    const target = needBytes(buffer);
    const data = needBytes(yield* callMethod(self, method, [target.length]));
    target.set(data.subarray(0, target.length));
    return data.length;
  };
}

addMethods(bufferedBaseType, {
  read: ['(self, size=-1, /)', refuse('read')],
  read1: ['(self, size=-1, /)', refuse('read1')],
  readinto: ['(self, buffer, /)', intoBuffer('read')],
  readinto1: ['(self, buffer, /)', intoBuffer('read1')],
  write: ['(self, b, /)', refuse('write')],
  detach: ['(self, /)', refuse('detach')],
});

addMethods(textBaseType, {
  read: ['(self, size=-1, /)', refuse('read')],
  readline: ['(self, size=-1, /)', refuse('readline')],
  write: ['(self, s, /)', refuse('write')],
  detach: ['(self, /)', refuse('detach')],
});
addGetSets(textBaseType, { encoding: () => None, newlines: () => None, errors: () => None });
