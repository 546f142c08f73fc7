/** Full case mappings of code points: one character can become up to three. */
import { Flag, flagsOf, simpleFold, simpleLower, simpleTitle, simpleUpper } from './properties.ts';
import { tableLines } from './table-data.ts';

export type CaseMapping = 'lower' | 'upper' | 'title' | 'fold';

const SIMPLE = { lower: simpleLower, upper: simpleUpper, title: simpleTitle, fold: simpleFold } as const;
const ORDER: readonly CaseMapping[] = ['lower', 'upper', 'title', 'fold'];

/** Code point to its four mappings, where one of them has several characters. */
let specialCases: Map<number, readonly (readonly number[])[]> | undefined;

function loadSpecialCases(): Map<number, readonly (readonly number[])[]> {
  const hexadecimal = (text: string): number => Number.parseInt(text, 16);
  return new Map(
    tableLines('special-cases').map((line) => {
      const [code, ...mappings] = line.split(' ') as [string, ...string[]];
      return [hexadecimal(code), mappings.map((mapping) => mapping.split('-').map(hexadecimal))];
    }),
  );
}

/** Appends the mapping of a code point, which does not depend on its neighbours (a final sigma does: see the caller). */
export function mapCase(point: number, mapping: CaseMapping, into: number[]): void {
  if (point < 128) {
    into.push(SIMPLE[mapping](point));
    return;
  }
  if ((flagsOf(point) & Flag.special) === 0) {
    into.push(SIMPLE[mapping](point));
    return;
  }
  specialCases ??= loadSpecialCases();
  into.push(...(specialCases.get(point)?.[ORDER.indexOf(mapping)] ?? [point]));
}
