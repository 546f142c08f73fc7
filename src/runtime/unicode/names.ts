/** Names of characters: name to code points (`\N{...}`, unicodedata.lookup) and back. */
import { tableLines, tableModule } from './table-data.ts';

interface Names {
  readonly byCode: Map<number, string>;
  readonly byName: Map<string, number>;
  /** Aliases and named sequences. */
  readonly extra: Map<string, readonly number[]>;
  readonly ideographs: readonly (readonly [number, number])[];
}

let names: Names | undefined;

function load(): Names {
  const byCode = new Map<number, string>();
  const byName = new Map<string, number>();
  const extra = new Map<string, readonly number[]>();
  const lines = tableLines('names');
  const end = lines.indexOf('');
  let code = 0;
  for (const line of lines.slice(0, end)) {
    const gap = /^([0-9a-f]+) (.*)$/.exec(line);
    code += gap === null ? 1 : Number.parseInt(gap[1] as string, 16);
    const name = gap === null ? line : (gap[2] as string);
    byCode.set(code, name);
    byName.set(name, code);
  }
  for (const line of lines.slice(end + 1)) {
    const space = line.indexOf(' ');
    const codes = line.slice(0, space).split('-');
    extra.set(
      line.slice(space + 1),
      codes.map((part) => Number.parseInt(part, 16)),
    );
  }
  const { ideographs } = tableModule<{ ideographs: readonly (readonly [number, number])[] }>('names');
  return { byCode, byName, extra, ideographs };
}

const LEADS = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TAILS = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** A character's name, without aliases; undefined if it has none. */
export function nameOf(point: number): string | undefined {
  names ??= load();
  if (point >= FIRST_SYLLABLE && point <= LAST_SYLLABLE) {
    const index = point - FIRST_SYLLABLE;
    const tail = index % TAILS.length;
    const vowel = Math.floor(index / TAILS.length) % VOWELS.length;
    const lead = Math.floor(index / TAILS.length / VOWELS.length);
    return `HANGUL SYLLABLE ${LEADS[lead]}${VOWELS[vowel]}${TAILS[tail]}`;
  }
  if (names.ideographs.some(([first, last]) => point >= first && point <= last))
    return `CJK UNIFIED IDEOGRAPH-${point.toString(16).toUpperCase()}`;
  return names.byCode.get(point);
}

/** Code points of a name, in any case: several for a named sequence; undefined if there is no such name. */
export function lookUpName(name: string): readonly number[] | undefined {
  if (/[^\x20-\x7e]/.test(name)) return undefined;
  names ??= load();
  const upper = name.toUpperCase();
  const known = names.byName.get(upper);
  if (known !== undefined) return [known];
  const ideograph = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(upper);
  if (ideograph !== null) {
    const point = Number.parseInt(ideograph[1] as string, 16);
    return nameOf(point) === upper ? [point] : undefined;
  }
  return syllable(upper) ?? names.extra.get(upper);
}

function syllable(name: string): readonly number[] | undefined {
  if (!name.startsWith('HANGUL SYLLABLE ')) return undefined;
  const parts = /^([GNDRMBSJCKTPH]*)([AEIOUWY]+)([GNDLMBSJCKTPH]*)$/.exec(name.slice(16));
  if (parts === null) return undefined;
  const [lead, vowel, tail] = [
    LEADS.indexOf(parts[1] as string),
    VOWELS.indexOf(parts[2] as string),
    TAILS.indexOf(parts[3] as string),
  ];
  if (lead < 0 || vowel < 0 || tail < 0) return undefined;
  return [FIRST_SYLLABLE + (lead * VOWELS.length + vowel) * TAILS.length + tail];
}
