/**
 * `npm run soak`: the service under programs that are all different, for so long and until so many have run, so that its caches evict
 * and generated functions are collected. Every answer is checked; memory of the server and its workers is read each few
 * seconds and drawn. `--minutes N` (20), `--snippets N` (200000), `--clients N` (3), `--chart FILE.svg`, `--json FILE`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type MemorySample, memoryChart } from './memory-chart.ts';
import { residentMb, ServiceProcess } from './service-process.ts';
import { DEFAULT_NODE, type Snippet, snippet } from './snippets.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    snippets: { type: 'string', default: '200000' },
    clients: { type: 'string', default: '3' },
    chart: { type: 'string' },
    json: { type: 'string' },
  },
});

const SAMPLE_MS = 5000;
const service = await ServiceProcess.start({ MAX_WORKERS: '2', TIERUP_MAX_SESSIONS: '0', TIERUP_LOG_LEVEL: 'silent' });
const startedAt = performance.now();
const minutes = (): number => (performance.now() - startedAt) / 60_000;
const samples: MemorySample[] = [];
const wrong: string[] = [];
let distinct = 0;
let known = 0;

/** Every tenth request is a node that is known. */
async function client(): Promise<void> {
  for (let turn = 0; minutes() < Number(values.minutes) || distinct < Number(values.snippets); turn++) {
    if (turn % 10 === 9) {
      known++;
      await ask(DEFAULT_NODE);
    } else await ask(snippet(distinct++));
  }
}

async function ask({ code, printed }: Snippet): Promise<void> {
  const { status, body } = await service.run(code);
  if (status === 200 && (JSON.parse(body) as { data: { stdout: string } }).data.stdout === printed) return;
  if (wrong.length < 20) wrong.push(`${status} ${body.slice(0, 300)}`);
}

function sample(): void {
  samples.push({
    minutes: minutes(),
    snippets: distinct,
    frontMb: residentMb(service.pid),
    workersMb: service.workers.map(residentMb),
  });
}

sample();
const sampling = setInterval(sample, SAMPLE_MS);
await Promise.all(Array.from({ length: Number(values.clients) }, client));
clearInterval(sampling);
sample();
const [workersStarted, evicted, compilations] = await Promise.all(
  ['pyjit_sandbox_starts_total', 'pyjit_code_cache_evictions_total', 'pyjit_compilations_total'].map((name) =>
    service.counter(name),
  ),
);
const result = { minutes: minutes(), distinct, known, wrong, workersStarted, evicted, compilations, samples };
await service.stop();
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result)}\n`);
if (values.chart !== undefined) writeFileSync(values.chart, memoryChart(samples));
console.log(
  `${distinct} distinct snippets and ${known} known in ${result.minutes.toFixed(1)} min: ${wrong.length} wrong answers, ${workersStarted} worker processes started, ${evicted} cache entries evicted, ${compilations} compilations`,
);
for (const line of wrong) console.log(`wrong: ${line}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
