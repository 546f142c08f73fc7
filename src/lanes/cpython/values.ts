/** Values on their way into a Python process: JSON, with an object of one entry for what JSON has not. launcher/values.py reads it. */
import { Float, Tuple } from '../../engine/values.ts';

/** Variables by their names. Throws as encodeValue. */
export function encodeInputs(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, encodeValue(value)]));
}

/** By the table of docs/values.md. Throws TypeError for what only an engine of ours can be handed: functions, other objects. */
export function encodeValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : { float: floatText(value) };
    case 'bigint':
      return { int: `${value}` };
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      throw new TypeError(`a ${typeof value} cannot be handed to a Python process`);
  }
}

function encodeObject(object: object): unknown {
  if (Array.isArray(object)) return object.map(encodeValue);
  if (object instanceof Uint8Array) return { bytes: Buffer.from(object).toString('base64') };
  if (object instanceof Float) return { float: floatText(object.value) };
  if (object instanceof Tuple) return { tuple: object.items.map(encodeValue) };
  if (object instanceof Set) return { set: [...object].map(encodeValue) };
  const isPlain = Object.getPrototypeOf(object) === Object.prototype || Object.getPrototypeOf(object) === null;
  if (!(object instanceof Map) && !isPlain)
    throw new TypeError(`a ${object.constructor.name} cannot be handed to a Python process`);
  const entries = object instanceof Map ? [...object] : Object.entries(object);
  return { dict: entries.map(([key, item]) => [encodeValue(key), encodeValue(item)]) };
}

function floatText(value: number): string {
  return Object.is(value, -0) ? '-0.0' : `${value}`;
}
