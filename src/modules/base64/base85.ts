/** Four bytes as five digits: Ascii85 as Adobe and btoa write it, base85 as git does, and Z85. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { realm } from '../../runtime/realm.ts';
import { ascii } from './sources.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
export const ASCII_85 = Uint8Array.from({ length: 85 }, (_, value) => value + 33);
export const BASE_85 = ascii(`${DIGITS}${LETTERS.toUpperCase()}${LETTERS}!#$%&()*+-;<=>?@^_\`{|}~`);
export const Z_85 = ascii(`${DIGITS}${LETTERS}${LETTERS.toUpperCase()}.-:+=^!/*?&<>()[]{}@%$#`);

const Z = 122;
const Y = 121;
const FOUR_SPACES = 0x20202020;

/** How groups are shortened, and whether what fills up the last one is kept. */
export interface EncodeOptions {
  readonly foldZeros?: boolean;
  readonly foldSpaces?: boolean;
  readonly pad?: boolean;
}

export function encode85(data: Uint8Array, alphabet: Uint8Array, options: EncodeOptions): Uint8Array {
  realm().budget.allocate(data.length * 2);
  realm().budget.work(data.length / 16);
  const missing = (4 - (data.length % 4)) % 4;
  const out = new Uint8Array(((data.length + missing) / 4) * 5);
  let at = 0;
  for (let start = 0; start < data.length; start += 4) {
    const whole = start + 4 <= data.length || options.pad === true;
    let group = 0;
    for (let i = start; i < start + 4; i++) group = group * 256 + (data[i] ?? 0);
    if (whole && options.foldZeros === true && group === 0) out[at++] = Z;
    else if (whole && options.foldSpaces === true && group === FOUR_SPACES) out[at++] = Y;
    else {
      for (let place = at + 4; place >= at; place--) {
        out[place] = alphabet[group % 85] as number;
        group = Math.floor(group / 85);
      }
      at += whole ? 5 : 5 - missing;
    }
  }
  return out.subarray(0, at);
}

/** The four bytes of five digits' value; false if they do not fit. */
function putGroup(out: Uint8Array, at: number, value: number): boolean {
  if (value > 0xffffffff) return false;
  for (let i = 3, rest = value; i >= 0; i--) {
    out[at + i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return true;
}

/** `name` is what messages call the digits. Throws ValueError. */
export function decode85(data: Uint8Array, alphabet: Uint8Array, name: string): Uint8Array {
  realm().budget.allocate(data.length);
  realm().budget.work(data.length / 16);
  const values = new Int8Array(256).fill(-1);
  for (const [value, code] of alphabet.entries()) values[code] = value;
  const missing = (5 - (data.length % 5)) % 5;
  const out = new Uint8Array(((data.length + missing) / 5) * 4);
  for (let start = 0; start < data.length; start += 5) {
    let value = 0;
    for (let i = start; i < start + 5; i++) {
      const digit = i < data.length ? (values[data[i] as number] as number) : 84;
      if (digit < 0) throw valueError(`bad ${name} character at position ${i}`);
      value = value * 85 + digit;
    }
    if (!putGroup(out, (start / 5) * 4, value)) throw valueError(`${name} overflow in hunk starting at byte ${start}`);
  }
  return out.subarray(0, out.length - missing);
}

/** Ascii85 without its frame; `ignored` characters may stand anywhere. Throws ValueError. */
export function decodeAscii85(data: Uint8Array, foldSpaces: boolean, ignored: ReadonlySet<number>): Uint8Array {
  realm().budget.allocate(data.length * 5);
  realm().budget.work(data.length / 16);
  const out = new Uint8Array(data.length * 4 + 4);
  let [at, value, held] = [0, 0, 0];
  const take = (digit: number): void => {
    value = value * 85 + digit;
    if (++held < 5) return;
    if (!putGroup(out, at, value)) throw valueError('Ascii85 overflow');
    [at, value, held] = [at + 4, 0, 0];
  };
  for (const code of data) {
    if (code >= 33 && code <= 117) take(code - 33);
    else if (code === Z || (foldSpaces && code === Y)) {
      if (held > 0) throw valueError(`${code === Z ? 'z' : 'y'} inside Ascii85 5-tuple`);
      putGroup(out, at, code === Z ? 0 : FOUR_SPACES);
      at += 4;
    } else if (!ignored.has(code)) throw valueError(`Non-Ascii85 digit found: ${String.fromCharCode(code)}`);
  }
  if (held === 0) return out.subarray(0, at);
  const extra = 5 - held;
  for (let i = 0; i < extra; i++) take(84);
  return out.subarray(0, at - extra);
}
