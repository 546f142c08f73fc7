/** Where a number literal ends, and what is wrong with one that is malformed. */
import { continuesName, isDigit, isHexDigit } from './characters.ts';
import type { Tokenizer } from './tokenizer.ts';

const UNDERSCORE = 95;

/** Position behind the number that starts at `start`. Throws a TokenFailure. */
export function readNumber(tokenizer: Tokenizer, start: number): number {
  const { source } = tokenizer;
  const first = source.charCodeAt(start);
  const marker = source.charCodeAt(start + 1) | 32;
  if (first === 48) {
    if (marker === 120) return radixDigits(tokenizer, start + 2, isHexDigit, 'hexadecimal');
    if (marker === 111) return radixDigits(tokenizer, start + 2, (code) => code >= 48 && code < 56, 'octal');
    if (marker === 98) return radixDigits(tokenizer, start + 2, (code) => code === 48 || code === 49, 'binary');
  }
  let at = start;
  let zeros = -1;
  if (first === 48) {
    at = digits(tokenizer, start, (code) => code === 48);
    if (isDigit(source.charCodeAt(at))) {
      zeros = at;
      at = digits(tokenizer, at);
    }
  } else if (first !== 46) at = digits(tokenizer, start);
  let code = source.charCodeAt(at);
  if (code === 46) {
    zeros = -1;
    code = source.charCodeAt(++at);
    if (isDigit(code)) at = digits(tokenizer, at);
    code = source.charCodeAt(at);
  }
  if ((code | 32) === 101) {
    const end = exponent(tokenizer, at);
    if (end === undefined) return endOfNumber(tokenizer, at, 'decimal');
    zeros = -1;
    at = end;
    code = source.charCodeAt(at);
  }
  if ((code | 32) === 106) return endOfNumber(tokenizer, at + 1, 'imaginary');
  if (zeros >= 0) throw leadingZeros(tokenizer, start, zeros);
  return endOfNumber(tokenizer, at, 'decimal');
}

/** Digits with single underscores between them. */
function digits(tokenizer: Tokenizer, from: number, accepts: (code: number) => boolean = isDigit): number {
  const { source } = tokenizer;
  let at = from;
  for (;;) {
    while (accepts(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== UNDERSCORE) return at;
    at++;
    if (!isDigit(source.charCodeAt(at))) throw tokenizer.failure('invalid decimal literal', at);
  }
}

/** End of an exponent; undefined if what looked like one is none. */
function exponent(tokenizer: Tokenizer, at: number): number | undefined {
  const { source } = tokenizer;
  const code = source.charCodeAt(at + 1);
  if (code === 43 || code === 45) {
    if (!isDigit(source.charCodeAt(at + 2))) throw tokenizer.failure('invalid decimal literal', at + 2);
    return digits(tokenizer, at + 2);
  }
  return isDigit(code) ? digits(tokenizer, at + 1) : undefined;
}

function radixDigits(
  tokenizer: Tokenizer,
  from: number,
  accepts: (code: number) => boolean,
  kind: 'hexadecimal' | 'octal' | 'binary',
): number {
  const { source } = tokenizer;
  let at = from;
  const wrongDigit = (): unknown => tokenizer.failure(`invalid digit '${source[at]}' in ${kind} literal`, at + 1);
  do {
    if (source.charCodeAt(at) === UNDERSCORE) at++;
    if (!accepts(source.charCodeAt(at))) {
      if (kind !== 'hexadecimal' && isDigit(source.charCodeAt(at))) throw wrongDigit();
      throw tokenizer.failure(`invalid ${kind} literal`, at);
    }
    while (accepts(source.charCodeAt(at))) at++;
  } while (source.charCodeAt(at) === UNDERSCORE);
  if (kind !== 'hexadecimal' && isDigit(source.charCodeAt(at))) throw wrongDigit();
  return endOfNumber(tokenizer, at, kind);
}

/** Words that may follow a number without a blank. */
const FOLLOWERS = /(?:(?:and|else|for|or|not)(?![\w\x80-\uffff])|if|in|is)/y;

function endOfNumber(tokenizer: Tokenizer, at: number, kind: string): number {
  const { source } = tokenizer;
  const code = source.charCodeAt(at);
  if (code >= 128 || !continuesName(code)) return at;
  FOLLOWERS.lastIndex = at;
  if (FOLLOWERS.test(source)) {
    tokenizer.warn(`invalid ${kind} literal`, at);
    return at;
  }
  throw tokenizer.failure(`invalid ${kind} literal`, at);
}

function leadingZeros(tokenizer: Tokenizer, start: number, zerosEnd: number): unknown {
  const failure = tokenizer.failure(
    'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
    start + 1,
  );
  failure.error.endOffset = (failure.error.offset as number) + (zerosEnd - start);
  failure.error.endColumn = failure.error.column + (zerosEnd - start);
  return failure;
}
