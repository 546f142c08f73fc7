/**
 * Runs programs on CPython: a pool of template processes, each of which forks a child per run and locks it in. Takes the
 * interpreter and what a run may use; gives outcomes as every lane. Throws where the machine's walls are not enough.
 *
 * Must not know: which programs need it (route.ts), HTTP.
 */

import { DEFAULT_MEMORY_MB, PoolLane, type PoolOptions } from '../pool/pool.ts';
import { LaneUnavailable, type PythonSurvey, surveyPython } from './python.ts';
import { TemplateHandle } from './template-handle.ts';

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

  constructor(options: CpythonOptions = {}) {
    const { python = 'python3', memoryMb = DEFAULT_MEMORY_MB, weakerWalls = false } = options;
    const { modules = MODULES, scratchBytes = 64 * 1024 * 1024 } = options;
    const survey = surveyPython(python);
    if (survey.missing.length > 0 && !weakerWalls)
      throw new LaneUnavailable(
        `walls are missing: ${survey.missing.map((name) => `${name} (${survey[name]})`).join(', ')}`,
      );
    const mounts = survey.mount_namespace === true;
    super(
      'cpython',
      options,
      (events) =>
        new TemplateHandle({ python: survey.python, modules, memoryMb, scratchBytes, weakerWalls, mounts }, events),
    );
    this.survey = survey;
  }
}
