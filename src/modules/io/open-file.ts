/**
 * A file of the session while it is open: its content in memory, written back on flush. Files with unwritten bytes are
 * written before anyone looks at the session's files, and when the run ends, so a program that forgets to close loses
 * nothing.
 */
import type { Value } from '../../runtime/objects/object.ts';
import { realm } from '../../runtime/realm.ts';
import { absolute, MAX_PATH, pathText, sessionFiles } from '../os/paths.ts';
import { ByteStore } from './byte-store.ts';
import { osError, withFiles } from './file-errors.ts';

export interface FileMode {
  /** `r`, `w`, `x` or `a`. */
  readonly kind: string;
  readonly plus: boolean;
}

export class OpenFile {
  readonly name: Value;
  readonly path: string;
  readonly mode: FileMode;
  readonly store: ByteStore;
  /** Bytes of the store that the host has. */
  #written: number;
  /** Something before `#written` changed. */
  #changed = false;

  /** Opens. Throws OSError. */
  constructor(name: Value, mode: FileMode) {
    this.name = name;
    this.mode = mode;
    this.path = filePath(name);
    flushFiles();
    this.store = new ByteStore(this.#load());
    this.#written = this.store.length;
    if (mode.kind === 'a') this.store.position = this.store.length;
  }

  get readable(): boolean {
    return this.mode.kind === 'r' || this.mode.plus;
  }

  get writable(): boolean {
    return this.mode.kind !== 'r' || this.mode.plus;
  }

  #load(): Uint8Array {
    const files = sessionFiles();
    return withFiles(this.name, () => {
      const status = files.stat(this.path);
      if (status?.kind === 'directory') throw osError('EISDIR', this.name);
      if (this.mode.kind === 'r' || (this.mode.kind === 'a' && status !== undefined)) {
        if (status === undefined) return files.readFile(this.path); // says what is wrong
        realm().budget.allocate(status.size);
        realm().budget.work(status.size / 1024);
        const data = files.readFile(this.path);
        // A file on the host that is written now must be writable now.
        if (this.mode.kind === 'a') files.writeFile(this.path, new Uint8Array(0), 'append');
        return data;
      }
      files.writeFile(this.path, new Uint8Array(0), this.mode.kind === 'x' ? 'exclusive' : 'replace');
      return new Uint8Array(0);
    });
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.mode.kind === 'a') this.store.position = this.store.length;
    if (this.store.position < this.#written) this.#changed = true;
    this.store.write(bytes);
    unwritten().add(this);
  }

  truncate(size: number): void {
    this.#changed = true;
    this.store.truncate(size);
    unwritten().add(this);
  }

  /** Hands what was written to the host. */
  flush(): void {
    const files = sessionFiles();
    unwritten().delete(this);
    if (!this.#changed && this.#written === this.store.length) return;
    const { content } = this.store;
    withFiles(this.name, () => {
      if (this.#changed) files.writeFile(this.path, content.slice(), 'replace');
      else files.writeFile(this.path, content.slice(this.#written), 'append');
    });
    this.#changed = false;
    this.#written = this.store.length;
  }
}

/** Where a name leads. Throws OSError for one that is too long or empty. */
export function filePath(name: Value): string {
  const text = pathText(name);
  if (text === '') throw osError('ENOENT', name);
  if (text.length > MAX_PATH) throw osError('ENAMETOOLONG', name);
  return absolute(text);
}

function unwritten(): Set<OpenFile> {
  return realm().stateOf('io.unwritten', () => {
    realm().atRunEnd.add(flushFiles);
    return new Set<OpenFile>();
  });
}

/** Writes back every file that has bytes which the host does not have. */
export function flushFiles(): void {
  for (const file of unwritten()) file.flush();
}
