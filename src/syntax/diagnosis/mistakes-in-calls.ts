/** Mistakes in the arguments of calls. */
import { lastOfComprehension } from './nodes.ts';
import type { Node } from './peg.ts';
import type { MistakeRules } from './rules.ts';

const UNPARENTHESIZED = 'Generator expression must be parenthesized';
const MAYBE_COMPARISON = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

export const CALL_MISTAKES: MistakeRules = {
  mistake_arguments: [
    [
      "((','.positional_argument+ ',' kwargs) | kwargs) a=',' ','.(starred_expression !'=')+",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, 'iterable argument unpacking follows keyword argument unpacking');
      },
    ],
    [
      "a=expression b=for_if_clauses ',' (args | expression for_if_clauses)?",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, UNPARENTHESIZED, lastOfComprehension(b));
      },
    ],
    [
      "a=NAME b='=' expression for_if_clauses",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, MAYBE_COMPARISON, b);
      },
    ],
    [
      "(args ',')? a=NAME b='=' &(',' | ')')",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, 'expected argument value expression', b);
      },
    ],
    [
      'a=args b=for_if_clauses',
      ({ a, b }, reader) => {
        const positional = ((a as Node).parts.positional ?? []) as Node[];
        if (positional.length > 1)
          throw reader.over(positional.at(-1) as Node, UNPARENTHESIZED, lastOfComprehension(b));
      },
    ],
    [
      "args ',' a=expression b=for_if_clauses",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, UNPARENTHESIZED, lastOfComprehension(b));
      },
    ],
    [
      "a=args ',' args",
      ({ a }, reader) => {
        const keywords = (a as Node).parts.keywords as Node | undefined;
        const all = keywords === undefined ? [] : [keywords.parts.a, keywords.parts.b].flat();
        const unpacking = all.some((item) => (item as Node | undefined)?.kind === 'Unpacked');
        throw reader.atLast(`positional argument follows keyword argument${unpacking ? ' unpacking' : ''}`);
      },
    ],
  ],
  mistake_keyword: [
    [
      "a=('True' | 'False' | 'None') b='='",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, `cannot assign to ${reader.text(a as Node)}`, b);
      },
    ],
    [
      "a=NAME b='=' expression for_if_clauses",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, MAYBE_COMPARISON, b);
      },
    ],
    [
      "!(NAME '=') a=expression b='='",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, 'expression cannot contain assignment, perhaps you meant "=="?', b);
      },
    ],
    [
      "a='**' expression '=' b=expression",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, 'cannot assign to keyword argument unpacking', b);
      },
    ],
  ],
  mistake_starred_assignment: [
    [
      "a='*' expression '=' b=expression",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, 'cannot assign to iterable argument unpacking', b);
      },
    ],
  ],
  mistake_starred: [
    [
      "'*'",
      (_, reader) => {
        throw reader.atLast('Invalid star expression');
      },
    ],
  ],
};
