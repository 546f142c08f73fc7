/** Imports each requirement of an environment where programs will run: inside the walls. */
import { PoolLane } from '../../pool/pool.ts';
import type { WorkerEvents } from '../../pool/seat.ts';
import type { TemplateHandle } from '../template-handle.ts';
import { type Environment, RequirementsError } from './environment.ts';

/** Longest import. */
const IMPORT_MS = 120_000;

/** A requirement is there if the module of its own name can be imported; if it has none, any of its modules. */
const PROBE = `
import importlib

errors = {}
for name in names:
    try:
        importlib.import_module(name)
    except Exception as error:
        errors[name] = error
if own in errors:
    raise errors[own]
if names and len(errors) == len(names):
    raise [*errors.values()][0]
`;

/** Throws RequirementsError with the exception of the first import that fails. `start`: a template of the environment. */
export async function verifyImports(
  { wanted }: Environment,
  start: (events: WorkerEvents) => TemplateHandle,
): Promise<void> {
  const lane = new PoolLane('verify', { workers: 1, startMs: 10_000 }, start);
  try {
    for (const [requirement, names] of Object.entries(wanted)) {
      const own = requirement.toLowerCase().replace(/[-.]+/g, '_');
      const program = { source: PROBE, filename: '<verify>', inputs: { own, names: [...names] }, limits: {} };
      const outcome = await lane.run({ ...program, deadlineMs: IMPORT_MS }, { onOutput: () => {} });
      if (outcome.kind === 'finished') continue;
      const why = outcome.kind === 'error' ? outcome.error.message : (outcome.message ?? `ended (${outcome.kind})`);
      throw new RequirementsError(`${requirement} is installed and cannot be imported: ${why}`);
    }
  } finally {
    await lane.close();
  }
}
