/**
 * What Unicode (CPython's version, not the host's) says of a code point: flags, categories, simple case mappings.
 * Takes code points, gives numbers; must not know Python's objects.
 */
import { tableBytes } from './table-data.ts';

/** Bits of the first number of a record, in the generator's order. */
export const Flag = {
  alpha: 1 << 0,
  decimal: 1 << 1,
  digit: 1 << 2,
  numeric: 1 << 3,
  lower: 1 << 4,
  upper: 1 << 5,
  title: 1 << 6,
  space: 1 << 7,
  printable: 1 << 8,
  identifierStart: 1 << 9,
  identifierPart: 1 << 10,
  /** A letter after it is in the middle of a word, for title(). */
  cased: 1 << 11,
  /** Passed over when a sigma looks for its neighbours. */
  caseIgnorable: 1 << 12,
  /** Has another case, for regular expressions. */
  hasCase: 1 << 13,
  mirrored: 1 << 14,
  /** A mapping of it has several characters: see case-mapping.ts. */
  special: 1 << 15,
} as const;

/** Numbers of a record: flags, kinds (packed categories), and distances to lower, upper, title case and fold. */
const FIELDS = 6;
const BLOCK_BITS = 7;

interface Trie {
  readonly records: Int32Array;
  readonly first: Uint16Array;
  readonly second: Uint16Array;
}

let trie: Trie | undefined;

function load(): Trie {
  const bytes = tableBytes('properties');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const head = [0, 4, 8].map((offset) => view.getInt32(offset, true)) as [number, number, number];
  at = 12;
  const records = new Int32Array(head[0] * FIELDS);
  for (let i = 0; i < records.length; i++, at += 4) records[i] = view.getInt32(at, true);
  const shorts = (length: number): Uint16Array => {
    const result = new Uint16Array(length);
    for (let i = 0; i < length; i++, at += 2) result[i] = view.getUint16(at, true);
    return result;
  };
  return { records, first: shorts(head[1]), second: shorts(head[2]) };
}

function field(point: number, which: number): number {
  trie ??= load();
  const block = trie.first[point >> BLOCK_BITS] as number;
  const record = trie.second[(block << BLOCK_BITS) + (point & ((1 << BLOCK_BITS) - 1))] as number;
  return trie.records[record * FIELDS + which] as number;
}

/** Flags of ASCII, most of what is asked for. */
let asciiFlags: Int32Array | undefined;

/** The bits of `Flag` that hold for a code point. */
export function flagsOf(point: number): number {
  if (point >= 128) return field(point, 0);
  asciiFlags ??= Int32Array.from({ length: 128 }, (_, ascii) => field(ascii, 0));
  return asciiFlags[point] as number;
}

/** Category, bidirectional class, width and combining class, packed as in the generator's `record`. */
export const kindsOf = (point: number): number => field(point, 1);
export const simpleLower = (point: number): number => point + field(point, 2);
export const simpleUpper = (point: number): number => point + field(point, 3);
export const simpleTitle = (point: number): number => point + field(point, 4);
export const simpleFold = (point: number): number => point + field(point, 5);
