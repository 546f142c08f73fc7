/**
 * _difflib: matching blocks of two texts, or of two lists of texts, whose elements JS can compare by itself. For other
 * sequences the answer is None, and difflib goes on in Python.
 */
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

/** From this length on, elements that are too common are left out. */
const LONG = 200;

type Element = string | number;

/** The elements of a str without characters beyond the BMP, or of a list or tuple of such strs. */
function elementsOf(value: Value): readonly Element[] | undefined {
  if (typeof value === 'string') {
    realm().budget.allocate(value.length * 8);
    return Array.from({ length: value.length }, (_, i) => value.charCodeAt(i));
  }
  if (!(value instanceof PyList || value instanceof PyTuple)) return undefined;
  const { items } = value;
  return items.every((item) => typeof item === 'string') ? (items as string[]) : undefined;
}

interface Block {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

class Matcher {
  readonly #a: readonly Element[];
  readonly #b: readonly Element[];
  /** Where in b each element is that counts. */
  readonly #places = new Map<Element, number[]>();
  /** Lengths of the blocks that end at the element of b before, for the element of a before and for this one. */
  #running: Int32Array;
  #longer: Int32Array;

  readonly #junk: ReadonlySet<Element>;

  constructor(a: readonly Element[], b: readonly Element[], autojunk: boolean, junk: ReadonlySet<Element>) {
    this.#a = a;
    this.#junk = junk;
    this.#b = b;
    realm().budget.allocate((a.length + b.length) * 32);
    this.#running = new Int32Array(b.length + 1);
    this.#longer = new Int32Array(b.length + 1);
    for (const [place, element] of b.entries()) {
      const places = this.#places.get(element);
      if (places === undefined) this.#places.set(element, [place]);
      else places.push(place);
    }
    for (const element of junk) this.#places.delete(element);
    if (!autojunk || b.length < LONG) return;
    const most = Math.floor(b.length / 100) + 1;
    for (const [element, places] of this.#places) if (places.length > most) this.#places.delete(element);
  }

  /** The longest block of two parts; of equally long ones the first in a, then in b. */
  #longest(aFrom: number, aTo: number, bFrom: number, bTo: number): Block {
    let [endInA, endInB, size]: [number, number, number] = [aFrom, bFrom, 0];
    let previous: readonly number[] = [];
    for (let i = aFrom; i < aTo; i++) {
      const places = this.#places.get(this.#a[i] as Element) ?? [];
      realm().budget.work(0.25 + places.length / 8);
      const [running, longer] = [this.#running, this.#longer];
      for (const j of places) {
        if (j >= bTo) break;
        if (j < bFrom) continue;
        const length = (j > bFrom ? (running[j] as number) : 0) + 1;
        longer[j + 1] = length;
        if (length > size) [endInA, endInB, size] = [i + 1, j + 1, length];
      }
      for (const j of previous) running[j + 1] = 0;
      [this.#running, this.#longer] = [longer, running];
      previous = places;
    }
    for (const j of previous) this.#running[j + 1] = 0;
    return this.#widened({ a: endInA - size, b: endInB - size, size }, aFrom, aTo, bFrom, bTo);
  }

  /** The block with what is equal beside it and was left out: first what is common, then junk. */
  #widened(block: Block, aFrom: number, aTo: number, bFrom: number, bTo: number): Block {
    let { a, b, size } = block;
    const same = (i: number, j: number, junk: boolean): boolean =>
      this.#a[i] === this.#b[j] && this.#junk.has(this.#b[j] as Element) === junk;
    for (const junk of [false, true]) {
      while (a > aFrom && b > bFrom && same(a - 1, b - 1, junk)) {
        a--;
        b--;
        size++;
      }
      while (a + size < aTo && b + size < bTo && same(a + size, b + size, junk)) size++;
    }
    return { a, b, size };
  }

  /** All blocks in order, neighbours joined. */
  blocks(): Block[] {
    const found: Block[] = [];
    const areas: (readonly [number, number, number, number])[] = [[0, this.#a.length, 0, this.#b.length]];
    for (let area = areas.pop(); area !== undefined; area = areas.pop()) {
      const [aFrom, aTo, bFrom, bTo] = area;
      if (aFrom >= aTo || bFrom >= bTo) continue;
      const block = this.#longest(aFrom, aTo, bFrom, bTo);
      if (block.size === 0) continue;
      found.push(block);
      areas.push([aFrom, block.a, bFrom, block.b], [block.a + block.size, aTo, block.b + block.size, bTo]);
    }
    return joined(found.sort((x, y) => x.a - y.a || x.b - y.b));
  }
}

function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (last !== undefined && last.a + last.size === block.a && last.b + last.size === block.b)
      result[result.length - 1] = { ...last, size: last.size + block.size };
    else result.push(block);
  }
  return result;
}

/** The junk as elements of a text or of a list. */
function junkOf(junk: Value, inText: boolean): Set<Element> {
  const elements = new Set<Element>();
  if (!(junk instanceof PyTuple)) return elements;
  for (const item of junk.items) if (typeof item === 'string') elements.add(inText ? item.charCodeAt(0) : item);
  return elements;
}

function matchingBlocks(a: Value, b: Value, autojunk: Value, junk: Value): Value {
  const [first, second] = [elementsOf(a), elementsOf(b)];
  if (first === undefined || second === undefined || (typeof a === 'string') !== (typeof b === 'string')) return None;
  const blocks = new Matcher(first, second, autojunk !== false, junkOf(junk, typeof a === 'string')).blocks();
  realm().budget.allocate(blocks.length * 80);
  return new PyList(blocks.map((block) => new PyTuple([block.a, block.b, block.size])));
}

/** How many elements two sequences share in any order. */
function shared(a: Value, b: Value): Value {
  const [first, second] = [elementsOf(a), elementsOf(b)];
  if (first === undefined || second === undefined || (typeof a === 'string') !== (typeof b === 'string')) return None;
  realm().budget.work((first.length + second.length) / 16);
  const left = new Map<Element, number>();
  for (const element of second) left.set(element, (left.get(element) ?? 0) + 1);
  let count = 0;
  for (const element of first) {
    const available = left.get(element) ?? 0;
    if (available > 0) count++;
    left.set(element, available - 1);
  }
  return count;
}

export const builtinModule = nativeModule('_difflib', {
  matching_blocks: ['(a, b, autojunk, junk, /)', matchingBlocks],
  shared: ['(a, b, /)', shared],
});
