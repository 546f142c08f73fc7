/** What a format string of struct means: codes with their sizes and places. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { builtinType } from '../../runtime/objects/type.ts';

export const structErrorType = builtinType('error', undefined, { base: exceptionType('Exception'), module: 'struct' });

export function structError(message: string): PyException {
  const error = new PyException(structErrorType);
  error.args = new PyTuple([message]);
  return error;
}

/** `count` values of one code; for `s` and `p` one value of `size` bytes; pads are not in the layout. */
export interface Field {
  readonly code: string;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

export interface Layout {
  readonly fields: readonly Field[];
  readonly size: number;
  /** Values to pack. */
  readonly values: number;
  readonly littleEndian: boolean;
  /** The machine's own sizes and places; a float that is too large becomes infinite there. */
  readonly native: boolean;
}

const SIZES: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  s: 1,
  p: 1,
};
/** Codes that are larger in native mode, or exist only there. */
const NATIVE_SIZES: Readonly<Record<string, number>> = { ...SIZES, l: 8, L: 8, n: 8, N: 8, P: 8 };

const MAX_SIZE = 2 ** 53;

export function parseLayout(format: string): Layout {
  const order = /^[@=<>!]/.test(format) ? (format[0] as string) : '@';
  const native = order === '@';
  const sizes = native ? NATIVE_SIZES : SIZES;
  const fields: Field[] = [];
  let size = 0;
  let values = 0;
  let at = /^[@=<>!]/.test(format) ? 1 : 0;
  while (at < format.length) {
    const match = /^(?:([ \t\n\r\v\f]+)|(\d*)([\s\S]?))/.exec(format.slice(at)) as RegExpExecArray;
    at += match[0].length;
    if (match[1] !== undefined) continue;
    const [, , digits, code] = match as unknown as [string, undefined, string, string];
    if (code === '') throw structError('repeat count given without format specifier');
    const one = Object.hasOwn(sizes, code) ? (sizes[code] as number) : undefined;
    if (one === undefined) throw structError('bad char in struct format');
    const count = digits === '' ? 1 : Number(digits);
    if (native && code !== 's' && code !== 'p') size = Math.ceil(size / one) * one;
    if (size + count * one >= MAX_SIZE) throw structError('total struct size too long');
    if (code === 's' || code === 'p') {
      fields.push({ code, count: 1, size: count, offset: size });
      values++;
    } else if (code !== 'x') {
      if (count > 0) fields.push({ code, count, size: one, offset: size });
      values += count;
    }
    size += count * one;
  }
  return { fields, size, values, littleEndian: order !== '>' && order !== '!', native };
}
