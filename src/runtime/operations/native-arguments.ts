/**
 * Matching call arguments with the parameters of natives. What is checked first and how it is worded follows the two
 * ways in which CPython's own functions take arguments: positional only, or with names.
 */
import type { PyException } from '../exceptions/exception.ts';
import { typeError } from '../exceptions/raise.ts';
import { PyDict } from '../objects/dict.ts';
import type { NativeImplementation, PyNative, Signature } from '../objects/native.ts';
import type { Value } from '../objects/object.ts';
import { addKeyword, checkKeywordNames, keywordName } from './keyword-name.ts';
import { bindAsPython, pythonCountError } from './python-arguments.ts';

/** The JS argument list for a native: parameters in order, `*args` as an array, `**kwargs` as a PyDict or undefined. */
export function bindNative(
  native: PyNative,
  args: readonly Value[],
  keywords: PyDict | undefined,
): Parameters<NativeImplementation> {
  if (native.pythonName !== undefined) return bindAsPython(native, args, keywords);
  const { signature } = native;
  const { positional } = signature;
  const named = keywords === undefined ? 0 : keywords.size;
  if (args.length < selfCount(native)) throw receiverMissing(native);
  if (!takesNames(signature)) {
    if (keywords !== undefined && named > 0) throw noKeywords(native, keywords);
    if (args.length < signature.required || (args.length > signature.max && !signature.varArgs))
      throw positionalCountError(native, args.length);
  } else if (!signature.varArgs) checkCounts(native, args, named);
  else if (named > signature.keywordOnly.length && !signature.varKeywords)
    throw typeError(
      `${displayName(native)}() takes at most ${signature.keywordOnly.length} keyword argument${plural(signature.keywordOnly.length)} (${named} given)`,
    );
  const bound: unknown[] = positional.map((_, i) => args[i]);
  const byName = new Map<string, Value>();
  const rest = keywords === undefined ? undefined : bindKeywords(native, bound, byName, keywords);
  for (let i = 0; i < signature.required; i++) {
    if (bound[i] !== undefined) continue;
    if (!takesNames(signature)) throw positionalCountError(native, args.length);
    throw typeError(
      `${displayName(native)}() missing required argument '${positional[i]}' (pos ${i + 1 - selfCount(native)})`,
    );
  }
  if (signature.varArgs) bound.push(args.slice(positional.length));
  for (const name of signature.keywordOnly) {
    const value = byName.get(name);
    if (value === undefined && signature.requiredKeywordOnly.has(name))
      throw typeError(`${displayName(native)}() missing required keyword-only argument: '${name}'`);
    bound.push(value);
  }
  if (signature.varKeywords) bound.push(rest);
  return bound;
}

/**
 * The same for arguments whose last ones have names, if each of them is a parameter that was not given otherwise and
 * no other is missing; undefined: bindNative says what becomes of the call.
 */
export function bindNamed(native: PyNative, args: readonly Value[], names: readonly Value[]): Value[] | undefined {
  const { positional, positionalOnly, keywordOnly, required, requiredKeywordOnly, varArgs, varKeywords } =
    native.signature;
  const given = args.length - names.length;
  if (varArgs || varKeywords || requiredKeywordOnly.size > 0 || given > positional.length) return undefined;
  const bound: (Value | undefined)[] = args.slice(0, given);
  const count = positional.length + keywordOnly.length;
  for (let i = given; i < count; i++) bound.push(undefined);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    let at = positional.indexOf(name, Math.max(positionalOnly, selfCount(native)));
    if (at < 0) {
      at = keywordOnly.indexOf(name);
      if (at < 0) return undefined;
      at += positional.length;
    }
    if (bound[at] !== undefined) return undefined;
    bound[at] = args[given + i];
  }
  for (let i = given; i < required; i++) if (bound[i] === undefined) return undefined;
  return given < selfCount(native) ? undefined : (bound as Value[]);
}

/** Constructors that count arguments without names before they look at anything else. */
const CHECKED_FIRST = new Set(['int', 'str']);

function noKeywords(native: PyNative, keywords: PyDict): PyException {
  if (!isConstructor(native) && native.kind !== 'wrapper') checkKeywordNames(keywords);
  const name =
    native.kind === 'wrapper' && native.name !== '__init__' ? `wrapper ${native.name}` : qualifiedName(native);
  return typeError(`${name}() takes no keyword arguments`);
}

function takesNames(signature: Signature): boolean {
  return (
    signature.varKeywords || signature.keywordOnly.length > 0 || signature.positionalOnly < signature.positional.length
  );
}

/** Counts of a native that takes names. Throws TypeError. */
function checkCounts(native: PyNative, args: readonly Value[], named: number): void {
  const { signature } = native;
  const self = selfCount(native);
  const count = args.length - self;
  const max = signature.max - self;
  const all = max + signature.keywordOnly.length;
  const name = displayName(native);
  const atOnce =
    signature.varKeywords ||
    (named === 0 && isConstructor(native) && args[0] === native.owner && CHECKED_FIRST.has(native.owner?.name ?? ''));
  if (count > max && atOnce) throw typeError(`${name} expected at most ${max} argument${plural(max)}, got ${count}`);
  if (count + named > all && !signature.varKeywords)
    throw typeError(
      `${name}() takes at most ${all} ${count === 0 ? 'keyword ' : ''}argument${plural(all)} (${count + named} given)`,
    );
  if (count > max)
    throw typeError(
      max === 0
        ? `${name}() takes no positional arguments`
        : `${name}() takes ${signature.required - self < max ? 'at most' : 'exactly'} ${max} positional argument${plural(max)} (${count} given)`,
    );
  const least = Math.min(signature.positionalOnly, signature.required) - self;
  if (count < least)
    throw typeError(
      `${name}() takes ${least < max ? 'at least' : 'exactly'} ${least} positional argument${plural(least)} (${count} given)`,
    );
}

/** Puts keyword arguments where they belong; gives those for `**kwargs`. Throws TypeError. */
function bindKeywords(
  native: PyNative,
  bound: unknown[],
  byName: Map<string, Value>,
  keywords: PyDict,
): PyDict | undefined {
  const { signature } = native;
  const { positional, positionalOnly } = signature;
  // `C(**{1: 2})`: what a class makes of it, its constructor says.
  const passesOn = native.owner?.name === 'object' || native.name === '__call__';
  if (!passesOn) checkKeywordNames(keywords);
  let rest: PyDict | undefined;
  for (let entry = 0; entry < keywords.keys.length; entry++) {
    const key = keywords.keys[entry];
    if (key === undefined) continue;
    const name = passesOn ? '' : keywordName(key);
    const position = positional.indexOf(name, Math.max(positionalOnly, selfCount(native)));
    if (position >= 0) {
      if (bound[position] !== undefined)
        throw typeError(
          `argument for ${displayName(native)}() given by name ('${name}') and position (${position + 1 - selfCount(native)})`,
        );
      bound[position] = keywords.valueAt(entry);
    } else if (signature.keywordOnly.includes(name)) byName.set(name, keywords.valueAt(entry));
    else if (signature.varKeywords) {
      rest ??= new PyDict();
      addKeyword(rest, key, keywords.valueAt(entry));
    } else {
      const missing = positional.findIndex((_, i) => i < signature.required && bound[i] === undefined);
      if (missing >= 0 && !positional.some((name, i) => i >= missing && keywords.has(name)))
        throw typeError(
          `${displayName(native)}() missing required argument '${positional[missing]}' (pos ${missing + 1 - selfCount(native)})`,
        );
      throw typeError(`${displayName(native)}() got an unexpected keyword argument '${name}'`);
    }
  }
  return rest;
}

/** 1 if the first parameter is the receiver, which messages do not count. */
function selfCount(native: PyNative): number {
  return native.kind === 'function' || (native.kind === 'staticmethod' && native.name !== '__new__') ? 0 : 1;
}

/** `append` or `sorted`, as messages name it; the type for its constructor. */
function displayName(native: PyNative): string {
  return native.name === '__new__' || native.name === '__init__'
    ? (native.owner?.qualname ?? native.name)
    : native.name;
}

/** `list.append`. */
export function qualifiedName(native: PyNative): string {
  const name = displayName(native);
  if (native.module !== undefined && native.module !== 'builtins') return `${native.module}.${name}`;
  return native.owner === undefined || name === native.owner.qualname ? name : `${native.owner.qualname}.${name}`;
}

const plural = (count: number): string => (count === 1 ? '' : 's');

/** A call without the receiver: `list.append()`. */
export function receiverMissing(native: PyNative): PyException {
  const owner = native.owner?.name ?? '';
  if (native.name === '__new__' && native.kind === 'staticmethod')
    return typeError(`${owner}.__new__(): not enough arguments`);
  if (native.kind === 'wrapper') return typeError(`descriptor '${native.name}' of '${owner}' object needs an argument`);
  return typeError(`unbound method ${owner}.${native.name}() needs an argument`);
}

/** Wrong count for a native that takes positional arguments only. */
export function positionalCountError(native: PyNative, given: number): PyException {
  if (native.pythonName !== undefined) return pythonCountError(native, given);
  const { signature } = native;
  const self = selfCount(native);
  const count = given - self;
  const max = signature.max - self;
  const min = signature.required - self;
  const bound = count < min ? min : max;
  const quantity = min === max ? '' : count < min ? 'at least ' : 'at most ';
  const expected = `expected ${quantity}${bound} argument${plural(bound)}, got ${count}`;
  if (native.kind === 'wrapper' && native.name !== '__init__')
    return typeError(min === max && max < 2 ? expected : ` ${expected}`);
  if (max === 0) return typeError(`${qualifiedName(native)}() takes no arguments (${count} given)`);
  if (min === 1 && max === 1 && !isConstructor(native))
    return typeError(`${qualifiedName(native)}() takes exactly one argument (${count} given)`);
  return typeError(`${displayName(native)}${native.owner?.name === 'super' ? '()' : ''} ${expected}`);
}

function isConstructor(native: PyNative): boolean {
  return native.name === '__new__' || native.name === '__init__';
}
