/** Literals of every builtin kind, edge cases first among them. */
import type { Random } from './random.ts';

const INTS = [
  '0',
  '1',
  '2',
  '3',
  '5',
  '7',
  '10',
  '-1',
  '-2',
  '-7',
  '255',
  '256',
  '0xff',
  '0b101',
  '1_000',
  '65536',
  '2147483647',
  '-2147483648',
  '4294967296',
  '9007199254740991',
  '9007199254740992',
  '-9007199254740993',
  '9223372036854775807',
  '18446744073709551616',
  '10**20',
  '-10**25',
  '123456789012345678901234567890',
];
const FLOATS = [
  '0.0',
  '-0.0',
  '1.0',
  '0.1',
  '1.5',
  '2.5',
  '-3.75',
  '1e16',
  '1e15',
  '123456.789',
  '1e-5',
  '0.0001',
  '1e300',
  '5e-324',
  '9007199254740993.0',
  '2.675',
  "float('inf')",
  "float('-inf')",
  "float('nan')",
  '1e22',
  '-0.5',
];
const STRS = [
  "''",
  "'a'",
  "'abc'",
  "'Hello'",
  "'hello world'",
  "'  pad '",
  "'x,y,,z'",
  "'ABC def'",
  "'\\n'",
  "'\\t|'",
  "'it\\'s'",
  '\'"q"\'',
  "'é'",
  "'ß'",
  "'日本'",
  "'\\U0001f600!'",
  "'12'",
  "'-3.5'",
  "'0x1f'",
  "'%d'",
  "'{}'",
  "'\\\\'",
  "'\\x00'",
  "'aAbB'",
  "'ı'",
  "r'\\d'",
  "'a' 'b'",
  "'abcabcabc'",
  "'1_000'",
  "' 42 '",
  "'ŉ'",
  "'éa'",
  "'line1\\nline2\\r\\n'",
];
const BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'hello world'", "b'a,b'", "b'12'", "b'\\n\\t'", "b'AbC'"];
const COMPLEXES = ['1j', '(1+2j)', '-0j', '(3.5-1j)', '0j', 'complex(0, -0.0)', "complex('1+2j')"];

export const literal = {
  int: (random: Random) => random.pick(INTS),
  float: (random: Random) => random.pick(FLOATS),
  str: (random: Random) => random.pick(STRS),
  bytes: (random: Random) => random.pick(BYTES),
  complex: (random: Random) => random.pick(COMPLEXES),
  bool: (random: Random) => random.pick(['True', 'False']),
  /** Small enough for an exponent, a shift or a repetition. */
  small: (random: Random) => random.pick(['0', '1', '2', '3', '-1', '4', 'True']),
};

/** Format specs by kind, wrong ones among them. */
export function formatSpec(random: Random): string {
  const align = random.pick(['', '', '<', '>', '^', '=', '*^', '0>', '日<']);
  const sign = random.pick(['', '', '', '+', ' ', '-']);
  const hash = random.pick(['', '', '', '#']);
  const zero = random.pick(['', '', '0']);
  const width = random.pick(['', '', '1', '5', '12']);
  const comma = random.pick(['', '', '', ',', '_']);
  const precision = random.pick(['', '', '.0', '.2', '.5', '.12']);
  const type = random.pick(['', '', 'd', 'f', 'e', 'g', 's', 'x', 'X', 'b', 'o', 'n', '%', 'c', 'G', 'E', 'F']);
  return `${align}${sign}${hash}${zero}${width}${comma}${precision}${type}`;
}
