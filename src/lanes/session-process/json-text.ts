/** Values of a program as JSON text: ints of any size keep their digits, floats their point. */
import { Float, GuestHandle, Tuple } from '../../engine/values.ts';

/** A value that has no JSON; the name of its Python class. */
export class NoJson extends Error {
  readonly typeName: string;
  constructor(typeName: string) {
    super(`${typeName} has no JSON`);
    this.typeName = typeName;
  }
}

/** Deeper is a cycle, or nothing a client could use. */
const MAX_DEPTH = 200;

export function jsonText(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new NoJson('a deep or cyclic value');
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      // JSON has no NaN and no infinity.
      return JSON.stringify(value);
    case 'bigint':
      return String(value);
    case 'undefined':
      return 'null';
  }
  if (value === null) return 'null';
  if (value instanceof Float) return floatText(value);
  if (Array.isArray(value)) return list(value, depth);
  if (value instanceof Tuple) return list(value.items, depth);
  if (value instanceof Set) return list([...value], depth);
  if (value instanceof Map) return object(value, depth);
  if (value instanceof GuestHandle) throw new NoJson(value.typeName);
  if (value instanceof Uint8Array) throw new NoJson('bytes');
  throw new NoJson('complex');
}

/** A float without a fraction: with its point or its exponent, and its sign. */
function floatText({ value }: Float): string {
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return text.includes('e') ? text : `${text}.0`;
}

function list(items: readonly unknown[], depth: number): string {
  return `[${items.map((item) => jsonText(item, depth + 1)).join(',')}]`;
}

function object(entries: ReadonlyMap<unknown, unknown>, depth: number): string {
  const members = [...entries].map(([key, item]) => `${keyText(key)}:${jsonText(item, depth + 1)}`);
  return `{${members.join(',')}}`;
}

/** Keys that Python's json writes too: str, int, float, bool and None. */
function keyText(key: unknown): string {
  if (typeof key === 'string') return JSON.stringify(key);
  if (key === null) return '"null"';
  if (typeof key === 'number' || typeof key === 'bigint' || typeof key === 'boolean') return `"${key}"`;
  if (key instanceof Float) return `"${floatText(key)}"`;
  throw new NoJson('a dict whose keys are no text');
}
