/** `csv.writer`: rows as lines, given to a file's `write`. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { isCallable } from '../../runtime/operations/call.ts';
import { getIterator, iterateAll, nextOf } from '../../runtime/operations/iterate.ts';
import { floatRepr } from '../../runtime/operations/scalar-text.ts';
import { str } from '../../runtime/operations/text.ts';
import { typeName, typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { csvError, type PyDialect, Quoting } from './dialect.ts';

export class PyWriter extends PyObject {
  readonly write: Value;
  readonly dialect: PyDialect;
  constructor(write: Value, dialect: PyDialect) {
    super();
    this.write = write;
    this.dialect = dialect;
  }
}
export const writerType = builtinType('writer', PyWriter, { final: true, module: '_csv' });

/** A writer on anything with a `write` method. */
export function* makeWriter(file: Value, dialect: PyDialect): Guest<PyWriter> {
  const write =
    typeOf(file).lookup('write') === undefined && !(file instanceof PyObject)
      ? None
      : yield* settle(getAttribute(file, 'write'));
  if (!isCallable(write)) throw typeError('argument 1 must have a "write" method');
  return new PyWriter(write, dialect);
}

function isNumber(value: Value): boolean {
  return value instanceof PyFloat || intOf(value) !== undefined || typeOf(value).lookup('__float__') !== undefined;
}

/** Text of a field before quoting, and whether it is quoted whatever is in it. */
function* fieldText(value: Value, quoting: number): Guest<{ readonly text: string; readonly quoted: boolean }> {
  const plain = strOf(value);
  const quoted =
    quoting === Quoting.all ||
    (quoting === Quoting.nonnumeric && !isNumber(value)) ||
    (quoting === Quoting.strings && plain !== undefined) ||
    (quoting === Quoting.notNull && value !== None);
  if (plain !== undefined) return { text: strToText(plain), quoted };
  if (value === None) return { text: '', quoted };
  if (value instanceof PyFloat) return { text: floatRepr(value.v), quoted };
  return { text: strToText(yield* settle(str(value))), quoted };
}

/** A field as it is written. Throws csv.Error where it cannot be. */
function encoded(text: string, mustQuote: boolean, dialect: PyDialect, alone: boolean): string {
  const { delimiter, escape, quote, quoting, doubleQuote, lineTerminator, skipInitialSpace } = dialect;
  let quoted = mustQuote;
  let out = '';
  for (const c of text) {
    const isSpecial =
      c === delimiter || c === escape || c === quote || c === '\n' || c === '\r' || lineTerminator.includes(c);
    if (isSpecial) {
      let escapes = false;
      if (quoting === Quoting.none) escapes = true;
      else if (c === quote) {
        if (doubleQuote) out += c;
        else escapes = true;
      } else if (c === escape) escapes = true;
      if (!escapes) quoted = true;
      else {
        if (escape === undefined) throw csvError('need to escape, but no escapechar set');
        out += escape;
      }
    }
    out += c;
  }
  // A single empty field would be an empty line, and blanks could be taken for the delimiter's.
  if (text === '' && alone) {
    if (quoting === Quoting.none || (quoting >= Quoting.strings && !mustQuote && quoting !== Quoting.minimal))
      throw csvError('single empty field record must be quoted');
    quoted = true;
  }
  if (!quoted && text === '' && delimiter === ' ' && skipInitialSpace) {
    if (quoting === Quoting.none)
      throw csvError('empty field must be quoted if delimiter is a space and skipinitialspace is true');
    quoted = true;
  }
  return quoted && quote !== undefined ? quote + out + quote : out;
}

const PLAIN = /^[^",\r\n]+$/;

function* lineOf(self: PyWriter, row: Value): Guest<string> {
  const { dialect } = self;
  const { delimiter, quoting, quote, escape, lineTerminator } = dialect;
  let items: Value[];
  try {
    items = yield* settle(iterateAll(row));
  } catch (thrown) {
    if (typeOf(row).lookup('__iter__') !== undefined || typeOf(row).lookup('__getitem__') !== undefined) throw thrown;
    throw csvError(`iterable expected, not ${typeName(row)}`);
  }
  const isUsual =
    delimiter === ',' &&
    quote === '"' &&
    escape === undefined &&
    quoting === Quoting.minimal &&
    lineTerminator === '\r\n';
  let line = '';
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (i > 0) line += delimiter;
    if (isUsual && typeof item === 'number') line += item;
    else if (isUsual && typeof item === 'string' && PLAIN.test(item)) line += item;
    else {
      const { text, quoted } = yield* fieldText(item, quoting);
      line += encoded(text, quoted, dialect, items.length === 1);
    }
  }
  const { budget } = realm();
  budget.work(1 + line.length / 32);
  budget.allocate(line.length * 2);
  return line + lineTerminator;
}

function* writeRow(self: PyWriter, row: Value): Guest<Value> {
  return yield new GuestCall(self.write, [textToStr(yield* lineOf(self, row))]);
}

addMethods(writerType, {
  writerow: ['(self, row, /)', writeRow],
  writerows: [
    '(self, rows, /)',
    function* (self: PyWriter, rows: Value): Guest<Value> {
      const iterator = yield* settle(getIterator(rows));
      for (;;) {
        let row = nextOf(iterator);
        if (isPending(row)) row = yield* row;
        if (row === undefined) return None;
        yield* writeRow(self, row);
      }
    },
  ],
});
addGetSets(writerType, { dialect: (self: PyWriter) => self.dialect });
