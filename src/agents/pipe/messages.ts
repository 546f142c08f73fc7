/**
 * What an engine process and its client say to each other: one JSON object a line, UTF-8. docs/pipe.md describes it; the
 * version changes when an old client could misread a new engine.
 */
import type { GuestError, Usage } from '../../engine/outcome.ts';
import type { Limits } from '../../runtime/budget.ts';
import type { Snapshot } from '../state/snapshot.ts';
import type { Wire } from '../wire/wire.ts';

export const PROTOCOL = 1;

/** An exception of the client's side as the program gets it: a builtin class, its arguments if they are data. */
export interface WireError {
  readonly type: string;
  readonly message: string;
}

/** From the client. Every message but `interrupt` and `answer` waits for the ones before it of the same session. */
export type Request =
  | {
      readonly op: 'open';
      readonly session: number;
      readonly limits?: Partial<Limits>;
      /** Modules that the program may import, as smolagents writes them; absent: all there are. */
      readonly imports?: readonly string[];
    }
  /** The session's tools are these and no others: name to documentation. `async`: those that the program awaits. */
  | {
      readonly op: 'tools';
      readonly session: number;
      readonly tools: Readonly<Record<string, string>>;
      readonly async?: readonly string[];
    }
  /** Sets variables: name, value, name, value. */
  | { readonly op: 'set'; readonly session: number; readonly run: number; readonly values: readonly Wire[] }
  | { readonly op: 'get'; readonly session: number; readonly run: number; readonly names: readonly string[] }
  | {
      readonly op: 'run';
      readonly session: number;
      readonly run: number;
      readonly code: string;
      /** Shown in tracebacks. */
      readonly filename: string;
      /** Wall-clock milliseconds, sleeping included; what the client takes to answer is not counted. */
      readonly timeoutMs?: number;
      /** Characters of a snapshot of the variables that is wanted afterwards; absent: none. */
      readonly snapshotCharacters?: number;
    }
  /** Makes the variables of a snapshot, in a session that has run nothing. */
  | { readonly op: 'restore'; readonly session: number; readonly run: number; readonly snapshot: Snapshot }
  | {
      readonly op: 'answer';
      readonly session: number;
      readonly call: number;
      readonly value?: Wire;
      readonly error?: WireError;
      /** The program ends here: the call was the final answer. */
      readonly ends?: boolean;
    }
  | { readonly op: 'interrupt'; readonly session: number }
  /** Values of the engine that the client holds no more: number and how often it was sent. */
  | { readonly op: 'drop'; readonly session: number; readonly handles: readonly (readonly [number, number])[] }
  | { readonly op: 'close'; readonly session: number };

/** What a program wants of the client. */
export type Wanted =
  | { readonly kind: 'tool'; readonly tool: string; readonly args: readonly Wire[]; readonly keywords: readonly Wire[] }
  | {
      readonly kind: 'call';
      readonly handle: number;
      readonly args: readonly Wire[];
      readonly keywords: readonly Wire[];
    }
  | { readonly kind: 'read'; readonly handle: number; readonly name: string }
  | { readonly kind: 'text'; readonly handle: number; readonly form: 'str' | 'repr' };

export interface ErrorPlaces {
  /** Lines of the source, from the module's to where it was raised: line, name of the function, text. */
  readonly places: readonly { readonly line: number; readonly name: string; readonly text: string }[];
  /** Source of the statement at the top level that failed. */
  readonly statement: string;
  /** Of a SyntaxError. */
  readonly syntax?: { readonly message: string; readonly line: number; readonly offset: number; readonly text: string };
  /** The call whose error was not caught. */
  readonly call?: number;
}

export type RunOutcome =
  | { readonly kind: 'value'; readonly value: Wire; readonly usage: Usage }
  | { readonly kind: 'error'; readonly error: GuestError & ErrorPlaces; readonly usage: Usage }
  /** `ended`: by an answer that ends the program; else sys.exit. */
  | {
      readonly kind: 'exit';
      readonly code: number;
      readonly message?: string;
      readonly ended: boolean;
      readonly usage: Usage;
    }
  | { readonly kind: 'limit'; readonly limit: string; readonly message: string; readonly usage: Usage }
  | { readonly kind: 'interrupted'; readonly message: string; readonly usage: Usage }
  /** The program gives a value to the name of a tool; nothing was run. */
  | { readonly kind: 'protected'; readonly name: string; readonly statement: string };

/** From the engine. */
export type Report =
  | {
      readonly op: 'hello';
      readonly protocol: number;
      readonly version: string;
      /** Modules that can be imported. */
      readonly modules: readonly string[];
    }
  | { readonly op: 'output'; readonly session: number; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | ({ readonly op: 'want'; readonly session: number; readonly call: number } & Wanted)
  /** The program waits for the answer to a call of an async tool no more. */
  | { readonly op: 'cancel'; readonly session: number; readonly call: number }
  | {
      readonly op: 'done';
      readonly session: number;
      readonly run: number;
      readonly outcome: RunOutcome;
      /** The variables, where they are small; `later`: in a message of their own; `same`: as the last time. */
      readonly snapshot?: Snapshot | 'later' | 'same';
    }
  /** A snapshot that was not small; `large`: more than wanted. */
  | {
      readonly op: 'saved';
      readonly session: number;
      readonly run: number;
      readonly snapshot: Snapshot | 'large' | 'same';
    }
  /** Objects of the client that the program holds no more. */
  | { readonly op: 'drop'; readonly session: number; readonly handles: readonly (readonly [number, number])[] }
  /** A message made no sense; nothing was done. */
  | { readonly op: 'fault'; readonly message: string };
