/** Our own processes in the kernel's walls: they do what they do without, and what had broken out of Node reaches nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { NodeLane } from '../../src/lanes/node/node-lane.ts';
import { engineSession } from '../../src/lanes/session-process/session-channel.ts';
import { SessionProcess } from '../../src/lanes/session-process/session-process.ts';
import { WorkerProcessLane } from '../../src/lanes/worker-process/worker-process.ts';
import { findWorkerWalls, inWalls } from '../../src/lanes/worker-process/worker-walls.ts';
import { laneSuite, runOn } from './lane-suite.ts';
import { found, PYTHON } from './python.ts';

test('without a Python there are none, and why', () => {
  assert.match(String(findWorkerWalls('no-such-python')), /^nothing to raise them with: no Python: no-such-python/);
});

const walls = findWorkerWalls(PYTHON);

// Where the walls of the CPython lane can be had, so can these.
if (typeof walls === 'string' && typeof found === 'string') test('walls', (t) => t.skip(walls));
else if (typeof walls === 'string') test('walls', () => assert.fail(walls));
else {
  laneSuite('worker-process in walls', () => new WorkerProcessLane({ workers: 2, walls }));

  describe('processes in walls', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierup-secret-'));
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'secret', { mode: 0o666 });
    after(() => rmSync(folder, { recursive: true, force: true }));

    test('a worker has the filter, and no capabilities and no way to new rights', async (t) => {
      const lane = new WorkerProcessLane({ workers: 1, walls });
      t.after(() => lane.close());
      await lane.ready();
      const status = readFileSync(`/proc/${lane.pids[0]}/status`, 'utf8');
      for (const line of [/^Seccomp:\t2$/m, /^NoNewPrivs:\t1$/m, /^CapEff:\t0{16}$/m, /^CapPrm:\t0{16}$/m])
        assert.match(status, line);
    });

    test('JavaScript nodes and sessions run in them', async (t) => {
      const lane = new NodeLane({ workers: 1, walls });
      t.after(() => lane.close());
      assert.equal(
        (await runOn(lane, 'console.log(require("crypto").createHash("md5").update("a").digest("hex"))')).stdout,
        '0cc175b9c0f1b6a831c399e269772661\n',
      );
      const start = engineSession({}, 256, walls);
      const session = new SessionProcess({
        start,
        memoryMb: 512,
        limits: {},
        inputs: { n: 6 },
        tools: [],
        onGone: () => {},
      });
      t.after(() => session.close());
      assert.equal((await session.open()).kind, 'finished');
      const { value } = await session.run(
        { code: 'n * 7', inputs: {}, timeoutMs: 20_000 },
        { onOutput: () => {}, onCall: () => {} },
      );
      assert.deepEqual(value, { json: '42' });
    });

    test('code that had broken out of the engine and of Node finds nothing', () => {
      for (const [code, refused] of [
        [`fs.readFileSync(${JSON.stringify(secret)})`, 'EACCES'],
        ['fs.readFileSync("/etc/passwd")', 'EACCES'],
        ['fs.readdirSync("/")', 'EACCES'],
        ['fs.readdirSync("/proc")', 'EACCES'],
        ['fs.writeFileSync("/tmp/x", "")', 'EACCES'],
        [`fs.chmodSync(${JSON.stringify(secret)}, 0o777)`, 'EPERM'],
        [`fs.utimesSync(${JSON.stringify(secret)}, 1, 1)`, 'EPERM'],
        [`fs.truncateSync(${JSON.stringify(secret)})`, 'EACCES'],
        [`fs.unlinkSync(${JSON.stringify(secret)})`, 'EACCES'],
        ['throw require("child_process").spawnSync("/bin/true").error', 'EPERM'],
        [`process.kill(${process.pid}, 0)`, 'EPERM'],
        ['process.setuid(1)', 'EPERM'],
        ['require("http").createServer().listen(0)', 'EPERM'],
        ['process.execve("/bin/true", ["true"], {})', 'ended'],
      ] as const) {
        const script = `const fs = require('fs'); process.on('uncaughtException', (e) => console.log(e.code)); try { ${code}; setTimeout(() => console.log('GOT THROUGH'), 100) } catch (e) { console.log(e.code) }`;
        const [command, ...args] = inWalls(walls, ['-e', script]);
        const ran = spawnSync(command, args, { env: {}, encoding: 'utf8', timeout: 20_000 });
        if (refused === 'ended') assert.doesNotMatch(ran.stdout, /GOT THROUGH/, code);
        else assert.match(ran.stdout.trim(), new RegExp(`^${refused}`), `${code}: ${ran.stdout}${ran.stderr}`);
      }
      const connect = 'require("net").connect(1, "127.0.0.1").on("error", (e) => console.log(e.code))';
      const [command, ...args] = inWalls(walls, ['-e', connect]);
      assert.match(spawnSync(command, args, { env: {}, encoding: 'utf8', timeout: 20_000 }).stdout, /^EPERM/);
      assert.equal(readFileSync(secret, 'utf8'), 'secret');
    });
  });
}
