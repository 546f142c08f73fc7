/** The way to the process of a session: one kind for each lane that has sessions. */
import type { ChildProcess } from 'node:child_process';
import type { EngineOptions } from '../../engine/engine.ts';
import { residentBytesOf, startProcess } from '../worker-process/start-process.ts';
import type { WorkerWalls } from '../worker-process/worker-walls.ts';
import { type FromSession, readFromSession, type ToSession } from './messages.ts';

export interface SessionEvents {
  /** What the process sent; undefined: none of a session's messages. */
  onMessage(message: FromSession | undefined): void;
  /** The process is gone and everything it sent has been delivered. */
  onGone(): void;
}

export interface SessionChannel {
  readonly pid: number | undefined;
  send(message: ToSession): void;
  kill(): void;
  /** Bytes of memory that the process holds; undefined where the system does not say, or something else bounds it. */
  residentBytes(): number | undefined;
}

export type StartSession = (events: SessionEvents) => SessionChannel;

/** Sessions of our engine: a Node process each. `memoryMb` bounds its heap. */
export function engineSession(engine: EngineOptions, memoryMb: number, walls?: WorkerWalls): StartSession {
  return (events) => new EngineSessionChannel(engine, memoryMb, walls, events);
}

class EngineSessionChannel implements SessionChannel {
  readonly #child: ChildProcess;

  constructor(engine: EngineOptions, memoryMb: number, walls: WorkerWalls | undefined, events: SessionEvents) {
    this.#child = startProcess('lanes/session-process/session-worker', JSON.stringify(engine), memoryMb, walls);
    this.#child.on('message', (received) => events.onMessage(readFromSession(received)));
    this.#child.on('disconnect', () => events.onGone());
    this.#child.on('error', () => events.onGone());
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: ToSession): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  residentBytes(): number | undefined {
    return residentBytesOf(this.#child.pid);
  }
}
