/** Clients that ask again as soon as they are answered: one shows how long a request takes alone, several what the most is. */
import { Connections, type Question } from './connections.ts';

export interface BackToBackPlan extends Omit<Question, 'body'> {
  /** Taken in turn. */
  readonly urls: readonly string[];
  readonly clients: number;
  /** In all; fewer where the time is over before. */
  readonly requests: number;
  readonly mostSeconds: number;
  readonly body?: string | ((request: number) => string) | undefined;
}

export interface BackToBackResult {
  readonly elapsedSeconds: number;
  readonly failed: number;
  /** Of the good answers, in the order in which they came. */
  readonly answers: readonly { readonly request: number; readonly ms: number }[];
}

export async function askBackToBack(plan: BackToBackPlan, signal?: AbortSignal): Promise<BackToBackResult> {
  const { urls, requests, mostSeconds, body } = plan;
  const connections = new Connections(plan.clients);
  const answers: { request: number; ms: number }[] = [];
  const startedAt = performance.now();
  let next = 0;
  let failed = 0;
  const ask = (request: number): Promise<void> => {
    const sentAt = performance.now();
    const text = typeof body === 'function' ? body(request) : body;
    return new Promise((resolve) => {
      connections.ask(urls[request % urls.length] as string, { ...plan, body: text }, (good) => {
        if (good) answers.push({ request, ms: performance.now() - sentAt });
        else failed++;
        resolve();
      });
    });
  };
  const client = async (): Promise<void> => {
    while (next < requests && performance.now() - startedAt < mostSeconds * 1000 && signal?.aborted !== true)
      await ask(next++);
  };
  await Promise.all(Array.from({ length: plan.clients }, client));
  connections.close();
  return { elapsedSeconds: (performance.now() - startedAt) / 1000, failed, answers };
}
