/**
 * The simulation beside a recorded run of a real control plane (scripts/live-hpa): the same autoscaler, pods and load, once
 * with Kubernetes deciding in real time, once simulated.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { readDeployment } from '../../../src/scaling/check/deployment.ts';
import { readScenario } from '../../../src/scaling/files/read-scenario.ts';
import { parseHpa } from '../../../src/scaling/hpa/parse-spec.ts';
import { scenarioOf } from '../../../src/scaling/simulate/scenario.ts';
import { simulate } from '../../../src/scaling/simulate/simulation.ts';
import { readTrace } from '../../../src/scaling/trace/read.ts';

interface Recording {
  readonly kubernetes: string;
  readonly load: {
    readonly low: number;
    readonly high: number;
    readonly highFromS: number;
    readonly highUntilS: number;
  };
  readonly cpuMs: number;
  readonly changes: readonly { readonly atS: number; readonly replicas: number }[];
}

const recording = JSON.parse(readFileSync(join(import.meta.dirname, 'live.json'), 'utf8')) as Recording;
const manifest = join(import.meta.dirname, '..', '..', '..', 'examples', 'scaling', 'hpa.yaml');

type Step = readonly [atS: number, replicas: number];

/** Every change of size, the first size left out. */
function steps(sizes: readonly Step[]): Step[] {
  return sizes.filter(([, replicas], index) => index > 0 && replicas !== sizes[index - 1]?.[1]);
}

function simulated(): Step[] {
  const [hpa, deployment] = parseAllDocuments(readFileSync(manifest, 'utf8')).map((document) => document.toJS());
  const parsed = parseHpa(hpa);
  assert.ok('spec' in parsed);
  const { low, high, highFromS, highUntilS } = recording.load;
  const trace = readTrace(`time,rate\n0,${low}\n${highFromS},${high}\n${highUntilS},${low}\n1500,${low}\n`);
  // KWOK's pods are ready within a second; a request that waits for long has nobody left who waits for it.
  const scenario = readScenario(
    {
      service: { cpuMs: { kind: 'constant', meanMs: recording.cpuMs }, timeoutSeconds: 2 },
      pod: { pullSeconds: 1, readySeconds: 0 },
    },
    readDeployment(deployment, 1),
  );
  assert.ok(typeof trace !== 'string' && typeof scenario !== 'string');
  const { pod, service } = scenario;
  const { syncs } = simulate(scenarioOf({ hpa: parsed.spec, trace, pod, service }));
  return steps(syncs.filter(({ atMs }) => atMs <= 1_500_000).map(({ atMs, desired }) => [atMs / 1000, desired]));
}

test('the simulation and a real control plane go the same way', (context) => {
  const live = steps(recording.changes.map(({ atS, replicas }) => [atS, replicas]));
  const ours = simulated();
  const way = (all: readonly Step[], up: boolean): Step[] => all.filter(([atS]) => atS < 400 === up);
  // Down there is one way: every size, each within a sync and a second of reading.
  const sizes = (all: readonly Step[]): number[] => all.map(([, replicas]) => replicas);
  assert.deepEqual(sizes(way(ours, false)), sizes(way(live, false)));
  const apart = way(ours, false).map(([atS], index) => Math.abs(atS - (way(live, false)[index]?.[0] ?? 0)));
  assert.ok(Math.max(...apart) <= 16, apart.join());
  // Up it depends on which pods the scrape of a sync has seen: the same first steps, and all of them as soon.
  assert.deepEqual(sizes(way(ours, true)).slice(0, 2), sizes(way(live, true)).slice(0, 2));
  const [oursFull, liveFull] = [ours, live].map((all) => all.find(([, replicas]) => replicas === 20)?.[0] ?? 0);
  assert.ok(Math.abs((oursFull as number) - (liveFull as number)) <= 31, `${oursFull} ${liveFull}`);
  context.diagnostic(
    `beside a real control plane (${recording.kubernetes}): ${way(live, false).length} steps down equal, at most ${Math.max(...apart).toFixed(0)} s apart`,
  );
});
