/**
 * Arguments of natives that stand for functions which are written in Python in CPython (`re.search`, `json.dumps`):
 * their messages are those of Python functions.
 */
import type { PyException } from '../exceptions/exception.ts';
import { typeError } from '../exceptions/raise.ts';
import { PyDict } from '../objects/dict.ts';
import type { NativeImplementation, PyNative } from '../objects/native.ts';
import type { Value } from '../objects/object.ts';
import { addKeyword, checkKeywordNames, keywordName } from './keyword-name.ts';

const plural = (count: number): string => (count === 1 ? '' : 's');

/** The JS argument list, as `bindNative` gives it. */
export function bindAsPython(
  native: PyNative,
  args: readonly Value[],
  keywords: PyDict | undefined,
): Parameters<NativeImplementation> {
  const { signature } = native;
  const { positional } = signature;
  const bound: unknown[] = positional.map((_, i) => args[i]);
  const byName = new Map<string, Value>();
  const rest = keywords === undefined ? undefined : bindKeywords(native, bound, byName, keywords);
  if (args.length > positional.length && !signature.varArgs) throw pythonCountError(native, args.length);
  const missing = positional.filter((_, i) => i < signature.required && bound[i] === undefined);
  if (missing.length > 0) throw missingError(native, missing, 'positional');
  const missingNamed = signature.keywordOnly.filter(
    (name) => signature.requiredKeywordOnly.has(name) && !byName.has(name),
  );
  if (missingNamed.length > 0) throw missingError(native, missingNamed, 'keyword-only');
  if (signature.varArgs) bound.push(args.slice(positional.length));
  for (const name of signature.keywordOnly) bound.push(byName.get(name));
  if (signature.varKeywords) bound.push(rest);
  return bound;
}

function bindKeywords(
  native: PyNative,
  bound: unknown[],
  byName: Map<string, Value>,
  keywords: PyDict,
): PyDict | undefined {
  const { positional, positionalOnly, keywordOnly, varKeywords } = native.signature;
  checkKeywordNames(keywords);
  let rest: PyDict | undefined;
  for (let entry = 0; entry < keywords.keys.length; entry++) {
    const key = keywords.keys[entry];
    if (key === undefined) continue;
    const name = keywordName(key);
    const position = positional.indexOf(name, positionalOnly);
    if (position >= 0) {
      if (bound[position] !== undefined)
        throw typeError(`${native.pythonName}() got multiple values for argument '${name}'`);
      bound[position] = keywords.valueAt(entry);
    } else if (keywordOnly.includes(name)) byName.set(name, keywords.valueAt(entry));
    else if (varKeywords) {
      rest ??= new PyDict();
      addKeyword(rest, key, keywords.valueAt(entry));
    } else throw typeError(`${native.pythonName}() got an unexpected keyword argument '${name}'`);
  }
  return rest;
}

function missingError(native: PyNative, names: readonly string[], kind: 'positional' | 'keyword-only'): PyException {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.at(-1) as string;
  const front = quoted.slice(0, -1).join(', ');
  const list = quoted.length === 1 ? last : `${front}${quoted.length === 2 ? '' : ','} and ${last}`;
  return typeError(
    `${native.pythonName}() missing ${names.length} required ${kind} argument${plural(names.length)}: ${list}`,
  );
}

/** Too few or too many positional arguments. */
export function pythonCountError(native: PyNative, given: number): PyException {
  const { positional, required } = native.signature;
  if (given < required) return missingError(native, positional.slice(given, required), 'positional');
  const { length } = positional;
  const takes = required < length ? `from ${required} to ${length}` : `${length}`;
  const many = required < length || length !== 1;
  return typeError(
    `${native.pythonName}() takes ${takes} positional argument${many ? 's' : ''} but ${given} ${given === 1 ? 'was' : 'were'} given`,
  );
}
