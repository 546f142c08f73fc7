/** Pickles from strangers: what they may not name is refused before anything of it runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/index.ts';

const PROGRAM = `
import os, pickle
from os import remove
class Own:
    pass
refused = []
for pickled in pickles:
    try:
        refused.append(repr(pickle.loads(pickled.encode('latin-1'))))
    except Exception as error:
        refused.append(type(error).__name__)
refused
`;

/** By what each of them asks for. */
const PICKLES: Readonly<Record<string, string>> = {
  'a function of os': "cos\nsystem\n(S'x'\ntR.",
  eval: "cbuiltins\neval\n(S'1'\ntR.",
  'the import function under its old name': 'c__builtin__\n__import__\n.',
  'a function that the program imported': 'c__main__\nremove\n.',
  'a module that the program imported': 'c__main__\nos\n.',
  'code made from parts': 'ctypes\nFunctionType\n.',
  'a dunder of an own class': '\x80\x04\x8c\x08__main__\x8c\x0dOwn.__class__\x93.',
  'a method of a builtin class': "cbuiltins\ngetattr\n(cbuiltins\nstr\nS'format'\ntR.",
  'the subclasses of an own class': "cbuiltins\ngetattr\n(c__main__\nOwn\nS'__subclasses__'\ntR.",
  'a getter of any attribute': 'coperator\nattrgetter\n.',
  'the namespace of builtins': 'c__main__\n__builtins__\n.',
  'open under a second name': 'cio\nopen\n.',
};

test('pickles get nothing but values and what the program defines', async () => {
  const outcome = await new Engine().session({}).run(PROGRAM, { inputs: { pickles: Object.values(PICKLES) } });
  assert.equal(outcome.kind, 'value');
  const answers = (outcome as { value: string[] }).value;
  for (const [i, name] of Object.keys(PICKLES).entries()) assert.equal(answers[i], 'UnpicklingError', name);
});
