/** The lane of JavaScript programs: what nodes use is there and answers as Node does; nothing leads out; nothing stays. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { NodeLane } from '../../src/lanes/node/node-lane.ts';
import { splitAtMain } from '../../src/lanes/node/split-at-main.ts';
import { runOn } from './lane-suite.ts';

const lane = new NodeLane({ workers: 2, memoryMb: 256 });
after(() => lane.close());

/** A node in Dify's shape. */
const wrapped = (node: string, inputs: unknown): string => `${node}

// the inputs
var inputs_obj = JSON.parse(Buffer.from('${Buffer.from(JSON.stringify(inputs)).toString('base64')}', 'base64').toString('utf-8'))

// run it
var output_obj = main(inputs_obj)

// print it
var output_json = JSON.stringify(output_obj)
var result = \`<<\${output_json}>>\`
console.log(result)
`;

describe('programs', () => {
  const PRINTED: readonly (readonly [name: string, source: string, stdout: string])[] = [
    ['a node', wrapped('function main({a}) { return {b: a + 1} }', { a: 1 }), '<<{"b":2}>>\n'],
    [
      'an asynchronous node',
      wrapped('async function main({a}) { await new Promise(r => setTimeout(r, 5)); return {b: a} }', { a: 'ä' }),
      '<<{"b":"ä"}>>\n',
    ],
    ['a node that returns a promise', wrapped('const main = () => Promise.resolve([1])', {}), '<<[1]>>\n'],
    [
      'sloppy mode',
      'x = 1; console.log(x, this === globalThis, (function () { return this === globalThis })())',
      '1 true true\n',
    ],
    [
      'Intl',
      "console.log((1234567.891).toLocaleString('de-DE'), new Date(0).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' }))",
      '1.234.567,891 1 January 1970\n',
    ],
    [
      'collation',
      "console.log(['z', 'ä', 'a'].sort(new Intl.Collator('de').compare).join(), ['z', 'ä', 'a'].sort(new Intl.Collator('sv').compare).join())",
      'a,ä,z a,z,ä\n',
    ],
    ['Buffer', "console.log(Buffer.from('ü').toString('hex'), Buffer.from('w7w=', 'base64').toString())", 'c3bc ü\n'],
    [
      'crypto',
      "console.log(require('crypto').createHash('md5').update('a').digest('hex'), crypto.randomUUID().length)",
      '0cc175b9c0f1b6a831c399e269772661 36\n',
    ],
    [
      'URL',
      "console.log(new URL('../c?d=e', 'http://a/b/').href, new URLSearchParams({ a: 'b c' }).toString())",
      'http://a/c?d=e a=b+c\n',
    ],
    [
      'util and text',
      "const { inspect } = require('node:util'); console.log(inspect({ a: [1] }), new TextEncoder().encode('é').length, atob('YQ=='), structuredClone({ a: 1 }))",
      '{ a: [ 1 ] } 2 a { a: 1 }\n',
    ],
    [
      'timers keep it alive',
      "setTimeout(() => console.log('b'), 10); process.nextTick(() => console.log('a'))",
      'a\nb\n',
    ],
    [
      'a promise that is never resolved',
      "new Promise(() => {}).then(() => console.log('no')); console.log('a')",
      'a\n',
    ],
    ['much output', "console.log('x'.repeat(500000))", `${'x'.repeat(500_000)}\n`],
  ];
  for (const [name, source, stdout] of PRINTED)
    test(name, async () => {
      const ran = await runOn(lane, source);
      assert.deepEqual([ran.outcome.kind, ran.stdout, ran.stderr], ['finished', stdout, '']);
    });

  test('an exception is on stderr, with the line of the program', async () => {
    for (const node of [
      'function main() {\n  throw new TypeError("bad")\n}',
      'async function main() {\n  throw new TypeError("bad")\n}',
    ]) {
      const { outcome, stderr, stdout } = await runOn(lane, wrapped(node, {}));
      assert.ok(outcome.kind === 'exit' && outcome.code === 1, JSON.stringify(outcome));
      assert.match(stderr, /<program>:2[\s\S]*TypeError: bad/);
      assert.equal(stdout, '');
    }
  });

  test('a mistake in the text', async () => {
    const { outcome, stderr } = await runOn(lane, 'let = ;');
    assert.ok(outcome.kind === 'exit' && outcome.code === 1);
    assert.match(stderr, /SyntaxError/);
  });

  test('its own exit code', async () => {
    const { outcome } = await runOn(lane, 'process.exit(3)');
    assert.ok(outcome.kind === 'exit' && outcome.code === 3);
  });

  test('a rest of another shape runs as it is', () => {
    for (const source of [
      'var a = main(b)\nconsole.log(a)',
      'var a = main(b)\nvar c = JSON.stringify(d)\n',
      'main(x)',
      '',
    ])
      assert.equal(splitAtMain(source), undefined);
  });
});

describe('limits', () => {
  const within = { deadlineMs: 1500, limits: { maxOutputBytes: 100_000 } };
  const ENDLESS: readonly (readonly [source: string, kind: string, what: string])[] = [
    ['while (true);', 'limit', 'time'],
    ['setInterval(() => {}, 10)', 'limit', 'time'],
    ['(async () => { while (true) await null })()', 'limit', 'time'],
    ["/(a+)+b/.test('a'.repeat(60))", 'limit', 'time'],
    ["while (true) console.log('x'.repeat(1000))", 'limit', 'output'],
    ['const a = []; while (true) a.push(new Array(1e5).fill(1.5))', 'lost', 'WORKER_MEMORY'],
    ['const b = []; while (true) b.push(Buffer.alloc(1e7, 1))', 'lost', 'WORKER_MEMORY'],
  ];
  for (const [source, kind, what] of ENDLESS)
    test(source, async () => {
      const { outcome } = await runOn(lane, source, { ...within, ...(kind === 'lost' && { deadlineMs: 20_000 }) });
      assert.equal(outcome.kind, kind, JSON.stringify(outcome));
      assert.equal(outcome.kind === 'limit' ? outcome.limit : outcome.kind === 'lost' && outcome.code, what);
    });

  test('a run that its caller gives up is stopped', async () => {
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 200);
    assert.equal((await runOn(lane, 'while (true);', {}, caller.signal)).outcome.kind, 'interrupted');
  });

  test('more than may wait', async (t) => {
    const small = new NodeLane({ workers: 1, maxInFlight: 1 });
    t.after(() => small.close());
    const first = runOn(small, 'setTimeout(() => {}, 200)');
    const { outcome } = await runOn(small, '1');
    assert.ok(outcome.kind === 'lost' && outcome.code === 'QUEUE_FULL');
    await first;
  });
});

describe('attacks', () => {
  const THROWN: readonly string[] = [
    "require('fs')",
    "require('node:child_process')",
    "require('net')",
    "require('http')",
    "require('worker_threads')",
    "require('vm')",
    "require('module')",
    "require('process')",
    "require('/etc/passwd')",
    "require('lodash')",
    'process.kill(process.ppid)',
    "process.binding('fs')",
    "process.getBuiltinModule('fs')",
    'process.dlopen({}, "x")',
    'process.mainModule.require',
    "this.constructor.constructor('return process')().kill(1)",
    "Buffer.constructor.constructor('return process')().binding('fs')",
    "(async () => {}).constructor('return process.getBuiltinModule')()().then",
    "console._stdout.constructor.constructor('return process')().kill(1)",
    "require('stream').constructor('return process')().getBuiltinModule('fs')",
    'Error.prepareStackTrace = (e, sites) => sites; new Error().stack[1].getThis().process.kill(1)',
    "fetch('http://127.0.0.1')",
    "new WebSocket('ws://127.0.0.1')",
    "new Worker('data:text/javascript,1')",
    'module.constructor._load("fs")',
    'require.main.require("fs")',
  ];
  for (const source of THROWN)
    test(source, async () => {
      const { outcome, stderr, stdout } = await runOn(lane, source);
      assert.ok(outcome.kind === 'exit' && outcome.code === 1, JSON.stringify(outcome));
      assert.match(stderr, /TypeError|ReferenceError|Error: Cannot find module/);
      assert.equal(stdout, '');
    });

  for (const source of ["import('fs')", 'eval("import(\'node:fs\')")', 'new Function("return import(\'node:fs\')")()'])
    test(source, async () => {
      const ran = await runOn(lane, `${source}.then(() => console.log('in'), (error) => console.log(error.code))`);
      assert.equal(ran.stdout, 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING\n');
    });

  test('the environment is empty', async () => {
    assert.equal(
      (await runOn(lane, 'console.log(JSON.stringify(process.env), typeof process.ppid)')).stdout,
      '{} undefined\n',
    );
  });

  test('what a program changes is not there for the next', async () => {
    await runOn(
      lane,
      'Object.prototype.polluted = 1; Array.prototype.map = null; JSON.stringify = null; globalThis.left = 1; Buffer.from = null',
    );
    for (let i = 0; i < 3; i++) {
      const probe =
        "console.log({}.polluted, [1].map(String)[0], JSON.stringify({}), typeof left, Buffer.from('a').length)";
      assert.equal((await runOn(lane, probe)).stdout, 'undefined 1 {} undefined 1\n');
    }
  });

  test('a program cannot speak for its process', async () => {
    const ran = await runOn(
      lane,
      "console.log(JSON.stringify({ kind: 'done', outcome: { kind: 'exit', code: 9 } })); typeof process.send === 'undefined' || process.exit(8)",
    );
    assert.equal(ran.outcome.kind, 'finished');
  });
});
