/** One recorded case of a function of math against our own. */

import { cbrt } from '../../src/runtime/libm/cube-root.ts';
import { erf, erfc } from '../../src/runtime/libm/error-function.ts';
import { exp, exp2, pow } from '../../src/runtime/libm/exponential.ts';
import { gamma, lgamma } from '../../src/runtime/libm/gamma.ts';
import { acosh, asinh, atanh, cosh, expm1, sinh, tanh } from '../../src/runtime/libm/hyperbolic.ts';
import { acos, asin, atan, atan2 } from '../../src/runtime/libm/inverse-trigonometric.ts';
import { log1p, log10 } from '../../src/runtime/libm/log10-log1p.ts';
import { log, log2 } from '../../src/runtime/libm/logarithm.ts';
import { hypot } from '../../src/runtime/libm/norm.ts';
import { cos, sin, tan } from '../../src/runtime/libm/trigonometric.ts';

const FUNCTIONS = new Map<string, (...args: number[]) => number>(
  Object.entries({
    acos,
    acosh,
    asin,
    asinh,
    atan,
    atan2,
    atanh,
    cbrt,
    cos,
    cosh,
    erf,
    erfc,
    exp,
    exp2,
    expm1,
    gamma,
    hypot,
    lgamma,
    log,
    log10,
    log1p,
    log2,
    pow,
    sin,
    sinh,
    tan,
    tanh,
  }) as [string, (...args: number[]) => number][],
);

/** `name argument... result`, floats as 16 hex digits; the difference is told with shortest digits. */
export function compareLine(line: string): { readonly name: string; readonly difference: string | undefined } {
  const [name = '', ...words] = line.split(' ');
  const numbers = words.map((word) => Buffer.from(word, 'hex').readDoubleBE());
  const wanted = numbers.pop() as number;
  const found = (FUNCTIONS.get(name) as (...args: number[]) => number)(...numbers);
  return { name, difference: Object.is(found, wanted) ? undefined : `${name}(${numbers}) = ${found}, not ${wanted}` };
}

export const functionNames = [...FUNCTIONS.keys()];
