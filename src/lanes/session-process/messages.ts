/** What a session's process and the server say to each other; structured clones over the channel of `fork`. */
import type { RunReport } from '../../engine/run-report.ts';
import type { Limits } from '../../runtime/budget.ts';
import type { LaneOutcome } from '../lane.ts';
import type { Chunk } from '../pool/messages.ts';
import { isChunks, isObject, isOutcome } from '../pool/messages.ts';
import { readReport } from '../pool/read-report.ts';

export type ToSession =
  | {
      readonly kind: 'open';
      readonly limits: Partial<Limits>;
      readonly inputs: Readonly<Record<string, unknown>>;
      /** Names of functions that the client answers. */
      readonly tools: readonly string[];
      /** Those of them that programs await. */
      readonly asyncTools: readonly string[];
    }
  | {
      readonly kind: 'step';
      readonly code: string;
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly timeoutMs: number;
      readonly result?: 'lastExpression' | 'lastStatement';
      readonly convert?: string;
      readonly imports?: readonly string[];
    }
  /** In place of `open`: a saved session. */
  | {
      readonly kind: 'restore';
      readonly limits: Partial<Limits>;
      readonly tools: readonly string[];
      readonly asyncTools: readonly string[];
      readonly saved: SavedSession;
    }
  /** Goes on with the step that the restored session is in. */
  | { readonly kind: 'resume' }
  | { readonly kind: 'save'; readonly key: Uint8Array }
  | { readonly kind: 'answer'; readonly call: number; readonly answer: ToolAnswer }
  | { readonly kind: 'stop' };

/** A session as bytes, with what is not in them. */
export interface SavedSession extends SavedState {
  readonly bytes: Uint8Array;
  /** The bytes are sealed with it: made for this session alone. */
  readonly key: Uint8Array;
  /** The call that its step waits for. */
  readonly waitsFor?: ToolCall;
}

/** What a process says of itself when it is saved. */
export interface SavedState {
  /** Steps that were begun. */
  readonly steps: number;
  /** Calls of tools that were made. */
  readonly calls: number;
  /** The step that it is in. */
  readonly step?: SavedStep;
}

export interface SavedStep {
  /** Wall-clock milliseconds that it has left. */
  readonly leftMs: number;
  /** The call that it waits for; absent: it computes. */
  readonly call?: number;
  readonly convert?: string;
  readonly imports?: readonly string[];
}

/** What a tool gave: a value, or an exception of a builtin class. */
export type ToolAnswer =
  | { readonly result: unknown }
  | { readonly error: { readonly type: string; readonly message: string } };

/** A tool that the program calls; arguments are JSON texts, so that no number changes on the way. */
export interface ToolCall {
  readonly call: number;
  readonly tool: string;
  readonly args: string;
  readonly keywords: string;
}

/** The value of a step: its JSON text, or the name of a class that has none. */
export type StepValue = { readonly json: string } | { readonly typeName: string };

export type FromSession =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly chunks: readonly Chunk[] }
  | ({ readonly kind: 'call' } & ToolCall)
  /** The program waits for the answer to a call no more. */
  | { readonly kind: 'cancel'; readonly call: number }
  | { readonly kind: 'saved'; readonly bytes: Uint8Array; readonly state: SavedState }
  /** It cannot be saved as it is. */
  | { readonly kind: 'unsaved'; readonly why: string }
  | {
      readonly kind: 'done';
      readonly outcome: LaneOutcome;
      readonly value: StepValue | undefined;
      readonly chunks: readonly Chunk[];
      readonly report: RunReport | undefined;
    };

/** What a process sent, or undefined if it is none of its messages: it may have been taken over. */
export function readFromSession(message: unknown): FromSession | undefined {
  if (!isObject(message)) return undefined;
  const { kind, chunks, outcome } = message;
  if (kind === 'ready') return { kind };
  if (kind === 'output') return isChunks(chunks) ? { kind, chunks } : undefined;
  if (kind === 'call') return readCall(message);
  if (kind === 'cancel') return typeof message['call'] === 'number' ? { kind, call: message['call'] } : undefined;
  if (kind === 'saved') return readSaved(message);
  if (kind === 'unsaved') return { kind, why: String(message['why']) };
  if (kind !== 'done' || !isChunks(chunks) || !isOutcome(outcome)) return undefined;
  return { kind, outcome, chunks, value: readValue(message['value']), report: readReport(message['report']) };
}

function readCall({ call, tool, args, keywords }: Readonly<Record<string, unknown>>): FromSession | undefined {
  if (typeof call !== 'number' || typeof tool !== 'string' || !isJson(args) || !isJson(keywords)) return undefined;
  return { kind: 'call', call, tool, args, keywords };
}

function readSaved({ bytes, state }: Readonly<Record<string, unknown>>): FromSession | undefined {
  if (!(bytes instanceof Uint8Array) || !isObject(state)) return undefined;
  const { steps, calls, step } = state;
  if (!isCount(steps) || !isCount(calls)) return undefined;
  if (step === undefined) return { kind: 'saved', bytes, state: { steps, calls } };
  const read = isObject(step) ? readStep(step) : undefined;
  return read && { kind: 'saved', bytes, state: { steps, calls, step: read } };
}

function readStep({ leftMs, call, convert, imports }: Readonly<Record<string, unknown>>): SavedStep | undefined {
  if (typeof leftMs !== 'number' || !(call === undefined || isCount(call))) return undefined;
  if (!(convert === undefined || typeof convert === 'string')) return undefined;
  if (!(imports === undefined || (Array.isArray(imports) && imports.every((name) => typeof name === 'string'))))
    return undefined;
  return { leftMs, ...(call && { call }), ...(convert && { convert }), ...(imports && { imports }) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function readValue(value: unknown): StepValue | undefined {
  if (!isObject(value)) return undefined;
  const { json, typeName } = value;
  if (isJson(json)) return { json };
  return typeof typeName === 'string' ? { typeName } : undefined;
}

function isJson(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
