/** Compression by Node's zlib: `wbits` chooses between zlib, raw and gzip data, as in Python. */
import zlib, { type ZlibOptions } from 'node:zlib';
import { LimitReached } from '../../runtime/budget.ts';
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { valueError } from '../../runtime/exceptions/raise.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { realm } from '../../runtime/realm.ts';

export const zlibErrorType = builtinType('error', undefined, { base: exceptionType('Exception'), module: 'zlib' });

export function zlibError(message: string): PyException {
  const error = new PyException(zlibErrorType);
  error.args = new PyTuple([message]);
  return error;
}

/** Bytes that are compressed for one step, and that come out of decompression for one. */
const BYTES_PER_STEP = 8;
/** What a decompression may give even when the budget is nearly used up. */
const LEAST_OUTPUT = 1 << 16;

interface NodeZlibError {
  readonly errno?: number;
  readonly code?: string;
  readonly message: string;
}

/** Size of the window that `wbits` asks for, as a power of two. */
export function windowBits(wbits: number): number {
  const size = wbits < 0 ? -wbits : wbits > 31 ? wbits - 32 : wbits > 15 ? wbits - 16 : wbits;
  if (size !== 0 && (size < 8 || size > 15)) throw valueError('Invalid initialization option');
  return size === 0 ? 15 : Math.max(size, 9);
}

export interface CompressOptions {
  readonly level: number;
  readonly wbits: number;
  readonly memLevel: number;
  readonly strategy: number;
}

/** Part of a stream of raw data, flushed so; what came before it may be referred to. */
export interface Part {
  readonly before: Uint8Array;
  readonly finishFlush: number;
}

export function compress(
  data: Uint8Array,
  { level, wbits, memLevel, strategy }: CompressOptions,
  part?: Part,
): Uint8Array {
  const { budget } = realm();
  budget.work(data.length / BYTES_PER_STEP);
  budget.allocate(data.length + 64);
  const options: ZlibOptions = { level, windowBits: windowBits(wbits), memLevel, strategy };
  if (part !== undefined) {
    options.finishFlush = part.finishFlush;
    if (part.before.length > 0) options.dictionary = part.before;
  }
  if (wbits < 0) return zlib.deflateRawSync(data, options);
  return wbits > 15 ? zlib.gzipSync(data, options) : zlib.deflateSync(data, options);
}

/** What was decompressed and how much of the data that took. */
export interface Decompressed {
  readonly output: Uint8Array;
  readonly used: number;
}

/** `partial`: the data may be cut off. Throws zlib.error; a limit if the output is larger than the session's memory. */
export function decompress(data: Uint8Array, wbits: number, partial: boolean): Decompressed {
  const { budget } = realm();
  const room = Math.max(LEAST_OUTPUT, budget.limits.maxBytes - budget.bytes);
  const options = {
    windowBits: windowBits(wbits),
    maxOutputLength: Math.min(room, 2 ** 31),
    info: true,
    ...(partial ? { finishFlush: zlib.constants.Z_SYNC_FLUSH } : {}),
  } satisfies ZlibOptions;
  const inflate =
    wbits < 0 ? zlib.inflateRawSync : wbits > 31 ? zlib.unzipSync : wbits > 15 ? zlib.gunzipSync : zlib.inflateSync;
  budget.work(data.length / BYTES_PER_STEP);
  try {
    const result = inflate(data, options) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    budget.allocate(result.buffer.length);
    budget.work(result.buffer.length / BYTES_PER_STEP);
    return { output: new Uint8Array(result.buffer), used: result.engine.bytesWritten };
  } catch (thrown) {
    throw translated(thrown, budget.limits.maxBytes);
  }
}

function translated(thrown: unknown, maxBytes: number): unknown {
  const { errno, code, message } = thrown as NodeZlibError;
  if (code === 'ERR_BUFFER_TOO_LARGE') return new LimitReached('memory', `memory limit of ${maxBytes} bytes reached`);
  if (errno === undefined) return thrown;
  const reason = errno === -5 ? 'incomplete or truncated stream' : message;
  return zlibError(`Error ${errno} while decompressing data: ${reason}`);
}
