/** Decoding of base64: lenient, which skips what is no digit, or strict. */
import { realm } from '../../runtime/realm.ts';
import { binasciiError } from './error.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 61;

/** Value of each character, 64 for those that are no digits. */
const DIGITS = new Uint8Array(256).fill(64);
for (let i = 0; i < ALPHABET.length; i++) DIGITS[ALPHABET.charCodeAt(i)] = i;

export function decodeBase64(data: Uint8Array, strict: boolean): Uint8Array {
  realm().budget.work(data.length / 64);
  realm().budget.allocate(data.length);
  if (strict && data[0] === PAD) throw binasciiError('Leading padding not allowed');
  const out = new Uint8Array(Math.ceil(data.length / 4) * 3);
  let at = 0;
  let bits = 0;
  let position = 0;
  let pads = 0;
  for (let i = 0; i < data.length; i++) {
    const code = data[i] as number;
    if (code === PAD) {
      pads++;
      if (position >= 2 && position + pads >= 4) {
        if (strict && i + 1 < data.length) throw binasciiError('Excess data after padding');
        return out.subarray(0, at);
      }
      continue;
    }
    const digit = DIGITS[code] as number;
    if (digit === 64) {
      if (strict) throw binasciiError('Only base64 data is allowed');
      continue;
    }
    if (pads > 0 && strict) throw binasciiError('Discontinuous padding not allowed');
    pads = 0;
    bits = ((bits << 6) | digit) & 0xffffff;
    position = (position + 1) & 3;
    if (position !== 1) out[at++] = (bits >> (position === 0 ? 0 : position === 2 ? 4 : 2)) & 0xff;
  }
  if (position === 0) return out.subarray(0, at);
  if (position !== 1) throw binasciiError('Incorrect padding');
  const count = Math.floor(at / 3) * 4 + 1;
  throw binasciiError(
    `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
  );
}
