/**
 * Encodings that have one byte for every character: ISO 8859 and the code pages of Windows, DOS and the Macintosh. Their
 * tables are those of JS's TextDecoder, which has them for web pages, less what Python leaves undefined.
 */

/** Python's name to TextDecoder's. */
const LABELS: Readonly<Record<string, string>> = {
  'iso8859-2': 'iso-8859-2',
  'iso8859-3': 'iso-8859-3',
  'iso8859-4': 'iso-8859-4',
  'iso8859-5': 'iso-8859-5',
  'iso8859-6': 'iso-8859-6',
  'iso8859-7': 'iso-8859-7',
  'iso8859-8': 'iso-8859-8',
  'iso8859-9': 'windows-1254',
  'iso8859-10': 'iso-8859-10',
  'iso8859-13': 'iso-8859-13',
  'iso8859-14': 'iso-8859-14',
  'iso8859-15': 'iso-8859-15',
  'iso8859-16': 'iso-8859-16',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  cp1255: 'windows-1255',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp1258: 'windows-1258',
  cp866: 'ibm866',
  cp874: 'windows-874',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  'mac-roman': 'macintosh',
  'mac-cyrillic': 'x-mac-cyrillic',
};

export interface Charmap {
  /** Code point by byte; -1 where there is none. */
  readonly points: Int32Array;
  readonly bytes: ReadonlyMap<number, number>;
}

const known = new Map<string, Charmap>();

export const isCharmap = (name: string): boolean => Object.hasOwn(LABELS, name);

/** The table of an encoding that `isCharmap` knows. */
export function charmapOf(name: string): Charmap {
  let map = known.get(name);
  if (map === undefined) {
    const points = readTable(name);
    map = { points, bytes: new Map(Array.from(points, (point, byte): [number, number] => [point, byte]).reverse()) };
    known.set(name, map);
  }
  return map;
}

function readTable(name: string): Int32Array {
  const decoder = new TextDecoder(LABELS[name]);
  return Int32Array.from({ length: 256 }, (_, byte) => {
    // Between 0x80 and 0x9f ISO 8859 has control characters.
    if (byte < 0x80 || (byte < 0xa0 && name.startsWith('iso'))) return byte;
    const point = decoder.decode(Uint8Array.of(byte)).codePointAt(0) as number;
    // Where a code page has nothing, a web page gets a control character.
    const isMissing = point === 0xfffd || (point === byte && byte < 0xa0);
    return isMissing ? -1 : (EXCEPTIONS[name]?.[byte] ?? point);
  });
}

/** Where Python's tables are others than those of the web. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  cp1255: { 202: -1 },
  'koi8-u': { 174: 0x255d, 190: 0x256c },
};
