/** A host made of the options of a session: real clock and randomness, output to a callback, nothing else unless handed in. */

import { loadPart } from '../locate.ts';
import type { Databases, FileSystem, Host, Network } from '../runtime/host.ts';
import type { DatabaseOptions, ProcessDatabases } from './databases/databases.ts';
import type { PolicyNetwork } from './network/network.ts';
import type { NetworkPolicy } from './network/policy.ts';
import { readZoneFile, zoneNames } from './zone-files.ts';

export interface BasicHostOptions {
  readonly onOutput?: ((stream: 'stdout' | 'stderr', text: string) => void) | undefined;
  readonly readLine?: ((prompt: string) => string | undefined | Promise<string | undefined>) | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly argv?: readonly string[] | undefined;
  readonly files?: FileSystem | undefined;
  readonly importPaths?: readonly string[] | undefined;
  readonly network?: NetworkPolicy | undefined;
  readonly databases?: DatabaseOptions | undefined;
}

export class BasicHost implements Host {
  readonly environment: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  readonly files?: FileSystem;
  readonly importPaths: readonly string[];
  readonly network?: Network;
  readonly #network: PolicyNetwork | undefined;
  readonly databases?: Databases;
  readonly #databases: ProcessDatabases | undefined;
  readonly readLine?: (prompt: string) => string | undefined | Promise<string | undefined>;
  readonly #onOutput: ((stream: 'stdout' | 'stderr', text: string) => void) | undefined;

  /** Of sleeps that are not over. */
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(options: BasicHostOptions) {
    this.environment = options.environment ?? {};
    this.argv = options.argv ?? [''];
    this.importPaths = options.importPaths ?? [];
    if (options.files !== undefined) this.files = options.files;
    if (options.readLine !== undefined) this.readLine = options.readLine;
    this.#onOutput = options.onOutput;
    this.#network = options.network === undefined ? undefined : makeNetwork(options.network);
    if (this.#network !== undefined) this.network = this.#network;
    this.#databases = options.databases === undefined ? undefined : makeDatabases(options.databases);
    if (this.#databases !== undefined) this.databases = this.#databases;
  }

  write(stream: 'stdout' | 'stderr', text: string): void {
    this.#onOutput?.(stream, text);
  }

  now(): number {
    return Date.now() / 1000;
  }

  monotonic(): number {
    return performance.now() / 1000;
  }

  zoneFile(key: string): Uint8Array | undefined {
    return readZoneFile(key);
  }

  zoneNames(): readonly string[] {
    return zoneNames();
  }

  randomBytes(count: number): Uint8Array {
    return process.getBuiltinModule('node:crypto').randomBytes(count);
  }

  sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    // A timer may fire up to a millisecond early.
    const milliseconds = seconds > 0 ? Math.ceil(seconds * 1000) + 1 : 0;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#timers.delete(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#timers.add(timer);
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  stopSleeping(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#network?.abandon();
    this.#databases?.abandon();
  }

  close(): void {
    this.#databases?.close();
  }
}

/** Loaded by sessions that may use it alone. */
function makeNetwork(policy: NetworkPolicy): PolicyNetwork {
  const part = loadPart<{ PolicyNetwork: typeof PolicyNetwork }>('host/network/network');
  return new part.PolicyNetwork(policy);
}

function makeDatabases(options: DatabaseOptions): ProcessDatabases {
  const part = loadPart<{ ProcessDatabases: typeof ProcessDatabases }>('host/databases/databases');
  return new part.ProcessDatabases(options);
}
