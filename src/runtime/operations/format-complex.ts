/** Text of complex numbers: repr, and the format mini-language, which formats both parts and pads the whole. */
import { valueError } from '../exceptions/raise.ts';
import { type Str, strToText } from '../objects/str.ts';
import { formatFloatSpec, padText, parseSpec, unknownCode } from './format-spec.ts';
import { floatRepr } from './scalar-text.ts';

/** A part without `.0`, as complex shows it. */
function part(value: number): string {
  const text = floatRepr(value);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

/** `repr(complex)`. */
export function complexRepr(real: number, imag: number): string {
  const imaginary = part(imag);
  if (real === 0 && !Object.is(real, -0)) return `${imaginary}j`;
  return `(${part(real)}${imaginary.startsWith('-') ? '' : '+'}${imaginary}j)`;
}

/** `format(complex, spec)`. Throws ValueError. */
export function formatComplex(real: number, imag: number, specText: Str): Str {
  if (specText === '') return complexRepr(real, imag);
  const spec = parseSpec(specText, 'complex');
  if (spec.type !== '' && !'eEfFgGn'.includes(spec.type)) throw unknownCode(spec.type, 'complex');
  if (spec.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') throw valueError("'=' alignment flag is not allowed in complex format specifier");
  const asRepr = spec.type === '';
  const onePart = { ...spec, width: -1, fill: ' ', align: '' as const };
  const skipReal = asRepr && real === 0 && !Object.is(real, -0);
  const show = (value: number, sign: typeof spec.sign): string =>
    strToText(formatFloatSpec(value, { ...onePart, sign }, 'complex', asRepr));
  const text = `${skipReal ? '' : show(real, spec.sign)}${show(imag, skipReal ? spec.sign : '+')}j`;
  return padText(spec, asRepr && !skipReal ? `(${text})` : text, '>');
}
