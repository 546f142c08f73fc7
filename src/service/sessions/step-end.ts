/** How a step ended, as JSON text: the value keeps the digits that it has. */
import type { StepResult } from '../../lanes/session-process/session-process.ts';
import type { StepEnd } from './schema.ts';

export function stepEndText({ outcome, value }: StepResult, more: object = {}): string {
  const end: Omit<StepEnd, 'value'> = {
    kind: outcome.kind,
    ...(outcome.kind === 'error' && { error: outcome.error }),
    ...(outcome.kind === 'exit' && { exitCode: outcome.code }),
    ...(outcome.kind === 'limit' && { limit: outcome.limit }),
    ...(outcome.kind === 'lost' && { code: outcome.code }),
    ...('message' in outcome && outcome.message !== undefined && { message: outcome.message }),
    ...(value !== undefined && 'typeName' in value && { valueType: value.typeName }),
  };
  const text = JSON.stringify({ ...end, ...more });
  return value !== undefined && 'json' in value ? `${text.slice(0, -1)},"value":${value.json}}` : text;
}
