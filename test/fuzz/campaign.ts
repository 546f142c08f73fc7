/** A number of programs, one after the other, on the engine and on CPython; finds are minimised. */
import { runOnEngine } from './engine-side.ts';
import { generate, sourceOf } from './generate.ts';
import { minimise } from './minimise.ts';
import type { Oracle } from './oracle.ts';
import { difference } from './result.ts';
import type { Statement } from './tree.ts';

export interface Plan {
  /** Programs have the seeds from here on. */
  readonly seed: number;
  readonly count: number;
  readonly mode: string;
  readonly minimise: boolean;
  readonly maxFinds: number;
}

export interface Find {
  readonly seed: number;
  readonly difference: string;
  /** The smallest program that still differs. */
  readonly source: string;
}

export interface Report {
  readonly programs: number;
  /** Invalid syntax on both, equal error. */
  readonly invalid: number;
  /** Ran into a bound on one side, or differ from run to run on CPython, and were not compared. */
  readonly unsettled: number;
  readonly finds: readonly Find[];
}

/** Programs asked of the oracle ahead of the engine. */
const AHEAD = 16;

/** `other` is a second process of CPython: what differs between the two is not compared with the engine. */
export async function campaign(
  plan: Plan,
  oracle: Oracle,
  other: Oracle,
  progress: (done: number, finds: number) => void,
): Promise<Report> {
  const finds: Find[] = [];
  let invalid = 0;
  let unsettled = 0;
  let programs = 0;
  for (let from = 0; from < plan.count && finds.length < plan.maxFinds; from += AHEAD) {
    const batch = Array.from({ length: Math.min(AHEAD, plan.count - from) }, (_, i) => {
      const seed = plan.seed + from + i;
      const program = generate(seed);
      return { seed, program, theirs: oracle.run(sourceOf(program)) };
    });
    for (const { seed, program, theirs } of batch) {
      const wanted = await theirs;
      const ours = await runOnEngine(sourceOf(program), plan.mode);
      programs++;
      if (ours.unsettled === true || wanted.unsettled === true) unsettled++;
      if (wanted.error.includes('SyntaxError') && wanted.stdout === '') invalid++;
      const found = difference(ours, wanted);
      if (found !== undefined && difference(await other.run(sourceOf(program)), wanted) !== undefined) unsettled++;
      else if (found !== undefined && finds.length < plan.maxFinds)
        finds.push(await explain(seed, program, found, plan, [oracle, other]));
      progress(programs, finds.length);
    }
  }
  return { programs, invalid, unsettled, finds };
}

async function explain(
  seed: number,
  program: readonly Statement[],
  found: string,
  plan: Plan,
  [oracle, other]: readonly [Oracle, Oracle],
): Promise<Find> {
  if (!plan.minimise) return { seed, difference: found, source: sourceOf(program) };
  const syntax = found.includes('SyntaxError');
  const differs = async (candidate: readonly Statement[]): Promise<string | undefined> => {
    const source = sourceOf(candidate);
    const [ours, theirs, again] = await Promise.all([
      runOnEngine(source, plan.mode),
      oracle.run(source),
      other.run(source),
    ]);
    if (difference(theirs, again) !== undefined) return undefined;
    // A cut may make a valid program invalid; that is another find.
    if (!syntax && (theirs.error.includes('SyntaxError') || ours.error.includes('SyntaxError'))) return undefined;
    return difference(ours, theirs);
  };
  const smallest = await minimise(program, async (candidate) => (await differs(candidate)) !== undefined);
  return { seed, difference: (await differs(smallest)) ?? found, source: sourceOf(smallest) };
}
