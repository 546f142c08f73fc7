/** cbrt as glibc computes it. */
import { scale, split } from './bits.ts';

const CBRT2 = 1.2599210498948732;
const SQUARE_CBRT2 = 1.5874010519681996;
const FACTORS = [1 / SQUARE_CBRT2, 1 / CBRT2, 1, CBRT2, SQUARE_CBRT2] as const;

export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const [mantissa, exponent] = split(Math.abs(x));
  const u =
    0.35489576504391984 +
    (1.508191937815849 -
      (2.114994941673713 -
        (2.4469312256353444 -
          (1.8346927748361308 - (0.7849323449766392 - 0.14526389938548637 * mantissa) * mantissa) * mantissa) *
          mantissa) *
        mantissa) *
      mantissa;
  const cube = u * u * u;
  const third = Math.trunc(exponent / 3);
  const root = ((u * (cube + 2 * mantissa)) / (2 * cube + mantissa)) * (FACTORS[2 + exponent - 3 * third] as number);
  return scale(x > 0 ? root : -root, third);
}
