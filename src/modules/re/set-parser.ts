/** Parses `[...]`. */
import { setEscape } from './escapes.ts';
import type { PatternReader } from './pattern-reader.ts';
import type { Node } from './tree.ts';

type Item = { readonly category: string } | number;

/** A set whose `[` was just taken. */
export function parseSet(reader: PatternReader): Node {
  const start = reader.at - 1;
  const negated = reader.accept('^');
  const ranges: (readonly [number, number])[] = [];
  let categories = '';
  const add = (item: Item): void => {
    if (typeof item === 'number') ranges.push([item, item]);
    else if (!categories.includes(item.category)) categories += item.category;
  };
  for (let first = true; ; first = false) {
    const text = takeInSet(reader, start);
    if (text === ']' && !first) break;
    const shown = reader.shown(text.length);
    const item = itemOf(reader, text);
    if (!reader.accept('-')) {
      add(item);
      continue;
    }
    const endText = takeInSet(reader, start);
    if (endText === ']') {
      add(item);
      ranges.push([45, 45]);
      break;
    }
    const shownEnd = reader.shown(endText.length);
    const end = itemOf(reader, endText);
    if (typeof item !== 'number' || typeof end !== 'number' || end < item)
      throw reader.error(`bad character range ${shown}-${shownEnd}`, text.length + 1 + endText.length);
    ranges.push([item, end]);
  }
  const single =
    ranges.length > 0 && categories === '' && ranges.every((one) => one[0] === one[1] && one[0] === ranges[0]?.[0]);
  if (single && !negated) return { kind: 'literal', code: (ranges[0] as readonly [number, number])[0] };
  return { kind: 'set', items: { negated, ranges, categories } };
}

function takeInSet(reader: PatternReader, start: number): string {
  const item = reader.take();
  if (item === undefined) throw reader.errorAt('unterminated character set', start);
  return item;
}

function itemOf(reader: PatternReader, text: string): Item {
  return text[0] === '\\' ? setEscape(reader, text) : reader.codeAt(reader.at - 1);
}
