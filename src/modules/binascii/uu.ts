/** Lines of uuencode. */
import { binasciiError } from './error.ts';

/** Bytes of a line. */
const MAX_BYTES = 45;

export function encodeUu(data: Uint8Array, backtick: boolean): Uint8Array {
  if (data.length > MAX_BYTES) throw binasciiError('At most 45 bytes at once');
  const digit = (value: number): number => (value === 0 && backtick ? 96 : value + 32);
  const out = [digit(data.length)];
  for (let i = 0; i < data.length; i += 3) {
    const bits = ((data[i] as number) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) out.push(digit((bits >> shift) & 63));
  }
  return Uint8Array.from([...out, 10]);
}

export function decodeUu(data: Uint8Array): Uint8Array {
  const length = ((data[0] ?? 32) - 32) & 63;
  const out: number[] = [];
  let bits = 0;
  let count = 0;
  let i = 1;
  for (; out.length < length; i++) {
    const code = data[i];
    // Spaces at the end of a line are often lost.
    const isEnd = code === undefined || code === 10 || code === 13;
    if (!isEnd && (code < 32 || code > 96)) throw binasciiError('Illegal char');
    bits = (bits << 6) | (isEnd ? 0 : (code - 32) & 63);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.push((bits >> count) & 255);
      bits &= (1 << count) - 1;
    }
  }
  for (; i < data.length; i++) {
    const code = data[i] as number;
    if (code !== 32 && code !== 96 && code !== 10 && code !== 13) throw binasciiError('Trailing garbage');
  }
  return Uint8Array.from(out);
}
