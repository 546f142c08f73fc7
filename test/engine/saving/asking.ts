/** Programs that wait for the tool `ask`, saved while they do. */
import { Engine, type EngineOptions } from '../../../src/engine/engine.ts';
import { defineTool } from '../../../src/engine/tools.ts';
import { MODES } from '../run-program.ts';
import { KEY } from './programs.ts';

export const ask = (answers: readonly unknown[]) => {
  let asked = 0;
  return defineTool({
    name: 'ask',
    description: 'Asks a person.',
    inputs: { question: { type: 'any', description: '' } },
    outputType: 'any',
    run: async () => {
      if (asked >= answers.length) return new Promise(() => {});
      return answers[asked++];
    },
  });
};

export interface Asked {
  readonly bytes: Uint8Array;
  readonly output: string;
  readonly question: unknown;
}

/** Runs a program up to its call of `ask` after those that are answered, and saves it there. */
export async function savedAsking(source: string, mode: string, answers: readonly unknown[]): Promise<Asked> {
  let output = '';
  let waits = 0;
  let asked: Asked | undefined;
  const stop = new AbortController();
  const session = new Engine(MODES[mode] as EngineOptions).session({
    tools: [ask(answers)],
    onOutput: (_stream, text) => {
      output += text;
    },
  });
  const outcome = await session.run(source, {
    signal: stop.signal,
    onWait: (call) => {
      if (waits++ < answers.length) return;
      asked = { bytes: session.save({ key: KEY }), output, question: call?.args };
      stop.abort();
    },
  });
  if (asked === undefined) throw new Error(`the program does not wait: ${JSON.stringify(outcome)}`);
  return asked;
}

/** Answers what a saved program waits for, and what it asks after that; gives what it shows. */
export async function answersLater(bytes: Uint8Array, mode: string, answers: readonly unknown[]): Promise<unknown> {
  let output = '';
  const [first, ...rest] = answers;
  const session = new Engine(MODES[mode] as EngineOptions).restore(bytes, {
    key: KEY,
    tools: [ask(rest)],
    onOutput: (_stream, text) => {
      output += text;
    },
  });
  const { pending } = session;
  const outcome = await session.resume(first);
  return { output, pending, kind: outcome.kind, ...(outcome.kind === 'error' && { error: outcome.error.traceback }) };
}
