/** All rules in one table: those of valid Python and those of mistakes. */
import { EXPRESSIONS } from './expression-rules.ts';
import { BLOCK_MISTAKES } from './mistakes-in-blocks.ts';
import { CALL_MISTAKES } from './mistakes-in-calls.ts';
import { EXPRESSION_MISTAKES } from './mistakes-in-expressions.ts';
import { PARAMETER_MISTAKES } from './mistakes-in-parameters.ts';
import { STATEMENT_MISTAKES } from './mistakes-in-statements.ts';
import { STRING_MISTAKES } from './mistakes-in-strings.ts';
import { nativeRules } from './operators.ts';
import { PATTERNS } from './pattern-rules.ts';
import { type Action, type CaptureName, Grammar, type Node, type Rule } from './peg.ts';
import type { Reader } from './reader.ts';
import { STATEMENTS } from './statement-rules.ts';
import { checkField, checkFormatted, checkStrings } from './string-checks.ts';

export type RuleTexts = Readonly<Record<string, readonly string[]>>;
/** Patterns of mistakes, each with what to say about it. */
export type MistakeRules = Readonly<Record<string, readonly (string | readonly [pattern: string, report: Report])[]>>;
/** Raises the error of a mistake; returning means that it is none after all. */
export type Report = (found: Readonly<Partial<Record<CaptureName, Node>>>, reader: Reader) => void;

/** Rules remembered per position, as in CPython: what the second pass sees depends on it. */
const MEMO: ReadonlySet<string> = new Set(
  `simple_statement block star_expression expression disjunction conjunction inversion factor await_primary strings
  arguments star_target target_with_star_atom del_target closed_pattern star_pattern type_param import_statement
  dotted_name mistake_named`.split(/\s+/),
);

/** Rules that take part in the first pass too: parts of mistakes that have values, and those that CPython does not skip. */
const ALWAYS: ReadonlySet<string> = new Set([
  'mistake_annotated_target',
  'mistake_parameters_helper',
  'mistake_lambda_parameters_helper',
  'mistake_for_if_clause',
  'mistake_starred',
  'mistake_pairs',
  'mistake_pair_after',
]);

/** What some valid rules still check when they match. */
const CHECKS: Readonly<Record<string, Action>> = {
  strings: checkStrings,
  fstring: checkFormatted,
  fstring_field: checkField,
};

const MISTAKES: MistakeRules = {
  ...STATEMENT_MISTAKES,
  ...BLOCK_MISTAKES,
  ...EXPRESSION_MISTAKES,
  ...CALL_MISTAKES,
  ...PARAMETER_MISTAKES,
  ...STRING_MISTAKES,
};

function allRules(): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [name, patterns] of Object.entries({ ...STATEMENTS, ...PATTERNS, ...EXPRESSIONS })) {
    const check = CHECKS[name];
    const alternatives = check === undefined ? patterns : patterns.map((pattern) => ({ pattern, action: check }));
    rules.set(name, { alternatives, memo: MEMO.has(name), mistake: false });
  }
  for (const [name, alternatives] of Object.entries(MISTAKES)) {
    rules.set(name, {
      alternatives: alternatives.map((alternative) => {
        if (typeof alternative === 'string') return alternative;
        const [pattern, report] = alternative;
        return {
          pattern,
          action: (captures, reader) => {
            report(captures as Partial<Record<CaptureName, Node>>, reader);
            return FAILED_MISTAKE;
          },
        };
      }),
      memo: false,
      mistake: !ALWAYS.has(name),
    });
  }
  return rules;
}

/** A report that did not raise: the rule ends there, without a value. */
const FAILED_MISTAKE = {};

let grammar: Grammar | undefined;

/** The grammar; built when the first invalid source comes. */
export function pythonGrammar(): Grammar {
  grammar ??= new Grammar(allRules(), nativeRules(pythonGrammar));
  return grammar;
}
