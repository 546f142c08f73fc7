/**
 * The source lines of a traceback entry and the marks under them, by the rules of CPython 3.13: `~~~^~~~` where the
 * operator, the brackets of a subscript or of a call can be told apart from their operands, else `^^^^`; no marks where they
 * would underline all there is.
 *
 * Takes source lines and a span in them. Must not know: frames, exceptions, the parser (a slot which the engine fills).
 */

/** Line and column, both from 0. */
export type Place = readonly [line: number, column: number];

export interface SourceSpan {
  /** Columns from 0, in UTF-16 units, of the first and of the last line. */
  readonly column: number;
  readonly endColumn: number;
}

/** An operation that marks can point into. */
export interface OperationOutline {
  readonly kind: 'binary' | 'subscript' | 'call';
  /** Where the left operand, the subscripted or the called expression ends. */
  readonly leftEnd: Place;
  /** Where the right operand starts; binary operations only. */
  readonly rightStart: Place;
  readonly end: Place;
}

/** What parsing tells about source text. */
export interface SourceOutliner {
  /** The operation that an expression is; undefined if it is another kind of expression or does not parse. */
  operation(text: string): OperationOutline | undefined;
  /** The call in `return name(...)` or `name = ...(...)`, if that is the first statement. */
  plainCall(text: string): { readonly start: Place; readonly end: Place } | undefined;
}

let outliner: SourceOutliner | undefined;

/** Filled by the engine, which has a parser. */
export function setSourceOutliner(installed: SourceOutliner): void {
  outliner = installed;
}

interface Anchors {
  readonly left: Place;
  readonly right: Place;
}

/** The lines to show under `File ...`, indented; `lines` are the source lines of the span. */
export function caretLines(lines: readonly string[], span: SourceSpan): string[] {
  const source = lines.map((line) => line.trimEnd());
  const shown = dedent(source);
  if (shown.every((line) => line.trim() === '')) return [];
  const removed = (source[0] as string).length - (shown[0] as string).length;
  const start = Math.max(0, span.column - removed);
  const end = Math.max(0, span.endColumn - removed);
  const last = shown.at(-1) as string;
  const joined = shown.join('\n');
  const segment = joined.slice(start, joined.length - (last.length - end));
  const anchors = anchorsOf(segment);
  const marked = showsMarks(shown, start, end, anchors);
  const result: string[] = [];
  const put = (line: number): void => {
    result.push(shown[line] as string);
    if (marked) result.push(marks(shown, line, start, end, anchors));
  };
  const significant = significantLines(shown.length, anchors);
  for (const [i, line] of significant.entries()) {
    const gap = i === 0 ? 1 : line - (significant[i - 1] as number);
    if (gap === 2) put(line - 1);
    else if (gap > 2) result.push(`...<${gap - 1} lines>...`);
    put(line);
  }
  return dedent(result).map((line) => `    ${line}`);
}

/** First and last line, and those around the anchors. */
function significantLines(count: number, anchors: Anchors | undefined): number[] {
  const lines = new Set([0, count - 1]);
  if (anchors !== undefined) {
    for (const [line] of [anchors.left, anchors.right])
      for (let near = line - 1; near <= line + 1; near++) lines.add(near);
  }
  return [...lines].filter((line) => line >= 0 && line < count).sort((a, b) => a - b);
}

function showsMarks(lines: readonly string[], start: number, end: number, anchors: Anchors | undefined): boolean {
  const call = outliner?.plainCall(lines.join('\n'));
  if (
    call !== undefined &&
    call.start[0] === 0 &&
    bytesBefore(lines, call.start) === start &&
    call.end[0] === lines.length - 1 &&
    bytesBefore(lines, call.end) === end
  )
    return false;
  if (anchors !== undefined) return true;
  return (lines[0] as string).slice(0, start).trim() !== '' || (lines.at(-1) as string).slice(end).trim() !== '';
}

/** Bytes before a place in its line: CPython compares them with characters, so that text beyond ASCII shows marks. */
const bytesBefore = (lines: readonly string[], [line, column]: Place): number =>
  Buffer.byteLength((lines[line] as string).slice(0, column));

/** The line of marks under a line. */
function marks(
  lines: readonly string[],
  line: number,
  start: number,
  end: number,
  anchors: Anchors | undefined,
): string {
  const text = lines[line] as string;
  const indent = text.length - text.trimStart().length;
  const from = line === 0 ? Math.max(indent, displayWidth(text.slice(0, start))) : indent;
  const to = line === lines.length - 1 ? displayWidth(text.slice(0, end)) : displayWidth(text);
  const column = ([at, offset]: Place): number =>
    displayWidth((lines[at] as string).slice(0, at === 0 ? offset + start : offset));
  let result = '';
  for (let position = 0; position < to; position++) {
    if (position < from) result += ' ';
    else if (anchors === undefined) result += '^';
    else {
      const { left, right } = anchors;
      const afterLeft = line > left[0] || (line === left[0] && position >= column(left));
      const beforeRight = line < right[0] || (line === right[0] && position < column(right));
      result += afterLeft && beforeRight ? '^' : '~';
    }
  }
  return result;
}

/** What the marks point at, in lines and columns of the segment. */
function anchorsOf(segment: string): Anchors | undefined {
  const operation = outliner?.operation(segment);
  if (operation === undefined) return undefined;
  const lines = segment.split('\n');
  const wanted = { binary: /[^\s)]/, subscript: /\[/, call: /\(/ }[operation.kind];
  const left = findFrom(lines, operation.leftEnd, wanted);
  if (left === undefined) return undefined;
  if (operation.kind !== 'binary') return { left, right: operation.end };
  const [line, column] = left;
  const text = lines[line] as string;
  const next = text[column + 1];
  const [rightLine, rightColumn] = operation.rightStart;
  const isWide = next !== undefined && (rightLine > line || column + 1 < rightColumn) && !/[\s\\#]/.test(next);
  return { left, right: [line, column + (isWide ? 2 : 1)] };
}

/** The first character from a place on that is wanted, comments and continuation marks left out. */
function findFrom(lines: readonly string[], [fromLine, fromColumn]: Place, wanted: RegExp): Place | undefined {
  let column = fromColumn;
  for (let line = fromLine; line < lines.length; line++) {
    const text = lines[line] as string;
    for (; column < text.length; column++) {
      const character = text[column] as string;
      if (character === '\\' || character === '#') break;
      if (wanted.test(character)) return [line, column];
    }
    column = 0;
  }
  return undefined;
}

/** Removes the margin that all lines share; blank lines become empty. */
function dedent(lines: readonly string[]): string[] {
  const margins = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = margins.length === 0 ? 0 : Math.min(...margins);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(margin)));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that text takes on a terminal: East Asian wide characters and emoji take two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
