/** The text CPython prints for an uncaught exception: traceback with caret lines, chained exceptions, groups, suggestions. */
import type { Code } from '../../bytecode/code.ts';
import { type Guest, settle } from '../guest.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { moduleName } from '../objects/object-methods.ts';
import { strOf, strToText } from '../objects/str.ts';
import { str } from '../operations/text.ts';
import { sourceLine } from '../source.ts';
import { caretLines } from './caret-lines.ts';
import { PyException, type PyTraceback } from './exception.ts';
import { groupItems, isGroup } from './exception-group.ts';
import { isException } from './raise.ts';
import { suggestion } from './suggestions.ts';

/** In place of a pc: the code had not begun, it is at the line of its definition. */
export const NOT_BEGUN = -1;

/** Position of an instruction: line, column, end line, end column; undefined if it has none. */
export function positionAt(
  code: Code,
  pc: number,
): { line: number; column: number; endLine: number; endColumn: number } | undefined {
  const { positions, firstLine } = code;
  if (pc === NOT_BEGUN) return { line: firstLine, column: 0, endLine: firstLine, endColumn: WHOLE_LINE };
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

/** A column behind every line's end. */
const WHOLE_LINE = 2 ** 31;

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
  yield* render(exception, lines, { seen: new Set(), groupOpen: false }, '', 0);
  return `${lines.join('\n')}\n`;
}

/** Groups in groups that are shown. */
const MAX_GROUP_DEPTH = 10;
const CAUSE = 'The above exception was the direct cause of the following exception:';
const CONTEXT = 'During handling of the above exception, another exception occurred:';

interface Shown {
  readonly seen: Set<PyException>;
  /** The last group has no rule below it yet; the innermost of nested ones draws it for all. */
  groupOpen: boolean;
}

function* render(exception: PyException, lines: string[], shown: Shown, margin: string, depth: number): Guest<void> {
  const { seen } = shown;
  seen.add(exception);
  const cause = exception.cause;
  if (cause instanceof PyException && !seen.has(cause)) {
    yield* render(cause, lines, shown, margin, depth);
    lines.push(margin.trimEnd(), `${margin}${CAUSE}`, margin.trimEnd());
  } else if (exception.context !== undefined && !exception.suppressContext && !seen.has(exception.context)) {
    yield* render(exception.context, lines, shown, margin, depth);
    lines.push(margin.trimEnd(), `${margin}${CONTEXT}`, margin.trimEnd());
  }
  const isTree = isGroup(exception);
  if (isTree && depth >= MAX_GROUP_DEPTH) {
    lines.push(`${margin}... (max_group_depth is ${MAX_GROUP_DEPTH})`);
    return;
  }
  const inner = isTree && depth === 0 ? '  | ' : margin;
  if (exception.traceback !== undefined) {
    const title = isTree ? 'Exception Group Traceback (most recent call last):' : 'Traceback (most recent call last):';
    lines.push(isTree && depth === 0 ? `  + ${title}` : `${margin}${title}`);
    for (const line of tracebackLines(exception.traceback)) lines.push(`${inner}${line}`);
  }
  for (const line of yield* exceptionOnly(exception)) lines.push(`${inner}${line}`);
  if (isTree) yield* renderGroup(exception, lines, shown, depth);
}

function* renderGroup(group: PyException, lines: string[], shown: Shown, depth: number): Guest<void> {
  const items = groupItems(group);
  const indent = '  '.repeat(depth + 1);
  const count = Math.min(items.length, 15);
  for (let i = 0; i < count; i++) {
    const rule = i === 0 ? '+-' : '  ';
    lines.push(`${indent}${rule}+---------------- ${i + 1} ----------------`);
    const inner: string[] = [];
    shown.groupOpen = i === items.length - 1;
    yield* render(items[i] as PyException, inner, shown, '', depth + 1);
    for (const line of inner) lines.push(isGroupRule(line, depth + 1) ? line : `${indent}  | ${line}`);
  }
  if (items.length > count) {
    shown.groupOpen = true;
    lines.push(
      `${indent}  +---------------- ... ----------------`,
      `${indent}  | and ${items.length - count} more exception${items.length - count === 1 ? '' : 's'}`,
    );
  }
  if (shown.groupOpen) lines.push(`${indent}  +------------------------------------`);
  shown.groupOpen = false;
}

function isGroupRule(line: string, depth: number): boolean {
  return line.startsWith('  '.repeat(depth + 1)) && /^ +(?:\+-|\|| {2}\+)/.test(line);
}

/** What is shown of an exception that nobody can catch: without marks under the code, without what it came from. */
export function* ignoredText(exception: PyException): Guest<string> {
  const { traceback } = exception;
  const lines = traceback === undefined ? [] : ['Traceback (most recent call last):'];
  if (traceback !== undefined) lines.push(...tracebackLines(traceback, false));
  lines.push(...(yield* exceptionHead(exception, undefined)));
  return `${lines.join('\n')}\n`;
}

/** `File ...` lines, repeated frames folded. */
export function tracebackLines(traceback: PyTraceback, marked = true): string[] {
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
    if (position !== undefined) lines.push(...(marked ? sourceLines(code, position) : firstLine(code, position)));
  }
  fold();
  return lines;
}

type Span = NonNullable<ReturnType<typeof positionAt>>;

function firstLine(code: Code, { line }: Span): string[] {
  const text = sourceLine(code.filename, line)?.trim();
  return text === undefined || text === '' ? [] : [`    ${text}`];
}

function sourceLines(code: Code, span: Span): string[] {
  const lines: string[] = [];
  for (let line = span.line; line <= span.endLine; line++) {
    const text = sourceLine(code.filename, line);
    if (text === undefined && line === span.line) return [];
    lines.push(text ?? '');
  }
  return caretLines(lines, span);
}

/** `Type: message`, with notes; SyntaxErrors with their line and caret. */
export function* exceptionOnly(exception: PyException): Guest<string[]> {
  const lines = yield* exceptionHead(exception, exception.traceback);
  const notes = exception.attributes?.get('__notes__');
  if (notes instanceof PyList || notes instanceof PyTuple) {
    for (const note of notes.items) lines.push(...(yield* safeText(note)).split('\n'));
  }
  return lines;
}

/** The same without the notes; names for suggestions are looked for where `traceback` ends. */
export function* exceptionHead(exception: PyException, traceback: PyTraceback | undefined): Guest<string[]> {
  const { cls } = exception;
  const module = cls.builtin ? cls.module : moduleName(cls);
  const name = module === 'builtins' || module === '__main__' ? cls.qualname : `${module}.${cls.qualname}`;
  return isException(exception, 'SyntaxError')
    ? yield* syntaxLines(exception, name)
    : yield* plainLines(exception, traceback, name);
}

function* plainLines(exception: PyException, traceback: PyTraceback | undefined, name: string): Guest<string[]> {
  const message = (yield* safeText(exception)) + (yield* suggestion(exception, traceback));
  return (message === '' ? name : `${name}: ${message}`).split('\n');
}

function* syntaxLines(exception: PyException, name: string): Guest<string[]> {
  const member = (key: string): Value => exception.members?.get(key) ?? None;
  const line = member('lineno');
  const file = strOf(member('filename'));
  const filename = file === undefined ? undefined : strToText(file);
  const lines: string[] = [];
  if (line !== None) lines.push(`  File "${filename ?? '<string>'}", line ${yield* safeText(line)}`);
  const text = strOf(member('text'));
  if (text !== undefined) lines.push(...markedSource(strToText(text), member));
  const message = member('msg');
  const suffix = line === None && filename !== undefined ? ` (${filename})` : '';
  lines.push(`${name}: ${message === None ? '<no detail available>' : yield* safeText(message)}${suffix}`);
  return lines;
}

/** The line of a SyntaxError with `^` under the part that its offsets, which count from 1, name. */
function markedSource(text: string, member: (key: string) => Value): string[] {
  const line = text.replace(/\n+$/, '');
  const shown = line.replace(/^[ \n\f]+/, '');
  let offset = member('offset');
  if (typeof offset !== 'number') return [`    ${shown}`];
  const given = member('end_offset');
  let end = line.length + 1;
  if (member('lineno') === member('end_lineno')) end = typeof given === 'number' && given !== 0 ? given : offset;
  if (text !== '' && offset > text.length) offset = line.length + 1;
  if (text !== '' && end > text.length) end = line.length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const start = offset - 1 - (line.length - shown.length);
  if (start < 0) return [`    ${shown}`];
  return [`    ${shown}`, `    ${shown.slice(0, start).replace(/\S/g, ' ')}${'^'.repeat(end - offset)}`];
}
