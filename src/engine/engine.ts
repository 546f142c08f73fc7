/**
 * The engine: what sessions share (compiled code, builtin types). Takes options, gives sessions.
 */
import type { Code } from '../bytecode/code.ts';
import { BasicHost } from '../host/basic-host.ts';
import { DEFAULT_LIMITS, type Limits } from '../runtime/budget.ts';
import type { FileSystem, Host } from '../runtime/host.ts';
import { Session } from './session.ts';

export interface SessionOptions {
  /** Anything left out is at its default, see docs/limits.md. */
  readonly limits?: Partial<Limits>;
  /** Called with text as the program prints it; default: kept in `session.output`. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Answers input(); default: end of file. */
  readonly readLine?: (prompt: string) => string | undefined | Promise<string | undefined>;
  /** `os.environ` of the program; default: empty. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `sys.argv`. */
  readonly argv?: readonly string[];
  /** Files the program may reach; default: none. */
  readonly files?: FileSystem;
  /** Folders of `files` that import looks in. */
  readonly importPaths?: readonly string[];
  /** A whole host instead of the options above. */
  readonly host?: Host;
}

export class Engine {
  readonly #codeCache = new Map<string, Code>();

  /** A fresh session; nothing of another one is visible in it. */
  session(options: SessionOptions = {}): Session {
    return new Session(
      options.host ?? new BasicHost(options),
      { ...DEFAULT_LIMITS, ...options.limits },
      this.#codeCache,
    );
  }
}
