/** How a run ended: a value, an error of the program, or a limit; and what it used. */

export interface Usage {
  /** Calls and loop iterations. */
  readonly steps: number;
  /** Wall-clock milliseconds, waiting for the host excluded. */
  readonly elapsedMs: number;
  /** Bytes charged to the session and not known to be garbage. */
  readonly bytes: number;
  readonly outputBytes: number;
}

/** An uncaught exception, for the host. */
export interface GuestError {
  /** Class name, as in `ValueError`. */
  readonly type: string;
  readonly message: string;
  /** What CPython would print to stderr. */
  readonly traceback: string;
  /** Line of the program where it was raised, innermost frame; 0 if unknown. */
  readonly line: number;
}

/** `value` is converted by the table in docs/values.md; `limit` names what ran out; `exit` carries sys.exit's code. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown; readonly usage: Usage }
  | { readonly kind: 'error'; readonly error: GuestError; readonly usage: Usage }
  | { readonly kind: 'exit'; readonly code: number; readonly message: string | undefined; readonly usage: Usage }
  | {
      readonly kind: 'limit';
      readonly limit: 'steps' | 'time' | 'memory' | 'output' | 'source';
      readonly message: string;
      readonly usage: Usage;
    }
  | { readonly kind: 'interrupted'; readonly message: string; readonly usage: Usage };
