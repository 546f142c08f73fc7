/**
 * `npm run bench -- service processes`: the service beside a server that starts `python3` for each request, without any sandbox, which is
 * the least that a sandbox of one process per run does. Processor time of a run (server and children), in rounds that
 * alternate, and latency at a rate that both can hold. `--rounds N` (3).
 */
import { spawn } from 'node:child_process';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { cpuMsOf } from '../../src/scaling/measure/cpu-time.ts';
import { ServiceProcess } from './service-process.ts';
import { DEFAULT_NODE } from './snippets.ts';

const OURS = 2000;
const THEIRS = 60;

export async function measureProcesses(rounds: number): Promise<void> {
  const service = await ServiceProcess.start({
    MAX_WORKERS: '2',
    TIERUP_LOG_LEVEL: 'silent',
    TIERUP_MAX_SESSIONS: '0',
  });
  const baseline = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    baseline.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  await each(OURS, () => service.run(DEFAULT_NODE.code).then(({ body }) => body));
  for (let round = 1; round <= rounds; round++) {
    const ours = await costOf(service.pid, OURS, () => service.run(DEFAULT_NODE.code).then(({ body }) => body));
    const theirs = await costOf(baseline.pid as number, THEIRS, () => post(port, DEFAULT_NODE.code));
    console.log(
      `round ${round}: service ${ours.cpuMs.toFixed(2)} ms of processor, p50 ${ours.p50Ms.toFixed(2)} p99 ${ours.p99Ms.toFixed(2)} ms; process per run ${theirs.cpuMs.toFixed(2)} ms, p50 ${theirs.p50Ms.toFixed(2)} p99 ${theirs.p99Ms.toFixed(2)} ms: ${(theirs.cpuMs / ours.cpuMs).toFixed(1)} times the runs per core, p99 1/${(theirs.p99Ms / ours.p99Ms).toFixed(0)}`,
    );
  }
  baseline.kill();
  await service.stop();
}

async function costOf(pid: number, runs: number, run: () => Promise<string>) {
  const before = cpuMsOf([pid]) ?? 0;
  const times = await each(runs, run);
  const cpuMs = ((cpuMsOf([pid]) ?? 0) - before) / runs;
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
  return { cpuMs, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** One after the other; milliseconds of each, sorted. */
async function each(runs: number, run: () => Promise<string>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const startedAt = performance.now();
    const printed = await run();
    times.push(performance.now() - startedAt);
    if (!printed.includes('<<RESULT>>')) throw new Error(`wrong answer: ${printed}`);
  }
  return times.sort((a, b) => a - b);
}

function post(port: string, code: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST' }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += String(part);
      });
      answer.on('end', () => resolve(text));
    });
    outgoing.on('error', reject);
    outgoing.end(code);
  });
}

/** The baseline, in a process of its own. */
function serveProcesses(): Server {
  return createServer((incoming, answer) => {
    let code = '';
    incoming.on('data', (part) => {
      code += String(part);
    });
    incoming.on('end', () => {
      const child = spawn('/usr/bin/python3', ['-c', code], { env: {}, stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.pipe(answer);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = serveProcesses();
  server.listen(0, '127.0.0.1', () => console.log(String((server.address() as AddressInfo).port)));
}
