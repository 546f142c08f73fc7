/**
 * The text of a tree of plain elements: no names in namespaces, and nothing but str in it. Any other tree is written by
 * the module, in Python beside this file.
 */
import { None, type Value } from '../../../runtime/objects/object.ts';
import { type Str, strOf, strToText } from '../../../runtime/objects/str.ts';
import { realm } from '../../../runtime/realm.ts';
import { elementType, PyElement } from './element.ts';

export interface PlainTextOptions {
  /** Tags of comments and of processing instructions. */
  readonly comment: Value;
  readonly instruction: Value;
  /** `<a />` for an element without content. */
  readonly shortEmpty: boolean;
}

/** Undefined for trees that are not plain. */
export function plainText(root: PyElement, options: PlainTextOptions): string | undefined {
  const parts: string[] = [];
  /** Elements that are begun, and how many of their children are written. */
  const open: { readonly element: PyElement; written: number }[] = [];
  if (!begin(root, options, parts, open)) return undefined;
  const { budget } = realm();
  while (open.length > 0) {
    const last = open[open.length - 1] as { readonly element: PyElement; written: number };
    const child = last.element.children[last.written++];
    if (child === undefined) {
      open.pop();
      parts.push('</', last.element.tagName as string, '>', textOrNothing(last.element.tail) as string);
    } else if (!(child instanceof PyElement) || !begin(child, options, parts, open)) return undefined;
    budget.work(1);
    if (parts.length > 4096) join(parts);
  }
  join(parts);
  return parts[0] as string;
}

/** Puts the parts together; their text is charged. */
function join(parts: string[]): void {
  const text = parts.join('');
  realm().budget.allocate(text.length);
  realm().budget.work(text.length >> 8);
  parts.length = 0;
  parts.push(text);
}

function begin(
  element: PyElement,
  options: PlainTextOptions,
  parts: string[],
  open: { readonly element: PyElement; written: number }[],
): boolean {
  if (element.cls !== elementType) return false;
  const { tagName: tag, children } = element;
  const text = textOrNothing(element.text);
  const tail = textOrNothing(element.tail);
  if (text === undefined || tail === undefined) return false;
  if (tag === options.comment || tag === options.instruction) {
    const raw = element.text === None ? 'None' : strToText(element.text as Str);
    parts.push(tag === options.comment ? `<!--${raw}-->` : `<?${raw}?>`, tail);
    return true;
  }
  if (typeof tag !== 'string' || tag.startsWith('{')) return false;
  parts.push('<', tag);
  if (element.ownAttrib !== undefined && !putAttributes(element, parts)) return false;
  if (text === '' && children.length === 0 && options.shortEmpty) {
    parts.push(' />', tail);
    return true;
  }
  parts.push('>', text);
  if (children.length > 0) open.push({ element, written: 0 });
  else parts.push('</', tag, '>', tail);
  return true;
}

function putAttributes({ attrib }: PyElement, parts: string[]): boolean {
  for (let entry = 0; entry < attrib.keys.length; entry++) {
    const key = attrib.keys[entry];
    if (key === undefined) continue;
    const value = strOf(attrib.valueAt(entry));
    if (typeof key !== 'string' || key.startsWith('{') || value === undefined) return false;
    parts.push(' ', key, '="', escapedAttribute(strToText(value)), '"');
  }
  return true;
}

/** Escaped text; undefined if it is none. */
function textOrNothing(value: Value): string | undefined {
  if (value === None) return '';
  const text = strOf(value);
  return text === undefined ? undefined : escaped(strToText(text));
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

function escapedAttribute(text: string): string {
  return escaped(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#09;');
}
