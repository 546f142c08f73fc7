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

/** Instructions that name something in a way of their own. */
const MORE: readonly string[] = [
  "(S'ls'\nios\nsystem\n.",
  "(cos\nsystem\nS'ls'\no.",
  '\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x02ls\x85R.',
  '\x80\x02cos\nsystem\n)\x81.',
];

test('every way of naming goes by the same rule', async () => {
  const outcome = await new Engine().session({}).run(PROGRAM, { inputs: { pickles: MORE } });
  assert.deepEqual(
    (outcome as { value: string[] }).value,
    MORE.map(() => 'UnpicklingError'),
  );
});

test('a pickle of instructions without end costs what it makes', async () => {
  const session = new Engine().session({ limits: { maxBytes: 48 << 20, maxSteps: 2_000_000 } });
  const many = await session.run("import pickle\npickle.loads(b'(' + b']' * 3_000_000 + b't.')");
  assert.equal(many.kind, 'limit');
  const doubled = await session.run("pickle.loads(b'N' + b'\\x86'.join([b'2'] * 4_000_000) + b'.')");
  assert.equal(doubled.kind, 'limit');
  const written = await session.run('pickle.dumps([[i] for i in range(10)] * 400_000, 2)');
  assert.equal(written.kind, 'limit');
  const large = await session.run("pickle.loads(b'\\x8e\\xff\\xff\\xff\\xff\\xff\\x00\\x00\\x00.')");
  assert.equal(large.kind === 'error' && large.error.type, 'UnpicklingError', JSON.stringify(large));
});

test('the machines take their own objects alone, and nobody makes them', async () => {
  const outcome = await new Engine().session({}).run(`
import io, pickle
answers = []
class Own(pickle.Pickler):
    pass
writer, reader = Own(io.BytesIO())._out, pickle.Unpickler(io.BytesIO())._reader
for attempt in (lambda: type(writer)(), lambda: type(reader)(), lambda: type(writer).dump([], 1), lambda: type(reader).load(writer, 1, 2, b''),
                lambda: reader.load(None, 5, b'N.'), lambda: type('X', (type(writer),), {}), lambda: object.__new__(type(reader))):
    try:
        answers.append(repr(attempt()))
    except TypeError:
        answers.append('TypeError')
answers
`);
  assert.deepEqual((outcome as { value: string[] }).value, Array(7).fill('TypeError'));
});
