/** strftime of dates and times: what only they know (%f, %z, %Z) is filled in, the rest is time's. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { type Fields, formatTime } from '../time/format.ts';
import type { Clock } from './objects.ts';
import { nameOf, offsetOf, offsetText } from './offsets.ts';

/** `moment` is what the zone is asked about. */
export function* strftime(format: Value, fields: Fields, value: Clock, moment: Value): Guest<Value> {
  const text = strOf(format);
  if (text === undefined) throw typeError(`strftime() argument 1 must be str, not ${typeName(format)}`);
  const source = strToText(text);
  realm().budget.work(1 + source.length / 16);
  realm().budget.allocate(source.length * 8);
  return textToStr(formatTime(yield* fillIn(source, value, moment), { ...fields, zoneless: true }));
}

function* fillIn(source: string, value: Clock, moment: Value): Guest<string> {
  if (!/%(?:[fzZ]|:z)/.test(source)) return source;
  let out = '';
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string;
    if (character !== '%') {
      out += character;
      continue;
    }
    const code = source[++i];
    if (code === 'f') out += `${value.microsecond}`.padStart(6, '0');
    else if (code === 'z') out += yield* offsetPart(value, moment, '');
    else if (code === ':' && source[i + 1] === 'z') {
      i++;
      out += yield* offsetPart(value, moment, ':');
    } else if (code === 'Z') out += yield* zonePart(value, moment);
    else out += code === undefined ? '%' : `%${code}`;
  }
  return out;
}

function* offsetPart(value: Clock, moment: Value, separator: string): Guest<string> {
  const offset = yield* settle(offsetOf(value.tzinfo, 'utcoffset', moment));
  return offset === undefined ? '' : offsetText(offset, separator);
}

function* zonePart(value: Clock, moment: Value): Guest<string> {
  const name = yield* nameOf(value.tzinfo, moment);
  return name === None ? '' : strToText(strOf(name) ?? '').replaceAll('%', '%%');
}
