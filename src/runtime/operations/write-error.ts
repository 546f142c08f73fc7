/** Text on sys.stderr, as the program has it now; none where that is None. */
import { type Guest, GuestCall, settle } from '../guest.ts';
import { importOwn } from '../import.ts';
import { None } from '../objects/object.ts';
import { textToStr } from '../objects/str.ts';
import { getAttribute } from './attribute.ts';

export function* writeError(text: string): Guest<void> {
  const stream = yield* settle(getAttribute(yield* importOwn('sys'), 'stderr'));
  if (stream !== None) yield new GuestCall(yield* settle(getAttribute(stream, 'write')), [textToStr(text)]);
}
