/** _traceback: what the module traceback, in Python beside this file, asks of the runtime: positions, carets, lines. */
import { caretLines } from '../../runtime/exceptions/caret-lines.ts';
import { PyException, PyTraceback } from '../../runtime/exceptions/exception.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { exceptionHead, positionAt } from '../../runtime/exceptions/traceback-text.ts';
import type { Guest } from '../../runtime/guest.ts';
import { Frame } from '../../runtime/objects/frame.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { sourceLine, sourceText } from '../../runtime/source.ts';
import { nativeModule } from '../define.ts';

const encoder = new TextEncoder();
const text = (value: Value): string => strToText(strOf(value) ?? '');

/** A column as Python gives it, in bytes of UTF-8, from one in UTF-16 units. */
function bytesBefore(line: string | undefined, column: number): number {
  return line === undefined ? column : encoder.encode(line.slice(0, column)).length;
}

function unitsBefore(line: string | undefined, bytes: number): number {
  if (line === undefined) return bytes;
  return new TextDecoder().decode(encoder.encode(line).subarray(0, bytes)).length;
}

/** Where a frame or an entry of a traceback is: (line, last line, column, last column), or None. */
function position(value: Value): Value {
  const [frame, pc] = value instanceof PyTraceback ? [value.frame, value.pc] : [value, (value as Frame).pc];
  if (!(frame instanceof Frame)) throw typeError(`expected a frame or traceback, got ${typeName(value)}`);
  const { code } = frame.link;
  const span = positionAt(code, pc);
  if (span === undefined) return None;
  return new PyTuple([
    span.line,
    span.endLine,
    bytesBefore(sourceLine(code.filename, span.line), span.column),
    bytesBefore(sourceLine(code.filename, span.endLine), span.endColumn),
  ]);
}

/** The lines of a traceback entry with their marks, indented; `lines` are the source lines of its span. */
function marked(lines: Value, column: Value, endColumn: Value): Value {
  const source = (lines as PyList).items.map(text);
  const span = {
    column: unitsBefore(source[0], Number(column)),
    endColumn: unitsBefore(source.at(-1), Number(endColumn)),
  };
  return new PyList(caretLines(source, span).map((line) => textToStr(line)));
}

/** `Type: message`, or the lines of a SyntaxError. */
function* head(exception: Value, traceback: Value): Guest<Value> {
  if (!(exception instanceof PyException)) throw typeError(`expected an exception, got ${typeName(exception)}`);
  return new PyList(
    (yield* exceptionHead(exception, traceback instanceof PyTraceback ? traceback : undefined)).map((line) =>
      textToStr(line),
    ),
  );
}

function source(filename: Value): Value {
  const found = sourceText(text(filename));
  return found === undefined ? None : textToStr(found);
}

export const builtinModule = nativeModule('_traceback', {
  position: ['(entry, /)', position],
  marked: ['(lines, column, end_column, /)', marked],
  head: ['(exception, traceback, /)', head],
  source: ['(filename, /)', source],
});
