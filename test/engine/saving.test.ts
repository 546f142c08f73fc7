/** A session that waits or pauses goes on in another process as if nothing had been; what cannot says why; strange bytes are refused. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';
import { BadImage, NotSavable } from '../../src/engine/image/bad-image.ts';
import { ByteReader } from '../../src/engine/image/byte-reader.ts';
import { ByteWriter } from '../../src/engine/image/byte-writer.ts';
import { seal, unseal } from '../../src/engine/image/seal.ts';
import { findModule, moduleFiles } from '../../src/runtime/module-registry.ts';
import { builtinTypes } from '../../src/runtime/objects/type.ts';
import { enterRealm } from '../../src/runtime/realm.ts';
import { savedLayouts } from '../../src/runtime/saving.ts';
import { CHOSEN_MODES } from './run-program.ts';
import { ask, savedAsking } from './saving/asking.ts';
import { RestoringProcess } from './saving/child.ts';
import { KEY, savedAt, turnsOf } from './saving/programs.ts';

const elsewhere = new RestoringProcess();
after(() => elsewhere.end());

const EVERYTHING = readFileSync(join(import.meta.dirname, 'saving', 'everything.py'), 'utf8');
const SHOWN = readFileSync(join(import.meta.dirname, 'saving', 'everything.out'), 'utf8');

for (const mode of CHOSEN_MODES) {
  test(`all that a program holds is there again, ${mode}`, async () => {
    const { bytes, output, question } = await savedAsking(EVERYTHING, mode, []);
    assert.deepEqual({ ...(question as object) }, { question: ['who', 2] });
    const answers = ['a person', 'another'];
    const result = await elsewhere.goOn(bytes, { program: 'everything', mode, answers });
    assert.equal(result['error'] ?? result['failed'], undefined);
    assert.deepEqual(result['pending'], { name: 'ask', args: { question: ['who', 2] } });
    assert.equal(output + String(result['output']), SHOWN);
  });
}

test('a saved session can be saved again, by the process that restored it', async () => {
  const first = await savedAsking('a = ask(1)\nb = ask(2)\nprint(a, b, ask(3))', 'default', []);
  const second = new Engine().restore(first.bytes, { key: KEY, tools: [ask([])] });
  const stop = new AbortController();
  let bytes: Uint8Array | undefined;
  await second.resume('one', {
    signal: stop.signal,
    onWait: () => {
      bytes = second.save({ key: KEY });
      stop.abort();
    },
  });
  const result = await elsewhere.goOn(bytes as Uint8Array, { program: '', mode: 'default', answers: ['two', 'three'] });
  assert.equal(result['output'], 'one two three\n');
});

test('an idle session keeps its variables; functions and objects of the host are found again by name', async () => {
  const engine = new Engine();
  const image = new (class Picture {})();
  const session = engine.session();
  await session.run('import random\nrandom.seed(4)\nkept = [double, picture, random.random()]', {
    inputs: { double: (n: number) => n * 2, picture: image },
  });
  const expected = await session.run('random.random()');
  const [bytes] = [session.save({ key: KEY, nameOf: (object) => (object === image ? 'the picture' : undefined) })];
  assert.throws(() => session.save({ key: KEY }), /holds an object of the host that has no name/);
  // Saved after one more random number was drawn.
  const restored = new Engine().restore(bytes, {
    key: KEY,
    functions: { double: (n: number) => n * 3 },
    objects: (name) => (name === 'the picture' ? image : undefined),
  });
  const outcome = await restored.run('(double(7), kept[0] is double, kept[1], random.random())');
  const next = await session.run('random.random()');
  assert.ok(outcome.kind === 'value' && next.kind === 'value' && expected.kind === 'value');
  assert.deepEqual((outcome.value as { items: unknown[] }).items, [21, true, image, next.value]);
  assert.throws(
    () => new Engine().restore(bytes, { key: KEY }),
    /needs the host's object "the picture"|needs "h double"/,
  );
});

test('calls of the program that a builtin only gives on are saved with it', async () => {
  const source = `class Asks:
    @property
    def prop(self):
        return ask('prop')
    def __getitem__(self, key):
        return ask(key)
try:
    print(Asks().prop, eval("ask('eval')"), exec("value = ask('exec')"), Asks()['item'], value)
except LookupError as error:
    print(repr(error))`;
  for (const mode of CHOSEN_MODES) {
    for (const answers of [[], ['one'], ['one', 'two'], ['one', 'two', 'three']]) {
      const { bytes } = await savedAsking(source, mode, answers);
      const rest = ['one', 'two', 'three', 'four'].slice(answers.length);
      const result = await elsewhere.goOn(bytes, { program: '', mode, answers: rest });
      assert.equal(result['output'], 'one two None four three\n', `${mode}, ${answers.length} answered`);
    }
  }
});

test('threads that have ended are saved with what holds them', async () => {
  const source = `import threading
from concurrent.futures import ThreadPoolExecutor
ended = threading.Thread(target=print, args=("one",))
ended.start()
ended.join()
with ThreadPoolExecutor(2) as pool:
    found = list(pool.map(str, [1, 2]))
print(ask("?"), ended.is_alive(), found)
another = threading.Thread(target=print, args=("two",))
another.start()
another.join()
ended.join()`;
  const stop = new AbortController();
  let bytes: Uint8Array | undefined;
  const session = new Engine().session({ tools: [ask([])] });
  await session.run(source, {
    signal: stop.signal,
    onWait: (call) => {
      if (call?.name !== 'ask') return;
      bytes = session.save({ key: KEY });
      stop.abort();
    },
  });
  const result = await elsewhere.goOn(bytes as Uint8Array, { program: '', mode: 'default', answers: ['answer'] });
  assert.equal(result['output'], "answer False ['1', '2']\ntwo\n");
});

/** Builtins that are computations nobody can see into: what cannot be saved in their middle says so, and where. */
const IN_BUILTINS: Readonly<Record<string, string>> = {
  'exec of an expression': 'exec(compile("ask(1)", "x", "eval"))',
  __index__: 'class K:\n    def __index__(self): return ask(1)\n[1, 2][K()]',
  're.sub': 'import re; re.sub("a", ask, "a")',
};
for (const [name, source] of Object.entries(IN_BUILTINS))
  test(`a wait in the middle of a builtin is refused with its line: ${name}`, async () => {
    await assert.rejects(
      savedAsking(source, 'default', []),
      (error) =>
        error instanceof NotSavable && /in the middle of a builtin, called in line [123] of </.test(error.message),
    );
  });

test('what has no form outside the process is named', async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['import re; re.sub("a", ask, "a")', /in the middle of a builtin/],
    ["import hashlib\nh = hashlib.sha256(b'a')\nask(1)", /a hash that is not finished/],
    ['b = bytearray(4)\nm = memoryview(b)\nask(1)', /a memoryview/],
  ];
  for (const [source, message] of cases)
    await assert.rejects(
      savedAsking(source, 'interpreter', []),
      (error) => error instanceof NotSavable && message.test(error.message),
    );
});

/** Which files of the language suite, and where in them: another choice for every TIERUP_SAVE_SEED. */
const seed = Number(process.env['TIERUP_SAVE_SEED'] ?? 20);
const FILES = 40;

test(`programs of the language suite go on where they were, seed ${seed}`, async () => {
  const random = randomFrom(seed);
  const folder = join(import.meta.dirname, '..', 'language');
  const pending = readFileSync(join(folder, 'pending.txt'), 'utf8').split('\n');
  const files = globSync('**/*.py', { cwd: folder })
    .sort()
    .filter((file) => existsSync(join(folder, file.replace(/py$/, 'out'))) && !pending.includes(file));
  let saved = 0;
  const refusals: string[] = [];
  for (let i = 0; i < FILES; i++) {
    const path = join(folder, files[Math.floor(random() * files.length)] as string);
    const mode = random() < 0.5 ? 'interpreter' : 'compiled';
    const turn = Math.floor(random() * (await turnsOf(path, mode)));
    const image = await savedAt(path, mode, turn, refusals);
    if (image === undefined) continue;
    saved++;
    const result = await elsewhere.goOn(image.bytes, { program: path, mode });
    assert.equal(result['failed'], undefined, `${path}, ${mode}, turn ${turn}`);
    assert.equal(
      image.streams.stdout + String(result['stdout']),
      readFileSync(path.replace(/py$/, 'out'), 'utf8'),
      `${path}, ${mode}, turn ${turn}`,
    );
  }
  assert.ok(saved >= FILES / 8, `only ${saved} of ${FILES} programs were saved: ${refusals.join('; ')}`);
});

test('bytes that were changed, cut, sealed with another key or by another version are refused', async () => {
  const { bytes } = await savedAsking(EVERYTHING, 'default', []);
  const restore = (changed: Uint8Array, key = KEY) => new Engine().restore(changed, { key, tools: [ask([])] });
  const random = randomFrom(3);
  for (let i = 0; i < 200; i++) {
    const changed = Uint8Array.from(bytes);
    const at = Math.floor(random() * changed.length);
    changed[at] = (changed[at] as number) ^ (1 + Math.floor(random() * 255));
    assert.throws(() => restore(changed), BadImage);
    assert.throws(() => restore(bytes.slice(0, at)), BadImage);
  }
  assert.throws(() => restore(bytes, 'quite another key'), /another key/);
  assert.throws(() => restore(bytes, 'short'), /16 bytes/);
  assert.throws(() => restore(new Uint8Array(0)), BadImage);
});

test('content that is sealed and yet broken is refused, or makes values and nothing else', async () => {
  const { bytes } = await savedAsking(EVERYTHING, 'default', []);
  const content = unseal(bytes, KEY, 2 ** 30);
  const random = randomFrom(Number(process.env['TIERUP_SAVE_SEED'] ?? 5));
  const before = Reflect.ownKeys(Object.prototype).length;
  const engine = new Engine();
  let refused = 0;
  for (let i = 0; i < 80; i++) {
    const changed = Uint8Array.from(content);
    for (let n = 0; n < 3; n++) changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256);
    try {
      engine.restore(seal(changed, KEY), { key: KEY, tools: [ask([])] });
    } catch (error) {
      assert.ok(error instanceof BadImage, String((error as Error).stack));
      refused++;
    }
  }
  assert.ok(refused > 20, `${refused} of 80`);
  assert.equal(Reflect.ownKeys(Object.prototype).length, before);
  const bomb = seal(new Uint8Array(1 << 26), KEY);
  assert.throws(() => new Engine().restore(bomb, { key: KEY, limits: { maxBytes: 1 << 20 } }), /memory limit/);
});

test('numbers, texts and blocks come back as they were written', () => {
  const writer = new ByteWriter();
  for (const count of [0, 127, 128, 2 ** 32, Number.MAX_SAFE_INTEGER]) writer.count(count);
  writer.double(-0);
  writer.text('ü😀');
  writer.text('\ud800x');
  const reader = new ByteReader(writer.bytes);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(() => reader.count()),
    [0, 127, 128, 2 ** 32, Number.MAX_SAFE_INTEGER],
  );
  assert.ok(Object.is(reader.double(), -0));
  assert.deepEqual([reader.text(), reader.text(), reader.left], ['ü😀', '\ud800x', 0]);
  assert.throws(() => reader.byte(), BadImage);
  assert.throws(() => new ByteReader(Uint8Array.from(new Array(12).fill(255))).count(), BadImage);
});

/** Classes whose private fields are made again by their constructors, or that are not saved by their fields. */
const PRIVATE = new Set([
  'SetIterator',
  'PyType',
  'PyByteArray',
  'PyNative',
  'WideStr',
  'HostObject',
  'PyHash',
  'PyNamespace',
  'MersenneTwister',
  'AbcState',
]);

test('classes of values keep all of their state where it can be seen', () => {
  enterRealm(new Engine().session().realm);
  for (const name of moduleFiles()) findModule(name);
  const layouts = [
    ...builtinTypes.map(({ layout }) => layout),
    ...[...savedLayouts.values()].map(({ layout }) => layout),
  ];
  const made = new Set([...savedLayouts.values()].flatMap(({ layout, make }) => (make === undefined ? [] : [layout])));
  for (const layout of new Set(layouts)) {
    if (layout === undefined || PRIVATE.has(layout.name)) continue;
    const text = String(layout);
    assert.doesNotMatch(text, /^\s+(readonly )?#\w+( =|;|:)/m, `${layout.name} has a private field`);
    if (!made.has(layout) && !constructs(layout))
      assert.doesNotMatch(text, /#\w/, `${layout.name} has a private method, and cannot be made without arguments`);
  }
  enterRealm(undefined);
});

function constructs(layout: abstract new (...args: never[]) => object): boolean {
  if (PRIVATE.has((Object.getPrototypeOf(layout) as { name: string }).name)) return true;
  try {
    new (layout as unknown as new () => object)();
    return true;
  } catch {
    return false;
  }
}

function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
