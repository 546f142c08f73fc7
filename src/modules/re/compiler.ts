/**
 * Compiles the tree of a pattern to a program. Every choice gets, where it can be told, the set of characters with
 * which it makes sense, so that most choices are decided by looking at one character and leave nothing to go back to.
 *
 * Must not know: how the program is run.
 */

import { type CaseRule, hasCase } from './case.ts';
import { ALL_CHARACTERS, CharacterSet, NO_NEWLINE } from './character-set.ts';
import { placelessPatternError } from './error.ts';
import { FirstSet, union } from './first-set.ts';
import { AtCode, type CodeSet, NO_MAXIMUM, Op, type Program } from './program.ts';
import { type AtKind, Flag, type Node, type ParsedPattern, type Sequence, type SetItems, UNLIMITED } from './tree.ts';
import { WidthMeter } from './width.ts';

const TYPE_FLAGS = Flag.ascii | Flag.locale | Flag.unicode;
const RULES: readonly CaseRule[] = ['exact', 'ascii', 'unicode'];
const WORD: SetItems = { negated: false, ranges: [], categories: 'w' };

type Repeat = Extract<Node, { kind: 'repeat' }>;
/** What follows a part: its first characters; undefined if unknown or if nothing need follow. */
type Tail = FirstSet | undefined;

export function compilePattern(pattern: ParsedPattern): Program {
  return new Compiler(pattern).program();
}

class Compiler {
  readonly #pattern: ParsedPattern;
  readonly #code: number[] = [];
  readonly #sets: CodeSet[] = [];
  readonly #bySet = new Map<CodeSet, number>();
  readonly #singles = new WeakMap<Node, CharacterSet>();
  readonly #widths = new WidthMeter();
  readonly #firsts = new Map<CharacterSet, FirstSet>();
  /** References and conditionals make what follows depend on where the match began. */
  #refersBack = false;

  constructor(pattern: ParsedPattern) {
    this.#pattern = pattern;
  }

  program(): Program {
    const { body, flags, groups } = this.#pattern;
    const { min } = this.#widths.of(body);
    this.#sequence(body, flags, undefined);
    this.#code.push(Op.success);
    const first = this.#first(body, flags, undefined);
    const firstIndex = first === undefined || first.isNearlyEverything ? -1 : this.#setIndex(first);
    const code = Int32Array.from(this.#code);
    return {
      code,
      sets: this.#sets,
      lows: Uint8Array.from(this.#sets.flatMap((set) => Array.from(set.low))),
      groups,
      minWidth: min,
      prefix: literalPrefix(body, flags).text,
      first: firstIndex,
      anchored: code[0] === Op.at && code[1] === AtCode.absoluteBeginning,
      leadingRun: this.#refersBack ? -1 : leadingRun(code),
    };
  }

  // --- single characters

  /** The set of a node that matches exactly one character, in a group without other effects too. */
  #single(node: Node, flags: number): CharacterSet | undefined {
    if (node.kind === 'group' && node.capture === undefined && node.body.length === 1)
      return this.#single(node.body[0] as Node, combined(flags, node.addFlags, node.deleteFlags));
    let set = this.#singles.get(node);
    if (set === undefined) {
      const items = singleItems(node, flags);
      if (items === undefined) return undefined;
      set = new CharacterSet(items, caseRule(flags), isAscii(flags));
      this.#singles.set(node, set);
    }
    return set;
  }

  #setIndex(set: CodeSet): number {
    let index = this.#bySet.get(set);
    if (index === undefined) {
      index = this.#sets.length;
      this.#sets.push(set);
      this.#bySet.set(set, index);
    }
    return index;
  }

  #firstOfSet(set: CharacterSet): FirstSet {
    let first = this.#firsts.get(set);
    if (first === undefined) {
      first = FirstSet.of(set);
      this.#firsts.set(set, first);
    }
    return first;
  }

  /** Operand for a check of the next character; -1 if it is not worth it. */
  #check(first: Tail): number {
    return first === undefined || first.isNearlyEverything ? -1 : this.#setIndex(first);
  }

  // --- first characters

  #first(sequence: Sequence, flags: number, tail: Tail): Tail {
    let first = tail;
    for (let i = sequence.length - 1; i >= 0; i--) first = this.#firstOfNode(sequence[i] as Node, flags, first);
    return first;
  }

  #firstOfNode(node: Node, flags: number, tail: Tail): Tail {
    switch (node.kind) {
      case 'literal':
      case 'any':
      case 'set':
        return this.#firstOfSet(this.#single(node, flags) as CharacterSet);
      case 'at':
      case 'look':
        return tail;
      case 'branch': {
        const [head, ...rest] = node.alternatives.map((one) => this.#first(one, flags, tail));
        return rest.reduce(union, head);
      }
      case 'group':
        return this.#first(node.body, combined(flags, node.addFlags, node.deleteFlags), tail);
      case 'atomic':
        return this.#first(node.body, flags, tail);
      case 'repeat': {
        if (node.max === 0) return tail;
        const body = this.#first(node.body, flags, tail);
        return node.min === 0 ? union(body, tail) : body;
      }
      case 'reference':
        return undefined;
      case 'conditional':
        return union(
          this.#first(node.yes, flags, tail),
          node.no === undefined ? tail : this.#first(node.no, flags, tail),
        );
      case 'fail':
        return new FirstSet();
    }
  }

  // --- instructions

  #sequence(sequence: Sequence, flags: number, tail: Tail): void {
    const tails: Tail[] = [];
    let after = tail;
    for (let i = sequence.length - 1; i >= 0; i--) {
      tails[i] = after;
      after = this.#firstOfNode(sequence[i] as Node, flags, after);
    }
    for (let i = 0; i < sequence.length; i++) {
      const text = literalText(sequence, i, flags);
      if (text.length > 1) {
        this.#code.push(Op.text, text.length, ...text);
        i += text.length - 1;
      } else this.#node(sequence[i] as Node, flags, tails[i]);
    }
  }

  #node(node: Node, flags: number, tail: Tail): void {
    const code = this.#code;
    switch (node.kind) {
      case 'literal':
      case 'any':
      case 'set':
        this.#character(node, flags);
        break;
      case 'at':
        this.#at(node.at, flags);
        break;
      case 'branch':
        this.#branch(node.alternatives, flags, tail);
        break;
      case 'group': {
        const inner = combined(flags, node.addFlags, node.deleteFlags);
        if (node.capture !== undefined) code.push(Op.mark, (node.capture - 1) * 2);
        this.#sequence(node.body, inner, tail);
        if (node.capture !== undefined) code.push(Op.mark, (node.capture - 1) * 2 + 1);
        break;
      }
      case 'repeat':
        this.#repeat(node, flags, tail);
        break;
      case 'look':
        this.#look(node, flags);
        break;
      case 'atomic':
        if (hasGroups(node.body)) code.push(Op.snapshot);
        code.push(Op.atomicBegin);
        this.#sequence(node.body, flags, undefined);
        code.push(Op.atomicEnd);
        break;
      case 'reference':
        this.#refersBack = true;
        code.push(Op.reference, node.group - 1, RULES.indexOf(caseRule(flags)));
        break;
      case 'conditional':
        this.#conditional(node, flags, tail);
        break;
      case 'fail':
        code.push(Op.fail);
    }
  }

  #character(node: Node, flags: number): void {
    const set = this.#single(node, flags) as CharacterSet;
    if (node.kind === 'literal' && set.rule === 'exact') this.#code.push(Op.char, node.code);
    else if (node.kind === 'any' && (flags & Flag.dotAll) !== 0) this.#code.push(Op.any);
    else this.#code.push(Op.set, this.#setIndex(set));
  }

  #at(at: AtKind, flags: number): void {
    const isWord = at === 'boundary' || at === 'notBoundary';
    const word = isWord ? this.#setIndex(this.#wordSet(isAscii(flags))) : -1;
    this.#code.push(Op.at, atCode(at, (flags & Flag.multiline) !== 0), word);
  }

  #words: [CharacterSet | undefined, CharacterSet | undefined] = [undefined, undefined];
  #wordSet(ascii: boolean): CharacterSet {
    const which = ascii ? 1 : 0;
    let set = this.#words[which];
    if (set === undefined) {
      set = new CharacterSet(WORD, 'exact', ascii);
      this.#words[which] = set;
    }
    return set;
  }

  /** Leaves an operand to be filled; gives its index. */
  #hole(): number {
    this.#code.push(0);
    return this.#code.length - 1;
  }

  #fill(hole: number): void {
    this.#code[hole] = this.#code.length;
  }

  #branch(alternatives: readonly Sequence[], flags: number, tail: Tail): void {
    const firsts = alternatives.map((one) => this.#first(one, flags, tail));
    const exits: number[] = [];
    for (let i = 0; i < alternatives.length - 1; i++) {
      const rest = firsts.slice(i + 1).reduce(union);
      const mine = firsts[i];
      const commit = mine !== undefined && rest !== undefined && mine.isDisjoint(rest);
      this.#code.push(Op.choice);
      const other = this.#hole();
      this.#code.push(commit ? this.#setIndex(mine) : this.#check(mine), commit ? 1 : 0);
      this.#sequence(alternatives[i] as Sequence, flags, tail);
      this.#code.push(Op.jump);
      exits.push(this.#hole());
      this.#fill(other);
    }
    this.#sequence(alternatives.at(-1) as Sequence, flags, tail);
    for (const exit of exits) this.#fill(exit);
  }

  #repeat(node: Repeat, flags: number, tail: Tail): void {
    const { min, max, mode, body } = node;
    if (max === 0) {
      // Never runs, but its mistakes count.
      this.#code.push(Op.jump);
      const exit = this.#hole();
      this.#sequence(body, flags, undefined);
      this.#fill(exit);
      return;
    }
    const single = body.length === 1 ? this.#single(body[0] as Node, flags) : undefined;
    if (single !== undefined) {
      this.#run(node, single, tail);
      return;
    }
    if (mode === 'possessive') this.#possessive(node, flags);
    else if (min === 0 && max === 1) this.#optional(node, flags, tail);
    else if (min <= 1 && max === UNLIMITED && this.#widths.of(body).min > 0) this.#loop(node, flags, tail);
    else this.#counted(node, flags, tail);
  }

  /** A repeated single character. */
  #run(node: Repeat, set: CharacterSet, tail: Tail): void {
    const everything = node.max === UNLIMITED && isEverything(set);
    const k = everything ? -1 : this.#setIndex(set);
    const max = Math.min(node.max, NO_MAXIMUM);
    if (node.min >= NO_MAXIMUM) {
      this.#code.push(Op.fail);
      return;
    }
    if (node.mode === 'lazy') {
      this.#code.push(Op.lazyRun, everything ? this.#setIndex(set) : k, node.min, max, this.#check(tail));
      return;
    }
    const commit = node.mode === 'possessive' || (tail !== undefined && this.#firstOfSet(set).isDisjoint(tail));
    this.#code.push(Op.run, k, node.min, max, commit ? -1 : this.#check(tail), commit ? 1 : 0);
  }

  /** Whether a body's first character decides between it and what follows. */
  #decides(body: Sequence, first: Tail, tail: Tail): boolean {
    return this.#widths.of(body).min > 0 && first !== undefined && tail !== undefined && first.isDisjoint(tail);
  }

  #optional(node: Repeat, flags: number, tail: Tail): void {
    const { body } = node;
    const lazy = node.mode === 'lazy';
    const first = this.#first(body, flags, tail);
    if (lazy) {
      this.#code.push(Op.lazyChoice);
      const exit = this.#hole();
      this.#code.push(this.#check(tail));
      this.#sequence(body, flags, tail);
      this.#fill(exit);
      return;
    }
    const commit = this.#decides(body, first, tail);
    this.#code.push(Op.choice);
    const exit = this.#hole();
    this.#code.push(commit ? this.#setIndex(first as FirstSet) : this.#check(first), commit ? 1 : 0);
    this.#sequence(body, flags, tail);
    this.#fill(exit);
  }

  /** `*` and `+` of a body that is never empty: no counting needed. */
  #loop(node: Repeat, flags: number, tail: Tail): void {
    const { body, min, mode } = node;
    const code = this.#code;
    const first = this.#first(body, flags, undefined);
    const bodyTail = union(first, tail);
    const commit = mode === 'greedy' && this.#decides(body, first, tail);
    const check = commit ? this.#setIndex(first as FirstSet) : this.#check(mode === 'lazy' ? tail : first);
    let exit: number | undefined;
    if (mode === 'lazy') {
      if (min === 0) {
        code.push(Op.lazyChoice);
        exit = this.#hole();
        code.push(check);
      }
      const start = code.length;
      this.#sequence(body, flags, bodyTail);
      code.push(Op.lazyChoice, code.length + 5, check, Op.jump, start);
    } else {
      if (min === 0) {
        code.push(Op.choice);
        exit = this.#hole();
        code.push(check, commit ? 1 : 0);
      }
      const start = code.length;
      this.#sequence(body, flags, bodyTail);
      code.push(Op.loop, start, check, commit ? 1 : 0);
    }
    if (exit !== undefined) this.#fill(exit);
  }

  #counted(node: Repeat, flags: number, tail: Tail): void {
    const { body, min, max, mode } = node;
    const code = this.#code;
    code.push(Op.repeat, Op.jump);
    const until = this.#hole();
    const start = code.length;
    this.#sequence(body, flags, union(this.#first(body, flags, tail), tail));
    this.#fill(until);
    code.push(mode === 'lazy' ? Op.lazyUntil : Op.until, Math.min(min, NO_MAXIMUM), Math.min(max, NO_MAXIMUM), start);
  }

  #possessive(node: Repeat, flags: number): void {
    const { body, min, max } = node;
    const code = this.#code;
    const start = code.length + 1;
    code.push(Op.repeat, Op.possessiveTry, Math.min(min, NO_MAXIMUM), Math.min(max, NO_MAXIMUM));
    const exit = this.#hole();
    if (hasGroups(body)) code.push(Op.snapshot);
    code.push(Op.roundBegin, Math.min(min, NO_MAXIMUM));
    const exitOfRound = this.#hole();
    this.#sequence(body, flags, undefined);
    code.push(Op.possessiveEnd, start);
    this.#fill(exit);
    this.#fill(exitOfRound);
  }

  #look(node: Extract<Node, { kind: 'look' }>, flags: number): void {
    const code = this.#code;
    let back = 0;
    if (node.behind) {
      const { min, max } = this.#widths.of(node.body);
      if (min !== max) throw placelessPatternError('look-behind requires fixed-width pattern');
      if (min >= UNLIMITED) throw placelessPatternError('looks too much behind');
      back = min;
    }
    if (hasGroups(node.body)) code.push(Op.snapshot);
    if (!node.negated) {
      code.push(Op.lookBegin, back);
      this.#sequence(node.body, flags, undefined);
      code.push(Op.lookEnd);
      return;
    }
    code.push(Op.notBegin, back);
    const after = this.#hole();
    this.#sequence(node.body, flags, undefined);
    code.push(Op.notEnd);
    this.#fill(after);
  }

  #conditional(node: Extract<Node, { kind: 'conditional' }>, flags: number, tail: Tail): void {
    this.#refersBack = true;
    this.#code.push(Op.conditional, node.group - 1);
    const otherwise = this.#hole();
    this.#sequence(node.yes, flags, tail);
    if (node.no !== undefined) {
      this.#code.push(Op.jump);
      const exit = this.#hole();
      this.#fill(otherwise);
      this.#sequence(node.no, flags, tail);
      this.#fill(exit);
    } else this.#fill(otherwise);
  }
}

function combined(flags: number, add: number, remove: number): number {
  const kept = (add & TYPE_FLAGS) !== 0 ? flags & ~TYPE_FLAGS : flags;
  return (kept | add) & ~remove;
}

/** Bytes patterns have neither UNICODE nor ASCII: they know ASCII only. */
const isAscii = (flags: number): boolean => (flags & Flag.unicode) === 0;

function caseRule(flags: number): CaseRule {
  if ((flags & Flag.ignoreCase) === 0) return 'exact';
  return isAscii(flags) ? 'ascii' : 'unicode';
}

function singleItems(node: Node, flags: number): SetItems | undefined {
  switch (node.kind) {
    case 'literal':
      return { negated: false, ranges: [[node.code, node.code]], categories: '' };
    case 'any':
      return (flags & Flag.dotAll) !== 0 ? ALL_CHARACTERS : NO_NEWLINE;
    case 'set':
      return node.items;
    default:
      return undefined;
  }
}

function isEverything(set: CharacterSet): boolean {
  return !set.negated && set.ranges.length === 1 && set.ranges[0]?.[0] === 0 && set.ranges[0][1] === 0x10ffff;
}

function atCode(at: AtKind, multiline: boolean): number {
  switch (at) {
    case 'beginning':
      return multiline ? AtCode.lineBeginning : AtCode.absoluteBeginning;
    case 'end':
      return multiline ? AtCode.lineEnd : AtCode.end;
    default:
      return AtCode[at];
  }
}

function hasGroups(sequence: Sequence): boolean {
  return sequence.some((node) => {
    switch (node.kind) {
      case 'group':
        return node.capture !== undefined || hasGroups(node.body);
      case 'repeat':
      case 'look':
      case 'atomic':
        return hasGroups(node.body);
      case 'branch':
        return node.alternatives.some(hasGroups);
      case 'conditional':
        return hasGroups(node.yes) || (node.no !== undefined && hasGroups(node.no));
      default:
        return false;
    }
  });
}

/** Codes of the literals in a row from an index on, as long as IGNORECASE does not matter to them. */
function literalText(sequence: Sequence, from: number, flags: number): number[] {
  const codes: number[] = [];
  const rule = caseRule(flags);
  for (let i = from; i < sequence.length; i++) {
    const node = sequence[i] as Node;
    if (node.kind !== 'literal' || hasCase(node.code, rule)) break;
    codes.push(node.code);
  }
  return codes;
}

/** The text that every match begins with; `whole` if the sequence is nothing else. */
function literalPrefix(sequence: Sequence, flags: number): { readonly text: string; readonly whole: boolean } {
  let text = '';
  for (const node of sequence) {
    if (node.kind === 'group') {
      const inner = literalPrefix(node.body, combined(flags, node.addFlags, node.deleteFlags));
      text += inner.text;
      if (!inner.whole) return { text, whole: false };
    } else if (node.kind === 'literal' && node.code <= 0xffff && !hasCase(node.code, caseRule(flags)))
      text += String.fromCharCode(node.code);
    else return { text, whole: false };
  }
  return { text, whole: true };
}

/** k of an unlimited run that is the first thing a program does and gives nothing back; else -1. */
function leadingRun(code: Int32Array): number {
  let pc = 0;
  while (code[pc] === Op.mark) pc += 2;
  const [op, k, , max, , commit] = code.subarray(pc, pc + 6);
  return op === Op.run && max === NO_MAXIMUM && commit === 1 ? (k as number) : -1;
}
