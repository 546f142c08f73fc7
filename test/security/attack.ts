/** Runs an attack in a session of its own and gives the value of its last expression. */
import assert from 'node:assert/strict';
import { Engine, type RunOptions } from '../../src/index.ts';

const LIMITS = { timeoutMs: 5000, maxBytes: 128 * 1024 * 1024 };

/** Fails the test if the program does not end with a value; tuples come as arrays. */
export async function attack(source: string, inputs: RunOptions['inputs'] = {}): Promise<unknown> {
  return valueOf(await new Engine().session({ limits: LIMITS }).run(source, { inputs }));
}

/** Runs one program after another in sessions of one engine; gives the value of the last. */
export async function afterwards(first: string, second: string): Promise<unknown> {
  const engine = new Engine();
  await engine.session({ limits: LIMITS }).run(first);
  return valueOf(await engine.session({ limits: LIMITS }).run(second));
}

function valueOf(outcome: Awaited<ReturnType<ReturnType<Engine['session']>['run']>>): unknown {
  assert.equal(outcome.kind, 'value', outcome.kind === 'error' ? outcome.error.traceback : outcome.kind);
  return outcome.kind === 'value' ? plain(outcome.value) : undefined;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && 'items' in value) return plain(value.items);
  return value;
}

/** Python that gives, for each expression, its value's text or the class of what it raised. */
export function outcomes(expressions: readonly string[]): string {
  const lambdas = expressions.map((text) => `lambda: ${text}`).join(', ');
  return `found = []\nfor run in (${lambdas},):\n  try:\n    found.append(str(run()))\n  except Exception as e:\n    found.append(type(e).__name__)\nfound`;
}
