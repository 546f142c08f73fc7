/** Attempts to reach JavaScript or another session from Python. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, type Outcome } from '../../src/index.ts';

const run = (source: string): Promise<Outcome> => new Engine().session({ limits: { timeoutMs: 5000 } }).run(source);
const value = async (source: string): Promise<unknown> => {
  const outcome = await run(source);
  assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
  return outcome.kind === 'value' ? outcome.value : undefined;
};

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupGetter__',
  'items',
  'shape',
  's0',
  'cls',
  'isValue',
  'exact',
];

test('names of JavaScript mean nothing as attributes', async () => {
  for (const name of NAMES) {
    assert.equal(
      await value(
        `class A: pass\na = A()\ntry:\n  a.${name}\n  r = 'found'\nexcept AttributeError:\n  r = 'missing'\nr`,
      ),
      'missing',
      name,
    );
    assert.equal(await value(`class A: pass\na = A()\na.${name} = 5\na.${name} + 1`), 6, name);
    for (const literal of ['1', "'s'", '[]', '{}', '1.5', 'None', '(1,)', 'len', 'int', '(lambda: 0)']) {
      const found = await value(`str(getattr(${literal}, '${name}', 'missing'))`);
      assert.ok(found === 'missing' || name === 'items', `${literal}.${name} is ${String(found)}`);
    }
  }
});

test('names of JavaScript are plain keys, variables, keywords', async () => {
  for (const name of NAMES) {
    assert.equal(await value(`d = {}\nd['${name}'] = 1\nlen(d) + d['${name}']`), 2, name);
    assert.equal(await value(`'${name}' in {}`), false, name);
    assert.equal(await value(`def f(**k): return k['${name}']\nf(${name}=3)`), 3, name);
    assert.equal(await value(`globals()['${name}'] = 4\n${name}`), 4, name);
    assert.equal(await value(`'{0.${name}}'.format(type('A', (), {'${name}': 7})())`), '7', name);
  }
});

test('natives refuse foreign receivers', async () => {
  for (const source of [
    'list.append(5, 1)',
    "dict.get('x', 1)",
    'str.upper(5)',
    "int.__add__('a', 1)",
    "vars(int)['real'].__get__('x')",
    "class A: real = vars(int)['real']\nA().real",
    'class A: f = list.append\nA.f(A(), 1)',
  ]) {
    const outcome = await run(source);
    assert.ok(outcome.kind === 'error' && outcome.error.type === 'TypeError', `${source}: ${JSON.stringify(outcome)}`);
  }
});

test('builtin types are immutable', async () => {
  for (const source of [
    'int.x = 1',
    'list.append = None',
    'type.__call__ = None',
    'object.__str__ = None',
    'del str.upper',
  ]) {
    const outcome = await run(source);
    assert.ok(outcome.kind === 'error' && outcome.error.type === 'TypeError', source);
  }
});

test('what one session patches, another does not see', async () => {
  const engine = new Engine();
  await engine
    .session()
    .run('import math\nmath.pi = 3\nimport builtins\nbuiltins.len = lambda x: 99\nclass Evil(int): pass');
  const other = engine.session();
  const outcome = await other.run("import math\n(math.pi > 3.1, len([]), 'Evil' in str(int.__subclasses__()))");
  assert.ok(outcome.kind === 'value');
  assert.deepEqual((outcome.value as { items: unknown[] }).items, [true, 0, false]);
});

test('no files, no network, no processes', async () => {
  for (const source of [
    "open('/etc/passwd')",
    "import os; os.system('true')",
    "import os; os.listdir('/etc')",
    'import socket',
    'import subprocess',
    'import ctypes',
    "__import__('posix')",
  ]) {
    assert.equal((await run(source)).kind, 'error', source);
  }
});

test('host functions hand over copies, and their errors as Python exceptions', async () => {
  const secret = { token: 'x' };
  const session = new Engine().session();
  const outcome = await session.run(
    "r = tool(1, key='v')\nr['token'] = 'changed'\ntry:\n  bad()\nexcept RuntimeError as e:\n  r = str(e)\nr",
    {
      inputs: {
        tool: () => secret,
        bad: () => {
          throw new Error('no');
        },
      },
    },
  );
  assert.ok(outcome.kind === 'value' && outcome.value === 'no');
  assert.equal(secret.token, 'x');
});
