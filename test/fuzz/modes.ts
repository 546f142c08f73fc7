/** The ways a program can be run on the engine: those of the language suite. */
import { Engine, type Limits, type Session } from '../../src/index.ts';
import { MODES as ENGINE_OPTIONS } from '../engine/run-program.ts';

const LIMITS: Partial<Limits> = { maxSteps: 3_000_000, timeoutMs: 10_000, maxBytes: 256 * 1024 * 1024 };

type Output = (stream: 'stdout' | 'stderr', text: string) => void;

/** Mode to a fresh session that prints to `onOutput`. */
export const MODES: Readonly<Record<string, (onOutput: Output) => Session>> = Object.fromEntries(
  Object.entries(ENGINE_OPTIONS).map(([mode, options]) => {
    const engine = new Engine(options);
    return [mode, (onOutput: Output) => engine.session({ limits: LIMITS, onOutput })];
  }),
);
