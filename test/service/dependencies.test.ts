/** Dify's flow of dependencies on a CPython lane, from wheels of our own in a folder: no index is asked. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { EquippedLane } from '../../src/lanes/cpython/requirements/equipped-lane.ts';
import { Requirements } from '../../src/lanes/cpython/requirements/requirements.ts';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { RoutedLane } from '../../src/lanes/routed/routed.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';
import { found, PYTHON } from '../lanes/python.ts';
import { until } from './serve-process.ts';

/** Why nothing can be installed here. */
function obstacle(): string | undefined {
  if (typeof found === 'string') return found;
  const { status, stderr } = spawnSync(found.python, ['-c', 'import venv, pip'], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim().split('\n').at(-1);
}

const why = obstacle();
if (why !== undefined) test('dependencies', (t) => t.skip(why));
else
  describe('dependencies', { timeout: 400_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierup-requirements-'));
    const file = join(folder, 'python-requirements.txt');
    const [wheels, environments] = [join(folder, 'wheels'), join(folder, 'environments')];
    const hashes = new Map<string, string>();
    let server: FastifyInstance;
    let lane: CpythonLane;
    let close: () => Promise<void>;

    const open = async (): Promise<void> => {
      lane = new CpythonLane({ python: PYTHON, workers: 2, modules: [] });
      const requirements = new Requirements(lane, { file, wheels, folder: environments });
      const cpython = new EquippedLane(lane, requirements);
      const routed = new RoutedLane({ ours: new InProcessLane(), cpython, preference: 'auto' });
      const configuration = readConfiguration({ API_KEY: 'secret', TIERUP_LOG_LEVEL: 'silent' });
      server = buildServer(configuration as ServiceConfiguration, routed, { requirements });
      await server.ready();
      close = async () => {
        await server.close();
        await routed.close();
      };
    };
    const ask = async (method: 'GET' | 'POST', path: string, payload?: object) => {
      const answer = await server.inject({
        method,
        url: `/v1/sandbox/${path}`,
        headers: { 'x-api-key': 'secret', 'content-type': 'application/json' },
        ...(payload && { payload: JSON.stringify(payload) }),
      });
      return answer.json() as { code: number; message: string; data: any };
    };
    const refresh = () => ask('GET', 'dependencies/refresh?language=python3');
    const update = () => ask('POST', 'dependencies/update', { language: 'python3' });
    const list = async () => (await ask('GET', 'dependencies?language=python3')).data.dependencies;
    const run = async (code: string) => (await ask('POST', 'run', { language: 'python3', code })).data;
    const greeting = async () => (await run('import greeting\nprint(greeting.greet())')).stdout;
    const require_ = (text: string): void => writeFileSync(file, text);
    /** The environment that is in use, once those before it are gone: they go after the last run on them. */
    const onlyEnvironment = async (): Promise<string> => {
      const names = () => readdirSync(environments).filter((name) => name !== 'current');
      await until('one environment is left', () => names().length === 1);
      return names()[0] as string;
    };

    before(async () => {
      spawnSync('mkdir', [wheels]);
      const made = spawnSync(PYTHON, [join(import.meta.dirname, '../lanes/make-wheels.py'), wheels], {
        encoding: 'utf8',
      });
      assert.equal(made.status, 0, made.stderr);
      for (const line of made.stdout.trim().split('\n')) hashes.set(...(line.split(' ') as [string, string]));
      require_('greeting==1.0\n');
      await open();
    });
    after(async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('at start the file is installed, and runs wait for it', async () => {
      assert.equal(await greeting(), 'hello\n');
      assert.deepEqual(
        (await list()).filter(({ name }: { name: string }) => name === 'greeting'),
        [{ name: 'greeting', version: '1.0' }],
      );
    });

    test('update installs what has changed; what a requirement needs comes along', async () => {
      require_('greeting==2.0\n');
      assert.deepEqual(await update(), { code: 0, message: 'success', data: {} });
      assert.equal(await greeting(), 'hello!\n');
      const names = (await list()).map(({ name, version }: { name: string; version: string }) => `${name} ${version}`);
      assert.ok(names.includes('greeting 2.0') && names.includes('punctuation 1.0'), `${names}`);
      const before = await onlyEnvironment();
      await update();
      assert.equal(await onlyEnvironment(), before, 'nothing changed: nothing is installed');
    });

    test('refresh installs in any case and gives the list', async () => {
      const { code, data } = await refresh();
      assert.equal(code, 0);
      assert.ok(data.dependencies.some(({ name }: { name: string }) => name === 'greeting'));
      assert.equal(await greeting(), 'hello!\n');
    });

    test('a broken requirement is answered with what is wrong, and the old set stays', async () => {
      for (const [text, message] of [
        ['greeting==9.9\n', /No matching distribution found for greeting==9\.9/],
        ['greeting = 1\n', /Invalid requirement/],
        ['opens-a-socket\n', /^opens-a-socket is installed and cannot be imported: PermissionError/],
        ['ends-the-process\n', /^ends-the-process is installed and cannot be imported: /],
        [`greeting==1.0 --hash=${hashes.get('greeting==2.0')}\n`, /THESE PACKAGES DO NOT MATCH THE HASHES/],
      ] as const) {
        require_(text);
        const { code, message: said, data } = await (text.includes('=') ? update() : refresh());
        assert.deepEqual([code, data], [-500, null], text);
        assert.match(said, message);
        assert.equal(await greeting(), 'hello!\n', text);
      }
      rmSync(file);
      assert.match((await refresh()).message, /no such file/);
      assert.equal(await greeting(), 'hello!\n');
    });

    test('a hash that fits is installed', async () => {
      require_(`greeting==1.0 --hash=${hashes.get('greeting==1.0')}\n`);
      assert.equal((await update()).code, 0);
      assert.equal(await greeting(), 'hello\n');
    });

    test('a run that is on ends with the packages it started with; its environment goes with it', async () => {
      const code =
        'import time, greeting\ntime.sleep(3)\nimport importlib; importlib.reload(greeting); print(greeting.greet())';
      const old = await onlyEnvironment();
      const running = run(code);
      await until('the run has its process', () => lane.state.busy === 1);
      require_('greeting==2.0\n');
      const changed = update();
      assert.equal((await running).stdout, 'hello\n');
      assert.equal((await changed).code, 0);
      assert.equal(await greeting(), 'hello!\n');
      assert.notEqual(await onlyEnvironment(), old);
    });

    test('modules of requirements are there before the run, unless they start threads', async () => {
      const loaded = 'import sys\nprint("greeting" in sys.modules)\nimport mmap';
      assert.equal((await run(loaded)).stdout, 'True\n');
      require_('greeting==2.0\nstarts-a-thread\n');
      assert.equal((await update()).code, 0);
      assert.equal((await run(loaded)).stdout, 'False\n');
      for (const pid of lane.pids) assert.equal(readdirSync(`/proc/${pid}/task`).length, 1);
      assert.equal((await run('import starts_a_thread\nprint(1)')).stdout, '1\n');
    });

    test('a restart takes what is installed; with a broken file too', async () => {
      await close();
      const before = readdirSync(environments).sort();
      assert.equal(before.length, 2, 'a server that ends leaves what is in use and the link to it');
      require_('nonsense==1\n');
      mkdirSync(join(environments, 'environment-of-a-server-that-was-killed'));
      await open();
      assert.equal(await greeting(), 'hello!\n');
      assert.deepEqual(readdirSync(environments).sort(), before);
    });

    test('without a set from before runs are refused with the reason, until it is mended', async () => {
      await close();
      rmSync(environments, { recursive: true });
      await open();
      const { message } = await ask('POST', 'run', { language: 'python3', code: 'import greeting' });
      assert.match(message, /No matching distribution found for nonsense==1.*\(LANE_UNAVAILABLE\)/s);
      require_('greeting==1.0\n');
      assert.equal((await refresh()).code, 0);
      assert.equal(await greeting(), 'hello\n');
      assert.ok(readFileSync(join(environments, 'current', 'tierup-installed.json'), 'utf8').includes('greeting'));
    });
  });
