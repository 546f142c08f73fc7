/** `json.JSONDecodeError`. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods, standForPython } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { type Str, strOf, strPoints, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';

export const decodeErrorType = builtinType('JSONDecodeError', undefined, {
  base: exceptionType('ValueError'),
  module: 'json.decoder',
});

/** A mistake in a document; `position` counts code points. */
export function decodeError(message: string, document: Str, position: number): PyException {
  const error = new PyException(decodeErrorType);
  describe(error, message, document, position);
  return error;
}

function describe(error: PyException, message: string, document: Str, position: number): void {
  const points = strPoints(document);
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < Math.min(position, points.length); i++) {
    if (points[i] !== 10) continue;
    line++;
    lineStart = i + 1;
  }
  const column = position - lineStart + 1;
  error.args = new PyTuple([textToStr(`${message}: line ${line} column ${column} (char ${position})`)]);
  const attributes: [string, Value][] = [
    ['msg', textToStr(message)],
    ['doc', document],
    ['pos', position],
    ['lineno', line],
    ['colno', column],
  ];
  error.attributes ??= new PyDict();
  for (const [name, value] of attributes) error.attributes.set(name, name, value);
}

addMethods(decodeErrorType, {
  __init__: [
    '(self, msg, doc, pos)',
    (self: PyException, message: Value, document: Value, position: Value) => {
      const [text, source] = [strOf(message), strOf(document)];
      if (text === undefined || source === undefined || typeof position !== 'number')
        throw typeError('JSONDecodeError takes a message, a document and a position');
      describe(self, strToText(text), source, position);
      return None;
    },
  ],
  __reduce__: [
    '(self, /)',
    (self: PyException) => {
      const field = (name: string): Value => self.attributes?.get(name) ?? None;
      return new PyTuple([typeOf(self), new PyTuple([field('msg'), field('doc'), field('pos')])]);
    },
  ],
});
standForPython(decodeErrorType);
