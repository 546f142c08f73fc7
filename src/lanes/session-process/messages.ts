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
  | { readonly kind: 'answer'; readonly call: number; readonly answer: ToolAnswer }
  | { readonly kind: 'stop' };

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
  if (kind !== 'done' || !isChunks(chunks) || !isOutcome(outcome)) return undefined;
  return { kind, outcome, chunks, value: readValue(message['value']), report: readReport(message['report']) };
}

function readCall({ call, tool, args, keywords }: Readonly<Record<string, unknown>>): FromSession | undefined {
  if (typeof call !== 'number' || typeof tool !== 'string' || !isJson(args) || !isJson(keywords)) return undefined;
  return { kind: 'call', call, tool, args, keywords };
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
