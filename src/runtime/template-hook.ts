import type { Code } from '../bytecode/code.ts';

/** How a template is written and what it may do: an environment's settings, as the translator needs them. Plain data. */
export interface TemplateSettings {
  readonly blockStart: string;
  readonly blockEnd: string;
  readonly variableStart: string;
  readonly variableEnd: string;
  readonly commentStart: string;
  readonly commentEnd: string;
  readonly lineStatementPrefix: string | undefined;
  readonly lineCommentPrefix: string | undefined;
  readonly trimBlocks: boolean;
  readonly lstripBlocks: boolean;
  readonly newline: string;
  readonly keepTrailingNewline: boolean;
  /** Output is escaped at the start of the template. */
  readonly autoescape: boolean;
  /** Printed values pass through the environment's `finalize`. */
  readonly finalize: boolean;
  /** Operators that pass through the environment, binary ones and unary ones. */
  readonly interceptedBinary: readonly string[];
  readonly interceptedUnary: readonly string[];
  /** Tags beyond the common ones: `do`, `break`, `continue`. */
  readonly extraTags: readonly string[];
}

/** A filter or test that a template names where it will be reached. */
export interface TemplateReference {
  readonly kind: 'filter' | 'test';
  readonly name: string;
  readonly line: number;
}

/** A template as code of a module, or why there is none. */
export type CompiledTemplate =
  | { readonly code: Code; readonly references: readonly TemplateReference[] }
  | { readonly problem: 'syntax' | 'assertion'; readonly message: string; readonly line: number };

/** Turns the text of a template into code; the engine fills it. */
export type TemplateHook = (source: string, filename: string, settings: TemplateSettings) => CompiledTemplate;
