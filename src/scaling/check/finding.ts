/** What `check` says: which rule, how bad, where, why, and what to do. */

export type Path = readonly (string | number)[];

export interface CheckFinding {
  /** Stable name of the rule; documented one by one. */
  readonly rule: string;
  /** error: it will not do what it says; warning: it may surprise; note: worth knowing. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Which document of the file, and the keys inside it. */
  readonly document: number;
  readonly path: Path;
  readonly message: string;
  readonly advice?: string;
}
