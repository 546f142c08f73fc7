/**
 * Random documents and values for json, read and written by us and by CPython. By hand:
 * `node test/modules/fuzz/json.ts [cases] [seed]` prints every difference.
 */
import { runOracle } from './oracle.ts';
import { Random } from './random.ts';
import { pythonText, runOurs } from './regex.ts';

const TEXTS = ['', 'a', 'key', 'é', '😀', '"', '\\', '/', '\n', '\u0000', '\u007f', '\u2028', '\ud800', 'a b', '1'];
const NUMBERS = [
  '0',
  '-0',
  '1',
  '-5',
  '1.5',
  '1e5',
  '1E-7',
  '0.1',
  '123456789012345678901234567890',
  '1e400',
  '-0.0',
  '5e-324',
  '01',
  '1.',
  '.5',
  '+1',
  '1e',
  'NaN',
  '-Infinity',
  '0.30000000000000004',
  '1e22',
  '1e23',
  '123456789.123',
];
const GARBAGE = [
  ',',
  ':',
  '[',
  ']',
  '{',
  '}',
  '"',
  '\\u12',
  '\\x',
  '\u0001',
  'nul',
  '//',
  "'",
  ' ',
  '\t',
  'é',
  '\\ud83d',
];
const OPTIONS = [
  '',
  'indent=2',
  'indent="-"',
  'sort_keys=True',
  'ensure_ascii=False',
  'separators=(",", ":")',
  'skipkeys=True',
  'allow_nan=False',
  'indent=0, sort_keys=True',
  'default=repr',
];

/** A JSON text, sometimes damaged. */
function makeDocument(random: Random): string {
  const text = documentPart(random, 3);
  if (!random.chance(0.3)) return text;
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(GARBAGE) + text.slice(at + random.below(2));
}

function documentPart(random: Random, depth: number): string {
  const blank = random.chance(0.2) ? random.pick([' ', '\n', '\t ']) : '';
  const kind = random.next();
  const many = (make: () => string): string => Array.from({ length: random.below(4) }, make).join(`,${blank}`);
  if (depth > 0 && kind < 0.25) return `[${blank}${many(() => documentPart(random, depth - 1))}${blank}]`;
  if (depth > 0 && kind < 0.5)
    return `{${blank}${many(() => `${JSON.stringify(random.pick(TEXTS))}${blank}:${documentPart(random, depth - 1)}`)}}`;
  if (kind < 0.7) return random.pick(NUMBERS);
  if (kind < 0.85) return JSON.stringify(random.pick(TEXTS) + random.pick(TEXTS));
  return random.pick(['null', 'true', 'false']);
}

/** A Python expression of a value, some of which json refuses. */
function makeValue(random: Random, depth: number): string {
  const kind = random.next();
  const many = (make: () => string): string => Array.from({ length: random.below(4) }, make).join(', ');
  if (depth > 0 && kind < 0.2) return `[${many(() => makeValue(random, depth - 1))}]`;
  if (depth > 0 && kind < 0.3) return `tuple([${many(() => makeValue(random, depth - 1))}])`;
  if (depth > 0 && kind < 0.55) return `{${many(() => `${makeKey(random)}: ${makeValue(random, depth - 1)}`)}}`;
  if (kind < 0.75) return pythonText(random.pick(TEXTS) + random.pick(TEXTS));
  return random.pick([
    'None',
    'True',
    'False',
    '0',
    '-1',
    '2 ** 70',
    '1.5',
    '-0.0',
    '1e100',
    '1e-7',
    '0.1 + 0.2',
    'float("inf")',
    '{1}',
    '3j',
    'b"x"',
    '1e16',
    '123456.789',
  ]);
}

function makeKey(random: Random): string {
  return random.chance(0.85) ? pythonText(random.pick(TEXTS)) : random.pick(['1', '1.5', 'None', 'True', '(1, 2)']);
}

const DRIVER = `
import json
def check(action):
    try: return action()
    except (ValueError, TypeError, RecursionError) as error: return type(error).__name__ + ': ' + str(error)
`;

/** The program that both sides run: a line for each case. */
export function jsonProgram(count: number, seed: number): { readonly source: string; readonly cases: string[] } {
  const random = new Random(seed);
  const cases = Array.from({ length: count }, () =>
    random.chance(0.5)
      ? `json.loads(${pythonText(makeDocument(random))})`
      : `json.dumps(${makeValue(random, 3)}, ${random.pick(OPTIONS)})`,
  );
  const lines = cases.map((one) => `print(ascii(check(lambda: ${one})))`);
  return { source: DRIVER + lines.join('\n'), cases };
}

/** Differences as texts. */
export async function compareJson(count: number, seed: number): Promise<string[]> {
  const { source, cases } = jsonProgram(count, seed);
  const [theirs, ours] = [runOracle(source).split('\n'), (await runOurs(source)).split('\n')];
  return cases.flatMap((one, i) =>
    ours[i] === theirs[i] ? [] : [`${one}\n  ours   ${ours[i]}\n  theirs ${theirs[i]}`],
  );
}

if (process.argv[1] === import.meta.filename) {
  const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
  const differences = await compareJson(count, seed);
  for (const difference of differences) console.log(difference);
  console.log(`${count} cases, seed ${seed}: ${differences.length} differences`);
}
