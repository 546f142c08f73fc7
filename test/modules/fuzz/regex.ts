/**
 * Random patterns and texts, run by us and by CPython. By hand: `node test/fuzz/regex.ts [cases] [seed]` prints every
 * difference. All operations of a pattern are compared: spans of all groups, findall, split, sub, errors with positions.
 */
import { Engine } from '../../../src/index.ts';
import { runOracle } from './oracle.ts';
import { Random } from './random.ts';

export interface RegexCase {
  readonly pattern: string;
  readonly text: string;
  readonly flags: number;
}

const LETTERS = ['a', 'b', 'c', 'a', 'b', 'A', '1', ' ', '_', '-', '\n', 'é', 'ſ', 'K', 'İ', '😀', 'x', '.'];
const SETS = [
  '[ab]',
  '[^a]',
  '[a-c]',
  '[\\w-]',
  '[^\\W_]',
  '[\\d\\s]',
  '[]a]',
  '[^]a]',
  '[a\\-c]',
  '[A-Z]',
  '[é-ſ]',
  '[😀a]',
  '[^\\s]',
];
const CLASSES = ['\\w', '\\d', '\\s', '\\W', '\\D', '\\S', '.', '\\b', '\\B', '^', '$', '\\A', '\\Z'];
const REPEATS = [
  '*',
  '+',
  '?',
  '*?',
  '+?',
  '??',
  '*+',
  '++',
  '?+',
  '{2}',
  '{1,2}',
  '{,2}',
  '{1,}',
  '{2,3}?',
  '{1,2}+',
  '{0}',
];
const GARBAGE = [
  '(',
  ')',
  '[',
  ']',
  '*',
  '?',
  '+',
  '{',
  '}',
  '|',
  '\\',
  '(?',
  '(?P',
  '(?P<',
  '(?<',
  '(?i',
  '(?i)',
  ':',
  '=',
  '!',
  '>',
  '<',
  '#',
  ',',
  '-',
  '\\1',
  '\\x',
  '\\u',
  '\\N',
  '\\8',
  '\\07',
  '(?(1)',
  'P',
  'i',
  's',
  '^',
];
const FLAGS = [0, 0, 0, 0, 2, 8, 16, 64, 256, 2 | 8, 2 | 256, 2 | 16];

class PatternMaker {
  readonly #random: Random;
  #groups = 0;
  readonly #closed: number[] = [];
  constructor(random: Random) {
    this.#random = random;
  }

  pattern(depth: number): string {
    let text = this.#sequence(depth);
    while (this.#random.chance(0.2)) text += `|${this.#sequence(depth)}`;
    return text;
  }

  #sequence(depth: number): string {
    let text = '';
    for (let i = this.#random.below(4); i >= 0; i--) text += this.#item(depth);
    return text;
  }

  #item(depth: number): string {
    const random = this.#random;
    if (depth > 0 && random.chance(0.06)) return this.#alternatingLoop(depth);
    const atom = this.#atom(depth);
    return random.chance(0.4) ? atom + this.#repeat(atom) : atom;
  }

  /** No possessive loops around groups: CPython's leave groups half set (see docs/divergences/re.md). */
  #repeat(atom: string): string {
    const repeat = this.#random.pick(REPEATS);
    return repeat.length > 1 && repeat.endsWith('+') && /\((?!\?[^P])/.test(atom) ? '*' : repeat;
  }

  /** A repeated choice between groups: where engines differ about what groups keep. */
  #alternatingLoop(depth: number): string {
    const random = this.#random;
    const alternatives: string[] = [];
    for (let i = 1 + random.below(3); i > 0; i--) {
      const inner = this.#sequence(depth - 1);
      if (random.chance(0.7)) {
        this.#groups++;
        alternatives.push(
          `(${random.pick(['a', 'b', 'c', '.', 'a?', 'b*'])})${random.chance(0.5) ? '' : random.pick(['a', 'b', '.', '\\b'])}`,
        );
        this.#closed.push(this.#groups);
      } else alternatives.push(random.chance(0.5) ? inner : random.pick(['a', 'b', 'c', '.']));
    }
    const atom = `(?:${alternatives.join('|')})`;
    return atom + this.#repeat(atom);
  }

  #atom(depth: number): string {
    const random = this.#random;
    const kind = random.next();
    if (depth === 0 || kind < 0.45) {
      const letter = random.pick(LETTERS);
      return letter === '.' ? '\\.' : letter;
    }
    if (kind < 0.55) return random.pick(SETS);
    if (kind < 0.65) return random.pick(CLASSES);
    if (kind < 0.7 && this.#closed.length > 0) return `\\${random.pick(this.#closed)}`;
    if (kind < 0.73 && this.#groups > 0)
      return `(?(${1 + random.below(this.#groups)})${this.#sequence(depth - 1)}|${this.#sequence(depth - 1)})`;
    if (kind < 0.78) return `(?:${this.pattern(depth - 1)})`;
    if (kind < 0.82) return `(?${random.pick(['=', '!'])}${this.pattern(depth - 1)})`;
    if (kind < 0.85) return `(?<${random.pick(['=', '!'])}${this.#sequence(0)})`;
    if (kind < 0.87) return `(?>${this.pattern(depth - 1)})`;
    if (kind < 0.89) return `(?${random.pick(['i', 's', 'm', '-i', 'i-s', 'a'])}:${this.pattern(depth - 1)})`;
    const group = ++this.#groups;
    const name = random.chance(0.2) ? `?P<g${group}>` : '';
    const text = `(${name}${this.pattern(depth - 1)})`;
    this.#closed.push(group);
    return text;
  }
}

function makeCase(random: Random): RegexCase {
  let pattern = new PatternMaker(random).pattern(random.below(4));
  if (random.chance(0.15)) {
    const at = random.below(pattern.length + 1);
    pattern = pattern.slice(0, at) + random.pick(GARBAGE) + pattern.slice(at);
  }
  let text = '';
  for (let i = random.below(14); i > 0; i--) text += random.pick(LETTERS);
  return { pattern: pattern.slice(0, 120), text, flags: random.pick(FLAGS) };
}

export function makeCases(count: number, seed: number): RegexCase[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => makeCase(random));
}

/** A Python literal in ASCII. */
export function pythonText(text: string): string {
  let literal = "'";
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    literal += /^[A-Za-z0-9 ]$/.test(character) ? character : `\\U${code.toString(16).padStart(8, '0')}`;
  }
  return `${literal}'`;
}

const DRIVER = `
import re
def show(m):
    return None if m is None else (m.regs, m.lastindex, m.lastgroup)
def check(pattern, text, flags):
    try:
        c = re.compile(pattern, flags)
    except re.error as error:
        return ('error', error.msg, error.pos, error.lineno, error.colno)
    except (OverflowError, RecursionError, ValueError) as error:
        return (type(error).__name__, str(error))
    return (show(c.search(text)), show(c.match(text)), show(c.fullmatch(text)), show(c.search(text, 2, 7)), c.findall(text),
        [show(m) for m in c.finditer(text)], c.split(text), c.subn(r'<\\g<0>>', text), c.split(text, 1), c.groups, c.flags)
for number, case in enumerate(cases):
    print(number, ascii(check(*case)))
`;

/** The program that both sides run. */
export function programOf(cases: readonly RegexCase[]): string {
  const rows = cases.map((one) => `(${pythonText(one.pattern)}, ${pythonText(one.text)}, ${one.flags}),`);
  return `cases = [\n${rows.join('\n')}\n]\n${DRIVER}`;
}

/** Lines that a program prints on our engine. */
export async function runOurs(source: string): Promise<string> {
  let printed = '';
  const session = new Engine().session({
    limits: { timeoutMs: 120_000 },
    onOutput: (_stream, text) => {
      printed += text;
    },
  });
  const outcome = await session.run(source, { result: 'none' });
  if (outcome.kind !== 'value') printed += JSON.stringify(outcome);
  return printed;
}

/** Differences as texts; empty if there are none. */
export async function compareCases(cases: readonly RegexCase[]): Promise<string[]> {
  const source = programOf(cases);
  const theirs = runOracle(source).split('\n');
  const ours = (await runOurs(source)).split('\n');
  return cases.flatMap((one, i) =>
    ours[i] === theirs[i]
      ? []
      : [`${pythonText(one.pattern)} ${JSON.stringify(one)}\n  ours   ${ours[i]}\n  theirs ${theirs[i]}`],
  );
}

if (process.argv[1] === import.meta.filename) {
  const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
  const differences = await compareCases(makeCases(count, seed));
  for (const difference of differences) console.log(difference);
  console.log(`${count} cases, seed ${seed}: ${differences.length} differences`);
}
