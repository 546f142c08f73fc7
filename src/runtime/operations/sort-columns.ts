/**
 * Sorting by plain keys: ints, floats without NaN, str, values of builtin types that have a place in order (dates), or
 * tuples of them of one length. Keys are taken apart into columns, of doubles or of strings, so that comparing needs no look at types. Everything else is sorted by sort.ts.
 */
import { PyFloat } from '../objects/float.ts';
import { PyTuple } from '../objects/list.ts';
import { PyObject, type Value } from '../objects/object.ts';
import type { PyType } from '../objects/type.ts';
import { realm } from '../realm.ts';

type Column = Float64Array | string[];

/** How values of a builtin type are ordered by two numbers. */
export interface Places<T extends PyObject> {
  /** Values are ordered so among those of the same kind only; undefined: not so. */
  kind(value: T): unknown;
  major(value: T): number;
  minor(value: T): number;
}

const placesByType = new Map<PyType, Places<PyObject>>();

/** Makes the instances of a builtin type, not of subclasses, keys that are sorted without calling their `<`. */
export function setPlaces<T extends PyObject>(type: PyType, places: Places<T>): void {
  placesByType.set(type, places as unknown as Places<PyObject>);
}

/** Longest tuples that are taken apart. */
const MAX_COLUMNS = 8;

/** The columns of the keys; undefined if they are not plain. */
export function columnsOf(keys: readonly Value[]): Column[] | undefined {
  const first = keys[0];
  if (!(first instanceof PyTuple)) {
    return columnsBy(keys.length, (i) => keys[i] as Value);
  }
  const width = first.items.length;
  if (width === 0 || width > MAX_COLUMNS) return undefined;
  for (const key of keys) if (!(key instanceof PyTuple && key.exact && key.items.length === width)) return undefined;
  const columns: Column[] = [];
  for (let at = 0; at < width; at++) {
    const found = columnsBy(keys.length, (i) => (keys[i] as PyTuple).items[at] as Value);
    if (found === undefined) return undefined;
    columns.push(...found);
  }
  return columns;
}

/** The column or two of one part of the keys. */
function columnsBy(length: number, at: (i: number) => Value): Column[] | undefined {
  const first = length === 0 ? undefined : at(0);
  const places = first instanceof PyObject && first.exact ? placesByType.get(first.cls) : undefined;
  if (places !== undefined) return placeColumns(places, length, at);
  const column = columnOf(length, at);
  return column === undefined ? undefined : [column];
}

function placeColumns(places: Places<PyObject>, length: number, at: (i: number) => Value): Column[] | undefined {
  const first = at(0) as PyObject;
  const kind = places.kind(first);
  if (kind === undefined) return undefined;
  const majors = new Float64Array(length);
  const minors = new Float64Array(length);
  let equal = true;
  for (let i = 0; i < length; i++) {
    const value = at(i);
    if (!(value instanceof PyObject) || value.cls !== first.cls || !value.exact || places.kind(value) !== kind)
      return undefined;
    majors[i] = places.major(value);
    const minor = places.minor(value);
    minors[i] = minor;
    if (minor !== minors[0]) equal = false;
  }
  return equal ? [majors] : [majors, minors];
}

/** Ints and floats may be mixed: a safe int is an exact double. Floats alone compare as Python's. */
function columnOf(length: number, at: (i: number) => Value): Column | undefined {
  const first = length === 0 ? 0 : at(0);
  if (typeof first === 'string') {
    const texts: string[] = [];
    for (let i = 0; i < length; i++) {
      const value = at(i);
      if (typeof value !== 'string') return undefined;
      texts.push(value);
    }
    return texts;
  }
  const numbers = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const value = at(i);
    if (typeof value === 'number') numbers[i] = value;
    else if (value instanceof PyFloat && value.exact && !Number.isNaN(value.v)) numbers[i] = value.v;
    else return undefined;
  }
  return numbers;
}

/** Stable merge sort of `order`, positions in the columns. */
export function mergeColumns(columns: readonly Column[], order: number[]): number[] {
  const [first] = columns;
  if (columns.length > 1) return mergeBy(order, (a, b) => lessInColumns(columns, a, b));
  if (first instanceof Float64Array) return mergeNumbers(first, order);
  const texts = first as string[];
  const ranks = ranksOf(texts);
  if (ranks !== undefined) return countByRank(ranks, order);
  return mergeBy(order, (a, b) => (texts[a] as string) < (texts[b] as string));
}

/** Different texts that are found before it is asked whether most are different. */
const SAMPLE = 256;

interface Ranks {
  /** Of each text, among the different ones in their order. */
  readonly of: Uint32Array;
  readonly count: number;
}

/** The ranks of texts of which there are few different ones; undefined for others. */
function ranksOf(texts: readonly string[]): Ranks | undefined {
  if (texts.length < 2 * SAMPLE) return undefined;
  const ranks = new Map<string, number>();
  const places = new Uint32Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    let place = ranks.get(texts[i] as string);
    if (place === undefined) {
      place = ranks.size;
      if (place > SAMPLE && place > i / 8) return undefined;
      ranks.set(texts[i] as string, place);
    }
    places[i] = place;
  }
  const different = [...ranks.keys()];
  const rankOf = new Uint32Array(different.length);
  [...different].sort().forEach((text, rank) => {
    rankOf[ranks.get(text) as number] = rank;
  });
  for (let i = 0; i < places.length; i++) places[i] = rankOf[places[i] as number] as number;
  return { of: places, count: different.length };
}

/** Stable: one pass counts how many have each rank, one puts them behind one another. */
function countByRank(ranks: Ranks, order: readonly number[]): number[] {
  const starts = new Uint32Array(ranks.count + 1);
  for (let i = 0; i < order.length; i++) starts[(ranks.of[order[i] as number] as number) + 1]++;
  for (let rank = 1; rank < starts.length; rank++) starts[rank] += starts[rank - 1] as number;
  const sorted = new Array<number>(order.length);
  for (let i = 0; i < order.length; i++) {
    const position = order[i] as number;
    sorted[starts[ranks.of[position] as number]++] = position;
  }
  return sorted;
}

function lessInColumns(columns: readonly Column[], a: number, b: number): boolean {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column;
    if (column instanceof Float64Array) {
      const x = column[a] as number;
      const y = column[b] as number;
      if (x !== y) return x < y;
    } else {
      const x = column[a] as string;
      const y = column[b] as string;
      if (x !== y) return x < y;
    }
  }
  return false;
}

function mergeNumbers(numbers: Float64Array, order: readonly number[]): number[] {
  const count = order.length;
  let from = Uint32Array.from(order);
  let to = new Uint32Array(count);
  for (let width = 1; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      const middle = Math.min(left + width, count);
      const right = Math.min(left + 2 * width, count);
      if (
        middle >= right ||
        (numbers[from[middle] as number] as number) >= (numbers[from[middle - 1] as number] as number)
      ) {
        for (let k = left; k < right; k++) to[k] = from[k] as number;
        continue;
      }
      let i = left;
      let j = middle;
      for (let k = left; k < right; k++) {
        const takeRight =
          i >= middle || (j < right && (numbers[from[j] as number] as number) < (numbers[from[i] as number] as number));
        to[k] = takeRight ? (from[j++] as number) : (from[i++] as number);
      }
    }
    realm().budget.work(count / 64);
    [from, to] = [to, from];
  }
  return Array.from(from);
}

function mergeBy(order: readonly number[], less: (a: number, b: number) => boolean): number[] {
  const count = order.length;
  let from = Uint32Array.from(order);
  let to = new Uint32Array(count);
  for (let width = 1; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      const middle = Math.min(left + width, count);
      const right = Math.min(left + 2 * width, count);
      if (middle >= right || !less(from[middle] as number, from[middle - 1] as number)) {
        for (let k = left; k < right; k++) to[k] = from[k] as number;
        continue;
      }
      let i = left;
      let j = middle;
      for (let k = left; k < right; k++) {
        const takeRight = i >= middle || (j < right && less(from[j] as number, from[i] as number));
        to[k] = takeRight ? (from[j++] as number) : (from[i++] as number);
      }
    }
    realm().budget.work(count / 32);
    [from, to] = [to, from];
  }
  return Array.from(from);
}
