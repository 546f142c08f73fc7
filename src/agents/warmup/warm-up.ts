/**
 * Makes an engine ready for a tool: 1 compiles its source to bytecode, 2 its functions to machine code, 3 runs it on samples
 * until its calls no longer get faster. Later sessions of the same engine find all of it. Machine code never survives the
 * process, so it is the process that serves which is to be warmed.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Outcome } from '../../engine/outcome.ts';
import type { Session } from '../../engine/session.ts';
import type { FoundTool } from './find-tools.ts';
import { PRELUDE } from './prelude.ts';

export type PrecompileLevel = 1 | 2 | 3;

export interface WarmUpReport {
  readonly tool: string;
  /** What was asked for, or less where that was not possible; `note` says why. */
  readonly level: PrecompileLevel;
  readonly readyMs: number;
  /** Calls on samples. */
  readonly calls: number;
  /** Functions that have machine code. */
  readonly compiled: number;
  readonly note: string;
}

/** Calls between two looks at the time, and looks that must agree. */
const BATCH = 25;
const AGREEING = 4;
/** Batches whose times differ by less than this share agree. */
const AGREEMENT = 0.1;
const MIN_CALLS = 2000;
/** Fresh sessions between two looks at their first calls, and calls in each. */
const SESSIONS = 25;
const CALLS_EACH = 5;
/** After 40 sessions a first call took 1.1 to 3.4 times as long as the thousandth, after 200 it took 1.1 to 1.6 times as long. */
const MIN_SESSIONS = 200;
const MAX_SESSIONS = 400;
const MAX_MS = 3000;

export function warmUp(engine: Engine, tool: FoundTool, level: PrecompileLevel): WarmUpReport {
  const startedAt = performance.now();
  const session = engine.session();
  const report = (reached: PrecompileLevel, calls = 0, note = ''): WarmUpReport => ({
    tool: tool.name,
    level: reached,
    readyMs: performance.now() - startedAt,
    calls,
    compiled: session.promotion.counts.functions + session.promotion.counts.loops,
    note,
  });
  try {
    check(session.precompile(tool.source, { filename: tool.filename, result: 'none' }));
    if (level === 1) return report(1);
    loadTool(session, tool);
    session.compileDefinitions(tool.filename);
    if (level === 2) return report(2);
    const samples = tool.samples ?? [madeUp(tool)];
    try {
      const stable = runUntilStable(session, samples);
      session.close();
      const calls = stable + startAfresh(engine, tool, samples);
      return report(3, calls, tool.samples === undefined ? 'made-up inputs' : '');
    } catch (thrown) {
      return report(2, 0, `the sample inputs failed: ${(thrown as Error).message}`);
    }
  } finally {
    session.close();
  }
}

/** Defines a tool in a session, as `_tool`. Throws an Error if its source fails. */
export function loadTool(session: Session, tool: FoundTool): void {
  check(session.runSync(PRELUDE, { result: 'none', filename: '<smolagents>' }));
  check(session.runSync(tool.source, { result: 'none', filename: tool.filename }));
  check(session.runSync(`_tool = ${tool.expression}`, { result: 'none' }));
}

/** Calls the tool that was loaded. Throws an Error if it raises. */
export function callTool(session: Session, args: Readonly<Record<string, unknown>>): unknown {
  const outcome = session.runSync('_tool(**_arguments)', { inputs: { _arguments: args } });
  check(outcome);
  return outcome.kind === 'value' ? outcome.value : undefined;
}

function runUntilStable(session: Session, samples: readonly Readonly<Record<string, unknown>>[]): number {
  const batches: number[] = [];
  const startedAt = performance.now();
  let calls = 0;
  while (performance.now() - startedAt < MAX_MS) {
    const batchAt = performance.now();
    for (let i = 0; i < BATCH; i++) callTool(session, samples[calls++ % samples.length] ?? {});
    batches.push(performance.now() - batchAt);
    const last = batches.slice(-AGREEING);
    if (calls >= MIN_CALLS && Math.max(...last) - Math.min(...last) < AGREEMENT * Math.max(...last)) break;
  }
  return calls;
}

/**
 * What a fresh session does before its first call gets hot too: one after the other, they hand the same code on, until first
 * calls no longer get faster.
 */
function startAfresh(engine: Engine, tool: FoundTool, samples: readonly Readonly<Record<string, unknown>>[]): number {
  const startedAt = performance.now();
  const medians: number[] = [];
  let sessions = 0;
  while (sessions < MAX_SESSIONS && performance.now() - startedAt < MAX_MS) {
    const firsts: number[] = [];
    for (; firsts.length < SESSIONS; sessions++) firsts.push(beginAndCall(engine, tool, samples));
    medians.push(firsts.sort((a, b) => a - b)[SESSIONS >> 1] as number);
    const last = medians.slice(-AGREEING);
    if (sessions >= MIN_SESSIONS && Math.max(...last) - Math.min(...last) < AGREEMENT * Math.max(...last)) break;
  }
  return sessions * CALLS_EACH;
}

/** A session from its start through a few calls; milliseconds of the first. */
function beginAndCall(engine: Engine, tool: FoundTool, samples: readonly Readonly<Record<string, unknown>>[]): number {
  const session = engine.session();
  loadTool(session, tool);
  let first = 0;
  for (let call = 0; call < CALLS_EACH; call++) {
    const callAt = performance.now();
    callTool(session, samples[call % samples.length] ?? {});
    if (call === 0) first = performance.now() - callAt;
  }
  session.close();
  return first;
}

/** Inputs by their types alone. */
function madeUp(tool: FoundTool): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = {
    string: 'text',
    integer: 3,
    number: 1.5,
    boolean: true,
    array: [1, 2, 3],
    object: {},
  };
  const args: Record<string, unknown> = {};
  for (const [name, { type, nullable }] of tool.inputs) if (!nullable) args[name] = values[type] ?? null;
  return args;
}

function check(outcome: Outcome): void {
  if (outcome.kind === 'value') return;
  throw new Error(
    outcome.kind === 'error'
      ? `${outcome.error.type}: ${outcome.error.message}`
      : ((outcome as { message?: string }).message ?? outcome.kind),
  );
}
