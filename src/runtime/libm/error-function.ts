/** erf and erfc: Sun's rational approximations with glibc's order of operations. */
import { highWord, withoutLowWord } from './bits.ts';
import { exp } from './exponential.ts';

const ERX = 0.8450629115104675;
const EFX = 0.1283791670955126;
const PP = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
];
const QQ = [
  0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 1.3249473800432164e-4, -3.960228278775368e-6,
];
const PA = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const QA = [
  0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const RA = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const SA = [
  19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783, 108.63500554177944,
  6.570249770319282, -0.0604244152148581,
];
const RB = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const SB = [
  30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644, 474.52854120695537,
  -22.44095244658582,
];

type Coefficients = readonly number[];

/** `c[0] + c[1]*s + ...` in pairs: (c0 + c1 s) + s^2 (c2 + c3 s) + s^4 ... */
function byPairs(c: Coefficients, s: number): number {
  const s2 = s * s;
  const s4 = s2 * s2;
  const powers = [1, s2, s4, s4 * s2, s4 * s4];
  let sum = 0;
  for (let i = 0; 2 * i < c.length; i++) {
    const next = c[2 * i + 1];
    const part = next === undefined ? (c[2 * i] as number) : (c[2 * i] as number) + s * next;
    sum = i === 0 ? part : sum + (powers[i] as number) * part;
  }
  return sum;
}

const withOne = (c: Coefficients): Coefficients => [1, ...c];
const [QQ1, QA1, SA1, SB1] = [withOne(QQ), withOne(QA), withOne(SA), withOne(SB)];

/** erfc(size) * size for size >= 1.25. */
function tail(size: number, limit: number): number {
  const s = 1 / (size * size);
  const ratio = highWord(size) < limit ? byPairs(RA, s) / byPairs(SA1, s) : byPairs(RB, s) / byPairs(SB1, s);
  const z = withoutLowWord(size);
  return exp(-z * z - 0.5625) * exp((z - size) * (z + size) + ratio);
}

export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return Math.sign(x);
  const high = highWord(size);
  if (high < 0x3feb0000) {
    if (high < 0x3e300000) return size < 2 ** -1000 ? 0.0625 * (16 * x + 16 * EFX * x) : x + EFX * x;
    const z = x * x;
    return x + x * (byPairs(PP, z) / byPairs(QQ1, z));
  }
  if (high < 0x3ff40000) {
    const s = size - 1;
    const ratio = byPairs(PA, s) / byPairs(QA1, s);
    return x >= 0 ? ERX + ratio : -ERX - ratio;
  }
  if (high >= 0x40180000) return x >= 0 ? 1 : -1;
  const r = tail(size, 0x4006db6e);
  return x >= 0 ? 1 - r / size : r / size - 1;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return x > 0 ? 0 : 2;
  const high = highWord(size);
  if (high < 0x3feb0000) {
    if (high < 0x3c700000) return 1 - x;
    const z = x * x;
    const y = byPairs(PP, z) / byPairs(QQ1, z);
    if (highWord(x) < 0x3fd00000) return 1 - (x + x * y);
    return 0.5 - (x - 0.5 + x * y);
  }
  if (high < 0x3ff40000) {
    const s = size - 1;
    const ratio = byPairs(PA, s) / byPairs(QA1, s);
    return x >= 0 ? 1 - ERX - ratio : 1 + (ERX + ratio);
  }
  if (high < 0x403c0000) {
    if (x < 0 && high >= 0x40180000) return 2;
    const r = tail(size, 0x4006db6d);
    return x > 0 ? r / size : 2 - r / size;
  }
  return x > 0 ? 0 : 2;
}
