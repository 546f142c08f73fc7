/** Rules on whether a target can be reached at all: by limits, by tolerance, by connections, by nodes. */
import { emptyRoomOf } from '../nodes/cluster.ts';
import { about, type CheckContext, countedContainers, type Rule, utilizationTarget } from './context.ts';
import type { CheckFinding } from './finding.ts';

/** The most a pod can show, as a percentage of its requests; undefined where a container has no limit. */
function mostPercent(context: CheckContext, container?: string): number | undefined {
  const counted = countedContainers(context, container);
  if (counted.length === 0) return undefined;
  let request = 0;
  let limit = 0;
  for (const { cpuRequestMilli, cpuLimitMilli } of counted) {
    if (cpuRequestMilli === undefined || cpuLimitMilli === undefined) return undefined;
    request += cpuRequestMilli;
    limit += cpuLimitMilli;
  }
  return request === 0 ? undefined : (100 * limit) / request;
}

const upTolerance = ({ spec, flags }: CheckContext): number => spec.behavior?.scaleUp.tolerance ?? flags.tolerance;

/** CPU is throttled at the limit: a target above it, tolerance included, is never passed. */
const targetOutOfReach: Rule = (context) => {
  const target = utilizationTarget(context, 'cpu');
  if (target === undefined) return [];
  const most = mostPercent(context, target.container);
  const needed = target.percent * (1 + upTolerance(context));
  if (most === undefined || most > needed) return [];
  return [
    about(
      context,
      'target-out-of-reach',
      'error',
      ['spec', 'metrics', target.index],
      `never scales up: usage stops at the limits, ${round(most)} % of the requests, and must pass ` +
        `${round(needed)} % (target ${target.percent} % and a tolerance of ${round(100 * upTolerance(context))} %)`,
      'raise the CPU limit, or lower the target',
    ),
  ];
};

/** One sync can multiply the size by at most limit / (request x target). */
const limitCapsStep: Rule = (context) => {
  const target = utilizationTarget(context, 'cpu');
  if (target === undefined) return [];
  const most = mostPercent(context, target.container);
  if (most === undefined) return [];
  const factor = most / target.percent;
  if (factor >= 2 || factor <= 1 + upTolerance(context)) return [];
  const { minReplicas, maxReplicas } = context.spec;
  const sizes = [Math.max(1, minReplicas)];
  while ((sizes.at(-1) as number) < maxReplicas && sizes.length < 40)
    sizes.push(Math.min(maxReplicas, Math.ceil((sizes.at(-1) as number) * factor)));
  return [
    about(
      context,
      'limit-caps-step',
      'warning',
      ['spec', 'metrics', target.index],
      `a step can at most multiply by ${factor.toFixed(2)}: usage stops at the limit, ${round(most)} % of the request, ` +
        `against a target of ${target.percent} %. From ${sizes[0]} that is ${sizes.join('-')}, each step waiting for new pods' metrics`,
      'set the CPU limit to twice the request or more, or leave it out',
    ),
  ];
};

/** gunicorn's workers and connections of a Dify api pod, at its defaults where not set. */
function difyConnections({ deployment }: CheckContext): { readonly admits: number; readonly text: string } | undefined {
  const api = deployment?.containers.find(({ image }) => /(^|\/)dify-api(:|@|$)/.test(image));
  if (api === undefined || (api.environment.get('MODE') ?? 'api') !== 'api') return undefined;
  const workers = Number(api.environment.get('SERVER_WORKER_AMOUNT') ?? 1);
  const connections = Number(api.environment.get('SERVER_WORKER_CONNECTIONS') ?? 10);
  if (!(workers > 0) || !(connections > 0)) return undefined;
  return {
    admits: workers * connections,
    text: `a Dify api pod admits ${workers * connections} connections (SERVER_WORKER_AMOUNT ${workers} x SERVER_WORKER_CONNECTIONS ${connections})`,
  };
}

/** With few connections that mostly wait, a pod is full long before its CPU is. */
const connectionsCapCpu: Rule = (context) => {
  const target = utilizationTarget(context, 'cpu');
  const dify = difyConnections(context);
  const admits = context.service.connections ?? dify?.admits;
  if (target === undefined || admits === undefined || !Number.isFinite(admits)) return [];
  const requestMilli = countedContainers(context, target.container).reduce(
    (sum, { cpuRequestMilli = 0 }) => sum + cpuRequestMilli,
    0,
  );
  if (requestMilli === 0) return [];
  const who =
    dify !== undefined && context.service.connections === undefined ? dify.text : `a pod admits ${admits} connections`;
  const neededMilli = (requestMilli * target.percent * (1 + upTolerance(context))) / 100;
  const share = neededMilli / (admits * 1000);
  const { cpuMs, waitMs } = context.service;
  if (cpuMs !== undefined && waitMs !== undefined)
    return connectionsMeasured(context, target, who, admits, requestMilli);
  if (share < 0.02) return [];
  return [
    about(
      context,
      'connections-cap-cpu',
      'warning',
      ['spec', 'metrics', target.index],
      `${who}: CPU passes its target only if each of them computes ${round(100 * share)} % of its time; ` +
        'requests that wait for models and databases do not, so the pod is full while CPU is low and nothing scales' +
        (dify === undefined ? '' : ' (reported: saturated at 20 % CPU, langgenius/dify#20395)'),
      CONNECTIONS_ADVICE,
    ),
  ];
};

const CONNECTIONS_ADVICE =
  'raise the connections until CPU binds (SERVER_WORKER_CONNECTIONS 100 to 200 and a worker per core for Dify), or scale on requests under way';

function connectionsMeasured(
  context: CheckContext,
  target: { readonly percent: number; readonly index: number },
  who: string,
  admits: number,
  requestMilli: number,
): readonly CheckFinding[] {
  const { cpuMs = 0, waitMs = 0 } = context.service;
  const percent = (100 * ((1000 * admits * cpuMs) / (cpuMs + waitMs))) / requestMilli;
  const needed = target.percent * (1 + upTolerance(context));
  if (percent > needed) return [];
  const perSecond = (1000 * admits) / (cpuMs + waitMs);
  return [
    about(
      context,
      'connections-cap-cpu',
      'error',
      ['spec', 'metrics', target.index],
      `${who}: with ${cpuMs} ms of CPU and ${waitMs} ms of waiting it is full at ${perSecond.toPrecision(3)} requests a second, ` +
        `with CPU at ${round(percent)} % of its request; ${round(needed)} % is never reached, so it never scales up`,
      CONNECTIONS_ADVICE,
    ),
  ];
}

/** Replicas that the node pools have room for. */
const maxUnreachable: Rule = (context) => {
  const { spec, pools, deployment } = context;
  if (pools.length === 0 || deployment === undefined) return [];
  const cpu = deployment.containers.reduce((sum, { cpuRequestMilli = 0 }) => sum + cpuRequestMilli, 0);
  const memory = deployment.containers.reduce((sum, { memoryRequestMilli = 0 }) => sum + memoryRequestMilli, 0) / 1000;
  const room = pools.reduce((sum, pool) => {
    const { cpuMilli, memoryBytes } = emptyRoomOf(pool);
    const each = Math.min(cpu > 0 ? cpuMilli / cpu : Infinity, memory > 0 ? memoryBytes / memory : Infinity);
    return sum + pool.maxNodes * Math.max(0, Math.floor(each));
  }, 0);
  if (room >= spec.maxReplicas) return [];
  const list = pools.map(({ name, maxNodes }) => `${name} up to ${maxNodes}`).join(', ');
  return [
    about(
      context,
      'max-unreachable',
      'error',
      ['spec', 'maxReplicas'],
      `is ${spec.maxReplicas}, but the node pools (${list} nodes) have room for ${room} of these pods`,
      'raise the pools’ limits, lower the requests, or lower maxReplicas',
    ),
  ];
};

const round = (value: number): number => Math.round(value);

export const REACH_RULES: readonly Rule[] = [targetOutOfReach, limitCapsStep, connectionsCapCpu, maxUnreachable];
