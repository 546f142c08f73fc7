/** The text CPython prints for an uncaught exception: traceback with caret lines, chained exceptions, groups, suggestions. */
import type { Code } from '../../bytecode/code.ts';
import { type Guest, settle } from '../guest.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { moduleName } from '../objects/object-methods.ts';
import { strOf, strToText } from '../objects/str.ts';
import { str } from '../operations/text.ts';
import { sourceLine } from '../source.ts';
import { PyException, type PyTraceback } from './exception.ts';
import { groupItems, isGroup } from './exception-group.ts';
import { isException } from './raise.ts';
import { suggestion } from './suggestions.ts';

/** Position of an instruction, five numbers: line, column, end line, end column; undefined if it has none. */
export function positionAt(
  code: Code,
  pc: number,
): { line: number; column: number; endLine: number; endColumn: number } | undefined {
  const { positions } = code;
  let low = 0;
  let high = positions.length / 5 - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((positions[middle * 5] as number) <= pc) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  if (found < 0 || positions[found * 5 + 1] === 0) return undefined;
  const [line, column, endLine, endColumn] = positions.subarray(found * 5 + 1, found * 5 + 5) as unknown as [
    number,
    number,
    number,
    number,
  ];
  return { line, column, endLine, endColumn };
}

/** Line of the innermost frame of the traceback; 0 without one. */
export function outermostLine(exception: PyException): number {
  let entry = exception.traceback;
  while (entry?.next !== undefined) entry = entry.next;
  if (entry === undefined) {
    const line = exception.members?.get('lineno');
    return typeof line === 'number' ? line : 0;
  }
  return positionAt(entry.frame.link.code, entry.pc)?.line ?? 0;
}

/** `str(exception)`, for outcomes. */
export function* lastLine(exception: PyException): Guest<string> {
  return yield* safeText(exception);
}

function* safeText(value: Value): Guest<string> {
  try {
    return strToText(yield* settle(str(value)));
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return '<exception str() failed>';
  }
}

/** The whole text, with a newline at the end. */
export function* exceptionText(exception: PyException): Guest<string> {
  const lines: string[] = [];
  yield* render(exception, lines, new Set(), '', 0);
  return `${lines.join('\n')}\n`;
}

const CAUSE = 'The above exception was the direct cause of the following exception:';
const CONTEXT = 'During handling of the above exception, another exception occurred:';

function* render(
  exception: PyException,
  lines: string[],
  seen: Set<PyException>,
  margin: string,
  depth: number,
): Guest<void> {
  seen.add(exception);
  const cause = exception.cause;
  if (cause instanceof PyException && !seen.has(cause)) {
    yield* render(cause, lines, seen, margin, depth);
    lines.push(margin.trimEnd(), `${margin}${CAUSE}`, margin.trimEnd());
  } else if (exception.context !== undefined && !exception.suppressContext && !seen.has(exception.context)) {
    yield* render(exception.context, lines, seen, margin, depth);
    lines.push(margin.trimEnd(), `${margin}${CONTEXT}`, margin.trimEnd());
  }
  const isTree = isGroup(exception);
  const inner = isTree && depth === 0 ? '  | ' : margin;
  if (exception.traceback !== undefined) {
    const title = isTree ? 'Exception Group Traceback (most recent call last):' : 'Traceback (most recent call last):';
    lines.push(isTree && depth === 0 ? `  + ${title}` : `${margin}${title}`);
    for (const line of tracebackLines(exception.traceback)) lines.push(`${inner}${line}`);
  }
  for (const line of yield* exceptionOnly(exception)) lines.push(`${inner}${line}`);
  if (isTree) yield* renderGroup(exception, lines, seen, depth);
}

function* renderGroup(group: PyException, lines: string[], seen: Set<PyException>, depth: number): Guest<void> {
  const items = groupItems(group);
  const indent = '  '.repeat(depth + 1);
  const shown = Math.min(items.length, 15);
  for (let i = 0; i < shown; i++) {
    const number = items.length > 15 ? `${i + 1}` : `${i + 1}`;
    const rule = i === 0 ? '+-' : '  ';
    lines.push(`${indent}${rule}+---------------- ${number} ----------------`);
    const inner: string[] = [];
    yield* render(items[i] as PyException, inner, seen, '', depth + 1);
    for (const line of inner) lines.push(isGroupRule(line, depth + 1) ? line : `${indent}  | ${line}`);
  }
  if (items.length > shown) {
    lines.push(
      `${indent}  +---------------- ... ----------------`,
      `${indent}  | and ${items.length - shown} more exception${items.length - shown === 1 ? '' : 's'}`,
    );
  }
  const last = items[shown - 1] as PyException;
  if (!isGroup(last)) lines.push(`${indent}  +------------------------------------`);
}

function isGroupRule(line: string, depth: number): boolean {
  return line.startsWith('  '.repeat(depth + 1)) && /^ +(?:\+-|\|| {2}\+)/.test(line);
}

/** `File ...` lines, repeated frames folded. */
export function tracebackLines(traceback: PyTraceback): string[] {
  const lines: string[] = [];
  let lastKey = '';
  let repeated = 0;
  const fold = (): void => {
    if (repeated > 3)
      lines.push(`  [Previous line repeated ${repeated - 3} more time${repeated - 3 === 1 ? '' : 's'}]`);
  };
  for (let entry: PyTraceback | undefined = traceback; entry !== undefined; entry = entry.next) {
    const { code } = entry.frame.link;
    const position = positionAt(code, entry.pc);
    const line = position?.line ?? code.firstLine;
    const key = `${code.filename}\0${line}\0${code.name}`;
    if (key === lastKey) repeated++;
    else {
      fold();
      lastKey = key;
      repeated = 1;
    }
    if (repeated > 3) continue;
    lines.push(`  File "${code.filename}", line ${line}, in ${code.name}`);
    if (position !== undefined) lines.push(...sourceLines(code, position));
  }
  fold();
  return lines;
}

type Span = NonNullable<ReturnType<typeof positionAt>>;

function sourceLines(code: Code, span: Span): string[] {
  const first = sourceLine(code.filename, span.line);
  if (first === undefined) return [];
  if (span.endLine !== span.line) return multiLine(code.filename, span);
  const stripped = first.trimStart();
  const indent = first.length - stripped.length;
  const text = stripped.trimEnd();
  const lines = [`    ${text}`];
  const start = span.column - indent;
  const end = span.endColumn - indent;
  if (isPlainCall(text, Math.max(0, start), end)) return lines;
  const carets = caretLine(text, Math.max(0, start), end);
  if (carets !== undefined) lines.push(`    ${carets}`);
  return lines;
}

/** A statement over several lines: the first, the last, and dots between; all of it marked. */
function multiLine(filename: string, span: Span): string[] {
  const all: string[] = [];
  // Several lines: marked unless the call is the whole statement.
  for (let line = span.line; line <= span.endLine; line++) all.push(sourceLine(filename, line) ?? '');
  const indent = Math.min(
    ...all.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  const lines: string[] = [];
  const joined = all.map((line) => line.slice(indent).trimEnd()).join('\n');
  const lastLine = (all.at(-1) as string).trimEnd();
  const quiet =
    span.endColumn >= lastLine.length && isPlainCall(joined, Math.max(0, span.column - indent), joined.length);
  for (const [i, raw] of all.entries()) {
    const text = raw.slice(indent).trimEnd();
    if (all.length > 3 && i > 0 && i < all.length - 1) {
      if (i === 1) lines.push(`    ...<${all.length - 2} line${all.length === 3 ? '' : 's'}>...`);
      continue;
    }
    lines.push(`    ${text}`);
    const lead = text.length - text.trimStart().length;
    const start = i === 0 ? Math.max(0, span.column - indent) : lead;
    const end = i === all.length - 1 ? span.endColumn - indent : text.length;
    if (end > start && !quiet) lines.push(`    ${' '.repeat(start)}${'^'.repeat(end - start)}`);
  }
  return lines;
}

/** Which part of a failing expression is to blame, from its text: an operator, a subscript or a call's arguments. */
function anchorOf(segment: string): readonly [number, number] | undefined {
  if (
    /^(?:not|lambda|await|yield|raise|return|import|from|del|assert|for|with)\b/.test(segment) ||
    hasLooseOperator(segment)
  )
    return undefined;
  return operatorAnchor(segment) ?? bracketAnchor(segment, '(', ')') ?? bracketAnchor(segment, '[', ']');
}

/** A comparison, boolean operator, conditional or assignment outside brackets: nothing to anchor at. */
function hasLooseOperator(segment: string): boolean {
  let depth = 0;
  for (let i = 0; i < segment.length; i++) {
    const character = segment[i] as string;
    if (character === '"' || character === "'") {
      const close = segment.indexOf(character, i + 1);
      if (close < 0) return true;
      i = close;
    } else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (
      depth === 0 &&
      /^(?:[<>=!]=|[<>](?![<>])|=|,|\b(?:and|or|in|is|if|else|for)\b)/.test(segment.slice(i)) &&
      !/[<>]/.test(segment[i - 1] ?? '') &&
      (!/\w/.test(character) || !/\w/.test(segment[i - 1] ?? ''))
    )
      return true;
  }
  return false;
}

/** `return f(...)` and `x = f(...)` whose call is all the rest of the line say nothing more by carets. */
function isPlainCall(text: string, start: number, end: number): boolean {
  if (end < text.length || !text.endsWith(')')) return false;
  const before = text.slice(0, start);
  const segment = text.slice(start);
  if (operatorAnchor(segment) !== undefined || bracketAnchor(segment, '(', ')') === undefined) return false;
  if (before === 'return ') return /^[\p{ID_Start}_][\p{ID_Continue}]*\(/u.test(segment);
  return /^[\w.[\], ]+ = $/.test(before);
}

/** `~~~^~~~` under operators, subscripts and calls; `^^^^` under all else. */
function caretLine(text: string, start: number, end: number): string | undefined {
  const segment = text.slice(start, end);
  const anchor = anchorOf(segment);
  if (anchor === undefined) {
    if (start <= 0 && end >= text.length) return undefined;
    return width(text.slice(0, start), ' ') + width(segment, '^');
  }
  const [from, to] = anchor;
  return (
    width(text.slice(0, start), ' ') +
    width(segment.slice(0, from), '~') +
    width(segment.slice(from, to), '^') +
    width(segment.slice(to), '~')
  );
}

/** Marks as wide as the text is shown. */
function width(text: string, mark: string): string {
  let marks = '';
  for (const character of text)
    marks +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? mark + mark
        : mark;
  return marks;
}

/** The operator at the top level of a binary expression: the last one of lowest precedence. */
function operatorAnchor(segment: string): readonly [number, number] | undefined {
  const LEVELS = ['|', '^', '&', '<<', '>>', '+', '-', '*', '/', '//', '%', '@', '**'];
  const rank: Readonly<Record<string, number>> = {
    '|': 1,
    '^': 2,
    '&': 3,
    '<<': 4,
    '>>': 4,
    '+': 5,
    '-': 5,
    '*': 6,
    '/': 6,
    '//': 6,
    '%': 6,
    '@': 6,
    '**': 7,
  };
  let best: readonly [number, number, number] | undefined;
  let depth = 0;
  let operand = false;
  for (let i = 0; i < segment.length; i++) {
    const character = segment[i] as string;
    if (character === '"' || character === "'") {
      const close = segment.indexOf(character, i + 1);
      if (close < 0) return undefined;
      i = close;
      operand = true;
      continue;
    }
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) {
      depth--;
      operand = true;
      continue;
    }
    if (depth > 0) continue;
    if (/\s/.test(character)) continue;
    const two = segment.slice(i, i + 2);
    const operator = LEVELS.includes(two) ? two : LEVELS.includes(character) ? character : undefined;
    if (operator !== undefined && operand) {
      const level = rank[operator] as number;
      if (best === undefined || level < best[2] || (level === best[2] && level !== 7))
        best = [i, i + operator.length, level];
      i += operator.length - 1;
      operand = false;
    } else if (/[\w.]/.test(character)) operand = true;
  }
  return best === undefined ? undefined : [best[0], best[1]];
}

/** From the bracket that opens the last subscript or call to its end. */
function bracketAnchor(segment: string, open: string, close: string): readonly [number, number] | undefined {
  if (!segment.endsWith(close)) return undefined;
  let depth = 0;
  for (let i = segment.length - 1; i >= 0; i--) {
    if (segment[i] === close) depth++;
    else if (segment[i] === open && --depth === 0) return i === 0 ? undefined : [i, segment.length];
  }
  return undefined;
}

/** `Type: message`, with notes; SyntaxErrors with their line and caret. */
export function* exceptionOnly(exception: PyException): Guest<string[]> {
  const { cls } = exception;
  const module = cls.builtin ? 'builtins' : moduleName(cls);
  const name = module === 'builtins' || module === '__main__' ? cls.qualname : `${module}.${cls.qualname}`;
  const lines = isException(exception, 'SyntaxError')
    ? yield* syntaxLines(exception, name)
    : yield* plainLines(exception, name);
  const notes = exception.attributes?.get('__notes__');
  if (notes instanceof PyList || notes instanceof PyTuple) {
    for (const note of notes.items) lines.push(...(yield* safeText(note)).split('\n'));
  }
  return lines;
}

function* plainLines(exception: PyException, name: string): Guest<string[]> {
  const message = (yield* safeText(exception)) + (yield* suggestion(exception));
  return (message === '' ? name : `${name}: ${message}`).split('\n');
}

function* syntaxLines(exception: PyException, name: string): Guest<string[]> {
  const member = (key: string): Value => exception.members?.get(key) ?? None;
  const text = strOf(member('text'));
  const line = member('lineno');
  const lines: string[] = [];
  const file = strOf(member('filename'));
  if (typeof line === 'number')
    lines.push(`  File "${file === undefined ? '<string>' : strToText(file)}", line ${line}`);
  if (text !== undefined && typeof line === 'number') {
    const raw = strToText(text).replace(/\n+$/, '');
    const shown = raw.replace(/^[ \t\f\n]+/, '');
    lines.push(`    ${shown.trimEnd()}`);
    const offset = member('offset');
    if (typeof offset === 'number' && offset > 0) {
      const indent = raw.length - shown.length;
      const from = offset - 1 - indent;
      const endLine = member('end_lineno');
      const endOffset = member('end_offset');
      let to = typeof endOffset === 'number' && endOffset > 0 && endLine === line ? endOffset - 1 - indent : from + 1;
      if (typeof endLine === 'number' && endLine > line) to = shown.trimEnd().length;
      if (to <= from) to = from + 1;
      if (from >= 0)
        lines.push(
          `    ${shown.slice(0, from).replace(/[^\t]/g, ' ')}${'^'.repeat(Math.min(to, Math.max(shown.length, from + 1)) - from || 1)}`,
        );
    }
  }
  const message = member('msg');
  lines.push(`${name}: ${message === None ? '<no detail available>' : yield* safeText(message)}`);
  return lines;
}
