/** What is stored of a session beside its bytes. */
import type { SavedSession, SavedState, ToolCall } from '../../lanes/session-process/messages.ts';
import type { Limits } from '../../runtime/budget.ts';
import type { StoredSession } from './stored/session-folder.ts';

export interface SessionFacts {
  readonly caller: string;
  readonly stepMs: number;
  readonly limits: Partial<Limits>;
  readonly tools: readonly string[];
  readonly asyncTools: readonly string[];
  readonly state: SavedState;
  readonly waitsFor?: ToolCall;
  /** Of the bytes, in base64. */
  readonly key: string;
}

/** A saved process as it is stored. */
export function toStore(
  { bytes, key, waitsFor, ...state }: SavedSession,
  {
    caller,
    stepMs,
    limits,
    tools,
    asyncTools,
  }: Pick<SessionFacts, 'caller' | 'stepMs' | 'limits' | 'tools' | 'asyncTools'>,
): StoredSession<SessionFacts> {
  const about = { caller, stepMs, limits, tools, asyncTools };
  const facts = { ...about, state, key: Buffer.from(key).toString('base64'), ...(waitsFor && { waitsFor }) };
  return { facts, content: bytes };
}

/** What a process is restored from. */
export function fromStore({ facts, content }: StoredSession<SessionFacts>): SavedSession {
  const { state, key, waitsFor } = facts;
  return { ...state, bytes: content, key: Buffer.from(key, 'base64'), ...(waitsFor && { waitsFor }) };
}
