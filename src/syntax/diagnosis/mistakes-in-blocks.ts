/** Mistakes in statements with blocks: missing colons and indents, handlers, match. */
import { checkTarget } from './nodes.ts';
import type { Node } from './peg.ts';
import type { MistakeRules, Report } from './rules.ts';

const colon: Report = (_, reader) => {
  throw reader.atLast("expected ':'");
};

/** A block is missing behind the keyword captured as `a`. */
const block =
  (what: string): Report =>
  ({ a }, reader) => {
    const line = reader.tokens.lines[(a as Node).start];
    throw reader.atLast(`expected an indented block after ${what} on line ${line}`, 'IndentationError');
  };

export const BLOCK_MISTAKES: MistakeRules = {
  mistake_block: [
    [
      'NEWLINE !INDENT',
      (_, reader) => {
        throw reader.atLast('expected an indented block', 'IndentationError');
      },
    ],
  ],
  mistake_if: [
    ["'if' named_expression NEWLINE", colon],
    ["a='if' named_expression ':' NEWLINE !INDENT", block("'if' statement")],
  ],
  mistake_elif: [
    ["'elif' named_expression NEWLINE", colon],
    ["a='elif' named_expression ':' NEWLINE !INDENT", block("'elif' statement")],
  ],
  mistake_else: [["a='else' ':' NEWLINE !INDENT", block("'else' statement")]],
  mistake_while: [
    ["'while' named_expression NEWLINE", colon],
    ["a='while' named_expression ':' NEWLINE !INDENT", block("'while' statement")],
  ],
  mistake_for: [
    ["'async'? 'for' star_targets 'in' star_expressions NEWLINE", colon],
    ["'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT", block("'for' statement")],
  ],
  mistake_for_target: [["'async'? 'for' a=star_expressions", ({ a }, reader) => checkTarget(reader, a as Node, 'for')]],
  mistake_for_if_clause: [
    [
      "'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in'",
      (_, reader) => {
        throw reader.atLast("'in' expected after for-loop variables");
      },
    ],
  ],
  mistake_with: [
    ["'async'? 'with' ','.(expression ('as' star_target)?)+ NEWLINE", colon],
    ["'async'? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' NEWLINE", colon],
  ],
  mistake_with_indent: [
    ["'async'? a='with' ','.(expression ('as' star_target)?)+ ':' NEWLINE !INDENT", block("'with' statement")],
    [
      "'async'? a='with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' ':' NEWLINE !INDENT",
      block("'with' statement"),
    ],
  ],
  mistake_with_item: [
    ["expression 'as' a=expression &(',' | ')' | ':')", ({ a }, reader) => checkTarget(reader, a as Node, 'assign')],
  ],
  mistake_class: [
    ["'class' NAME type_params? ('(' arguments? ')')? NEWLINE", colon],
    ["a='class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT", block('class definition')],
  ],
  mistake_function: [
    [
      "'async'? a='def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT",
      block('function definition'),
    ],
    "'async'? 'def' NAME type_params? &&'(' params? ')' ('->' expression)? &&':' block",
  ],
  mistake_try: [
    ["a='try' ':' NEWLINE !INDENT", block("'try' statement")],
    [
      "'try' ':' block !('except' | 'finally')",
      (_, reader) => {
        throw reader.atLast("expected 'except' or 'finally' block");
      },
    ],
    [
      "'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':'",
      ({ a, b }, reader) => {
        throw reader.over(a as Node, "cannot have both 'except' and 'except*' on the same 'try'", b);
      },
    ],
    [
      "'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':'",
      ({ a }, reader) => {
        throw reader.over(a as Node, "cannot have both 'except' and 'except*' on the same 'try'");
      },
    ],
  ],
  mistake_except: [
    [
      "'except' '*'? a=expression ',' expressions ('as' NAME)? ':'",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, 'multiple exception types must be parenthesized');
      },
    ],
    ["'except' '*'? expression ('as' NAME)? NEWLINE", colon],
    ["'except' NEWLINE", colon],
    [
      "'except' '*' (NEWLINE | ':')",
      (_, reader) => {
        throw reader.atLast('expected one or more exception types');
      },
    ],
  ],
  mistake_except_indent: [
    ["a='except' expression ('as' NAME)? ':' NEWLINE !INDENT", block("'except' statement")],
    ["a='except' ':' NEWLINE !INDENT", block("'except' statement")],
  ],
  mistake_except_star_indent: [
    ["a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT", block("'except*' statement")],
  ],
  mistake_finally: [["a='finally' ':' NEWLINE !INDENT", block("'finally' statement")]],
  mistake_match: [
    ['"match" subject NEWLINE', colon],
    ['a="match" subject \':\' NEWLINE !INDENT', block("'match' statement")],
  ],
  mistake_case: [
    ['"case" patterns guard? NEWLINE', colon],
    ['a="case" patterns guard? \':\' NEWLINE !INDENT', block("'case' statement")],
  ],
  mistake_as_pattern: [
    [
      'or_pattern \'as\' a="_"',
      ({ a }, reader) => {
        throw reader.over(a as Node, "cannot use '_' as a target");
      },
    ],
    [
      "or_pattern 'as' !NAME a=expression",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'invalid pattern target');
      },
    ],
  ],
  mistake_class_pattern: [
    [
      "name_or_attribute '(' (positional_patterns ',')? keyword_patterns ',' a=positional_patterns",
      ({ a }, reader) => {
        const patterns = a as unknown as Node[];
        throw reader.over(patterns[0] as Node, 'positional patterns follow keyword patterns', patterns.at(-1));
      },
    ],
  ],
};
