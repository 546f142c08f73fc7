/** `str.format` and `str.format_map`: replacement fields. */
import { indexError, isException, keyError, makeExceptionOf, valueError } from '../exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import type { Value } from '../objects/object.ts';
import { type Str, strToText, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { getAttribute } from './attribute.ts';
import { getItem } from './subscript.ts';
import { ascii, formatValue, repr, str } from './text.ts';

/** How automatic and manual numbering may not mix. */
interface Numbering {
  next: number;
  kind: 'none' | 'automatic' | 'manual';
}

/** What the fields of one call take their values from. */
interface Source {
  /** Absent in format_map. */
  readonly args: readonly Value[] | undefined;
  /** A dict, or any mapping in format_map. */
  readonly named: Value | undefined;
  readonly numbering: Numbering;
}

/** A replacement field's parts, still text. */
interface Field {
  readonly name: string;
  readonly conversion: string;
  readonly spec: string;
  /** The spec has fields of its own. */
  readonly nested: boolean;
  /** Index behind the closing brace. */
  readonly end: number;
}

/** Fields inside fields that are allowed. */
const MAX_DEPTH = 2;

/** Text between fields, fields, and at the end perhaps the mistake that reading stopped at. */
type Part = string | ReadyField | { readonly mistake: Value };

/** A field whose name was looked at. */
interface ReadyField extends Field {
  /** What the name starts with, as text and as a position. */
  readonly first: string;
  readonly index: number | undefined;
  /** Something follows that. */
  readonly isPath: boolean;
}

/** Formats that a session keeps read, and the longest of them. */
const MAX_KEPT = 64;
const MAX_KEPT_LENGTH = 256;

/** `format.format(*args, **named)`; format_map has no args. */
export function formatFields(format: Str, args: readonly Value[] | undefined, named: Value | undefined): Maybe<Value> {
  const source: Source = { args, named, numbering: { next: 0, kind: 'none' } };
  return after(render(strToText(format), source, MAX_DEPTH), textToStr);
}

function render(format: string, source: Source, depth: number): Maybe<string> {
  if (depth <= 0) throw valueError('Max string recursion exceeded');
  return renderParts(partsOf(format), 0, '', source, depth);
}

function renderParts(
  parts: readonly Part[],
  from: number,
  before: string,
  source: Source,
  depth: number,
): Maybe<string> {
  let out = before;
  for (let i = from; i < parts.length; i++) {
    const part = parts[i] as Part;
    if (typeof part === 'string') {
      out += part;
      continue;
    }
    if ('mistake' in part) throw makeExceptionOf('ValueError', [part.mistake]);
    const text = shown(part, source, depth);
    if (isPending(text)) return renderRest(parts, i + 1, out, source, depth, text);
    out += text;
    realm().budget.allocate(out.length > 4096 ? 64 : 8);
  }
  return out;
}

function* renderRest(
  parts: readonly Part[],
  from: number,
  before: string,
  source: Source,
  depth: number,
  pending: Guest<string>,
): Guest<string> {
  return yield* settle(renderParts(parts, from, before + (yield* pending), source, depth));
}

/** The parts of a format; those of short ones are kept. */
function partsOf(format: string): readonly Part[] {
  const kept = realm().stateOf('str.format', () => new Map<string, readonly Part[]>());
  const known = kept.get(format);
  if (known !== undefined) return known;
  realm().budget.work(format.length / 16);
  realm().budget.allocate(format.length * 4);
  const parts = readParts(format);
  if (format.length <= MAX_KEPT_LENGTH) {
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(format, parts);
  }
  return parts;
}
function readParts(format: string): Part[] {
  const parts: Part[] = [];
  let text = '';
  try {
    for (let i = 0; i < format.length; ) {
      const character = format[i] as string;
      if (character !== '{' && character !== '}') {
        const next = format.slice(i).search(/[{}]/);
        text += next < 0 ? format.slice(i) : format.slice(i, i + next);
        i = next < 0 ? format.length : i + next;
      } else if (format[i + 1] === character) {
        text += character;
        i += 2;
      } else {
        if (text !== '') parts.push(text);
        text = '';
        if (character === '}' || i + 1 >= format.length)
          throw valueError(`Single '${character}' encountered in format string`);
        const field = readField(format, i + 1);
        parts.push(readyField(field));
        i = field.end;
      }
    }
  } catch (thrown) {
    // It is raised when all before it has been shown.
    if (!isException(thrown, 'ValueError')) throw thrown;
    parts.push({ mistake: thrown.args.items[0] as Value });
  }
  if (text !== '') parts.push(text);
  return parts;
}

function readyField(field: Field): ReadyField {
  const { first } = nameParts(field.name);
  const index = /^\d{1,15}$/.test(first) ? Number(first) : undefined;
  return { ...field, first, index, isPath: first.length < field.name.length };
}

/** Reads the field that starts behind an opening brace. Throws ValueError. */
export function readField(format: string, start: number): Field {
  let i = start;
  let stop = '';
  while (i < format.length && stop === '') {
    const character = format[i++] as string;
    if (character === '{') throw valueError("unexpected '{' in field name");
    if (character === '[') while (i < format.length && format[i] !== ']') i++;
    if (character === '}' || character === ':' || character === '!') stop = character;
  }
  const name = format.slice(start, stop === '' ? i : i - 1);
  if (stop === '') throw valueError("expected '}' before end of string");
  if (stop === '}') return { name, conversion: '', spec: '', nested: false, end: i };
  let conversion = '';
  if (stop === '!') {
    const point = format.codePointAt(i);
    if (point === undefined) throw valueError('end of string while looking for conversion specifier');
    conversion = String.fromCodePoint(point);
    i += conversion.length;
    if (i < format.length) {
      const after = format[i++];
      if (after === '}') return { name, conversion, spec: '', nested: false, end: i };
      if (after !== ':') throw valueError("expected ':' after conversion specifier");
    }
  }
  return readSpec(format, i, name, conversion);
}

function readSpec(format: string, start: number, name: string, conversion: string): Field {
  let depth = 1;
  let nested = false;
  for (let i = start; i < format.length; i++) {
    if (format[i] === '{') {
      nested = true;
      depth++;
    } else if (format[i] === '}' && --depth === 0)
      return { name, conversion, spec: format.slice(start, i), nested, end: i + 1 };
  }
  throw valueError("unmatched '{' in format spec");
}

function shown(field: ReadyField, source: Source, depth: number): Maybe<string> {
  const found = lookUp(field, source);
  const value = isPending(found)
    ? after(found, (it) => convert(field.conversion, it))
    : convert(field.conversion, found);
  if (isPending(value) || field.nested) return shownSlow(field, value, source, depth);
  const text = formatValue(value, textToStr(field.spec));
  return isPending(text) ? after(text, strToText) : strToText(text);
}

function* shownSlow(field: ReadyField, converted: Maybe<Value>, source: Source, depth: number): Guest<string> {
  const value = yield* settle(converted);
  const spec = field.nested ? yield* settle(render(field.spec, source, depth - 1)) : field.spec;
  return strToText(yield* settle(formatValue(value, textToStr(spec))));
}

function convert(conversion: string, value: Value): Maybe<Value> {
  switch (conversion) {
    case '':
      return value;
    case 's':
      return str(value);
    case 'r':
      return repr(value);
    case 'a':
      return ascii(value);
    default: {
      const code = conversion.codePointAt(0) as number;
      const name = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
      throw valueError(`Unknown conversion specifier ${name}`);
    }
  }
}

function lookUp(field: ReadyField, source: Source): Maybe<Value> {
  const value = firstValue(field, source);
  return field.isPath ? follow(field.name, value) : value;
}

function* follow(name: string, first: Maybe<Value>): Guest<Value> {
  let value = yield* settle(first);
  for (const { isAttribute, key } of nameParts(name).rest) {
    if (isAttribute) value = yield* settle(getAttribute(value, key));
    else value = yield* settle(getItem(value, fieldIndex(key) ?? textToStr(key)));
  }
  return value;
}

/** A step from a value to a part of it: an attribute or a subscript. */
export interface NamePart {
  readonly isAttribute: boolean;
  readonly key: string;
}

/** The parts of a field's name, `a.b[c]`. Mistakes throw ValueError when their part is reached. */
export function nameParts(name: string): { readonly first: string; readonly rest: Iterable<NamePart> } {
  const first = (/^[^.[]*/.exec(name) as RegExpExecArray)[0];
  return { first, rest: { [Symbol.iterator]: () => laterParts(name.slice(first.length)) } };
}

function* laterParts(text: string): Generator<NamePart> {
  for (let rest = text; rest !== ''; ) {
    const part = /^(?:\.([^.[]*)|\[([^\]]*)(\]?))/.exec(rest);
    if (part === null) throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    const [matched, attribute, key, close] = part;
    if (close === '') throw valueError("Missing ']' in format string");
    if (attribute === '' || key === '') throw valueError('Empty attribute in format string');
    yield { isAttribute: attribute !== undefined, key: attribute ?? (key as string) };
    rest = rest.slice(matched.length);
  }
}

/** The value that a field's name starts with: an argument by position or by keyword. */
function firstValue(field: ReadyField, { args, named, numbering }: Source): Maybe<Value> {
  const { first } = field;
  const index = first === '' ? undefined : (field.index ?? fieldIndex(first));
  if (first !== '' && index === undefined) {
    if (named === undefined) throw keyError(textToStr(first));
    return getItem(named, textToStr(first));
  }
  const kind = first === '' ? 'automatic' : 'manual';
  if (numbering.kind === 'none') numbering.kind = kind;
  if (numbering.kind !== kind) {
    throw valueError(
      kind === 'manual'
        ? 'cannot switch from automatic field numbering to manual field specification'
        : 'cannot switch from manual field specification to automatic field numbering',
    );
  }
  const position = index ?? numbering.next++;
  if (args === undefined) throw valueError('Format string contains positional fields');
  if (position >= args.length) throw indexError(`Replacement index ${position} out of range for positional args tuple`);
  return args[position] as Value;
}

/** A name that consists of digits, as a number. Throws ValueError if it is too large. */
export function fieldIndex(name: string): number | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  if (BigInt(name) > 0x7fffffffffffffffn) throw valueError('Too many decimal digits in format string');
  return Number(name);
}
