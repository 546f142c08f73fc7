/** Line ends of text on its way in and out. */
import { type Str, strFromCodePoints, strPoints, strToText, textToStr } from '../../runtime/objects/str.ts';

/** `\r\n` and `\r` as `\n`. */
export function translateInput(text: Str): Str {
  if (typeof text === 'string') return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!text.points.includes(13)) return text;
  return textToStr(strToText(text).replace(/\r\n?/g, '\n'));
}

/** `\n` as another line end. */
export function lineBreak(text: Str, end: string): Str {
  if (typeof text === 'string') return text.includes('\n') ? text.replaceAll('\n', end) : text;
  const points: number[] = [];
  for (const point of strPoints(text)) {
    if (point === 10) points.push(...Array.from(end, (character) => character.charCodeAt(0)));
    else points.push(point);
  }
  return strFromCodePoints(points);
}

/** Which line ends a text has: 1 '\n', 2 '\r', 4 '\r\n'. */
export function seenNewlines(text: Str): number {
  const source = typeof text === 'string' ? text : strToText(text);
  let seen = 0;
  if (source.includes('\r\n')) seen |= 4;
  if (/(^|[^\r])\n/.test(source)) seen |= 1;
  if (/\r(?!\n)/.test(source)) seen |= 2;
  return seen;
}
