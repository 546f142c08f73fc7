/** What str methods ask of characters and words, over UTF-16 text (which may hold pairs and lone surrogates). */

/** Python's whitespace. */
export const WHITESPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})+$`, 'u');
const PATTERNS = {
  alpha: whole('\\p{L}'),
  decimal: whole('\\p{Nd}'),
  digit: whole(
    '[\\p{Nd}\\u00b2\\u00b3\\u00b9\\u1369-\\u1371\\u19da\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2460-\\u2468\\u2474-\\u247c\\u2488-\\u2490\\u24ea\\u24f5-\\u24fd\\u24ff\\u2776-\\u277e\\u2780-\\u2788\\u278a-\\u2792]',
  ),
  numeric: whole(
    '[\\p{N}\\u3405\\u3483\\u382a\\u3b4d\\u4e00\\u4e03\\u4e07\\u4e09\\u4e5d\\u4e8c\\u4e94\\u4e96\\u4ebf\\u4ec0-\\u4ec2\\u4ee8\\u4f0d\\u4f70\\u5104\\u5146\\u5169\\u516b\\u516d\\u5341\\u5343-\\u5345\\u534c\\u53c1-\\u53c4\\u56db\\u58f1\\u58f9\\u5e7a\\u5efe\\u5eff\\u5f0c-\\u5f0e\\u5f10\\u62fe\\u634c\\u67d2\\u6f06\\u7396\\u767e\\u8086\\u842c\\u8cae\\u8cb3\\u8d30\\u9621\\u9646\\u964c\\u9678\\u96f6]',
  ),
  space: whole(`[${WHITESPACE}]`),
  identifier: /^[\p{XID_Start}_][\p{XID_Continue}]*$/u,
  ascii: /^[\0-\x7f]*$/,
  printable: /^(?:[^\p{C}\p{Z}]| )*$/u,
} as const;

export type CharacterClass = keyof typeof PATTERNS;

/** True if all characters are of a class (and, but for ascii and printable, there is one). */
export function isAll(kind: CharacterClass, text: string): boolean {
  return PATTERNS[kind].test(text);
}

export function isAlnum(text: string): boolean {
  return (
    text !== '' &&
    Array.from(text).every(
      (character) =>
        PATTERNS.alpha.test(character) || PATTERNS.numeric.test(character) || PATTERNS.digit.test(character),
    )
  );
}

const LOWER = /\p{Lowercase}/u;
const UPPER = /\p{Uppercase}/u;
const TITLE = /\p{Lt}/u;
const CASED = /[\p{Lowercase}\p{Uppercase}\p{Lt}]/u;

export function isLower(text: string): boolean {
  return LOWER.test(text) && !UPPER.test(text) && !TITLE.test(text);
}

export function isUpper(text: string): boolean {
  return UPPER.test(text) && !LOWER.test(text) && !TITLE.test(text);
}

export function isTitle(text: string): boolean {
  let cased = false;
  let any = false;
  for (const character of text) {
    if (UPPER.test(character) || TITLE.test(character)) {
      if (cased) return false;
      cased = any = true;
    } else if (LOWER.test(character)) {
      if (!cased) return false;
      any = true;
    } else cased = false;
  }
  return any;
}

/** Digraphs have a titlecase of their own. */
function titleCharacter(character: string): string {
  if ('ǄǅǆǇǈǉǊǋǌǱǲǳ'.includes(character)) {
    const lower = character.toLowerCase();
    return { ǆ: 'ǅ', ǉ: 'ǈ', ǌ: 'ǋ', ǳ: 'ǲ' }[lower] ?? character;
  }
  const upper = character.toUpperCase();
  if (upper.length <= character.length) return upper;
  const [first, ...rest] = Array.from(upper);
  return (first as string) + rest.join('').toLowerCase();
}

export function toTitle(text: string): string {
  let cased = false;
  let result = '';
  const characters = Array.from(text);
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string;
    result += cased ? lowerAt(characters, i) : titleCharacter(character);
    cased = CASED.test(character);
  }
  return result;
}

function lowerAt(characters: readonly string[], index: number): string {
  const character = characters[index] as string;
  if (character !== 'Σ') return character.toLowerCase();
  const after = characters[index + 1];
  return after !== undefined && CASED.test(after) ? 'σ' : 'ς';
}

export function capitalize(text: string): string {
  const characters = Array.from(text);
  const first = characters[0];
  if (first === undefined) return '';
  return titleCharacter(first) + text.slice(first.length).toLowerCase();
}

export function swapCase(text: string): string {
  return Array.from(text, (character) =>
    UPPER.test(character) ? character.toLowerCase() : LOWER.test(character) ? character.toUpperCase() : character,
  ).join('');
}

/** Full case folding: lower case of the upper case catches all but a few letters. */
export function caseFold(text: string): string {
  if (PATTERNS.ascii.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => {
    if (character === 'ß' || character === 'ẞ') return 'ss';
    if (character === 'ς') return 'σ';
    if (character === 'İ') return 'i̇';
    if (/[ꭰ-ꮿ]/.test(character)) return character.toUpperCase();
    if (/[\u13a0-\u13f5]/.test(character)) return character;
    const upper = character.toUpperCase();
    return upper.length > character.length
      ? upper.toLowerCase()
      : upper.toLowerCase() === character.toLowerCase()
        ? character.toLowerCase()
        : upper.toLowerCase();
  }).join('');
}

const LINE_END = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/g;

/** Lines at Python's line boundaries. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let start = 0;
  LINE_END.lastIndex = 0;
  for (const match of text.matchAll(LINE_END)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(start, keepEnds ? end : match.index));
    start = end;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

const LEADING = new RegExp(`^[${WHITESPACE}]+`);
const SPACES = new RegExp(`[${WHITESPACE}]+`, 'g');
const SPACE = new RegExp(`[${WHITESPACE}]`);

/** strip() without characters; `where`: -1 left, 1 right, 0 both. */
export function stripSpace(text: string, where: -1 | 0 | 1): string {
  let result = text;
  if (where <= 0 && SPACE.test(result[0] ?? 'x')) result = result.replace(LEADING, '');
  if (where >= 0 && SPACE.test(result.at(-1) ?? 'x')) {
    // A scan from the end: a regular expression would be quadratic on inner runs of blanks.
    let end = result.length;
    while (end > 0 && SPACE.test(result[end - 1] as string)) end--;
    result = result.slice(0, end);
  }
  return result;
}

/** split() at whitespace; `limit` splits at most, from the left or right; -1 for no limit. */
export function splitSpace(text: string, limit: number, fromRight: boolean): string[] {
  const stripped = stripSpace(text, 0);
  if (limit === 0) {
    const rest = stripSpace(text, fromRight ? 1 : -1);
    return rest === '' ? [] : [rest];
  }
  if (stripped === '') return [];
  if (limit < 0) return stripped.split(SPACES);
  const parts: string[] = [];
  if (!fromRight) {
    let start = 0;
    for (const match of stripped.matchAll(SPACES)) {
      if (parts.length === limit) break;
      parts.push(stripped.slice(start, match.index));
      start = match.index + match[0].length;
    }
    const rest = stripped.slice(start);
    parts.push(parts.length === limit ? stripSpace(text, -1).slice(start) : rest);
    return parts;
  }
  const gaps = [...stripped.matchAll(SPACES)].reverse();
  let end = stripped.length;
  for (const gap of gaps) {
    if (parts.length === limit) break;
    parts.push(stripped.slice(gap.index + gap[0].length, end));
    end = gap.index;
  }
  const lead = text.length - stripSpace(text, -1).length;
  parts.push(parts.length === limit ? text.slice(0, lead) + stripped.slice(0, end) : stripped.slice(0, end));
  return parts.reverse();
}
