/** _textwrap: the inner loops of textwrap. Takes text and options as values, gives lines. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyList, type PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr, WideStr } from '../../runtime/objects/str.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { repr } from '../../runtime/operations/text.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { type Chunk, charactersOf, splitAtBlanks, splitAtHyphens } from './chunks.ts';
import { chunkOf, LineFiller } from './lines.ts';

function textOf(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  return strToText(text);
}

/** A sentence ends in a small letter, a mark and perhaps a quote: two spaces follow. */
function widenSentenceEnds(chunks: Chunk[]): void {
  for (let i = 0; i + 1 < chunks.length; i++)
    if ((chunks[i + 1] as Chunk).text === ' ' && /[a-z][.!?]["']?$/.test((chunks[i] as Chunk).text))
      chunks[i + 1] = { text: '  ', length: 2 };
}

function* fillLines(
  value: Value,
  width: Value,
  indents: Value,
  maxLines: Value,
  placeholder: Value,
  ...flags: Value[]
): Guest<Value> {
  const chosen: boolean[] = [];
  for (const flag of flags) chosen.push(yield* settle(truth(flag)));
  const [replaceBlanks, fixEnds, breakLongWords, dropBlanks, breakOnHyphens] = chosen as [
    boolean,
    boolean,
    boolean,
    boolean,
    boolean,
  ];
  let text = textOf(value);
  realm().budget.allocate(text.length * 16);
  realm().budget.work(text.length / 8);
  if (replaceBlanks) text = text.replace(/[\t-\r]/g, ' ');
  const characters = charactersOf(text, strOf(value) instanceof WideStr);
  const chunks = breakOnHyphens ? splitAtHyphens(characters) : splitAtBlanks(characters);
  if (fixEnds) widenSentenceEnds(chunks);
  const columns = Number(yield* settle(toIndex(width)));
  if (columns <= 0) throw valueError(`invalid width ${strToText(yield* settle(repr(width)))} (must be > 0)`);
  const [first, other] = (indents as PyTuple).items as [Value, Value];
  const filler = new LineFiller(chunks, {
    width: columns,
    indents: [chunkOf(textOf(first)), chunkOf(textOf(other))],
    maxLines: maxLines === None ? undefined : Number(yield* settle(toIndex(maxLines))),
    placeholder: chunkOf(textOf(placeholder)),
    breakLongWords,
    dropBlanks,
    breakOnHyphens,
  });
  return new PyList(filler.fill().map(textToStr));
}

const MARGIN = /^[ \t]*/;

/** Takes away the blanks that all lines begin with; lines of nothing but blanks become empty and do not count. */
function dedent(value: Value): Value {
  const text = textOf(value);
  realm().budget.allocate(text.length * 4);
  realm().budget.work(text.length / 32);
  const lines = text.split('\n').map((line) => ((MARGIN.exec(line) as RegExpExecArray)[0] === line ? '' : line));
  let margin: string | undefined;
  for (const line of lines) {
    if (line === '') continue;
    const own = (MARGIN.exec(line) as RegExpExecArray)[0];
    margin = margin === undefined ? own : commonStart(margin, own);
  }
  const cut = margin?.length ?? 0;
  return textToStr(lines.map((line) => line.slice(cut)).join('\n'));
}

function commonStart(a: string, b: string): string {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end++;
  return a.slice(0, end);
}

export const builtinModule = nativeModule(
  '_textwrap',
  {
    fill_lines: [
      '(text, width, indents, max_lines, placeholder, replace, fix, break_long, drop, hyphens, /)',
      fillLines,
    ],
    dedent: ['(text)', dedent],
  },
  undefined,
  { python: true },
);
