/** Scale events and policies -> how far one step may go. */
import type { Behavior, ScalingPolicy, ScalingRules } from './spec.ts';

interface ScaleEvent {
  change: number;
  atMs: number;
}

/** What the controller remembers of its own steps, for policies that count per period. */
export class ScaleEvents {
  #up: ScaleEvent[] = [];
  #down: ScaleEvent[] = [];

  store(before: number, after: number, nowMs: number, behavior: Behavior): void {
    const [events, rules] = after > before ? [this.#up, behavior.scaleUp] : [this.#down, behavior.scaleDown];
    const longest = Math.max(0, ...rules.policies.map(({ periodSeconds }) => periodSeconds));
    const event = { change: Math.abs(after - before), atMs: nowMs };
    const outdated = events.findLastIndex(({ atMs }) => atMs < nowMs - longest * 1000);
    if (outdated >= 0) events[outdated] = event;
    else events.push(event);
  }

  /** The size at the start of a period, going back through the steps of both directions. */
  periodStart(current: number, periodSeconds: number, nowMs: number): number {
    const within = (events: readonly ScaleEvent[]): number =>
      events.reduce((sum, { change, atMs }) => (atMs > nowMs - periodSeconds * 1000 ? sum + change : sum), 0);
    return current - within(this.#up) + within(this.#down);
  }
}

/** The most replicas the policies allow now; may be below the current size. */
export function scaleUpLimit(current: number, rules: ScalingRules, events: ScaleEvents, nowMs: number): number {
  if (rules.select === 'Disabled') return current;
  const limits = rules.policies.map((policy) => {
    const start = events.periodStart(current, policy.periodSeconds, nowMs);
    return policy.type === 'Pods' ? start + policy.value : Math.ceil(start * (1 + policy.value / 100));
  });
  return rules.select === 'Min' ? Math.min(...limits) : Math.max(...limits);
}

/** The fewest replicas the policies allow now. A percentage is cut down: 10 % off 11 leaves 9. */
export function scaleDownLimit(current: number, rules: ScalingRules, events: ScaleEvents, nowMs: number): number {
  if (rules.select === 'Disabled') return current;
  const limits = rules.policies.map((policy) => {
    const start = events.periodStart(current, policy.periodSeconds, nowMs);
    return policy.type === 'Pods' ? start - policy.value : Math.trunc(start * (1 - policy.value / 100));
  });
  return rules.select === 'Min' ? Math.max(...limits) : Math.min(...limits);
}

/** The policy that gave the limit, for explanations. */
export function describePolicies(rules: ScalingRules): string {
  if (rules.select === 'Disabled') return 'selectPolicy Disabled';
  const one = ({ type, value, periodSeconds }: ScalingPolicy): string =>
    `${value}${type === 'Percent' ? ' %' : ' pods'}/${periodSeconds} s`;
  const joined = rules.policies.map(one).join(rules.select === 'Max' ? ' or ' : ' and ');
  return rules.policies.length > 1 ? `${rules.select} of ${joined}` : joined;
}
