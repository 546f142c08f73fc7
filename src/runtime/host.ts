/** The only door: what a session was handed by its host. Nothing here is reachable unless the host gave it. */
import type { Maybe } from './guest.ts';
import type { Value } from './objects/object.ts';

export interface Host {
  /** Text printed by the program. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** One line of input without its newline, or undefined at the end; a promise if the host must wait. */
  readLine?(prompt: string): string | undefined | Promise<string | undefined>;
  /** Seconds since the epoch. */
  now(): number;
  /** Seconds of a clock that never goes back. */
  monotonic(): number;
  /** Fills with random bytes (seeds, uuid, secrets). */
  randomBytes(count: number): Uint8Array;
  /** Resolves after so many seconds, or when the signal says that nobody waits any more. */
  sleep(seconds: number, signal?: AbortSignal): Promise<void>;
  /** The run was interrupted: nobody waits for its sleeps any more. */
  stopSleeping?(): void;
  /** Environment the program may see. */
  readonly environment: Readonly<Record<string, string>>;
  /** `sys.argv`. */
  readonly argv: readonly string[];
  /** The file (TZif) of a time zone of the IANA database, by its checked key; absent: there are none. */
  zoneFile?(key: string): Uint8Array | undefined;
  /** Keys of all time zones. */
  zoneNames?(): readonly string[];
  /** Files; absent: there are none. */
  readonly files?: FileSystem;
  /** The network; absent: there is none. */
  readonly network?: Network;
  /** SQLite databases; absent: there are none. */
  readonly databases?: Databases;
  /** The session has ended. */
  close?(): void;
  /** Why the program may not import a module, by its full name; undefined: it may. Modules import each other unasked. */
  refuseImport?(name: string, isFrom: boolean): string | undefined;
  /** Where `import` looks beside the builtin modules: folders of `files`. */
  readonly importPaths: readonly string[];
}

/** What `open`, `os` and `import` see. Errors are FileError. Paths are absolute POSIX paths. */
export interface FileSystem {
  readFile(path: string): Uint8Array;
  writeFile(path: string, data: Uint8Array, mode: 'replace' | 'append' | 'exclusive'): void;
  stat(path: string): FileStatus | undefined;
  list(path: string): readonly string[];
  makeDirectory(path: string): void;
  remove(path: string): void;
  removeDirectory(path: string): void;
  rename(from: string, to: string): void;
  readonly currentDirectory: string;
}

export interface FileStatus {
  readonly kind: 'file' | 'directory';
  readonly size: number;
  /** Seconds since the epoch. */
  readonly modified: number;
}

/** A refused file operation: `code` is the errno name (ENOENT, EACCES, EEXIST, ENOTDIR, EISDIR, ENOTEMPTY, EROFS ...). */
export class FileError {
  readonly code: string;
  readonly path: string;
  constructor(code: string, path: string) {
    this.code = code;
    this.path = path;
  }
}

/** What urllib.request, requests and httpx send through; it decides what may be reached. */
export interface Network {
  /** Sends a request, and those its redirects ask for. Rejects with NetworkError. */
  fetch(request: NetworkRequest): Promise<NetworkAnswer>;
}

export interface NetworkRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array | undefined;
  readonly timeoutMs?: number | undefined;
  /** Bytes of an answer that the program has room for. */
  readonly maxBytes: number;
  /** Redirects are followed; else they are answers. */
  readonly follow: boolean;
}

export interface NetworkAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly url: string;
  /** The redirects on the way, the first one first. */
  readonly history: readonly NetworkAnswer[];
}

export type NetworkProblem = 'refused' | 'url' | 'connect' | 'certificate' | 'timeout' | 'too-large' | 'redirects';

/** Why there is no answer. */
export class NetworkError extends Error {
  readonly kind: NetworkProblem;
  constructor(kind: NetworkProblem, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What sqlite3 runs its statements on: databases by numbers that the program's side gives them. */
export interface Databases {
  /** Rejects with DatabaseError where the databases are gone. */
  request(request: DatabaseRequest): Promise<DatabaseAnswer>;
}

export type SqlValue = null | bigint | number | string | Uint8Array;

export type DatabaseRequest = { readonly database: number } & (
  | { readonly action: 'open'; readonly content: Uint8Array | undefined }
  | { readonly action: 'run'; readonly sql: string; readonly parameters: readonly (readonly SqlValue[])[] }
  | { readonly action: 'script'; readonly sql: string }
  | { readonly action: 'content' }
  | { readonly action: 'close' }
);

export type DatabaseAnswer =
  | { readonly kind: 'done'; readonly inTransaction: boolean }
  | { readonly kind: 'content'; readonly content: Uint8Array }
  | {
      readonly kind: 'rows';
      /** Names and declared types. */
      readonly columns: readonly (readonly [name: string, type: string])[];
      readonly rows: readonly (readonly SqlValue[])[];
      readonly changes: number;
      readonly lastRow: bigint | undefined;
      readonly inTransaction: boolean;
    }
  /** `errorCode`: SQLite's extended one; 0 where it is not SQLite that says so. */
  | { readonly kind: 'error'; readonly message: string; readonly errorCode: number };

/** Why there are no databases any more. */
export class DatabaseError extends Error {}

/** A host function as the session calls it: values in, value or computation out. */
export type HostFunction = (args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Maybe<Value>;
