/** Matching call arguments with the parameters of a Python function. Messages are CPython's. */
import { CODE_FLAGS } from '../../bytecode/code.ts';
import type { PyException } from '../exceptions/exception.ts';
import { typeError } from '../exceptions/raise.ts';
import { PyDict } from '../objects/dict.ts';
import type { PyFunction } from '../objects/function.ts';
import { emptyTuple, PyTuple } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { addKeyword, checkKeywordNames, keywordName } from './keyword-name.ts';

/**
 * Fills the first registers of a fresh register file from positional arguments and keywords.
 * `args` may be longer than `count` (a reused buffer). Throws a TypeError.
 */
export function bindParameters(
  func: PyFunction,
  registers: (Value | undefined)[],
  args: readonly Value[],
  keywords: PyDict | undefined,
): void {
  const { code } = func.link;
  const { argCount, keywordOnlyCount, localNames } = code;
  const named = argCount + keywordOnlyCount;
  const taken = Math.min(args.length, argCount);
  for (let i = 0; i < taken; i++) registers[i] = args[i];
  let next = named;
  if ((code.flags & CODE_FLAGS.varArgs) !== 0) {
    registers[next++] = args.length > argCount ? new PyTuple(args.slice(argCount)) : emptyTuple;
  }
  let extra: PyDict | undefined;
  if ((code.flags & CODE_FLAGS.varKeywords) !== 0) {
    extra = new PyDict();
    registers[next] = extra;
  }
  if (keywords !== undefined) bindKeywords(func, registers, keywords, extra);
  if (args.length > argCount && (code.flags & CODE_FLAGS.varArgs) === 0)
    throw tooManyPositional(func, args.length, registers);
  if (taken < argCount) fillDefaults(func, registers, taken);
  if (keywordOnlyCount > 0) {
    const missing: string[] = [];
    for (let i = argCount; i < named; i++) {
      if (registers[i] !== undefined) continue;
      const name = localNames[i] as string;
      const fallback = func.keywordDefaults?.get(name);
      if (fallback === undefined) missing.push(name);
      else registers[i] = fallback;
    }
    if (missing.length > 0) throw missingError(func, missing, 'keyword-only');
  }
}

function bindKeywords(
  func: PyFunction,
  registers: (Value | undefined)[],
  keywords: PyDict,
  extra: PyDict | undefined,
): void {
  const { code } = func.link;
  const { argCount, keywordOnlyCount, posOnlyCount, localNames } = code;
  checkKeywordNames(keywords);
  for (let entry = 0; entry < keywords.keys.length; entry++) {
    const key = keywords.keys[entry];
    if (key === undefined) continue;
    const name = typeof key === 'string' ? key : keywordName(key);
    const position = parameterIndex(localNames, name, posOnlyCount, argCount + keywordOnlyCount);
    if (position >= 0) {
      if (registers[position] !== undefined)
        throw typeError(`${func.qualname}() got multiple values for argument '${name}'`);
      registers[position] = keywords.valueAt(entry);
    } else if (extra !== undefined) addKeyword(extra, key, keywords.valueAt(entry));
    else throw unexpectedKeyword(func, keywords, name);
  }
}

/** Register of a parameter that may be named, or -1. */
export function parameterIndex(localNames: readonly string[], name: string, from: number, to: number): number {
  for (let i = from; i < to; i++) if (localNames[i] === name) return i;
  return -1;
}

function unexpectedKeyword(func: PyFunction, keywords: PyDict, key: string): PyException {
  const { code } = func.link;
  const positionalOnly = code.localNames.slice(0, code.posOnlyCount);
  const wrong = keywords.keys.filter((name) => typeof name === 'string' && positionalOnly.includes(name)) as string[];
  if (wrong.length > 0) {
    return typeError(
      `${func.qualname}() got some positional-only arguments passed as keyword arguments: '${wrong.join(', ')}'`,
    );
  }
  const candidate = closest(key, code.localNames.slice(code.posOnlyCount, code.argCount + code.keywordOnlyCount));
  const hint = candidate === undefined ? '' : `. Did you mean '${candidate}'?`;
  return typeError(`${func.qualname}() got an unexpected keyword argument '${key}'${hint}`);
}

/** Hook for CPython's suggestion of a near parameter name; filled by exceptions/suggestions. */
let closest: (name: string, candidates: readonly string[]) => string | undefined = () => undefined;
export function setSuggestion(find: typeof closest): void {
  closest = find;
}

function fillDefaults(func: PyFunction, registers: (Value | undefined)[], from: number): void {
  const { argCount, localNames } = func.link.code;
  const defaults = func.defaults?.items ?? emptyTuple.items;
  const firstDefault = argCount - defaults.length;
  const missing: string[] = [];
  for (let i = from; i < argCount; i++) {
    if (registers[i] !== undefined) continue;
    if (i >= firstDefault) registers[i] = defaults[i - firstDefault] as Value;
    else missing.push(localNames[i] as string);
  }
  if (missing.length > 0) throw missingError(func, missing, 'positional');
}

function missingError(func: PyFunction, names: readonly string[], kind: 'positional' | 'keyword-only'): PyException {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.at(-1) as string;
  const list =
    quoted.length === 1
      ? last
      : quoted.length === 2
        ? `${quoted[0]} and ${last}`
        : `${quoted.slice(0, -1).join(', ')}, and ${last}`;
  return typeError(
    `${func.qualname}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`,
  );
}

function tooManyPositional(func: PyFunction, given: number, registers: readonly (Value | undefined)[]): PyException {
  const { code } = func.link;
  const { argCount } = code;
  const defaults = func.defaults?.items.length ?? 0;
  const plural = defaults > 0 || argCount !== 1;
  const takes = defaults > 0 ? `from ${argCount - defaults} to ${argCount}` : `${argCount}`;
  let keywordOnly = 0;
  for (let i = argCount; i < argCount + code.keywordOnlyCount; i++) if (registers[i] !== undefined) keywordOnly++;
  const were = given === 1 && keywordOnly === 0 ? 'was' : 'were';
  const keywordText =
    keywordOnly > 0
      ? ` positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'})`
      : '';
  return typeError(
    `${func.qualname}() takes ${takes} positional argument${plural ? 's' : ''} but ${given}${keywordText} ${were} given`,
  );
}
