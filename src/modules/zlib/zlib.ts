/** zlib: compression and checksums. */
import { crc32 } from 'node:zlib';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { intOf } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { compress, decompress, zlibError, zlibErrorType } from './codec.ts';
import { PyCompress, PyDecompress } from './objects.ts';
import { adlerSum } from './stream.ts';

const MAX_WBITS = 15;

function* sizes(values: readonly (Value | undefined)[], initial: readonly number[]): Guest<number[]> {
  const found: number[] = [];
  for (const [i, fallback] of initial.entries()) {
    const value = values[i];
    found.push(value === undefined ? fallback : yield* settle(toSize(value)));
  }
  return found;
}

function checkLevel(level: number): void {
  if (level < -1 || level > 9) throw zlibError('Bad compression level');
}

function adler32(value: Value, start: Value = 1): Value {
  const data = needBytes(value);
  realm().budget.work(data.length / 16);
  return adlerSum(data, Number(BigInt.asUintN(32, BigInt(intOf(start) ?? 1))));
}

export const builtinModule = nativeModule(
  'zlib',
  {
    compress: [
      '(data, /, level=-1, wbits=15)',
      function* (data: Value, ...options: (Value | undefined)[]): Guest<Value> {
        const [level, wbits] = (yield* sizes(options, [-1, MAX_WBITS])) as [number, number];
        checkLevel(level);
        return new PyBytes(new Uint8Array(compress(needBytes(data), { level, wbits, memLevel: 8, strategy: 0 })));
      },
    ],
    decompress: [
      '(data, /, wbits=15, bufsize=16384)',
      function* (data: Value, wbits?: Value): Guest<Value> {
        const [bits] = (yield* sizes([wbits], [MAX_WBITS])) as [number];
        return new PyBytes(decompress(needBytes(data), bits, false).output);
      },
    ],
    compressobj: [
      '(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)',
      function* (...options: (Value | undefined)[]): Guest<Value> {
        const [level, , wbits, memLevel, strategy] = yield* sizes(options.slice(0, 5), [-1, 8, MAX_WBITS, 8, 0]);
        checkLevel(level as number);
        return new PyCompress({
          level: level as number,
          wbits: wbits as number,
          memLevel: memLevel as number,
          strategy: strategy as number,
        });
      },
    ],
    decompressobj: [
      '(wbits=15, zdict=None)',
      function* (wbits?: Value): Guest<Value> {
        return new PyDecompress((yield* sizes([wbits], [MAX_WBITS]))[0] as number);
      },
    ],
    crc32: [
      '(data, value=0, /)',
      (data: Value, start: Value = 0) => {
        const bytes = needBytes(data);
        realm().budget.work(bytes.length / 256);
        return crc32(bytes, Number(BigInt.asUintN(32, BigInt(intOf(start) ?? 0))));
      },
    ],
    adler32: ['(data, value=1, /)', adler32],
  },
  () => ({
    error: zlibErrorType,
    MAX_WBITS,
    DEFLATED: 8,
    DEF_MEM_LEVEL: 8,
    DEF_BUF_SIZE: 16384,
    Z_DEFAULT_COMPRESSION: -1,
    Z_BEST_COMPRESSION: 9,
    Z_BEST_SPEED: 1,
    Z_NO_COMPRESSION: 0,
    Z_DEFAULT_STRATEGY: 0,
    Z_FILTERED: 1,
    Z_HUFFMAN_ONLY: 2,
    Z_RLE: 3,
    Z_FIXED: 4,
    Z_NO_FLUSH: 0,
    Z_PARTIAL_FLUSH: 1,
    Z_SYNC_FLUSH: 2,
    Z_FULL_FLUSH: 3,
    Z_FINISH: 4,
    Z_BLOCK: 5,
    Z_TREES: 6,
    ZLIB_VERSION: '1.3.1',
    ZLIB_RUNTIME_VERSION: '1.3.1',
  }),
);
