/** _elementtree: elements, and the reading of documents. The module, in Python, is beside this file. */
import { typeError } from '../../../runtime/exceptions/raise.ts';
import type { Guest } from '../../../runtime/guest.ts';
import { settle } from '../../../runtime/guest.ts';
import type { PyDict } from '../../../runtime/objects/dict.ts';
import { PyTuple } from '../../../runtime/objects/list.ts';
import { None, type Value } from '../../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../../runtime/objects/str.ts';
import { getAttribute } from '../../../runtime/operations/attribute.ts';
import { call } from '../../../runtime/operations/call.ts';
import { typeName } from '../../../runtime/operations/type-of.ts';
import { realm } from '../../../runtime/realm.ts';
import { nativeModule } from '../../define.ts';
import { ElementBuilder, targetOf } from './builder.ts';
import { attributesOf, elementType, makeElement, PyElement } from './element.ts';
import { plainText } from './plain-text.ts';
import { DocumentReader, Malformed } from './reader.ts';

/** Reads a document for a target, or for None: then it gives the root. Where it is wrong: the reason, line and column. */
function* read(document: Value, target: Value): Guest<Value> {
  const text = strOf(document);
  if (text === undefined) throw typeError(`a str is needed, not ${typeName(document)}`);
  realm().budget.allocate(typeof text === 'string' ? text.length : text.points.length * 4);
  const builder = target === None ? new ElementBuilder() : yield* targetOf(target);
  const reader = new DocumentReader(strToText(text), builder);
  try {
    yield* reader.read();
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    return placeOf(thrown, reader.text);
  }
  return builder instanceof ElementBuilder ? (builder.root as PyElement) : None;
}

function placeOf({ reason, at }: Malformed, text: string): Value {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = Array.from(before.slice(before.lastIndexOf('\n') + 1)).length;
  return new PyTuple([textToStr(reason), line, column]);
}

function* subElement(args: readonly Value[], extra: PyDict | undefined): Guest<Value> {
  const [parent, tag, attrib] = args;
  if (parent === undefined || tag === undefined)
    throw typeError(`SubElement() takes at least 2 arguments (${args.length} given)`);
  if (args.length > 3) throw typeError(`SubElement() takes at most 3 arguments (${args.length} given)`);
  if (!(parent instanceof PyElement))
    throw typeError(`SubElement() argument 1 must be xml.etree.ElementTree.Element, not ${typeName(parent)}`);
  const element = makeElement(tag, attributesOf('SubElement', 3, attrib, extra));
  if (parent.cls === elementType) parent.children.push(element);
  else yield* call(yield* settle(getAttribute(parent, 'append')), [element]);
  return element;
}

function plain(element: Value, comment: Value, instruction: Value, shortEmpty: Value): Value {
  if (!(element instanceof PyElement)) return None;
  const text = plainText(element, { comment, instruction, shortEmpty: shortEmpty === true });
  return text === undefined ? None : textToStr(text);
}

export const builtinModule = nativeModule(
  '_elementtree',
  {
    plain_text: ['(element, comment, instruction, short_empty, /)', plain],
    read: ['(document, target, /)', read],
    SubElement: ['(*args, **extra)', subElement],
  },
  () => ({ Element: elementType }),
);
