/**
 * Whether a program would print the same wherever and whenever it runs: it uses no network, clock or randomness, and nothing
 * else that changes from process to process. Told from its text, and for certain only one way: a program that is let through
 * can't reach any of them by the names that lead there; many that are harmless are held back.
 */
import { importedModules } from '../../engine/needed-modules.ts';

/** Modules that compute, and nothing else. */
const PYTHON_MODULES: ReadonlySet<string> = new Set(
  'abc base64 binascii bisect collections collections.abc contextlib copy csv dataclasses decimal difflib enum fractions functools hashlib heapq hmac html io itertools jinja2 jinja2.sandbox json math numbers operator pprint re statistics string struct textwrap types typing unicodedata urllib.parse'.split(
    ' ',
  ),
);
/** Names that lead on to others, to the outside, or to an order or number that is the process's own. */
const PYTHON_WORDS =
  /\b(__import__|__builtins__|__globals__|__subclasses__|breakpoint|compile|eval|exec|frozenset|getattr|globals|hash|id|input|locals|mkstemp|now|object|open|random|set|today|vars)\b/;
const JAVASCRIPT_WORDS =
  /\b(Date|Error|Function|Intl|Promise|WeakRef|async|console\s*\.\s*(?!log\b)\w+|crypto|eval|fetch|globalThis|import|performance|process|queueMicrotask|random|require|setImmediate|setInterval|setTimeout|toLocale\w*)\b/;
/** Whole lines: Dify's wrappers explain themselves. */
const COMMENTS = /^[ \t]*(?:#|\/\/)[^\n]*$/gm;
/** Templates and inputs come as literals of this kind. */
const BASE64 = /(['"])([A-Za-z0-9+/]{8,}={0,2})\1/g;

export function isRepeatable(language: string, source: string): boolean {
  const text = source.replace(COMMENTS, '') + decodedLiterals(source);
  if (language === 'nodejs') return !JAVASCRIPT_WORDS.test(text);
  return !PYTHON_WORDS.test(text) && importedModules(source).every((name) => PYTHON_MODULES.has(name));
}

function decodedLiterals(source: string): string {
  return [...source.matchAll(BASE64)].map((match) => `\n${Buffer.from(match[2] as string, 'base64')}`).join('');
}
