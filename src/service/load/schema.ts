/** The body of /optimized and /original. */

export interface LoadBody {
  readonly data?: readonly number[];
  readonly code?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export const LOAD_BODY = {
  type: 'object',
  properties: {
    data: { type: 'array', items: { type: 'number' }, description: 'Numbers for the vector expression' },
    code: { type: 'string', minLength: 1, description: 'A program instead' },
    inputs: {
      type: 'object',
      additionalProperties: true,
      propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
      description: 'Its variables',
    },
  },
  oneOf: [{ required: ['data'] }, { required: ['code'] }],
} as const;
