/** `csv.reader`: rows of an iterable of lines. */

import { makeException } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { addGetSets } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { type Str, strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { BuiltinIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { parseFloatText } from '../../runtime/operations/number-text.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { csvError, type PyDialect, Quoting } from './dialect.ts';

/** Longest field; `csv.field_size_limit` changes it for the session. */
export const fieldLimit = (): { characters: number } => realm().stateOf('csv.limit', () => ({ characters: 131072 }));

type State =
  | 'startRecord'
  | 'startField'
  | 'escaped'
  | 'inField'
  | 'inQuoted'
  | 'escapedInQuoted'
  | 'quoteInQuoted'
  | 'eatNewline'
  | 'afterEscapedNewline';

export class PyReader extends BuiltinIterator {
  readonly source: Value;
  readonly dialect: PyDialect;
  lineNumber = 0;
  state: State = 'startRecord';
  fields: Value[] = [];
  field = '';
  isNumber = false;
  /** The field was in quotes. */
  wasQuoted = false;
  wide = false;

  constructor(source: Value, dialect: PyDialect) {
    super();
    this.source = source;
    this.dialect = dialect;
  }

  advance(): Maybe<Value | undefined> {
    this.#begin();
    for (;;) {
      const line = nextOf(this.source);
      if (isPending(line)) return this.#rest(line);
      const row = this.#line(line);
      if (row !== 'more') return row;
    }
  }

  *#rest(pending: Guest<Value | undefined>): Guest<Value | undefined> {
    let line: Value | undefined = yield* pending;
    for (;;) {
      const row = this.#line(line);
      if (row !== 'more') return row;
      line = yield* settle(nextOf(this.source));
    }
  }

  #begin(): void {
    this.fields = [];
    this.field = '';
    this.isNumber = false;
    this.wasQuoted = false;
    this.state = 'startRecord';
  }

  /** Takes a line; gives the row it completes, undefined at the end of the rows, or 'more'. */
  #line(line: Value | undefined): Value | undefined | 'more' {
    if (line === undefined) return this.#atEnd();
    const text = strOf(line);
    if (text === undefined) {
      const hint = ' (the file should be opened in text mode)';
      throw csvError(`iterator should return strings, not ${typeName(line)}${hint}`);
    }
    this.lineNumber++;
    const { budget } = realm();
    const plain = strToText(text);
    budget.work(1 + plain.length / 32);
    budget.allocate(plain.length * 2 + 64);
    this.wide = typeof text !== 'string';
    if (this.state === 'startRecord' && this.#quick(plain)) return this.#finished();
    for (const character of this.wide ? plain : '') this.#character(character);
    if (!this.wide) for (let i = 0; i < plain.length; i++) this.#character(plain[i] as string);
    this.#character('');
    return this.state === 'startRecord' ? this.#finished() : 'more';
  }

  #finished(): Value {
    const fields = this.fields;
    this.fields = [];
    return new PyList(fields);
  }

  #atEnd(): Value | undefined {
    if (this.field !== '' || this.state === 'inQuoted') {
      if (this.dialect.strict) throw csvError('unexpected end of data');
      this.#save();
      return this.#finished();
    }
    return undefined;
  }

  /** Lines in their usual form, without a look at every character; false if this one is not. */
  #quick(line: string): boolean {
    const { delimiter, quote, escape, quoting, skipInitialSpace, doubleQuote } = this.dialect;
    if (skipInitialSpace || escape !== undefined || !doubleQuote) return false;
    if (quoting === Quoting.nonnumeric || quoting >= Quoting.none) return false;
    let end = line.length;
    if (line.endsWith('\r\n')) end -= 2;
    else if (line.endsWith('\n') || line.endsWith('\r')) end--;
    const body = line.slice(0, end);
    if (end === 0 || body.includes('\r') || body.includes('\n') || end > fieldLimit().characters) return false;
    const parts =
      quote !== undefined && body.includes(quote) ? quotedParts(body, delimiter, quote) : body.split(delimiter);
    if (parts === undefined) return false;
    for (const part of parts) this.fields.push(this.wide ? textToStr(part) : part);
    return true;
  }

  /** One character; an empty one is the end of the line. */
  #character(c: string): void {
    const { delimiter, quote, escape, quoting, doubleQuote, strict } = this.dialect;
    const isEnd = c === '';
    const isBreak = c === '\n' || c === '\r';
    switch (this.state) {
      case 'startRecord':
        if (isEnd) return;
        if (isBreak) {
          this.state = 'eatNewline';
          return;
        }
        this.#startField(c);
        return;
      case 'startField':
        this.#startField(c);
        return;
      case 'escaped':
        if (isBreak) {
          this.#add(c);
          this.state = 'afterEscapedNewline';
          return;
        }
        this.#add(isEnd ? '\n' : c);
        this.state = 'inField';
        return;
      case 'afterEscapedNewline':
        if (isEnd) return;
        this.#inField(c);
        return;
      case 'inField':
        this.#inField(c);
        return;
      case 'inQuoted':
        if (isEnd) return;
        if (c === escape) this.state = 'escapedInQuoted';
        else if (c === quote && quoting !== Quoting.none) this.state = doubleQuote ? 'quoteInQuoted' : 'inField';
        else this.#add(c);
        return;
      case 'escapedInQuoted':
        this.#add(isEnd ? '\n' : c);
        this.state = 'inQuoted';
        return;
      case 'quoteInQuoted':
        if (quoting !== Quoting.none && c === quote) {
          this.#add(c);
          this.state = 'inQuoted';
        } else if (c === delimiter) {
          this.#save();
          this.state = 'startField';
        } else if (isBreak || isEnd) {
          this.#save();
          this.state = isEnd ? 'startRecord' : 'eatNewline';
        } else if (!strict) {
          this.#add(c);
          this.state = 'inField';
        } else throw csvError(`'${delimiter}' expected after '${quote}'`);
        return;
      case 'eatNewline':
        if (isBreak) return;
        if (isEnd) this.state = 'startRecord';
        else
          throw csvError("new-line character seen in unquoted field - do you need to open the file with newline=''?");
    }
  }

  #startField(c: string): void {
    const { delimiter, quote, escape, quoting, skipInitialSpace } = this.dialect;
    if (c === '' || c === '\n' || c === '\r') {
      this.#save();
      this.state = c === '' ? 'startRecord' : 'eatNewline';
    } else if (c === quote && quoting !== Quoting.none) {
      this.wasQuoted = true;
      this.state = 'inQuoted';
    } else if (c === escape) this.state = 'escaped';
    else if (c === ' ' && skipInitialSpace) this.state = 'startField';
    else if (c === delimiter) {
      this.#save();
      this.state = 'startField';
    } else {
      this.isNumber = quoting === Quoting.nonnumeric || quoting === Quoting.strings;
      this.#add(c);
      this.state = 'inField';
    }
  }

  #inField(c: string): void {
    const { delimiter, escape } = this.dialect;
    if (c === '' || c === '\n' || c === '\r') {
      this.#save();
      this.state = c === '' ? 'startRecord' : 'eatNewline';
    } else if (c === escape) this.state = 'escaped';
    else if (c === delimiter) {
      this.#save();
      this.state = 'startField';
    } else {
      this.#add(c);
      this.state = 'inField';
    }
  }

  #add(c: string): void {
    if (this.field.length >= fieldLimit().characters)
      throw csvError(`field larger than field limit (${fieldLimit().characters})`);
    this.field += c;
  }

  #save(): void {
    const { quoting } = this.dialect;
    const text = this.field;
    const isMissing = text === '' && !this.wasQuoted && (quoting === Quoting.notNull || quoting === Quoting.strings);
    if (isMissing) this.fields.push(None);
    else if (this.isNumber && text !== '') this.fields.push(number(textToStr(text)));
    else this.fields.push(this.wide ? textToStr(text) : text);
    this.field = '';
    this.isNumber = false;
    this.wasQuoted = false;
  }
}
export const readerType = iteratorType('reader', PyReader);
readerType.module = '_csv';

/** Fields of a line in which quotes enclose whole fields; undefined if they do not. */
function quotedParts(body: string, delimiter: string, quote: string): string[] | undefined {
  const parts: string[] = [];
  for (let at = 0; ; at += delimiter.length) {
    if (body.startsWith(quote, at)) {
      let close = body.indexOf(quote, at + 1);
      while (close >= 0 && body.startsWith(quote, close + 1)) close = body.indexOf(quote, close + 2);
      if (close < 0) return undefined;
      const inner = body.slice(at + quote.length, close);
      parts.push(inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner);
      at = close + quote.length;
    } else {
      const next = body.indexOf(delimiter, at);
      const end = next < 0 ? body.length : next;
      parts.push(body.slice(at, end));
      at = end;
    }
    if (at === body.length) return parts;
    if (!body.startsWith(delimiter, at)) return undefined;
  }
}

function number(text: Str): Value {
  const value = parseFloatText(strToText(text));
  if (value === undefined)
    throw makeException('ValueError', `could not convert string to float: ${strToText(strRepr(text))}`);
  return new PyFloat(value);
}

addGetSets(readerType, {
  dialect: (self: PyReader) => self.dialect,
  line_num: (self: PyReader) => self.lineNumber,
});
