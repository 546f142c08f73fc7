/** Values that would break a deployment are refused before anything is applied, with a message that names the key. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { template } from './rendering.ts';
import { chartsCopy, missing } from './tools.ts';

const skip = missing('helm');
const charts = skip ? '' : chartsCopy();

/** Settings, and what the message must say: the key, then what is wrong with it. */
type Refused = [settings: string[], message: RegExp];

const tierup: Refused[] = [
  [['autoscaling.kind=both'], /autoscaling\/kind.*'hpa', 'keda', 'none'/],
  [['autoscaling.minReplicas=0'], /autoscaling\/minReplicas/],
  [['autoscaling.minReplicas=30'], /autoscaling\.minReplicas: 30 is more than autoscaling\.maxReplicas 20/],
  [['autoscaling.behavior.scaleDown.policies[0].type=Per'], /behavior\/scaleDown\/policies\/0\/type/],
  [['autoscaling.kind=keda', 'autoscaling.keda.prometheusAddress=prometheus'], /keda\/prometheusAddress/],
  [['pool.maxWorkers=99'], /resources\.limits\.memory: 4096Mi is less than the 32512Mi/],
  [['cache.sizeMi=8000'], /resources\.limits\.memory: 4096Mi/],
  [['pool.maxTier=jit'], /pool\/maxTier/],
  [['drain.seconds=40'], /drain\.gracePeriodSeconds: 15/],
  [
    ['placement.spot=true', 'drain.seconds=20', 'drain.gracePeriodSeconds=30'],
    /drain\.seconds: .* a spot node gives 15/,
  ],
  [['network.enabled=true'], /proxy\.url/],
  [['proxy.url=http://proxy:3128'], /proxy\.peers/],
  [['upstream.url=http://sandbox:8194'], /upstream\.peers/],
  [['resources.requests.cpu=null'], /resources\/requests.*cpu/],
  [['resources.limits.memory=lots'], /resources\/limits\/memory/],
  [['cache.kind=hostPath'], /cache\/kind/],
  [['warmup[0].code=x'], /warmup\/0.*language/],
  [['podDisruptionBudget.maxUnavailable=some'], /podDisruptionBudget\/maxUnavailable/],
  [['replicaCount=3'], /replicaCount/],
];

const dify: Refused[] = [
  [
    ['pgbouncer.enabled=false'],
    /postgres\.maxConnections: 200 less 13 reserved leave 187.*api \(2400\).*workers \(1200\)/,
  ],
  [['pgbouncer.poolSize=80'], /postgres\.maxConnections: .*PgBouncer .* can open 290/],
  [['pgbouncer.maxClientConnections=1000'], /pgbouncer\.maxClientConnections: 1000 .* less than the 3630/],
  [['api.server.workers=1', 'api.server.connections=10'], /api\.server\.workers: 1 processes use 1 cores at most/],
  [['api.server.connections=10'], /api\.server\.connections: 10 connections on 2 workers keep 400m .* fires at 1400m/],
  [
    ['worker.autoscaling.tasksPerReplica=20'],
    /worker\.autoscaling\.tasksPerReplica: 20 is more than the worker\.concurrency of 16/,
  ],
  [['celeryExporter.enabled=false'], /celeryExporter\.enabled/],
  [['worker.autoscaling.kind=cpu'], /worker\/autoscaling\/kind/],
  [['api.autoscaling.minReplicas=21'], /api\.autoscaling\.minReplicas: 21/],
  [['postgres.kind=external'], /postgres\.host/],
  [['postgres.kind=external', 'postgres.host=db'], /existingSecret: .*postgres-password/],
  [['redis.kind=external', 'existingSecret=s'], /redis\.host/],
  [['vectorStore.kind=external'], /vectorStore\.env\.VECTOR_STORE/],
  [['storage.pvc.accessMode=ReadWriteOnce'], /storage\.pvc\.accessMode/],
  [['storage.kind=s3'], /storage\.s3\.bucket/],
  [['storage.kind=s3', 'storage.s3.bucket=b'], /existingSecret: .*s3-access-key/],
  [['storage.kind=google-storage'], /storage\.googleStorage\.bucket/],
  [['sandbox.enabled=false'], /codeExecution\.endpoint/],
  [['sandbox.enabled=false', 'codeExecution.endpoint=http://sandbox:8194'], /codeExecution\.secret/],
  [['gateway.enabled=true'], /gateway\.parentRefs/],
  [['ingress.enabled=true', 'ingress.host='], /ingress\/host/],
  [['sandbox.pool.maxWorkers=99'], /resources\.limits\.memory/],
  [['sandbox.typo=1'], /sandbox[\s\S]*typo/],
  [['api.replicaCount=1'], /api.*replicaCount/],
  [['images.api=langgenius/dify-api'], /images\/api/],
];

for (const [chart, cases] of [
  ['tierup', tierup],
  ['dify', dify],
] as const) {
  for (const [settings, message] of cases) {
    test(`${chart} refuses ${settings.join(', ')}`, { skip }, () => {
      const refused = template('demo', join(charts, chart), { set: settings });
      assert.notEqual(refused.status, 0);
      assert.match(refused.stderr, message);
    });
  }
}

test('a connection budget that fits is let through, to the last connection', { skip }, () => {
  const fits = (maxConnections: number) =>
    template('demo', join(charts, 'dify'), { set: [`postgres.maxConnections=${maxConnections}`] }).status === 0;
  // Three PgBouncers of 45, thirty of the plugin daemon, five of the migration, thirteen reserved.
  assert.equal(fits(3 * 45 + 30 + 5 + 13), true);
  assert.equal(fits(3 * 45 + 30 + 5 + 13 - 1), false);
});
