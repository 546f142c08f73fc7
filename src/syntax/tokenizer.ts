/**
 * Source text to tokens, indentation resolved. Takes the whole text, gives parallel arrays; must not know the grammar.
 * f-strings are one token with their raw text: the string parser takes them apart (strings.ts).
 */
import { PythonSyntaxError } from './errors.ts';

export const TOKEN = { end: 0, newline: 1, indent: 2, dedent: 3, name: 4, number: 5, string: 6, operator: 7 } as const;

export interface Tokens {
  readonly kinds: number[];
  /** Text of names and operators; raw text of numbers and strings. */
  readonly texts: string[];
  readonly starts: number[];
  readonly ends: number[];
  readonly lines: number[];
  readonly columns: number[];
  readonly endLines: number[];
  readonly endColumns: number[];
}

const OPERATORS = [
  '**=',
  '//=',
  '>>=',
  '<<=',
  '...',
  '!=',
  '->',
  ':=',
  '==',
  '<=',
  '>=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '@=',
  '**',
  '//',
  '<<',
  '>>',
];
const LONG = new Set(OPERATORS);
const SINGLE = new Set('+-*/%@&|^~<>()[]{},:.;=!');
const NUMBER =
  /(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?)/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const STRING_START = /([rR]?[bB]|[bB][rR]|[uU]|[rR]?[fF]|[fF][rR]|[rR])?('''|"""|'|")/y;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export function tokenize(source: string, maxNesting: number): Tokens {
  const tokens: Tokens = {
    kinds: [],
    texts: [],
    starts: [],
    ends: [],
    lines: [],
    columns: [],
    endLines: [],
    endColumns: [],
  };
  const indents = [0];
  const alternateIndents = [0];
  const brackets: { text: string; line: number; column: number }[] = [];
  let position = 0;
  let line = 1;
  let lineStart = 0;
  let atLineStart = true;
  const push = (
    kind: number,
    text: string,
    start: number,
    end: number,
    startLine: number,
    startColumn: number,
  ): void => {
    tokens.kinds.push(kind);
    tokens.texts.push(text);
    tokens.starts.push(start);
    tokens.ends.push(end);
    tokens.lines.push(startLine);
    tokens.columns.push(startColumn);
    tokens.endLines.push(line);
    tokens.endColumns.push(end - lineStart);
  };
  const fail = (
    message: string,
    column: number,
    endColumn = column,
    kind: 'SyntaxError' | 'IndentationError' | 'TabError' = 'SyntaxError',
  ): PythonSyntaxError => new PythonSyntaxError(message, line, column, line, endColumn, kind);
  for (;;) {
    if (atLineStart) {
      atLineStart = false;
      let column = 0;
      let alternate = 0;
      for (;;) {
        const character = source[position];
        if (character === ' ') {
          column++;
          alternate++;
        } else if (character === '\t') {
          column = (column & ~7) + 8;
          alternate++;
        } else if (character === '\f') column = alternate = 0;
        else break;
        position++;
      }
      const character = source[position];
      if (character === '#' || character === '\n' || character === '\r' || character === undefined) {
        while (source[position] !== undefined && source[position] !== '\n' && source[position] !== '\r') position++;
        if (source[position] === undefined) {
          finish();
          return tokens;
        }
        newLine();
        continue;
      }
      if (brackets.length === 0) indent(column, alternate);
    }
    const character = source[position];
    if (character === undefined) {
      finish();
      return tokens;
    }
    if (character === ' ' || character === '\t' || character === '\f') {
      position++;
      continue;
    }
    if (character === '#') {
      while (source[position] !== undefined && source[position] !== '\n' && source[position] !== '\r') position++;
      continue;
    }
    if (character === '\n' || character === '\r') {
      if (brackets.length === 0) {
        push(TOKEN.newline, '', position, position + 1, line, position - lineStart);
        newLine();
      } else {
        newLine();
        atLineStart = false;
      }
      continue;
    }
    if (character === '\\') {
      const next = source[position + 1];
      if (next !== '\n' && next !== '\r') {
        if (next === undefined) throw eof('unexpected EOF while parsing');
        throw fail('unexpected character after line continuation character', position - lineStart + 1);
      }
      position++;
      newLine();
      atLineStart = false;
      if (source[position] === undefined) throw eof('unexpected EOF while parsing');
      continue;
    }
    const start = position;
    const startLine = line;
    const startColumn = position - lineStart;
    STRING_START.lastIndex = position;
    const opening = STRING_START.exec(source);
    if (opening !== null) {
      scanString((opening[1] ?? '').length, /f/i.test(opening[1] ?? ''), opening[2] as string);
      push(TOKEN.string, source.slice(start, position), start, position, startLine, startColumn);
      continue;
    }
    if ((character >= '0' && character <= '9') || (character === '.' && /\d/.test(source[position + 1] ?? ''))) {
      scanNumber();
      push(TOKEN.number, source.slice(start, position), start, position, startLine, startColumn);
      continue;
    }
    NAME.lastIndex = position;
    const name = NAME.exec(source);
    if (name !== null) {
      position += name[0].length;
      const text = name[0];
      let ascii = true;
      for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) ascii = false;
      push(TOKEN.name, ascii ? text : text.normalize('NFKC'), start, position, startLine, startColumn);
      continue;
    }
    const three = source.slice(position, position + 3);
    const text = LONG.has(three) ? three : LONG.has(three.slice(0, 2)) ? three.slice(0, 2) : character;
    if (text.length === 1 && !SINGLE.has(text)) throw invalidCharacter();
    if (text === '(' || text === '[' || text === '{') {
      brackets.push({ text, line, column: startColumn });
      if (brackets.length > maxNesting) throw fail('too many nested parentheses', startColumn);
    } else if (text === ')' || text === ']' || text === '}') {
      const open = brackets.pop();
      if (open === undefined) throw fail(`unmatched '${text}'`, startColumn, startColumn + 1);
      if (CLOSERS[open.text] !== text) {
        const place = open.line === line ? '' : ` on line ${open.line}`;
        throw fail(
          `closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${place}`,
          startColumn,
          startColumn + 1,
        );
      }
    }
    position += text.length;
    push(TOKEN.operator, text, start, position, startLine, startColumn);
  }

  function newLine(): void {
    if (source[position] === '\r' && source[position + 1] === '\n') position++;
    position++;
    line++;
    lineStart = position;
    atLineStart = true;
  }

  function indent(column: number, alternate: number): void {
    const current = indents.at(-1) as number;
    const currentAlternate = alternateIndents.at(-1) as number;
    if (column === current) {
      if (alternate !== currentAlternate)
        throw fail(
          'inconsistent use of tabs and spaces in indentation',
          position - lineStart,
          position - lineStart,
          'TabError',
        );
      return;
    }
    if (column > current) {
      if (alternate <= currentAlternate)
        throw fail(
          'inconsistent use of tabs and spaces in indentation',
          position - lineStart,
          position - lineStart,
          'TabError',
        );
      if (indents.length >= 100)
        throw fail('too many levels of indentation', position - lineStart, position - lineStart, 'IndentationError');
      indents.push(column);
      alternateIndents.push(alternate);
      push(TOKEN.indent, '', lineStart, position, line, 0);
      return;
    }
    while (column < (indents.at(-1) as number)) {
      indents.pop();
      alternateIndents.pop();
      push(TOKEN.dedent, '', position, position, line, position - lineStart);
    }
    if (column !== indents.at(-1)) {
      let end = lineStart;
      while (source[end] !== undefined && source[end] !== '\n') end++;
      throw fail(
        'unindent does not match any outer indentation level',
        end - lineStart,
        end - lineStart,
        'IndentationError',
      );
    }
  }

  function finish(): void {
    const open = brackets.at(-1);
    if (open !== undefined) {
      const error = new PythonSyntaxError(
        `'${open.text}' was never closed`,
        open.line,
        open.column,
        open.line,
        open.column,
      );
      error.incomplete = true;
      throw error;
    }
    const last = tokens.kinds.at(-1);
    if (last !== undefined && last !== TOKEN.newline && last !== TOKEN.dedent)
      push(TOKEN.newline, '', position, position, line, position - lineStart);
    for (let i = 1; i < indents.length; i++) push(TOKEN.dedent, '', position, position, line, position - lineStart);
    push(TOKEN.end, '', position, position, line, position - lineStart);
  }

  function eof(message: string): PythonSyntaxError {
    const error = fail(message, position - lineStart);
    error.incomplete = true;
    return error;
  }

  function scanNumber(): void {
    NUMBER.lastIndex = position;
    const match = NUMBER.exec(source) as RegExpExecArray;
    const column = position - lineStart;
    position += match[0].length;
    const text = match[0];
    const after = source[position] ?? '';
    if (/^0[0-9_]*[1-9]/.test(text) && /^[0-9_]+$/.test(text)) {
      throw fail(
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
        column,
        column + (/^0+/.exec(text) as RegExpExecArray)[0].length,
      );
    }
    if (
      /[0-9A-Za-z_\u0080-\uffff]/.test(after) &&
      !/^(?:and|else|for|if|in|is|or|not)\b/.test(source.slice(position, position + 5))
    ) {
      const kind = /^0[xX]/.test(text)
        ? 'hexadecimal'
        : /^0[oO]/.test(text)
          ? 'octal'
          : /^0[bB]/.test(text)
            ? 'binary'
            : /[jJ]$/.test(text)
              ? 'imaginary'
              : 'decimal';
      if (text === '0' && /[xX]/.test(after)) throw fail('invalid hexadecimal literal', column + 1);
      if (text === '0' && /[oO]/.test(after))
        throw fail(
          /\d/.test(source[position + 1] ?? '')
            ? `invalid digit '${source[position + 1]}' in octal literal`
            : 'invalid octal literal',
          column + 1,
        );
      if (text === '0' && /[bB]/.test(after))
        throw fail(
          /\d/.test(source[position + 1] ?? '')
            ? `invalid digit '${source[position + 1]}' in binary literal`
            : 'invalid binary literal',
          column + 1,
        );
      if ((kind === 'octal' || kind === 'binary') && /\d/.test(after))
        throw fail(`invalid digit '${after}' in ${kind} literal`, position - lineStart);
      throw fail(`invalid ${kind} literal`, position - lineStart - 1);
    }
  }

  function scanString(prefixLength: number, format: boolean, quote: string): void {
    const column = position - lineStart;
    const startLine = line;
    position += prefixLength + quote.length;
    const depthStack: string[] = [];
    for (;;) {
      const character = source[position];
      if (
        character === undefined ||
        (quote.length === 1 && depthStack.length === 0 && (character === '\n' || character === '\r'))
      ) {
        const kind = format
          ? quote.length === 3
            ? 'unterminated triple-quoted f-string literal'
            : 'unterminated f-string literal'
          : quote.length === 3
            ? 'unterminated triple-quoted string literal'
            : 'unterminated string literal';
        const last = line;
        const error = new PythonSyntaxError(`${kind} (detected at line ${last})`, startLine, column, startLine, column);
        error.incomplete = quote.length === 3;
        throw error;
      }
      if (character === '\\' && depthStack.length === 0) {
        position++;
        if (source[position] === '\r' && source[position + 1] === '\n') position++;
        if (source[position] === '\n' || source[position] === '\r') {
          line++;
          lineStart = position + 1;
        }
        position++;
        continue;
      }
      if (character === '\n' || character === '\r') {
        if (character === '\r' && source[position + 1] === '\n') position++;
        position++;
        line++;
        lineStart = position;
        continue;
      }
      if (format && depthStack.length > 0) {
        STRING_START.lastIndex = position;
        const nested = /['"]/.test(character) ? STRING_START.exec(source) : null;
        if (nested !== null && depthStack.at(-1) !== ':') {
          const before = source.slice(Math.max(0, position - 3), position);
          scanString(0, /(?:^|\W)(?:[rR]?[fF]|[fF][rR])$/.test(before), nested[2] as string);
          continue;
        }
      }
      if (source.startsWith(quote, position) && (depthStack.length === 0 || depthStack.at(-1) === ':')) {
        position += quote.length;
        return;
      }
      if (format) {
        if (character === '{') {
          if (depthStack.length === 0 && source[position + 1] === '{') position++;
          else depthStack.push('{');
        } else if (character === '(' || character === '[') {
          if (depthStack.length > 0 && depthStack.at(-1) !== ':') depthStack.push(character);
        } else if (character === ')' || character === ']') {
          if (depthStack.length > 0 && depthStack.at(-1) !== ':' && depthStack.at(-1) !== '{') depthStack.pop();
        } else if (character === '}') {
          if (depthStack.at(-1) === ':') depthStack.pop();
          if (depthStack.length > 0) depthStack.pop();
          else if (source[position + 1] === '}') position++;
        } else if (character === ':' && depthStack.at(-1) === '{') depthStack.push(':');
        else if (character === '#' && depthStack.length > 0 && depthStack.at(-1) !== ':') {
          while (source[position] !== undefined && source[position] !== '\n') position++;
          continue;
        }
      }
      position++;
    }
  }

  function invalidCharacter(): PythonSyntaxError {
    const point = source.codePointAt(position) as number;
    const character = String.fromCodePoint(point);
    const column = position - lineStart;
    if (character === '$' || character === '?' || character === '`') return fail('invalid syntax', column, column + 1);
    const code = point.toString(16).toUpperCase().padStart(4, '0');
    const printable = !/[\p{C}\p{Z}]/u.test(character);
    if (!printable) return fail(`invalid non-printable character U+${code}`, column);
    return fail(`invalid character '${character}' (U+${code})`, column);
  }
}
