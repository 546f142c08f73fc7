/** Where in the generated code a part of a template stands. */
import type { Scope } from './scope.ts';

/** Whether output is escaped: known, or only when it runs. */
export type Autoescape = boolean | 'volatile';

export interface Frame {
  readonly scope: Scope;
  /** The Python function that takes output. */
  readonly write: string;
  /** What is bound here is exported by the template. */
  readonly toplevel: boolean;
  /** Output goes to the template's own text: nothing more once it extends another. */
  readonly unbuffered: boolean;
  /** May not be reached: what is unknown fails when it runs, not before. */
  readonly soft: boolean;
  readonly autoescape: Autoescape;
  /** The function is a block's. */
  readonly inBlock: boolean;
}
