/**
 * The sessions of this replica: opened, found by their caller, closed when idle; where there is a folder for it, saved when
 * the replica goes and taken over from others. Must not know: HTTP.
 */
import type { EngineOptions } from '../../engine/engine.ts';
import type { CpythonLane } from '../../lanes/cpython/cpython.ts';
import type { SavedSession } from '../../lanes/session-process/messages.ts';
import { engineSession, type StartSession } from '../../lanes/session-process/session-channel.ts';
import { SessionProcess } from '../../lanes/session-process/session-process.ts';
import type { WorkerWalls } from '../../lanes/worker-process/worker-walls.ts';
import type { Limits } from '../../runtime/budget.ts';
import type { ServiceConfiguration } from '../configuration.ts';
import { programLimits } from '../program-limits.ts';
import { MovedStep } from './moved-step.ts';
import { Problem } from './problems.ts';
import type { CreateSession, SessionInfo } from './schema.ts';
import { fromStore, type SessionFacts, toStore } from './session-facts.ts';
import { SessionIds } from './session-id.ts';
import { SessionFolder } from './stored/session-folder.ts';

export interface OpenSession {
  readonly id: string;
  readonly process: SessionProcess;
  readonly caller: string;
  readonly stepMs: number;
  readonly tools: readonly string[];
  readonly asyncTools: readonly string[];
  readonly limits: Partial<Limits>;
  /** Saved at another replica, with a step that its client has not come for yet. */
  moved: MovedStep | undefined;
  /** On its way into the folder. */
  leaving: Promise<void> | undefined;
  idle: NodeJS.Timeout | undefined;
}

/** Where sessions run. */
export interface SessionPlaces {
  /** Told why a session could not be saved when the replica goes: it is lost. */
  readonly onUnsaved?: (why: string) => void;
  /** For sessions that ask for it. */
  readonly cpython?: CpythonLane | undefined;
  /** Around the processes of the others. */
  readonly walls?: WorkerWalls | undefined;
}

const MB = 1024 * 1024;
/** How often the folder is looked through for what is too old. */
const SWEEP_MS = 10 * 60_000;

export class SessionStore {
  readonly ids: SessionIds;
  readonly #configuration: ServiceConfiguration;
  readonly #engine: EngineOptions;
  readonly #places: SessionPlaces;
  readonly #sessions = new Map<string, OpenSession>();
  readonly #folder: SessionFolder<SessionFacts> | undefined;
  readonly #adopting = new Map<string, Promise<boolean>>();
  readonly #sweep: NodeJS.Timeout | undefined;
  #opening = 0;
  #closed = false;

  constructor(configuration: ServiceConfiguration, engine: EngineOptions, places: SessionPlaces = {}) {
    this.#places = places;
    this.#configuration = configuration;
    this.#engine = engine;
    this.ids = new SessionIds(configuration.address, configuration.apiKey);
    if (configuration.sessionFolder === undefined) return;
    const folder = new SessionFolder<SessionFacts>(configuration.sessionFolder);
    this.#folder = folder;
    void folder.sweep();
    this.#sweep = setInterval(() => void folder.sweep([...this.#sessions.keys()]), SWEEP_MS);
    this.#sweep.unref();
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
  async take(id: string, caller: string): Promise<OpenSession> {
    const session = this.#sessions.get(id);
    // Who has another key learns nothing, not even that it is there.
    if (session === undefined || session.caller !== caller) throw new Problem('SESSION_NOT_FOUND');
    if (session.leaving !== undefined) {
      await session.leaving;
      throw new Problem('DRAINING');
    }
    clearTimeout(session.idle);
    return session;
  }

  /** True if it is open here. */
  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  /** The replica that has taken a session over from another, as HOST:PORT. */
  async placeOf(id: string): Promise<string | undefined> {
    return this.#folder?.place(id);
  }

  /** Takes over a session that a replica has saved; false if none has. */
  adopt(id: string, caller: string): Promise<boolean> {
    if (this.#folder === undefined) return Promise.resolve(false);
    const adopted = this.#adopting.get(id) ?? this.#adopt(id, caller, this.#folder);
    this.#adopting.set(id, adopted);
    return adopted.finally(() => this.#adopting.delete(id));
  }

  release(session: OpenSession): void {
    clearTimeout(session.idle);
    const { process, moved } = session;
    const attended = moved === undefined || moved.attended;
    if ((process.busy && attended) || !process.alive) return;
    session.idle = setTimeout(() => void this.close(session), this.#configuration.sessionIdleSeconds * 1000);
    session.idle.unref();
  }

  async close(session: OpenSession): Promise<void> {
    this.#forget(session);
    await session.process.close();
  }

  /** Saves what can be saved and ends the rest. */
  async closeAll(): Promise<void> {
    this.stopOpening();
    clearInterval(this.#sweep);
    await this.#save(() => true);
    await Promise.all([...this.#sessions.values()].map((session) => this.close(session)));
  }

  /** No more sessions are opened; those whose steps wait for their client are saved, now or when they next wait. */
  stopOpening(): void {
    this.#closed = true;
    void this.#save(({ process }) => process.waits);
  }

  /** Saves those that no step is in: other replicas go on with them. */
  saveIdle(): Promise<void> {
    return this.#save(({ process }) => !process.busy);
  }

  /** The step of a session has begun to wait for its client. */
  waits(session: OpenSession): void {
    if (this.#closed) void this.#leave(session);
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
    const stepMs = Math.min(most.deadlineMs, (limits.stepSeconds ?? Number.POSITIVE_INFINITY) * 1000);
    const bounds = {
      maxBytes: bytes(limits.memoryMb, most.limits.maxBytes),
      maxOutputBytes: bytes(limits.outputMb, most.limits.maxOutputBytes),
    };
    const about = { id: this.ids.make(), caller, stepMs, tools: allTools, asyncTools, limits: bounds };
    const session = this.#start(about, this.#startOn(lane), { inputs });
    const outcome = await session.process.open();
    if (outcome.kind === 'finished') return session;
    await session.process.close();
    throw new Problem('INPUTS_REFUSED', 'message' in outcome ? outcome.message : outcome.kind);
  }

  #start(
    about: Pick<OpenSession, 'id' | 'caller' | 'stepMs' | 'tools' | 'asyncTools' | 'limits'>,
    start: StartSession,
    content: { readonly inputs: Readonly<Record<string, unknown>> } | { readonly saved: SavedSession },
  ): OpenSession {
    const { limits, tools, asyncTools } = about;
    const memoryMb = this.#configuration.workerMemoryMb;
    const onGone = (): void => this.#forget(session);
    const process = new SessionProcess({ start, memoryMb, limits, tools, asyncTools, inputs: {}, ...content, onGone });
    const session: OpenSession = { ...about, process, moved: undefined, leaving: undefined, idle: undefined };
    return session;
  }

  async #adopt(id: string, caller: string, folder: SessionFolder<SessionFacts>): Promise<boolean> {
    const stored = await folder.look(id);
    if (stored === undefined) return this.#sessions.has(id);
    if (stored.facts.caller !== caller) throw new Problem('SESSION_NOT_FOUND');
    if (this.#closed) throw new Problem('DRAINING');
    if (this.#sessions.size + this.#opening >= this.#configuration.maxSessions) throw new Problem('TOO_MANY_SESSIONS');
    this.#opening++;
    try {
      const taken = await folder.take(id);
      if (taken === undefined) return false;
      const { stepMs, tools, asyncTools, limits } = taken.facts;
      const session = this.#start({ id, caller, stepMs, tools, asyncTools, limits }, this.#startOn('tierup'), {
        saved: fromStore(taken),
      });
      const outcome = await session.process.open();
      if (outcome.kind === 'finished') await this.#goOn(session, taken.facts, folder);
      else await session.process.close();
      await taken.discard();
      return outcome.kind === 'finished';
    } finally {
      this.#opening--;
    }
  }

  /** A restored session is one of this replica from now on. */
  async #goOn(session: OpenSession, { state }: SessionFacts, folder: SessionFolder<SessionFacts>): Promise<void> {
    const { address } = this.#configuration;
    if (address !== '') await folder.setPlace(session.id, address);
    this.#sessions.set(session.id, session);
    if (state.step !== undefined) session.moved = new MovedStep(session.process, state.step);
    this.release(session);
  }

  async #save(which: (session: OpenSession) => boolean): Promise<void> {
    if (this.#folder === undefined) return;
    await Promise.all([...this.#sessions.values()].filter(which).map((session) => this.#leave(session)));
  }

  /** Saves a session and ends it here; one that cannot be saved stays. */
  async #leave(session: OpenSession): Promise<void> {
    const folder = this.#folder;
    if (folder === undefined) return;
    session.leaving ??= this.#leaveFor(session, folder);
    await session.leaving;
  }

  async #leaveFor(session: OpenSession, folder: SessionFolder<SessionFacts>): Promise<void> {
    const { id, process } = session;
    const saved = await process.save();
    const why = typeof saved === 'string' ? saved : await folder.put(id, toStore(saved, session));
    session.leaving = undefined;
    if (why === undefined) {
      this.#sessions.delete(id);
      clearTimeout(session.idle);
      await process.close();
    } else {
      process.stay();
      this.#places.onUnsaved?.(why);
    }
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
    if (this.#sessions.delete(session.id)) void this.#folder?.forget(session.id);
  }
}
