/** Patterns to instructions: tests that jump away on failure; names are bound when the whole pattern has matched. */
import { syntaxError } from '../scope/errors.ts';
import type { Expression, Pattern } from '../syntax/tree.ts';
import type { Label } from './code-builder.ts';
import type { Unit } from './unit.ts';
import { unparse } from './unparse.ts';

interface Compiler {
  readonly patternUnit: Unit;
  expression(node: Expression, target?: number): number;
}

/** Captured names and the registers that hold their values. */
type Captures = Map<string, number>;

/** Matches the register `subject`; jumps to `fail` if it does not match. */
export function compilePattern(
  compiler: Compiler,
  pattern: Pattern,
  subject: number,
  fail: Label,
  irrefutableAllowed: boolean,
): void {
  if (!irrefutableAllowed) refuseIrrefutable(pattern);
  const captures: Captures = new Map();
  match(compiler, pattern, subject, fail, captures);
  const { patternUnit: unit } = compiler;
  unit.code.at(pattern);
  for (const [name, register] of captures) unit.store(name, register);
}

function refuseIrrefutable(pattern: Pattern): void {
  if (pattern.kind === 'MatchAs' && pattern.pattern === undefined) {
    throw syntaxError(
      pattern.name === undefined
        ? 'wildcard makes remaining patterns unreachable'
        : `name capture '${pattern.name}' makes remaining patterns unreachable`,
      pattern,
    );
  }
  if (pattern.kind === 'MatchAs' && pattern.pattern !== undefined) refuseIrrefutable(pattern.pattern);
  if (pattern.kind === 'MatchOr') refuseIrrefutable(pattern.patterns.at(-1) as Pattern);
}

function capture(captures: Captures, name: string, register: number, at: Pattern): void {
  if (captures.has(name)) throw syntaxError(`multiple assignments to name '${name}' in pattern`, at);
  captures.set(name, register);
}

function match(compiler: Compiler, pattern: Pattern, subject: number, fail: Label, captures: Captures): void {
  const { code } = compiler.patternUnit;
  code.at(pattern);
  switch (pattern.kind) {
    case 'MatchValue': {
      if (pattern.value.kind === 'JoinedStr')
        throw syntaxError('patterns may only match literals and attribute lookups', pattern.value);
      const result = code.temporary();
      const value = compiler.expression(pattern.value);
      code.at(pattern);
      code.emit('EQUAL', result, subject, value, code.site());
      code.emit('JUMP_IF_FALSE', result, fail);
      return;
    }
    case 'MatchSingleton': {
      const result = code.temporary();
      code.emit('IS', result, subject, code.constant(pattern.value as never));
      code.emit('JUMP_IF_FALSE', result, fail);
      return;
    }
    case 'MatchAs':
      if (pattern.pattern !== undefined) match(compiler, pattern.pattern, subject, fail, captures);
      if (pattern.name !== undefined) capture(captures, pattern.name, subject, pattern);
      return;
    case 'MatchStar':
      return;
    case 'MatchOr':
      matchOr(compiler, pattern, subject, fail, captures);
      return;
    case 'MatchSequence':
      matchSequence(compiler, pattern, subject, fail, captures);
      return;
    case 'MatchMapping':
      matchMapping(compiler, pattern, subject, fail, captures);
      return;
    case 'MatchClass':
      matchClass(compiler, pattern, subject, fail, captures);
      return;
  }
}

function matchOr(
  compiler: Compiler,
  pattern: Pattern & { kind: 'MatchOr' },
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { code } = compiler.patternUnit;
  const matched = code.label();
  let names: string[] | undefined;
  const registers = new Map<string, number>();
  for (const [i, alternative] of pattern.patterns.entries()) {
    const isLast = i === pattern.patterns.length - 1;
    if (!isLast) refuseIrrefutable(alternative);
    const next = isLast ? fail : code.label();
    const own: Captures = new Map();
    match(compiler, alternative, subject, next, own);
    const sorted = [...own.keys()].sort();
    if (names === undefined) {
      names = sorted;
      for (const name of names) registers.set(name, code.temporary());
    } else if (names.join() !== sorted.join()) throw syntaxError('alternative patterns bind different names', pattern);
    code.at(alternative);
    for (const [name, register] of own) code.emit('MOVE', registers.get(name) as number, register);
    if (!isLast) {
      code.emit('JUMP', matched);
      code.place(next);
    }
  }
  code.place(matched);
  for (const [name, register] of registers) capture(captures, name, register, pattern);
}

function matchSequence(
  compiler: Compiler,
  pattern: Pattern & { kind: 'MatchSequence' },
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { code } = compiler.patternUnit;
  const { patterns } = pattern;
  const star = patterns.findIndex((one) => one.kind === 'MatchStar');
  if (star >= 0 && patterns.findLastIndex((one) => one.kind === 'MatchStar') !== star)
    throw syntaxError('multiple starred names in sequence pattern', pattern);
  const flag = code.temporary();
  code.emit('MATCH_SEQUENCE', flag, subject);
  code.emit('JUMP_IF_FALSE', flag, fail);
  const needed = star < 0 ? patterns.length : patterns.length - 1;
  if (star < 0 || needed > 0) {
    code.emit('GET_LENGTH', flag, subject);
    code.emit(
      star < 0 ? 'EQUAL' : 'GREATER_EQUAL',
      flag,
      flag,
      code.constant({ type: 'int', value: needed }),
      code.site(),
    );
    code.emit('JUMP_IF_FALSE', flag, fail);
  }
  const onlyWild = patterns.every((one) => isWildcard(one) || (one.kind === 'MatchStar' && one.name === undefined));
  if (onlyWild) return;
  if (star >= 0 && (patterns[star] as Pattern & { kind: 'MatchStar' }).name === undefined) {
    matchItems(compiler, patterns, star, subject, fail, captures);
    return;
  }
  const base = code.temporary(Math.max(1, patterns.length));
  if (star < 0) code.emit('UNPACK', subject, base, patterns.length);
  else code.emit('UNPACK_EX', subject, base, star, patterns.length - star - 1);
  for (const [i, one] of patterns.entries()) {
    if (one.kind === 'MatchStar') {
      if (one.name !== undefined) capture(captures, one.name, base + i, one);
    } else match(compiler, one, base + i, fail, captures);
  }
}

/** Around `*_`: the items that a pattern needs are subscripted one by one, those behind the star from the end. */
function matchItems(
  compiler: Compiler,
  patterns: readonly Pattern[],
  star: number,
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { code } = compiler.patternUnit;
  for (const [i, one] of patterns.entries()) {
    if (i === star || isWildcard(one)) continue;
    const item = code.temporary();
    const fromEnd = code.constant({ type: 'int', value: patterns.length - i });
    if (i > star) {
      code.emit('GET_LENGTH', item, subject);
      code.emit('SUBTRACT', item, item, fromEnd, code.site());
    }
    const index = i > star ? item : code.constant({ type: 'int', value: i });
    code.emit('LOAD_SUBSCRIPT', item, subject, index, code.site());
    match(compiler, one, item, fail, captures);
  }
}

/** `_` */
function isWildcard(pattern: Pattern): boolean {
  return pattern.kind === 'MatchAs' && pattern.pattern === undefined && pattern.name === undefined;
}

function matchMapping(
  compiler: Compiler,
  pattern: Pattern & { kind: 'MatchMapping' },
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { code } = compiler.patternUnit;
  checkKeys(pattern);
  const flag = code.temporary();
  code.emit('MATCH_MAPPING', flag, subject);
  code.emit('JUMP_IF_FALSE', flag, fail);
  const count = pattern.keys.length;
  if (count > 0) {
    code.emit('GET_LENGTH', flag, subject);
    code.emit('GREATER_EQUAL', flag, flag, code.constant({ type: 'int', value: count }), code.site());
    code.emit('JUMP_IF_FALSE', flag, fail);
  }
  const base = code.temporary(Math.max(1, count));
  for (const [i, key] of pattern.keys.entries()) compiler.expression(key, base + i);
  const keys = code.temporary();
  code.at(pattern);
  code.emit('BUILD_TUPLE', keys, base, count);
  if (count > 0) {
    const values = code.temporary();
    code.emit('MATCH_KEYS', values, subject, keys);
    code.emit('JUMP_IF_NONE', values, fail);
    const items = code.temporary(count);
    code.emit('UNPACK', values, items, count);
    for (const [i, one] of pattern.patterns.entries()) match(compiler, one, items + i, fail, captures);
  }
  if (pattern.rest !== undefined) {
    const rest = code.temporary();
    code.at(pattern);
    code.emit('MATCH_REST', rest, subject, keys);
    capture(captures, pattern.rest, rest, pattern);
  }
}

function matchClass(
  compiler: Compiler,
  pattern: Pattern & { kind: 'MatchClass' },
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { code } = compiler.patternUnit;
  const repeated = pattern.kwdAttrs.findIndex((name, i) => pattern.kwdAttrs.indexOf(name) !== i);
  if (repeated >= 0)
    throw syntaxError(
      `attribute name repeated in class pattern: ${pattern.kwdAttrs[repeated]}`,
      pattern.kwdPatterns[repeated] as Pattern,
    );
  const cls = compiler.expression(pattern.cls);
  const values = code.temporary();
  const names = code.constant({ type: 'tuple', items: pattern.kwdAttrs.map((name) => ({ type: 'str', value: name })) });
  code.at(pattern);
  code.emit('MATCH_CLASS', values, subject, cls, pattern.patterns.length, names);
  code.emit('JUMP_IF_NONE', values, fail);
  const all = [...pattern.patterns, ...pattern.kwdPatterns];
  if (all.length === 0) return;
  const items = code.temporary(all.length);
  code.emit('UNPACK', values, items, all.length);
  for (const [i, one] of all.entries()) match(compiler, one, items + i, fail, captures);
}

/** Keys of a mapping pattern: literals, each once, or attributes. */
function checkKeys(pattern: Pattern & { kind: 'MatchMapping' }): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    if (key.kind === 'Attribute') continue;
    if (key.kind === 'JoinedStr')
      throw syntaxError('mapping pattern keys may only match literals and attribute lookups', pattern);
    const value = equalityKey(key);
    if (value === undefined) continue;
    if (seen.has(value)) throw syntaxError(`mapping pattern checks duplicate key (${unparse(key)})`, pattern);
    seen.add(value);
  }
}

/** A text that is the same for literals that are equal: 0, 0.0, 0j and False. Undefined where that is not known. */
function equalityKey(key: Expression): string | undefined {
  const negative = key.kind === 'UnaryOp';
  const literal = negative ? key.operand : key;
  if (literal.kind !== 'Constant') return undefined;
  const { value } = literal;
  switch (value.type) {
    case 'int':
    case 'float':
      return `number ${negative ? -value.value : value.value}`.replace(/^number -0$/, 'number 0');
    case 'bool':
      return `number ${Number(value.value)}`;
    case 'complex':
      return value.imag === 0 ? 'number 0' : `imaginary ${negative ? -value.imag : value.imag}`;
    case 'str':
      return `str ${value.value}`;
    case 'bytes':
      return `bytes ${value.value.join()}`;
    default:
      return value.type;
  }
}
