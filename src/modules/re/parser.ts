/**
 * Parses a pattern into its tree. Takes the pattern's code points and flags; gives the tree, the flags with those
 * written inside, and the groups. Messages and positions of errors are CPython's.
 *
 * Must not know: how matching works.
 */
import { makeException } from '../../runtime/exceptions/raise.ts';
import { CATEGORIES, characterEscape, DIGITS, OCTAL_DIGITS, octal, simpleEscape } from './escapes.ts';
import { parseGroup } from './group-parser.ts';
import { GroupState } from './group-state.ts';
import type { PatternReader } from './pattern-reader.ts';
import { parseSet } from './set-parser.ts';
import { type AtKind, Flag, type Node, type ParsedPattern, type RepeatMode, type Sequence, UNLIMITED } from './tree.ts';

const WHITESPACE = ' \t\n\r\v\f';
/** Groups inside groups: as deep as CPython's recursive parser gets. */
const MAX_NESTING = 300;

const AT: Readonly<Record<string, AtKind>> = {
  A: 'absoluteBeginning',
  Z: 'absoluteEnd',
  b: 'boundary',
  B: 'notBoundary',
};

export function parsePattern(reader: PatternReader, flags: number): ParsedPattern {
  const state = new GroupState(flags);
  const parser = new Parser(reader, state);
  const body = parser.alternatives((flags & Flag.verbose) !== 0, 0);
  if (reader.next !== undefined) throw reader.error('unbalanced parenthesis');
  for (const [group, position] of state.mentioned) {
    if (group >= state.next) throw reader.errorAt(`invalid group reference ${group}`, position);
  }
  return { body, flags: checkedFlags(state.flags, reader.isText), groups: state.next - 1, groupNames: state.names };
}

/** Adds UNICODE for str; refuses flags that contradict each other or the kind of pattern. */
function checkedFlags(flags: number, isText: boolean): number {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const refuse = (message: string): never => {
    throw makeException('ValueError', message);
  };
  if (!isText) {
    if (has(Flag.unicode)) refuse('cannot use UNICODE flag with a bytes pattern');
    if (has(Flag.locale) && has(Flag.ascii)) refuse('ASCII and LOCALE flags are incompatible');
    return flags;
  }
  if (has(Flag.locale)) refuse('cannot use LOCALE flag with a str pattern');
  if (has(Flag.ascii) && has(Flag.unicode)) refuse('ASCII and UNICODE flags are incompatible');
  return has(Flag.ascii) ? flags : flags | Flag.unicode;
}

export class Parser {
  readonly reader: PatternReader;
  readonly state: GroupState;

  constructor(reader: PatternReader, state: GroupState) {
    this.reader = reader;
    this.state = state;
  }

  /** `a|b|c`, up to a closing parenthesis or the end. */
  alternatives(verbose: boolean, depth: number): Sequence {
    if (depth > MAX_NESTING) throw makeException('RecursionError', 'maximum recursion depth exceeded');
    const alternatives: Sequence[] = [];
    let isVerbose = verbose;
    do {
      alternatives.push(this.sequence(isVerbose, depth, depth === 0 && alternatives.length === 0));
      if (depth === 0) isVerbose = (this.state.flags & Flag.verbose) !== 0;
    } while (this.reader.accept('|'));
    return alternatives.length === 1 ? (alternatives[0] as Sequence) : [{ kind: 'branch', alternatives }];
  }

  /** One alternative. `first`: global flags may stand here. */
  sequence(verbose: boolean, depth: number, first: boolean): Sequence {
    const { reader } = this;
    const nodes: Node[] = [];
    let isVerbose = verbose;
    for (let item = reader.next; item !== undefined && item !== '|' && item !== ')'; item = reader.next) {
      reader.take();
      if (isVerbose && this.#skip(item)) continue;
      if (item === '(') {
        const group = parseGroup(this, isVerbose, depth, first && nodes.length === 0);
        if (group === 'flags') isVerbose = (this.state.flags & Flag.verbose) !== 0;
        else if (group !== undefined) nodes.push(group);
      } else if ('*+?{'.includes(item)) this.#repeat(item, nodes);
      else nodes.push(this.#single(item));
    }
    return nodes.flatMap(inlined);
  }

  /** VERBOSE: blanks and comments mean nothing. */
  #skip(item: string): boolean {
    if (WHITESPACE.includes(item)) return true;
    if (item !== '#') return false;
    for (let skipped = this.reader.take(); skipped !== undefined && skipped !== '\n'; ) skipped = this.reader.take();
    return true;
  }

  #single(item: string): Node {
    if (item[0] === '\\') return this.#escape(item);
    if (item === '.') return { kind: 'any' };
    if (item === '[') return parseSet(this.reader);
    if (item === '^') return { kind: 'at', at: 'beginning' };
    if (item === '$') return { kind: 'at', at: 'end' };
    return { kind: 'literal', code: this.reader.codeAt(this.reader.at - 1) };
  }

  #repeat(item: string, nodes: Node[]): void {
    const { reader } = this;
    const start = reader.at - 1;
    const bounds = item === '{' ? this.#bounds() : { min: item === '+' ? 1 : 0, max: item === '?' ? 1 : UNLIMITED };
    if (bounds === undefined) {
      nodes.push({ kind: 'literal', code: 123 });
      return;
    }
    const repeated = nodes.at(-1);
    if (repeated === undefined || repeated.kind === 'at') throw reader.errorAt('nothing to repeat', start);
    if (repeated.kind === 'repeat') throw reader.errorAt('multiple repeat', start);
    const mode: RepeatMode = reader.accept('?') ? 'lazy' : reader.accept('+') ? 'possessive' : 'greedy';
    nodes[nodes.length - 1] = { kind: 'repeat', ...bounds, mode, body: inlined(repeated) };
  }

  /** `{2,5}` after its brace; undefined if the brace is just a character. */
  #bounds(): { min: number; max: number } | undefined {
    const { reader } = this;
    const start = reader.at;
    if (reader.next === '}') return undefined;
    const low = reader.takeWhile(Number.POSITIVE_INFINITY, DIGITS);
    const high = reader.accept(',') ? reader.takeWhile(Number.POSITIVE_INFINITY, DIGITS) : low;
    if (!reader.accept('}')) {
      reader.at = start;
      return undefined;
    }
    const [min, max] = [low === '' ? 0 : Number(low), high === '' ? UNLIMITED : Number(high)];
    if (min >= UNLIMITED || (high !== '' && max >= UNLIMITED))
      throw makeException('OverflowError', 'the repetition number is too large');
    if (max < min) throw reader.errorAt('min repeat greater than max repeat', start);
    return { min, max };
  }

  #escape(escape: string): Node {
    const { reader } = this;
    const letter = escape[1] as string;
    if (Object.hasOwn(AT, letter)) return { kind: 'at', at: AT[letter] as AtKind };
    if (CATEGORIES.includes(letter)) return { kind: 'set', items: { negated: false, ranges: [], categories: letter } };
    const simple = simpleEscape(letter);
    if (simple !== undefined) return { kind: 'literal', code: simple };
    if (letter === '0') {
      const digits = reader.takeWhile(2, OCTAL_DIGITS);
      return { kind: 'literal', code: Number.parseInt(`0${digits}`, 8) };
    }
    if (DIGITS.includes(letter)) return this.#numbered(escape);
    return { kind: 'literal', code: characterEscape(reader, escape) };
  }

  /** `\12`: a group, or a character in octal if there are three octal digits. */
  #numbered(first: string): Node {
    const { reader, state } = this;
    let escape = first;
    if (reader.next !== undefined && DIGITS.includes(reader.next)) {
      escape += reader.take();
      const isOctal = OCTAL_DIGITS.includes(escape[1] as string) && OCTAL_DIGITS.includes(escape[2] as string);
      if (isOctal && reader.next !== undefined && OCTAL_DIGITS.includes(reader.next)) {
        escape += reader.take();
        return { kind: 'literal', code: octal(reader, escape) };
      }
    }
    const group = Number(escape.slice(1));
    if (group >= state.next) throw reader.error(`invalid group reference ${group}`, escape.length - 1);
    if (!state.isClosed(group)) throw reader.error('cannot refer to an open group', escape.length);
    state.checkInLookbehind(group, reader);
    return { kind: 'reference', group };
  }
}

/** A group that neither captures nor changes flags is its contents. */
function inlined(node: Node): Sequence {
  return node.kind === 'group' && node.capture === undefined && node.addFlags === 0 && node.deleteFlags === 0
    ? node.body
    : [node];
}
