/** StringIO: text in memory, in pieces until it is asked for whole. */
import { makeException, stopIteration, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { type Str, strFromCodePoints, strLength, strOf, strPoints, strToText } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { PyStream, sizeOf, textBaseType } from './base.ts';
import { lineBreak, seenNewlines, translateInput } from './newlines.ts';

export class PyStringIO extends PyStream {
  /** Text so far; what was appended since is in `pieces`. */
  text: Str = '';
  pieces: Str[] = [];
  pieceLength = 0;
  position = 0;
  /** None: universal, translated on writing; '' untranslated; '\n', '\r', '\r\n': what '\n' is written as. */
  newline: string | undefined = '\n';
  /** Line ends met: 1 '\n', 2 '\r', 4 '\r\n'. */
  seen = 0;

  get length(): number {
    return strLength(this.text) + this.pieceLength;
  }

  /** The whole text. */
  whole(): Str {
    if (this.pieces.length > 0) {
      this.text = joined([this.text, ...this.pieces]);
      this.pieces = [];
      this.pieceLength = 0;
    }
    return this.text;
  }

  slice(from: number, to: number): Str {
    const text = this.whole();
    return typeof text === 'string' ? text.slice(from, to) : strFromCodePoints(text.points.slice(from, to));
  }

  put(piece: Str): void {
    const count = strLength(piece);
    if (count === 0) return;
    realm().budget.allocate(count * 2);
    const { length } = this;
    if (this.position === length) {
      this.pieces.push(piece);
      this.pieceLength += count;
    } else {
      const padding = this.position > length ? '\0'.repeat(this.position - length) : '';
      realm().budget.allocate(length * 2);
      realm().budget.work(length / 64);
      const before = this.slice(0, Math.min(this.position, length));
      const after = this.slice(this.position + count, length);
      this.text = joined([before, padding, piece, after]);
    }
    this.position += count;
  }
}
export const stringIoType = builtinType('_io.StringIO', PyStringIO, { base: textBaseType });

function checkOpen(self: PyStringIO): void {
  if (self.closed) throw valueError('I/O operation on closed file');
}

function joined(parts: readonly Str[]): Str {
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  const points: number[] = [];
  for (const part of parts) for (const point of strPoints(part)) points.push(point);
  return strFromCodePoints(points);
}

/** A newline argument. Throws TypeError and ValueError. */
export function newlineOf(value: Value | undefined, title: string, quoted = true): string | undefined {
  if (value === undefined || value === None) return undefined;
  const text = strOf(value);
  if (text === undefined) throw typeError(`${title} must be str or None, not ${typeName(value)}`);
  if (text !== '' && text !== '\n' && text !== '\r' && text !== '\r\n')
    throw valueError(`illegal newline value: ${strToText(quoted ? strRepr(text) : text)}`);
  return text as string;
}

function initialise(self: PyStringIO, initial?: Value, newline: Value = '\n'): Value {
  self.newline = newlineOf(newline, 'newline');
  self.text = '';
  self.pieces = [];
  self.pieceLength = 0;
  self.position = 0;
  self.seen = 0;
  self.closed = false;
  if (initial !== undefined && initial !== None) {
    const text = strOf(initial);
    if (text === undefined) throw typeError(`initial_value must be str or None, not ${typeName(initial)}`);
    self.put(onWrite(self, text));
    self.position = 0;
  }
  return None;
}

/** Text as it is kept: newlines are translated on the way in. */
function onWrite(self: PyStringIO, text: Str): Str {
  if (self.newline === undefined || self.newline === '') self.seen |= seenNewlines(text);
  if (self.newline === undefined) return translateInput(text);
  return self.newline === '\r' || self.newline === '\r\n' ? lineBreak(text, self.newline) : text;
}

function write(self: PyStringIO, value: Value): Value {
  const text = strOf(value);
  if (text === undefined) throw typeError(`string argument expected, got '${typeName(value)}'`);
  checkOpen(self);
  self.put(onWrite(self, text));
  return strLength(text);
}

/** Where the line at the position ends. */
function lineEnd(self: PyStringIO): number {
  const text = self.whole();
  const find = (mark: number): number => {
    if (typeof text === 'string') return text.indexOf(String.fromCharCode(mark), self.position);
    return text.points.indexOf(mark, self.position);
  };
  const at = (place: number): number | undefined =>
    typeof text === 'string' ? text.charCodeAt(place) : text.points[place];
  if (self.newline === '\r\n') {
    for (let place = find(13); place >= 0; ) {
      if (at(place + 1) === 10) return place + 2;
      const next = typeof text === 'string' ? text.indexOf('\r', place + 1) : text.points.indexOf(13, place + 1);
      if (next < 0) break;
      place = next;
    }
    return self.length;
  }
  const [feed, carriage] = [find(10), self.newline === '\n' || self.newline === undefined ? -1 : find(13)];
  if (self.newline === '\r') return carriage < 0 ? self.length : carriage + 1;
  if (carriage >= 0 && (feed < 0 || carriage < feed)) return at(carriage + 1) === 10 ? carriage + 2 : carriage + 1;
  return feed < 0 ? self.length : feed + 1;
}

function line(self: PyStringIO, limit: number): Str {
  if (self.position >= self.length) return '';
  let end = lineEnd(self);
  if (limit >= 0) end = Math.min(end, self.position + limit);
  const found = self.slice(self.position, end);
  self.position = end;
  return found;
}

function read(self: PyStringIO, count: number): Str {
  const from = Math.min(self.position, self.length);
  const to = count < 0 ? self.length : Math.min(self.length, from + count);
  realm().budget.allocate((to - from) * 2);
  const found = self.slice(from, to);
  self.position = Math.max(self.position, to);
  return found;
}

function* seek(self: PyStringIO, offset: Value, whence: Value = 0): Guest<Value> {
  checkOpen(self);
  const place = Number(yield* settle(toIndex(offset)));
  const mode = Number(yield* settle(toIndex(whence)));
  if (mode !== 0 && mode !== 1 && mode !== 2) throw valueError(`Invalid whence (${mode}, should be 0, 1 or 2)`);
  if (mode === 0 && place < 0) throw valueError(`Negative seek position ${place}`);
  if (mode !== 0 && place !== 0) throw makeException('OSError', "Can't do nonzero cur-relative seeks");
  if (mode === 0) self.position = place;
  else if (mode === 2) self.position = self.length;
  return self.position;
}

function* truncate(self: PyStringIO, size: Value = None): Guest<Value> {
  checkOpen(self);
  const length = size === None ? self.position : Number(yield* settle(toIndex(size)));
  if (length < 0) throw valueError(`Negative size value ${length}`);
  if (length < self.length) {
    self.text = self.slice(0, length);
    self.pieces = [];
    self.pieceLength = 0;
  }
  return length;
}

/** A method that needs the stream to be open. */
const open =
  (method: (self: PyStringIO) => Value) =>
  (self: PyStringIO): Value => {
    checkOpen(self);
    return method(self);
  };

addMethods(stringIoType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, stringIoType, PyStringIO)],
  __init__: ["(self, initial_value='', newline='\\n')", initialise],
  __iter__: ['(self, /)', open((self) => self)],
  __next__: [
    '(self, /)',
    (self: PyStringIO): Value => {
      checkOpen(self);
      const found = line(self, -1);
      if (found === '') throw stopIteration(undefined);
      return found;
    },
  ],
  write: ['(self, s, /)', write],
  read: [
    '(self, size=-1, /)',
    function* (self: PyStringIO, size?: Value): Guest<Value> {
      checkOpen(self);
      return read(self, yield* sizeOf(size));
    },
  ],
  readline: [
    '(self, size=-1, /)',
    function* (self: PyStringIO, size?: Value): Guest<Value> {
      checkOpen(self);
      return line(self, yield* sizeOf(size));
    },
  ],
  readlines: [
    '(self, hint=-1, /)',
    function* (self: PyStringIO, hint?: Value): Guest<Value> {
      checkOpen(self);
      const limit = yield* sizeOf(hint);
      const found: Value[] = [];
      for (let size = 0; limit <= 0 || size <= limit; ) {
        const next = line(self, -1);
        if (next === '') break;
        found.push(next);
        size += strLength(next);
        if ((found.length & 63) === 0) realm().budget.allocate(1024);
      }
      return new PyList(found);
    },
  ],
  getvalue: ['(self, /)', open((self) => self.whole())],
  tell: ['(self, /)', open((self) => self.position)],
  seek: ['(self, pos, whence=0, /)', seek],
  truncate: ['(self, pos=None, /)', truncate],
  readable: ['(self, /)', open(() => true)],
  writable: ['(self, /)', open(() => true)],
  seekable: ['(self, /)', open(() => true)],
  close: [
    '(self, /)',
    (self: PyStringIO) => {
      self.closed = true;
      self.text = '';
      self.pieces = [];
      self.pieceLength = 0;
      return None;
    },
  ],
});
addGetSets(stringIoType, {
  line_buffering: open(() => false),
  newlines: open((self) => newlinesSeen(self.seen)),
});

/** The `newlines` attribute. */
export function newlinesSeen(seen: number): Value {
  const found = (['\r', '\n', '\r\n'] as const).filter((_, i) => (seen & ([2, 1, 4][i] as number)) !== 0);
  return found.length === 0 ? None : found.length === 1 ? (found[0] as string) : new PyTuple(found);
}
