/**
 * What a program finds in its process. Node's permission model denies files, network, processes, threads and addons; this
 * takes away what it does not cover, above all signals to other processes, and everything that would only be refused: what is
 * missing throws.
 */
import { Console } from 'node:console';
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { isHarmlessModule, plainName } from './harmless-modules.ts';

/** Globals that lead out of the process, or would if it were allowed. */
const REMOVED = [
  'BroadcastChannel',
  'EventSource',
  'MessageChannel',
  'MessagePort',
  'Request',
  'Response',
  'SharedArrayBuffer',
  'WebSocket',
  'Worker',
  'fetch',
  'global',
  'localStorage',
  'navigator',
  'sessionStorage',
  'Storage',
] as const;

/** Members of the process that a program may have as they are. */
const HARMLESS = ['arch', 'hrtime', 'nextTick', 'platform', 'uptime', 'version', 'versions', 'release'] as const;

const real = process;
const require = createRequire(import.meta.url);

/** Leaves the program's globals without a way out. */
export function closeOff(): void {
  const harmless = smallProcess();
  for (const name of REMOVED) if (name in globalThis) Reflect.deleteProperty(globalThis, name);
  define('global', globalThis);
  define('process', harmless);
  define('console', new Console({ stdout: stream(1), stderr: stream(2) }));
  define('require', Object.freeze(requireHarmless));
  define('module', { exports: {} });
  define('exports', {});
  emptyRealProcess();
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
}

function requireHarmless(name: unknown): unknown {
  if (typeof name === 'string' && isHarmlessModule(name)) return require(`node:${plainName(name)}`);
  const error = new Error(`Cannot find module '${String(name)}'`);
  throw Object.assign(error, { code: 'MODULE_NOT_FOUND' });
}

/** A stream that is written at once: nothing is lost when the program ends. */
function stream(descriptor: 1 | 2): Writable {
  return new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      writeAll(descriptor, chunk);
      done();
    },
  });
}

function writeAll(descriptor: 1 | 2, bytes: Buffer): void {
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (thrown) {
      // The reader is slower: the pipe is full for a moment.
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') throw thrown;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
const pause = new Int32Array(new SharedArrayBuffer(4));

function smallProcess(): object {
  const small: Record<string, unknown> = {};
  for (const name of HARMLESS) {
    const value: unknown = real[name];
    small[name] = typeof value === 'function' ? value.bind(real) : structuredClone(value);
  }
  const end = (real as unknown as { reallyExit(code: number): never }).reallyExit.bind(real);
  return Object.assign(small, {
    argv: ['node'],
    env: {},
    stdout: stream(1),
    stderr: stream(2),
    exit: (code = 0) => end(Number(code)),
    cwd: () => '/',
  });
}

/** Whoever gets hold of the real process finds nothing in it that acts on the system. */
function emptyRealProcess(): void {
  for (const name of [
    '_debugProcess',
    '_kill',
    '_linkedBinding',
    '_startProfilerIdleNotifier',
    'binding',
    'chdir',
    'dlopen',
    'execve',
    'getBuiltinModule',
    'initgroups',
    'kill',
    'loadEnvFile',
    'mainModule',
    'report',
    'setegid',
    'seteuid',
    'setgid',
    'setgroups',
    'setuid',
    'umask',
  ])
    Object.defineProperty(real, name, { value: undefined, writable: false, configurable: false });
}
