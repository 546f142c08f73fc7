/**
 * The envelope of a saved session: which engine wrote it, and a code over everything that only who has the key can make.
 * Nothing is read of bytes before their code is found right.
 */
import { readFileSync } from 'node:fs';
import { packageFile } from '../../locate.ts';
import { BadImage } from './bad-image.ts';
import { FORMAT } from './format.ts';

const MAGIC = Buffer.from('tierup session\n');
const CODE_LENGTH = 32;
const SHORTEST_KEY = 16;

/** Loaded when a session is first saved or restored: most never are. */
const crypto = () => process.getBuiltinModule('node:crypto');
const zlib = () => process.getBuiltinModule('node:zlib');

let version: string | undefined;

/** What the bytes are for: this version of the engine, run from these files. */
function marks(): Buffer {
  if (version === undefined) {
    const { version: own } = JSON.parse(readFileSync(packageFile('../package.json'), 'utf8')) as { version: string };
    version = `${FORMAT} ${own} ${import.meta.url.endsWith('.ts') ? 'sources' : 'package'}`;
  }
  return Buffer.from(`${version}\n`);
}

export function seal(content: Uint8Array, key: string | Uint8Array): Uint8Array {
  const packed = zlib().deflateRawSync(content, { level: 1 });
  const marked = Buffer.concat([marks(), packed]);
  return Buffer.concat([MAGIC, codeOf(marked, key), marked]);
}

/** Throws BadImage for bytes that were not sealed with this key, or by another version of the engine. */
export function unseal(bytes: Uint8Array, key: string | Uint8Array, maxBytes: number): Uint8Array {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = MAGIC.length + CODE_LENGTH;
  if (all.length < from || !all.subarray(0, MAGIC.length).equals(MAGIC)) throw new BadImage('they begin differently');
  const marked = all.subarray(from);
  if (!crypto().timingSafeEqual(all.subarray(MAGIC.length, from), codeOf(marked, key)))
    throw new BadImage('they were changed, or sealed with another key');
  const end = marked.indexOf('\n') + 1;
  if (!marked.subarray(0, end).equals(marks()))
    throw new BadImage(
      `another version of the engine wrote them (${marked.toString('latin1', 0, Math.max(0, end - 1))})`,
    );
  try {
    const content = zlib().inflateRawSync(marked.subarray(end), {
      maxOutputLength: Math.max(1, Math.min(maxBytes, 2 ** 31)),
    });
    // No Buffer: their slices share memory.
    return new Uint8Array(content.buffer, content.byteOffset, content.length);
  } catch {
    throw new BadImage('they are larger than the memory limit, or broken');
  }
}

function codeOf(bytes: Uint8Array, key: string | Uint8Array): Buffer {
  if (Buffer.byteLength(key) < SHORTEST_KEY) throw new TypeError(`the key needs ${SHORTEST_KEY} bytes at least`);
  return crypto().createHmac('sha256', key).update(bytes).digest();
}
