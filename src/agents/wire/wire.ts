/**
 * Values on their way between an engine process and its client, as JSON. Every Python value that is data crosses exactly;
 * everything else crosses as a handle that the other side holds and hands back. docs/pipe.md is the table.
 *
 * Must not know: sessions, messages, pipes.
 */
import type { HostObject } from '../../runtime/objects/host-object.ts';
import type { Value } from '../../runtime/objects/object.ts';

/** A value in JSON: a scalar as itself, all else an object with one of the keys of the table. */
export type Wire = null | boolean | number | string | WireObject;

export interface WireObject {
  /** Number under which the rest of the message refers to this value. */
  '#'?: number;
  [key: string]: unknown;
}

/** Deepest nesting that crosses: beyond it readers in C run out of stack. */
export const MAX_DEPTH = 150;

/** Characters of one message's values. */
export const MAX_CHARACTERS = 64 * 1024 * 1024;

/** The values are larger than a message may be. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Which values stand behind the numbers of handles, on this side. */
export interface Handles {
  /** The number under which the client knows a value of the engine. */
  numberOf(value: Value): number;
  /** The value under a number; undefined: it was given back. */
  valueOf(number: number): Value | undefined;
  /** The number under which the client knows an object of its own. */
  numberOfHost(object: HostObject): number;
  /** The one object that stands for an object of the client. */
  hostObject(number: number, typeName: string): Value;
}

/** The start and end of a text too long to be shown, as much as any reader is shown of it. */
export function clipped(text: string, maxCharacters = 20_000): string {
  if (text.length <= maxCharacters) return text;
  const half = maxCharacters / 2;
  return `${text.slice(0, half)}\n..._This content has been truncated to stay below ${maxCharacters} characters_...\n${text.slice(-half)}`;
}
