/** Reading the arguments of constructors and `replace`, whose messages name no function or count from one. */
import { overflowError, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { intOf } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { toIndex } from '../../runtime/operations/index.ts';

export interface Parameters {
  readonly names: readonly string[];
  /** How many must be given. */
  readonly required: number;
  /** How many may be positional; the others are keywords only. */
  readonly positional: number;
  /** Shown in messages: `function` or `replace()`; a message about a keyword begins with `own`. */
  readonly title: string;
  readonly own: string;
}

/** The arguments in the order of the names, absent ones undefined. */
export function bindArguments(
  parameters: Parameters,
  args: readonly Value[],
  keywords: PyDict | undefined,
): (Value | undefined)[] {
  const { names, required, positional, title, own } = parameters;
  const given = args.length + (keywords?.size ?? 0);
  if (given > names.length)
    throw typeError(`${title} takes at most ${names.length} argument${names.length === 1 ? '' : 's'} (${given} given)`);
  if (args.length > positional)
    throw typeError(`${title} takes at most ${positional} positional arguments (${args.length} given)`);
  const bound: (Value | undefined)[] = [...args];
  let used = 0;
  for (let i = args.length; i < names.length; i++) {
    bound[i] = keywords?.get(names[i] as string);
    if (bound[i] !== undefined) used++;
    else if (i < required) throw typeError(`${title} missing required argument '${names[i]}' (pos ${i + 1})`);
  }
  if (keywords !== undefined && used < keywords.size) refuseKeyword(keywords, names, args.length, title, own);
  return bound;
}

function refuseKeyword(keywords: PyDict, names: readonly string[], taken: number, title: string, own: string): never {
  for (const key of keywords.keys) {
    if (key === undefined) continue;
    const name = strToText(strOf(key) ?? '');
    const place = names.indexOf(name);
    if (place < 0) throw typeError(`${own} got an unexpected keyword argument '${name}'`);
    if (place < taken) throw typeError(`argument for ${title} given by name ('${name}') and position (${place + 1})`);
  }
  throw typeError(`${own} got an unexpected keyword argument`);
}

/** True for a value that is a C int as it is. */
export const isCInt = (value: Value | undefined): value is number => typeof value === 'number' && value === (value | 0);

/** An argument as a C int. Throws TypeError and OverflowError. */
export function* cInt(value: Value): Guest<number> {
  if (isCInt(value)) return value;
  const int = intOf(value) ?? (yield* settle(toIndex(value)));
  const size = BigInt(int);
  if (BigInt.asIntN(64, size) !== size) throw overflowError('Python int too large to convert to C long');
  if (size > 0x7fffffffn) throw overflowError('signed integer is greater than maximum');
  if (size < -0x80000000n) throw overflowError('signed integer is less than minimum');
  return Number(int);
}

/** An optional argument as a C int. */
export function* cIntOf(value: Value | undefined, fallback: number): Guest<number> {
  return value === undefined ? fallback : yield* cInt(value);
}
