/** sys: the named tuples of facts about the interpreter. They are CPython 3.13's on 64-bit Linux. */
import { PyFloat } from '../../runtime/objects/float.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { structSequenceType } from '../../runtime/objects/struct-sequence.ts';

/** Makes the one instance of a type that programs cannot make. */
function facts(name: string, entries: Readonly<Record<string, Value>>): Value {
  const { make } = structSequenceType(name, 'sys', Object.keys(entries), [], false);
  return make(Object.values(entries));
}

const float = (value: number): Value => new PyFloat(value);

export const versionInfo = facts('version_info', {
  major: 3,
  minor: 13,
  micro: 0,
  releaselevel: 'final',
  serial: 0,
});
export const floatInfo = facts('float_info', {
  max: float(Number.MAX_VALUE),
  max_exp: 1024,
  max_10_exp: 308,
  min: float(2.2250738585072014e-308),
  min_exp: -1021,
  min_10_exp: -307,
  dig: 15,
  mant_dig: 53,
  epsilon: float(Number.EPSILON),
  radix: 2,
  rounds: 1,
});
export const intInfo = facts('int_info', {
  bits_per_digit: 30,
  sizeof_digit: 4,
  default_max_str_digits: 4300,
  str_digits_check_threshold: 640,
});
export const hashInfo = facts('hash_info', {
  width: 64,
  modulus: 2305843009213693951n,
  inf: 314159,
  nan: 0,
  imag: 1000003,
  algorithm: 'siphash13',
  hash_bits: 64,
  seed_bits: 128,
  cutoff: 0,
});
export const threadInfo = facts('thread_info', { name: 'pthread', lock: 'semaphore', version: 'NPTL 2.36' });
export const flags = facts('flags', {
  debug: 0,
  inspect: 0,
  interactive: 0,
  optimize: 0,
  dont_write_bytecode: 1,
  no_user_site: 0,
  no_site: 0,
  ignore_environment: 0,
  verbose: 0,
  bytes_warning: 0,
  quiet: 0,
  hash_randomization: 0,
  isolated: 1,
  dev_mode: false,
  utf8_mode: 1,
  warn_default_encoding: 0,
  safe_path: true,
  int_max_str_digits: 4300,
});
