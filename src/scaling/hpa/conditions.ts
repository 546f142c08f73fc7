/** The HPA's status conditions: one per type, in the order they were first set. */

export interface Condition {
  readonly type: 'AbleToScale' | 'ScalingActive' | 'ScalingLimited' | 'ScaledToZero';
  readonly status: boolean;
  readonly reason: string;
  readonly message: string;
}

export class Conditions {
  readonly #byType = new Map<Condition['type'], Condition>();

  set(type: Condition['type'], status: boolean, reason: string, message: string): void {
    this.#byType.set(type, { type, status, reason, message });
  }

  isTrue(type: Condition['type']): boolean {
    return this.#byType.get(type)?.status === true;
  }

  list(): readonly Condition[] {
    return [...this.#byType.values()];
  }
}
