/** `re.Scanner`: cuts a text into tokens by a list of patterns, each with an action. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strOf, strPoints } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { isCallable } from '../../runtime/operations/call.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';
import { compilePattern } from './compiler.ts';
import { foundMatch, type PyMatch } from './match-object.ts';
import { parsePattern } from './parser.ts';
import { PyPattern } from './pattern-object.ts';
import { PatternReader } from './pattern-reader.ts';
import { ANYWHERE, findMatch } from './search.ts';
import { codesOf, narrowText, sliceText, textToMatch } from './subject.ts';
import { Flag, type Node, type Sequence } from './tree.ts';

class PyLexicalScanner extends PyObject {
  lexicon: Value = None;
  actions: readonly Value[] = [];
  pattern: PyPattern | undefined = undefined;
  /** The match whose action runs. */
  match: Value = None;
  attributes: PyDict | undefined = undefined;
}
export const scannerClassType = builtinType('Scanner', PyLexicalScanner, { module: 're' });

/** One group around each phrase, numbered as the phrases are; groups inside phrases do not count. */
function* compilePhrases(lexicon: readonly Value[], flags: number): Guest<{ pattern: PyPattern; actions: Value[] }> {
  const alternatives: Sequence[] = [];
  const actions: Value[] = [];
  let allFlags = flags;
  for (const entry of lexicon) {
    const [phrase, action] = (yield* settle(iterateAll(entry))) as [Value, Value];
    const text = strOf(phrase);
    if (text === undefined) throw typeError('first argument must be string or compiled pattern');
    const codes = strPoints(text);
    realm().budget.allocate(256 + codes.length * 64);
    const parsed = parsePattern(new PatternReader(phrase, codes, true), flags);
    allFlags |= parsed.flags;
    alternatives.push([
      {
        kind: 'group',
        capture: alternatives.length + 1,
        addFlags: 0,
        deleteFlags: 0,
        body: parsed.body.map(withoutGroups),
      },
    ]);
    actions.push(action);
  }
  const body: Sequence = [{ kind: 'branch', alternatives }];
  const all = allFlags | Flag.unicode;
  const program = compilePattern({ body, flags: all, groups: alternatives.length, groupNames: new Map() });
  return { pattern: new PyPattern(None, true, all, program, new Map()), actions };
}

function withoutGroups(node: Node): Node {
  switch (node.kind) {
    case 'group':
      return { ...node, capture: undefined, body: node.body.map(withoutGroups) };
    case 'repeat':
    case 'look':
    case 'atomic':
      return { ...node, body: node.body.map(withoutGroups) };
    case 'branch':
      return { ...node, alternatives: node.alternatives.map((one) => one.map(withoutGroups)) };
    case 'reference':
    case 'conditional':
      throw typeError('Scanner phrases cannot refer to groups');
    default:
      return node;
  }
}

addMethods(scannerClassType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, scannerClassType, PyLexicalScanner)],
  __init__: [
    '(self, lexicon, flags=0)',
    function* (self: PyLexicalScanner, lexicon: Value, flags: Value = 0): Guest<Value> {
      const entries = yield* settle(iterateAll(lexicon));
      const compiled = yield* compilePhrases(entries, Number(intOf(flags) ?? 0));
      self.lexicon = lexicon;
      self.pattern = compiled.pattern;
      self.actions = compiled.actions;
      return None;
    },
  ],
  scan: ['(self, string)', scan],
});
addGetSets(scannerClassType, {
  lexicon: (self: PyLexicalScanner) => self.lexicon,
  match: (self: PyLexicalScanner) => self.match,
});

function* scan(self: PyLexicalScanner, value: Value): Guest<Value> {
  const { pattern } = self;
  if (pattern === undefined) throw typeError('Scanner is not initialised');
  const text = textToMatch(value, true);
  const tokens: Value[] = [];
  let at = 0;
  while (findMatch(pattern.program, codesOf(text), narrowText(text), at, text.length, 'match', ANYWHERE)) {
    const match: PyMatch = foundMatch(pattern, text, 0, text.length);
    if (match.end(0) === at) break;
    at = match.end(0);
    let action = self.actions[match.lastGroup - 1] ?? None;
    if (isCallable(action)) {
      self.match = match;
      action = yield new GuestCall(action, [self, match.group(0)]);
    }
    if (action !== None) tokens.push(action);
  }
  return new PyTuple([new PyList(tokens), sliceText(text, at, text.length)]);
}
