/** Asks every replica for its metrics while it is measured, as a monitoring system would: what that costs is counted. */
import { ReplicaFailure } from './replica-source.ts';

export interface ScrapePlan {
  readonly path: string;
  readonly everySeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Scrapes until the work is done; a refusal ends the measurement, because its figures would leave the scrapes out. */
export async function whileScraping<T>(
  plan: ScrapePlan | undefined,
  urls: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  if (plan === undefined) return work();
  const ended = new AbortController();
  const scraping = scrapeUntil(plan, urls, ended.signal);
  try {
    const result = await work();
    ended.abort();
    await scraping;
    return result;
  } finally {
    ended.abort();
    scraping.catch(() => {});
  }
}

async function scrapeUntil(plan: ScrapePlan, urls: readonly string[], ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await Promise.all(urls.map((url) => scrape(new URL(plan.path, url).href, plan.headers)));
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        ended.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, plan.everySeconds * 1000);
      ended.addEventListener('abort', done);
    });
  }
}

async function scrape(url: string, headers: ScrapePlan['headers']): Promise<void> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new ReplicaFailure(`${url} answered ${answer.status} to a scrape`);
}
