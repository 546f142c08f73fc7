/** Runs a program on the engine in one of the modes. */
import { MODES } from './modes.ts';
import { FILENAME, type Result } from './result.ts';

export async function runOnEngine(source: string, mode: string): Promise<Result> {
  let stdout = '';
  const session = (MODES[mode] as (typeof MODES)[string])((stream, text) => {
    if (stream === 'stdout') stdout += text;
  });
  try {
    const outcome = await session.run(source, { filename: FILENAME, result: 'none' });
    switch (outcome.kind) {
      case 'value':
        return { stdout, error: '' };
      case 'error':
        return { stdout, error: outcome.error.traceback };
      case 'exit':
        return { stdout, error: `exit ${outcome.code}` };
      default:
        return { stdout, error: '', unsettled: true };
    }
  } catch (thrown) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { stdout, error: '', crash: stack.split('\n').slice(0, 4).join('\n') };
  }
}
