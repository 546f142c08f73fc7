/** `tierup load` against a server whose answers are known. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const run = (args: readonly string[]) => promisify(execFile)(process.execPath, [main, 'load', ...args]);

describe('tierup load', () => {
  let server: Server;
  let url: string;
  let busyUntil = 0;
  const seen: { path: string; body: string; key: unknown }[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'tierup-load-'));
  before(async () => {
    server = createServer((request, answer) => {
      let body = '';
      request.on('data', (part) => {
        body += String(part);
      });
      request.on('end', () => {
        seen.push({ path: request.url ?? '', body, key: request.headers['x-api-key'] });
        const delay = request.url === '/stall' ? Math.max(0, busyUntil - performance.now()) : 5;
        setTimeout(() => answer.writeHead(request.url === '/broken' ? 500 : 200).end('{}'), delay);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  test('open loop: the asked rate, and a stall is not left out of the latencies', async () => {
    busyUntil = performance.now() + 1500;
    const json = join(folder, 'open.json');
    const { stdout } = await run([
      url,
      '--rate',
      '50',
      '--seconds',
      '2',
      '--warm-up',
      '0',
      '--path',
      '/stall',
      '--json',
      json,
    ]);
    assert.match(stdout, /^target +answered.*\n\/stall +\d+/);
    const [target] = (
      JSON.parse(readFileSync(json, 'utf8')) as {
        targets: { answered: number; failed: number; p90Ms: number; p50Ms: number }[];
      }
    ).targets;
    assert.ok(target !== undefined && target.answered >= 95 && target.answered <= 101 && target.failed === 0);
    // Requests went out all through the stall: a tenth of them waited most of it.
    assert.ok(target.p90Ms > 300, `${target.p90Ms}`);
  });

  test('closed loop: three to one, with the key, a chart', async () => {
    seen.length = 0;
    const chart = join(folder, 'closed.svg');
    await run([
      url,
      '--clients',
      '20',
      '--seconds',
      '2',
      '--warm-up',
      '0',
      '--size',
      '10',
      '--think',
      '5-20',
      '--key',
      'abc',
      '--chart',
      chart,
    ]);
    const optimized = seen.filter(({ path }) => path === '/optimized').length;
    const original = seen.filter(({ path }) => path === '/original').length;
    assert.ok(optimized + original > 200);
    assert.ok(optimized / original > 2 && optimized / original < 4.5, `${optimized}:${original}`);
    assert.ok(seen.every(({ key }) => key === 'abc'));
    assert.equal((JSON.parse(seen[0]?.body ?? '') as { data: number[] }).data.length, 10);
    assert.match(readFileSync(chart, 'utf8'), /^<svg [\s\S]*\/optimized[\s\S]*<\/svg>\n$/);
  });

  test('failures are counted; one loop has to be chosen', async () => {
    const failed = await run([url, '--rate', '20', '--seconds', '0.5', '--warm-up', '0', '--path', '/broken']).catch(
      (thrown) => thrown,
    );
    assert.equal(failed.code, 1);
    const usage = await run([url]).catch((thrown) => thrown);
    assert.deepEqual([usage.code, /--rate .* or --clients/.test(usage.stderr)], [2, true]);
  });
});
