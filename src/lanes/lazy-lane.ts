/** A lane that is opened by its first run: what nobody asks for takes no memory. */
import type { Lane, LaneCallbacks, LaneOutcome, LaneProgram } from './lane.ts';

export class LazyLane implements Lane {
  readonly name: string;
  readonly #open: () => Lane;
  #lane: Lane | undefined;

  constructor(name: string, open: () => Lane) {
    this.name = name;
    this.#open = open;
  }

  run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    this.#lane ??= this.#open();
    return this.#lane.run(program, callbacks);
  }

  async ready(): Promise<void> {
    await this.#lane?.ready();
  }

  async close(): Promise<void> {
    await this.#lane?.close();
  }
}
