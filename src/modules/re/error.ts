/** `re.PatternError`, known as `re.error` too. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods, standForPython } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';

export const patternErrorType = builtinType('PatternError', PyException, {
  base: exceptionType('Exception'),
  module: 're',
});

/** A mistake in a pattern or template; `text` is the pattern as one UTF-16 unit per code point, for lines and columns. */
export function patternError(message: string, pattern: Value, text: string, position: number): PyException {
  const error = new PyException(patternErrorType);
  describe(error, message, pattern, text, position);
  return error;
}

/** A mistake that has no place in the pattern. */
export function placelessPatternError(message: string): PyException {
  const error = new PyException(patternErrorType);
  describe(error, message, None, '', undefined);
  return error;
}

function describe(
  error: PyException,
  message: string,
  pattern: Value,
  text: string,
  position: number | undefined,
): void {
  const before = position === undefined ? '' : text.slice(0, position);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  let shown = message;
  if (position !== undefined) {
    shown += ` at position ${position}`;
    if (text.includes('\n')) shown += ` (line ${line}, column ${column})`;
  }
  error.args = new PyTuple([textToStr(shown)]);
  const placed = position !== undefined;
  const attributes: [string, Value][] = [
    ['msg', textToStr(message)],
    ['pattern', pattern],
    ['pos', placed ? position : None],
    ['lineno', placed ? line : None],
    ['colno', placed ? column : None],
  ];
  error.attributes ??= new PyDict();
  for (const [name, value] of attributes) error.attributes.set(name, name, value);
}

function textOf(pattern: Value): string | undefined {
  const text = strOf(pattern);
  if (text !== undefined) return strToText(text);
  const bytes = bytesOf(pattern);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}

addMethods(patternErrorType, {
  __init__: [
    '(self, msg, pattern=None, pos=None)',
    (self: PyException, message: Value, pattern: Value = None, position: Value = None) => {
      const text = textOf(pattern);
      const at = typeof position === 'number' && text !== undefined ? position : undefined;
      const shown = strOf(message);
      describe(self, shown === undefined ? '' : strToText(shown), pattern, text ?? '', at);
      return None;
    },
  ],
});
standForPython(patternErrorType);
