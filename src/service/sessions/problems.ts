/** The errors of the sessions API: a status, a stable code and a sentence each. */

export const PROBLEMS = {
  SESSION_NOT_FOUND: { status: 404, message: 'there is no such session: it was closed, expired, or never was' },
  SESSION_LOST: { status: 410, message: 'the replica that had the session is gone' },
  SESSION_BUSY: { status: 409, message: 'a step of this session is running' },
  SESSION_ENDED: { status: 410, message: 'the process of the session has ended, its variables are lost' },
  NOTHING_TO_RESUME: { status: 409, message: 'no step of this session waits for its client' },
  CALL_NOT_FOUND: { status: 404, message: 'nobody waits for this call' },
  INPUTS_REFUSED: { status: 400, message: 'the inputs could not be made into variables' },
  NO_CPYTHON_LANE: { status: 400, message: 'this server has no CPython lane (TIERUP_LANE)' },
  TOO_MANY_SESSIONS: { status: 503, message: 'as many sessions as fit are open' },
  DRAINING: { status: 503, message: 'this replica is going away' },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Answered as `{code, message}` with its status. */
export class Problem extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, detail?: string) {
    super(detail === undefined ? PROBLEMS[code].message : `${PROBLEMS[code].message}: ${detail}`);
    this.code = code;
  }
}
