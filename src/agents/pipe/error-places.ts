/** Where in an agent's code an uncaught exception came from, in what an agent's error texts show. */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { isException } from '../../runtime/exceptions/raise.ts';
import { positionAt } from '../../runtime/exceptions/traceback-text.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { PythonSyntaxError } from '../../syntax/errors.ts';
import { parseModule } from '../../syntax/parser.ts';
import type { Statement } from '../../syntax/tree.ts';
import { firstLine, segment } from '../state/source-segment.ts';
import type { ErrorPlaces } from './messages.ts';

/** `sources`: texts that the session ran, by file name. */
export function errorPlaces(
  exception: PyException,
  code: string,
  filename: string,
  sources: ReadonlyMap<string, string>,
): ErrorPlaces {
  const places: { line: number; name: string; text: string }[] = [];
  let topLine = 0;
  for (let entry = exception.traceback; entry !== undefined; entry = entry.next) {
    const { code: running } = entry.frame.link;
    const source = running.filename === filename ? code : sources.get(running.filename);
    const line = positionAt(running, entry.pc)?.line ?? 0;
    if (source === undefined || line === 0) continue;
    if (running.filename === filename && running.name === '<module>') topLine = line;
    places.push({ line, name: running.name, text: (source.split('\n')[line - 1] ?? '').trim() });
  }
  const syntax = topLine === 0 && isException(exception, 'SyntaxError') ? syntaxDetails(exception) : undefined;
  return {
    places: places.slice(-20),
    statement: topLine === 0 ? '' : statementAt(code, topLine),
    ...(syntax !== undefined && { syntax }),
  };
}

function syntaxDetails(exception: PyException): NonNullable<ErrorPlaces['syntax']> {
  const text = (name: string): string => {
    const value = exception.members?.get(name);
    const found = value === undefined ? undefined : strOf(value);
    return found === undefined ? '' : strToText(found);
  };
  const number = (name: string): number => {
    const value: Value | undefined = exception.members?.get(name);
    return typeof value === 'number' ? value : 0;
  };
  return { message: text('msg'), line: number('lineno'), offset: number('offset'), text: text('text') };
}

/** Source of the statement at the top level that a line belongs to. */
export function statementAt(code: string, line: number): string {
  const found = topLevel(code).find((statement) => line >= firstLine(statement) && line <= statement.endLine);
  return found === undefined ? (code.split('\n')[line - 1] ?? '') : segment(code, found);
}

/** The first statement that gives a value to one of the names, and which; undefined if none does or the code is no Python. */
export function bindingOf(
  code: string,
  names: ReadonlySet<string>,
  bound: (statement: Statement) => Iterable<string>,
): { readonly name: string; readonly statement: string } | undefined {
  for (const statement of topLevel(code))
    for (const name of bound(statement)) if (names.has(name)) return { name, statement: segment(code, statement) };
  return undefined;
}

function topLevel(code: string): readonly Statement[] {
  try {
    return parseModule(code).body;
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    return [];
  }
}
