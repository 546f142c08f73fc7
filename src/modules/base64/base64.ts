/**
 * base64: base16, base32, base64 and base85 texts of bytes.
 *
 * Takes bytes, or ASCII text where it decodes; gives bytes. The digits of each base are in files of their own.
 */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { call } from '../../runtime/operations/call.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { decodeBase64 } from '../binascii/base64.ts';
import { binasciiError } from '../binascii/error.ts';
import { type FunctionTable, nativeModule } from '../define.ts';
import { decodeBase32, EXTENDED_HEX, encodeBase32, STANDARD } from './base32.ts';
import { ASCII_85, BASE_85, decode85, decodeAscii85, encode85, Z_85 } from './base85.ts';
import { ascii, encodedBytes, plainBytes, result, substitutes, translated, upperCase } from './sources.ts';

/** Characters of an encoded line, and the bytes it stands for. */
const LINE = 76;
const LINE_BYTES = (LINE / 4) * 3;
const PLUS_AND_SLASH = ascii('+/');
const DASH_AND_LINE = ascii('-_');

function toBase64(data: Uint8Array, end = ''): Uint8Array {
  realm().budget.allocate(data.length * 2);
  realm().budget.work(data.length / 256);
  return ascii(Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64') + end);
}

function encodeStandard(value: Value, altchars: Value = None): Maybe<Value> {
  const encoded = toBase64(plainBytes(value));
  return altchars === None ? result(encoded) : encodeWith(encoded, altchars);
}

function* encodeWith(encoded: Uint8Array, altchars: Value): Guest<Value> {
  const instead = yield* substitutes(plainBytes(altchars), altchars, 2);
  return result(translated(encoded, PLUS_AND_SLASH, instead));
}

function decodeStandard(value: Value, altchars: Value = None, validate: Value = false): Maybe<Value> {
  if (altchars === None && typeof validate === 'boolean') return result(decodeBase64(encodedBytes(value), validate));
  return decodeWith(value, altchars, validate);
}

function* decodeWith(value: Value, altchars: Value, validate: Value): Guest<Value> {
  let data = encodedBytes(value);
  if (altchars !== None)
    data = translated(data, yield* substitutes(encodedBytes(altchars), altchars, 2), PLUS_AND_SLASH);
  return result(decodeBase64(data, yield* settle(truth(validate))));
}

function* decodeThirtyTwo(alphabet: Uint8Array, value: Value, casefold: Value, map01: Value): Guest<Value> {
  let data = encodedBytes(value);
  if (data.length % 8 !== 0) throw binasciiError('Incorrect padding');
  if (map01 !== None) {
    const one = yield* substitutes(encodedBytes(map01), map01, 1);
    data = translated(data, ascii('01'), Uint8Array.of(79, one[0] as number));
  }
  if (yield* settle(truth(casefold))) data = upperCase(data);
  return result(decodeBase32(data, alphabet));
}

function* decodeSixteen(value: Value, casefold: Value = false): Guest<Value> {
  let data = encodedBytes(value);
  if (yield* settle(truth(casefold))) data = upperCase(data);
  realm().budget.work(data.length / 64);
  for (const code of data)
    if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 70))) throw binasciiError('Non-base16 digit found');
  if (data.length % 2 !== 0) throw binasciiError('Odd-length string');
  return result(new Uint8Array(Buffer.from(Buffer.from(data).toString('latin1'), 'hex')));
}

function encodeSixteen(value: Value): Value {
  const data = plainBytes(value);
  realm().budget.allocate(data.length * 2);
  return result(ascii(Buffer.from(data).toString('hex').toUpperCase()));
}

function* encodeAscii85(
  value: Value,
  foldSpaces: Value = false,
  wrapColumn: Value = 0,
  pad: Value = false,
  adobe: Value = false,
): Guest<Value> {
  const framed = yield* settle(truth(adobe));
  const encoded = encode85(plainBytes(value, 'memoryview: '), ASCII_85, {
    foldZeros: true,
    foldSpaces: yield* settle(truth(foldSpaces)),
    pad: yield* settle(truth(pad)),
  });
  const width = Number(yield* settle(toIndex(wrapColumn)));
  let text = (framed ? '<~' : '') + Buffer.from(encoded).toString('latin1');
  if (width !== 0) text = wrapped(text, Math.max(framed ? 2 : 1, width), framed ? 2 : 0);
  return result(ascii(framed ? `${text}~>` : text));
}

/** The text in lines, the last of which has room for so many characters more. */
function wrapped(text: string, width: number, room: number): string {
  realm().budget.allocate(text.length * 2);
  const lines: string[] = [];
  for (let start = 0; start < text.length; start += width) lines.push(text.slice(start, start + width));
  if (room > 0 && (lines.at(-1) as string).length + room > width) lines.push('');
  return lines.join('\n');
}

function* decodeAdobe(
  value: Value,
  foldSpaces: Value = false,
  adobe: Value = false,
  ignored: Value = new PyBytes(ascii(' \t\n\r\v')),
): Guest<Value> {
  let data = encodedBytes(value);
  if (yield* settle(truth(adobe))) {
    const text = Buffer.from(data).toString('latin1');
    if (!text.endsWith('~>')) throw valueError("Ascii85 encoded byte sequences must end with b'~>'");
    data = data.subarray(text.startsWith('<~') ? 2 : 0, Math.max(data.length - 2, 0));
  }
  return result(decodeAscii85(data, yield* settle(truth(foldSpaces)), new Set(plainBytes(ignored))));
}

/** All lines of an encoded text. */
function encodeLines(value: Value): Value {
  const data = bytesOf(value);
  if (data === undefined) throw typeError(`expected bytes-like object, not ${typeName(value)}`);
  const lines: Uint8Array[] = [];
  for (let start = 0; start < data.length; start += LINE_BYTES)
    lines.push(toBase64(data.subarray(start, start + LINE_BYTES), '\n'));
  return result(new Uint8Array(Buffer.concat(lines)));
}

function decodeLines(value: Value): Value {
  const data = bytesOf(value);
  if (data === undefined) throw typeError(`expected bytes-like object, not ${typeName(value)}`);
  return result(decodeBase64(data, false));
}

/** From one binary file into another, line by line: a line may come in several reads. */
function* encodeFile(input: Value, output: Value): Guest<Value> {
  const read = yield* settle(getAttribute(input, 'read'));
  const write = yield* settle(getAttribute(output, 'write'));
  for (;;) {
    const parts: Uint8Array[] = [];
    let size = 0;
    while (size < LINE_BYTES) {
      const part = plainBytes(yield* call(read, [LINE_BYTES - size]));
      if (part.length === 0) break;
      parts.push(part);
      size += part.length;
    }
    if (size === 0) return None;
    yield* call(write, [result(toBase64(new Uint8Array(Buffer.concat(parts)), '\n'))]);
  }
}

function* decodeFile(input: Value, output: Value): Guest<Value> {
  const readLine = yield* settle(getAttribute(input, 'readline'));
  const write = yield* settle(getAttribute(output, 'write'));
  for (;;) {
    const line = plainBytes(yield* call(readLine, []));
    if (line.length === 0) return None;
    yield* call(write, [result(decodeBase64(line, false))]);
  }
}

const inMemory = 'memoryview: ';

const FUNCTIONS: FunctionTable = {
  encode: ['(input, output)', encodeFile],
  decode: ['(input, output)', decodeFile],
  encodebytes: ['(s)', encodeLines],
  decodebytes: ['(s)', decodeLines],
  b64encode: ['(s, altchars=None)', encodeStandard],
  b64decode: ['(s, altchars=None, validate=False)', decodeStandard],
  standard_b64encode: ['(s)', (value: Value) => result(toBase64(plainBytes(value)))],
  standard_b64decode: ['(s)', (value: Value) => result(decodeBase64(encodedBytes(value), false))],
  urlsafe_b64encode: [
    '(s)',
    (value: Value) => result(translated(toBase64(plainBytes(value)), PLUS_AND_SLASH, DASH_AND_LINE)),
  ],
  urlsafe_b64decode: [
    '(s)',
    (value: Value) => result(decodeBase64(translated(encodedBytes(value), DASH_AND_LINE, PLUS_AND_SLASH), false)),
  ],
  b32encode: ['(s)', (value: Value) => result(encodeBase32(plainBytes(value, inMemory), STANDARD))],
  b32hexencode: ['(s)', (value: Value) => result(encodeBase32(plainBytes(value, inMemory), EXTENDED_HEX))],
  b32decode: [
    '(s, casefold=False, map01=None)',
    (value: Value, casefold: Value = false, map01: Value = None) => decodeThirtyTwo(STANDARD, value, casefold, map01),
  ],
  b32hexdecode: [
    '(s, casefold=False)',
    (value: Value, casefold: Value = false) => decodeThirtyTwo(EXTENDED_HEX, value, casefold, None),
  ],
  b16encode: ['(s)', encodeSixteen],
  b16decode: ['(s, casefold=False)', decodeSixteen],
  a85encode: ['(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False)', encodeAscii85],
  a85decode: ["(b, *, foldspaces=False, adobe=False, ignorechars=b' ')", decodeAdobe],
  b85encode: [
    '(b, pad=False)',
    function* (value: Value, pad: Value = false): Guest<Value> {
      return result(encode85(plainBytes(value, inMemory), BASE_85, { pad: yield* settle(truth(pad)) }));
    },
  ],
  b85decode: ['(b)', (value: Value) => result(decode85(encodedBytes(value), BASE_85, 'base85'))],
  z85encode: ['(s)', (value: Value) => result(encode85(plainBytes(value, inMemory), Z_85, {}))],
  z85decode: ['(s)', (value: Value) => result(decode85(encodedBytes(value), Z_85, 'z85'))],
};

export const builtinModule = nativeModule(
  'base64',
  FUNCTIONS,
  () => ({ __all__: new PyList(Object.keys(FUNCTIONS)), MAXLINESIZE: LINE, MAXBINSIZE: LINE_BYTES }),
  { python: true },
);
