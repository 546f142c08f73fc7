/**
 * Runs programs on CPython: a pool of template processes, each of which forks a child per run and locks it in. Takes the
 * interpreter and what a run may use; gives outcomes as every lane. Throws where the machine's walls are not enough.
 *
 * Must not know: which programs need it (route.ts), HTTP.
 */

import { DEFAULT_MEMORY_MB, PoolLane, type PoolOptions } from '../pool/pool.ts';
import type { WorkerEvents } from '../pool/seat.ts';
import type { SessionChannel, SessionEvents } from '../session-process/session-channel.ts';
import { Interpreters } from './interpreters.ts';
import { LaneUnavailable, type PythonSurvey, surveyPython } from './python.ts';
import { CpythonSessionChannel } from './session-channel.ts';
import { TemplateHandle } from './template-handle.ts';
import type { TemplateOptions } from './template-process.ts';

export interface CpythonOptions extends PoolOptions {
  /** The interpreter; default `python3`. One of a virtual environment brings its packages. */
  readonly python?: string;
  /** Imported once, before the first run; those that are not installed are left out. */
  readonly modules?: readonly string[];
  /** Bytes that a run may write to its scratch folder; default 64 MiB. */
  readonly scratchBytes?: number;
  /** Runs programs although walls are missing. They may then reach what the user of this process reaches. */
  readonly weakerWalls?: boolean;
}

/** What programs import most; heavy packages only where they are installed. */
const MODULES =
  'json math random re datetime collections itertools functools statistics decimal string textwrap base64 hashlib hmac uuid csv io time typing dataclasses enum urllib.parse copy numpy pandas requests jinja2'.split(
    ' ',
  );

export class CpythonLane extends PoolLane {
  readonly survey: PythonSurvey;
  readonly #interpreters: Interpreters;
  readonly #start: StartTemplate;
  readonly #shared: Omit<TemplateOptions, 'python' | 'more'>;

  constructor(options: CpythonOptions = {}) {
    const { python = 'python3', memoryMb = DEFAULT_MEMORY_MB, weakerWalls = false } = options;
    const { modules = MODULES, scratchBytes = 64 * 1024 * 1024 } = options;
    const survey = surveyPython(python);
    if (survey.missing.length > 0 && !weakerWalls)
      throw new LaneUnavailable(
        `walls are missing: ${survey.missing.map((name) => `${name} (${survey[name]})`).join(', ')}`,
      );
    const shared = { modules, memoryMb, scratchBytes, weakerWalls, mounts: survey.mount_namespace === true };
    const interpreters = new Interpreters({ python: survey.python, modules: [] });
    const start: StartTemplate = (interpreter, more, events) => {
      interpreters.taken(interpreter);
      const onGone = (): void => {
        interpreters.left(interpreter);
        events.onGone();
      };
      return new TemplateHandle({ ...shared, python: interpreter, more }, { ...events, onGone });
    };
    super('cpython', options, (events) => start(interpreters.current.python, interpreters.current.modules, events));
    this.survey = survey;
    this.#interpreters = interpreters;
    this.#start = start;
    this.#shared = shared;
  }

  /** What new runs have. */
  get interpreter(): string {
    return this.#interpreters.current.python;
  }

  /** A template of its own, with the lane's walls; `more`: modules that it imports besides the usual ones. */
  template(python: string, more: readonly string[], events: WorkerEvents): TemplateHandle {
    return this.#start(python, more, events);
  }

  /** Starts the process of a session, with the lane's walls and packages. */
  startSession(events: SessionEvents): SessionChannel {
    const { python, modules } = this.#interpreters.current;
    this.#interpreters.taken(python);
    const onGone = (): void => {
      this.#interpreters.left(python);
      events.onGone();
    };
    return new CpythonSessionChannel({ ...this.#shared, python, more: modules }, { ...events, onGone });
  }

  /** Runs that start from now on have this interpreter and its packages; runs that are on end on the one before. */
  async useInterpreter(python: string, modules: readonly string[]): Promise<void> {
    this.#interpreters.current = { python, modules };
    await this.renew();
  }

  /** Resolves when no run and no template has this interpreter. */
  released(python: string): Promise<void> {
    return this.#interpreters.released(python);
  }
}

type StartTemplate = (python: string, more: readonly string[], events: WorkerEvents) => TemplateHandle;
