/** One simulated pod, from being wanted to being gone. */
import type { Placeable } from '../nodes/cluster.ts';
import type { Resources } from '../nodes/pool.ts';
import type { Station } from '../queueing/station.ts';

export class Pod implements Placeable {
  readonly name: string;
  readonly requests: Resources;
  readonly createdMs: number;
  node?: Placeable['node'];
  /** Pending until its containers run; ready once it takes requests; ending until it is gone. */
  state: 'pending' | 'starting' | 'ready' | 'ending' | 'gone' = 'pending';
  placedMs?: number;
  runningMs?: number;
  readyMs?: number;
  /** Whether its requests are simulated one by one. */
  readonly observed: boolean;
  /** Its queue, where its requests are simulated one by one. */
  station?: Station;
  /** Core-milliseconds at the last scrape. */
  scrapedBusyMs = 0;
  scrapedOfferedMs = 0;
  /** Core-milliseconds between the last two scrapes. */
  windowBusyMs = 0;
  sample?: UsageSample;

  constructor(name: string, requests: Resources, createdMs: number, observed: boolean) {
    this.name = name;
    this.observed = observed;
    this.requests = requests;
    this.createdMs = createdMs;
  }
}

/** What the metrics server holds of a pod. */
export interface UsageSample {
  readonly atMs: number;
  readonly windowMs: number;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}
