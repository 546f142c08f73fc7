/** Mistakes in simple statements: assignments, del, imports, type parameters. */
import { checkTarget, describe } from './nodes.ts';
import type { Node } from './peg.ts';
import type { MistakeRules } from './rules.ts';

export const STATEMENT_MISTAKES: MistakeRules = {
  mistake_assignment: [
    [
      "a=mistake_annotated_target ':' expression",
      ({ a }, reader) => {
        throw reader.over(a as Node, `only single target (not ${describe(a as Node)}) can be annotated`);
      },
    ],
    [
      "a=star_named_expression ',' star_named_expressions* ':' expression",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'only single target (not tuple) can be annotated');
      },
    ],
    [
      "a=expression ':' expression",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'illegal target for annotation');
      },
    ],
    ["(star_targets '=')* a=star_expressions '='", ({ a }, reader) => checkTarget(reader, a as Node, 'assign')],
    [
      "(star_targets '=')* a=yield_expression '='",
      ({ a }, reader) => {
        throw reader.over(a as Node, 'assignment to yield expression not possible');
      },
    ],
    [
      'a=star_expressions augmented_operator assigned',
      ({ a }, reader) => {
        throw reader.over(a as Node, `'${describe(a as Node)}' is an illegal expression for augmented assignment`);
      },
    ],
  ],
  mistake_annotated_target: ['list', 'tuple', "'(' a=mistake_annotated_target ')' -> a"],
  mistake_del: [["'del' a=star_expressions", ({ a }, reader) => checkTarget(reader, a as Node, 'delete')]],
  mistake_import: [
    [
      "a='import' ','.dotted_name+ 'from' dotted_name",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, "Did you mean to use 'from ... import ...' instead?");
      },
    ],
    [
      "'import' a=NEWLINE",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, "Expected one or more names after 'import'");
      },
    ],
  ],
  mistake_import_targets: [
    [
      "import_as_names ',' NEWLINE",
      (_, reader) => {
        throw reader.atLast('trailing comma not allowed without surrounding parentheses');
      },
    ],
    [
      'a=NEWLINE',
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, "Expected one or more names after 'import'");
      },
    ],
  ],
  mistake_type_params: [
    [
      "'[' a=']'",
      ({ a }, reader) => {
        throw reader.startingFrom(a as Node, 'Type parameter list cannot be empty');
      },
    ],
  ],
  mistake_type_param: [
    [
      "'*' NAME a=':' e=expression",
      ({ a, e }, reader) => {
        const what = (e as Node).kind === 'Tuple' ? 'constraints' : 'bound';
        throw reader.startingFrom(a as Node, `cannot use ${what} with TypeVarTuple`);
      },
    ],
    [
      "'**' NAME a=':' e=expression",
      ({ a, e }, reader) => {
        const what = (e as Node).kind === 'Tuple' ? 'constraints' : 'bound';
        throw reader.startingFrom(a as Node, `cannot use ${what} with ParamSpec`);
      },
    ],
  ],
};
