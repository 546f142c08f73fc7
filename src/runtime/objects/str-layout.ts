/** Widths: justified, filled with zeros, tabs expanded. */
import { makeExceptionOf, typeError } from '../exceptions/raise.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import type { Value } from './object.ts';
import { strLength, strOf, strToText, textToStr } from './str.ts';
import { self, text } from './str-arguments.ts';

export function justify(a: Value, size: number, fill: Value | undefined, how: 'center' | 'ljust' | 'rjust'): Value {
  const filler = fill === undefined ? ' ' : strOf(fill);
  if (filler === undefined)
    throw typeError(`The fill character must be a unicode character, not ${typeName(fill as Value)}`);
  if (strLength(filler) !== 1) throw typeError('The fill character must be exactly one character long');
  const value = self(a);
  const missing = size - strLength(value);
  if (missing <= 0) return value;
  realm().budget.allocate(size * 2);
  if (size > 0x1fffffe8) throw makeExceptionOf('MemoryError', []);
  const character_ = strToText(filler);
  const left = how === 'ljust' ? 0 : how === 'rjust' ? missing : (missing >> 1) + (missing & size & 1);
  return textToStr(character_.repeat(left) + text(a) + character_.repeat(missing - left));
}

export function zeroFill(a: Value, width: number): Value {
  const missing = width - strLength(self(a));
  if (missing <= 0) return self(a);
  realm().budget.allocate(missing * 2);
  if (missing > 0x1fffffe8) throw makeExceptionOf('MemoryError', []);
  const source = text(a);
  const sign = /^[+-]/.test(source) ? (source[0] as string) : '';
  return textToStr(sign + '0'.repeat(missing) + source.slice(sign.length));
}

export function expandTabs(a: Value, size = 8): Value {
  let column = 0;
  let expanded = '';
  for (const character_ of text(a)) {
    if (character_ === '\t') {
      const blanks = size > 0 ? size - (column % size) : 0;
      realm().budget.allocate(blanks * 2);
      expanded += ' '.repeat(blanks);
      column += blanks;
    } else {
      expanded += character_;
      column = character_ === '\n' || character_ === '\r' ? 0 : column + 1;
    }
  }
  return textToStr(expanded);
}
