/** The capturing groups of a pattern while it is parsed, and what references to them are allowed. */
import type { PatternReader } from './pattern-reader.ts';

/** Groups a pattern may have; a bound of CPython's. */
export const MAX_GROUPS = 1073741823;

export class GroupState {
  flags: number;
  readonly names = new Map<string, number>();
  /** One more than the highest group opened. */
  next = 1;
  /** Groups of conditionals with the position of their first mention: they may be defined later. */
  readonly mentioned = new Map<number, number>();
  /** Value of `next` where the outermost lookbehind began, inside one. */
  lookbehindFrom: number | undefined = undefined;
  readonly #closed = new Set<number>();

  constructor(flags: number) {
    this.flags = flags;
  }

  /** Opens the next group; gives a message instead if its name is taken. */
  open(name: string | undefined, shownName: string): number | { readonly mistake: string } {
    const group = this.next++;
    if (name !== undefined) {
      const other = this.names.get(name);
      if (other !== undefined)
        return { mistake: `redefinition of group name ${shownName} as group ${group}; was group ${other}` };
      this.names.set(name, group);
    }
    return group;
  }

  close(group: number): void {
    this.#closed.add(group);
  }

  isClosed(group: number): boolean {
    return group < this.next && this.#closed.has(group);
  }

  /** Refuses what a lookbehind may not refer to. */
  checkInLookbehind(group: number, reader: PatternReader): void {
    if (this.lookbehindFrom === undefined) return;
    if (!this.isClosed(group)) throw reader.error('cannot refer to an open group');
    if (group >= this.lookbehindFrom)
      throw reader.error('cannot refer to group defined in the same lookbehind subpattern');
  }
}
