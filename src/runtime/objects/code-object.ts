/** Code objects as Python sees them. */
import type { Code } from '../../bytecode/code.ts';
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
export const codeType = builtinType('code', PyCode, { final: true });

const texts = (names: readonly string[]): PyTuple => new PyTuple(names.map((name) => textToStr(name)));
const parameters = (code: Code): number =>
  code.argCount + code.keywordOnlyCount + ((code.flags & 4) === 0 ? 0 : 1) + ((code.flags & 8) === 0 ? 0 : 1);

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
    (self: PyCode, other: Value) => (other instanceof PyCode ? other.code === self.code : NotImplemented),
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
  co_nlocals: (self: PyCode) => self.code.localNames.length,
  co_varnames: (self: PyCode) =>
    texts(self.code.localNames.filter((name, i) => i < parameters(self.code) || !self.code.cellNames.includes(name))),
  co_cellvars: (self: PyCode) => texts(self.code.cellNames),
  co_freevars: (self: PyCode) => texts(self.code.freeNames),
  co_names: (self: PyCode) => texts(self.code.names),
  co_consts: (self: PyCode) => new PyTuple(self.code.constants.map(constantValue)),
});
