/** Rules written by hand: left-recursive ones as loops, and those that look into tokens or call others differently. */
import { LiteralError, numberValue, unescapeBytes, unescapeText } from '../literals.ts';
import { FAILED, type Grammar, type Matched, type Matcher, type Node } from './peg.ts';
import type { Reader } from './reader.ts';

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];

const SHIFT = 3;
const TERM = 5;

/** The hand-written rules; `grammar` gives the others. */
export function nativeRules(grammar: () => Grammar): ReadonlyMap<string, Matcher> {
  const rule = (name: string): Matcher => {
    let found: Matcher | undefined;
    return (reader) => {
      found ??= grammar().matcher(name);
      return found(reader);
    };
  };
  const factor = rule('factor');
  const atom = rule('atom');
  const inversion = rule('inversion');
  const generator = rule('generator');
  const parameters = rule('arguments');
  const slices = rule('slices');
  const lookahead = rule('t_lookahead');

  /** `a + not b` and `- not b`, which need parentheses. */
  const misplacedNot = (reader: Reader, level: number): void => {
    if (level !== SHIFT && level !== TERM) return;
    const start = reader.index;
    const signs = level === SHIFT ? ['+', '-', '*', '/', '%', '//', '@'] : ['+', '-', '~'];
    const before = level === TERM || binary(reader, level + 1) !== FAILED;
    if (before && signs.some((sign) => reader.symbol(sign) !== FAILED)) {
      const not = reader.symbol('not');
      const operand = not === FAILED ? FAILED : (level === SHIFT ? inversion : factor)(reader);
      if (operand !== FAILED)
        throw reader.over(not as Node, "'not' after an operator must be parenthesized", operand as Node);
    }
    reader.index = start;
  };

  /** `left OP right OP right ...` of one level of strength. */
  const binary = (reader: Reader, level: number): Matched => {
    const operators = LEVELS[level];
    if (operators === undefined) return factor(reader);
    const start = reader.index;
    if (reader.mistakes) misplacedNot(reader, level);
    let left = binary(reader, level + 1);
    if (left === FAILED) return FAILED;
    for (;;) {
      const before = reader.index;
      const found = operators.some((operator) => reader.symbol(operator) !== FAILED);
      if (!found || binary(reader, level + 1) === FAILED) {
        reader.index = before;
        return left;
      }
      left = reader.node('BinOp', start, {});
    }
  };

  /** One more `.name`, call or subscript behind a primary. */
  const trailer = (reader: Reader, start: number): Matched => {
    const before = reader.index;
    if (reader.symbol('.') !== FAILED && reader.ofKind('NAME') !== FAILED) return reader.node('Attribute', start, {});
    reader.index = before;
    if (generator(reader) !== FAILED) return reader.node('Call', start, {});
    reader.index = before;
    if (reader.symbol('(') !== FAILED) {
      const inside = reader.index;
      if (parameters(reader) === FAILED) reader.index = inside;
      if (reader.symbol(')') !== FAILED) return reader.node('Call', start, {});
    }
    reader.index = before;
    if (reader.symbol('[') !== FAILED && slices(reader) !== FAILED && reader.symbol(']') !== FAILED)
      return reader.node('Subscript', start, {});
    reader.index = before;
    return FAILED;
  };

  const primary: Matcher = (reader) => {
    const start = reader.index;
    let node = atom(reader);
    while (node !== FAILED) {
      const longer = trailer(reader, start);
      if (longer === FAILED) return node;
      node = longer;
    }
    return FAILED;
  };

  const ahead = (reader: Reader): boolean => {
    const before = reader.index;
    const found = lookahead(reader) !== FAILED;
    reader.index = before;
    return found;
  };
  /** A primary that something more follows. */
  const targetPrimary: Matcher = (reader) => {
    const start = reader.index;
    let node = atom(reader);
    if (node === FAILED || !ahead(reader)) return FAILED;
    for (;;) {
      const before = reader.index;
      const longer = trailer(reader, start);
      if (longer === FAILED || !ahead(reader)) {
        reader.index = before;
        return node;
      }
      node = longer;
    }
  };

  return new Map<string, Matcher>([
    ['bitwise_or', (reader) => binary(reader, 0)],
    ['primary', primary],
    ['t_primary', targetPrimary],
    ['expression_without_mistakes', withoutMistakes(rule('plain_expression'))],
    ['string', string],
    ['fstring_spec_text', fstringSpecText],
    ['fstring_conversion', conversion],
    ['real', complexPart(false)],
    ['imaginary', complexPart(true)],
  ]);
}

function withoutMistakes(match: Matcher): Matcher {
  return (reader) => {
    const before = reader.mistakes;
    reader.mistakes = false;
    try {
      return match(reader);
    } finally {
      reader.mistakes = before;
    }
  };
}

/** Reads a literal's value for its errors alone. */
function decoded(reader: Reader, decode: () => unknown): void {
  try {
    decode();
  } catch (thrown) {
    if (thrown instanceof LiteralError) throw reader.atLast(thrown.message);
    throw thrown;
  }
}

function string(reader: Reader): Matched {
  const token = reader.ofKind('STRING') as Node | typeof FAILED;
  if (token === FAILED) return FAILED;
  const raw = reader.tokens.raw(token.start);
  const [, prefix, quote] = /^([a-zA-Z]*)('''|"""|'|")/.exec(raw) as unknown as [string, string, string];
  const content = raw.slice(prefix.length + quote.length, raw.length - quote.length);
  const isRaw = /r/i.test(prefix);
  const isBytes = /b/i.test(prefix);
  decoded(reader, () => {
    if (isBytes) unescapeBytes(content, isRaw);
    else if (!isRaw) unescapeText(content, reader.options.lookupCharacterName);
  });
  return { ...token, kind: isBytes ? 'Bytes' : 'Str' };
}

function fstringSpecText(reader: Reader): Matched {
  const token = reader.ofKind('FMIDDLE') as Node | typeof FAILED;
  if (token === FAILED) return FAILED;
  decoded(reader, () => unescapeText(reader.tokens.raw(token.start), reader.options.lookupCharacterName));
  return token;
}

/** `!r`, with nothing between. */
function conversion(reader: Reader): Matched {
  const { tokens } = reader;
  const mark = reader.symbol('!') as Node | typeof FAILED;
  if (mark === FAILED) return FAILED;
  const name = reader.ofKind('NAME') as Node | typeof FAILED;
  if (name === FAILED) return FAILED;
  if (tokens.ends[mark.start] !== tokens.starts[name.start])
    throw reader.over(mark, 'f-string: conversion type must come right after the exclamanation mark', name);
  return name;
}

function complexPart(imaginary: boolean): Matcher {
  return (reader) => {
    const token = reader.ofKind('NUMBER') as Node | typeof FAILED;
    if (token === FAILED) return FAILED;
    const isImaginary = numberValue(reader.tokens.raw(token.start)).type === 'complex';
    if (isImaginary !== imaginary)
      throw reader.over(token, `${imaginary ? 'imaginary' : 'real'} number required in complex literal`);
    return token;
  };
}
