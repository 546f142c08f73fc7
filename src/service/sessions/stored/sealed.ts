/**
 * What lies in the store of sessions is readable and makeable for those alone who have the key of the configuration, and is
 * bound to what it is for: a file under another session's name is refused. Takes and gives bytes (AES-256-GCM).
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const MAGIC = Buffer.from('tierup stored session 1\n');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class Sealer {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = createHash('sha256').update(`tierup session store\n${secret}`).digest();
  }

  /** `purpose`: what the bytes are, and of which session. */
  seal(content: Uint8Array, purpose: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(aboutOf(purpose));
    const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), sealed]);
  }

  /** Undefined for bytes that were not sealed with this key for this purpose. */
  open(bytes: Uint8Array, purpose: string): Buffer | undefined {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [nonceAt, tagAt] = [MAGIC.length, MAGIC.length + NONCE_BYTES];
    const from = tagAt + TAG_BYTES;
    if (all.length < from || !all.subarray(0, nonceAt).equals(MAGIC)) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, all.subarray(nonceAt, tagAt), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(aboutOf(purpose)).setAuthTag(all.subarray(tagAt, from));
    try {
      return Buffer.concat([decipher.update(all.subarray(from)), decipher.final()]);
    } catch {
      return undefined;
    }
  }
}

function aboutOf(purpose: string): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(purpose)]);
}
