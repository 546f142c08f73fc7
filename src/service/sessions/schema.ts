/** What the sessions API takes and gives: the schemas that validate, from which the OpenAPI description is made, and their types. */

const NAME = '^[A-Za-z_][A-Za-z0-9_]*$';

const VARIABLES = { type: 'object', additionalProperties: true, propertyNames: { pattern: NAME } } as const;

export interface CreateSession {
  /** Where its steps run; default: on the engine, unless the server has all run on CPython. */
  readonly lane?: 'tierup' | 'cpython';
  readonly limits?: { readonly stepSeconds?: number; readonly memoryMb?: number; readonly outputMb?: number };
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly tools?: readonly string[];
  readonly asyncTools?: readonly string[];
}

export const CREATE_SESSION = {
  type: 'object',
  additionalProperties: false,
  properties: {
    lane: { type: 'string', enum: ['tierup', 'cpython'], description: 'Where its steps run' },
    limits: {
      type: 'object',
      additionalProperties: false,
      properties: {
        stepSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 86_400, description: 'Wall clock of one step' },
        memoryMb: { type: 'number', exclusiveMinimum: 0, description: 'Python values alive at once' },
        outputMb: { type: 'number', exclusiveMinimum: 0, description: 'What one step may print' },
      },
    },
    inputs: { ...VARIABLES, description: 'Variables' },
    tools: {
      type: 'array',
      maxItems: 200,
      items: { type: 'string', pattern: NAME },
      description: 'Functions that the client answers while a step streams',
    },
    asyncTools: {
      type: 'array',
      maxItems: 200,
      items: { type: 'string', pattern: NAME },
      description: 'The same, awaited by the program: several calls can be out at once, answered in any order',
    },
  },
} as const;

export interface RunStep {
  readonly code: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly result?: 'lastExpression' | 'lastStatement';
  readonly convert?: string;
  readonly imports?: readonly string[];
  readonly seconds?: number;
}

export const RUN_STEP = {
  type: 'object',
  additionalProperties: false,
  required: ['code'],
  properties: {
    code: { type: 'string', description: 'Python; the value of a last expression is the value of the step' },
    inputs: { ...VARIABLES, description: 'Variables that are set first' },
    result: {
      enum: ['lastExpression', 'lastStatement'],
      description: 'What the value is; of assignments and definitions too with lastStatement',
    },
    convert: { type: 'string', pattern: NAME, description: 'A function of the program that makes the value of it' },
    imports: {
      type: 'array',
      maxItems: 500,
      items: { type: 'string', maxLength: 200 },
      description: 'Modules that the step may import, in the notation of smolagents; default: all',
    },
    seconds: { type: 'number', exclusiveMinimum: 0, description: 'Wall clock, where less than the session has' },
  },
} as const;

/** For a step that has moved with its session: it goes on, whether its client is there or not. */
export const RESUME_PATH = '/v1/sessions/:id/resume';

export interface AnswerCall {
  readonly result?: unknown;
  readonly error?: { readonly type?: string; readonly message: string };
}

export const ANSWER_CALL = {
  type: 'object',
  additionalProperties: false,
  properties: {
    result: { description: 'What the tool gives' },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['message'],
      properties: { type: { type: 'string', description: 'A builtin exception' }, message: { type: 'string' } },
    },
  },
  oneOf: [{ required: ['result'] }, { required: ['error'] }],
} as const;

export const SESSION_PATH = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', maxLength: 400 } },
} as const;

export const CALL_PATH = {
  type: 'object',
  required: ['id', 'call'],
  properties: { id: { type: 'string', maxLength: 400 }, call: { type: 'string', pattern: '^[1-9][0-9]{0,14}$' } },
} as const;

/** A session as it is shown. */
export interface SessionInfo {
  readonly id: string;
  readonly busy: boolean;
  /** Seconds without a request after which it is closed. */
  readonly idleSeconds: number;
}

/** How a step ended. */
export interface StepEnd {
  readonly kind: 'finished' | 'error' | 'exit' | 'limit' | 'interrupted' | 'lost';
  /** Of the last expression, if it has JSON. */
  readonly value?: unknown;
  /** Class of a value that has no JSON. */
  readonly valueType?: string;
  /** Of an exception: class, message, traceback, line. */
  readonly error?: {
    readonly type: string;
    readonly message: string;
    readonly traceback: string;
    readonly line: number;
  };
  /** Of sys.exit. */
  readonly exitCode?: number;
  /** What ran out. */
  readonly limit?: string;
  /** A stable code where the outcome is not known. */
  readonly code?: string;
  readonly message?: string;
}

/** The answer to a step that did not stream. */
export interface StepAnswer extends StepEnd {
  readonly stdout: string;
  readonly stderr: string;
}

/** What a streamed step sends, by the name of the event. */
export interface StepEvents {
  readonly output: { readonly stream: 'stdout' | 'stderr'; readonly text: string };
  readonly call: {
    readonly call: number;
    readonly tool: string;
    readonly args: readonly unknown[];
    readonly kwargs: Readonly<Record<string, unknown>>;
  };
  /** The program no longer waits for the answer to a call of an async tool. */
  readonly cancel: { readonly call: number };
  readonly end: StepEnd;
}
