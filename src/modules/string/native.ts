/** _string: the parts of replacement fields, for string.Formatter. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { getIterator } from '../../runtime/operations/iterate.ts';
import { fieldIndex, nameParts, readField } from '../../runtime/operations/str-format.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { nativeModule } from '../define.ts';

function textOf(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`expected str, got ${typeName(value)}`);
  return strToText(text);
}

/** Tuples of literal text, field name, spec and conversion. */
function parse(format: string): Value[] {
  const pieces: Value[] = [];
  let literal = '';
  const push = (name: Value, spec: Value, conversion: Value): void => {
    pieces.push(new PyTuple([textToStr(literal), name, spec, conversion]));
    literal = '';
  };
  for (let i = 0; i < format.length; ) {
    const character = format[i] as string;
    if (character !== '{' && character !== '}') {
      literal += character;
      i++;
    } else if (format[i + 1] === character) {
      // A doubled brace ends a piece, as in CPython.
      literal += character;
      push(None, None, None);
      i += 2;
    } else {
      if (character === '}' || i + 1 >= format.length)
        throw valueError(`Single '${character}' encountered in format string`);
      const field = readField(format, i + 1);
      push(textToStr(field.name), textToStr(field.spec), field.conversion === '' ? None : textToStr(field.conversion));
      i = field.end;
    }
  }
  if (literal !== '') push(None, None, None);
  return pieces;
}

const index = (text: string): Value => fieldIndex(text) ?? textToStr(text);

export const builtinModule = nativeModule('_string', {
  formatter_parser: ['(format, /)', (format: Value) => getIterator(new PyList(parse(textOf(format))))],
  formatter_field_name_split: [
    '(name, /)',
    (name: Value) => {
      const { first, rest } = nameParts(textOf(name));
      const parts = Array.from(
        rest,
        (part) => new PyTuple([part.isAttribute, part.isAttribute ? textToStr(part.key) : index(part.key)]),
      );
      return new PyTuple([index(first), getIterator(new PyList(parts)) as Value]);
    },
  ],
});
