/**
 * TextIOWrapper: text over a stream of bytes; and the standard streams, which the host reads and writes.
 * Bytes are decoded all at once at the first read. The decoded text keeps its line ends, so that a position in it is a
 * position in the bytes.
 */
import { makeException, stopIteration, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, HostWait, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strLength, strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { findCodec } from '../../runtime/operations/codec-names.ts';
import { decodeText, encodeText } from '../../runtime/operations/codecs.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { callMethod, closedError, PyStream, sizeOf, textBaseType } from './base.ts';
import { unsupported } from './file-errors.ts';
import { fileUnder } from './file-io.ts';
import { lineBreak } from './newlines.ts';
import { newlineOf, newlinesSeen } from './string-io.ts';

export type Channel = 'stdin' | 'stdout' | 'stderr';

export class PyTextFile extends PyStream {
  /** The stream of bytes; undefined for a standard stream and after detach. */
  buffer: Value | undefined = undefined;
  channel: Channel | undefined = undefined;
  encoding = 'utf-8';
  errors = 'strict';
  newline: string | undefined = undefined;
  lineBuffering = false;
  writeThrough = false;
  mode: string | undefined = undefined;
  /** Decoded text as UTF-16, and how much of it was handed out; undefined before the first read. */
  text: string | undefined = undefined;
  at = 0;
  /** Byte position of the start of `text`. */
  start = 0;
  seen = 0;
  /** Encoded text that the buffer does not have yet. */
  pending: Uint8Array[] = [];
  pendingLength = 0;
  wroteBom = false;
}
export const textIoType = builtinType('_io.TextIOWrapper', PyTextFile, { base: textBaseType });

const PENDING_LIMIT = 8192;

/** sys.stdin, sys.stdout or sys.stderr. */
export function standardStream(channel: Channel): PyTextFile {
  const stream = new PyTextFile();
  stream.channel = channel;
  stream.mode = channel === 'stdin' ? 'r' : 'w';
  if (channel === 'stderr') stream.errors = 'backslashreplace';
  return stream;
}

export interface TextOptions {
  readonly encoding: string | undefined;
  readonly errors: string | undefined;
  readonly newline: string | undefined;
  readonly lineBuffering: boolean;
  readonly writeThrough: boolean;
}

/** Sets up a text stream over `buffer`. Throws LookupError for an unknown encoding. */
export function wrap(self: PyTextFile, buffer: Value, options: TextOptions): void {
  const encoding = options.encoding === undefined || options.encoding === 'locale' ? 'UTF-8' : options.encoding;
  findCodec(encoding);
  self.buffer = buffer;
  self.encoding = encoding;
  self.errors = options.errors ?? 'strict';
  self.newline = options.newline;
  self.lineBuffering = options.lineBuffering;
  self.writeThrough = options.writeThrough;
  self.closed = false;
}

function checkUsable(self: PyTextFile): void {
  if (self.channel === undefined && self.buffer === undefined)
    throw valueError('I/O operation on uninitialized object');
  if (self.closed || (self.buffer instanceof PyStream && self.buffer.closed)) throw closedError();
}

// --- writing

function* write(self: PyTextFile, value: Value): Guest<Value> {
  const text = strOf(value);
  if (text === undefined) throw typeError(`write() argument must be str, not ${typeName(value)}`);
  checkUsable(self);
  if (self.channel === 'stdin') throw unsupported('not writable');
  if (self.channel !== undefined) {
    const shown = strToText(text);
    realm().budget.output(shown.length);
    realm().host.write(self.channel, shown);
    return strLength(text);
  }
  if (self.pendingLength === 0 && !(yield* settle(truth(yield* callMethod(self.buffer as Value, 'writable', [])))))
    throw unsupported('not writable');
  yield* settleReading(self);
  const end = self.newline === '\r' || self.newline === '\r\n' ? self.newline : '\n';
  const encoded = encodeText(end === '\n' ? text : lineBreak(text, end), codecForWriting(self), self.errors);
  const bytes = needBytes(encoded);
  const file = fileUnder(self.buffer as Value);
  if (file !== undefined)
    file.write(bytes); // in memory: it has a buffer of its own
  else {
    self.pending.push(bytes);
    self.pendingLength += bytes.length;
  }
  const hasLine = self.lineBuffering && /[\n\r]/.test(strToText(text));
  if (self.writeThrough || hasLine || self.pendingLength > PENDING_LIMIT) yield* writeOut(self);
  if (hasLine) yield* callMethod(self.buffer as Value, 'flush', []);
  return strLength(text);
}

/** The encoding, without a byte order mark after the first write. */
function codecForWriting(self: PyTextFile): string {
  const codec = findCodec(self.encoding);
  if (codec !== 'utf-16' && codec !== 'utf-32' && codec !== 'utf-8-sig') return self.encoding;
  if (!self.wroteBom) {
    self.wroteBom = true;
    return codec;
  }
  return codec === 'utf-8-sig' ? 'utf-8' : `${codec}-le`;
}

/** Hands pending bytes to the buffer. */
function* writeOut(self: PyTextFile): Guest<void> {
  if (self.pendingLength === 0) return;
  const all = self.pending.length === 1 ? (self.pending[0] as Uint8Array) : new Uint8Array(Buffer.concat(self.pending));
  self.pending = [];
  self.pendingLength = 0;
  yield* callMethod(self.buffer as Value, 'write', [new PyBytes(all)]);
}

/** Before a write: the buffer goes on where reading stopped. */
function* settleReading(self: PyTextFile): Guest<void> {
  if (self.text === undefined) return;
  const place = bytePosition(self);
  self.text = undefined;
  self.at = 0;
  if (yield* settle(truth(yield* callMethod(self.buffer as Value, 'seekable', []))))
    yield* callMethod(self.buffer as Value, 'seek', [place]);
}

function* flush(self: PyTextFile): Guest<Value> {
  checkUsable(self);
  if (self.channel !== undefined) return None;
  yield* writeOut(self);
  yield* callMethod(self.buffer as Value, 'flush', []);
  return None;
}

// --- reading

/** Makes sure that text is there to be read. */
function* load(self: PyTextFile): Guest<string> {
  checkUsable(self);
  if (self.text !== undefined) return self.text;
  if (self.channel !== undefined) {
    self.text = '';
    return '';
  }
  if (!(yield* settle(truth(yield* callMethod(self.buffer as Value, 'readable', [])))))
    throw unsupported('not readable');
  yield* writeOut(self);
  self.start = Number(yield* bufferPosition(self));
  const data = needBytes(yield* callMethod(self.buffer as Value, 'read', []));
  self.at = 0;
  const encoding = self.start > 0 && findCodec(self.encoding) === 'utf-8-sig' ? 'utf-8' : self.encoding;
  self.text = strToText(decodeText(data, encoding, self.errors));
  return self.text;
}

function* bufferPosition(self: PyTextFile): Guest<Value> {
  const seekable = yield* settle(truth(yield* callMethod(self.buffer as Value, 'seekable', [])));
  return seekable ? yield* callMethod(self.buffer as Value, 'tell', []) : 0;
}

/** One more line of standard input into `text`; false at its end. */
function* readInput(self: PyTextFile): Guest<boolean> {
  const answer = realm().host.readLine?.('');
  let line: string | undefined;
  if (answer instanceof Promise) {
    yield new HostWait(
      answer.then((value) => {
        line = value;
        return None;
      }),
    );
  } else line = answer;
  if (line === undefined) return false;
  realm().budget.allocate(line.length * 2);
  self.text = `${(self.text ?? '').slice(self.at)}${line}\n`;
  self.at = 0;
  return true;
}

const isUniversal = (self: PyTextFile): boolean => self.newline === undefined;

/** Text as it is handed out. */
function translated(self: PyTextFile, text: string): string {
  if (!isUniversal(self) || !text.includes('\r')) {
    if (text.includes('\n')) self.seen |= 1;
    return text;
  }
  if (text.includes('\r\n')) self.seen |= 4;
  if (/\r(?!\n)/.test(text)) self.seen |= 2;
  if (/(^|[^\r])\n/.test(text)) self.seen |= 1;
  return text.replace(/\r\n?/g, '\n');
}

function* read(self: PyTextFile, size?: Value): Guest<Value> {
  const count = yield* sizeOf(size);
  if (self.channel === 'stdin') {
    checkUsable(self);
    while ((count < 0 || (self.text ?? '').length - self.at < count) && (yield* readInput(self)));
  }
  if (self.channel === 'stdout' || self.channel === 'stderr') throw unsupported('not readable');
  const text = yield* load(self);
  if (count < 0) {
    realm().budget.allocate((text.length - self.at) * 2);
    const rest = text.slice(self.at);
    self.at = text.length;
    return textToStr(translated(self, rest));
  }
  const end = endOfCharacters(self, text, count);
  const found = text.slice(self.at, end);
  self.at = end;
  return textToStr(translated(self, found));
}

/** Where `count` characters from the position end; `\r\n` is one where newlines are translated. */
function endOfCharacters(self: PyTextFile, text: string, count: number): number {
  let end = self.at;
  for (let left = count; left > 0 && end < text.length; left--) {
    const code = text.charCodeAt(end);
    if (code === 13 && isUniversal(self) && text.charCodeAt(end + 1) === 10) end += 2;
    else if (code >= 0xd800 && code < 0xdc00 && end + 1 < text.length) end += 2;
    else end++;
  }
  realm().budget.work(count > 64 ? Math.min(count, text.length) / 64 : 1);
  return end;
}

/** Where the line from the position ends, its line end included. */
function endOfLine(self: PyTextFile, text: string): number {
  const feed = text.indexOf('\n', self.at);
  if (self.newline === '\n') return feed < 0 ? text.length : feed + 1;
  if (self.newline === '\r\n') {
    const pair = text.indexOf('\r\n', self.at);
    return pair < 0 ? text.length : pair + 2;
  }
  const carriage = carriageBefore(text, self.at, self.newline === '\r' || feed < 0 ? text.length : feed);
  if (self.newline === '\r') return carriage < 0 ? text.length : carriage + 1;
  if (carriage >= 0) return text.charCodeAt(carriage + 1) === 10 ? carriage + 2 : carriage + 1;
  return feed < 0 ? text.length : feed + 1;
}

/** A `\r` between two places, looked for no further than that. */
function carriageBefore(text: string, from: number, to: number): number {
  if (to - from < 1024) {
    for (let i = from; i < to; i++) if (text.charCodeAt(i) === 13) return i;
    return -1;
  }
  const found = text.slice(from, to).indexOf('\r');
  return found < 0 ? -1 : found + from;
}

function* line(self: PyTextFile, limit: number): Guest<string> {
  if (self.channel === 'stdin') {
    checkUsable(self);
    while (!(self.text ?? '').includes('\n', self.at) && (yield* readInput(self)));
  }
  if (self.channel === 'stdout' || self.channel === 'stderr') throw unsupported('not readable');
  const text = yield* load(self);
  let end = endOfLine(self, text);
  if (limit >= 0) end = Math.min(end, endOfCharacters(self, text, limit));
  const found = text.slice(self.at, end);
  self.at = end;
  return translated(self, found);
}

// --- position

/** Byte position of what comes next. */
function bytePosition(self: PyTextFile): number {
  if (self.text === undefined) return 0;
  const read_ = self.text.slice(0, self.at);
  if (read_ === '') return self.start;
  const codec = findCodec(self.encoding);
  const encoding = self.start > 0 && codec === 'utf-8-sig' ? 'utf-8' : self.encoding;
  return self.start + needBytes(encodeText(textToStr(read_), encoding, self.errors)).length;
}

function* tell(self: PyTextFile): Guest<Value> {
  checkUsable(self);
  if (self.channel !== undefined) throw makeException('OSError', 'underlying stream is not seekable');
  yield* writeOut(self);
  return self.text === undefined ? yield* callMethod(self.buffer as Value, 'tell', []) : bytePosition(self);
}

function* seek(self: PyTextFile, cookie: Value, whence: Value = 0): Guest<Value> {
  checkUsable(self);
  if (self.channel !== undefined) throw unsupported('underlying stream is not seekable');
  const place = Number(yield* settle(toIndex(cookie)));
  const mode = Number(yield* settle(toIndex(whence)));
  if (mode === 1 && place !== 0) throw unsupported("can't do nonzero cur-relative seeks");
  if (mode === 2 && place !== 0) throw unsupported("can't do nonzero end-relative seeks");
  if (mode !== 0 && mode !== 1 && mode !== 2) throw valueError(`invalid whence (${mode}, should be 0, 1 or 2)`);
  if (mode === 0 && place < 0) throw valueError(`negative seek position ${place}`);
  yield* writeOut(self);
  const target = mode === 1 ? yield* tell(self) : place;
  self.text = undefined;
  self.at = 0;
  return yield* callMethod(self.buffer as Value, 'seek', [target, mode === 2 ? 2 : 0]);
}

function* truncate(self: PyTextFile, size: Value = None): Guest<Value> {
  yield* flush(self);
  const place = size === None ? yield* tell(self) : size;
  return yield* callMethod(self.buffer as Value, 'truncate', [place]);
}

function* close(self: PyTextFile): Guest<Value> {
  if (self.closed || self.buffer === undefined) {
    self.closed = true;
    return None;
  }
  try {
    if (!(self.buffer instanceof PyStream && self.buffer.closed)) yield* flush(self);
  } finally {
    self.closed = true;
    yield* callMethod(self.buffer, 'close', []);
  }
  return None;
}

function* initialise(
  self: PyTextFile,
  buffer: Value,
  encoding: Value = None,
  errors: Value = None,
  newline: Value = None,
  lineBuffering: Value = false,
  writeThrough: Value = false,
): Guest<Value> {
  wrap(self, buffer, {
    encoding: optionalText(encoding, 'TextIOWrapper', 'encoding'),
    errors: optionalText(errors, 'TextIOWrapper', 'errors'),
    newline: newlineOf(newline, "TextIOWrapper() argument 'newline'", false),
    lineBuffering: yield* settle(truth(lineBuffering)),
    writeThrough: yield* settle(truth(writeThrough)),
  });
  return None;
}

/** A str argument or undefined for None. Throws TypeError. */
export function optionalText(value: Value | undefined, who: string, name: string): string | undefined {
  if (value === undefined || value === None) return undefined;
  const text = strOf(value);
  if (text === undefined) throw typeError(`${who}() argument '${name}' must be str or None, not ${typeName(value)}`);
  if (strToText(text).includes('\0')) throw valueError('embedded null character');
  return strToText(text);
}

function* reconfigure(
  self: PyTextFile,
  encoding?: Value,
  errors?: Value,
  newline?: Value,
  lineBuffering?: Value,
  writeThrough?: Value,
): Guest<Value> {
  if (self.channel === undefined) yield* flush(self);
  const name = optionalText(encoding, 'reconfigure', 'encoding');
  if (name !== undefined) {
    if (self.text !== undefined)
      throw unsupported('It is not possible to set the encoding or newline of stream after the first read');
    findCodec(name);
    self.encoding = name;
  }
  self.errors = optionalText(errors, 'reconfigure', 'errors') ?? self.errors;
  if (newline !== undefined) self.newline = newlineOf(newline, "reconfigure() argument 'newline'", false);
  if (lineBuffering !== undefined && lineBuffering !== None) self.lineBuffering = yield* settle(truth(lineBuffering));
  if (writeThrough !== undefined && writeThrough !== None) self.writeThrough = yield* settle(truth(writeThrough));
  return None;
}

/** Asks the buffer. */
const delegated = (method: string) =>
  function* (self: PyTextFile): Guest<Value> {
    checkUsable(self);
    if (self.channel !== undefined)
      return method === 'readable'
        ? self.channel === 'stdin'
        : method === 'writable'
          ? self.channel !== 'stdin'
          : false;
    return yield* callMethod(self.buffer as Value, method, []);
  };

addMethods(textIoType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, textIoType, PyTextFile)],
  __init__: [
    '(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)',
    initialise,
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyTextFile): Guest<Value> {
      const name = yield* nameOf(self);
      let text = '<_io.TextIOWrapper';
      if (name !== undefined) text += ` name=${strToText(yield* settle(repr(name)))}`;
      if (self.mode !== undefined) text += ` mode='${self.mode}'`;
      return textToStr(`${text} encoding='${self.encoding}'>`);
    },
  ],
  __iter__: [
    '(self, /)',
    (self: PyTextFile) => {
      checkUsable(self);
      return self;
    },
  ],
  __next__: [
    '(self, /)',
    function* (self: PyTextFile): Guest<Value> {
      const found = yield* line(self, -1);
      if (found === '') throw stopIteration(undefined);
      return textToStr(found);
    },
  ],
  write: ['(self, text, /)', write],
  read: ['(self, size=-1, /)', read],
  readline: [
    '(self, size=-1, /)',
    function* (self: PyTextFile, size?: Value): Guest<Value> {
      return textToStr(yield* line(self, yield* sizeOf(size)));
    },
  ],
  readlines: [
    '(self, hint=-1, /)',
    function* (self: PyTextFile, hint?: Value): Guest<Value> {
      const limit = yield* sizeOf(hint);
      const found: Value[] = [];
      for (let size = 0; limit <= 0 || size <= limit; ) {
        const next = yield* line(self, -1);
        if (next === '') break;
        size += next.length;
        found.push(textToStr(next));
        if ((found.length & 63) === 0) realm().budget.allocate(2048);
      }
      return new PyList(found);
    },
  ],
  flush: ['(self, /)', flush],
  close: ['(self, /)', close],
  tell: ['(self, /)', tell],
  seek: ['(self, cookie, whence=0, /)', seek],
  truncate: ['(self, pos=None, /)', truncate],
  readable: ['(self, /)', delegated('readable')],
  writable: ['(self, /)', delegated('writable')],
  seekable: ['(self, /)', delegated('seekable')],
  isatty: ['(self, /)', () => false],
  fileno: [
    '(self, /)',
    (self: PyTextFile) => {
      if (self.channel === undefined) throw unsupported('fileno');
      return ['stdin', 'stdout', 'stderr'].indexOf(self.channel);
    },
  ],
  detach: [
    '(self, /)',
    function* (self: PyTextFile): Guest<Value> {
      if (self.channel !== undefined) throw unsupported('detach');
      yield* flush(self);
      const { buffer } = self;
      self.buffer = undefined;
      return buffer as Value;
    },
  ],
  reconfigure: [
    '(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)',
    reconfigure,
  ],
});

function* nameOf(self: PyTextFile): Guest<Value | undefined> {
  if (self.channel !== undefined) return `<${self.channel}>`;
  if (self.buffer === undefined) return undefined;
  try {
    return yield* settle(getAttribute(self.buffer, 'name'));
  } catch {
    return undefined;
  }
}

addGetSets(textIoType, {
  encoding: (self: PyTextFile) => self.encoding,
  errors: (self: PyTextFile) => self.errors,
  newlines: (self: PyTextFile) => (isUniversal(self) ? newlinesSeen(self.seen) : None),
  line_buffering: (self: PyTextFile) => self.lineBuffering,
  write_through: (self: PyTextFile) => self.writeThrough,
  buffer: (self: PyTextFile) => {
    if (self.buffer === undefined) throw makeException('AttributeError', 'buffer');
    return self.buffer;
  },
  closed: (self: PyTextFile) => self.closed || (self.buffer instanceof PyStream && self.buffer.closed),
  mode: (self: PyTextFile) => {
    if (self.mode === undefined)
      throw makeException('AttributeError', "'_io.TextIOWrapper' object has no attribute 'mode'");
    return self.mode;
  },
  name: function* (self: PyTextFile): Guest<Value> {
    const name = yield* nameOf(self);
    if (name === undefined) throw makeException('AttributeError', "'_io.TextIOWrapper' object has no attribute 'name'");
    return name;
  },
});
