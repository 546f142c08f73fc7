/**
 * Another sandbox of the same contract (a dify-sandbox): takes a request's body as it came, gives its answer as it came.
 * It is asked once for each run, within a bound of time and of open requests.
 *
 * Must not know: which runs go there (needs-upstream.ts, shadow.ts), lanes.
 */
import type { RunData } from '../dify/answers.ts';

export interface UpstreamOptions {
  /** As in `http://sandbox:8194`; a path in front of the contract's is kept. */
  readonly url: string;
  readonly key: string;
  /** Requests that may be open at once. */
  readonly maxOpen: number;
  /** Milliseconds until an answer must be there. */
  readonly timeoutMs: number;
}

export interface UpstreamRequest {
  readonly body: string;
  readonly contentType: string;
  readonly signal?: AbortSignal;
}

/** An answer, or why there is none; `full`: nothing was sent. */
export type UpstreamAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly contentType: string; readonly text: string }
  | { readonly kind: 'full' | 'left' | 'none'; readonly message: string };

/** Marks a request, so that services that name each other as upstream do not pass it round. */
export const SENT_UPSTREAM = 'x-tierup-upstream';

export class Upstream {
  readonly #options: UpstreamOptions;
  readonly #address: string;
  readonly #closing = new AbortController();
  #open = 0;

  constructor(options: UpstreamOptions) {
    this.#options = options;
    this.#address = `${options.url.replace(/\/+$/, '')}/v1/sandbox/run`;
  }

  async run({ body, contentType, signal }: UpstreamRequest): Promise<UpstreamAnswer> {
    const { key, maxOpen, timeoutMs } = this.#options;
    if (this.#open >= maxOpen) return { kind: 'full', message: `${this.#open} requests are open upstream` };
    this.#open++;
    const ends = [this.#closing.signal, AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
    try {
      const answer = await fetch(this.#address, {
        method: 'POST',
        headers: { 'x-api-key': key, 'content-type': contentType, [SENT_UPSTREAM]: '1' },
        body,
        redirect: 'error',
        signal: AbortSignal.any(ends),
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      return { kind: 'answered', status: answer.status, contentType: type, text: await answer.text() };
    } catch (thrown) {
      if (signal?.aborted === true) return { kind: 'left', message: 'the caller left' };
      return { kind: 'none', message: reasonOf(thrown) };
    } finally {
      this.#open--;
    }
  }

  /** Gives up what is open. */
  close(): void {
    this.#closing.abort();
  }
}

/** What an answer says of the run; undefined unless a program has run. */
export function runDataOf(answer: UpstreamAnswer): RunData | undefined {
  if (answer.kind !== 'answered' || answer.status !== 200) return undefined;
  try {
    const { code, data } = JSON.parse(answer.text) as { code?: unknown; data?: Partial<RunData> | null };
    if (code !== 0 || data === null || data === undefined) return undefined;
    return { ...data, stdout: String(data.stdout ?? ''), error: String(data.error ?? '') };
  } catch {
    return undefined;
  }
}

function reasonOf(thrown: unknown): string {
  const { message, cause } = thrown as Error & { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : message;
}
