/** Programs of the language suite that are saved while they pause, and go on elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Engine, type EngineOptions, type SessionOptions } from '../../../src/engine/engine.ts';
import { NotSavable } from '../../../src/engine/image/bad-image.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import type { Ran } from '../run-program.ts';

export const KEY = 'a key for tests of saving';

/** All of them pause every few steps; what is compiled when differs. */
const MODES: Readonly<Record<string, EngineOptions>> = {
  interpreter: { promotion: { mode: 'never' }, slice: { steps: 30, ms: 0 } },
  compiled: { promotion: { mode: 'force' }, slice: { steps: 30, ms: 0 } },
};
const engines = new Map(Object.entries(MODES).map(([mode, options]) => [mode, new Engine(options)]));

interface Streams {
  stdout: string;
  stderr: string;
}

/** The session's options; `skip`: lines of input that were read before. */
function options(path: string, streams: Streams, skip = 0): SessionOptions {
  const input = path.replace(/py$/, 'in');
  const lines = existsSync(input) ? readFileSync(input, 'utf8').split('\n').slice(0, -1).slice(skip) : [];
  return {
    limits: { timeoutMs: 60_000 },
    onOutput: (stream, text) => {
      streams[stream] += text;
    },
    readLine: (prompt) => {
      streams.stdout += prompt;
      return lines.shift();
    },
    argv: [basename(path)],
  };
}

/** Turns at which saving is tried, where it is refused at first. */
const TRIES = 20;

export interface Saved {
  readonly bytes: Uint8Array;
  readonly streams: Streams;
  readonly ms: number;
}

/** Runs a program and saves it at the first turn of the event loop from `turn` on at which that is possible; then it is thrown away. */
export async function savedAt(path: string, mode: string, turn: number, refused: string[]): Promise<Saved | undefined> {
  const streams = { stdout: '', stderr: '' };
  const session = (engines.get(mode) as Engine).session(options(path, streams));
  const stop = new AbortController();
  let ended = false;
  const running = session
    .run(readFileSync(path, 'utf8'), { filename: basename(path), result: 'none', signal: stop.signal })
    .finally(() => {
      ended = true;
    });
  let saved: Saved | undefined;
  for (let at = 0; !ended && saved === undefined && at < turn + TRIES; at++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (at < turn || ended) continue;
    const startedAt = performance.now();
    try {
      saved = { bytes: session.save({ key: KEY }), streams: { ...streams }, ms: performance.now() - startedAt };
    } catch (error) {
      if (!(error instanceof NotSavable)) throw error;
      refused.push(error.message);
    }
  }
  stop.abort();
  await running;
  return saved;
}

/** Turns of the event loop that a program takes. */
export async function turnsOf(path: string, mode: string): Promise<number> {
  const session = (engines.get(mode) as Engine).session(options(path, { stdout: '', stderr: '' }));
  let ended = false;
  const running = session.run(readFileSync(path, 'utf8'), { filename: basename(path), result: 'none' }).finally(() => {
    ended = true;
  });
  let turns = 0;
  for (; !ended; turns++) await new Promise((resolve) => setImmediate(resolve));
  await running;
  return turns;
}

/** Goes on with saved bytes, in whatever process this is. */
export async function runsToEnd(
  bytes: Uint8Array,
  path: string,
  mode: string,
): Promise<Ran & { readonly restoreMs: number }> {
  const streams = { stdout: '', stderr: '' };
  const startedAt = performance.now();
  const session = (engines.get(mode) as Engine).restore(bytes, { ...options(path, streams), key: KEY });
  const restoreMs = performance.now() - startedAt;
  return { ...ran(await session.resume(), streams), restoreMs };
}

function ran(outcome: Outcome, { stdout, stderr }: Streams): Ran {
  switch (outcome.kind) {
    case 'value':
      return { stdout, stderr, exitCode: 0 };
    case 'error':
      return { stdout, stderr: stderr + outcome.error.traceback, exitCode: 1 };
    case 'exit':
      return {
        stdout,
        stderr: outcome.message === undefined ? stderr : `${stderr}${outcome.message}\n`,
        exitCode: outcome.code,
      };
    default:
      return { stdout, stderr: `${stderr}${outcome.kind}: ${outcome.message}`, exitCode: 124 };
  }
}
