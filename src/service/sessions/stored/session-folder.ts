/**
 * The store of sessions that wait for a replica: a folder that all replicas share. A file is a session, sealed; who takes one
 * out renames it first, so that two replicas never go on with the same. Beside it lies the address of the replica that has
 * taken it, so that the others can send on what comes for it.
 *
 * Takes sessions as bytes with what is known of them. Must not know: how sessions run, HTTP.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sealer } from './sealed.ts';

export interface SessionFolderOptions {
  readonly path: string;
  /** The same on all replicas. */
  readonly key: string;
  /** Seconds after which a session that nobody came for is gone. */
  readonly keepSeconds: number;
  /** Bytes that all files may have. */
  readonly maxBytes: number;
}

/** A session in the store: facts about it, as JSON has them, and its content. */
export interface StoredSession<Facts> {
  readonly facts: Facts;
  readonly content: Uint8Array;
}

const SESSION = '.session';
const TAKEN = '.taken';
const PLACE = '.place';
/** An address as it may stand in a place. */
const ADDRESS = /^[\w.:[\]-]{1,260}$/;

export class SessionFolder<Facts extends object> {
  readonly #options: SessionFolderOptions;
  readonly #sealer: Sealer;

  constructor(options: SessionFolderOptions) {
    this.#options = options;
    this.#sealer = new Sealer(options.key);
  }

  /** Stores a session; the answer is why not, if it can't be. */
  async put(id: string, { facts, content }: StoredSession<Facts>): Promise<string | undefined> {
    const { keepSeconds, maxBytes } = this.#options;
    const head = Buffer.from(`${JSON.stringify({ expires: Date.now() + keepSeconds * 1000, facts })}\n`);
    const sealed = this.#sealer.seal(Buffer.concat([head, content]), `session ${id}`);
    try {
      await this.#make();
      if ((await this.#bytesInAll()) + sealed.length > maxBytes)
        return `the store would hold more than ${maxBytes} bytes`;
      await this.#write(`${nameOf(id)}${SESSION}`, sealed);
      await this.#remove(`${nameOf(id)}${PLACE}`);
    } catch (thrown) {
      return (thrown as Error).message;
    }
    return undefined;
  }

  /** What is stored of a session, left where it is; undefined if there is none that is sound and not too old. */
  async look(id: string): Promise<StoredSession<Facts> | undefined> {
    return this.#opened(id, await this.#read(`${nameOf(id)}${SESSION}`));
  }

  /** Takes a session out: nobody else can from then on. Undefined if it is not there any more. */
  async take(id: string): Promise<TakenSession<Facts> | undefined> {
    const [from, taken] = [`${nameOf(id)}${SESSION}`, `${nameOf(id)}.${randomBytes(6).toString('hex')}${TAKEN}`];
    try {
      await rename(this.#file(from), this.#file(taken));
    } catch {
      return undefined;
    }
    const stored = this.#opened(id, await this.#read(taken));
    if (stored === undefined) {
      await this.#remove(taken);
      return undefined;
    }
    return {
      ...stored,
      putBack: () => rename(this.#file(taken), this.#file(from)).catch(() => {}),
      discard: () => this.#remove(taken),
    };
  }

  /** Says where a session is that was taken out. */
  async setPlace(id: string, address: string): Promise<void> {
    await this.#write(`${nameOf(id)}${PLACE}`, this.#sealer.seal(Buffer.from(address), `place ${id}`)).catch(() => {});
  }

  /** Where a session is that was taken out by a replica that others can reach. */
  async place(id: string): Promise<string | undefined> {
    const bytes = await this.#read(`${nameOf(id)}${PLACE}`);
    const address = bytes && this.#sealer.open(bytes, `place ${id}`)?.toString();
    return address !== undefined && ADDRESS.test(address) ? address : undefined;
  }

  /** The session has ended. */
  async forget(id: string): Promise<void> {
    await Promise.all([SESSION, PLACE].map((ending) => this.#remove(`${nameOf(id)}${ending}`)));
  }

  /** Removes what is too old, whosever it was; `here`: ids of sessions whose places are not. */
  async sweep(here: readonly string[] = []): Promise<void> {
    const now = new Date();
    await Promise.all(here.map((id) => utimes(this.#file(`${nameOf(id)}${PLACE}`), now, now).catch(() => {})));
    const oldest = Date.now() - this.#options.keepSeconds * 1000;
    for (const name of await this.#names()) {
      const made = await stat(this.#file(name)).catch(() => undefined);
      if (made !== undefined && made.mtimeMs < oldest) await this.#remove(name);
    }
  }

  #opened(id: string, bytes: Buffer | undefined): StoredSession<Facts> | undefined {
    const content = bytes && this.#sealer.open(bytes, `session ${id}`);
    if (content === undefined) return undefined;
    const end = content.indexOf('\n');
    const { expires, facts } = JSON.parse(content.toString('utf8', 0, end)) as { expires: number; facts: Facts };
    return expires < Date.now() ? undefined : { facts, content: content.subarray(end + 1) };
  }

  /** The folder itself; the one that it lies in is the operator's to make. */
  async #make(): Promise<void> {
    await mkdir(this.#options.path, { mode: 0o700 }).catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code !== 'EEXIST') throw thrown;
    });
  }

  async #bytesInAll(): Promise<number> {
    const found = await Promise.all((await this.#names()).map((name) => stat(this.#file(name)).catch(() => undefined)));
    return found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  }

  /** Files of ours, those too that a replica was writing when it was killed. */
  async #names(): Promise<readonly string[]> {
    const names = await readdir(this.#options.path).catch(() => []);
    return names.filter((name) => /^[0-9a-f]{64}\./.test(name));
  }

  /** Whole, or not at all. */
  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const written = this.#file(`${name}.${randomBytes(6).toString('hex')}`);
    await writeFile(written, bytes, { mode: 0o600, flush: true });
    await rename(written, this.#file(name));
  }

  #read(name: string): Promise<Buffer | undefined> {
    return readFile(this.#file(name)).catch(() => undefined);
  }

  async #remove(name: string): Promise<void> {
    await rm(this.#file(name), { force: true }).catch(() => {});
  }

  #file(name: string): string {
    return join(this.#options.path, name);
  }
}

/** A session that was taken out of the store, until it is said what becomes of it. */
export interface TakenSession<Facts> extends StoredSession<Facts> {
  putBack(): Promise<void>;
  discard(): Promise<void>;
}

/** Names of files say nothing of ids: who knows an id and a key has the session. */
function nameOf(id: string): string {
  return createHash('sha256').update(`session ${id}`).digest('hex');
}
