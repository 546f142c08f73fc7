/** Mistakes in expressions, displays and comprehensions. */
import { describe } from './nodes.ts';
import type { Node } from './peg.ts';
import type { MistakeRules } from './rules.ts';

const MAYBE_COMPARISON = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

/** Statements of Python 2 that are functions now. */
const isLegacyStatement = (name: string): boolean => name === 'print' || name === 'exec';

export const EXPRESSION_MISTAKES: MistakeRules = {
  mistake_expression: [
    [
      '!(NAME STRING | SOFT) a=disjunction b=expression_without_mistakes',
      ({ a, b }, reader) => {
        const first = a as Node;
        if (first.kind === 'Name' && isLegacyStatement(reader.text(first))) return;
        if (reader.bracketsBefore(reader.index) === 0) return;
        throw reader.over(first, 'invalid syntax. Perhaps you forgot a comma?', b);
      },
    ],
    [
      "a=disjunction 'if' b=disjunction !('else' | ':')",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, "expected 'else' after 'if' expression", b);
      },
    ],
    [
      "a='lambda' lambda_params? b=':' &FMIDDLE",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, 'f-string: lambda expressions are not allowed without parentheses', b);
      },
    ],
  ],
  mistake_legacy: [
    [
      "a=NAME !'(' b=star_expressions",
      ({ a, b }, reader) => {
        const name = reader.text(a as Node);
        if (!isLegacyStatement(name)) return;
        throw reader.over(a as Node, `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`, b);
      },
    ],
  ],
  mistake_named: [
    [
      "a=expression ':=' expression",
      ({ a }, reader) => {
        throw reader.over(a as Node, `cannot use assignment expressions with ${describe(a as Node)}`);
      },
    ],
    [
      "a=NAME '=' b=bitwise_or !('=' | ':=')",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, MAYBE_COMPARISON, b);
      },
    ],
    [
      "!(list | tuple | generator | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=')",
      ({ a }, reader) => {
        const what = describe(a as Node);
        throw reader.over(a as Node, `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`);
      },
    ],
  ],
  mistake_group: [
    [
      "'(' a=starred_expression ')'",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'cannot use starred expression here');
      },
    ],
    [
      "'(' a='**' expression ')'",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'cannot use double starred expression here');
      },
    ],
  ],
  mistake_comprehension: [
    [
      "('[' | '(' | '{') a=starred_expression for_if_clauses",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'iterable unpacking cannot be used in comprehension');
      },
    ],
    [
      "('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses",
      ({ a, b }, reader) => {
        const last = (b as unknown as Node[]).at(-1);
        throw reader.over(a as Node, 'did you forget parentheses around the comprehension target?', last);
      },
    ],
    [
      "('[' | '{') a=star_named_expression b=',' for_if_clauses",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, 'did you forget parentheses around the comprehension target?', b);
      },
    ],
  ],
  mistake_dict_comprehension: [
    [
      "'{' a='**' bitwise_or for_if_clauses '}'",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'dict unpacking cannot be used in dict comprehension');
      },
    ],
  ],
  mistake_pairs: [
    "','.double_starred_pair+ ',' mistake_pair_after",
    [
      "expression ':' a='*' bitwise_or",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, 'cannot use a starred expression in a dictionary value');
      },
    ],
    [
      "expression a=':' &('}' | ',')",
      ({ a }, reader) => {
        throw reader.over(a as Node, "expression expected after dictionary key and ':'");
      },
    ],
  ],
  mistake_pair_after: [
    [
      "a=expression !':'",
      ({ a }, reader) => {
        throw reader.lastCharacterOf(a as Node, "':' expected after dictionary key");
      },
    ],
    [
      "expression ':' a='*' bitwise_or",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, 'cannot use a starred expression in a dictionary value');
      },
    ],
    [
      "expression a=':' &('}' | ',')",
      ({ a }, reader) => {
        throw reader.over(a as Node, "expression expected after dictionary key and ':'");
      },
    ],
  ],
};
