/** `tierup scale` as a user sees it: reports, files, JSON, exit codes, errors with a next step. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'tierup-scale-'));
after(() => rmSync(folder, { recursive: true }));

/** A command that waits for ever fails its test in place of holding all of them. */
const BOUNDED = { encoding: 'utf8', cwd: folder, timeout: 120_000, killSignal: 'SIGKILL' } as const;

function tierup(args: readonly string[], input = ''): { stdout: string; stderr: string; status: number | null } {
  const ran = spawnSync(process.execPath, [main, 'scale', ...args], { ...BOUNDED, input });
  if (ran.error !== undefined) throw new Error(`tierup scale ${args[0]}: ${ran.error.message}`);
  return ran;
}

const TABLE = 'nodes,qps,latency_ms\n3,120,350\n8,450,280\n15,980,410\n20,1200,620\n';

writeFileSync(
  join(folder, 'hpa.yaml'),
  `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: api}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
  minReplicas: 3
  maxReplicas: 20
  metrics:
    - type: Resource
      resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
      policies: [{type: Percent, value: 10, periodSeconds: 60}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  template:
    spec:
      containers:
        - name: app
          resources:
            requests: {cpu: 500m, memory: 512Mi}
            limits: {cpu: 1}
`,
);
writeFileSync(
  join(folder, 'scenario.yaml'),
  `service: {cpuMs: 200, timeoutSeconds: 10}
pools:
  - {name: pool, cpu: 8, memory: 32Gi, min: 1, max: 4, pricePerHour: 0.4, bootSeconds: 120}
trace: {shape: step, low: 2, high: 30, hours: 1}
`,
);

test('every command has help with an example and says what its exit codes mean', () => {
  for (const command of ['measure', 'fit', 'simulate', 'check', 'sweep']) {
    const { stdout, status } = tierup([command, '--help']);
    assert.equal(status, 0);
    assert.match(stdout, /Example:\n {2}\S.*tierup scale|Example:\n {2}tierup scale/);
    assert.match(stdout, /Exit codes: 0 /);
  }
  assert.match(tierup(['--help']).stdout, /From a measurement to a setting:/);
});

test('fit: the table of 3 to 20 nodes is printed for what it is, and exits with 1', () => {
  const { stdout, status } = tierup(['fit', '-', '--svg', 'law.svg'], TABLE);
  assert.equal(status, 1);
  assert.match(stdout, / +20 +1200 +60 +1\.50 {2}0\.92 +744 +37\.2\n/);
  assert.match(stdout, /wrong: Not measured at constant load per replica/);
  assert.match(stdout, /This table does not show how the system scales\./);
  assert.match(readFileSync(join(folder, 'law.svg'), 'utf8'), /^<svg [^>]*viewBox='0 0 760 460'/);
});

test('fit --json has rows, steps, both fits and findings', () => {
  const fitted = JSON.parse(tierup(['fit', '-', '--json'], 'n,x\n1,10\n2,19\n3,27\n4,34\n6,45\n8,53\n').stdout);
  assert.equal(fitted.rows.length, 6);
  assert.ok(fitted.bounded.alpha.value > 0 && fitted.unbounded.alpha.error > 0);
  assert.equal(fitted.steps[0].linearity, 0.95);
});

test('check: line and column, severities, exit codes', () => {
  const { stdout, status } = tierup(['check', 'hpa.yaml']);
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^hpa\.yaml:12:5: warning scale-down-duration\n {2}spec\.behavior\.scaleDown: from 20 to 3 takes 16 minutes/m,
  );
  assert.match(stdout, /0 errors, \d warnings?, \d notes?\n$/);
  assert.equal(tierup(['check', 'hpa.yaml', '--strict']).status, 1);
  const refused = tierup(
    ['check', '-'],
    readFileSync(join(folder, 'hpa.yaml'), 'utf8').replace('maxReplicas: 20', 'maxReplicas: 2'),
  );
  assert.equal(refused.status, 1);
  assert.match(refused.stdout, /^-:7:3: error refused\n {2}maxReplicas is 2, less than minReplicas 3/);
  const [finding] = JSON.parse(tierup(['check', 'hpa.yaml', '--json']).stdout).findings;
  assert.equal(finding.severity, 'warning');
  assert.equal(typeof finding.line, 'number');
});

test('simulate: table, totals, a line for every change, chart, page and rows', () => {
  const args = [
    'simulate',
    'hpa.yaml',
    '--scenario',
    'scenario.yaml',
    '--svg',
    's.svg',
    '--html',
    's.html',
    '--csv',
    's.csv',
  ];
  const { stdout, stderr, status } = tierup(args);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^ *time {2}per second {2}wanted {2}ready {2}nodes/);
  assert.match(stdout, /method +every request \(\d+\)/);
  assert.match(stdout, /0:06:\d\d {2}3 -> \d+: cpu \d+ % of 70 %: wants \d+/);
  assert.match(stdout, /adds \d to pool: \d+ pods find no room/);
  assert.match(stderr, /wrote s\.svg\nwrote s\.html/);
  assert.equal(readFileSync(join(folder, 's.csv'), 'utf8').split('\n').length, 62);
  const page = readFileSync(join(folder, 's.html'), 'utf8');
  assert.ok(
    page.includes('<svg ') &&
      page.includes('Every sync of the pod autoscaler') &&
      !/https?:\/\/(?!www\.w3\.org)/.test(page),
  );
});

test('simulate --objective: missed is exit code 1; --json has every sync', () => {
  const args = ['simulate', 'hpa.yaml', '--scenario', 'scenario.yaml', '--objective', '1ms@99', '--json'];
  const { stdout, status } = tierup(args);
  assert.equal(status, 1);
  const result = JSON.parse(stdout);
  assert.equal(result.syncs.length, 240);
  assert.ok(result.syncs.every(({ line }: { line: string }) => /^\d+ (stays|-> \d+): ./.test(line)));
  assert.ok(result.objectiveShare < 0.1);
});

test('ten connections of two seconds: the same flags make the simulation and the check agree', () => {
  const flags = [
    '--shape',
    'step',
    '--low',
    '5',
    '--high',
    '60',
    '--hours',
    '0.5',
    '--cpu-ms',
    '40',
    '--wait-ms',
    '2000',
    '--connections',
    '10',
  ];
  const { totals } = JSON.parse(tierup(['simulate', 'hpa.yaml', ...flags, '--json']).stdout);
  assert.equal(totals.mostReplicas, 3);
  assert.ok(totals.timedOut + totals.refused > totals.requests / 2);
  writeFileSync(join(folder, 'waits.yaml'), 'service: {cpuMs: 40, waitMs: 2000, connections: 10}\n');
  const checked = tierup(['check', 'hpa.yaml', '--scenario', 'waits.yaml']);
  assert.equal(checked.status, 1);
  assert.match(checked.stdout, /error connections-cap-cpu\n.*a pod admits 10 connections: .*so it never scales up/);
});

test('sweep: ranked candidates, a verdict, a chart', () => {
  const args = [
    'sweep',
    'hpa.yaml',
    '--scenario',
    'scenario.yaml',
    '--objective',
    '10s@80',
    '--targets',
    '50,80',
    '--windows',
    '300',
    '--down',
    '50',
    '--svg',
    'sweep.svg',
  ];
  const { stdout, status, stderr } = tierup(args);
  assert.equal(status, 0, stderr);
  assert.match(
    stdout,
    /Cheapest that keeps 80 % within 10000 ms: target \d0, scale-down window 300 s, 50 % a minute down/,
  );
  assert.ok(existsSync(join(folder, 'sweep.svg')));
  assert.equal(
    tierup([...args.slice(0, 4), '--objective', '1ms@99', '--targets', '70', '--windows', '300', '--down', '50'])
      .status,
    1,
  );
});

test('measure: replicas of a command, a table that fit reads', () => {
  writeFileSync(
    join(folder, 'server.mjs'),
    "import { createServer } from 'node:http';\ncreateServer((_, a) => a.end('ok')).listen(process.env.PORT, '127.0.0.1');\n",
  );
  const command = `'${process.execPath}' server.mjs`;
  const args = [
    'measure',
    '--command',
    command,
    '--replicas',
    '1',
    '--rate',
    '20',
    '--seconds',
    '1',
    '--repeats',
    '2',
    '--warm-up',
    '1',
    '--csv',
    'm.csv',
  ];
  const { stdout, stderr, status } = tierup(args);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^replicas {2}per second +mean ms +p50 ms/);
  assert.match(stderr, /1 replica: p99 /);
  assert.match(
    readFileSync(join(folder, 'm.csv'), 'utf8'),
    /^replicas,throughput,mean_ms,p99_ms,error_share(,cpu_ms_per_request)?\n1,/,
  );
  const many = tierup(['measure', '--command', command, '--replicas', '4096']);
  assert.equal(many.status, 2);
  assert.match(
    many.stderr,
    /4096 replicas are more than the \d+ cores left beside the load generator\n.*--oversubscribe/,
  );
});

test('a Deployment is scaled with kubectl, waited for, and put back', () => {
  const log = join(folder, 'kubectl.log');
  writeFileSync(
    join(folder, 'kubectl'),
    `#!/bin/sh\necho "$@" >> '${log}'\n[ "$3" = get ] || [ "$1" = get ] && printf 5\nexit 0\n`,
    { mode: 0o755 },
  );
  writeFileSync(
    join(folder, 'one.mjs'),
    `import { createServer } from 'node:http';
import { spawnSync } from 'node:child_process';
const server = createServer((_, a) => a.end('ok')).listen(0, '127.0.0.1', async () => {
  const { spawn } = await import('node:child_process');
  const url = 'http://127.0.0.1:' + server.address().port + '/';
  const child = spawn(process.execPath, [${JSON.stringify(main)}, 'scale', 'measure', '--deployment', 'api', '--url', url, '--replicas', '2', '--rate', '10', '--seconds', '0.6', '--repeats', '1', '--warm-up', '0'], { env: { ...process.env, PATH: ${JSON.stringify(folder)} + ':' + process.env.PATH }, stdio: 'inherit' });
  child.on('exit', (code) => { server.close(); process.exitCode = code; });
});
`,
  );
  const ran = spawnSync(process.execPath, ['one.mjs'], BOUNDED);
  assert.equal(ran.status, 0, ran.stderr);
  const calls = readFileSync(log, 'utf8').trim().split('\n');
  assert.deepEqual(calls, [
    'get deployment api --output jsonpath={.spec.replicas}',
    'scale deployment api --replicas=2',
    'rollout status deployment/api --timeout=30s',
    'scale deployment api --replicas=5',
  ]);
});

test('a ScaledObject is simulated as the autoscaler that KEDA makes of it', () => {
  const [hpa = '', deployment = ''] = readFileSync(join(folder, 'hpa.yaml'), 'utf8').split('---\n');
  const behavior = hpa.slice(hpa.indexOf('  behavior:')).replaceAll('\n', '\n    ').trimEnd();
  const scaledObject = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: api}
spec:
  scaleTargetRef: {name: api}
  minReplicaCount: 3
  maxReplicaCount: 20
  triggers: [{type: cpu, metricType: Utilization, metadata: {value: "70"}}]
  advanced:
    horizontalPodAutoscalerConfig:
    ${behavior}
---
${deployment}`;
  writeFileSync(join(folder, 'keda.yaml'), scaledObject);
  const figures = ['--shape', 'step', '--low', '5', '--high', '80', '--hours', '0.2', '--json'];
  const [ofKeda, ofHpa] = ['keda.yaml', 'hpa.yaml'].map((file) => tierup(['simulate', file, ...figures]));
  assert.equal(ofKeda?.status, 0, ofKeda?.stderr);
  assert.deepEqual(JSON.parse(ofKeda?.stdout ?? ''), JSON.parse(ofHpa?.stdout ?? ''));
});

test('the examples of the documentation are well', () => {
  const examples = join(import.meta.dirname, '..', '..', 'examples', 'scaling');
  assert.equal(tierup(['check', join(examples, 'hpa.yaml'), '--scenario', join(examples, 'scenario.yaml')]).status, 0);
  const chart = join(examples, '..', '..', 'deploy', 'examples', 'tierup.yaml');
  const ours = tierup(['check', chart, '--scenario', join(examples, 'service.yaml')]);
  assert.match(ours.stdout, /0 errors, 1 warning, 2 notes/);
  assert.match(tierup(['fit', join(examples, 'sdm91.csv')]).stdout, /peaks at 1884 a second with 96\.5 replicas/);
  assert.equal(tierup(['fit', join(examples, 'nodes.csv')]).status, 1);
});

test('errors name the fault and the next step, with exit code 2', () => {
  const queue = '- {type: External, external: {metric: {name: jobs}, target: {type: AverageValue, averageValue: 5}}}';
  const hpa = readFileSync(join(folder, 'hpa.yaml'), 'utf8');
  writeFileSync(join(folder, 'queue.yaml'), hpa.replace('- type: Resource', `${queue}\n    - type: Resource`));
  for (const [args, fault, next] of [
    [['fit', 'none.csv'], /cannot read none\.csv/, /name a file/],
    [['simulate', 'hpa.yaml'], /no traffic given/, /add --trace FILE/],
    [
      ['simulate', 'scenario.yaml', '--shape', 'day'],
      /no HorizontalPodAutoscaler in scenario\.yaml/,
      /kind: HorizontalPodAutoscaler/,
    ],
    [['simulate', 'hpa.yaml', '--shape', 'wave'], /no shape wave/, /day, step, ramp/],
    [['sweep', 'hpa.yaml', '--shape', 'day'], /required option '--objective/, /tierup/],
    [['simulat'], /unknown command 'simulat'/, /Did you mean simulate/],
    [
      ['simulate', 'queue.yaml', '--shape', 'day'],
      /nothing in the simulation stands for the External metric jobs/,
      /signals: \{jobs: queue\}/,
    ],
    [['measure'], /nothing to measure/, /give --command/],
    [['measure', '--command', 'exit 4', '--replicas', '1'], /ended with code 4/, /start one by hand/],
  ] as const) {
    const { stderr, status } = tierup(args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, fault);
    assert.match(stderr, next);
  }
  writeFileSync(join(folder, 'typo.yaml'), 'service: {cpums: 20}\n');
  const typo = tierup(['simulate', 'hpa.yaml', '--scenario', 'typo.yaml', '--shape', 'day']);
  assert.match(
    typo.stderr,
    /typo\.yaml: service\.cpums is not known; here there can be arrivals, balance, connections, cpuMs/,
  );
});
