/** A template's own tree: what the parser gives and the translator takes. Lines count from 1. */

interface Line {
  readonly line: number;
}

export interface CallArguments {
  readonly args: readonly Expression[];
  readonly keywords: readonly (readonly [name: string, value: Expression])[];
  readonly starred: Expression | undefined;
  readonly doubleStarred: Expression | undefined;
}

export type Expression = Line &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'constant'; readonly value: string | number | bigint | boolean | null; readonly real?: boolean }
    | { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] }
    | { readonly kind: 'dict'; readonly pairs: readonly (readonly [Expression, Expression])[] }
    /** Without a value in the head of a filter block. */
    | {
        readonly kind: 'filter';
        readonly value: Expression | undefined;
        readonly name: string;
        readonly call: CallArguments;
      }
    | { readonly kind: 'test'; readonly value: Expression; readonly name: string; readonly call: CallArguments }
    | { readonly kind: 'attribute'; readonly value: Expression; readonly name: string }
    | { readonly kind: 'item'; readonly value: Expression; readonly key: Expression }
    | {
        readonly kind: 'slice';
        readonly lower: Expression | undefined;
        readonly upper: Expression | undefined;
        readonly step: Expression | undefined;
      }
    | { readonly kind: 'call'; readonly callee: Expression; readonly call: CallArguments }
    | { readonly kind: 'concat'; readonly items: readonly Expression[] }
    | {
        readonly kind: 'compare';
        readonly left: Expression;
        readonly rest: readonly (readonly [operator: string, right: Expression])[];
      }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'unary'; readonly operator: '-' | '+' | 'not'; readonly operand: Expression }
    | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'conditional';
        readonly test: Expression;
        readonly then: Expression;
        readonly otherwise: Expression | undefined;
      }
  );

export type Target = Line &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'tuple'; readonly items: readonly Target[] }
    /** `ns.attribute`. */
    | { readonly kind: 'member'; readonly name: string; readonly attribute: string }
  );

export interface Parameter extends Line {
  readonly name: string;
  readonly default: Expression | undefined;
}

export type Body = readonly Statement[];

export type Statement = Line &
  (
    | { readonly kind: 'data'; readonly text: string }
    | { readonly kind: 'print'; readonly value: Expression }
    | {
        readonly kind: 'for';
        readonly target: Target;
        readonly iterable: Expression;
        readonly test: Expression | undefined;
        readonly body: Body;
        readonly otherwise: Body;
        readonly recursive: boolean;
      }
    | { readonly kind: 'if'; readonly test: Expression; readonly body: Body; readonly otherwise: Body }
    | {
        readonly kind: 'with';
        readonly targets: readonly Target[];
        readonly values: readonly Expression[];
        readonly body: Body;
      }
    | { readonly kind: 'set'; readonly target: Target; readonly value: Expression }
    | {
        readonly kind: 'setBlock';
        readonly target: Target;
        readonly filter: Expression | undefined;
        readonly body: Body;
      }
    | {
        readonly kind: 'block';
        readonly name: string;
        readonly body: Body;
        readonly scoped: boolean;
        readonly required: boolean;
      }
    | { readonly kind: 'extends'; readonly template: Expression }
    | {
        readonly kind: 'include';
        readonly template: Expression;
        readonly withContext: boolean;
        readonly ignoreMissing: boolean;
      }
    | { readonly kind: 'import'; readonly template: Expression; readonly name: string; readonly withContext: boolean }
    | {
        readonly kind: 'from';
        readonly template: Expression;
        readonly names: readonly (readonly [name: string, alias: string])[];
        readonly withContext: boolean;
      }
    | {
        readonly kind: 'macro';
        readonly name: string;
        readonly parameters: readonly Parameter[];
        readonly body: Body;
      }
    | {
        readonly kind: 'callBlock';
        readonly call: Expression;
        readonly parameters: readonly Parameter[];
        readonly body: Body;
      }
    | { readonly kind: 'filterBlock'; readonly filter: Expression; readonly body: Body }
    | { readonly kind: 'autoescape'; readonly value: Expression; readonly body: Body }
    | { readonly kind: 'do'; readonly value: Expression }
    | { readonly kind: 'break' | 'continue' }
  );
