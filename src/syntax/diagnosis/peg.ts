/**
 * A parsing-expression grammar and its matcher. Takes rules written as text, gives for each a function that reads
 * tokens; alternatives are tried in order, and what was tried leaves its trace in how far tokens were looked at.
 * Knows nothing of Python: rules.ts and the mistakes bring the grammar.
 *
 * Notation: 'token' "soft keyword" KIND rule (group | group) item? item* item+ ','.item+ &ahead !ahead
 * &&'forced' ~ (no other alternative any more) name=item; `-> name` gives what was captured, `-> Kind` a node.
 */
import type { Reader } from './reader.ts';

/** What a rule gives: a node, a token as a node, a list, or FAILED. */
export type Matched = unknown;
export const FAILED = Symbol('failed');

/** Names that patterns give to what they match. */
export type CaptureName =
  | 'a'
  | 'b'
  | 'e'
  | 'first'
  | 'rest'
  | 'value'
  | 'left'
  | 'pairs'
  | 'positional'
  | 'keywords'
  | 'parts'
  | 'iter'
  | 'ifs';
export type Captures = { [name in CaptureName]?: Matched };
export type Matcher = (reader: Reader) => Matched;
/** Called when an alternative matched; may raise an error, or give the alternative's value. */
export type Action = (captures: Captures, reader: Reader, start: number) => Matched;

export interface Alternative {
  readonly pattern: string;
  readonly action: Action | undefined;
}

export interface Rule {
  readonly alternatives: readonly (string | Alternative)[];
  /** Remembered per position. */
  readonly memo: boolean;
  /** Describes a mistake: tried in the second pass alone, and never gives a value. */
  readonly mistake: boolean;
}

/** A part of the tree, as far as messages need it: what it is, and its first and last token. */
export interface Node {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly parts: Captures;
}

interface Item {
  readonly match: Matcher;
  readonly name: string | undefined;
}

const TOKENS = /'[^']*'|"[^"]*"|->|&&|[A-Za-z_]\w*=?|[()|?*+&!~.]/g;
const CUT = Symbol('cut');

/** Rules by name, compiled when first used. */
export class Grammar {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #native: ReadonlyMap<string, Matcher>;
  readonly #compiled = new Map<string, Matcher>();

  constructor(rules: ReadonlyMap<string, Rule>, native: ReadonlyMap<string, Matcher>) {
    this.#rules = rules;
    this.#native = native;
  }

  matcher(name: string): Matcher {
    let found = this.#compiled.get(name);
    if (found === undefined) {
      found = this.#compile(name);
      this.#compiled.set(name, found);
    }
    return found;
  }

  #compile(name: string): Matcher {
    const native = this.#native.get(name);
    if (native !== undefined) return (reader) => reader.remembered(name, native);
    const rule = this.#rules.get(name);
    if (rule === undefined) throw new Error(`no rule ${name}`);
    let choice: Matcher | undefined;
    const match: Matcher = (reader) => {
      choice ??= this.#choice(rule);
      return choice(reader);
    };
    if (rule.mistake) return (reader) => (reader.mistakes ? match(reader) : FAILED);
    return rule.memo ? (reader) => reader.remembered(name, match) : match;
  }

  #choice(rule: Rule): Matcher {
    const alternatives = rule.alternatives.map((alternative) => {
      const pattern = typeof alternative === 'string' ? alternative : alternative.pattern;
      const action = typeof alternative === 'string' ? undefined : alternative.action;
      return new PatternReader(pattern, this).alternative(action);
    });
    return firstOf(alternatives, rule.mistake);
  }
}

/** The first alternative that matches; for mistakes one that matches ends the rule without a value. */
function firstOf(alternatives: readonly Matcher[], mistake: boolean): Matcher {
  return (reader) => {
    const start = reader.index;
    for (const alternative of alternatives) {
      const value = alternative(reader);
      if (value !== FAILED && value !== CUT) return mistake ? FAILED : value;
      reader.index = start;
      if (value === CUT) return FAILED;
    }
    return FAILED;
  };
}

/** Reads one alternative's notation. */
class PatternReader {
  readonly #tokens: readonly string[];
  readonly #grammar: Grammar;
  #at = 0;

  constructor(pattern: string, grammar: Grammar) {
    this.#tokens = pattern.match(TOKENS) ?? [];
    this.#grammar = grammar;
  }

  alternative(action: Action | undefined): Matcher {
    const items: (Item | typeof CUT)[] = [];
    let result: string | undefined;
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at] as string;
      if (token === '|' || token === ')') break;
      if (token === '->') {
        result = this.#tokens[this.#at + 1] as string;
        this.#at += 2;
      } else if (token === '~') {
        items.push(CUT);
        this.#at++;
      } else items.push(this.#item());
    }
    return sequence(items, result, action);
  }

  #item(): Item {
    let name: string | undefined;
    const token = this.#tokens[this.#at] as string;
    if (/^\w+=$/.test(token)) {
      name = token.slice(0, -1);
      this.#at++;
    }
    return { match: this.#prefixed(), name };
  }

  #prefixed(): Matcher {
    const token = this.#tokens[this.#at] as string;
    if (token !== '&' && token !== '!' && token !== '&&') return this.#repeated();
    this.#at++;
    const item = this.#repeated();
    if (token === '&&') {
      const text = (this.#tokens[this.#at - 1] as string).slice(1, -1);
      return (reader) => reader.forced(item(reader), text);
    }
    const wanted = token === '&';
    return (reader) => {
      const start = reader.index;
      const found = item(reader) !== FAILED;
      reader.index = start;
      return found === wanted ? true : FAILED;
    };
  }

  #repeated(): Matcher {
    const item = this.#atom();
    switch (this.#tokens[this.#at]) {
      case '?':
        this.#at++;
        return (reader) => {
          const value = item(reader);
          return value === FAILED ? undefined : value;
        };
      case '*':
        this.#at++;
        return (reader) => many(reader, item, []);
      case '+':
        this.#at++;
        return (reader) => atLeastOne(many(reader, item, []));
      case '.': {
        this.#at++;
        const repeated = this.#atom();
        this.#at++; // +
        return (reader) => separated(reader, item, repeated);
      }
      default:
        return item;
    }
  }

  #atom(): Matcher {
    const token = this.#tokens[this.#at++] as string;
    if (token === '(') return this.#group();
    if (token.startsWith("'")) {
      const text = token.slice(1, -1);
      return (reader) => reader.symbol(text);
    }
    if (token.startsWith('"')) {
      const text = token.slice(1, -1);
      return (reader) => reader.softKeyword(text);
    }
    if (/^[A-Z]/.test(token)) return (reader) => reader.ofKind(token);
    let matcher: Matcher | undefined;
    const grammar = this.#grammar;
    return (reader) => {
      matcher ??= grammar.matcher(token);
      return matcher(reader);
    };
  }

  #group(): Matcher {
    const alternatives: Matcher[] = [];
    do alternatives.push(this.alternative(undefined));
    while (this.#tokens[this.#at++] === '|');
    return firstOf(alternatives, false);
  }
}

function sequence(
  items: readonly (Item | typeof CUT)[],
  result: string | undefined,
  action: Action | undefined,
): Matcher {
  const only = items.length === 1 && result === undefined && action === undefined ? items[0] : undefined;
  if (only !== undefined && only !== CUT) return only.match;
  return (reader) => {
    const start = reader.index;
    const captures: Captures = {};
    let cut = false;
    let value: Matched;
    for (const item of items) {
      if (item === CUT) {
        cut = true;
        continue;
      }
      value = item.match(reader);
      if (value === FAILED) return cut ? CUT : FAILED;
      if (item.name !== undefined) captures[item.name as CaptureName] = value;
    }
    if (action !== undefined) return action(captures, reader, start);
    if (result === undefined) return value;
    if (/^[a-z]/.test(result)) return captures[result as CaptureName];
    return reader.node(result, start, captures);
  };
}

function many(reader: Reader, item: Matcher, into: Matched[]): Matched[] {
  for (;;) {
    const start = reader.index;
    const value = item(reader);
    if (value === FAILED) {
      reader.index = start;
      return into;
    }
    into.push(value);
    if (reader.index === start) return into;
  }
}

function atLeastOne(values: Matched[]): Matched {
  return values.length === 0 ? FAILED : values;
}

function separated(reader: Reader, separator: Matcher, item: Matcher): Matched {
  const first = item(reader);
  if (first === FAILED) return FAILED;
  const values = [first];
  for (;;) {
    const start = reader.index;
    const value = separator(reader) === FAILED ? FAILED : item(reader);
    if (value === FAILED) {
      reader.index = start;
      return values;
    }
    values.push(value);
  }
}
