/** `re.Match`. */
import { indexError, makeException } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { makeAlias } from '../../runtime/objects/generic-alias.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { hashOf } from '../../runtime/operations/hash.ts';
import { hasIndex, toIndex } from '../../runtime/operations/index.ts';
import { repr } from '../../runtime/operations/text.ts';
import { lastGroup, marks } from './matcher.ts';
import type { PyPattern } from './pattern-object.ts';
import { foundEnd, foundStart } from './search.ts';
import { sliceText, type TextToMatch } from './subject.ts';
import { expandTemplate, templateOf } from './template.ts';

export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  readonly text: TextToMatch;
  readonly from: number;
  readonly to: number;
  readonly lastGroup: number;
  /** Start and end of each group, the whole match first; -1 where a group did not match. */
  readonly spans: readonly number[];

  constructor(pattern: PyPattern, text: TextToMatch, from: number, to: number, last: number, spans: readonly number[]) {
    super();
    this.pattern = pattern;
    this.text = text;
    this.from = from;
    this.to = to;
    this.lastGroup = last;
    this.spans = spans;
  }

  start(group: number): number {
    return this.spans[group * 2] as number;
  }

  end(group: number): number {
    return this.spans[group * 2 + 1] as number;
  }

  /** Text of a group, or `otherwise` if it did not match. */
  group(group: number, otherwise: Value = None): Value {
    const from = this.start(group);
    const to = this.end(group);
    return from < 0 || to < 0 ? otherwise : sliceText(this.text, from, to);
  }

  get groups(): number {
    return this.spans.length / 2 - 1;
  }
}
export const matchType = builtinType('Match', PyMatch, { final: true, module: 're' });

/** The match that was just found. */
export function foundMatch(pattern: PyPattern, text: TextToMatch, from: number, to: number): PyMatch {
  const spans = [foundStart, foundEnd];
  for (let i = 0; i < pattern.program.groups; i++) {
    const [start, end] = [marks[i * 2] as number, marks[i * 2 + 1] as number];
    if (start >= 0 && end >= 0) spans.push(start, end);
    else spans.push(-1, -1);
  }
  return new PyMatch(pattern, text, from, to, lastGroup, spans);
}

/** Number of a group given by number or name. Throws IndexError. */
function* groupIndex(match: PyMatch, which: Value): Guest<number> {
  let index = -1;
  if (typeof which === 'number') index = which;
  else if (hasIndex(which)) index = Number(yield* settle(toIndex(which)));
  else {
    const name = strOf(which);
    if (name === undefined)
      yield* settle(hashOf(which)); // unhashable types complain first
    else index = match.pattern.groupNames.get(strToText(name)) ?? -1;
  }
  if (index < 0 || index > match.groups) throw indexError('no such group');
  return index;
}

function* groups(self: PyMatch, which: readonly Value[]): Guest<Value> {
  if (which.length === 0) return self.group(0);
  const found: Value[] = [];
  for (const one of which) {
    yield* settle(hashOf(one)); // unhashable types complain first
    found.push(self.group(yield* groupIndex(self, one)));
  }
  return found.length === 1 ? (found[0] as Value) : new PyTuple(found);
}

/** The group at once where its number is an int. */
function item(self: PyMatch, which: Value): Value | Guest<Value> {
  if (typeof which === 'number' && which >= 0 && which <= self.groups) return self.group(which);
  return groups(self, [which]);
}

const span = (self: PyMatch, group: number): Value => new PyTuple([self.start(group), self.end(group)]);

/** A method of one group, the whole match by default. */
function ofGroup(
  read: (self: PyMatch, group: number) => Value,
): readonly [string, (self: PyMatch, group?: Value) => Value | Guest<Value>] {
  return [
    '(self, group=0, /)',
    (self, group) => {
      if (group === undefined) return read(self, 0);
      return (function* (): Guest<Value> {
        return read(self, yield* groupIndex(self, group));
      })();
    },
  ];
}

addMethods(matchType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    () => {
      throw makeException('TypeError', "cannot create 're.Match' instances");
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyMatch): Guest<Value> {
      const shown = strToText(yield* settle(repr(self.group(0))));
      const cut = Array.from(shown).slice(0, 50).join('');
      return textToStr(`<re.Match object; span=(${self.start(0)}, ${self.end(0)}), match=${cut}>`);
    },
  ],
  __getitem__: ['(self, key, /)', item],
  __copy__: ['(self, /)', (self: PyMatch) => self],
  __deepcopy__: ['(self, memo, /)', (self: PyMatch) => self],
  group: [
    '(self, /, *args)',
    (self: PyMatch, which: Value[]) => (which.length === 1 ? item(self, which[0] as Value) : groups(self, which)),
  ],
  groups: [
    '(self, /, default=None)',
    (self: PyMatch, otherwise: Value = None) => {
      const found: Value[] = [];
      for (let i = 1; i <= self.groups; i++) found.push(self.group(i, otherwise));
      return new PyTuple(found);
    },
  ],
  groupdict: [
    '(self, /, default=None)',
    (self: PyMatch, otherwise: Value = None) => {
      const dict = new PyDict();
      for (const [name, key, group] of self.pattern.namedGroups) dict.set(key, name, self.group(group, otherwise));
      return dict;
    },
  ],
  start: ofGroup((self, group) => self.start(group)),
  end: ofGroup((self, group) => self.end(group)),
  span: ofGroup(span),
  expand: [
    '(self, /, template)',
    function* (self: PyMatch, template: Value): Guest<Value> {
      return expandTemplate(yield* templateOf(self.pattern, template), self, self.pattern.isText);
    },
  ],
});
// Subscripts are groups, not items.
matchType.setOwn('__iter__', None);
addClassMethods(matchType, { __class_getitem__: ['(cls, item, /)', makeAlias] });

addGetSets(matchType, {
  string: (self: PyMatch) => self.text.value,
  re: (self: PyMatch) => self.pattern,
  pos: (self: PyMatch) => self.from,
  endpos: (self: PyMatch) => self.to,
  lastindex: (self: PyMatch) => (self.lastGroup === 0 ? None : self.lastGroup),
  lastgroup: (self: PyMatch) => self.pattern.namedGroups.find(([, , group]) => group === self.lastGroup)?.[0] ?? None,
  regs: (self: PyMatch) => {
    const spans: Value[] = [];
    for (let i = 0; i <= self.groups; i++) spans.push(span(self, i));
    return new PyTuple(spans);
  },
});
