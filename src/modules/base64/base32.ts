/** Base32: five bytes as eight digits, the last group filled up with `=`. */
import { realm } from '../../runtime/realm.ts';
import { binasciiError } from '../binascii/error.ts';
import { ascii } from './sources.ts';

export const STANDARD = ascii('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
export const EXTENDED_HEX = ascii('0123456789ABCDEFGHIJKLMNOPQRSTUV');
const PAD = 61;
/** Digits that the bytes of a group need, by their number. */
const DIGITS_FOR = [0, 2, 4, 5, 7, 8];

export function encodeBase32(data: Uint8Array, alphabet: Uint8Array): Uint8Array {
  realm().budget.allocate(data.length * 2);
  realm().budget.work(data.length / 16);
  const out = new Uint8Array(Math.ceil(data.length / 5) * 8).fill(PAD);
  let [bits, held, at] = [0, 0, 0];
  for (const byte of data) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (held += 8; held >= 5; held -= 5) out[at++] = alphabet[(bits >> (held - 5)) & 31] as number;
  }
  if (held > 0) out[at] = alphabet[(bits << (5 - held)) & 31] as number;
  return out;
}

/** Throws binascii.Error. */
export function decodeBase32(data: Uint8Array, alphabet: Uint8Array): Uint8Array {
  if (data.length % 8 !== 0) throw binasciiError('Incorrect padding');
  realm().budget.work(data.length / 16);
  const values = new Int8Array(256).fill(-1);
  for (const [value, code] of alphabet.entries()) values[code] = value;
  let end = data.length;
  while (end > 0 && data[end - 1] === PAD) end--;
  const out = new Uint8Array((data.length / 8) * 5);
  let [bits, held, at] = [0, 0, 0];
  for (let i = 0; i < end; i++) {
    const value = values[data[i] as number] as number;
    if (value < 0) throw binasciiError('Non-base32 digit found');
    bits = ((bits << 5) | value) & 0xfff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      out[at++] = (bits >> held) & 255;
    }
  }
  return out.subarray(0, wholeBytes(end, data.length, at));
}

/** How many bytes so many digits of so many characters are; `complete` of them have all their bits. */
function wholeBytes(digits: number, characters: number, complete: number): number {
  const pads = characters - digits;
  if (pads === 0) return complete;
  const inLast = DIGITS_FOR.indexOf(8 - pads);
  if (inLast <= 0) throw binasciiError('Incorrect padding');
  return complete;
}
