/** `re.RegexFlag`: an int that shows which flags it is made of. */
import { makeException, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { intOf, intType, PyIntBox } from '../../runtime/objects/int.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { PyMappingProxy } from '../../runtime/objects/mapping-proxy.ts';
import { addGetSets, addMethods, type PyNative } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { getIterator } from '../../runtime/operations/iterate.ts';
import { repr } from '../../runtime/operations/text.ts';

/** Names with their values in the order in which they are shown. */
const NAMES: readonly (readonly [name: string, short: string, value: number])[] = [
  ['ASCII', 'A', 256],
  ['IGNORECASE', 'I', 2],
  ['LOCALE', 'L', 4],
  ['UNICODE', 'U', 32],
  ['MULTILINE', 'M', 8],
  ['DOTALL', 'S', 16],
  ['VERBOSE', 'X', 64],
  ['DEBUG', '', 128],
];
const ALL = NAMES.reduce((all, [, , value]) => all | value, 0);

export class PyRegexFlag extends PyIntBox {}
export const regexFlagType = builtinType('RegexFlag', PyRegexFlag, { base: intType, final: true, module: 're' });

const made = new Map<number, PyRegexFlag>();

/** The flag of a value; the same object for the same value. */
export function flag(value: number): PyRegexFlag {
  let known = made.get(value);
  if (known === undefined) {
    known = new PyRegexFlag(value);
    if (value <= 2 * ALL) made.set(value, known); // all values that programs use; others need not be the same object
  }
  return known;
}

function parts(value: number, names = NAMES): string[] {
  return names.filter(([, , one]) => (value & one) !== 0).map(([name]) => name);
}

/** `re.IGNORECASE|re.MULTILINE`; a pattern shows the lower bits first. */
export function flagsText(value: number, byBits = false): string {
  if (value === 0) return 're.NOFLAG';
  const rest = value & ~ALL;
  const names = byBits ? [...NAMES].sort((a, b) => a[2] - b[2]) : NAMES;
  const shown = parts(value, names).map((name) => `re.${name}`);
  if (rest !== 0) shown.push(`0x${(rest >>> 0).toString(16)}`);
  return shown.join('|');
}

const valueOf = (self: PyRegexFlag): number => Number(self.v);

/** An operator between a flag and an int; anything else is left to the other operand. */
function operator(
  apply: (a: number, b: number) => number,
): readonly [string, (self: PyRegexFlag, other: Value) => Value] {
  return [
    '(self, value, /)',
    (self, other) => {
      const right = intOf(other);
      return right === undefined ? NotImplemented : flag(apply(valueOf(self), Number(right)));
    },
  ];
}

const intFormat = intType.lookup('__format__') as PyNative;
const or = operator((a, b) => a | b);
const and = operator((a, b) => a & b);
const xor = operator((a, b) => a ^ b);

const members = (value: number): Value[] =>
  NAMES.filter(([, , one]) => (value & one) !== 0).map(([, , one]) => flag(one));

addMethods(regexFlagType, {
  __new__: [
    '(cls, value, /)',
    function* (_cls: Value, value: Value): Guest<Value> {
      const int = intOf(value);
      if (int === undefined) throw valueError(`${yield* settle(repr(value))} is not a valid RegexFlag`);
      return flag(Number(int) < 0 ? ALL & Number(int) : Number(int));
    },
  ],
  __repr__: ['(self, /)', (self: PyRegexFlag) => flagsText(valueOf(self))],
  __str__: ['(self, /)', (self: PyRegexFlag) => flagsText(valueOf(self))],
  __format__: [
    '(self, format_spec, /)',
    (self: PyRegexFlag, spec: Value) => (spec === '' ? flagsText(valueOf(self)) : intFormat.call(valueOf(self), spec)),
  ],
  __or__: or,
  __ror__: or,
  __and__: and,
  __rand__: and,
  __xor__: xor,
  __rxor__: xor,
  __invert__: ['(self, /)', (self: PyRegexFlag) => flag((ALL | 1) & ~valueOf(self))],
  __contains__: [
    '(self, key, /)',
    (self: PyRegexFlag, key: Value) => {
      if (!(key instanceof PyRegexFlag)) throw makeException('TypeError', "unsupported operand type(s) for 'in'");
      return (valueOf(self) & valueOf(key)) === valueOf(key);
    },
  ],
  __len__: ['(self, /)', (self: PyRegexFlag) => members(valueOf(self)).length],
  __iter__: ['(self, /)', (self: PyRegexFlag) => getIterator(new PyList(members(valueOf(self))))],
});
addGetSets(regexFlagType, {
  name: (self: PyRegexFlag) => parts(valueOf(self)).join('|') || (valueOf(self) === 0 ? 'NOFLAG' : None),
  value: (self: PyRegexFlag) => valueOf(self),
});

/** All names of flags, for the module and the class. */
export function flagNames(): [name: string, flag: PyRegexFlag][] {
  const names: [string, PyRegexFlag][] = [['NOFLAG', flag(0)]];
  for (const [name, short, value] of NAMES) {
    names.push([name, flag(value)]);
    if (short !== '') names.push([short, flag(value)]);
  }
  return names;
}

const byName = new PyDict();
for (const [name, value] of flagNames()) {
  regexFlagType.setOwn(name, value);
  byName.set(name, name, value);
}
regexFlagType.setOwn('__members__', new PyMappingProxy(byName));
