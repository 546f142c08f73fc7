/** Mistakes in the parameters of functions and lambdas: the same ones, where the list ends differently. */
import type { Node } from './peg.ts';
import type { MistakeRules, Report } from './rules.ts';

/** Over `a`, or from it through `b`. */
const over =
  (message: string): Report =>
  ({ a, b }, reader) => {
    throw reader.over(a as Node, message, b);
  };

/** Rules for parameters whose own rules start with `prefix`; `close` ends the list. */
function parameterMistakes(prefix: '' | 'lambda_', close: string, bracketed: string): MistakeRules {
  const rule = (pattern: string): string => pattern.replace(/(?<!\w)(slash_|param)/g, `${prefix}$1`);
  const list = prefix === '' ? 'Function parameters' : 'Lambda expression parameters';
  return {
    [`mistake_${prefix}parameters`]: [
      ["a='/' ','", over('at least one argument must precede /')],
      [rule("(slash_no_default | slash_with_default) param_maybe_default* a='/'"), over('/ may appear only once')],
      [
        rule(`slash_no_default? param_no_default* mistake_${prefix}parameters_helper a=param_no_default`),
        over('parameter without a default follows parameter with a default'),
      ],
      [rule(`param_no_default* a='(' ${bracketed} ','? b=')'`), over(`${list} cannot be parenthesized`)],
      [
        rule(
          "(slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) param_maybe_default* a='/'",
        ),
        over('/ must be ahead of *'),
      ],
      [rule("param_maybe_default+ '/' a='*'"), over('expected comma between / and *')],
    ],
    [`mistake_${prefix}parameters_helper`]: [rule('slash_with_default'), rule('param_with_default+')],
    [`mistake_${prefix}star_etc`]: [
      prefix === ''
        ? [`a='*' (${close} | ',' (${close} | '**'))`, over('named arguments must follow bare *')]
        : [
            `'*' (${close} | ',' (${close} | '**'))`,
            (_, reader) => {
              throw reader.atLast('named arguments must follow bare *');
            },
          ],
      [rule("'*' param a='='"), over('var-positional argument cannot have default value')],
      [
        rule("'*' (param_no_default | ',') param_maybe_default* a='*' (param_no_default | ',')"),
        over('* argument may appear only once'),
      ],
    ],
    [`mistake_${prefix}kwds`]: [
      [rule("'**' param a='='"), over('var-keyword argument cannot have default value')],
      [rule("'**' param ',' a=param"), over('arguments cannot follow var-keyword argument')],
      [rule("'**' param ',' a=('*' | '**' | '/')"), over('arguments cannot follow var-keyword argument')],
    ],
  };
}

export const PARAMETER_MISTAKES: MistakeRules = {
  ...parameterMistakes('', "')'", 'param_no_default+'),
  ...parameterMistakes('lambda_', "':'", "','.param+"),
  mistake_default: [["a='=' &(')' | ',')", over('expected default value expression')]],
};
