/**
 * Runs a program against a text: a loop over instructions with its choices on a stack of numbers, so that no pattern
 * uses the JS stack. Work is charged to the session's budget at every step back and every round of a loop; a limit
 * leaves at once and needs no cleaning up, because every match begins by setting all state.
 *
 * Must not know: Python's objects.
 */
import { realm } from '../../runtime/realm.ts';
import { lowerOf } from './case.ts';
import { AtCode, NO_MAXIMUM, type Program } from './program.ts';

/** Characters of the text: 16 bits wide, or 32 for text beyond the BMP. */
export type Codes = Uint16Array | Uint32Array;

/** Steps between two charges. */
const SLICE = 2048;
/** Entries of the stack that is kept between matches. */
const KEPT_STACK = 1 << 16;

let stack: Int32Array = new Int32Array(1024);

/** Start and end of each group, -1 where there is none; valid after a match, until the next one. */
export let marks = new Int32Array(32);
/** The group that closed last, 0 if none. */
export let lastGroup = 0;

const RULES = ['exact', 'ascii', 'unicode'] as const;

// What to do with an entry of the stack when matching falls back to it: the lower five bits of its last number.
const BRANCH = 0; // p: go on at pc
const MARK = 1; // old, old last group: put a mark back
const RUN = 2; // lowest end, end: one character less
const LAZY_RUN = 3; // p, most: one character more
const REPEAT = 4; // count, last, outer: leave a counted loop
const COUNT = 5; // entry, count: put a count back
const TRIED = 6; // entry, count, last, p: a round failed, go on after the loop
const OUTER = 7; // entry: back inside a loop
const BARRIER = 8; // outer barrier, p: an atomic part failed
const NOT = 9; // outer barrier, p: a negative look failed, which is success
const SNAPSHOT = 10; // marks, last group: put all back
const LAZY_UNTIL = 11; // entry, count, p: what follows failed, one more round
const ROUND = 12; // outer barrier, p: a possessive round failed, leave the loop

function grow(): Int32Array {
  realm().budget.allocate(stack.length * 4);
  const larger = new Int32Array(stack.length * 2);
  larger.set(stack);
  stack = larger;
  return larger;
}

function charge(): number {
  realm().budget.work(SLICE / 2);
  return SLICE;
}

/** Sets up for a program's groups; a large stack of an earlier match is given back. */
export function prepare(groups: number): void {
  if (marks.length < groups * 2) marks = new Int32Array(groups * 2);
  if (stack.length > KEPT_STACK) stack = new Int32Array(1024);
}

let fuel = SLICE;

/**
 * Where the match that begins at `start` ends, or -1. `whole`: it must end at `end`. A match must not end at
 * `forbidden` (where an empty match is not wanted).
 */
export function matchAt(
  program: Program,
  codes: Codes,
  start: number,
  end: number,
  whole: boolean,
  forbidden: number,
): number {
  const { code, lows, sets, groups } = program;
  const last = groups * 2;
  for (let i = 0; i < last; i++) marks[i] = -1;
  lastGroup = 0;
  if (end - start < program.minWidth) return -1;
  const groupMarks = marks;
  let st = stack;
  let sp = 0;
  let pc = 0;
  let p = start;
  let repeat = -1; // entry of the innermost counted loop
  let barrier = -1; // entry of the innermost atomic part
  for (;;) {
    // Room for any instruction's entry but a snapshot's.
    if (sp + 16 > st.length) st = grow();
    let failed = false;
    switch (code[pc]) {
      case 0: // success
        if ((whole && p !== end) || p === forbidden) failed = true;
        else return p;
        break;
      case 1: // char
        if (p < end && codes[p] === code[pc + 1]) {
          p++;
          pc += 2;
        } else failed = true;
        break;
      case 2: {
        // set
        if (p < end) {
          const k = code[pc + 1] as number;
          const c = codes[p] as number;
          if (c < 256 ? lows[(k << 8) | c] === 1 : (sets[k] as Program['sets'][number]).has(c)) {
            p++;
            pc += 2;
            break;
          }
        }
        failed = true;
        break;
      }
      case 3: // any
        if (p < end) {
          p++;
          pc++;
        } else failed = true;
        break;
      case 4: // at
        if (isAt(program, codes, code[pc + 1] as number, code[pc + 2] as number, p, end)) pc += 3;
        else failed = true;
        break;
      case 5: {
        // mark
        const index = code[pc + 1] as number;
        st[sp++] = groupMarks[index] as number;
        st[sp++] = lastGroup;
        st[sp++] = MARK | (index << 5);
        groupMarks[index] = p;
        if ((index & 1) === 1) lastGroup = (index >> 1) + 1;
        pc += 2;
        break;
      }
      case 6: // jump
        pc = code[pc + 1] as number;
        break;
      case 7: {
        // choice
        const k = code[pc + 2] as number;
        if (k >= 0) {
          let fits = false;
          if (p < end) {
            const c = codes[p] as number;
            fits = c < 256 ? lows[(k << 8) | c] === 1 : (sets[k] as Program['sets'][number]).has(c);
          }
          if (!fits) {
            pc = code[pc + 1] as number;
            break;
          }
        }
        if (code[pc + 3] === 0) {
          st[sp++] = p;
          st[sp++] = BRANCH | ((code[pc + 1] as number) << 5);
        }
        pc += 4;
        break;
      }
      case 8: {
        // loop
        if (--fuel < 0) fuel = charge();
        const k = code[pc + 2] as number;
        if (k >= 0) {
          let fits = false;
          if (p < end) {
            const c = codes[p] as number;
            fits = c < 256 ? lows[(k << 8) | c] === 1 : (sets[k] as Program['sets'][number]).has(c);
          }
          if (!fits) {
            pc += 4;
            break;
          }
        }
        if (code[pc + 3] === 0) {
          st[sp++] = p;
          st[sp++] = BRANCH | ((pc + 4) << 5);
        }
        pc = code[pc + 1] as number;
        break;
      }
      case 9: {
        // lazyChoice
        const k = code[pc + 2] as number;
        if (--fuel < 0) fuel = charge();
        if (k >= 0) {
          let fits = false;
          if (p < end) {
            const c = codes[p] as number;
            fits = c < 256 ? lows[(k << 8) | c] === 1 : (sets[k] as Program['sets'][number]).has(c);
          }
          if (!fits) {
            pc += 3;
            break;
          }
        }
        st[sp++] = p;
        st[sp++] = BRANCH | ((pc + 3) << 5);
        pc = code[pc + 1] as number;
        break;
      }
      case 10: {
        // run
        const k = code[pc + 1] as number;
        const max = code[pc + 3] as number;
        const limit = max < end - p ? p + max : end;
        let q = p;
        if (k < 0) q = limit;
        else {
          const low = k << 8;
          for (; q < limit; q++) {
            const c = codes[q] as number;
            if (c < 256) {
              if (lows[low | c] === 0) break;
            } else if (!(sets[k] as Program['sets'][number]).has(c)) break;
          }
          fuel -= (q - p) >> 4;
          if (fuel < 0) fuel = charge();
        }
        const lowest = p + (code[pc + 2] as number);
        if (q < lowest) {
          failed = true;
          break;
        }
        if (q > lowest && code[pc + 5] === 0) {
          // With a check of what follows, the entry looks for the longest end that passes it.
          failed = (code[pc + 4] as number) >= 0;
          st[sp++] = lowest;
          st[sp++] = failed ? q + 1 : q;
          st[sp++] = RUN | (pc << 5);
        }
        p = q;
        pc += 6;
        break;
      }
      case 11: {
        // lazyRun
        const k = code[pc + 1] as number;
        const max = code[pc + 3] as number;
        const limit = max < end - p ? p + max : end;
        const lowest = p + (code[pc + 2] as number);
        if (lowest > end) {
          failed = true;
          break;
        }
        while (p < lowest) {
          const c = codes[p] as number;
          if (c < 256 ? lows[(k << 8) | c] === 0 : !(sets[k] as Program['sets'][number]).has(c)) break;
          p++;
        }
        if (p < lowest) {
          failed = true;
          break;
        }
        const tail = code[pc + 4] as number;
        if (tail >= 0) {
          const c = p < end ? (codes[p] as number) : -1;
          // Where what follows cannot begin, the entry looks for the shortest end where it can.
          failed = c < 0 || (c < 256 ? lows[(tail << 8) | c] === 0 : !(sets[tail] as Program['sets'][number]).has(c));
        }
        st[sp++] = p;
        st[sp++] = limit;
        st[sp++] = LAZY_RUN | (pc << 5);
        pc += 5;
        break;
      }
      case 12: // repeat
        st[sp++] = -1;
        st[sp++] = -1;
        st[sp++] = repeat;
        repeat = sp - 3;
        st[sp++] = REPEAT;
        pc++;
        break;
      case 13: {
        // until
        if (--fuel < 0) fuel = charge();
        const count = (st[repeat] as number) + 1;
        if (count < (code[pc + 1] as number)) {
          st[sp++] = repeat;
          st[sp++] = count - 1;
          st[sp++] = COUNT;
          st[repeat] = count;
          pc = code[pc + 3] as number;
          break;
        }
        const max = code[pc + 2] as number;
        if ((count < max || max === NO_MAXIMUM) && p !== st[repeat + 1]) {
          st[sp++] = repeat;
          st[sp++] = count - 1;
          st[sp++] = st[repeat + 1] as number;
          st[sp++] = p;
          st[sp++] = TRIED | ((pc + 4) << 5);
          st[repeat] = count;
          st[repeat + 1] = p;
          pc = code[pc + 3] as number;
          break;
        }
        st[sp++] = repeat;
        st[sp++] = OUTER;
        repeat = st[repeat + 2] as number;
        pc += 4;
        break;
      }
      case 14: {
        // lazyUntil
        if (--fuel < 0) fuel = charge();
        const count = (st[repeat] as number) + 1;
        if (count < (code[pc + 1] as number)) {
          st[sp++] = repeat;
          st[sp++] = count - 1;
          st[sp++] = COUNT;
          st[repeat] = count;
          pc = code[pc + 3] as number;
          break;
        }
        st[sp++] = repeat;
        st[sp++] = count;
        st[sp++] = p;
        st[sp++] = LAZY_UNTIL | (pc << 5);
        repeat = st[repeat + 2] as number;
        pc += 4;
        break;
      }
      case 15: // atomicBegin
        st[sp++] = barrier;
        st[sp++] = p;
        barrier = sp - 2;
        st[sp++] = BARRIER;
        pc++;
        break;
      case 16: // atomicEnd
        sp = barrier;
        barrier = st[sp] as number;
        pc++;
        break;
      case 17: // lookBegin
        if (p < (code[pc + 1] as number)) {
          failed = true;
          break;
        }
        st[sp++] = barrier;
        st[sp++] = p;
        barrier = sp - 2;
        st[sp++] = BARRIER;
        p -= code[pc + 1] as number;
        pc += 2;
        break;
      case 18: // lookEnd
        sp = barrier;
        barrier = st[sp] as number;
        p = st[sp + 1] as number;
        pc++;
        break;
      case 19: // notBegin
        if (p < (code[pc + 1] as number)) {
          pc = code[pc + 2] as number;
          break;
        }
        st[sp++] = barrier;
        st[sp++] = p;
        barrier = sp - 2;
        st[sp++] = NOT | ((code[pc + 2] as number) << 5);
        p -= code[pc + 1] as number;
        pc += 3;
        break;
      case 20: // notEnd
        sp = barrier;
        barrier = st[sp] as number;
        failed = true;
        break;
      case 21: {
        // reference
        const group = (code[pc + 1] as number) * 2;
        const from = groupMarks[group] as number;
        const length = (groupMarks[group + 1] as number) - from;
        if (from < 0 || groupMarks[group + 1] === -1 || length < 0 || length > end - p) {
          failed = true;
          break;
        }
        fuel -= length >> 4;
        if (fuel < 0) fuel = charge();
        if (!isSame(codes, from, p, length, code[pc + 2] as number)) {
          failed = true;
          break;
        }
        p += length;
        pc += 3;
        break;
      }
      case 22: {
        // conditional
        const group = (code[pc + 1] as number) * 2;
        const from = groupMarks[group] as number;
        if (from >= 0 && (groupMarks[group + 1] as number) >= from) pc += 3;
        else pc = code[pc + 2] as number;
        break;
      }
      case 23: // fail
        failed = true;
        break;
      case 24: // snapshot
        while (sp + last + 16 > st.length) st = grow();
        for (let i = 0; i < last; i++) st[sp++] = groupMarks[i] as number;
        st[sp++] = lastGroup;
        st[sp++] = SNAPSHOT;
        pc++;
        break;
      case 25: {
        // possessiveTry: the count is that of finished rounds
        if (--fuel < 0) fuel = charge();
        const count = (st[repeat] as number) + 1;
        const min = code[pc + 1] as number;
        const max = code[pc + 2] as number;
        // Once enough, a round that moved nothing is the last one.
        if (count >= min && ((count >= max && max !== NO_MAXIMUM) || p === st[repeat + 1])) {
          st[sp++] = repeat;
          st[sp++] = OUTER;
          repeat = st[repeat + 2] as number;
          pc = code[pc + 3] as number;
          break;
        }
        st[sp++] = repeat;
        st[sp++] = count - 1;
        st[sp++] = COUNT;
        st[repeat] = count;
        st[repeat + 1] = count >= min ? p : -1;
        pc += 4;
        break;
      }
      case 28: // roundBegin
        st[sp++] = barrier;
        st[sp++] = p;
        barrier = sp - 2;
        st[sp++] =
          (st[repeat] as number) >= (code[pc + 1] as number) ? ROUND | ((code[pc + 2] as number) << 5) : BARRIER;
        pc += 3;
        break;
      case 26: // possessiveEnd
        sp = barrier;
        barrier = st[sp] as number;
        pc = code[pc + 1] as number;
        break;
      default: {
        // text
        const count = code[pc + 1] as number;
        if (count > end - p) {
          failed = true;
          break;
        }
        const from = pc + 2;
        let i = 0;
        while (i < count && codes[p + i] === code[from + i]) i++;
        if (i < count) failed = true;
        else {
          p += count;
          pc = from + count;
        }
      }
    }
    if (!failed) continue;
    // Falls back to the latest entry with something left to try.
    if (--fuel < 0) fuel = charge();
    for (;;) {
      if (sp === 0) return -1;
      const entry = st[--sp] as number;
      const argument = entry >> 5;
      switch (entry & 31) {
        case BRANCH:
          p = st[--sp] as number;
          pc = argument;
          break;
        case MARK:
          lastGroup = st[--sp] as number;
          groupMarks[argument] = st[--sp] as number;
          continue;
        case RUN: {
          const lowest = st[sp - 2] as number;
          let q = (st[sp - 1] as number) - 1;
          const k = code[argument + 4] as number;
          if (k >= 0) {
            const low = k << 8;
            const before = q;
            for (; q >= lowest; q--) {
              if (q >= end) continue;
              const c = codes[q] as number;
              if (c < 256 ? lows[low | c] === 1 : (sets[k] as Program['sets'][number]).has(c)) break;
            }
            fuel -= (before - q) >> 4;
            if (q < lowest) {
              sp -= 2;
              continue;
            }
          }
          if (q > lowest) {
            st[sp - 1] = q;
            sp++; // the entry stays
          } else sp -= 2;
          p = q;
          pc = argument + 6;
          break;
        }
        case LAZY_RUN: {
          const limit = st[sp - 1] as number;
          let q = st[sp - 2] as number;
          const k = code[argument + 1] as number;
          const tail = code[argument + 4] as number;
          const before = q;
          let fits = false;
          for (;;) {
            if (q >= limit) break;
            const c = codes[q] as number;
            if (c < 256 ? lows[(k << 8) | c] === 0 : !(sets[k] as Program['sets'][number]).has(c)) break;
            q++;
            if (tail >= 0) {
              if (q >= end) continue;
              const d = codes[q] as number;
              if (d < 256 ? lows[(tail << 8) | d] === 0 : !(sets[tail] as Program['sets'][number]).has(d)) continue;
            }
            fits = true;
            break;
          }
          fuel -= (q - before) >> 4;
          if (!fits) {
            sp -= 2;
            continue;
          }
          st[sp - 2] = q;
          sp++;
          p = q;
          pc = argument + 5;
          break;
        }
        case REPEAT:
          repeat = st[sp - 1] as number;
          sp -= 3;
          continue;
        case COUNT:
          st[st[sp - 2] as number] = st[sp - 1] as number;
          sp -= 2;
          continue;
        case TRIED: {
          p = st[sp - 1] as number;
          repeat = st[sp - 4] as number;
          st[repeat + 1] = st[sp - 2] as number;
          st[repeat] = st[sp - 3] as number;
          sp -= 3;
          st[sp++] = OUTER;
          repeat = st[repeat + 2] as number;
          pc = argument;
          break;
        }
        case OUTER:
          repeat = st[--sp] as number;
          continue;
        case BARRIER:
          barrier = st[sp - 2] as number;
          sp -= 2;
          continue;
        case NOT:
          barrier = st[sp - 2] as number;
          p = st[sp - 1] as number;
          sp -= 2;
          pc = argument;
          break;
        case SNAPSHOT:
          lastGroup = st[--sp] as number;
          for (let i = last - 1; i >= 0; i--) groupMarks[i] = st[--sp] as number;
          continue;
        case LAZY_UNTIL: {
          repeat = st[sp - 3] as number;
          const count = st[sp - 2] as number;
          p = st[sp - 1] as number;
          sp -= 3;
          const max = code[argument + 2] as number;
          if ((count >= max && max !== NO_MAXIMUM) || p === st[repeat + 1]) continue;
          // When the round fails, count and last position are put back.
          st[sp++] = repeat;
          st[sp++] = count - 1;
          st[sp++] = COUNT;
          st[sp++] = repeat + 1;
          st[sp++] = st[repeat + 1] as number;
          st[sp++] = COUNT;
          st[repeat] = count;
          st[repeat + 1] = p;
          pc = code[argument + 3] as number;
          break;
        }
        default: {
          // ROUND: leave the possessive loop where the failed round began.
          barrier = st[sp - 2] as number;
          p = st[sp - 1] as number;
          sp -= 2;
          st[sp++] = repeat;
          st[sp++] = OUTER;
          repeat = st[repeat + 2] as number;
          pc = argument;
        }
      }
      break;
    }
  }
}

function isAt(program: Program, codes: Codes, kind: number, word: number, p: number, end: number): boolean {
  switch (kind) {
    case AtCode.absoluteBeginning:
      return p === 0;
    case AtCode.lineBeginning:
      return p === 0 || codes[p - 1] === 10;
    case AtCode.end:
      return p === end || (p === end - 1 && codes[p] === 10);
    case AtCode.lineEnd:
      return p === end || codes[p] === 10;
    case AtCode.absoluteEnd:
      return p === end;
    default: {
      if (end === 0) return false; // neither matches in an empty text
      const set = program.sets[word] as Program['sets'][number];
      const before = p > 0 && set.has(codes[p - 1] as number);
      const after = p < end && set.has(codes[p] as number);
      return (before !== after) === (kind === AtCode.boundary);
    }
  }
}

function isSame(codes: Codes, a: number, b: number, length: number, ruleNumber: number): boolean {
  if (ruleNumber === 0) {
    for (let i = 0; i < length; i++) if (codes[a + i] !== codes[b + i]) return false;
    return true;
  }
  const rule = RULES[ruleNumber] as (typeof RULES)[number];
  for (let i = 0; i < length; i++) {
    if (lowerOf(codes[a + i] as number, rule) !== lowerOf(codes[b + i] as number, rule)) return false;
  }
  return true;
}

/** Charges what was used since the last charge. */
export function settleFuel(): void {
  const used = SLICE - fuel;
  if (used > 64) {
    fuel = SLICE;
    realm().budget.work(used / 2);
  }
}
