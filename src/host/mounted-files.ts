/** Folders of the machine handed to a program. Paths are resolved before they are compared, so links cannot lead out. */
import * as fs from 'node:fs';
import { dirname, posix, sep } from 'node:path';
import { FileError, type FileStatus, type FileSystem } from '../runtime/host.ts';

export interface Mount {
  /** Absolute path on the machine. */
  readonly host: string;
  /** Where the program sees it. */
  readonly guest: string;
  readonly writable: boolean;
  /** Only files whose name matches can be read; folders are not listed. */
  readonly only?: RegExp;
}

interface Place {
  readonly mount: Mount;
  readonly path: string;
}

export class MountedFiles implements FileSystem {
  readonly #mounts: readonly Mount[];
  readonly currentDirectory: string;

  private constructor(mounts: readonly Mount[]) {
    this.#mounts = mounts;
    this.currentDirectory = mounts[0]?.guest ?? '/';
  }

  /** Says what is wrong with a mount, instead of failing later. */
  static open(mounts: readonly Mount[]): MountedFiles | string {
    const real: Mount[] = [];
    for (const mount of mounts) {
      if (!fs.statSync(mount.host, { throwIfNoEntry: false })?.isDirectory())
        return `--mount ${mount.host}: not a folder`;
      real.push({ ...mount, host: fs.realpathSync(mount.host) });
    }
    return new MountedFiles(real);
  }

  readFile(path: string): Uint8Array {
    const place = this.#existing(path);
    if (place.mount.only !== undefined && !place.mount.only.test(place.path)) throw new FileError('EACCES', path);
    return this.#try(path, () => new Uint8Array(fs.readFileSync(place.path)));
  }

  writeFile(path: string, data: Uint8Array, mode: 'replace' | 'append' | 'exclusive'): void {
    const place = this.#writable(path);
    this.#try(path, () =>
      fs.writeFileSync(place, data, { flag: mode === 'append' ? 'a' : mode === 'exclusive' ? 'wx' : 'w' }),
    );
  }

  stat(path: string): FileStatus | undefined {
    let place: Place;
    try {
      place = this.#existing(path);
    } catch {
      return undefined;
    }
    const status = fs.statSync(place.path, { throwIfNoEntry: false });
    if (status === undefined) return undefined;
    const kind = status.isDirectory() ? 'directory' : 'file';
    if (kind === 'file' && place.mount.only !== undefined && !place.mount.only.test(place.path)) return undefined;
    return { kind, size: status.size, modified: status.mtimeMs / 1000 };
  }

  list(path: string): readonly string[] {
    const place = this.#existing(path);
    const names = this.#try(path, () => fs.readdirSync(place.path)).sort();
    const { only } = place.mount;
    return only === undefined ? names : names.filter((name) => only.test(name));
  }

  makeDirectory(path: string): void {
    const place = this.#writable(path);
    this.#try(path, () => fs.mkdirSync(place));
  }

  remove(path: string): void {
    const place = this.#writable(path);
    this.#try(path, () => fs.unlinkSync(place));
  }

  removeDirectory(path: string): void {
    const place = this.#writable(path);
    this.#try(path, () => fs.rmdirSync(place));
  }

  rename(from: string, to: string): void {
    const [source, target] = [this.#writable(from), this.#writable(to)];
    this.#try(from, () => fs.renameSync(source, target));
  }

  /** Place of a guest path, links not yet followed. */
  #place(path: string): Place {
    const guest = posix.resolve(this.currentDirectory, path);
    for (const mount of this.#mounts) {
      if (guest === mount.guest) return { mount, path: mount.host };
      if (guest.startsWith(`${mount.guest}/`))
        return { mount, path: mount.host + guest.slice(mount.guest.length).replaceAll('/', sep) };
    }
    throw new FileError('ENOENT', path);
  }

  #existing(path: string): Place {
    const place = this.#place(path);
    return {
      mount: place.mount,
      path: this.#inside(
        place.mount,
        this.#try(path, () => fs.realpathSync(place.path)),
        path,
      ),
    };
  }

  #writable(path: string): string {
    const place = this.#place(path);
    if (!place.mount.writable) throw new FileError('EROFS', path);
    const exists = fs.lstatSync(place.path, { throwIfNoEntry: false }) !== undefined;
    const real = this.#try(path, () => (exists ? fs.realpathSync(place.path) : fs.realpathSync(dirname(place.path))));
    this.#inside(place.mount, real, path);
    return place.path;
  }

  #inside(mount: Mount, real: string, path: string): string {
    if (real !== mount.host && !real.startsWith(mount.host + sep)) throw new FileError('EACCES', path);
    return real;
  }

  #try<T>(path: string, action: () => T): T {
    try {
      return action();
    } catch (thrown) {
      if (thrown instanceof FileError) throw thrown;
      throw new FileError((thrown as NodeJS.ErrnoException).code ?? 'EIO', path);
    }
  }
}
