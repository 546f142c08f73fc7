/** A CPython lane with requirements: runs wait for the first installation, and are refused where it failed. */
import { type Lane, type LaneCallbacks, type LaneOutcome, type LaneProgram, LOST, lost } from '../../lane.ts';
import type { Requirements } from './requirements.ts';

export class EquippedLane implements Lane {
  readonly name: string;
  readonly #lane: Lane;
  readonly #requirements: Requirements;

  constructor(lane: Lane, requirements: Requirements) {
    this.name = lane.name;
    this.#lane = lane;
    this.#requirements = requirements;
  }

  async run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    const why = await this.#requirements.missing();
    return why === undefined ? this.#lane.run(program, callbacks) : lost(LOST.laneUnavailable, why);
  }

  async ready(): Promise<void> {
    const why = await this.#requirements.missing();
    if (why !== undefined) throw new Error(why);
    await this.#lane.ready();
  }

  async close(): Promise<void> {
    await this.#lane.close();
    await this.#requirements.close();
  }
}
