/** sub() and subn(). */
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { isCallable } from '../../runtime/operations/call.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { realm } from '../../runtime/realm.ts';
import type { PyPattern } from './pattern-object.ts';
import { foundEnd, foundStart } from './search.ts';
import { sliceText, type TextToMatch, textToMatch } from './subject.ts';
import { expandTemplate, joined, type Template, templateOf } from './template.ts';
import { matchOf, type Target, targetOf, Walk } from './walk.ts';

/** What a match is replaced with: a text, a template, or a function's answer. */
type Replacement = { readonly text: Value } | { readonly template: Template } | { readonly callee: Value };

function* replacementOf(self: PyPattern, value: Value): Guest<Replacement> {
  const text = strOf(value);
  if (text !== undefined && !strToText(text).includes('\\')) return { text: value };
  const bytes = text === undefined ? bytesOf(value) : undefined;
  if (bytes !== undefined && !bytes.includes(92)) return { text: value };
  if (text === undefined && bytes === undefined && isCallable(value)) return { callee: value };
  const template = yield* templateOf(self, value);
  return template.length === 0 ? { text: value } : { template };
}

export interface Substituted {
  readonly value: Value;
  readonly count: number;
}

/** Replaces by a text or template, which needs no guest code. */
function substitute(
  self: PyPattern,
  replacement: { readonly text: Value } | { readonly template: Template },
  target: Target,
  most: number,
): Substituted {
  const { text } = target;
  const walk = new Walk(self, target);
  const parts: Value[] = [];
  let from = 0;
  let count = 0;
  for (; (most === 0 || count < most) && walk.find('search'); count++) {
    if ((count & 63) === 0) realm().budget.allocate(64 * 64);
    if (from < foundStart) parts.push(sliceText(text, from, foundStart));
    from = foundEnd;
    if ('text' in replacement) parts.push(replacement.text);
    else parts.push(expandTemplate(replacement.template, matchOf(self, target), self.isText));
  }
  return substituted(self, text, parts, from, count);
}

/** Replaces by what a function makes of each match. */
function* substituteByCall(self: PyPattern, callee: Value, target: Target, most: number): Guest<Substituted> {
  const { text } = target;
  const walk = new Walk(self, target);
  const parts: Value[] = [];
  let from = 0;
  let count = 0;
  for (; (most === 0 || count < most) && walk.find('search'); count++) {
    if ((count & 63) === 0) realm().budget.allocate(64 * 64);
    if (from < foundStart) parts.push(sliceText(text, from, foundStart));
    from = foundEnd;
    const answer = yield new GuestCall(callee, [matchOf(self, target)]);
    if (answer !== None) parts.push(answer);
  }
  return substituted(self, text, parts, from, count);
}

function substituted(self: PyPattern, text: TextToMatch, parts: Value[], from: number, count: number): Substituted {
  if (count === 0 && self.isText)
    return { value: typeof text.value === 'string' ? text.value : sliceText(text, 0, text.length), count };
  if (from < text.length) parts.push(sliceText(text, from, text.length));
  return { value: joined(parts, self.isText), count };
}

/** sub() and subn(): at once where the replacement is a plain text and nothing has to be converted. */
function subn(self: PyPattern, replacement: Value, value: Value, count: Value | undefined): Maybe<Substituted> {
  if (
    typeof replacement === 'string' &&
    typeof value === 'string' &&
    (count === undefined || typeof count === 'number')
  ) {
    const template = replacement.includes('\\') ? self.templates.get(`s${replacement}`) : undefined;
    const text = textToMatch(value, self.isText);
    const most = count === undefined ? 0 : count < 0 ? -1 : count;
    const target = { text, from: 0, to: text.length };
    if (template !== undefined && template.length > 0) return substitute(self, { template }, target, most);
    if (template === undefined && !replacement.includes('\\'))
      return substitute(self, { text: replacement }, target, most);
  }
  return subnSlow(self, replacement, value, count);
}

function* subnSlow(self: PyPattern, replacement: Value, value: Value, count: Value | undefined): Guest<Substituted> {
  const given = count === undefined ? 0 : yield* settle(toSize(count));
  const most = given < 0 ? -1 : given;
  const target = yield* targetOf(self, value, undefined, undefined);
  const by = yield* replacementOf(self, replacement);
  return 'callee' in by ? yield* substituteByCall(self, by.callee, target, most) : substitute(self, by, target, most);
}

/** Makes a method's result of what was substituted, at once where that is known. */
function resultOf(done: Maybe<Substituted>, show: (done: Substituted) => Value): Maybe<Value> {
  return isPending(done) ? showLater(done, show) : show(done);
}

function* showLater(pending: Guest<Substituted>, show: (done: Substituted) => Value): Guest<Value> {
  return show(yield* pending);
}

export const valueOnly = (done: Substituted): Value => done.value;
export const withCount = (done: Substituted): Value => new PyTuple([done.value, done.count]);

/** `pattern.sub(...)` or `pattern.subn(...)`. */
export function substituteWith(
  self: PyPattern,
  replacement: Value,
  value: Value,
  count: Value | undefined,
  show: (done: Substituted) => Value,
): Maybe<Value> {
  return resultOf(subn(self, replacement, value, count), show);
}
