/** Counts and latencies of requests, weighted: a simulated one may stand for many. */
import { Histogram } from '../histogram.ts';

/** What happened to requests since it was last emptied. */
export class Outcomes {
  readonly latency = new Histogram();
  arrived = 0;
  /** Requests that were followed; fewer than arrived where one stands for many. */
  simulated = 0;
  completed = 0;
  /** Answered later than the caller waits. */
  timedOut = 0;
  /** No replica, or its queue was full. */
  refused = 0;
  /** Were with a replica that was killed. */
  lost = 0;

  get failed(): number {
    return this.timedOut + this.refused + this.lost;
  }

  clear(): void {
    this.latency.clear();
    this.arrived = this.simulated = this.completed = this.timedOut = this.refused = this.lost = 0;
  }
}
