/**
 * Sorting by comparisons that may be guest code: Tim Peters' adaptive merge sort, which finds ordered runs, extends
 * short ones by binary insertion and merges neighbours, galloping while one side keeps winning. Comparisons are made in
 * the order CPython makes them, so that a program whose `__lt__` prints, raises or contradicts itself sees the same.
 *
 * Must not know: lists, keys, what is compared.
 */
import { type Guest, isPending, type Maybe } from '../guest.ts';
import { boundaryPower, minimumRun } from './timsort-runs.ts';

/** `a < b` for two items. */
export type Less<T> = (a: T, b: T) => Maybe<boolean>;

/** Called with a number of items that were moved, so that long sorts are charged and can be interrupted. */
export type Work = (items: number) => void;

interface Run {
  readonly base: number;
  length: number;
  /** Depth of the boundary with the next run in the tree of merges. */
  power: number;
}

/** Wins in a row after which a merge starts to gallop. */
const MIN_GALLOP = 7;

/** Sorts in place, stably. If a comparison throws, the array still holds all its items, in some order. */
export class Timsort<T> {
  private readonly items: T[];
  private readonly less: Less<T>;
  private readonly work: Work;
  private readonly runs: Run[] = [];
  private minGallop = MIN_GALLOP;

  constructor(items: T[], less: Less<T>, work: Work) {
    this.items = items;
    this.less = less;
    this.work = work;
  }

  *sort(): Guest<void> {
    const total = this.items.length;
    const minimum = minimumRun(total);
    for (let low = 0; low < total; ) {
      const found = yield* this.findRun(low);
      const length = Math.max(found, Math.min(minimum, total - low));
      yield* this.insert(low, low + length, low + found);
      yield* this.push(low, length);
      this.work(length);
      low += length;
    }
    const { runs } = this;
    while (runs.length > 1) {
      const last = runs.length - 1;
      const outer = last > 1 && (runs[last - 2] as Run).length < (runs[last] as Run).length;
      yield* this.merge(outer ? last - 2 : last - 1);
    }
  }

  /** Length of the ordered run that starts at `low`, made ascending. */
  private *findRun(low: number): Guest<number> {
    const { items } = this;
    let end = yield* this.endOfAscent(low + 1);
    if (end === items.length) return end - low;
    if (end - low > 1) {
      const answer = this.less(items[low] as T, items[end - 1] as T);
      if (isPending(answer) ? yield* answer : answer) return end - low;
      this.reverse(low, end); // all equal: a descent may begin with them
    }
    end = yield* this.endOfDescent(low, end + 1);
    this.reverse(low, end);
    return (yield* this.endOfAscent(end)) - low;
  }

  /** First position from `from` whose item is smaller than the one before it. */
  private *endOfAscent(from: number): Guest<number> {
    const { items, less } = this;
    for (let at = from; at < items.length; at++) {
      const answer = less(items[at] as T, items[at - 1] as T);
      if (isPending(answer) ? yield* answer : answer) return at;
    }
    return Math.max(from, items.length);
  }

  /** End of a descent that is known up to `from`; equal neighbours in it are turned round so as to come out stable. */
  private *endOfDescent(low: number, from: number): Guest<number> {
    const { items, less } = this;
    let firstEqual = from - 1;
    let at = from;
    for (; at < items.length; at++) {
      const smaller = less(items[at] as T, items[at - 1] as T);
      if (isPending(smaller) ? yield* smaller : smaller) {
        this.reverse(firstEqual, at);
        firstEqual = at;
        continue;
      }
      const larger = less(items[at - 1] as T, items[at] as T);
      if (isPending(larger) ? yield* larger : larger) break;
    }
    this.reverse(Math.max(low, firstEqual), at);
    return at;
  }

  private reverse(from: number, to: number): void {
    const { items } = this;
    for (let i = from, j = to - 1; i < j; i++, j--) {
      const item = items[i] as T;
      items[i] = items[j] as T;
      items[j] = item;
    }
  }

  /** Binary insertion: `low` to `sorted` is in order, the rest up to `high` is put among it. */
  private *insert(low: number, high: number, sorted: number): Guest<void> {
    const { items, less } = this;
    for (let next = sorted; next < high; next++) {
      const item = items[next] as T;
      let left = low;
      let right = next;
      while (left < right) {
        const middle = (left + right) >> 1;
        const answer = less(item, items[middle] as T);
        if (isPending(answer) ? yield* answer : answer) right = middle;
        else left = middle + 1;
      }
      items.copyWithin(left + 1, left, next);
      items[left] = item;
    }
  }

  private *push(base: number, length: number): Guest<void> {
    const { runs } = this;
    const last = runs.at(-1);
    if (last !== undefined) {
      const power = boundaryPower(last.base, last.length, length, this.items.length);
      while (runs.length > 1 && (runs.at(-2) as Run).power > power) yield* this.merge(runs.length - 2);
      (runs.at(-1) as Run).power = power;
    }
    runs.push({ base, length, power: 0 });
  }

  /** Merges a run with the next one. */
  private *merge(which: number): Guest<void> {
    const { items, runs } = this;
    const first = runs[which] as Run;
    const second = runs[which + 1] as Run;
    const middle = second.base;
    first.length += second.length;
    first.power = second.power;
    runs.splice(which + 1, 1);
    this.work(first.length);
    // What already is in its place at either end stays out of it.
    const low = yield* this.gallop(items[middle] as T, items, first.base, middle, first.base, true);
    if (low === middle) return;
    const end = middle + second.length;
    const high = yield* this.gallop(items[middle - 1] as T, items, middle, end, end - 1, false);
    if (high === middle) return;
    if (middle - low <= high - middle) yield* this.mergeUp(low, middle, high);
    else yield* this.mergeDown(low, middle, high);
  }

  /** Where `key` belongs in the ordered part `low` to `high`, near `hint`: `after` or before what is equal to it. */
  private *gallop(key: T, array: readonly T[], low: number, high: number, hint: number, after: boolean): Guest<number> {
    const { less } = this;
    // The place lies beyond `at`, as far as is known, and not beyond `until`.
    let at: number;
    let until: number;
    let answer = after ? less(key, array[hint] as T) : less(array[hint] as T, key);
    const upwards = (isPending(answer) ? yield* answer : answer) !== after;
    const room = upwards ? high - hint : hint - low + 1;
    let near = 0;
    let far = 1;
    while (far < room) {
      const probe = array[upwards ? hint + far : hint - far] as T;
      answer = after ? less(key, probe) : less(probe, key);
      const beyond = (isPending(answer) ? yield* answer : answer) !== after;
      if (beyond !== upwards) break;
      near = far;
      far = 2 * far + 1;
    }
    far = Math.min(far, room);
    if (upwards) {
      at = hint + near + 1;
      until = hint + far;
    } else {
      at = hint - far + 1;
      until = hint - near;
    }
    while (at < until) {
      const middle = at + ((until - at) >> 1);
      answer = after ? less(key, array[middle] as T) : less(array[middle] as T, key);
      if ((isPending(answer) ? yield* answer : answer) !== after) at = middle + 1;
      else until = middle;
    }
    return until;
  }

  /** Merges from the front; the first part, the shorter one, makes room by moving out. */
  private *mergeUp(low: number, middle: number, high: number): Guest<void> {
    const { items, less } = this;
    const moved = items.slice(low, middle);
    let a = 0; // next of the moved part
    let b = middle;
    let to = low;
    try {
      items[to++] = items[b++] as T;
      if (b === high || moved.length === 1) return;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        while (winsA < this.minGallop && winsB < this.minGallop) {
          const answer = less(items[b] as T, moved[a] as T);
          if (isPending(answer) ? yield* answer : answer) {
            items[to++] = items[b++] as T;
            winsB++;
            winsA = 0;
            if (b === high) return;
          } else {
            items[to++] = moved[a++] as T;
            winsA++;
            winsB = 0;
            if (a === moved.length - 1) return;
          }
        }
        this.minGallop++;
        do {
          if (this.minGallop > 1) this.minGallop--;
          const untilA = yield* this.gallop(items[b] as T, moved, a, moved.length, a, true);
          winsA = untilA - a;
          while (a < untilA) items[to++] = moved[a++] as T;
          if (winsA > 0 && a >= moved.length - 1) return;
          items[to++] = items[b++] as T;
          if (b === high) return;
          const untilB = yield* this.gallop(moved[a] as T, items, b, high, b, false);
          winsB = untilB - b;
          while (b < untilB) items[to++] = items[b++] as T;
          if (b === high) return;
          items[to++] = moved[a++] as T;
          if (a === moved.length - 1) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        this.minGallop++;
      }
    } finally {
      // Where the last of the moved part is all that is left of it, it belongs behind the rest of the other.
      if (a === moved.length - 1 && b < high) while (b < high) items[to++] = items[b++] as T;
      while (a < moved.length) items[to++] = moved[a++] as T;
    }
  }

  /** Merges from the back; the second part, the shorter one, makes room by moving out. */
  private *mergeDown(low: number, middle: number, high: number): Guest<void> {
    const { items, less } = this;
    const moved = items.slice(middle, high);
    let a = middle - 1;
    let b = moved.length - 1; // last of the moved part
    let to = high - 1;
    try {
      items[to--] = items[a--] as T;
      if (a < low || b === 0) return;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        while (winsA < this.minGallop && winsB < this.minGallop) {
          const answer = less(moved[b] as T, items[a] as T);
          if (isPending(answer) ? yield* answer : answer) {
            items[to--] = items[a--] as T;
            winsA++;
            winsB = 0;
            if (a < low) return;
          } else {
            items[to--] = moved[b--] as T;
            winsB++;
            winsA = 0;
            if (b === 0) return;
          }
        }
        this.minGallop++;
        do {
          if (this.minGallop > 1) this.minGallop--;
          const fromA = yield* this.gallop(moved[b] as T, items, low, a + 1, a, true);
          winsA = a + 1 - fromA;
          while (a >= fromA) items[to--] = items[a--] as T;
          if (a < low) return;
          items[to--] = moved[b--] as T;
          if (b === 0) return;
          const fromB = yield* this.gallop(items[a] as T, moved, 0, b + 1, b, false);
          winsB = b + 1 - fromB;
          while (b >= fromB) items[to--] = moved[b--] as T;
          if (winsB > 0 && b <= 0) return;
          items[to--] = items[a--] as T;
          if (a < low) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        this.minGallop++;
      }
    } finally {
      // Where the first of the moved part is all that is left of it, it belongs before the rest of the other.
      if (b === 0 && a >= low) while (a >= low) items[to--] = items[a--] as T;
      while (b >= 0) items[to--] = moved[b--] as T;
    }
  }
}
