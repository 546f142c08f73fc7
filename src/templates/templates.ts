/**
 * Jinja templates to Python's syntax tree. Takes a template's text and its environment's settings; gives the tree of a
 * module which defines `root`, the function that writes the template, and `blocks`; throws TemplateError. The compiler
 * makes bytecode of it as of any module. The names that the module does not define are those of the jinja2 module's
 * runtime. Must not know: values, loaders, what filters do.
 */

import type { TemplateReference, TemplateSettings } from '../runtime/template-hook.ts';
import type { Module } from '../syntax/tree.ts';
import { Lexer } from './lexer.ts';
import { StatementCode } from './statement-code.ts';
import { TemplateParser } from './statements.ts';
import { TokenStream } from './tokens.ts';

export interface TranslatedTemplate {
  readonly tree: Module;
  /** Filters and tests which the environment must have. */
  readonly references: readonly TemplateReference[];
}

/** Translates a template; `onTokens` hears how many tokens it has before more is done. */
export function translateTemplate(
  source: string,
  settings: TemplateSettings,
  onTokens: (count: number) => void,
): TranslatedTemplate {
  const tokens = new Lexer(source, settings).tokens();
  onTokens(tokens.length);
  const body = new TemplateParser(new TokenStream(tokens), settings.extraTags).template();
  const code = new StatementCode(settings);
  const tree: Module = { kind: 'Module', body: code.module(body) };
  return { tree, references: code.references };
}
