/**
 * A random program as a tree that can be printed and cut: expressions are text with holes for other expressions,
 * statements are clauses with bodies. Takes nothing of Python's grammar beyond that; whether a cut program is still
 * valid is found out by running it.
 */

export type Part = string | Expression;

export class Expression {
  readonly parts: readonly Part[];
  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  toString(): string {
    return this.parts.join('');
  }

  /** The expressions in the holes. */
  get holes(): Expression[] {
    return this.parts.filter((part) => part instanceof Expression);
  }
}

/** Writes an expression: `python`${left} + ${right}``. */
export function python(texts: TemplateStringsArray, ...holes: Part[]): Expression {
  const parts: Part[] = [];
  texts.forEach((text, i) => {
    if (text !== '') parts.push(text);
    const hole = holes[i];
    if (hole !== undefined && hole !== '') parts.push(hole);
  });
  return new Expression(parts);
}

/** Expressions with a separator between them. */
export function list(items: readonly Part[], separator = ', '): Expression {
  return new Expression(items.flatMap((item, i) => (i === 0 ? [item] : [separator, item])));
}

/** `head` alone, or `head:` over an indented body. */
export interface Clause {
  readonly head: Expression;
  readonly body?: readonly Statement[];
}

/** `if`/`elif`/`else`, `try`/`except`/`finally`, or one clause. */
export type Statement = readonly Clause[];

/** A statement of one line. */
export function line(texts: TemplateStringsArray, ...holes: Part[]): Statement {
  return [{ head: python(texts, ...holes) }];
}

export function clause(head: Expression, body: readonly Statement[]): Clause {
  return { head, body };
}

/** Source text; an empty body becomes `pass`. */
export function print(statements: readonly Statement[], indent = ''): string {
  let text = '';
  for (const statement of statements) {
    for (const { head, body } of statement) {
      text += `${indent}${head}${body === undefined ? '' : ':'}\n`;
      if (body !== undefined) text += body.length === 0 ? `${indent}    pass\n` : print(body, `${indent}    `);
    }
  }
  return text;
}
