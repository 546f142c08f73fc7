/** Patterns of match statements. */
import { ExpressionParser } from './expressions.ts';
import { numberValue } from './literals.ts';
import { TOKEN } from './tokenizer.ts';
import type { Expression, MatchCase, Pattern, Statement } from './tree.ts';

export abstract class PatternParser extends ExpressionParser {
  protected abstract block(what: string, line: number): Statement[];

  protected matchCase(): MatchCase {
    const line = this.tokens.lines[this.index] as number;
    this.index++; // case
    const pattern = this.openPattern();
    const guard = this.accept('if') ? this.namedExpression() : undefined;
    const body = this.block("'case' statement", line);
    return { kind: 'match_case', pattern, guard, body };
  }

  /** A pattern, or a sequence of them without brackets. */
  private openPattern(): Pattern {
    const start = this.index;
    const first = this.maybeStarPattern();
    if (!this.at(',')) {
      if (first.kind === 'MatchStar') return { kind: 'MatchSequence', patterns: [first], ...this.span(start) };
      return first;
    }
    const patterns = [first];
    while (this.accept(',')) {
      if (this.at(':') || this.at('if')) break;
      patterns.push(this.maybeStarPattern());
    }
    return { kind: 'MatchSequence', patterns, ...this.span(start) };
  }

  private maybeStarPattern(): Pattern {
    const start = this.index;
    if (!this.accept('*')) return this.pattern();
    const name = this.name();
    return { kind: 'MatchStar', name: name === '_' ? undefined : name, ...this.span(start) };
  }

  private pattern(): Pattern {
    return this.nest(() => {
      const start = this.index;
      const first = this.closedPattern();
      let pattern = first;
      if (this.at('|')) {
        const patterns = [first];
        while (this.accept('|')) patterns.push(this.closedPattern());
        pattern = { kind: 'MatchOr', patterns, ...this.span(start) };
      }
      if (!this.accept('as')) return pattern;
      if (!this.isName()) throw this.invalid('invalid pattern target');
      const name = this.name();
      if (name === '_') throw this.errorAt("cannot use '_' as a target", this.span(this.index - 1));
      return { kind: 'MatchAs', pattern, name, ...this.span(start) };
    });
  }

  private closedPattern(): Pattern {
    const start = this.index;
    if (this.kind === TOKEN.number || this.at('-')) {
      const value = this.numberPattern();
      return { kind: 'MatchValue', value, ...this.span(start) };
    }
    if (this.kind === TOKEN.string) {
      const value = this.primary();
      if (value.kind === 'JoinedStr')
        throw this.errorAt('patterns may only match literals and attribute lookups', value);
      return { kind: 'MatchValue', value, ...this.span(start) };
    }
    if (this.accept('None')) return { kind: 'MatchSingleton', value: { type: 'none' }, ...this.span(start) };
    if (this.accept('True'))
      return { kind: 'MatchSingleton', value: { type: 'bool', value: true }, ...this.span(start) };
    if (this.accept('False'))
      return { kind: 'MatchSingleton', value: { type: 'bool', value: false }, ...this.span(start) };
    if (this.accept('(')) return this.groupPattern(start);
    if (this.accept('[')) {
      const patterns = this.patternList(']');
      return { kind: 'MatchSequence', patterns, ...this.span(start) };
    }
    if (this.accept('{')) return this.mappingPattern(start);
    if (!this.isName()) throw this.invalid();
    const name: Expression = this.nameNode('Load');
    if (!this.at('.') && !this.at('('))
      return {
        kind: 'MatchAs',
        pattern: undefined,
        name: name.kind === 'Name' && name.id !== '_' ? name.id : undefined,
        ...this.span(start),
      };
    let value: Expression = name;
    while (this.accept('.')) value = { kind: 'Attribute', value, attr: this.name(), ctx: 'Load', ...this.span(start) };
    if (this.accept('(')) return this.classPattern(value, start);
    return { kind: 'MatchValue', value, ...this.span(start) };
  }

  private patternList(close: string): Pattern[] {
    const patterns: Pattern[] = [];
    while (!this.at(close)) {
      patterns.push(this.maybeStarPattern());
      if (!this.accept(',')) break;
    }
    this.expect(close);
    return patterns;
  }

  private groupPattern(start: number): Pattern {
    if (this.accept(')')) return { kind: 'MatchSequence', patterns: [], ...this.span(start) };
    const first = this.maybeStarPattern();
    if (first.kind !== 'MatchStar' && this.accept(')')) return first;
    const patterns = [first];
    while (this.accept(',')) {
      if (this.at(')')) break;
      patterns.push(this.maybeStarPattern());
    }
    this.expect(')');
    return { kind: 'MatchSequence', patterns, ...this.span(start) };
  }

  /** Number, negative number, or complex sum of them. */
  private numberPattern(): Expression {
    const start = this.index;
    const left = this.signedNumber();
    if (!this.at('+') && !this.at('-')) return left;
    const op = this.accept('+') ? 'Add' : 'Sub';
    if (op === 'Sub') this.index++;
    const right = this.signedNumber();
    return { kind: 'BinOp', left, op, right, ...this.span(start) };
  }

  private signedNumber(): Expression {
    const start = this.index;
    const negative = this.accept('-');
    if (this.kind !== TOKEN.number) throw this.invalid();
    const operand: Expression = { kind: 'Constant', value: numberValue(this.text), ...this.span(this.index + 1) };
    this.index++;
    Object.assign(operand, this.span(this.index - 1));
    return negative ? { kind: 'UnaryOp', op: 'USub', operand, ...this.span(start) } : operand;
  }

  private mappingPattern(start: number): Pattern {
    const keys: Expression[] = [];
    const patterns: Pattern[] = [];
    let rest: string | undefined;
    while (!this.at('}')) {
      if (this.accept('**')) {
        rest = this.name();
        this.accept(',');
        if (!this.at('}'))
          throw this.invalid('double star pattern must be the last (right-most) subpattern in the mapping');
        break;
      }
      const key = this.closedPattern();
      if (key.kind === 'MatchValue') keys.push(key.value);
      else if (key.kind === 'MatchSingleton')
        keys.push({
          kind: 'Constant',
          value: key.value,
          line: key.line,
          column: key.column,
          endLine: key.endLine,
          endColumn: key.endColumn,
        });
      else throw this.invalid();
      this.expect(':');
      patterns.push(this.pattern());
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return { kind: 'MatchMapping', keys, patterns, rest, ...this.span(start) };
  }

  private classPattern(cls: Expression, start: number): Pattern {
    const patterns: Pattern[] = [];
    const kwdAttrs: string[] = [];
    const kwdPatterns: Pattern[] = [];
    while (!this.at(')')) {
      if (this.isName() && this.tokens.texts[this.index + 1] === '=') {
        kwdAttrs.push(this.name());
        this.index++;
        kwdPatterns.push(this.pattern());
      } else {
        const pattern = this.pattern();
        if (kwdAttrs.length > 0) throw this.errorAt('positional patterns follow keyword patterns', pattern);
        patterns.push(pattern);
      }
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return { kind: 'MatchClass', cls, patterns, kwdAttrs, kwdPatterns, ...this.span(start) };
  }
}
