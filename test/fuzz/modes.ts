/** The ways a program can be run on the engine. The one place that lists them: a new tier or lane is a line here. */
import { Engine, type Limits, type Session } from '../../src/index.ts';

const LIMITS: Partial<Limits> = { maxSteps: 3_000_000, timeoutMs: 10_000, maxBytes: 256 * 1024 * 1024 };

const engine = new Engine();

type Output = (stream: 'stdout' | 'stderr', text: string) => void;

/** Mode to a fresh session that prints to `onOutput`. */
export const MODES: Readonly<Record<string, (onOutput: Output) => Session>> = {
  default: (onOutput) => engine.session({ limits: LIMITS, onOutput }),
};
