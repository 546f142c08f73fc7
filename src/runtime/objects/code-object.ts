/** Code objects as Python sees them. */
import { type Code, type Constant, constantKey, parameterCount } from '../../bytecode/code.ts';
import { constantValue } from '../link.ts';
import { realm } from '../realm.ts';
import { PyTuple } from './list.ts';
import { addGetSets, addMethods } from './native.ts';
import { NotImplemented, PyObject, type Value } from './object.ts';
import { textToStr } from './str.ts';
import { builtinType } from './type.ts';

export class PyCode extends PyObject {
  readonly code: Code;
  constructor(code: Code) {
    super();
    this.code = code;
  }
}
/** Equal code does the same and says it came from the same place. */
function isSameCode(a: Code, b: Code): boolean {
  if (a === b) return true;
  const words = (code: Code): string => `${code.instructions.join()};${code.positions.join()};${code.handlers.join()}`;
  const facts = ({
    name,
    flags,
    argCount,
    posOnlyCount,
    keywordOnlyCount,
    firstLine,
    names,
    localNames,
    freeNames,
  }: Code) =>
    JSON.stringify([name, flags, argCount, posOnlyCount, keywordOnlyCount, firstLine, names, localNames, freeNames]);
  realm().budget.work((a.instructions.length + a.positions.length) / 16);
  return (
    a.instructions.length === b.instructions.length &&
    facts(a) === facts(b) &&
    words(a) === words(b) &&
    a.constants.length === b.constants.length &&
    a.constants.every((constant, i) => constantKey(constant) === constantKey(b.constants[i] as Constant)) &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => isSameCode(child, b.children[i] as Code))
  );
}

export const codeType = builtinType('code', PyCode, { final: true });

const texts = (names: readonly string[]): PyTuple => new PyTuple(names.map((name) => textToStr(name)));
const variableNames = (code: Code): readonly string[] => [
  ...new Set(code.localNames.filter((name, i) => i < parameterCount(code) || !code.cellNames.includes(name))),
];

addMethods(codeType, {
  __repr__: [
    '(self, /)',
    (self: PyCode) =>
      textToStr(
        `<code object ${self.code.name} at 0x${realm().idOf(self).toString(16)}, file "${self.code.filename}", line ${self.code.firstLine}>`,
      ),
  ],
  __eq__: [
    '(self, value, /)',
    (self: PyCode, other: Value) => (other instanceof PyCode ? isSameCode(self.code, other.code) : NotImplemented),
  ],
  __hash__: ['(self, /)', (self: PyCode) => self.code.firstLine * 31 + self.code.instructions.length],
});
addGetSets(codeType, {
  co_name: (self: PyCode) => textToStr(self.code.name),
  co_qualname: (self: PyCode) => textToStr(self.code.qualname),
  co_filename: (self: PyCode) => textToStr(self.code.filename),
  co_firstlineno: (self: PyCode) => self.code.firstLine,
  co_flags: (self: PyCode) => self.code.flags & 0xffff,
  co_argcount: (self: PyCode) => self.code.argCount,
  co_posonlyargcount: (self: PyCode) => self.code.posOnlyCount,
  co_kwonlyargcount: (self: PyCode) => self.code.keywordOnlyCount,
  co_nlocals: (self: PyCode) => variableNames(self.code).length,
  co_varnames: (self: PyCode) => texts(variableNames(self.code)),
  co_cellvars: (self: PyCode) => texts(self.code.cellNames),
  co_freevars: (self: PyCode) => texts(self.code.freeNames),
  co_names: (self: PyCode) => texts(self.code.names),
  co_consts: (self: PyCode) =>
    new PyTuple([...self.code.constants.map(constantValue), ...self.code.children.map((child) => new PyCode(child))]),
});
