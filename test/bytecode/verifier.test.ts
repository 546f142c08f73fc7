/** The verifier accepts all that the compiler makes, and refuses it once a register, a range or a name is not its own. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Code } from '../../src/bytecode/code.ts';
import { OPCODE, OPCODES } from '../../src/bytecode/opcodes.ts';
import { CodeRejected, verifyCode } from '../../src/bytecode/verifier.ts';
import { compileModule } from '../../src/compiler/compiler.ts';
import { lookUpName } from '../../src/runtime/unicode/names.ts';
import { PythonSyntaxError } from '../../src/syntax/errors.ts';
import { parseModule } from '../../src/syntax/parser.ts';

const root = join(import.meta.dirname, '../..');

function compile(source: string, mode: 'module' | 'dynamic'): Code {
  const tree = parseModule(source, {
    lookupCharacterName: (name) => {
      const points = lookUpName(name);
      return points?.length === 1 ? String.fromCodePoint(points[0] as number) : undefined;
    },
  });
  return compileModule(tree, { filename: 'program.py', mode, result: 'none', futureFlags: 0 });
}

for (const mode of ['module', 'dynamic'] as const) {
  test(`the language suite and the Python modules, compiled as ${mode}, are verified`, () => {
    const refused: string[] = [];
    let verified = 0;
    for (const file of globSync('{test/language,src/modules}/**/*.py', { cwd: root })) {
      try {
        verifyCode(compile(readFileSync(join(root, file), 'utf8'), mode));
        verified++;
      } catch (thrown) {
        // Programs about syntax errors do not compile.
        if (thrown instanceof PythonSyntaxError) continue;
        refused.push(`${file}: ${(thrown as Error).message}`);
      }
    }
    assert.deepEqual(refused, []);
    assert.ok(verified > 300, `${verified} files were verified`);
  });
}

/** Code of the first definition in a source, with the pc of its first instruction of a name. */
function codeWith(source: string, name: string): { readonly code: Code; readonly pc: number; readonly top: Code } {
  const top = compile(source, 'module');
  const code = top.children[0] as Code;
  const words = code.instructions;
  let pc = 0;
  while (words[pc] !== OPCODE[name]) pc += (OPCODES[words[pc] as number] as { length: number }).length;
  return { code, pc, top };
}

const WITH = 'def f(m):\n    with m: return m\n';

test('a receiver is moved, but not taken for a value', () => {
  const { code, pc, top } = codeWith(WITH, 'RETURN');
  const { code: other, pc: special } = codeWith(WITH, 'LOAD_SPECIAL');
  assert.doesNotThrow(() => verifyCode(top));
  code.instructions[pc + 1] = (other.instructions[special + 1] as number) + 1;
  assert.throws(() => verifyCode(top), /RETURN reads register \d+, which holds receiver/);
});

test('a class body leaves its cell under the names of type alone', () => {
  const { code, top } = codeWith('class C:\n    def f(self): return __class__\n', 'RETURN');
  assert.doesNotThrow(() => verifyCode(top));
  (code.names as string[])[code.names.indexOf('__classcell__')] = 'other';
  assert.throws(() => verifyCode(top), /STORE_NAME reads register \d+, which holds cell/);
});

test('a handler range begins and ends with an instruction', () => {
  const source = 'def f(xs):\n    for x in xs:\n        try: g(x)\n        finally: continue\n';
  const { code, top } = codeWith(source, 'JUMP_BACK');
  assert.doesNotThrow(() => verifyCode(top));
  code.handlers[0] = (code.handlers[0] as number) + 1;
  assert.throws(() => verifyCode(top), CodeRejected);
});
