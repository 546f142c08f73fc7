/** `Did you mean`: names near one that was not found, by CPython's edit distance. */
import { type Guest, GuestCall, isPending, settle } from '../guest.ts';
import { moduleNames } from '../module-registry.ts';
import { PyList } from '../objects/list.ts';
import { PyModule } from '../objects/module.ts';
import { Cell, None, type Value } from '../objects/object.ts';
import { strOf, strToText } from '../objects/str.ts';
import { findAttribute, lookupSpecial } from '../operations/attribute.ts';
import { iterateAll } from '../operations/iterate.ts';
import { setSuggestion } from '../operations/parameters.ts';
import { realm } from '../realm.ts';
import { PyException, type PyTraceback } from './exception.ts';
import { isException } from './raise.ts';

const MOVE = 2;
const CASE = 1;
const MAX_NAMES = 750;
const MAX_LENGTH = 40;

/** The nearest of the candidates, or undefined if none is near. */
export function nearest(wrong: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MAX_NAMES || wrong.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const most = Math.min(((candidate.length + wrong.length + 3) * MOVE) / 6, bestDistance - 1);
    const distance = editDistance(wrong, candidate, most);
    if (distance > most) continue;
    if (best === undefined || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function cost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE;
}

function editDistance(left: string, right: string, most: number): number {
  let a = left;
  let b = right;
  while (a !== '' && b !== '' && a[0] === b[0]) {
    a = a.slice(1);
    b = b.slice(1);
  }
  while (a !== '' && b !== '' && a.at(-1) === b.at(-1)) {
    a = a.slice(0, -1);
    b = b.slice(0, -1);
  }
  if (a === '' || b === '') return (a.length + b.length) * MOVE;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE > most) return most + 1;
  const row = Array.from({ length: a.length }, (_, i) => (i + 1) * MOVE);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let distance = j * MOVE;
    result = distance;
    let minimum = Number.POSITIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      const substitute = distance + cost(b[j] as string, a[i] as string);
      distance = row[i] as number;
      const insertDelete = Math.min(result, distance) + MOVE;
      result = Math.min(insertDelete, substitute);
      row[i] = result;
      minimum = Math.min(minimum, result);
    }
    if (minimum > most) return most + 1;
  }
  return result;
}

setSuggestion(nearest);

/** What follows the message of an AttributeError, NameError or ImportError. `traceback` leads to the names in reach. */
export function* suggestion(exception: PyException, traceback: PyTraceback | undefined): Guest<string> {
  const member = (name: string): Value => exception.members?.get(name) ?? None;
  if (isException(exception, 'AttributeError')) {
    const name = strOf(member('name'));
    const object = member('obj');
    if (name === undefined || exception.members?.has('obj') !== true) return '';
    const found = nearest(strToText(name), yield* namesOf(object, strToText(name)));
    return found === undefined ? '' : `. Did you mean: '${found}'?`;
  }
  if (isException(exception, 'NameError')) {
    const name = strOf(member('name'));
    return name === undefined ? '' : yield* nameSuggestion(traceback, strToText(name));
  }
  if (isException(exception, 'ImportError')) {
    const wrong = strOf(member('name_from'));
    const module = strOf(member('name'));
    if (wrong === undefined || module === undefined) return '';
    const found = nearest(strToText(wrong), importable(strToText(module)));
    return found === undefined ? '' : `. Did you mean: '${found}'?`;
  }
  return '';
}

function importable(name: string): string[] {
  const module = realm().modules.get(name);
  return module instanceof PyModule
    ? (module.attributes.keys.filter((key) => typeof key === 'string') as string[])
    : [];
}

function* namesOf(object: Value, wrong: string): Guest<string[]> {
  const method = lookupSpecial(object, '__dir__');
  if (method === undefined) return [];
  let listed: Value;
  try {
    listed = yield new GuestCall(method, [object]);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return [];
  }
  const items = listed instanceof PyList ? listed.items : iterateAll(listed);
  if (isPending(items)) return [];
  const names = items.filter((item) => typeof item === 'string') as string[];
  return (wrong.startsWith('_') ? names : names.filter((name) => !name.startsWith('_'))).sort();
}

/** As hasattr() says, where `__getattr__` may answer; an error of the program is a no. */
function* hasAttribute(object: Value, name: string): Guest<boolean> {
  try {
    return (yield* settle(findAttribute(object, name))) !== undefined;
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return false;
  }
}

function* nameSuggestion(traceback: PyTraceback | undefined, name: string): Guest<string> {
  const forgotten = moduleNames().includes(name) ? `. Did you forget to import '${name}'?` : '';
  let entry = traceback;
  while (entry?.next !== undefined) entry = entry.next;
  if (entry === undefined) return forgotten;
  const { frame } = entry;
  const { code, globals, builtins } = frame.link;
  const names: string[] = [];
  for (const [i, local] of code.localNames.entries()) {
    const value = frame.registers[i];
    if (value !== undefined && !(value instanceof Cell && value.value === undefined) && !local.startsWith('.'))
      names.push(local);
  }
  names.push(...code.freeNames);
  const self = frame.registers[0];
  if (code.localNames[0] === 'self' && self !== undefined) {
    const object = self instanceof Cell ? self.value : self;
    if (object !== undefined && (yield* hasAttribute(object, name))) return `. Did you mean: 'self.${name}'?`;
  }
  for (const dict of [globals, builtins]) for (const key of dict.keys) if (typeof key === 'string') names.push(key);
  const found = nearest(name, names);
  if (found !== undefined) return `. Did you mean: '${found}'?${forgotten.replace('. Did', ' Or did')}`;
  return forgotten;
}
