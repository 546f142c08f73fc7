/** The names of text encodings: what programs write, and Python's own name of each. */
import { makeException } from '../exceptions/raise.ts';
import { isCharmap } from './charmaps.ts';

const NAMES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  ascii: 'ascii',
  usascii: 'ascii',
  '646': 'ascii',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  iso88591: 'latin-1',
  '88591': 'latin-1',
  cp819: 'latin-1',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf16le: 'utf-16-le',
  utf16be: 'utf-16-be',
  utf32: 'utf-32',
  u32: 'utf-32',
  utf32le: 'utf-32-le',
  utf32be: 'utf-32-be',
  utf8sig: 'utf-8-sig',
  utf7: 'utf-7',
  u7: 'utf-7',
  unicodeescape: 'unicode_escape',
  rawunicodeescape: 'raw_unicode_escape',
  '866': 'cp866',
  ibm866: 'cp866',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  macroman: 'mac-roman',
  macintosh: 'mac-roman',
  maccyrillic: 'mac-cyrillic',
};

/** Parts of ISO 8859 by their number as a Latin alphabet. */
const LATIN: Readonly<Record<string, string>> = {
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '9',
  '6': '10',
  '7': '13',
  '8': '14',
  '9': '15',
  '10': '16',
};

/** Python's name of an encoding. Throws LookupError. */
export function findCodec(name: string, activity: 'encode' | 'decode' = 'encode'): string {
  if (name === 'utf-8') return name;
  const plain = name.toLowerCase().replace(/[-_ ]/g, '');
  const codec = Object.hasOwn(NAMES, plain) ? NAMES[plain] : tableName(plain);
  if (codec !== undefined) return codec;
  if (/^(?:rot13|(?:hex|base64|zlib|bz2|uu|quopri)(?:codec)?)$/.test(plain))
    throw makeException(
      'LookupError',
      `'${name}' is not a text encoding; use codecs.${activity}() to handle arbitrary codecs`,
    );
  throw makeException('LookupError', `unknown encoding: ${name}`);
}

/** The name of an encoding of one byte for each character, if there is a table for it. */
function tableName(plain: string): string | undefined {
  const [, family = '', number = ''] = /^(iso8859|latin|l|cp|windows)(\d+)$/.exec(plain) ?? [];
  const part = family === 'iso8859' ? number : family.startsWith('l') ? LATIN[number] : undefined;
  const name = part === undefined ? `cp${number}` : `iso8859-${part}`;
  return isCharmap(name) ? name : undefined;
}
