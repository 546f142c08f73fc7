/** The sessions of this replica: opened, found by their caller, closed when idle. */
import type { EngineOptions } from '../../engine/engine.ts';
import type { CpythonLane } from '../../lanes/cpython/cpython.ts';
import { engineSession, type StartSession } from '../../lanes/session-process/session-channel.ts';
import { SessionProcess } from '../../lanes/session-process/session-process.ts';
import type { WorkerWalls } from '../../lanes/worker-process/worker-walls.ts';
import type { ServiceConfiguration } from '../configuration.ts';
import { programLimits } from '../program-limits.ts';
import { Problem } from './problems.ts';
import type { CreateSession, SessionInfo } from './schema.ts';
import { SessionIds } from './session-id.ts';

export interface OpenSession {
  readonly id: string;
  readonly process: SessionProcess;
  readonly caller: string;
  readonly stepMs: number;
  readonly tools: ReadonlySet<string>;
  idle: NodeJS.Timeout | undefined;
}

/** Where sessions run. */
export interface SessionPlaces {
  /** For sessions that ask for it. */
  readonly cpython?: CpythonLane | undefined;
  /** Around the processes of the others. */
  readonly walls?: WorkerWalls | undefined;
}

const MB = 1024 * 1024;

export class SessionStore {
  readonly ids: SessionIds;
  readonly #configuration: ServiceConfiguration;
  readonly #engine: EngineOptions;
  readonly #places: SessionPlaces;
  readonly #sessions = new Map<string, OpenSession>();
  #opening = 0;
  #closed = false;

  constructor(configuration: ServiceConfiguration, engine: EngineOptions, places: SessionPlaces = {}) {
    this.#places = places;
    this.#configuration = configuration;
    this.#engine = engine;
    this.ids = new SessionIds(configuration.address, configuration.apiKey);
  }

  get count(): number {
    return this.#sessions.size;
  }

  /** Process ids, for whoever watches them. */
  get pids(): readonly number[] {
    return [...this.#sessions.values()].flatMap(({ process }) => process.pid ?? []);
  }

  async create(wanted: CreateSession, caller: string): Promise<SessionInfo> {
    if (this.#closed) throw new Problem('DRAINING');
    if (this.#sessions.size + this.#opening >= this.#configuration.maxSessions) throw new Problem('TOO_MANY_SESSIONS');
    this.#opening++;
    try {
      const session = await this.#open(wanted, caller);
      this.#sessions.set(session.id, session);
      this.release(session);
      return this.describe(session);
    } finally {
      this.#opening--;
    }
  }

  /** The session of an id, which is not idle until it is released. */
  take(id: string, caller: string): OpenSession {
    const session = this.#sessions.get(id);
    // Who has another key learns nothing, not even that it is there.
    if (session === undefined || session.caller !== caller) throw new Problem('SESSION_NOT_FOUND');
    clearTimeout(session.idle);
    return session;
  }

  release(session: OpenSession): void {
    clearTimeout(session.idle);
    if (session.process.busy || !session.process.alive) return;
    session.idle = setTimeout(() => void this.close(session), this.#configuration.sessionIdleSeconds * 1000);
    session.idle.unref();
  }

  async close(session: OpenSession): Promise<void> {
    this.#forget(session);
    await session.process.close();
  }

  async closeAll(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#sessions.values()].map((session) => this.close(session)));
  }

  /** No more sessions are opened. */
  stopOpening(): void {
    this.#closed = true;
  }

  describe({ id, process }: OpenSession): SessionInfo {
    return { id, busy: process.busy, idleSeconds: this.#configuration.sessionIdleSeconds };
  }

  async #open(
    { lane, limits = {}, inputs = {}, tools = [], asyncTools = [] }: CreateSession,
    caller: string,
  ): Promise<OpenSession> {
    const allTools = [...new Set([...tools, ...asyncTools])];
    const most = programLimits(this.#configuration);
    const bytes = (mb: number | undefined, atMost = 0): number =>
      Math.min(atMost, (mb ?? Number.POSITIVE_INFINITY) * MB);
    const process = new SessionProcess({
      start: this.#startOn(lane),
      memoryMb: this.#configuration.workerMemoryMb,
      limits: {
        maxBytes: bytes(limits.memoryMb, most.limits.maxBytes),
        maxOutputBytes: bytes(limits.outputMb, most.limits.maxOutputBytes),
      },
      inputs,
      tools: allTools,
      asyncTools,
      onGone: () => this.#forget(session),
    });
    const stepMs = Math.min(most.deadlineMs, (limits.stepSeconds ?? Number.POSITIVE_INFINITY) * 1000);
    const session: OpenSession = {
      id: this.ids.make(),
      process,
      caller,
      stepMs,
      tools: new Set(allTools),
      idle: undefined,
    };
    const outcome = await process.open();
    if (outcome.kind === 'finished') return session;
    await process.close();
    throw new Problem('INPUTS_REFUSED', 'message' in outcome ? outcome.message : outcome.kind);
  }

  #startOn(
    wanted: CreateSession['lane'] = this.#configuration.lane === 'cpython' ? 'cpython' : 'tierup',
  ): StartSession {
    if (wanted === 'tierup') return engineSession(this.#engine, this.#configuration.workerMemoryMb, this.#places.walls);
    const { cpython } = this.#places;
    if (cpython === undefined) throw new Problem('NO_CPYTHON_LANE');
    return (events) => cpython.startSession(events);
  }

  #forget(session: OpenSession): void {
    clearTimeout(session.idle);
    this.#sessions.delete(session.id);
  }
}
