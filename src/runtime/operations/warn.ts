/** Warnings that the engine itself gives: through the program's `warnings`, whose filters decide. */
import { exceptionType } from '../exceptions/hierarchy.ts';
import { type Guest, GuestCall, settle } from '../guest.ts';
import { importOwn } from '../import.ts';
import type { Value } from '../objects/object.ts';
import { textToStr } from '../objects/str.ts';
import { getAttribute } from './attribute.ts';

/** Warns about the line of the program that runs. Raises the warning where the filters say so. */
export function* warn(category: string, message: string): Guest<void> {
  yield* callWarnings('warn', [textToStr(message), exceptionType(category)]);
}

/** Warns about a line of source text. */
export function* warnAt(category: string, message: string, filename: string, line: number): Guest<void> {
  yield* callWarnings('warn_explicit', [textToStr(message), exceptionType(category), textToStr(filename), line]);
}

function* callWarnings(name: string, args: Value[]): Guest<void> {
  const module = yield* importOwn('warnings');
  yield new GuestCall(yield* settle(getAttribute(module, name)), args);
}
