/** Parses everything that begins with a parenthesis. */

import { MAX_GROUPS } from './group-state.ts';
import { isIdentifier } from './identifier.ts';
import type { Parser } from './parser.ts';
import type { PatternReader } from './pattern-reader.ts';
import { Flag, type Node } from './tree.ts';

const FLAG_LETTERS: Readonly<Record<string, number>> = {
  i: Flag.ignoreCase,
  L: Flag.locale,
  m: Flag.multiline,
  s: Flag.dotAll,
  x: Flag.verbose,
  a: Flag.ascii,
  u: Flag.unicode,
};
const TYPE_FLAGS = Flag.ascii | Flag.locale | Flag.unicode;

interface Name {
  readonly text: string;
  readonly shown: string;
}

/** A group whose `(` was just taken: its node, undefined for a comment, 'flags' for global flags. */
export function parseGroup(
  parser: Parser,
  verbose: boolean,
  depth: number,
  flagsAllowed: boolean,
): Node | undefined | 'flags' {
  const { reader } = parser;
  const start = reader.at - 1;
  if (!reader.accept('?')) return captured(parser, undefined, verbose, depth, start);
  const letter = taken(reader, 'unexpected end of pattern');
  switch (letter) {
    case 'P':
      return named(parser, verbose, depth, start);
    case ':':
      return plain(parser, verbose, depth, start, 0, 0);
    case '>':
      return { kind: 'atomic', body: closed(parser, verbose, depth, start) };
    case '#':
      return comment(reader, start);
    case '=':
    case '!':
    case '<':
      return look(parser, letter, verbose, depth, start);
    case '(':
      return conditional(parser, verbose, depth, start);
  }
  if (letter !== '-' && !Object.hasOwn(FLAG_LETTERS, letter))
    throw reader.error(`unknown extension ?${reader.shown(letter.length)}`, letter.length + 1);
  const flags = inlineFlags(parser, letter);
  if (flags !== undefined) return plain(parser, verbose, depth, start, flags.add, flags.remove);
  if (!flagsAllowed) throw reader.errorAt('global flags not at the start of the expression', start);
  return 'flags';
}

function taken(reader: PatternReader, otherwise: string): string {
  const item = reader.take();
  if (item === undefined) throw reader.error(otherwise);
  return item;
}

/** Contents and closing parenthesis. */
function closed(parser: Parser, verbose: boolean, depth: number, start: number): readonly Node[] {
  const body = parser.alternatives(verbose, depth + 1);
  if (!parser.reader.accept(')')) throw parser.reader.errorAt('missing ), unterminated subpattern', start);
  return body;
}

function captured(parser: Parser, name: Name | undefined, verbose: boolean, depth: number, start: number): Node {
  const group = parser.state.open(name?.text, name?.shown ?? '');
  if (typeof group !== 'number') throw parser.reader.error(group.mistake, (name?.text.length ?? 0) + 1);
  const body = closed(parser, verbose, depth, start);
  parser.state.close(group);
  return { kind: 'group', capture: group, addFlags: 0, deleteFlags: 0, body };
}

function plain(
  parser: Parser,
  verbose: boolean,
  depth: number,
  start: number,
  addFlags: number,
  deleteFlags: number,
): Node {
  const isVerbose = (verbose || (addFlags & Flag.verbose) !== 0) && (deleteFlags & Flag.verbose) === 0;
  return { kind: 'group', capture: undefined, addFlags, deleteFlags, body: closed(parser, isVerbose, depth, start) };
}

/** `(?P<name>...)` and `(?P=name)`. */
function named(parser: Parser, verbose: boolean, depth: number, start: number): Node {
  const { reader, state } = parser;
  if (reader.accept('<')) return captured(parser, groupName(reader, '>'), verbose, depth, start);
  if (!reader.accept('=')) {
    const letter = taken(reader, 'unexpected end of pattern');
    throw reader.error(`unknown extension ?P${reader.shown(letter.length)}`, letter.length + 2);
  }
  const name = groupName(reader, ')');
  const group = state.names.get(name.text);
  if (group === undefined) throw reader.error(`unknown group name ${name.shown}`, name.text.length + 1);
  if (!state.isClosed(group)) throw reader.error('cannot refer to an open group', name.text.length + 1);
  state.checkInLookbehind(group, reader);
  return { kind: 'reference', group };
}

function groupName(reader: PatternReader, terminator: string): Name {
  const name = reader.takeUntil(terminator, 'group name');
  return checkedName(reader, name);
}

/** A name that was just taken, with its terminator. */
export function checkedName(
  reader: PatternReader,
  name: { readonly text: string; readonly from: number; readonly to: number },
): Name {
  const shown = `${reader.isText ? '' : 'b'}${reader.quoted(name.from, name.to)}`;
  const ascii = /^[\0-\x7f]*$/.test(name.text);
  if ((!reader.isText && !ascii) || !isIdentifier(name.text))
    throw reader.error(
      `bad character in group name ${reader.isText ? shown : ascii ? shown.slice(1) : bytesShown(reader, name)}`,
      name.text.length + 1,
    );
  return { text: name.text, shown: shown.replace(/^b/, '') };
}

function bytesShown(reader: PatternReader, name: { readonly from: number; readonly to: number }): string {
  let shown = '';
  for (let i = name.from; i < name.to; i++) {
    const code = reader.codeAt(i);
    shown += code > 126 || code < 32 ? `\\x${code.toString(16).padStart(2, '0')}` : String.fromCharCode(code);
  }
  return `b'${shown}'`;
}

function comment(reader: PatternReader, start: number): undefined {
  for (;;) {
    const item = reader.take();
    if (item === undefined) throw reader.errorAt('missing ), unterminated comment', start);
    if (item === ')') return undefined;
  }
}

function look(parser: Parser, first: string, verbose: boolean, depth: number, start: number): Node {
  const { reader, state } = parser;
  let letter = first;
  const behind = letter === '<';
  const outer = state.lookbehindFrom;
  if (behind) {
    letter = taken(reader, 'unexpected end of pattern');
    if (letter !== '=' && letter !== '!')
      throw reader.error(`unknown extension ?<${reader.shown(letter.length)}`, letter.length + 2);
    state.lookbehindFrom ??= state.next;
  }
  const body = parser.alternatives(verbose, depth + 1);
  if (behind && outer === undefined) state.lookbehindFrom = undefined;
  if (!reader.accept(')')) throw reader.errorAt('missing ), unterminated subpattern', start);
  if (letter === '!' && body.length === 0) return { kind: 'fail' };
  return { kind: 'look', behind, negated: letter === '!', body };
}

/** `(?(group)yes|no)`. */
function conditional(parser: Parser, verbose: boolean, depth: number, start: number): Node {
  const { reader, state } = parser;
  const group = conditionGroup(parser);
  state.checkInLookbehind(group, reader);
  const yes = parser.sequence(verbose, depth + 1, false);
  let no: readonly Node[] | undefined;
  if (reader.accept('|')) {
    no = parser.sequence(verbose, depth + 1, false);
    if (reader.next === '|') throw reader.error('conditional backref with more than two branches');
  }
  if (!reader.accept(')')) throw reader.errorAt('missing ), unterminated subpattern', start);
  return { kind: 'conditional', group, yes, no };
}

function conditionGroup(parser: Parser): number {
  const { reader, state } = parser;
  const name = reader.takeUntil(')', 'group name');
  if (!/^[0-9]+$/.test(name.text)) {
    const checked = checkedName(reader, name);
    const group = state.names.get(checked.text);
    if (group === undefined) throw reader.error(`unknown group name ${checked.shown}`, name.text.length + 1);
    return group;
  }
  const group = Number(name.text);
  if (group === 0) throw reader.error('bad group number', name.text.length + 1);
  if (group >= MAX_GROUPS) throw reader.error(`invalid group reference ${name.text}`, name.text.length + 1);
  if (!state.mentioned.has(group)) state.mentioned.set(group, reader.at - name.text.length - 1);
  return group;
}

/** `(?ims)`, which gives undefined and sets the pattern's flags, or `(?i-s:`. */
function inlineFlags(parser: Parser, first: string): { readonly add: number; readonly remove: number } | undefined {
  const { reader, state } = parser;
  let letter = first;
  let add = 0;
  if (letter !== '-') {
    for (;;) {
      add |= typedFlag(reader, letter, add);
      letter = taken(reader, 'missing -, : or )');
      if (letter === ')' || letter === '-' || letter === ':') break;
      if (!Object.hasOwn(FLAG_LETTERS, letter)) throw notAFlag(reader, letter, 'missing -, : or )');
    }
  }
  if (letter === ')') {
    state.flags |= add;
    return undefined;
  }
  if (letter === ':') return { add, remove: 0 };
  const remove = removedFlags(reader);
  if ((add & remove) !== 0) throw reader.error('bad inline flags: flag turned on and off', 1);
  return { add, remove };
}

function typedFlag(reader: PatternReader, letter: string, before: number): number {
  const flag = FLAG_LETTERS[letter] as number;
  const wrong = reader.isText ? 'L' : 'u';
  if (letter === wrong)
    throw reader.error(
      `bad inline flags: cannot use '${wrong}' flag with a ${reader.isText ? 'str' : 'bytes'} pattern`,
    );
  if ((flag & TYPE_FLAGS) !== 0 && ((before | flag) & TYPE_FLAGS) !== flag)
    throw reader.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
  return flag;
}

function removedFlags(reader: PatternReader): number {
  let letter = taken(reader, 'missing flag');
  if (!Object.hasOwn(FLAG_LETTERS, letter)) throw notAFlag(reader, letter, 'missing flag');
  let remove = 0;
  for (;;) {
    const flag = FLAG_LETTERS[letter] as number;
    if ((flag & TYPE_FLAGS) !== 0) throw reader.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    remove |= flag;
    letter = taken(reader, 'missing :');
    if (letter === ':') return remove;
    if (!Object.hasOwn(FLAG_LETTERS, letter)) throw notAFlag(reader, letter, 'missing :');
  }
}

function notAFlag(reader: PatternReader, letter: string, otherwise: string): unknown {
  return reader.error(/^\p{L}$/u.test(letter) ? 'unknown flag' : otherwise, letter.length);
}
