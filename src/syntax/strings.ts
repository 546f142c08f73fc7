/** String literals: neighbours joined, f-strings with their fields. */
import { PythonSyntaxError } from './errors.ts';
import { escapeMistake, escapesOf, FORMAT_ESCAPES } from './escape-mistakes.ts';
import { joinTexts, LiteralError, type TextValue, textConstant, unescapeBytes } from './literals.ts';
import { type SourceWarning, TOKEN } from './token.ts';
import { TokenStream } from './token-stream.ts';
import type { Constant, Expression, FormattedValue, JoinedStr, Position } from './tree.ts';

export abstract class StringParser extends TokenStream {
  /** What may stand in a field: a yield expression or expressions with commas and stars. */
  protected abstract fieldValue(): Expression;

  /** What CPython warns of in the literals read so far. */
  readonly warnings: SourceWarning[] = [];
  readonly #warned = new Set<number>();

  /** Adjacent string literals. */
  protected strings(): Expression {
    const start = this.index;
    const parts: Expression[] = [];
    const bytes: Uint8Array[] = [];
    let formatted = false;
    for (;;) {
      if (this.kind === TOKEN.string) this.#plain(parts, bytes);
      else if (this.kind === TOKEN.formatStart) {
        formatted = true;
        this.#formatted(parts);
      } else break;
    }
    const position = this.span(start);
    if (bytes.length > 0) {
      if (parts.length > 0 || formatted) this.fail();
      return { kind: 'Constant', value: { type: 'bytes', value: joinBytes(bytes) }, ...position };
    }
    if (formatted) return { kind: 'JoinedStr', values: withoutEmpty(mergeText(parts)), ...position };
    return parts.length === 1 ? (parts[0] as Expression) : { ...(mergeText(parts)[0] as Expression), ...position };
  }

  #plain(parts: Expression[], bytes: Uint8Array[]): void {
    const at = this.index++;
    const raw = this.tokens.raw(at);
    let quoteAt = 0;
    let isRaw = false;
    let isBytes = false;
    for (; ; quoteAt++) {
      const code = raw.charCodeAt(quoteAt);
      if (code === 39 || code === 34) break;
      if (code === 114 || code === 82) isRaw = true;
      if (code === 98 || code === 66) isBytes = true;
    }
    const quote = raw.charCodeAt(quoteAt);
    const size =
      raw.length >= quoteAt + 6 && raw.charCodeAt(quoteAt + 1) === quote && raw.charCodeAt(quoteAt + 2) === quote
        ? 3
        : 1;
    const content = raw.slice(quoteAt + size, raw.length - size);
    if (!isRaw) this.#warn(content, escapesOf(isBytes), at, at);
    if (isBytes) bytes.push(this.#decode(() => unescapeBytes(content, isRaw)));
    else parts.push(this.#text(content, isRaw, this.tokenSpan(at)));
  }

  #text(content: string, isRaw: boolean, position: Position): Constant {
    const value: TextValue = isRaw
      ? { type: 'str', value: content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content }
      : this.#decode(() => textConstant(content, this.options.lookupCharacterName));
    return { kind: 'Constant', value, ...position };
  }

  /** Warns of a useless escape in the token `text`, at the place of the token `at`; once, however often it is read. */
  #warn(content: string, known: string, text: number, at: number): void {
    const message = content.includes('\\') ? escapeMistake(content, known) : undefined;
    if (message === undefined || this.#warned.has(text)) return;
    this.#warned.add(text);
    const { line, column, endLine, endColumn } = this.tokenSpan(at);
    this.warnings.push({ at, error: () => new PythonSyntaxError(message, line, column, endLine, endColumn) });
  }

  #decode<T>(decode: () => T): T {
    try {
      return decode();
    } catch (thrown) {
      if (thrown instanceof LiteralError) this.fail();
      throw thrown;
    }
  }

  /** One f-string, from its start token to its end token. */
  #formatted(parts: Expression[]): void {
    const isRaw = /r/i.test(this.tokens.raw(this.index).slice(0, 2));
    this.index++;
    const texts: number[] = [];
    for (;;) {
      if (this.kind === TOKEN.formatMiddle) {
        const at = this.index++;
        texts.push(at);
        parts.push(this.#text(this.tokens.raw(at), isRaw, this.tokenSpan(at)));
      } else if (this.at('{')) this.#field(parts);
      else break;
    }
    if (this.kind !== TOKEN.formatEnd) this.fail();
    // CPython looks at the texts when it has all of them, and at their end.
    if (!isRaw) for (const at of texts) this.#warn(this.tokens.raw(at), FORMAT_ESCAPES, at, this.index);
    this.index++;
  }

  /** `{value=!r:spec}`; with `=` the text of the expression comes first. */
  #field(parts: Expression[]): void {
    const open = this.index++;
    const value = this.fieldValue();
    const debug = this.accept('=');
    const afterText = this.index;
    let conversion = -1;
    if (this.accept('!')) conversion = this.#conversion();
    const formatSpec = this.at(':') ? this.#spec() : undefined;
    this.expect('}');
    const position = this.span(open);
    if (debug) {
      parts.push(this.#debugText(open, afterText, position));
      if (conversion === -1 && formatSpec === undefined) conversion = 114;
    }
    const field: FormattedValue = { kind: 'FormattedValue', value, conversion, formatSpec, ...position };
    parts.push(field);
  }

  #conversion(): number {
    const { tokens, index } = this;
    if (this.kind !== TOKEN.name || tokens.ends[index - 1] !== tokens.starts[index]) this.fail();
    const name = this.name();
    if (name !== 's' && name !== 'r' && name !== 'a') this.fail();
    return name.charCodeAt(0);
  }

  #spec(): JoinedStr {
    const start = this.index++;
    const parts: Expression[] = [];
    for (;;) {
      if (this.kind === TOKEN.formatMiddle) {
        const at = this.index++;
        this.#warn(this.tokens.raw(at), FORMAT_ESCAPES, at, at);
        parts.push(this.#text(this.tokens.raw(at), false, this.tokenSpan(at)));
      } else if (this.at('{')) this.#field(parts);
      else break;
    }
    return { kind: 'JoinedStr', values: withoutEmpty(mergeText(parts)), ...this.span(start) };
  }

  /** The source between the brace and what follows the `=`, without comments. */
  #debugText(open: number, after: number, position: Position): Constant {
    const { tokens } = this;
    const text = tokens.source.slice(tokens.ends[open], tokens.starts[after]);
    return {
      kind: 'Constant',
      value: { type: 'str', value: text.replace(/#[^\n\r]*/g, '').replace(/\r\n?/g, '\n') },
      line: position.line,
      column: position.column + 1,
      endLine: tokens.lines[after] as number,
      endColumn: tokens.columns[after] as number,
    };
  }
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] as Uint8Array) : Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

function withoutEmpty(parts: readonly Expression[]): Expression[] {
  return parts.filter((part) => !(part.kind === 'Constant' && part.value.type === 'str' && part.value.value === ''));
}

/** Joins neighbouring text constants; empty ones take no part where there are fields. */
function mergeText(parts: readonly Expression[]): Expression[] {
  const fields = parts.some((part) => part.kind !== 'Constant');
  const merged: Expression[] = [];
  for (const part of fields ? withoutEmpty(parts) : parts) {
    const last = merged.at(-1);
    if (
      part.kind === 'Constant' &&
      part.value.type === 'str' &&
      last?.kind === 'Constant' &&
      last.value.type === 'str'
    ) {
      merged[merged.length - 1] = {
        ...last,
        value: joinTexts([last.value, part.value]),
        endLine: part.endLine,
        endColumn: part.endColumn,
      };
    } else merged.push(part);
  }
  return merged;
}
