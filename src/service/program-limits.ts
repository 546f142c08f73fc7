/** What a program may use, by the settings. */
import type { LaneProgram } from '../lanes/lane.ts';
import type { ServiceConfiguration } from './configuration.ts';

/** An answer that Dify accepts can be 12 MB. */
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;
/** Share of a worker's memory that values of the program may take: the engine's estimate, code and copies need the rest. */
const VALUES_SHARE = 0.4;

export function programLimits(configuration: ServiceConfiguration): Pick<LaneProgram, 'limits' | 'deadlineMs'> {
  return {
    limits: {
      maxBytes: Math.floor(configuration.workerMemoryMb * 1024 * 1024 * VALUES_SHARE),
      maxOutputBytes: MAX_OUTPUT_BYTES,
    },
    deadlineMs: configuration.runSeconds * 1000,
  };
}
