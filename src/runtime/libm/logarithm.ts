/**
 * log and log2 after Szabolcs Nagy's algorithm, which glibc uses since 2.28: error below 0.52 ulp. The steps and
 * roundings are the same, so the results are glibc's.
 */
import { highWord, withHighWord } from './bits.ts';
import { divide, fused, type Pair, productError, whole } from './double-double.ts';
import { LN2, logarithmOf } from './natural-logarithm.ts';

/** 1/c and log c for points c near the middles of equal parts of [0.6875, 1.375). */
interface LogarithmTable {
  readonly inverse: Float64Array;
  readonly logarithm: Float64Array;
}

/**
 * The points are not quite the middles: each was searched for so that its logarithm happens to be almost a number of few
 * bits. Here is how far the reciprocal is from that of the middle, in ulps.
 */
const LOG_SHIFTS = [
  -23142382, -57643754, -234334839, -124664804, 19045012, -123323398, -501163255, 342479926, -234593306, 57421184,
  513617488, -240891478, 85169741, 28659150, 284053799, 342563057, -68420459, -346144712, -90113766, -464022980,
  285342708, -489548825, 376054848, 47397812, -423637851, -260988534, 336107021, 448241578, 154177355, 447893384,
  241227555, -420636714, -218426730, -96876684, -205835218, -368178198, -345128710, -510284502, 481763731, 209336112,
  429336310, 15489329, 442353177, -417834330, 73183371, 515232680, 507984536, 83787275, 330409952, 151596684, 377744204,
  198302857, 214798271, -345957716, 356163107, 215510022, -229897960, -131709726, 215213618, -464519207, -332821996,
  385780520, -400344786, 256208139, 478356527, 345720337, 128466877, 217515751, -162048343, 295127580, -235892775,
  -69369347, 93666841, -272860130, 91915174, 29018059, 258893229, 386009280, -241633007, 68399381, 386341370, 408940642,
  65060217, -120872168, 189498853, -32395328, -49955913, 154042178, -346113480, 148348366, -396488327, -427431396,
  107119491, -500798201, 212184347, 305888811, -330297730, -91422864, 6707636, 273897542, -512931067, -500150233,
  485589437, -280752730, 106848032, 30953893, -291342514, -408884927, 149302919, -107851081, 225432558, 460497078,
  -452391632, -490679353, 508304210, 493208081, 336502878, 526975298, -457361038, -312310462, -365194252, -421357131,
  362015322, 310793228, -441535439, -69145545, -528727990, 433364383,
];
const LOG2_SHIFTS = [
  -328544708, -74476326, 1021141498, -931182196, 504379064, -335614843, -283118344, -758775068, 270002250, -664773176,
  119721058, -796885113, 398067151, 688888268, -781335381, 311471183, 513703399, 419598957, 649865984, 408218657,
  174518592, 571646530, 435428157, -216810764, -991209262, -690557345, -1030886551, 398740487, 66223972, 932406211,
  967645063, -979151458, -28036586, -817826823, -365698287, -981846215, -1065532483, -332011688, 201404552, 363032081,
  -137453701, 900509459, -327015489, -795511436, 214218588, 759630975, -488691505, -693136430, -418196895, -982645419,
  -1031413185, 767668918, 191094814, 358029168, -1027234167, -92054101, -59776880, -273556791, -87604962, -82950621,
  1000733367, 46436578, 255011079, 359290331,
];

const TABLE_START = 0x3fe60000;
const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

function shifted(value: number, ulps: number): number {
  double[0] = value;
  bits[0] = (bits[0] as bigint) + BigInt(ulps);
  return double[0] as number;
}

/** `grain`: of what power of two the logarithms are multiples. */
function makeTable(shifts: readonly number[], grain: number, unit: Pair | undefined): LogarithmTable {
  const [inverse, logarithm] = [new Float64Array(shifts.length), new Float64Array(shifts.length)];
  const step = 0x100000 / shifts.length;
  for (const [i, ulps] of shifts.entries()) {
    const from = withHighWord(0, TABLE_START + i * step);
    const middle = (from + withHighWord(0, TABLE_START + (i + 1) * step)) / 2;
    const inverted = shifted(1 / middle, ulps);
    const natural = logarithmOf(divide(whole(1), whole(inverted)));
    const log = unit === undefined ? natural : divide(natural, unit);
    inverse[i] = inverted;
    logarithm[i] = Math.abs(log.hi) < 2 ** -50 ? log.hi : Math.round(log.hi * grain) / grain;
  }
  return { inverse, logarithm };
}

let naturals: LogarithmTable | undefined;
let binaries: LogarithmTable | undefined;

/** NaN below 0, -infinity at 0. */
export function specialLogarithm(x: number): number | undefined {
  if (x > 0 && x < Number.POSITIVE_INFINITY) return undefined;
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const [A0, A1, A2, A3, A4] = [
  -0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667,
];
const [B1, B2, B3, B4, B5, B6, B7, B8, B9, B10] = [
  0.3333333333333352, -0.24999999999998432, 0.19999999999320328, -0.16666666669929706, 0.14285715076560868,
  -0.12499997863982555, 0.11110712032936046, -0.10000486757818193, 0.09181994006195467, -0.08328363062289341,
];

/** Natural logarithm. */
export function log(x: number): number {
  const known = specialLogarithm(x);
  if (known !== undefined) return known;
  if (x >= 0.9375 && x < 1.064697265625) return logNearOne(x - 1);
  naturals ??= makeTable(LOG_SHIFTS, 2 ** 43, undefined);
  const normal = x < 2 ** -1022 ? x * 2 ** 52 : x;
  const high = highWord(normal) - (normal === x ? 0 : 52 << 20);
  const offset = high - TABLE_START;
  const index = (offset >> 13) & 127;
  const exponent = offset >> 20;
  const z = withHighWord(normal, high - (offset & 0xfff00000));
  const r = fused(z, naturals.inverse[index] as number, -1);
  const w = exponent * LN2_HIGH + (naturals.logarithm[index] as number);
  const hi = w + r;
  const lo = w - hi + r + exponent * LN2_LOW;
  const r2 = r * r;
  return fused(r * r2, A1 + r * A2 + r2 * (A3 + r * A4), fused(r2, A0, lo)) + hi;
}

function logNearOne(r: number): number {
  if (r === 0) return 0;
  const r2 = r * r;
  const r3 = r * r2;
  const upper = B7 + r * B8 + r2 * B9 + r3 * B10;
  const middle = fused(r3, upper, fused(r2, B6, fused(r, B5, B4)));
  const lower = fused(r3, middle, fused(r2, B3, fused(r, B2, B1)));
  const w = r * 134217728;
  const rHigh = r + w - w;
  const rLow = r - rHigh;
  const square = rHigh * rHigh * -0.5;
  const hi = r + square;
  const lo = fused(-0.5 * rLow, rHigh + r, r - hi + square);
  return fused(r3, lower, lo) + hi;
}

const INVERSE_LN2_HIGH = 1.4426950407214463;
const INVERSE_LN2_LOW = 1.6751713164886512e-10;
const [C0, C1, C2, C3, C4, C5] = [
  -0.7213475204444882, 0.4808983469629985, -0.36067375954075914, 0.2885390073180969, -0.2404693555628422,
  0.2061202382173603,
];
const [D0, D1, D2, D3, D4, D5, D6, D7, D8, D9] = [
  -0.7213475204444817, 0.48089834696298744, -0.360673760222145, 0.2885390081805197, -0.24044917405728863,
  0.2060992861022954, -0.18033596705327856, 0.1603032746063156, -0.14483316576701266, 0.13046826811283835,
];

/** Logarithm to base 2. */
export function log2(x: number): number {
  const known = specialLogarithm(x);
  if (known !== undefined) return known;
  if (x >= 0.95759749412536621 && x < 1.0442714691162109) return log2NearOne(x - 1);
  binaries ??= makeTable(LOG2_SHIFTS, 2 ** 42, LN2);
  const normal = x < 2 ** -1022 ? x * 2 ** 52 : x;
  const high = highWord(normal) - (normal === x ? 0 : 52 << 20);
  const offset = high - TABLE_START;
  const index = (offset >> 14) & 63;
  const z = withHighWord(normal, high - (offset & 0xfff00000));
  const r = fused(z, binaries.inverse[index] as number, -1);
  const t1 = r * INVERSE_LN2_HIGH;
  const t2 = r * INVERSE_LN2_LOW + productError(r, INVERSE_LN2_HIGH, t1);
  const t3 = (offset >> 20) + (binaries.logarithm[index] as number);
  const hi = t3 + t1;
  const lo = t3 - hi + t1 + t2;
  const r2 = r * r;
  const p = fused(r2 * r2, C4 + r * C5, fused(r2, C2 + r * C3, fused(r, C1, C0)));
  return fused(r2, p, lo) + hi;
}

function log2NearOne(r: number): number {
  if (r === 0) return 0;
  const hi = r * INVERSE_LN2_HIGH;
  const r2 = r * r;
  const r4 = r2 * r2;
  const p = fused(r, D1, D0);
  const y = fused(r2, p, hi);
  const upper = fused(r4, D6 + r * D7 + r2 * (D8 + r * D9), fused(r2, fused(r, D5, D4), fused(r, D3, D2)));
  const lo = r * INVERSE_LN2_LOW + productError(r, INVERSE_LN2_HIGH, hi) + fused(r2, p, hi - y);
  return fused(r4, upper, lo) + y;
}
