/** Which names a part of a template binds, and which of a few special names it asks for. */
import type { Body, CallArguments, Expression, Parameter, Statement, Target } from './nodes.ts';

/** Names that statements bind in the scope around them; what opens a scope of its own binds there. */
export function boundNames(body: Body): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (statement: Statement): void => {
    switch (statement.kind) {
      case 'set':
      case 'setBlock':
        for (const name of targetNames(statement.target)) names.add(name);
        break;
      case 'macro':
      case 'import':
        names.add(statement.name);
        break;
      case 'from':
        for (const [, alias] of statement.names) names.add(alias);
        break;
      case 'if':
        for (const inner of [...statement.body, ...statement.otherwise]) visit(inner);
        break;
    }
  };
  for (const statement of body) visit(statement);
  return names;
}

export function targetNames(target: Target): readonly string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'tuple' ? target.items.flatMap(targetNames) : [];
}

/** Finds out whether bodies read a name: a loop asks this for `loop`, a macro for `caller`. Every body is searched once. */
export class NameSearch {
  readonly #name: string;
  readonly #known = new WeakMap<Body, boolean>();

  constructor(name: string) {
    this.#name = name;
  }

  body(body: Body): boolean {
    let found = this.#known.get(body);
    if (found === undefined) {
      found = body.some((statement) => this.#statement(statement));
      this.#known.set(body, found);
    }
    return found;
  }

  #statement(statement: Statement): boolean {
    switch (statement.kind) {
      case 'data':
      case 'break':
      case 'continue':
        return false;
      case 'print':
      case 'do':
      case 'set':
        return this.#expression(statement.value);
      case 'for':
        return (
          this.#all(statement.iterable, statement.test) || this.body(statement.body) || this.body(statement.otherwise)
        );
      case 'if':
        return this.#expression(statement.test) || this.body(statement.body) || this.body(statement.otherwise);
      case 'with':
        return this.#all(...statement.values) || this.body(statement.body);
      case 'setBlock':
        return this.#all(statement.filter) || this.body(statement.body);
      case 'block':
        // A scoped block sees the loop around it; any other is a function of its own.
        return statement.scoped && this.#name === 'loop';
      case 'extends':
      case 'include':
      case 'import':
      case 'from':
        return this.#expression(statement.template);
      case 'macro':
        return this.#parameters(statement.parameters) || this.body(statement.body);
      case 'callBlock':
        return this.#expression(statement.call) || this.#parameters(statement.parameters) || this.body(statement.body);
      case 'filterBlock':
        return this.#expression(statement.filter) || this.body(statement.body);
      case 'autoescape':
        return this.#expression(statement.value) || this.body(statement.body);
    }
  }

  #parameters(parameters: readonly Parameter[]): boolean {
    return this.#all(...parameters.map((parameter) => parameter.default));
  }

  #all(...expressions: readonly (Expression | undefined)[]): boolean {
    return expressions.some((expression) => expression !== undefined && this.#expression(expression));
  }

  #call({ args, keywords, starred, doubleStarred }: CallArguments): boolean {
    return this.#all(...args, ...keywords.map(([, value]) => value), starred, doubleStarred);
  }

  #expression(node: Expression): boolean {
    switch (node.kind) {
      case 'name':
        return node.name === this.#name;
      case 'constant':
        return false;
      case 'list':
      case 'tuple':
      case 'concat':
        return this.#all(...node.items);
      case 'dict':
        return node.pairs.some((pair) => this.#all(...pair));
      case 'filter':
      case 'test':
        return this.#all(node.value) || this.#call(node.call);
      case 'attribute':
        return this.#expression(node.value);
      case 'item':
        return this.#all(node.value, node.key);
      case 'slice':
        return this.#all(node.lower, node.upper, node.step);
      case 'call':
        return this.#expression(node.callee) || this.#call(node.call);
      case 'compare':
        return this.#all(node.left, ...node.rest.map(([, right]) => right));
      case 'unary':
        return this.#expression(node.operand);
      case 'binary':
      case 'logic':
        return this.#all(node.left, node.right);
      case 'conditional':
        return this.#all(node.test, node.then, node.otherwise);
    }
  }
}
