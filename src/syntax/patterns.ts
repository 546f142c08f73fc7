/** Patterns of match statements. */
import { ExpressionParser } from './expressions.ts';
import { TOKEN } from './token.ts';
import type { Constant, Expression, MatchCase, MatchClass, Pattern, Position, Statement } from './tree.ts';

export abstract class PatternParser extends ExpressionParser {
  protected abstract block(): Statement[];

  protected matchCase(): MatchCase {
    this.index++; // case
    const pattern = this.#openPattern();
    const guard = this.accept('if') ? this.namedExpression() : undefined;
    const body = this.block();
    return { kind: 'match_case', pattern, guard, body };
  }

  /** A pattern, or a sequence of them without brackets. */
  #openPattern(): Pattern {
    const start = this.index;
    const first = this.#maybeStar();
    if (!this.at(',')) return first.kind === 'MatchStar' ? this.fail() : first;
    const patterns = [first];
    while (this.accept(',')) {
      if (this.at(':') || this.at('if')) break;
      patterns.push(this.#maybeStar());
    }
    return { kind: 'MatchSequence', patterns, ...this.span(start) };
  }

  #maybeStar(): Pattern {
    if (!this.at('*')) return this.#pattern();
    const start = this.index++;
    const name = this.name();
    return { kind: 'MatchStar', name: name === '_' ? undefined : name, ...this.span(start) };
  }

  #pattern(): Pattern {
    const start = this.index;
    this.enter();
    let pattern = this.#closedPattern();
    if (this.at('|')) {
      const patterns = [pattern];
      while (this.accept('|')) patterns.push(this.#closedPattern());
      pattern = { kind: 'MatchOr', patterns, ...this.span(start) };
    }
    this.leave();
    if (!this.accept('as')) return pattern;
    return { kind: 'MatchAs', pattern, name: this.#captureName(), ...this.span(start) };
  }

  /** A name that a pattern binds. */
  #captureName(): string {
    const name = this.name();
    if (name === '_' || this.at('.') || this.at('(') || this.at('=')) this.fail();
    return name;
  }

  #closedPattern(): Pattern {
    const start = this.index;
    switch (this.kind) {
      case TOKEN.number:
        return { kind: 'MatchValue', value: this.#number(), ...this.span(start) };
      case TOKEN.string:
      case TOKEN.formatStart:
        return { kind: 'MatchValue', value: this.strings(), ...this.span(start) };
      case TOKEN.name:
        return this.#namePattern(start);
      default:
        return this.#bracketed(start);
    }
  }

  #bracketed(start: number): Pattern {
    switch (this.text) {
      case '-':
        return { kind: 'MatchValue', value: this.#number(), ...this.span(start) };
      case 'None':
      case 'True':
      case 'False': {
        const constant = this.atom() as Constant;
        return { kind: 'MatchSingleton', value: constant.value, ...this.span(start) };
      }
      case '(':
        this.index++;
        return this.#group(start);
      case '[': {
        this.index++;
        const patterns = this.#sequence([], ']');
        return { kind: 'MatchSequence', patterns, ...this.span(start) };
      }
      case '{':
        this.index++;
        return this.#mapping(start);
      default:
        return this.fail();
    }
  }

  #namePattern(start: number): Pattern {
    const next = this.texts[start + 1];
    if (next === '=') this.fail();
    if (next !== '.' && next !== '(') {
      const name = this.name();
      return { kind: 'MatchAs', pattern: undefined, name: name === '_' ? undefined : name, ...this.tokenSpan(start) };
    }
    const value = this.#dotted();
    if (this.accept('(')) return this.#class(value, start);
    if (this.at('=')) this.fail();
    return { kind: 'MatchValue', value, ...this.span(start) };
  }

  #dotted(): Expression {
    const start = this.index;
    let value: Expression = this.nameNode('Load');
    while (this.accept('.')) value = { kind: 'Attribute', value, attr: this.name(), ctx: 'Load', ...this.span(start) };
    return value;
  }

  /** The patterns after `patterns`, through the closing bracket. */
  #sequence(patterns: Pattern[], close: string): Pattern[] {
    while (!this.at(close)) {
      patterns.push(this.#maybeStar());
      if (!this.accept(',')) break;
    }
    this.expect(close);
    return patterns;
  }

  #group(start: number): Pattern {
    if (this.accept(')')) return { kind: 'MatchSequence', patterns: [], ...this.span(start) };
    const first = this.#maybeStar();
    if (first.kind !== 'MatchStar' && this.accept(')')) return first;
    this.expect(',');
    const patterns = this.#sequence([first], ')');
    return { kind: 'MatchSequence', patterns, ...this.span(start) };
  }

  /** Number, negative number, or complex sum of them. */
  #number(): Expression {
    const start = this.index;
    const left = this.#signed();
    if (!this.at('+') && !this.at('-')) return left;
    const op = this.at('+') ? 'Add' : 'Sub';
    this.index++;
    if (this.kind !== TOKEN.number || isImaginary(left)) this.fail();
    const right = this.atom();
    if (!isImaginary(right)) this.fail();
    return { kind: 'BinOp', left, op, right, ...this.span(start) };
  }

  #signed(): Expression {
    const start = this.index;
    const negative = this.accept('-');
    if (this.kind !== TOKEN.number) this.fail();
    const operand = this.atom();
    return negative ? { kind: 'UnaryOp', op: 'USub', operand, ...this.span(start) } : operand;
  }

  #mapping(start: number): Pattern {
    const keys: Expression[] = [];
    const patterns: Pattern[] = [];
    let rest: string | undefined;
    while (!this.at('}')) {
      if (this.accept('**')) {
        rest = this.#captureName();
        this.accept(',');
        break;
      }
      keys.push(this.#mappingKey());
      this.expect(':');
      patterns.push(this.#pattern());
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return { kind: 'MatchMapping', keys, patterns, rest, ...this.span(start) };
  }

  #mappingKey(): Expression {
    if (this.kind === TOKEN.name) {
      const key = this.#dotted();
      return key.kind === 'Name' ? this.fail() : key;
    }
    const key = this.#closedPattern();
    if (key.kind === 'MatchValue') return key.value;
    if (key.kind === 'MatchSingleton') return { kind: 'Constant', value: key.value, ...positionOf(key) };
    return this.fail();
  }

  #class(cls: Expression, start: number): Pattern {
    const result: MatchClass = {
      kind: 'MatchClass',
      cls,
      patterns: [],
      kwdAttrs: [],
      kwdPatterns: [],
      ...this.span(start),
    };
    while (!this.at(')')) {
      if (this.kind === TOKEN.name && this.texts[this.index + 1] === '=') {
        result.kwdAttrs.push(this.name());
        this.index++;
        result.kwdPatterns.push(this.#pattern());
      } else if (result.kwdAttrs.length > 0) this.fail();
      else result.patterns.push(this.#pattern());
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return Object.assign(result, this.span(start));
  }
}

function positionOf(node: Position): Position {
  return { line: node.line, column: node.column, endLine: node.endLine, endColumn: node.endColumn };
}

function isImaginary(node: Expression): boolean {
  const number = node.kind === 'UnaryOp' ? node.operand : node;
  return number.kind === 'Constant' && number.value.type === 'complex';
}
