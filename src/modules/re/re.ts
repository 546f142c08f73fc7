/**
 * re: regular expressions with Python's semantics on an engine of our own. A pattern is parsed to a tree (parser),
 * compiled to instructions (compiler) and run by a metered matcher; this file has the module's functions.
 *
 * Must not know: how matching works.
 */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyList } from '../../runtime/objects/list.ts';
import type { PyNative } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { nativeModule } from '../define.ts';
import { knownPattern, patternOf, purge } from './compile.ts';
import { patternErrorType } from './error.ts';
import { flagNames, regexFlagType } from './flags.ts';
import { matchType } from './match-object.ts';
import { patternType } from './pattern-object.ts';
import { scannerClassType } from './scanner.ts';
import { type Substituted, substituteWith, valueOnly, withCount } from './substitute.ts';

const PUBLIC =
  'match fullmatch search sub subn split findall finditer compile purge escape error Pattern Match A I L M S X U ASCII IGNORECASE LOCALE MULTILINE DOTALL VERBOSE UNICODE NOFLAG RegexFlag PatternError'.split(
    ' ',
  );
const SPECIAL = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

function escape(value: Value): Value {
  const text = strOf(value);
  if (text !== undefined) return textToStr(strToText(text).replace(SPECIAL, '\\$&'));
  const bytes = bytesOf(value);
  if (bytes === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(value)} found`);
  const escaped = Buffer.from(bytes).toString('latin1').replace(SPECIAL, '\\$&');
  return new PyBytes(new Uint8Array(Buffer.from(escaped, 'latin1')));
}

/** A function of the module that is a method of the compiled pattern. */
function viaMethod(name: string): (pattern: Value, value: Value, flags?: Value) => Maybe<Value> {
  const method = patternType.lookup(name) as PyNative;
  return (pattern, value, flags) => {
    const known = knownPattern(pattern, flags);
    if (known !== undefined) return method.call(known, value);
    return (function* (): Guest<Value> {
      const result: Maybe<Value> = method.call(yield* patternOf(pattern, flags), value);
      return isPending(result) ? yield* result : result;
    })();
  };
}

/** sub() and subn() of the module. */
function substituting(
  show: (done: Substituted) => Value,
): (pattern: Value, repl: Value, value: Value, count?: Value, flags?: Value) => Maybe<Value> {
  return (pattern, repl, value, count, flags) => {
    const known = knownPattern(pattern, flags);
    if (known !== undefined) return substituteWith(known, repl, value, count, show);
    return (function* (): Guest<Value> {
      return yield* settle(substituteWith(yield* patternOf(pattern, flags), repl, value, count, show));
    })();
  };
}

export const builtinModule = nativeModule(
  're',
  {
    compile: [
      '(pattern, flags=0)',
      (pattern: Value, flags?: Value) => knownPattern(pattern, flags) ?? patternOf(pattern, flags),
    ],
    match: ['(pattern, string, flags=0)', viaMethod('match')],
    fullmatch: ['(pattern, string, flags=0)', viaMethod('fullmatch')],
    search: ['(pattern, string, flags=0)', viaMethod('search')],
    findall: ['(pattern, string, flags=0)', viaMethod('findall')],
    finditer: ['(pattern, string, flags=0)', viaMethod('finditer')],
    split: [
      '(pattern, string, maxsplit=0, flags=0)',
      function* (pattern: Value, value: Value, most?: Value, flags?: Value): Guest<Value> {
        const method = patternType.lookup('split') as PyNative;
        return yield* settle(method.call(yield* patternOf(pattern, flags), value, most));
      },
    ],
    sub: ['(pattern, repl, string, count=0, flags=0)', substituting(valueOnly)],
    subn: ['(pattern, repl, string, count=0, flags=0)', substituting(withCount)],
    escape: ['(pattern)', escape],
    purge: [
      '()',
      () => {
        purge();
        return None;
      },
    ],
  },
  () => ({
    Pattern: patternType,
    Match: matchType,
    Scanner: scannerClassType,
    RegexFlag: regexFlagType,
    PatternError: patternErrorType,
    error: patternErrorType,
    __all__: new PyList(PUBLIC),
    ...Object.fromEntries(flagNames()),
  }),
  { python: true },
);
