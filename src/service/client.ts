/**
 * The client of the sessions API, for programs in TypeScript: opens sessions, runs steps, answers tools. Needs fetch and
 * nothing else of the package.
 */
import type { CreateSession, SessionInfo, StepAnswer, StepEnd, StepEvents } from './sessions/schema.ts';

export type { CreateSession, SessionInfo, StepAnswer, StepEnd } from './sessions/schema.ts';

export interface ClientOptions {
  /** As in `http://localhost:8194`. */
  readonly url: string;
  readonly apiKey: string;
}

/** A tool that programs of the session may call by its name; what it throws is an exception there. */
export type Tool = (call: {
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}) => unknown;

export interface SessionSettings extends Omit<CreateSession, 'tools' | 'asyncTools'> {
  readonly tools?: Readonly<Record<string, Tool>>;
  /** Tools that programs await: several calls can be out at once. */
  readonly asyncTools?: Readonly<Record<string, Tool>>;
}

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Called with text as the step prints it. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Stops the step; the session stays. */
  readonly signal?: AbortSignal;
}

/** The service's refusal; `code` is stable. */
export class ServiceError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export class TierupClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  async openSession({ tools = {}, asyncTools = {}, ...settings }: SessionSettings = {}): Promise<RemoteSession> {
    const body: CreateSession = { ...settings, tools: Object.keys(tools), asyncTools: Object.keys(asyncTools) };
    const answer = await this.request('POST', '/v1/sessions', body);
    return new RemoteSession(
      this,
      (await answer.json()) as SessionInfo,
      new Map(Object.entries({ ...tools, ...asyncTools })),
    );
  }

  /** For the session; throws what the service refuses. A replica that goes away has done nothing: another is asked. */
  async request(method: string, path: string, body?: unknown, more: RequestInit = {}): Promise<Response> {
    return patiently(
      () => this.#request(method, path, body, more),
      (thrown) => thrown instanceof ServiceError && thrown.code === 'DRAINING',
    );
  }

  async #request(method: string, path: string, body: unknown, more: RequestInit): Promise<Response> {
    const headers: Record<string, string> = {
      'x-api-key': this.#options.apiKey,
      ...(more.headers as Record<string, string>),
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(new URL(path, this.#options.url), {
      ...more,
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    const text = await answer.text();
    throw new ServiceError(answer.status, ...refusalOf(text, answer.status));
  }
}

export class RemoteSession {
  readonly id: string;
  readonly #client: TierupClient;
  readonly #tools: ReadonlyMap<string, Tool>;
  /** Of calls that are not answered. */
  readonly #calls = new Map<number, AbortController>();

  constructor(client: TierupClient, info: SessionInfo, tools: ReadonlyMap<string, Tool>) {
    this.#client = client;
    this.id = info.id;
    this.#tools = tools;
  }

  /** Runs a step to its end, answering the tools it calls. */
  async run(code: string, { inputs, onOutput, signal }: StepOptions = {}): Promise<StepAnswer> {
    const streamed = { headers: { accept: 'text/event-stream' }, ...(signal !== undefined && { signal }) };
    const body = inputs ? { code, inputs } : { code };
    let answer = await this.#client.request('POST', `${this.#path}/run`, body, streamed);
    const printed = { stdout: '', stderr: '' };
    const calls = new Set<number>();
    try {
      for (;;) {
        const end = await this.#hear(answer, calls, (stream, text) => {
          printed[stream] += text;
          onOutput?.(stream, text);
        });
        if (end.kind !== 'lost' || end.code !== 'SESSION_MOVED') return { ...end, ...printed };
        answer = await this.#again('/resume', undefined, streamed);
      }
    } finally {
      for (const call of this.#calls.values()) call.abort();
    }
  }

  async info(): Promise<SessionInfo> {
    return (await (await this.#client.request('GET', this.#path)).json()) as SessionInfo;
  }

  async close(): Promise<void> {
    await this.#client.request('DELETE', this.#path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Hears a stream to its end. `calls`: those that are answered already; one may be told twice. */
  async #hear(answer: Response, calls: Set<number>, onOutput: NonNullable<StepOptions['onOutput']>): Promise<StepEnd> {
    for await (const [event, data] of eventsOf(answer)) {
      if (event === 'output') {
        const { stream, text } = data as StepEvents['output'];
        onOutput(stream, text);
      } else if (event === 'call') {
        const call = data as StepEvents['call'];
        if (!calls.has(call.call)) void this.#answer(call);
        calls.add(call.call);
      } else if (event === 'cancel') this.#calls.get((data as StepEvents['cancel']).call)?.abort();
      else if (event === 'end') return data as StepEnd;
    }
    throw new ServiceError(answer.status, 'STREAM_ENDED', 'the stream ended before the step did');
  }

  /** A request that does no harm twice: the connection may break while the session moves. */
  #again(path: string, body: unknown, more: RequestInit = {}): Promise<Response> {
    return patiently(
      () => this.#client.request('POST', `${this.#path}${path}`, body, more),
      (thrown) => !(thrown instanceof ServiceError) && more.signal?.aborted !== true,
    );
  }

  get #path(): string {
    return `/v1/sessions/${this.id}`;
  }

  async #answer({ call, tool, args, kwargs }: StepEvents['call']): Promise<void> {
    const controller = new AbortController();
    this.#calls.set(call, controller);
    const { signal } = controller;
    let body: object;
    try {
      body = { result: (await this.#tools.get(tool)?.({ args, kwargs, signal })) ?? null };
    } catch (thrown) {
      const { name, message } = thrown instanceof Error ? thrown : { name: '', message: String(thrown) };
      // A name that Python has too is the exception's class there.
      body = { error: { message, ...(name !== 'Error' && name !== '' && { type: name }) } };
    }
    this.#calls.delete(call);
    if (signal.aborted) return;
    try {
      await this.#again(`/calls/${call}`, body);
    } catch (thrown) {
      // The step has ended meanwhile; its end says how.
      if (!(thrown instanceof ServiceError)) throw thrown;
    }
  }
}

/** How long a session may take to be found at another replica. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 200;

/** Tries again while it fails in a way that passes. */
async function patiently<T>(attempt: () => Promise<T>, passes: (thrown: unknown) => boolean): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;)
    try {
      return await attempt();
    } catch (thrown) {
      if (!passes(thrown) || performance.now() > end) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
}

function refusalOf(text: string, status: number): [code: string, message: string] {
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    return [String(code ?? status), String(message ?? text)];
  } catch {
    return [String(status), text === '' ? `HTTP ${status}` : text];
  }
}

/** The events of a stream, as they come. */
async function* eventsOf(answer: Response): AsyncGenerator<readonly [event: string, data: unknown]> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1];
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (event !== undefined && data !== undefined) yield [event, JSON.parse(data)];
    }
  }
}
