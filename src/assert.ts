/** A defect of ours, never of the guest program: loud, not catchable from Python. */
export class InternalError extends Error {
  override name = 'InternalError';
}

/** Ends an exhaustive switch: reaching it is a defect of ours. */
export function assertNever(value: never): never {
  throw new InternalError(`unexpected case ${String(value)}`);
}
