/** Warnings that the engine itself gives: through the program's `warnings`, whose filters decide. */
import { exceptionType } from '../exceptions/hierarchy.ts';
import { type Guest, GuestCall, settle } from '../guest.ts';
import { importOwn } from '../import.ts';
import type { Value } from '../objects/object.ts';
import { textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { sourceLine } from '../source.ts';
import { getAttribute } from './attribute.ts';
import { writeError } from './write-error.ts';

/** Units of work of a warning that is written. */
const WARNING_WORK = 16;

/** Warns about the line of the program that runs. Raises the warning where the filters say so. */
export function* warn(category: string, message: string): Guest<void> {
  yield* callWarnings('warn', [textToStr(message), exceptionType(category)]);
}

/**
 * Warns about a line of source text, always, as long as no filter says otherwise; of a category that is shown by default.
 * Like CPython it does without the module `warnings` until a program imports that.
 */
export function* warnAt(category: string, message: string, filename: string, line: number): Guest<void> {
  realm().budget.work(WARNING_WORK);
  if (realm().modules.has('warnings'))
    yield* callWarnings('warn_explicit', [textToStr(message), exceptionType(category), textToStr(filename), line]);
  else yield* writeError(`${filename}:${line}: ${category}: ${message}\n${shownLine(filename, line)}`);
}

function shownLine(filename: string, line: number): string {
  const text = filename.startsWith('<') ? undefined : sourceLine(filename, line)?.trim();
  return text ? `  ${text}\n` : '';
}

function* callWarnings(name: string, args: Value[]): Guest<void> {
  const module = yield* importOwn('warnings');
  yield new GuestCall(yield* settle(getAttribute(module, name)), args);
}
