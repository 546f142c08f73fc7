/** `re.Pattern`: a compiled pattern and what can be done with it. */
import { makeException } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { makeAlias } from '../../runtime/objects/generic-alias.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { PyMappingProxy } from '../../runtime/objects/mapping-proxy.ts';
import { addClassMethods, addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strLength, strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { hashOf, setKeyForm } from '../../runtime/operations/hash.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { BuiltinIterator } from '../../runtime/operations/iterate.ts';
import { repr } from '../../runtime/operations/text.ts';
import { realm } from '../../runtime/realm.ts';
import { flagsText } from './flags.ts';
import { foundMatch } from './match-object.ts';
import type { Program } from './program.ts';
import { ANYWHERE, findMatch, foundEnd, foundStart, type MatchMode } from './search.ts';
import { codesOf, narrowText, sliceText, textToMatch } from './subject.ts';
import { substituteWith, valueOnly, withCount } from './substitute.ts';
import type { Template } from './template.ts';
import { Flag } from './tree.ts';
import { emptyText, foundGroup, matchOf, quickTarget, type Target, targetOf, Walk } from './walk.ts';

export class PyPattern extends PyObject {
  /** What it was compiled from. */
  readonly source: Value;
  readonly isText: boolean;
  readonly flags: number;
  readonly program: Program;
  /** Name as UTF-16 text to group. */
  readonly groupNames: ReadonlyMap<string, number>;
  /** Name as str, its index form as a key, and group. */
  readonly namedGroups: readonly (readonly [name: Value, key: string, group: number])[];
  readonly templates = new Map<string, Template>();

  constructor(
    source: Value,
    isText: boolean,
    flags: number,
    program: Program,
    groupNames: ReadonlyMap<string, number>,
  ) {
    super();
    this.source = source;
    this.isText = isText;
    this.flags = flags;
    this.program = program;
    this.groupNames = groupNames;
    this.namedGroups = Array.from(groupNames, ([name, group]) => {
      const str = textToStr(name);
      return [str, typeof str === 'string' ? str : str.key, group] as const;
    });
  }
}
export const patternType = builtinType('Pattern', PyPattern, { final: true, module: 're' });

function find(self: PyPattern, target: Target, mode: MatchMode): Value {
  const { text, from, to } = target;
  if (!findMatch(self.program, codesOf(text), narrowText(text), from, to, mode, ANYWHERE)) return None;
  return matchOf(self, target);
}

function matching(mode: MatchMode): (self: PyPattern, value: Value, from?: Value, to?: Value) => Value | Guest<Value> {
  return (self, value, from, to) => {
    if (from === undefined && to === undefined) {
      const text = textToMatch(value, self.isText);
      if (!findMatch(self.program, codesOf(text), narrowText(text), 0, text.length, mode, ANYWHERE)) return None;
      realm().budget.allocate(80 + self.program.groups * 16);
      return foundMatch(self, text, 0, text.length);
    }
    return (function* (): Guest<Value> {
      return find(self, yield* targetOf(self, value, from, to), mode);
    })();
  };
}

function findAll(self: PyPattern, target: Target): Value {
  const { groups } = self.program;
  const { budget } = realm();
  const walk = new Walk(self, target);
  const empty = emptyText(target);
  const found: Value[] = [];
  while (walk.find('search')) {
    if ((found.length & 63) === 0) budget.allocate(64 * 32 * (groups + 1));
    if (groups < 2) found.push(foundGroup(target.text, groups, empty));
    else {
      const items: Value[] = [];
      for (let group = 1; group <= groups; group++) items.push(foundGroup(target.text, group, empty));
      found.push(new PyTuple(items));
    }
  }
  return new PyList(found);
}

function split(self: PyPattern, target: Target, most: number): Value {
  const { text } = target;
  const { budget } = realm();
  const walk = new Walk(self, target);
  const parts: Value[] = [];
  let from = 0;
  for (let count = 0; (most === 0 || count < most) && walk.find('search'); count++) {
    if ((count & 63) === 0) budget.allocate(64 * 32 * (self.program.groups + 1));
    parts.push(sliceText(text, from, foundStart));
    for (let group = 1; group <= self.program.groups; group++) parts.push(foundGroup(text, group, None));
    from = foundEnd;
  }
  parts.push(sliceText(text, from, text.length));
  return new PyList(parts);
}

/** What finditer() gives. */
class MatchIterator extends BuiltinIterator {
  readonly walk: Walk;
  constructor(walk: Walk) {
    super();
    this.walk = walk;
  }
  advance(): Value | undefined {
    return this.walk.find('search') ? matchOf(this.walk.pattern, this.walk.target) : undefined;
  }
}
iteratorType('callable_iterator', MatchIterator);

/** What scanner() gives: match() and search() go on where the last one ended. */
class PyScanner extends PyObject {
  readonly walk: Walk;
  constructor(walk: Walk) {
    super();
    this.walk = walk;
  }
}
const scannerType = builtinType('SRE_Scanner', PyScanner, { final: true, module: '_sre' });

function scanning(mode: MatchMode): (self: PyScanner) => Value {
  return ({ walk }) => (walk.find(mode) ? matchOf(walk.pattern, walk.target) : None);
}
addMethods(scannerType, {
  match: ['(self, /)', scanning('match')],
  search: ['(self, /)', scanning('search')],
});
addGetSets(scannerType, { pattern: (self: PyScanner) => self.walk.pattern });

const BOUNDS = '(self, /, string, pos=0, endpos=9223372036854775807)';

/** A method that needs a target and no guest code after that. */
function onTarget(
  act: (self: PyPattern, target: Target) => Value,
): readonly [string, (self: PyPattern, value: Value, from?: Value, to?: Value) => Value | Guest<Value>] {
  return [
    BOUNDS,
    (self, value, from, to) => {
      const target = quickTarget(self, value, from, to);
      if (target !== undefined) return act(self, target);
      return (function* (): Guest<Value> {
        return act(self, yield* targetOf(self, value, from, to));
      })();
    },
  ];
}

addMethods(patternType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    () => {
      throw makeException('TypeError', "cannot create 're.Pattern' instances");
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyPattern): Guest<Value> {
      const shown = yield* settle(repr(self.source));
      const cut = strLength(shown) > 200 ? Array.from(strToText(shown)).slice(0, 200).join('') : strToText(shown);
      const flags = self.isText ? self.flags & ~Flag.unicode : self.flags;
      return textToStr(`re.compile(${cut}${flags === 0 ? '' : `, ${flagsText(flags, true)}`})`);
    },
  ],
  __hash__: ['(self, /)', (self: PyPattern) => hashOf(self) as Value],
  __eq__: ['(self, value, /)', equal],
  __copy__: ['(self, /)', (self: PyPattern) => self],
  __deepcopy__: ['(self, memo, /)', (self: PyPattern) => self],
  match: [BOUNDS, matching('match')],
  fullmatch: [BOUNDS, matching('fullmatch')],
  search: [BOUNDS, matching('search')],
  findall: onTarget(findAll),
  finditer: onTarget((self, target) => new MatchIterator(new Walk(self, target))),
  scanner: onTarget((self, target) => new PyScanner(new Walk(self, target))),
  split: [
    '(self, /, string, maxsplit=0)',
    function* (self: PyPattern, value: Value, most?: Value): Guest<Value> {
      const limit = most === undefined ? 0 : yield* settle(toSize(most));
      return split(self, yield* targetOf(self, value, undefined, undefined), limit < 0 ? -1 : limit);
    },
  ],
  sub: [
    '(self, /, repl, string, count=0)',
    (self: PyPattern, replacement: Value, value: Value, count?: Value) =>
      substituteWith(self, replacement, value, count, valueOnly),
  ],
  subn: [
    '(self, /, repl, string, count=0)',
    (self: PyPattern, replacement: Value, value: Value, count?: Value) =>
      substituteWith(self, replacement, value, count, withCount),
  ],
});
addClassMethods(patternType, { __class_getitem__: ['(cls, item, /)', makeAlias] });
addGetSets(patternType, {
  pattern: (self: PyPattern) => self.source,
  flags: (self: PyPattern) => self.flags,
  groups: (self: PyPattern) => self.program.groups,
  groupindex: (self: PyPattern) => {
    const dict = new PyDict();
    for (const [name, key, group] of self.namedGroups) dict.set(key, name, group);
    return dict.size === 0 ? dict : new PyMappingProxy(dict);
  },
});

/** What patterns compare and hash by. */
function identity(self: PyPattern): string {
  const text = strOf(self.source);
  const shown =
    text === undefined ? Buffer.from(bytesOf(self.source) as Uint8Array).toString('latin1') : strToText(text);
  return `${self.isText ? 's' : 'b'}${self.flags}:${shown}`;
}

function equal(self: PyPattern, other: Value): Value {
  if (!(other instanceof PyPattern)) return NotImplemented;
  return self === other || identity(self) === identity(other);
}

/** First character of the index form, which no str has; the composite forms of operations/hash.ts have others. */
const INDEX_MARK = '\ud820';
setKeyForm<PyPattern>(patternType, {
  index: (value) => INDEX_MARK + identity(value),
  hash: (value) => hashOf(textToStr(identity(value))),
});
