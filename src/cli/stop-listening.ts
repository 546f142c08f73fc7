/**
 * Takes no more connections, and lets come what is on its way in those that were taken: whoever sent a run on one of them
 * cannot know that it was not started. Node's own `close` would reset those that wait in the system and end those whose
 * request was not read yet.
 */
import { spawnSync } from 'node:child_process';
import type { Server } from 'node:http';
import { Server as Listener, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { findInterpreter, LaneUnavailable, launcherFile } from '../lanes/cpython/python.ts';

const SILENCE_MS = 2000;
/** How long a connection may be there without a request. */
const FRESH_MS = 1000;
/** Where the socket cannot be made deaf, more may come for ever. */
const MAX_TURNS = 10_000;

/** Connections on which no request has come yet. */
export class FreshConnections {
  readonly #fresh = new Set<Socket>();
  #count = 0;
  #whenNone: (() => void) | undefined;

  /** Before the server listens. */
  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#count++;
      this.#fresh.add(socket);
      socket.once('close', () => this.#left(socket));
    });
    server.on('request', ({ socket }) => this.#left(socket));
  }

  /** Resolves when none waits in the system any more: it hands out one in each turn of the event loop. */
  async taken(): Promise<void> {
    for (let before = -1, turns = 0; before !== this.#count && turns < MAX_TURNS; turns++) {
      before = this.#count;
      await setImmediate();
      await setImmediate();
    }
  }

  /** Resolves when each has had its request or was closed, at last after a second. */
  async gone(): Promise<void> {
    if (this.#fresh.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenNone = resolve;
      setTimeout(resolve, FRESH_MS);
    });
  }

  #left(socket: Socket): void {
    if (this.#fresh.delete(socket) && this.#fresh.size === 0) this.#whenNone?.();
  }
}

/** `python`: what makes the socket deaf before it is closed. Without one there is a moment in which a connection is reset. */
export async function stopListening(server: Server, connections: FreshConnections, python: string): Promise<void> {
  silence(server, python);
  await connections.taken();
  Listener.prototype.close.call(server);
  await connections.gone();
}

function silence(server: Server, python: string): void {
  const { fd } = (server as unknown as { readonly _handle?: { readonly fd?: number } })._handle ?? {};
  if (process.platform !== 'linux' || fd === undefined || fd < 0) return;
  try {
    const args = ['-I', launcherFile('silence.py')];
    spawnSync(findInterpreter(python), args, { stdio: ['ignore', 'ignore', 'ignore', fd], timeout: SILENCE_MS });
  } catch (thrown) {
    if (!(thrown instanceof LaneUnavailable)) throw thrown;
  }
}
