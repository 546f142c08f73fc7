/** The answers of dify-sandbox: the envelope, its codes and messages, and the text of `error`. */
import { assertNever } from '../../assert.ts';
import { type LaneOutcome, LOST } from '../../lanes/lane.ts';

export interface Envelope {
  /** 0, or negative. */
  readonly code: number;
  readonly message: string;
  readonly data: RunData | null;
}

export interface RunData {
  readonly stdout: string;
  /** Empty when the exit code is 0, even if something was printed to stderr; as 0.2.15 has it, all of stderr and why. */
  readonly error: string;
  /** Not there as of 0.2.15. */
  readonly stderr?: string;
  readonly exit_code?: number;
}

/** An envelope and the HTTP status it goes with. */
export interface Answer {
  readonly status: number;
  readonly body: Envelope;
}

/** Texts and codes that callers match on. */
export const REFUSALS = {
  unsupportedLanguage: { status: 400, body: failure(-400, 'unsupported language') },
  unknownLane: { status: 400, body: failure(-400, 'X-Tierup-Lane must be auto, tierup or cpython') },
  tooManyRequests: { status: 503, body: failure(-503, 'Too many requests') },
} as const satisfies Record<string, Answer>;

/** CPython as dify-sandbox starts it ends with -1 after an exception. */
const EXCEPTION_EXIT = 255;
/** A process that was killed has no exit code. */
const KILLED_EXIT = -1;

export function failure(code: number, message: string): Envelope {
  return { code, message, data: null };
}

/** What a run that has ended is answered with. */
export function answerOf(
  outcome: LaneOutcome,
  stdout: string,
  stderr: string,
  compat: '0.2.15' | 'latest' = 'latest',
): Answer {
  const ran = compat === '0.2.15' ? ranAsOf0215 : ranAsLatest;
  switch (outcome.kind) {
    case 'finished':
      return ran(0, stdout, stderr);
    case 'error':
      return ran(EXCEPTION_EXIT, stdout, stderr + outcome.error.traceback);
    case 'exit':
      return ran(outcome.code, stdout, stderr + (outcome.message === undefined ? '' : `${outcome.message}\n`));
    case 'limit':
      return ran(
        KILLED_EXIT,
        stdout,
        stderr,
        outcome.limit === 'time' ? 'error: timeout' : `error: ${outcome.message}`,
      );
    case 'interrupted':
      return { status: 200, body: failure(-500, outcome.message) };
    case 'lost':
      if (outcome.code === LOST.queueFull || outcome.code === LOST.queueTimeout) return REFUSALS.tooManyRequests;
      if (outcome.code === LOST.workerLost || outcome.code === LOST.workerMemory)
        return ran(KILLED_EXIT, stdout, stderr, `error: ${outcome.message} (${outcome.code})`);
      return { status: 200, body: failure(-500, `${outcome.message} (${outcome.code})`) };
    default:
      return assertNever(outcome);
  }
}

function ranAsLatest(exitCode: number, stdout: string, stderr: string, reason?: string): Answer {
  const lines = [`process exited with code ${exitCode}`, ...(reason === undefined ? [] : [reason]), stderr];
  const error = exitCode === 0 ? '' : lines.join('\n');
  return { status: 200, body: { code: 0, message: 'success', data: { stdout, stderr, error, exit_code: exitCode } } };
}

/** Two fields; whatever the program wrote to stderr is an error, and the end of the process is told in Go's words. */
function ranAsOf0215(exitCode: number, stdout: string, stderr: string, reason?: string): Answer {
  const lines = reason === undefined ? [] : [`${reason}\n`];
  if (exitCode === KILLED_EXIT) lines.push('error: signal: killed\n');
  else if (exitCode !== 0) lines.push(`error: exit status ${exitCode}\n`);
  return { status: 200, body: { code: 0, message: 'success', data: { error: stderr + lines.join(''), stdout } } };
}
