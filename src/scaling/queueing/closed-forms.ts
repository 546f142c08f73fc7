/** Stationary queues that have formulas: what the simulation is held to, and quick answers for one station. */

/** Erlang C: the share of arrivals that wait, with `servers` servers and `load` = arrival rate x mean service time. */
export function shareThatWaits(servers: number, load: number): number {
  if (load >= servers) return 1;
  let blocked = 1; // Erlang B, by its recursion: no factorials, no overflow
  for (let count = 1; count <= servers; count++) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** M/M/c: mean wait before service, in units of the mean service time. */
export function meanWaitExponential(servers: number, load: number): number {
  return load >= servers ? Number.POSITIVE_INFINITY : shareThatWaits(servers, load) / (servers - load);
}

/** M/M/c: the wait that `share` of the arrivals stay under, in units of the mean service time. */
export function waitQuantileExponential(servers: number, load: number, share: number): number {
  const waits = shareThatWaits(servers, load);
  return 1 - share >= waits ? 0 : Math.log(waits / (1 - share)) / (servers - load);
}

/** M/M/1: time in the system is exponential. */
export function responseQuantileExponential(load: number, share: number): number {
  return -Math.log(1 - share) / (1 - load);
}

/** M/G/1 by Pollaczek and Khinchine, in units of the mean service time; variation 0 is M/D/1, 1 is M/M/1. */
export function meanWaitSingle(load: number, variation: number): number {
  return load >= 1 ? Number.POSITIVE_INFINITY : (load * (1 + variation ** 2)) / (2 * (1 - load));
}
