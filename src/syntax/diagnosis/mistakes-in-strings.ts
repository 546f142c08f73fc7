/** Mistakes in the fields of f-strings. */
import type { Node } from './peg.ts';
import type { MistakeRules, Report } from './rules.ts';

const required: Report = ({ a }, reader) => {
  const text = reader.text(a as Node);
  throw reader.over(a as Node, `f-string: valid expression required before '${text}'`);
};
const next =
  (message: string): Report =>
  (_, reader) => {
    throw reader.atNext(`f-string: ${message}`);
  };

export const STRING_MISTAKES: MistakeRules = {
  mistake_field: [
    ["'{' a='='", required],
    ["'{' a='!'", required],
    ["'{' a=':'", required],
    ["'{' a='}'", required],
    ["'{' !assigned", next("expecting a valid expression after '{'")],
    ["'{' assigned !('=' | '!' | ':' | '}')", next("expecting '=', or '!', or ':', or '}'")],
    ["'{' assigned '=' !('!' | ':' | '}')", next("expecting '!', or ':', or '}'")],
    "'{' assigned '='? mistake_conversion_character",
    ["'{' assigned '='? ('!' NAME)? !(':' | '}')", next("expecting ':' or '}'")],
    ["'{' assigned '='? ('!' NAME)? ':' fstring_spec_part* !'}'", next("expecting '}', or format specs")],
    ["'{' assigned '='? ('!' NAME)? !'}'", next("expecting '}'")],
  ],
  mistake_conversion_character: [
    ["'!' &(':' | '}')", next('missing conversion character')],
    ["'!' !NAME", next('invalid conversion character')],
  ],
};
