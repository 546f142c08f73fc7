/** _csv: readers, writers and dialects. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { getIterator } from '../../runtime/operations/iterate.ts';
import { nativeModule } from '../define.ts';
import { csvError, csvErrorType, dialectType, makeDialect, Quoting, registeredDialects } from './dialect.ts';
import { fieldLimit, PyReader, readerType } from './reader.ts';
import { record } from './record.ts';
import { makeWriter, writerType } from './writer.ts';

function nameOf(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError('dialect name must be a string');
  return strToText(text);
}

export const builtinModule = nativeModule(
  '_csv',
  {
    reader: [
      '(csvfile, /, dialect=None, **fmtparams)',
      function* (lines: Value, dialect?: Value, options?: PyDict): Guest<Value> {
        const source = yield* settle(getIterator(lines));
        return new PyReader(source, yield* makeDialect(dialect, options));
      },
    ],
    writer: [
      '(csvfile, /, dialect=None, **fmtparams)',
      function* (file: Value, dialect?: Value, options?: PyDict): Guest<Value> {
        return yield* makeWriter(file, yield* makeDialect(dialect, options));
      },
    ],
    _record: ['(names, row, restkey, restval, /)', record],
    register_dialect: [
      '(name, /, dialect=None, **fmtparams)',
      function* (name: Value, dialect?: Value, options?: PyDict): Guest<Value> {
        const text = nameOf(name);
        registeredDialects().set(text, yield* makeDialect(dialect, options));
        return None;
      },
    ],
    unregister_dialect: [
      '(name)',
      (name: Value) => {
        const text = strOf(name);
        if (text === undefined || !registeredDialects().delete(strToText(text))) throw csvError('unknown dialect');
        return None;
      },
    ],
    get_dialect: [
      '(name)',
      (name: Value) => {
        const text = strOf(name);
        const found = text === undefined ? undefined : registeredDialects().get(strToText(text));
        if (found === undefined) throw csvError('unknown dialect');
        return found;
      },
    ],
    list_dialects: ['()', () => new PyList(Array.from(registeredDialects().keys(), (name) => textToStr(name)))],
    field_size_limit: [
      '(new_limit=None)',
      (limit?: Value) => {
        const before = fieldLimit().characters;
        if (limit === undefined) return before;
        const int = intOf(limit);
        if (int === undefined) throw typeError('limit must be an integer');
        fieldLimit().characters = Number(int);
        return before;
      },
    ],
  },
  () => ({
    Error: csvErrorType,
    Dialect: dialectType,
    Reader: readerType,
    Writer: writerType,
    QUOTE_MINIMAL: Quoting.minimal,
    QUOTE_ALL: Quoting.all,
    QUOTE_NONNUMERIC: Quoting.nonnumeric,
    QUOTE_NONE: Quoting.none,
    QUOTE_STRINGS: Quoting.strings,
    QUOTE_NOTNULL: Quoting.notNull,
  }),
);
