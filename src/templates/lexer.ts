/**
 * Template text to tokens: literal data, delimiters, and what stands between them. Blanks are taken away here, as signs
 * beside the delimiters and the settings say. Must not know: what the tokens mean.
 */

import type { TemplateSettings } from '../runtime/template-hook.ts';
import { TemplateError } from './error.ts';
import { ExpressionReader } from './expression-tokens.ts';
import type { Token } from './tokens.ts';

type Opening = 'raw' | 'comment' | 'block' | 'variable' | 'lineStatement' | 'lineComment';

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A pattern that finds the next opening; its groups are named for them. A longer delimiter goes before a shorter one. */
function openings(settings: TemplateSettings): RegExp {
  const { blockStart, blockEnd, variableStart, commentStart, lineStatementPrefix, lineCommentPrefix } = settings;
  const rules: (readonly [length: number, pattern: string])[] = [
    [commentStart.length, `(?<comment>${literal(commentStart)})(?<commentSign>[-+]?)`],
    [blockStart.length, `(?<block>${literal(blockStart)})(?<blockSign>[-+]?)`],
    [variableStart.length, `(?<variable>${literal(variableStart)})(?<variableSign>[-+]?)`],
  ];
  if (lineStatementPrefix !== undefined)
    rules.push([
      lineStatementPrefix.length,
      `(?<lineStatement>^[ \\t\\v]*${literal(lineStatementPrefix)})(?<lineSign>[-+]?)`,
    ]);
  if (lineCommentPrefix !== undefined)
    rules.push([
      lineCommentPrefix.length,
      `(?<lineComment>(?:^|(?<=\\S))[^\\S\\r\\n]*${literal(lineCommentPrefix)})(?<lineCommentSign>[-+]?)`,
    ]);
  rules.sort((a, b) => b[0] - a[0]);
  const raw = `(?<raw>${literal(blockStart)}(?<rawSign>[-+]?)\\s*raw\\s*(?:-${literal(blockEnd)}\\s*|${literal(blockEnd)}))`;
  return new RegExp([raw, ...rules.map(([, pattern]) => pattern)].join('|'), 'gm');
}

/** Ends of a tag: `-` takes the blanks behind it, else with `trim` one line end goes, unless `+` says no. */
function ending(end: string, newlineGoes: boolean): string {
  const close = literal(end);
  return newlineGoes ? `(?:\\+${close}|-${close}\\s*|${close}\\n?)` : `(?:\\+${close}|-${close}\\s*|${close})`;
}

export class Lexer {
  readonly #settings: TemplateSettings;
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #openings: RegExp;
  #at = 0;
  #line = 1;
  /** The text up to here ended a tag that took its line end: the next data begins a line. */
  #afterNewline = true;

  constructor(source: string, settings: TemplateSettings) {
    this.#settings = settings;
    this.#openings = openings(settings);
    const lines = source.split(/\r\n|\r|\n/);
    if (!settings.keepTrailingNewline && lines.at(-1) === '') lines.pop();
    this.#text = lines.join('\n');
  }

  tokens(): readonly Token[] {
    try {
      while (this.#at < this.#text.length) this.#section();
      // The end is where the last token began.
      this.#tokens.push({ type: 'eof', value: '', line: this.#tokens.at(-1)?.line ?? 1 });
    } catch (thrown) {
      // The parser comes upon the mistake, unless it finds one in front of it.
      if (!(thrown instanceof TemplateError)) throw thrown;
      this.#tokens.push({ type: 'mistake', value: thrown.message, line: thrown.line });
    }
    return this.#tokens;
  }

  #push(type: string, value: string): void {
    this.#tokens.push({ type, value, line: this.#line });
  }

  #advance(to: number): void {
    for (let at = this.#text.indexOf('\n', this.#at); at >= 0 && at < to; at = this.#text.indexOf('\n', at + 1))
      this.#line++;
    if (to > this.#at) this.#afterNewline = this.#text[to - 1] === '\n';
    this.#at = to;
  }

  /** Data up to the next opening, and what the opening begins. */
  #section(): void {
    this.#openings.lastIndex = this.#at;
    const found = this.#openings.exec(this.#text);
    if (found === null) {
      this.#data(this.#text.slice(this.#at));
      this.#advance(this.#text.length);
      return;
    }
    const groups = found.groups as Readonly<Record<string, string | undefined>>;
    const kind = (['raw', 'comment', 'block', 'variable', 'lineStatement', 'lineComment'] as const).find(
      (name) => groups[name] !== undefined,
    ) as Opening;
    const sign =
      groups['rawSign'] ??
      groups['commentSign'] ??
      groups['blockSign'] ??
      groups['variableSign'] ??
      groups['lineSign'] ??
      '';
    this.#data(this.#dataBefore(this.#text.slice(this.#at, found.index), kind, sign));
    this.#advance(found.index + found[0].length);
    this.#inside(kind);
  }

  #data(text: string): void {
    if (text !== '') this.#push('data', text.replaceAll('\n', this.#settings.newline));
  }

  #dataBefore(text: string, kind: Opening, sign: string): string {
    if (sign === '-') return text.trimEnd();
    if (sign === '+' || kind === 'variable' || !this.#settings.lstripBlocks) return text;
    const lineStart = text.lastIndexOf('\n') + 1;
    if (lineStart === 0 && !this.#afterNewline) return text;
    return /\S/.test(text.slice(lineStart)) ? text : text.slice(0, lineStart);
  }

  #inside(kind: Opening): void {
    const { blockEnd, variableEnd, trimBlocks } = this.#settings;
    switch (kind) {
      case 'raw':
        this.#raw();
        break;
      case 'comment':
        this.#comment();
        break;
      case 'lineComment': {
        const end = this.#text.indexOf('\n', this.#at);
        this.#advance(end < 0 ? this.#text.length : end);
        break;
      }
      case 'variable':
        this.#expression('variable', new RegExp(`-${literal(variableEnd)}\\s*|${literal(variableEnd)}`, 'y'));
        break;
      case 'lineStatement':
        this.#expression('block', /\s*(?:\n|$)/y);
        break;
      default:
        this.#expression('block', new RegExp(ending(blockEnd, trimBlocks), 'y'));
    }
  }

  #raw(): void {
    const { blockStart, blockEnd, trimBlocks } = this.#settings;
    const end = new RegExp(`${literal(blockStart)}(?<sign>[-+]?)\\s*endraw\\s*${ending(blockEnd, trimBlocks)}`, 'g');
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    if (found === null) throw new TemplateError('Missing end of raw directive', this.#line);
    this.#data(this.#dataBefore(this.#text.slice(this.#at, found.index), 'raw', found.groups?.['sign'] ?? ''));
    this.#advance(found.index + found[0].length);
  }

  #comment(): void {
    const end = new RegExp(ending(this.#settings.commentEnd, this.#settings.trimBlocks), 'g');
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    if (found === null) throw new TemplateError('Missing end of comment tag', this.#line);
    this.#advance(found.index + found[0].length);
  }

  #expression(kind: 'block' | 'variable', end: RegExp): void {
    this.#push(`${kind}_begin`, '');
    const reader = new ExpressionReader(this.#text, this.#settings.newline);
    while (this.#at < this.#text.length) {
      if (reader.balanced) {
        end.lastIndex = this.#at;
        const found = end.exec(this.#text);
        if (found !== null) {
          this.#push(`${kind}_end`, '');
          this.#advance(this.#at + found[0].length);
          return;
        }
      }
      const { token, end: next } = reader.read(this.#at, this.#line);
      if (token !== undefined) this.#tokens.push(token);
      this.#advance(next);
    }
    // A line statement ends with the text.
    end.lastIndex = this.#at;
    if (reader.balanced && end.test(this.#text)) this.#push(`${kind}_end`, '');
  }
}
