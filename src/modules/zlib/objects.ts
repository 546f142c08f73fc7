/** `compressobj` and `decompressobj`: data in pieces. The pieces are kept and worked on together. */
import zlib from 'node:zlib';

import { PyException } from '../../runtime/exceptions/exception.ts';
import { valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { realm } from '../../runtime/realm.ts';
import { type CompressOptions, compress, decompress, windowBits, zlibError } from './codec.ts';
import { StreamSum, streamHead } from './stream.ts';

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  realm().budget.allocate(a.length + b.length);
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** What deflated data can refer to: so many bytes before it. */
const WINDOW = 32768;
const NOTHING = new Uint8Array(0);
/** How a part is flushed that is not the last: parts are put together byte by byte. */
const WHOLE_BYTES = zlib.constants.Z_SYNC_FLUSH;

export class PyCompress extends PyObject {
  readonly options: CompressOptions;
  /** What was not given out yet. */
  data: Uint8Array = NOTHING;
  finished = false;
  /** The sum of what was flushed before the end, which comes in parts; undefined: it comes in one piece. */
  sum: StreamSum | undefined = undefined;
  /** The end of what was flushed. */
  before: Uint8Array = NOTHING;
  constructor(options: CompressOptions) {
    super();
    this.options = options;
  }

  /** What is there so far, in a form that can be read, or the end of the stream. */
  flush(mode: number): Uint8Array {
    const isEnd = mode === zlib.constants.Z_FINISH;
    if (isEnd) this.finished = true;
    if (isEnd && this.sum === undefined) return compress(this.#take(), this.options);
    const starts = this.sum === undefined;
    this.sum ??= new StreamSum(this.options.wbits);
    const data = this.#take();
    this.sum.add(data);
    const part = compress(
      data,
      { ...this.options, wbits: -windowBits(this.options.wbits) },
      { before: this.before, finishFlush: isEnd ? mode : WHOLE_BYTES },
    );
    const all = mode === zlib.constants.Z_FULL_FLUSH ? NOTHING : joined(this.before, data);
    this.before = all.subarray(Math.max(0, all.length - WINDOW));
    const head = starts ? streamHead(compress(NOTHING, this.options), this.options.wbits) : NOTHING;
    return joined(joined(head, part), isEnd ? this.sum.tail() : NOTHING);
  }

  #take(): Uint8Array {
    const { data } = this;
    this.data = NOTHING;
    return data;
  }
}
const compressType = builtinType('Compress', PyCompress, { final: true, module: 'zlib' });
addMethods(compressType, {
  compress: [
    '(self, data, /)',
    (self: PyCompress, data: Value) => {
      if (self.finished) throw zlibError('Error -2 while compressing data: inconsistent stream state');
      self.data = joined(self.data, needBytes(data));
      return new PyBytes(new Uint8Array(0));
    },
  ],
  flush: [
    '(self, mode=4, /)',
    function* (self: PyCompress, mode: Value = zlib.constants.Z_FINISH): Guest<Value> {
      const how = yield* settle(toSize(mode));
      if (how === zlib.constants.Z_NO_FLUSH) return new PyBytes(NOTHING);
      if (self.finished || how < 0 || how > zlib.constants.Z_BLOCK)
        throw zlibError('Error -2 while flushing: inconsistent stream state');
      return new PyBytes(self.flush(how));
    },
  ],
  copy: [
    '(self, /)',
    (self: PyCompress) => {
      const copy = new PyCompress(self.options);
      copy.data = self.data;
      copy.finished = self.finished;
      copy.sum = self.sum?.copy();
      copy.before = self.before;
      return copy;
    },
  ],
});

export class PyDecompress extends PyObject {
  readonly wbits: number;
  /** All input so far. */
  input: Uint8Array = new Uint8Array(0);
  /** Bytes of output that were given already. */
  given = 0;
  eof = false;
  unused: Uint8Array = new Uint8Array(0);
  /** Output that did not fit into max_length. */
  held: Uint8Array = new Uint8Array(0);
  constructor(wbits: number) {
    super();
    this.wbits = wbits;
  }

  feed(data: Uint8Array): Uint8Array {
    if (this.eof) {
      this.unused = joined(this.unused, data);
      return new Uint8Array(0);
    }
    this.input = joined(this.input, data);
    const { output, used } = decompress(this.input, this.wbits, true);
    const fresh = output.subarray(this.given);
    this.given = output.length;
    if (used < this.input.length || this.#isComplete()) {
      this.eof = true;
      this.unused = this.input.slice(used);
    }
    return fresh;
  }

  #isComplete(): boolean {
    try {
      decompress(this.input, this.wbits, false);
      return true;
    } catch (thrown) {
      if (thrown instanceof PyException) return false;
      throw thrown;
    }
  }

  take(output: Uint8Array, most: number): Value {
    const all = this.held.length === 0 ? output : joined(this.held, output);
    const end = most > 0 ? Math.min(most, all.length) : all.length;
    this.held = all.slice(end);
    return new PyBytes(all.slice(0, end));
  }
}
const decompressType = builtinType('Decompress', PyDecompress, { final: true, module: 'zlib' });
addMethods(decompressType, {
  decompress: [
    '(self, data, /, max_length=0)',
    function* (self: PyDecompress, data: Value, most: Value = 0): Guest<Value> {
      const limit = yield* settle(toSize(most));
      if (limit < 0) throw valueError('max_length must be non-negative');
      const bytes = needBytes(data);
      return self.take(bytes.length === 0 ? new Uint8Array(0) : self.feed(bytes), limit);
    },
  ],
  flush: ['(self, length=16384, /)', (self: PyDecompress) => self.take(new Uint8Array(0), 0)],
});
addGetSets(decompressType, {
  unused_data: (self: PyDecompress) => new PyBytes(self.unused),
  // What is held is output: handing back anything keeps loops over unconsumed_tail going.
  unconsumed_tail: () => new PyBytes(new Uint8Array(0)),
  eof: (self: PyDecompress) => self.eof && self.held.length === 0,
});
